# SPDX-License-Identifier: GPL-3.0-or-later
"""The search index as the cache's writer feeds it."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atc.adapters.storage.search_index import SearchDoc, SearchIndex
from atc.domain.contacts import PersonFields
from atc.domain.search_text import Searchable


class ContactIndex:
    """Kept in the same transaction as the contacts. Storage thread."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def put(
        self,
        raw: sqlite3.Connection,
        people: Mapping[int, PersonFields],
        ready: Mapping[int, Searchable],
    ) -> None:
        """Index contacts, in place of what was there.

        Args:
            raw: the open transaction.
            people: the contacts.
            ready: what was folded already, by the `id()` of the person it is of.
        """
        docs = [
            _doc(contact, person)
            if (done := ready.get(id(person))) is None
            else _Ready(contact, done=done)
            for contact, person in people.items()
        ]
        self._index.put(raw, docs)

    def remove(self, raw: sqlite3.Connection, contact_ids: Sequence[int]) -> None:
        """Forget contacts; those that are not in it are no error."""
        self._index.remove(raw, contact_ids)

    def forget(self) -> None:
        """A transaction was rolled back."""
        self._index.forget()


@dataclass(frozen=True, slots=True)
class _Ready(SearchDoc):
    """A contact whose texts were folded on the worker thread, as most are."""

    done: Searchable | None = None

    def searchable(self) -> Searchable:
        """It."""
        assert self.done is not None  # noqa: S101 - made above with it, for the type checker
        return self.done


def fold_person(person: PersonFields) -> Searchable:
    """What a contact of this one record is found by. Any thread."""
    return _doc(0, person).searchable()


def _doc(contact: int, person: PersonFields) -> SearchDoc:
    texts = (person.company, person.department, person.title, *person.groups, *person.keywords)
    numbers = [text for n in person.numbers for text in (n.text, n.key) if text]
    return SearchDoc(
        contact,
        person.given_name,
        person.surname,
        person.name,
        [text for text in texts if text],
        numbers,
        person.emails,
        person.note,
    )
