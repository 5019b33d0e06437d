# SPDX-License-Identifier: GPL-3.0-or-later
"""The search index as the cache's writer feeds it."""

import sqlite3
from collections.abc import Mapping, Sequence

from atc.adapters.storage.search_index import SearchDoc, SearchIndex
from atc.domain.contacts import PersonFields


class ContactIndex:
    """Kept in the same transaction as the contacts. Storage thread."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def put(self, raw: sqlite3.Connection, people: Mapping[int, PersonFields]) -> None:
        """Index contacts, in place of what was there."""
        self._index.put(raw, [_doc(contact, person) for contact, person in people.items()])

    def remove(self, raw: sqlite3.Connection, contact_ids: Sequence[int]) -> None:
        """Forget contacts; those that are not in it are no error."""
        self._index.remove(raw, contact_ids)

    def forget(self) -> None:
        """A transaction was rolled back."""
        self._index.forget()


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
