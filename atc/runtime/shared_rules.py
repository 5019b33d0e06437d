# SPDX-License-Identifier: GPL-3.0-or-later
"""What must fit together in the table `[shared]`. A password in the URL is never repeated."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from atc.config.check import toml_value
from atc.config.problems import NO_HINT, Problem, ProblemCode
from atc.runtime.directory_rules import Say
from atc.runtime.schema_base import without_password
from atc.runtime.schema_log import SharedSettings

_URL = ("shared", "url")
_KEYRING = ("shared", "password_keyring")
_FORM = "postgresql://USER@HOST/DATABASE"


def password_in(url: str) -> str:
    """The password that a URL holds, empty for none."""
    try:
        return unquote(urlsplit(url.strip()).password or "")
    except ValueError:
        return ""


def shared_problems(shared: SharedSettings, say: Say) -> Iterator[Problem]:
    """Find what cannot work, without asking the server."""
    if shared.url and not _is_database(shared.url):
        value = toml_value(without_password(shared.url))
        yield say(ProblemCode.BAD_FORMAT, _URL, NO_HINT, value=value, expected=_FORM)
    if not shared.url and shared.password_keyring:
        yield say(ProblemCode.NEEDS_OTHER, _KEYRING, NO_HINT, value="true", other="url")
    if shared.password_keyring and (shared.password or password_in(shared.url)):
        yield say(ProblemCode.BOTH_GIVEN, _KEYRING, NO_HINT, other="password")


def _is_database(url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018 - raises for what is no port
    except ValueError:
        return False
    kind = parts.scheme.partition("+")[0]
    host = bool(parts.hostname) or "host=" in parts.query
    return kind in {"postgresql", "postgres"} and host and len(parts.path) > 1
