# SPDX-License-Identifier: GPL-3.0-or-later
"""A search among some thousands of people who are all in memory."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from atc.domain.search_query import (
    Match,
    Near,
    Query,
    Unit,
    is_number,
    match,
    may_be_mistyped,
    typing_error,
)
from atc.domain.search_text import Searchable, keypad

K = TypeVar("K", bound=Hashable)


class SearchList(Generic[K]):
    """Finds as the contact index does, by the same definition, without one."""

    def __init__(self) -> None:
        self._people: dict[K, Searchable] = {}
        self._texts: dict[K, str] = {}
        self._words: set[str] = set()
        self._by_keys: dict[K, str] = {}

    def add(self, key: K, person: Searchable) -> None:
        """Let somebody be found."""
        self._people[key] = person
        self._texts[key] = hint_text(person)
        self._words.update(person.words.split())
        self._by_keys[key] = keypad(person.words)

    def find(self, query: Query) -> dict[K, Match]:
        """All who answer a query, with how well they do; an empty one is answered by nobody."""
        if not query:
            return {}
        near = {word: self._near(word) for word in query.words if may_be_mistyped(word)}
        wanted = hints(query, near)
        found: dict[K, Match] = {}
        for key, text in self._possible(query):
            if hinted(wanted, text):
                how = match(query, self._people[key], near)
                if how is not None:
                    found[key] = how
        return found

    def _possible(self, query: Query) -> Iterable[tuple[K, str]]:
        if not query.keys:
            return self._texts.items()
        keys = f" {query.keys}"
        # What the keys find is let through, whatever the hints say.
        return [
            (key, f"{text}{keys} {query.keys}" if keys in self._by_keys[key] else text)
            for key, text in self._texts.items()
        ]

    def _near(self, word: str) -> tuple[str, ...]:
        return tuple(other for other in self._words if typing_error(word, other))


def hints(query: Query, near: Near) -> list[list[str]]:
    """Texts of which whoever answers has one of each list, keypad aside: most have not."""
    return [_hints(unit, near) for unit in query.units]


def hinted(wanted: list[list[str]], text: str) -> bool:
    """Whether a `hint_text` has what is wanted, which is seen quicker than how well it answers."""
    for unit in wanted:
        for hint in unit:
            if hint in text:
                break
        else:
            return False
    return True


def hint_text(person: Searchable) -> str:
    """All that somebody can be found by, the keypad aside."""
    return "".join(person[1:])


def _hints(unit: Unit, near: Near) -> list[str]:
    found: list[str] = []
    for words in unit:
        word = max(words, key=len)
        found.append(word if is_number(word) else f" {word}")
        found += [f" {other}" for other in near.get(word, ())]
    return found
