# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose number it is (D07): the whole number first, then the longest run of last digits."""

from collections.abc import Callable, Mapping

from atc.adapters.storage.cache_reader import CacheReader
from atc.adapters.storage.database import Database
from atc.domain.contacts import CallerMatch, Contact, ContactNumber, MatchKind

FEWEST_DIGITS = 6
"""Fewer last digits say nothing: they may be anybody's."""

MOST_MATCHES = 20

# The records of all contacts with a key, each row once however many of its records have it.
_EXACT = """
    SELECT m.contact_id, m.id, m.source, m.uid, m.person, m.unsynced, m.photo FROM record m
    WHERE m.contact_id IN (
        SELECT r.contact_id FROM link l JOIN record r ON r.id = l.record_id
        WHERE l.key = ? LIMIT 100)
"""
_BEFORE = "SELECT key FROM link WHERE key < ? ORDER BY key DESC LIMIT 1"
_AFTER = "SELECT key FROM link WHERE key >= ? ORDER BY key LIMIT 1"
_BETWEEN = "SELECT DISTINCT key FROM link WHERE key >= ? AND key < ? ORDER BY key LIMIT 50"


class CallerLookup:
    """Storage thread. A number that is known takes some tens of microseconds."""

    def __init__(
        self,
        database: Database,
        reader: CacheReader,
        key: Callable[[str], str],
        picks: Callable[[Contact], float],
    ) -> None:
        """Look into an open cache.

        Args:
            database: the cache.
            reader: builds the contacts.
            key: `NumberPlan.key`.
            picks: how often she chose a contact.
        """
        self._execute = database.raw.execute
        self._assemble = reader.assemble
        self._key = key
        self._picks = picks

    def find(self, number: str) -> tuple[CallerMatch, ...]:
        """Whose number it is, best first.

        Whole numbers before last digits, her own contacts before others, VIPs before others, then
        by how often she chooses them.
        """
        key = self._key(number)
        if not key:
            return ()
        found = self._assemble(self._execute(_EXACT, (key[::-1],)))
        if found:
            return self._ranked(found, {key}, MatchKind.EXACT)
        keys = self._by_last_digits(key)
        contacts: dict[int, Contact] = {}
        for each in keys:
            contacts |= self._assemble(self._execute(_EXACT, (each[::-1],)))
        return self._ranked(contacts, set(keys), MatchKind.SUFFIX)

    def _ranked(
        self, contacts: Mapping[int, Contact], keys: set[str], kind: MatchKind
    ) -> tuple[CallerMatch, ...]:
        found = [
            CallerMatch(contact, number, kind)
            for contact in contacts.values()
            if (number := _number(contact, keys)) is not None
        ]
        if len(found) > 1:
            found.sort(key=self._worth)
        return tuple(found[:MOST_MATCHES])

    def _worth(self, match: CallerMatch) -> tuple[bool, bool, float, str]:
        contact = match.contact
        return (
            not contact.personal,
            not contact.person.vip,
            -self._picks(contact),
            contact.label.casefold(),
        )

    def _by_last_digits(self, key: str) -> list[str]:
        """The keys that agree with this one in most of their last digits, if in enough."""
        digits = _bare(key)
        if len(digits) < FEWEST_DIGITS or not digits.isdigit():
            return []
        backwards = digits[::-1]
        near = [
            found[0][::-1]
            for query in (_BEFORE, _AFTER)
            if (found := self._execute(query, (backwards,)).fetchone()) is not None
        ]
        agree = max((_agreement(digits, other) for other in near), default=0)
        if agree < FEWEST_DIGITS:
            return self._shorter(key, digits)
        start = backwards[:agree]
        rows = self._execute(_BETWEEN, (start, start + "\U0010ffff"))
        found = [row[0][::-1] for row in rows]
        return [other for other in found if _same_line(key, other)] or self._shorter(key, digits)

    def _shorter(self, key: str, digits: str) -> list[str]:
        """A number that is wholly the end of this one though another agrees in more digits."""
        ends = [digits[-n:] for n in range(len(digits) - 1, FEWEST_DIGITS - 1, -1)]
        for end in ends:
            for written in (end, "0" + end):
                if (
                    _same_line(key, written)
                    and self._execute(
                        "SELECT 1 FROM link WHERE key = ?", (written[::-1],)
                    ).fetchone()
                ):
                    return [written]
        return []


def _number(contact: Contact, keys: set[str]) -> ContactNumber | None:
    return next((n for n in contact.person.numbers if n.key in keys), None)


def _bare(key: str) -> str:
    """The digits, without what says how to dial them."""
    return key.lstrip("+").lstrip("0")


def _agreement(digits: str, other: str) -> int:
    """How many last digits are the same."""
    same = 0
    for a, b in zip(reversed(digits), reversed(other), strict=False):
        if a != b:
            break
        same += 1
    return same


def _same_line(key: str, other: str) -> bool:
    """Whether two keys that differ can be two ways of writing one number.

    Two whole international numbers that differ are two numbers; else the shorter one must be the
    end of the longer one.
    """
    if key.startswith("+") and other.startswith("+"):
        return False
    short, long = sorted((_bare(key), _bare(other)), key=len)
    return len(short) >= FEWEST_DIGITS and long.endswith(short)
