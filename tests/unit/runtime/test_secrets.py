# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords from the keyring."""

import sys
import threading
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from atc.config.problems import ProblemCode
from atc.runtime.secrets import (
    KeyringUnusableError,
    read_keyring,
    resolve,
    resolve_within,
    secrets_of,
)
from atc.runtime.settings import parse_settings

TEXT = """\
[[accounts]]
server = "pbx"
username = "200"
password = "in-the-file"
[[accounts]]
server = "pbx"
username = "201"
id = "second"
password_keyring = true
[pbx.ami]
enabled = true
username = "atc"
secret_keyring = true
[api]
enabled = true
token_keyring = true
"""


def settings(text=TEXT):
    return parse_settings(text, Path("/nowhere/atc.toml"))


def test_secrets_are_filled_in_from_the_keyring():
    held = {"second": "pw-201", "ami": "pw-ami", "api": "pw-api"}
    done = resolve(settings(), held.get).result(timeout=30)
    assert done.problems == ()
    assert [each.password for each in done.settings.accounts] == ["in-the-file", "pw-201"]
    assert done.settings.pbx.ami.secret == "pw-ami"
    assert done.settings.api.token == "pw-api"
    assert secrets_of(done.settings) == {"in-the-file", "pw-201", "pw-ami", "pw-api"}


def test_what_the_keyring_does_not_hold_is_named():
    done = resolve(settings(), {"ami": "x"}.get).result(timeout=30)
    assert [(each.code, each.key) for each in done.problems] == [
        (ProblemCode.KEYRING_EMPTY, "accounts[2].password_keyring"),
        (ProblemCode.KEYRING_EMPTY, "api.token_keyring"),
    ]
    assert "keyring set atc second" in str(done.problems[0])
    assert done.settings.accounts[1].password == ""


def test_a_keyring_that_waits_for_its_user_holds_nobody_up():
    unlock = threading.Event()

    def locked(user):
        unlock.wait(30)
        return user

    future = resolve(settings(), locked)
    assert not future.done()
    unlock.set()
    assert future.result(timeout=30).settings.api.token == "api"


def test_the_start_waits_for_a_locked_keyring_only_so_long():
    release = threading.Event()
    done = resolve_within(settings(), 0.01, lambda _: release.wait(30) and "x")
    release.set()
    assert {each.code for each in done.problems} == {ProblemCode.KEYRING_UNUSABLE}
    assert len(done.problems) == 3
    assert done.settings.accounts[0].password == "in-the-file"
    assert resolve_within(settings(), 30, {"ami": "x"}.get).settings.pbx.ami.secret == "x"


def test_without_a_wish_the_keyring_is_not_touched():
    def never(user):
        raise AssertionError(user)

    plain = settings('[[accounts]]\nserver = "x"\nusername = "1"\n')
    assert resolve(plain, never).result(timeout=0).settings is plain


def test_a_machine_without_a_keyring(monkeypatch):
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        done = resolve(settings()).result(timeout=30)
        with pytest.raises(KeyringUnusableError, match="no keyring"):
            read_keyring("x")
    finally:
        keyring.set_keyring(before)
    assert {each.code for each in done.problems} == {ProblemCode.KEYRING_UNUSABLE}
    assert "give “password” in the file" in str(done.problems[0])
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(KeyringUnusableError):
        read_keyring("x")
