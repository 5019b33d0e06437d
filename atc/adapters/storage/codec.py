# SPDX-License-Identifier: GPL-3.0-or-later
"""Records as the cache keeps them: JSON that is quick to read, and what they are found by."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from atc.adapters.storage.folding import clean, name_hash, text_hash
from atc.adapters.storage.indexing import fold_person
from atc.domain.contacts import (
    MAX_NUMBERS,
    MAX_PHOTO_BYTES,
    ContactNumber,
    NumberKind,
    PersonFields,
    SourceRecord,
)
from atc.domain.search_text import Searchable

Link = tuple[str, int]
"""A number written backwards or an e-mail address, and the hash of the name that has it."""

_KINDS = {kind.value: kind for kind in NumberKind}
_MAX_ITEMS = 64


class _Stored(msgspec.Struct, array_like=True):
    """The layout. Fields may be added at the end, with a default."""

    given_name: str
    surname: str
    name: str
    company: str
    department: str
    title: str
    numbers: list[tuple[str, str, str]]
    emails: tuple[str, ...]
    note: str
    groups: tuple[str, ...]
    keywords: tuple[str, ...]
    vip: bool


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_Stored)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record ready to be written.

    Attributes:
        person: cleaned, with keys, without photo.
        stored: the same as JSON.
        searchable: what it is found by, as long as it is a contact of its own.
    """

    uid: str
    revision: str
    person: PersonFields
    stored: str
    links: tuple[Link, ...]
    photo: bytes
    photo_hash: int
    searchable: Searchable
    unsynced: bool = False


def encode(person: PersonFields) -> str:
    """JSON of all fields but the photo."""
    return _encoder.encode(
        _Stored(
            person.given_name,
            person.surname,
            person.name,
            person.company,
            person.department,
            person.title,
            [(n.text, n.kind.value, n.key) for n in person.numbers],
            person.emails,
            person.note,
            person.groups,
            person.keywords,
            person.vip,
        )
    ).decode()


def decode(stored: str) -> PersonFields:
    """What `encode` was given."""
    s = _decoder.decode(stored)
    kinds = _KINDS
    return PersonFields(
        s.given_name,
        s.surname,
        s.name,
        s.company,
        s.department,
        s.title,
        tuple([ContactNumber(text, kinds[kind], key) for text, kind, key in s.numbers]),
        s.emails,
        s.note,
        s.groups,
        s.keywords,
        s.vip,
    )


def to_json(value: object) -> str:
    """JSON for SQLite's `json_each`: one parameter, however many values."""
    return _encoder.encode(value).decode()


def text_key(uid: str) -> str:
    """A source's uid as the cache keeps it."""
    return clean(uid, 1024)


def prepare(record: SourceRecord, key: Callable[[str], str], *, unsynced: bool = False) -> Prepared:
    """Clean a record and find out what it is known by. Any thread.

    Args:
        record: as the source gave it; what is too long is cut, what is no photo is dropped.
        key: `NumberPlan.key`.
        unsynced: no server has it yet.
    """
    person = _cleaned(record.person, key)
    photo = record.person.photo
    if not 0 < len(photo) <= MAX_PHOTO_BYTES:
        photo = b""
    return Prepared(
        text_key(record.uid),
        clean(record.revision, 1024),
        person,
        encode(person),
        links_of(person),
        photo,
        text_hash(photo) if photo else 0,
        fold_person(person),
        unsynced,
    )


def links_of(person: PersonFields) -> tuple[Link, ...]:
    """All that a person can be found and merged by."""
    name = name_hash(person)
    found = {(number.key[::-1], name): None for number in person.numbers if number.key}
    for mail in person.emails:
        if "@" in mail:
            found[mail.casefold(), name] = None
    return tuple(found)


def _cleaned(person: PersonFields, key: Callable[[str], str]) -> PersonFields:
    numbers: dict[str, ContactNumber] = {}
    for number in person.numbers[: 4 * MAX_NUMBERS]:
        text = clean(number.text, 80)
        if text and len(numbers) < MAX_NUMBERS:
            k = key(text)
            numbers.setdefault(k or text, ContactNumber(text, number.kind, k))
    return PersonFields(
        clean(person.given_name),
        clean(person.surname),
        clean(person.name),
        clean(person.company),
        clean(person.department),
        clean(person.title),
        tuple(numbers.values()),
        _list(person.emails, 320),
        clean(person.note),
        _list(person.groups, 200),
        _list(person.keywords, 200),
        person.vip,
    )


def _list(texts: tuple[str, ...], most: int) -> tuple[str, ...]:
    if not texts:
        return ()
    found = dict.fromkeys(clean(text, most) for text in texts[:_MAX_ITEMS])
    found.pop("", None)
    return tuple(found)
