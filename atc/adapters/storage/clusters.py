# SPDX-License-Identifier: GPL-3.0-or-later
"""Which records are the same person.

Two records are one person when they share an e-mail address, or share a number and their names
have the same words, or one of them has no name. But what many share says nothing:

- a number that records of different names have (a company's main number) joins only records of the
  same name, never those without a name;
- an address that records of three or more names have (info@…) joins only records of the same name;
- what more than `MANY` records have in common joins nobody.

Each rule looks only at who has a key now, so that the order in which records come does not matter,
and taking one away undoes what it did.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from atc.adapters.storage.codec import Link, to_json

MANY = 50

_SHARED = """
    SELECT j.value FROM json_each(?) j
    WHERE (SELECT count(*) FROM (SELECT 1 FROM link WHERE key = j.value LIMIT 2)) > 1
"""
_ALL = "SELECT name, record_id FROM link WHERE key = ? LIMIT ?"
_NAMED = "SELECT record_id FROM link WHERE key = ? AND name = ? LIMIT ?"
_LOWEST = "SELECT min(name) FROM link WHERE key = ? AND name > 0"
_HIGHEST = "SELECT max(name) FROM link WHERE key = ? AND name > 0"


class Unions:
    """Sets of records that grow together."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def add(self, item: int) -> None:
        """Make sure that it is there, alone at least."""
        self._parent.setdefault(item, item)

    def join(self, items: Iterable[int]) -> None:
        """These belong together."""
        first: int | None = None
        for item in items:
            root = self._root(item)
            if first is None:
                first = root
            elif root != first:
                self._parent[root] = first

    def sets(self) -> list[list[int]]:
        """All of them, members and sets in ascending order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for item in sorted(self._parent):
            found[self._root(item)].append(item)
        return sorted(found.values())

    def _root(self, item: int) -> int:
        parent = self._parent
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item


class SharedKeys:
    """Looks up, within one transaction, who shares what."""

    def __init__(self, raw: sqlite3.Connection, changes: int) -> None:
        """`changes`: how many records this transaction changes, at most."""
        self._raw = raw
        # So many may have had the key before the change without having been too many.
        self._limit = MANY + changes + 1

    def shared(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that more than one record has."""
        found = self._raw.execute(_SHARED, (to_json(list(keys)),))
        return {key for (key,) in found}

    def near(self, links: Iterable[Link]) -> set[int]:
        """All records that these links may join or part, or have joined."""
        found: set[int] = set()
        for key, names in _by_key(links):
            if "@" in key:
                found.update(record for _, record in self._everyone(key))
            else:
                low, high = self._span(key)
                for name in {0, low, high, *names}:
                    found.update(self._named(key, name))
        return found

    def groups(self, links: Iterable[Link]) -> Iterator[list[int]]:
        """The sets of records that these links join."""
        for key, names in _by_key(links):
            yield from self._address(key) if "@" in key else self._number(key, names)

    def _number(self, key: str, names: set[int]) -> Iterator[list[int]]:
        low, high = self._span(key)
        nameless = self._named(key, 0)
        if low == high:  # one name at most
            yield _few(nameless + (self._named(key, low) if low else []))
            return
        yield _few(nameless)
        for name in names - {0}:
            yield _few(self._named(key, name))

    def _address(self, key: str) -> Iterator[list[int]]:
        everyone = self._everyone(key)
        if len(everyone) > MANY:
            return
        by_name: defaultdict[int, list[int]] = defaultdict(list)
        for name, record in everyone:
            by_name[name].append(record)
        if len(by_name.keys() - {0}) <= 2:
            yield [record for _, record in everyone]
        else:
            yield from by_name.values()

    def _span(self, key: str) -> tuple[int, int]:
        """The first and the last name that has the key, 0 for none."""
        low = self._raw.execute(_LOWEST, (key,)).fetchone()[0] or 0
        high = self._raw.execute(_HIGHEST, (key,)).fetchone()[0] or 0
        return low, high

    def _named(self, key: str, name: int) -> list[int]:
        return [record for (record,) in self._raw.execute(_NAMED, (key, name, self._limit))]

    def _everyone(self, key: str) -> list[tuple[int, int]]:
        return self._raw.execute(_ALL, (key, self._limit)).fetchall()


def _few(records: list[int]) -> list[int]:
    return records if len(records) <= MANY else []


def _by_key(links: Iterable[Link]) -> list[tuple[str, set[int]]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for key, name in links:
        found[key].add(name)
    return list(found.items())
