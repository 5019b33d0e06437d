# SPDX-License-Identifier: GPL-3.0-or-later
"""Who answers a search, and how well, by the plain definition: slow, and written apart."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from atc.adapters.storage.search_index import SearchDoc
from atc.domain.search_query import Query, Tier
from atc.domain.search_text import Searchable

_KEYS = {"abc": "2", "def": "3", "ghi": "4", "jkl": "5", "mno": "6", "pqrs": "7"} | {
    "tuv": "8",
    "wxyz": "9",
}


def tier(query: Query, person: Searchable) -> Tier | None:
    """The worst of the query's parts, each in its best reading."""
    parts = []
    for unit in query.units:
        readings = [[_word(word, person) for word in reading] for reading in unit]
        found = [max(ways) for ways in readings if None not in ways]
        if query.keys and any(_keys(word).startswith(query.keys) for word in person.words.split()):
            found.append(Tier.KEYPAD)
        if not found:
            return None
        parts.append(min(found))
    return max(parts)


def search(docs: Sequence[SearchDoc], text: str) -> dict[int, Tier]:
    """All who answer."""
    query = Query.parse(text)
    if not query:
        return {}
    answers = {doc.contact_id: tier(query, doc.searchable()) for doc in docs}
    return {contact: how for contact, how in answers.items() if how is not None}


def _word(word: str, person: Searchable) -> Tier | None:
    mine = person.words.split()
    if word.endswith(" "):
        return _whole(word.strip(), person)
    numbers = person.numbers.split()
    number = word.isdigit() and word.isascii()
    letters = word.isalpha()
    ways = {
        Tier.EXACT: word in mine or (number and word in numbers),
        Tier.PREFIX: any(other.startswith(word) for other in mine),
        Tier.PART: (number and len(word) >= 3 and any(word in other for other in numbers))
        or (letters and 2 <= len(word) <= 4 and _begins(word, person.initials))
        or _begins(word, person.others),
        Tier.NOTE: _begins(word, person.notes),
        Tier.TYPO: letters and len(word) >= 5 and any(map(_one_edit(word), person.words.split())),
    }
    return min((way for way, answers in ways.items() if answers), default=None)


def _whole(word: str, person: Searchable) -> Tier | None:
    if word in person.words.split():
        return Tier.EXACT
    if word in person.others.split():
        return Tier.PART
    return Tier.NOTE if word in person.notes.split() else None


def _begins(word: str, words: str) -> bool:
    return any(other.startswith(word) for other in words.split())


def _one_edit(word: str):
    size = len(word)
    return lambda other: any(
        OSA.distance(word, other[:end]) <= 1 for end in range(size - 1, size + 2)
    )


def _keys(word: str) -> str:
    return "".join(
        next((key for letters, key in _KEYS.items() if char in letters), ".") for char in word
    )
