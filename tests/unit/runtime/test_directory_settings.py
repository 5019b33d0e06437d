# SPDX-License-Identifier: GPL-3.0-or-later
"""Phonebooks in the configuration: paths, mistakes, passwords."""

from pathlib import Path

import pytest

from atc.runtime import secrets
from atc.runtime.schema import Settings
from atc.runtime.settings import SettingsError, parse_settings

ACCOUNT = '[[accounts]]\nserver = "pbx"\nusername = "200"\n'


def parsed(text: str) -> Settings:
    return parse_settings(ACCOUNT + text, Path("/etc/atc/atc.toml"))


def problems(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        parsed(text)
    return [problem.message for problem in caught.value.problems]


def test_a_file_is_relative_to_the_configuration_and_need_not_be_there() -> None:
    (book,) = parsed('[[directory]]\nid = "c"\nkind = "csv"\nfile = "c.csv"\n').directory
    assert book.file == "/etc/atc/c.csv"
    assert book.label == "c"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('kind = "csv"', '"csv" needs file'),
        ('kind = "ldap"\nurl = "ldap://x"', '"ldap" needs base_dn'),
        ('kind = "ldap"\nurl = "http://x"\nbase_dn = "dc=x"', "ldap:// or ldaps://"),
        ('kind = "ldap"\nurl = "ldaps://x"\nbase_dn = "dc=x"\nstarttls = true', 'ldap://…"'),
        ('kind = "vcard"\nfile = "x"\npersonal = true', 'kind = "carddav"'),
        ('kind = "csv"\nfile = "x"\ncolumns = { phone = "x" }', "allowed: given_name"),
        ('kind = "csv"\nfile = "x"\npassword = "a"\npassword_keyring = true', "password"),
    ],
)
def test_mistakes_are_told(text: str, words: str) -> None:
    (problem,) = problems(f'[[directory]]\nid = "a"\n{text}\n')
    assert words in problem


def test_a_name_is_used_once_and_not_the_console_s_own() -> None:
    book = '[[directory]]\nid = "{}"\nkind = "csv"\nfile = "x"\n'
    twice, taken = problems(book.format("a") + book.format("a") + book.format("personal"))
    assert "used twice" in twice
    assert "taken" in taken


def test_a_wrong_phonebook_costs_that_one_alone() -> None:
    text = '[[directory]]\nid = "a"\nkind = "csv"\n[[directory]]\nid = "b"\nkind = "csv"\n'
    with pytest.raises(SettingsError) as caught:
        parsed(f'{text}file = "b.csv"\n')
    assert [book.id for book in caught.value.fallback.directory] == ["b"]


def test_the_password_may_come_from_the_keyring_and_stays_out_of_logs() -> None:
    text = '[[directory]]\nid = "d"\nkind = "carddav"\nurl = "https://x"\npassword_keyring = true\n'
    asked: list[str] = []

    def read(user: str) -> str:
        asked.append(user)
        return "hush"

    settings = secrets.resolve(parsed(text), read).result(timeout=10).settings
    assert asked == ["directory.d"]
    assert settings.directory[0].password == "hush"
    assert "hush" in secrets.secrets_of(settings)
    assert "hush" not in repr(settings)
