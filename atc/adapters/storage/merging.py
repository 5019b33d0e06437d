# SPDX-License-Identifier: GPL-3.0-or-later
"""One person out of what several sources say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from atc.adapters.storage.folding import LAST, fold, name_words
from atc.domain.contacts import (
    PBX_SOURCE,
    PERSONAL_SOURCE,
    Contact,
    ContactId,
    ContactNumber,
    NumberKind,
    PersonFields,
    SourceId,
    SourceRef,
)


@dataclass(frozen=True, slots=True)
class Held:
    """A record of the cache."""

    id: int
    source: str
    uid: str
    person: PersonFields
    unsynced: bool
    photo: int


class SourceOrder:
    """Whose word counts first: her own contacts, then the sources as they are configured."""

    def __init__(self, configured: Sequence[str]) -> None:
        """`configured`: ids of the sources, most trusted first."""
        named = [str(PERSONAL_SOURCE), *configured]
        if PBX_SOURCE not in named:
            named.append(str(PBX_SOURCE))
        self._places = {source: place for place, source in enumerate(named)}

    def place(self, source: str) -> int:
        """The smaller, the more it counts."""
        return self._places.get(source, len(self._places))

    def sorted(self, records: Iterable[Held]) -> list[Held]:
        """The records, those that count most first; the same for any order they come in."""
        return sorted(records, key=lambda r: (self.place(r.source), r.source, r.uid))


def merge(records: Sequence[Held]) -> PersonFields:
    """Unite records that are in their sources' order.

    Of texts the first that is not empty counts; the parts of a name stay together, but a source
    that has the same name in parts says which is the surname. Lists are united.
    """
    people = [record.person for record in records]
    if len(people) == 1:
        return people[0]

    def first(field: Callable[[PersonFields], str]) -> str:
        return next(filter(None, map(field, people)), "")

    named = next((p for p in people if p.given_name or p.surname or p.name), people[0])
    parts = named if named.given_name or named.surname else _same_in_parts(named, people)
    return PersonFields(
        parts.given_name,
        parts.surname,
        named.name,
        first(lambda p: p.company),
        first(lambda p: p.department),
        first(lambda p: p.title),
        _numbers(people),
        _united((p.emails for p in people), str.casefold),
        first(lambda p: p.note),
        _united((p.groups for p in people), fold),
        _united((p.keywords for p in people), fold),
        any(p.vip for p in people),
    )


def contact_of(contact_id: int, records: Sequence[Held]) -> Contact:
    """The contact that records in their sources' order make."""
    return Contact(
        ContactId(contact_id),
        merge(records),
        tuple([SourceRef(SourceId(r.source), r.uid, r.unsynced) for r in records]),
        any(r.photo for r in records),
    )


@dataclass(frozen=True, slots=True)
class SortKeys:
    """What lists are sorted by."""

    name: str
    surname: str
    company: str
    department: str
    number: str


def sort_keys(person: PersonFields) -> SortKeys:
    """The folded texts that a contact is sorted by; what is missing sorts last."""
    label = fold(person.label)
    number = person.numbers[0].text if person.numbers else ""
    return SortKeys(
        label or LAST,
        fold(person.surname) or label.rpartition(" ")[2] or LAST,
        fold(person.company) or LAST,
        fold(person.department) or LAST,
        _number_order(number),
    )


def _number_order(text: str) -> str:
    """Short numbers first, then by digits: 99, 100, 101, 2000."""
    digits = "".join(filter(str.isdigit, text))
    return f"{min(len(digits), 99):02d}{digits}" if digits else LAST


def _same_in_parts(named: PersonFields, people: Sequence[PersonFields]) -> PersonFields:
    """Who says which part of the same name is the surname."""
    words = name_words(named)
    found = (p for p in people if p.given_name and p.surname and name_words(p) == words)
    return next(found, named)


def _numbers(people: Sequence[PersonFields]) -> tuple[ContactNumber, ...]:
    found: dict[str, ContactNumber] = {}
    for person in people:
        for number in person.numbers:
            key = number.key or number.text
            held = found.get(key)
            if held is None or (
                held.kind is NumberKind.OTHER and number.kind is not NumberKind.OTHER
            ):
                found[key] = number
    return tuple(found.values())


def _united(lists: Iterable[tuple[str, ...]], key: Callable[[str], str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for texts in lists:
        for text in texts:
            found.setdefault(key(text), text)
    return tuple(found.values())
