# SPDX-License-Identifier: GPL-3.0-or-later
"""How what a person is found by is written into the full-text index, and asked for.

Words are written as they are. Everything else is put into one character of Unicode's private areas,
which no text of the user can contain once folded: four digits of a number, somebody's initials. One
character makes no entries in the index of beginnings, which starts at two.
"""

import zlib
from collections.abc import Callable, Iterable, Sequence

from atc.domain.search_query import FRAGMENT_DIGITS, WHOLE, Match, Query, Tier, Unit, is_initials
from atc.domain.search_text import SHORT_NUMBER, Searchable

_GRAM = 4
_GRAMS = 0xF0000
_TAILS = 0xF3000
_INITIALS = 0xF4000
_OTHER_INITIALS = chr(0xF5000)
_NOTE = chr(0xF6000)
_OTHER = chr(0xF7000)
_WHOLE, _WHOLE_SIZE = 0x100000, 0xFFF0

_ANYBODY = "*"
_LONG = 3

Expand = Callable[[str], Iterable[str]]
"""Beginnings to look for instead of a word."""


def tokens(person: Searchable) -> str:
    """All that the index holds of a person, for a tokenizer that splits at blanks."""
    found = _number_tokens(person.numbers.split())
    found += [_initials(initials) for initials in person.initials.split()]
    found += marked(person)
    return f"{person.words}{' '.join(found)}"


def marked(person: Searchable) -> list[str]:
    """The words that are kept apart from the others, as index and vocabulary have them."""
    found = [_OTHER + word for word in person.others.split()]
    if person.notes:
        found += [_NOTE + word for word in person.notes.split()]
    return found


def _number_tokens(numbers: Sequence[str]) -> list[str]:
    found: list[str] = []
    for number in numbers:
        if len(number) > SHORT_NUMBER:
            found.append(_whole(number))
        if any(number in other and number != other for other in numbers):
            continue
        if len(number) >= FRAGMENT_DIGITS:
            found.append(chr(_TAILS + int(number[-FRAGMENT_DIGITS:])))
        starts = range(len(number) - _GRAM + 1)
        found += [chr(_GRAMS + int(number[i : i + _GRAM])) for i in starts]
    return found


def _whole(number: str) -> str:
    return chr(_WHOLE + zlib.crc32(number.encode()) % _WHOLE_SIZE)


def _initials(text: str) -> str:
    pair = text[:2]
    if pair.isascii() and pair.isalpha():
        return chr(_INITIALS + 26 * (ord(pair[0]) - 97) + ord(pair[1]) - 97) + text[2:]
    return _OTHER_INITIALS + text


def quoted(token: str) -> str:
    """A token in a match expression; tokens never contain a quote."""
    return f'"{token}"'


def starting(token: str) -> str:
    """What starts with a token."""
    return f'"{token}" *'


class Expression:
    """Builds the match expression of a query, wider from tier to tier.

    Attributes:
        begin: the ways in which indexed words begin with a typed one.
        mistyped: beginnings of indexed words that a typed one is an edit away from, or only
            those that are whole words.
        by_keys: beginnings of indexed words that digits type on a keypad.
    """

    def __init__(
        self,
        begin: Expand,
        mistyped: Callable[[str, bool], Iterable[str]],
        by_keys: Expand,
    ) -> None:
        self._begin = begin
        self._mistyped = mistyped
        self._by_keys = by_keys
        self._loose = False

    def of(self, query: Query, least: Match, *, loose: bool = False) -> str:
        """What finds all who answer a query at least so well; empty: nobody does.

        Args:
            query: what she typed.
            least: how well.
            loose: leave out single letters where there are longer words: half of all have them,
                and it is mostly quicker to look at a few people more.
        """
        self._loose = loose and any(len(word) >= _LONG for word in query.words)
        asked = _all([self._unit(unit, query.keys, least) for unit in query.units])
        return self.of(query, least) if asked == _ANYBODY else asked

    def _unit(self, unit: Unit, keys: str, least: Match) -> str:
        ways = [_all([_either(self._word(word, least)) for word in words]) for words in unit]
        if keys and least.tier >= Tier.KEYPAD:
            ways += self._by_keys(keys)
        return _either(ways)

    def _word(self, word: str, least: Match) -> list[str]:
        tier = least.tier
        number = word.isascii() and word.isdigit()
        if tier is Tier.EXACT:
            plain = word.rstrip(WHOLE)
            long = number and len(word) > SHORT_NUMBER
            return [quoted(plain), quoted(_whole(word))] if long else [quoted(plain)]
        if self._loose and len(word.rstrip(WHOLE)) == 1:
            return [_ANYBODY]
        if word.endswith(WHOLE):
            marks = ["", _OTHER, _NOTE] if tier >= Tier.NOTE else ["", _OTHER]
            return [quoted(mark + word[:-1]) for mark in (marks if tier >= Tier.PART else [""])]
        ways = list(self._begin(word))
        if tier >= Tier.PART:
            if number and len(word) >= FRAGMENT_DIGITS:
                ways.append(_fragment(word))
            if is_initials(word):
                ways.append(starting(_initials(word)))
            ways += self._begin(_OTHER + word)
        if tier >= Tier.NOTE:
            ways += self._begin(_NOTE + word)
        if tier >= Tier.TYPO:
            ways += self._mistyped(word, least.far == 0)
        return ways


def _fragment(number: str) -> str:
    if len(number) < _GRAM:
        first = int(number) * 10
        inside = [quoted(chr(_GRAMS + first + i)) for i in range(10)]
        return _either([*inside, quoted(chr(_TAILS + int(number)))])
    last = len(number) - _GRAM
    where = sorted({*range(0, last, _GRAM), last})
    grams = [quoted(chr(_GRAMS + int(number[i : i + _GRAM]))) for i in where]
    return _all(list(dict.fromkeys(grams)))


def _all(parts: Sequence[str]) -> str:
    """All of the parts; empty if one of them is."""
    if not all(parts):
        return ""
    narrow = [part for part in parts if part != _ANYBODY]
    if len(narrow) < 2:
        return narrow[0] if narrow else _ANYBODY
    return "(" + " AND ".join(narrow) + ")"


def _either(ways: Iterable[str]) -> str:
    """Any of the ways that are not empty."""
    some = [way for way in dict.fromkeys(ways) if way]
    if _ANYBODY in some:
        return _ANYBODY
    if len(some) < 2:
        return some[0] if some else ""
    return "(" + " OR ".join(some) + ")"
