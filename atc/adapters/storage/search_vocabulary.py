# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the index, each once: which of them could she have meant?

Typing errors and keypad digits are walked down the sorted vocabulary like a tree: at each letter
only those branches are followed that exist. That takes some hundred look-ups whatever the number of
contacts, and neither memory nor an index of misspellings.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from atc.adapters.storage.search_tokens import quoted, starting
from atc.domain.search_query import may_be_mistyped

CREATE = ("CREATE TABLE IF NOT EXISTS search_term(term TEXT PRIMARY KEY) WITHOUT ROWID",)
DROP = ("DROP TABLE IF EXISTS search_term",)

_LAST = "\U0010ffff"
_MAX_WORDS = 100
_INDEXED = 3
_KEYS = {"2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv"} | {
    "9": "wxyz"
}
_NEXT = "SELECT term FROM search_term WHERE term >= ? AND term < ? ORDER BY term LIMIT 1"
_WORDS = "SELECT term FROM search_term WHERE term >= ? AND term < ? LIMIT ?"


def learn(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Remember words; those gone from the index do no harm."""
    rows = ((word,) for word in sorted(set(words)))
    connection.executemany("INSERT OR IGNORE INTO search_term VALUES(?)", rows)


class Vocabulary:
    """What the indexed words look like. Storage thread; made for one search.

    Attributes:
        near: for words asked for, the beginnings of indexed words that are one edit away.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.near: dict[str, tuple[str, ...]] = {}
        self._known: dict[tuple[str, ...], list[str]] = {}

    def begin(self, word: str) -> list[str]:
        """The ways in which indexed words begin with a typed one."""
        if len(word) > 1:
            return self._ways([word])
        return [quoted(word), *(starting(word + letter) for letter in self._letters(word))]

    def mistyped(self, word: str, whole: bool) -> list[str]:
        """The ways to find words that are one edit away, or begin so unless `whole`."""
        if not may_be_mistyped(word):
            return []
        if word not in self.near:
            self.near[word] = tuple(dict.fromkeys(self._edits(word)))
        near = self.near[word]
        return [quoted(word) for word in near if self._is_word(word)] if whole else self._ways(near)

    def by_keys(self, keys: str) -> list[str]:
        """The ways to find what digits type on a keypad."""
        found = [""]
        for key in keys:
            found = [
                begin + letter
                for begin in found
                for letter in _KEYS[key]
                if self._exists(begin + letter)
            ]
        return self._ways(found)

    def _ways(self, beginnings: Sequence[str]) -> list[str]:
        """Whole words where they are few: FTS5 gathers all that begins so before the first hit."""
        shortest: list[str] = []
        for begin in sorted(set(beginnings)):
            if not shortest or not begin.startswith(shortest[-1]):
                shortest.append(begin)
        key = tuple(shortest)
        if key not in self._known:
            self._known[key] = self._words_or_beginnings(shortest)
        return self._known[key]

    def _words_or_beginnings(self, shortest: Sequence[str]) -> list[str]:
        if all(len(begin) <= _INDEXED for begin in shortest):
            return [starting(begin) for begin in shortest]
        words: list[str] = []
        for begin in shortest:
            room = _MAX_WORDS - len(words) + 1
            words += self._words(begin, room)
            if len(words) > _MAX_WORDS:
                return [starting(begin) for begin in shortest]
        return [quoted(word) for word in words]

    def _words(self, begin: str, most: int) -> list[str]:
        found = self._connection.execute(_WORDS, (begin, begin + _LAST, most))
        return [word for (word,) in found]

    def _edits(self, word: str) -> Iterator[str]:
        for i, letter in enumerate(word):
            before, after = word[:i], word[i + 1 :]
            if not self._exists(before):
                return
            tried = [before + after]
            if after:
                tried.append(before + after[0] + letter + after[1:])
            for other in self._letters(before):
                tried.append(before + other + letter + after)
                if other != letter:
                    tried.append(before + other + after)
            yield from filter(self._exists, tried)

    def _letters(self, before: str) -> Iterator[str]:
        """The letters that follow a beginning in the vocabulary."""
        at, end = before, before + _LAST
        size = len(before)
        while row := self._connection.execute(_NEXT, (at, end)).fetchone():
            term: str = row[0]
            if len(term) == size:
                at = before + "\x01"
                continue
            letter = term[size]
            yield letter
            at = before + chr(ord(letter) + 1)

    def _is_word(self, word: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM search_term WHERE term = ?", (word,))
        return found.fetchone() is not None

    def _exists(self, begin: str) -> bool:
        found = self._connection.execute(_NEXT, (begin, begin + _LAST))
        return found.fetchone() is not None
