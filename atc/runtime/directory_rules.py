# SPDX-License-Identifier: GPL-3.0-or-later
"""What must fit together in the configuration's phonebooks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from atc.config.check import toml_value
from atc.config.lines import Path as KeyPath
from atc.config.problems import NO_HINT, Hint, Problem, ProblemCode
from atc.domain.contacts import PBX_SOURCE, PERSONAL_SOURCE
from atc.domain.sources import CSV_FIELDS, LDAP_FIELDS
from atc.runtime.schema_directory import DirectorySettings

_NEEDED = {
    "csv": ("file",),
    "vcard": ("file",),
    "ldap": ("url", "base_dn"),
    "carddav": ("url",),
}
_SCHEMES = {"ldap": ("ldap://", "ldaps://"), "carddav": ("https://", "http://")}
_ONLY_FOR = {"starttls": "ldap", "personal": "carddav"}
"""Promises that another kind would break silently."""


class Say(Protocol):
    """Makes a problem with the line that it is on."""

    def __call__(
        self, code: ProblemCode, at: KeyPath, hint: Hint = NO_HINT, /, **params: str
    ) -> Problem:
        """The problem at a place of the file."""


def directory_problems(books: Sequence[DirectorySettings], say: Say) -> Iterator[Problem]:
    """Find what does not fit. A file that is not there yet is no mistake: it may come."""
    seen: dict[str, int] = {PBX_SOURCE: -1, PERSONAL_SOURCE: -1}
    personal = 0
    for index, book in enumerate(books):
        here: KeyPath = ("directory", index)
        at = (*here, "id")
        if book.id in {PBX_SOURCE, PERSONAL_SOURCE}:
            words = f"another name than {PBX_SOURCE} and {PERSONAL_SOURCE}, which are taken"
            yield say(ProblemCode.BAD_FORMAT, at, value=toml_value(book.id), expected=words)
        elif book.id in seen:
            other = say(ProblemCode.TWICE, ("directory", seen[book.id], "id"))
            yield say(ProblemCode.TWICE, at, value=toml_value(book.id), line=str(other.line))
        seen.setdefault(book.id, index)
        yield from _one(book, here, say)
        personal += book.personal
        if book.personal and personal > 1:
            yield say(ProblemCode.TOO_MANY, (*here, "personal"), count=str(personal), most="1")


def _one(book: DirectorySettings, here: KeyPath, say: Say) -> Iterator[Problem]:
    kind = toml_value(book.kind)
    for key in _NEEDED[book.kind]:
        if not getattr(book, key):
            yield say(ProblemCode.NEEDS_OTHER, (*here, "kind"), value=kind, other=key)
    for key, only in _ONLY_FOR.items():
        if getattr(book, key) and book.kind != only:
            other = f'kind = "{only}"'
            yield say(ProblemCode.NEEDS_OTHER, (*here, key), value="true", other=other)
    schemes = _SCHEMES.get(book.kind, ())
    if schemes and book.url and not book.url.lower().startswith(schemes):
        words = " or ".join(schemes) + " and the host"
        yield say(
            ProblemCode.BAD_FORMAT, (*here, "url"), value=toml_value(book.url), expected=words
        )
    if book.starttls and book.url.lower().startswith("ldaps:"):
        path, other = (*here, "starttls"), 'url = "ldap://…"'
        yield say(ProblemCode.NEEDS_OTHER, path, value="true", other=other)
    if book.password and book.password_keyring:
        yield say(ProblemCode.BOTH_GIVEN, (*here, "password_keyring"), other="password")
    yield from _fields(book.columns, (*here, "columns"), CSV_FIELDS, say)
    yield from _fields(book.attributes, (*here, "attributes"), LDAP_FIELDS, say)


def _fields(
    given: Mapping[str, str], here: KeyPath, known: Sequence[str], say: Say
) -> Iterator[Problem]:
    for field in given:
        if field not in known:
            at, allowed = (*here, field), ", ".join(known)
            yield say(ProblemCode.NOT_ALLOWED, at, value=toml_value(field), allowed=allowed)
