# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the receptionist chooses whom: counts that lose half their worth in thirty days."""

import math
import time
from collections.abc import Callable, Iterable, Mapping

from atc.adapters.storage.codec import to_json
from atc.adapters.storage.database import Database
from atc.domain.contacts import Contact, PersonFields

HALF_LIFE_S = 30 * 86400.0
_MOST_KEYS = 5000
_PUT = """
    INSERT INTO pick VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET score = excluded.score, at = excluded.at
"""
_PRUNE = "DELETE FROM pick WHERE key NOT IN (SELECT value FROM json_each(?))"


class Picks:
    """By number in `desk.db`, by contact in memory. Storage thread.

    All worths are as of the start of the console: what is compared decays alike.
    """

    def __init__(self, desk: Database, now: Callable[[], float] = time.time) -> None:
        """Read what was kept."""
        self._desk = desk
        self._now = now
        self._start = now()
        self._by_key = {
            key: score * self._worth(at)
            for key, score, at in desk.raw.execute("SELECT key, score, at FROM pick")
        }
        self._by_contact: dict[int, float] = {}

    @property
    def by_contact(self) -> Mapping[int, float]:
        """Worths of the contacts that she ever chose, to be compared with one another."""
        return self._by_contact

    def of(self, contact: Contact) -> float:
        """A contact's worth now: one choice just made is 1."""
        held = self._by_contact.get(contact.id)
        return held / self._worth(self._now()) if held else 0.0

    def find_contacts(self, cache: Database) -> None:
        """Look up whose the chosen numbers are now, after the cache was opened or rebuilt."""
        self._by_contact.clear()
        for key, worth in self._by_key.items():
            for (contact,) in cache.raw.execute(
                "SELECT DISTINCT r.contact_id FROM link l JOIN record r ON r.id = l.record_id"
                " WHERE l.key = ? LIMIT 20",
                (key[::-1],),
            ):
                self._by_contact[contact] = self._by_contact.get(contact, 0.0) + worth

    def follow(self, gone: Iterable[int], people: Mapping[int, PersonFields]) -> None:
        """Contacts are gone or were written."""
        if not self._by_key:
            return
        for contact in gone:
            self._by_contact.pop(contact, None)
        for contact, person in people.items():
            self._weigh(contact, person)

    def add(self, contact: Contact | None, key: str) -> None:
        """She chose a contact by one of its numbers, or a number of nobody."""
        if not key and contact is not None:
            key = next((n.key for n in contact.person.numbers if n.key), "")
        if not key:
            return
        now = self._now()
        worth = self._by_key[key] = self._by_key.get(key, 0.0) + self._worth(now)
        with self._desk.write() as raw:
            raw.execute(_PUT, (key, worth / self._worth(now), now))
            if len(self._by_key) > _MOST_KEYS:
                self._prune(raw.execute)
        if contact is not None:
            self._weigh(contact.id, contact.person)

    def _weigh(self, contact: int, person: PersonFields) -> None:
        worth = sum(self._by_key.get(n.key, 0.0) for n in person.numbers if n.key)
        if worth:
            self._by_contact[contact] = worth
        else:
            self._by_contact.pop(contact, None)

    def _worth(self, at: float) -> float:
        """What a choice made at a time is worth, one made at the start of the console being 1."""
        return math.exp2(min(500.0, max(-500.0, (at - self._start) / HALF_LIFE_S)))

    def _prune(self, execute: Callable[[str, tuple[str]], object]) -> None:
        best = sorted(self._by_key, key=lambda k: -self._by_key[k])[: _MOST_KEYS // 2]
        self._by_key = {key: self._by_key[key] for key in best}
        execute(_PRUNE, (to_json(best),))
