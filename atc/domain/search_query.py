# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search means: the words she typed, and how well a person answers them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from atc.domain.contacts import SearchRank
from atc.domain.search_text import MAX_WORD, Searchable, fold, keypad

TYPO_LETTERS = 5
"""A word needs so many letters before one of them may be wrong."""

FRAGMENT_DIGITS = 3
"""So many digits in a row are looked for inside of numbers."""

KEYPAD_DIGITS = 2
MAX_INITIALS = 4
MAX_WORDS = 16
_MAX_CHARS = 1000
_CHUNK = re.compile(r"[^\W_]+(?:['`\-.&@_/][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+")
_IN_NUMBER = re.compile(r"[\s()+\-./]*")

WHOLE = " "
"""A word that ends with it has to be there as it is, not only as a beginning."""

Words = tuple[str, ...]
"""Each of them has to be there."""

Unit = tuple[Words, ...]
"""Ways to read one part of the query; one of them has to be there."""


class Tier(IntEnum):
    """How a person answers a query, best first."""

    EXACT = 0
    """Every word is one of theirs, every number is."""
    PREFIX = 1
    """Words of theirs start like this."""
    PART = 2
    """Initials, digits inside of a number, words of an e-mail address."""
    KEYPAD = 3
    """The digits, typed on a phone's keys, start a word."""
    NOTE = 4
    """The note has it."""
    TYPO = 5
    """One letter of a word is wrong, missing, too many, or two are swapped."""

    @property
    def rank(self) -> SearchRank:
        """What the tier counts as."""
        if self is Tier.EXACT:
            return SearchRank.EXACT
        return SearchRank.TYPO if self is Tier.TYPO else SearchRank.PREFIX


@dataclass(frozen=True, slots=True)
class Query:
    """A search as typed, understood.

    Attributes:
        units: each of them has to be answered; none: nothing is looked for.
        keys: the digits when they may stand for letters on a keypad, else empty.
    """

    units: tuple[Unit, ...] = ()
    keys: str = ""

    def __bool__(self) -> bool:
        return bool(self.units)

    @property
    def words(self) -> frozenset[str]:
        """All words in it, in any reading."""
        return frozenset(word for unit in self.units for reading in unit for word in reading)

    @classmethod
    def parse(cls, text: str) -> "Query":
        """Understand what she typed; anything but letters and digits only separates words.

        More than `MAX_WORDS` words are no search: they give an empty query.
        """
        if len(text) > _MAX_CHARS:
            text = text.strip()
            if len(text) > _MAX_CHARS:
                return cls()
        folded = fold(text)
        units: list[Unit] = []
        groups: list[str] = []
        end = 0
        for chunk in _CHUNK.finditer(folded):
            between, found = folded[end : chunk.start()], tuple(_WORD.findall(chunk[0]))
            end = chunk.end()
            digits = all(map(is_number, found))
            if groups and not (digits and _IN_NUMBER.fullmatch(between)):
                units.append(_number(groups))
                groups = []
            if digits:
                groups += found
            else:
                units.append(_compound(found))
        if groups:
            units.append(_number(groups))
        if sum(len(unit[0]) for unit in units) > MAX_WORDS:
            return cls()
        typed = folded.strip()
        by_keys = len(typed) >= KEYPAD_DIGITS and not typed.strip("23456789")
        return cls(tuple(dict.fromkeys(units)), typed[:MAX_WORD] if by_keys else "")


class Match(NamedTuple):
    """How well a person answers; smaller is better. `far`: how much of a word a typo spoils."""

    tier: Tier
    far: int = 0


Near = Mapping[str, Sequence[str]]
"""How the words may begin that she could have meant, for each word that may be mistyped."""


def match(query: Query, person: Searchable, near: Near | None = None) -> Match | None:
    """How well a person answers a query, None when not at all.

    Args:
        query: what she typed.
        person: who may answer.
        near: all beginnings that count as mistyped, where they are known; it only saves time.
    """
    worst = Match(Tier.EXACT)
    for unit in query.units:
        best = min(filter(None, (_reading(words, person, near) for words in unit)), default=None)
        if query.keys and (best is None or best.tier > Tier.KEYPAD):
            best = _by_keys(query.keys, person) or best
        if best is None:
            return None
        worst = max(worst, best)
    return worst


def typing_error(word: str, other: str) -> bool:
    """Whether `word`, with one letter put right, is how `other` starts."""
    size = min(len(word), len(other))
    i = 0
    while i < size and word[i] == other[i]:
        i += 1
    if i == len(word):
        return True
    return (
        other.startswith(word[i + 1 :], i + 1)
        or other.startswith(word[i + 1 :], i)
        or other.startswith(word[i:], i + 1)
        or (
            word[i + 1 : i + 2] == other[i : i + 1] != ""
            and other[i + 1 : i + 2] == word[i]
            and other.startswith(word[i + 2 :], i + 2)
        )
    )


def may_be_mistyped(word: str) -> bool:
    """Whether a word is long enough, and of letters only, for a typo to be forgiven."""
    return len(word) >= TYPO_LETTERS and word.isalpha()


def is_initials(word: str) -> bool:
    """Whether a word may be somebody's initials."""
    return 2 <= len(word) <= MAX_INITIALS and word.isalpha()


def is_number(word: str) -> bool:
    """Whether a word is digits only."""
    return word.isascii() and word.isdigit()


def _compound(found: Words) -> Unit:
    """One word, or what the joiners join: a single letter before one (`m.rossi`) is complete."""
    *before, last = (word[:MAX_WORD] for word in found)
    if not before:
        return ((last,),)
    parts = (*(word + WHOLE if len(word) == 1 else word for word in before), last)
    return (("".join(found)[:MAX_WORD],), parts)


def _number(groups: list[str]) -> Unit:
    """Digits in any formatting; 00 before a country code is as good as a plus."""
    joined = "".join(groups)
    readings: list[Words] = [(joined[:MAX_WORD],)]
    if len(groups) > 1:
        readings.append(tuple(group[:MAX_WORD] for group in groups))
    if joined.startswith("00") and len(joined) > FRAGMENT_DIGITS + 1:
        readings.append((joined[2 : MAX_WORD + 2],))
    return tuple(readings)


def _reading(wanted: Words, person: Searchable, near: Near | None) -> Match | None:
    worst = Match(Tier.EXACT)
    for word in wanted:
        found = _word(word, person, near)
        if found is None:
            return None
        worst = max(worst, found)
    return worst


def _word(word: str, person: Searchable, near: Near | None) -> Match | None:
    if word.endswith(WHOLE):
        return _whole_word(f" {word}", person)
    start, whole = f" {word}", f" {word} "
    number = is_number(word)
    if whole in person.words or (number and whole in person.numbers):
        tier = Tier.EXACT
    elif start in person.words:
        tier = Tier.PREFIX
    elif _part(word, person, number=number):
        tier = Tier.PART
    elif start in person.notes:
        tier = Tier.NOTE
    elif not may_be_mistyped(word):
        return None
    elif near is None:
        return _mistyped(word, person.words.split())
    else:
        return _nearby(word, near.get(word, ()), person)
    return Match(tier)


def _whole_word(padded: str, person: Searchable) -> Match | None:
    if padded in person.words:
        return Match(Tier.EXACT)
    if padded in person.others:
        return Match(Tier.PART)
    return Match(Tier.NOTE) if padded in person.notes else None


def _part(word: str, person: Searchable, *, number: bool) -> bool:
    return (
        (number and len(word) >= FRAGMENT_DIGITS and word in person.numbers)
        or (is_initials(word) and f" {word}" in person.initials)
        or f" {word}" in person.others
    )


def _by_keys(keys: str, person: Searchable) -> Match | None:
    return Match(Tier.KEYPAD) if f" {keys}" in keypad(person.words) else None


def _mistyped(word: str, others: Sequence[str]) -> Match | None:
    """One edit away; `far` is 0 when the whole word is, 1 when only its beginning."""
    near = [other for other in others if typing_error(word, other)]
    if not near:
        return None
    return Match(Tier.TYPO, 0 if any(_whole(word, other) for other in near) else 1)


def _nearby(word: str, beginnings: Sequence[str], person: Searchable) -> Match | None:
    """The same as `_mistyped`, where all that is near is known."""
    near = [begin for begin in beginnings if f" {begin}" in person.words]
    if not near:
        return None
    whole = any(f" {begin} " in person.words and _whole(word, begin) for begin in near)
    return Match(Tier.TYPO, 0 if whole else 1)


def _whole(word: str, other: str) -> bool:
    """Whether the words differ by one edit and no more, given that their beginnings do."""
    return abs(len(word) - len(other)) <= 1 and (
        typing_error(word, other) and typing_error(other, word)
    )
