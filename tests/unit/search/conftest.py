# SPDX-License-Identifier: GPL-3.0-or-later
"""A directory in memory."""

import sqlite3
from collections.abc import Iterator

import pytest

from atc.adapters.storage.search_index import SearchDoc, SearchIndex


class Directory:
    """An index with a few people, found by name."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.index = SearchIndex()
        self.index.create(self.connection)
        self.docs: dict[int, SearchDoc] = {}

    def add(self, *docs: SearchDoc, late: bool = False) -> None:
        """Put them in; `late` ones wait to be indexed."""
        self.docs |= {doc.contact_id: doc for doc in docs}
        self.index.put(self.connection, docs)
        if not late:
            self.index.tidy(self.connection)

    def person(self, given: str = "", surname: str = "", **more: object) -> int:
        contact = len(self.docs) + 1
        self.add(SearchDoc(contact, given, surname, **more))
        return contact

    def find(self, query: str, limit: int = 50, picks: dict[int, float] | None = None) -> list[int]:
        return [
            hit.contact_id for hit in self.index.find(self.connection, query, limit, picks).hits
        ]


@pytest.fixture
def directory() -> Iterator[Directory]:
    made = Directory()
    yield made
    made.connection.close()
