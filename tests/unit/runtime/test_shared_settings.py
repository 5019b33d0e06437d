# SPDX-License-Identifier: GPL-3.0-or-later
"""The table [shared]: mistakes are told by name, and a password never."""

from pathlib import Path

import pytest

from atc.config.problems import ProblemCode
from atc.runtime import secrets
from atc.runtime.schema import Settings
from atc.runtime.schema_log import SharedSettings
from atc.runtime.settings import parse_settings

ACCOUNT = '[[accounts]]\nserver = "pbx.example.com"\nusername = "200"\n'


def problems(table: str) -> list[tuple[ProblemCode, str]]:
    try:
        parse_settings(ACCOUNT + table, Path("/nowhere/atc.toml"))
    except Exception as error:  # noqa: BLE001 - whatever the parser raises has the problems
        return [(p.code, p.key) for p in error.problems]  # type: ignore[attr-defined]
    return []


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://atc@db.example.com/atc",
        "postgresql+psycopg://atc:pa55@db:5433/atc?sslmode=verify-full",
        "postgres://db/atc",
        "postgresql:///atc?host=/run/postgresql",
    ],
)
def test_urls_that_may_work(url: str) -> None:
    assert problems(f'[shared]\nurl = "{url}"') == []


@pytest.mark.parametrize(
    "url",
    [
        "rubbish",
        "postgresql://",
        "postgresql://host",
        "mysql://u:pa55@host/db",
        "postgresql://h:x/d",
    ],
)
def test_urls_that_cannot_work(url: str) -> None:
    assert problems(f'[shared]\nurl = "{url}"') == [(ProblemCode.BAD_FORMAT, "shared.url")]


def test_a_mistake_does_not_repeat_the_password() -> None:
    with pytest.raises(Exception, match="url") as told:
        parse_settings(
            ACCOUNT + '[shared]\nurl = "mysql://u:pa55@host/db"', Path("/nowhere/atc.toml")
        )
    assert "pa55" not in str(told.value)
    assert "***" in str(told.value)


def test_the_password_stays_out_of_what_is_logged() -> None:
    shared = SharedSettings(url="postgresql://atc:p%4055@db/atc", password="s3cret")
    settings = Settings(shared=shared)
    assert "p%4055" not in repr(settings)
    assert "s3cret" not in repr(settings)
    assert {"p@55", "s3cret"} <= secrets.secrets_of(settings)


def test_the_keyring_has_the_password() -> None:
    shared = SharedSettings(url="postgresql://atc@db/atc", password_keyring=True)
    resolved = secrets.resolve_within(Settings(shared=shared), 5.0, {"shared": "s3cret"}.get)
    assert resolved.settings.shared.password == "s3cret"
    assert resolved.problems == ()


def test_a_keyring_without_a_server_is_a_mistake() -> None:
    found = problems("[shared]\npassword_keyring = true")
    assert found == [(ProblemCode.NEEDS_OTHER, "shared.password_keyring")]
