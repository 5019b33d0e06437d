# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes records into the cache and keeps the merged contacts right, in one transaction.

Only what a batch touches is merged again: the changed records, those that share a key with them,
and whoever was one contact with any of these.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from atc.adapters.storage.clusters import SharedKeys, Unions
from atc.adapters.storage.codec import Link, Prepared, decode, links_of, to_json
from atc.adapters.storage.database import Database
from atc.adapters.storage.indexing import ContactIndex
from atc.adapters.storage.merging import Held, SourceOrder, merge, sort_keys
from atc.domain.contacts import PERSONAL_SOURCE, PersonFields
from atc.domain.search_text import Searchable

_KNOWN = """
    SELECT r.uid, r.id, r.contact_id, r.person, r.photo, r.unsynced, r.revision
    FROM json_each(?) j CROSS JOIN record r ON r.source = ? AND r.uid = j.value
"""
_HELD = """
    SELECT r.id, r.source, r.uid, r.person, r.unsynced, r.photo, r.contact_id FROM record r
    WHERE r.contact_id IN (
        SELECT m.contact_id FROM json_each(?) j CROSS JOIN record m ON m.id = j.value)
"""
_INSERT = "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_UPDATE = """
    UPDATE record SET revision = ?, contact_id = ?, person = ?, photo = ?, unsynced = ?
    WHERE id = ?
"""
_TOUCH = "UPDATE record SET revision = ? WHERE id = ?"
_CONTACT = "INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(slots=True)
class _Batch:
    """One transaction's work."""

    source: str
    new: dict[int, Prepared] = field(default_factory=dict)
    changed: dict[int, Prepared] = field(default_factory=dict)
    removed: list[int] = field(default_factory=list)
    old_links: dict[int, tuple[Link, ...]] = field(default_factory=dict)
    old_photos: dict[int, int] = field(default_factory=dict)
    contact_of: dict[int, int] = field(default_factory=dict)
    """The contact that a record belonged to before."""

    def folded(self) -> dict[int, Searchable]:
        """What was folded before, by the `id()` of the person it is of."""
        return {id(p.person): p.searchable for p in (*self.new.values(), *self.changed.values())}

    def links(self) -> set[Link]:
        """All that was or is known of the records in it."""
        found = {link for p in (*self.new.values(), *self.changed.values()) for link in p.links}
        return found.union(*self.old_links.values())


class CacheWriter:
    """The only one who writes records and contacts. Storage thread.

    Attributes:
        changed: told after each transaction: the source, contacts that are gone, those written.
        undone: told when one failed, and with it perhaps others that were gathered with it.
    """

    def __init__(self, database: Database, order: SourceOrder, index: ContactIndex) -> None:
        """Write to an open cache."""
        self.changed: Callable[[str, set[int], dict[int, PersonFields]], None] = _nobody
        self.undone: Callable[[], None] = lambda: None
        self._database = database
        self._news: tuple[set[int], dict[int, PersonFields]] = (set(), {})
        self._order = order
        self._index = index
        raw = database.raw
        self._last_record = raw.execute("SELECT max(id) FROM record").fetchone()[0] or 0
        self._last_contact = raw.execute("SELECT max(id) FROM contact").fetchone()[0] or 0

    def put(self, source: str, records: Sequence[Prepared], *, again: bool = False) -> list[int]:
        """Add or change records of a source.

        Args:
            source: whose they are.
            records: of several with the same uid the last counts.
            again: merge even those that are as they were.

        Returns:
            The cache's numbers of the records.
        """
        if not records:
            return []
        wanted = {record.uid: record for record in records}
        with self._transaction(source) as raw:
            batch, same = self._sort_out(raw, source, wanted, again=again)
            self._apply(raw, batch)
        return [*same, *batch.new, *batch.changed]

    def remove(self, source: str, uids: Iterable[str]) -> int:
        """Take records of a source away; returns how many there were."""
        uids = list(uids)
        if not uids:
            return 0
        with self._transaction(source) as raw:
            batch = _Batch(source)
            for _, record, contact, stored, photo, _, _ in raw.execute(
                _KNOWN, (to_json(uids), source)
            ):
                batch.removed.append(record)
                batch.contact_of[record] = contact
                batch.old_links[record] = links_of(decode(stored))
                batch.old_photos[record] = photo
            self._apply(raw, batch)
        return len(batch.removed)

    @property
    def has_records(self) -> bool:
        """Whether the cache holds anything."""
        return self._last_record > 0

    def uids(self, source: str) -> set[str]:
        """The records that there are of a source."""
        found = self._database.raw.execute("SELECT uid FROM record WHERE source = ?", (source,))
        return {uid for (uid,) in found}

    @contextmanager
    def _transaction(self, source: str) -> Iterator[sqlite3.Connection]:
        """All or nothing, in the file and in what is remembered of it."""
        numbers = self._last_record, self._last_contact
        self._news = (set(), {})
        try:
            with self._database.gather() as raw:
                yield raw
        except BaseException:
            self._last_record, self._last_contact = numbers
            self._index.forget()
            self.undone()
            raise
        gone, people = self._news
        if gone or people:
            self.changed(source, gone, people)

    def _sort_out(
        self,
        raw: sqlite3.Connection,
        source: str,
        wanted: dict[str, Prepared],
        *,
        again: bool,
    ) -> tuple[_Batch, list[int]]:
        """Tell new records from changed ones; those that are as they were are only marked seen."""
        batch = _Batch(source)
        known = raw.execute(_KNOWN, (to_json(list(wanted)), source)).fetchall()
        touched, kept = [], []
        for uid, record, contact, stored, photo, unsynced, revision in known:
            new = wanted.pop(uid)
            same = (stored, photo, bool(unsynced)) == (new.stored, new.photo_hash, new.unsynced)
            if same and not again:
                kept.append(record)
                if revision != new.revision:
                    touched.append((new.revision, record))
                continue
            batch.changed[record] = new
            batch.contact_of[record] = contact
            batch.old_links[record] = links_of(decode(stored))
            batch.old_photos[record] = photo
        raw.executemany(_TOUCH, touched)
        for new in wanted.values():
            self._last_record += 1
            batch.new[self._last_record] = new
        return batch, kept

    def _apply(self, raw: sqlite3.Connection, batch: _Batch) -> None:
        if not (batch.new or batch.changed or batch.removed):
            return
        _write_links(raw, batch)
        held, contacts, shared = self._reach(raw, batch)
        unions = Unions()
        for record in held:
            unions.add(record)
        for group in shared:
            unions.join(record for record in group if record in held)
        gone, written, homes = self._assign(unions.sets(), contacts)
        self._write_records(raw, batch, homes, contacts)
        people = self._write_contacts(raw, gone, written, held, contacts, batch.folded())
        self._news = (gone, people)

    def _reach(
        self, raw: sqlite3.Connection, batch: _Batch
    ) -> tuple[dict[int, Held], dict[int, int], list[list[int]]]:
        """All records whose contact may change, the contacts they had, and who belongs together."""
        keys = SharedKeys(raw, len(batch.new) + len(batch.changed) + len(batch.removed))
        links = batch.links()
        shared = keys.shared({key for key, _ in links})
        near = keys.near(link for link in links if link[0] in shared)
        near -= set(batch.new)
        held, contacts = self._members(raw, near, batch.contact_of)
        for record in batch.removed:
            held.pop(record, None)
        for record, p in (*batch.new.items(), *batch.changed.items()):
            held[record] = Held(record, batch.source, p.uid, p.person, p.unsynced, p.photo_hash)
        all_links = {link for each in held.values() for link in links_of(each.person)}
        more = {key for key, _ in all_links} - {key for key, _ in links}
        shared |= keys.shared(more)
        groups = keys.groups(link for link in all_links if link[0] in shared)
        return held, contacts, [group for group in groups if len(group) > 1]

    def _members(
        self, raw: sqlite3.Connection, near: set[int], before: dict[int, int]
    ) -> tuple[dict[int, Held], dict[int, int]]:
        """The records near the change with all of their contacts' records."""
        wanted = near | set(before)
        held: dict[int, Held] = {}
        contacts = dict(before)
        if wanted:
            for record, source, uid, stored, unsynced, photo, contact in raw.execute(
                _HELD, (to_json(list(wanted)),)
            ):
                person = decode(stored)
                held[record] = Held(record, source, uid, person, bool(unsynced), photo)
                contacts[record] = contact
        return held, contacts

    def _assign(
        self, sets: list[list[int]], contacts: dict[int, int]
    ) -> tuple[set[int], dict[int, list[int]], dict[int, int]]:
        """Give every set of records a contact, an old one of theirs if it is still free.

        Returns:
            Contacts that are gone, the records of each contact, the contact of each record.
        """
        members: dict[int, list[int]] = {}
        homes: dict[int, int] = {}
        for records in sets:
            had = {contacts[r] for r in records if r in contacts}
            old = sorted(contact for contact in had if contact not in members)
            if old:
                contact = old[0]
            else:
                self._last_contact += 1
                contact = self._last_contact
            members[contact] = records
            homes.update(dict.fromkeys(records, contact))
        return set(contacts.values()) - members.keys(), members, homes

    def _write_records(
        self,
        raw: sqlite3.Connection,
        batch: _Batch,
        homes: dict[int, int],
        contacts: dict[int, int],
    ) -> None:
        source = batch.source
        raw.executemany("DELETE FROM record WHERE id = ?", [(r,) for r in batch.removed])
        raw.executemany(
            _INSERT,
            [
                (r, source, p.uid, p.revision, homes[r], p.stored, p.photo_hash, p.unsynced)
                for r, p in batch.new.items()
            ],
        )
        raw.executemany(
            _UPDATE,
            [
                (p.revision, homes[r], p.stored, p.photo_hash, p.unsynced, r)
                for r, p in batch.changed.items()
            ],
        )
        moved = [
            (home, r)
            for r, home in homes.items()
            if r not in batch.new and r not in batch.changed and contacts[r] != home
        ]
        raw.executemany("UPDATE record SET contact_id = ? WHERE id = ?", moved)
        _write_photos(raw, batch)

    def _write_contacts(
        self,
        raw: sqlite3.Connection,
        gone: set[int],
        written: dict[int, list[int]],
        held: dict[int, Held],
        contacts: dict[int, int],
        folded: Mapping[int, Searchable],
    ) -> dict[int, PersonFields]:
        old = gone | set(contacts.values())
        if old:
            ids = [(contact,) for contact in sorted(old)]
            raw.executemany("DELETE FROM contact_group WHERE contact_id = ?", ids)
            # Not INSERT OR REPLACE: undoing that takes SQLite ever longer the more rows there are.
            raw.executemany("DELETE FROM contact WHERE id = ?", ids)
            self._index.remove(raw, sorted(gone))
        people: dict[int, PersonFields] = {}
        rows = []
        for contact, records in written.items():
            members = self._order.sorted(held[r] for r in records)
            person = people[contact] = merge(members)
            keys = sort_keys(person)
            personal = any(m.source == PERSONAL_SOURCE for m in members)
            rows.append(
                (contact, keys.name, keys.surname, keys.company, keys.department, keys.number,
                 personal, person.vip)
            )  # fmt: skip
        raw.executemany(_CONTACT, rows)
        groups = [(g, c) for c, person in people.items() for g in person.groups]
        raw.executemany("INSERT OR IGNORE INTO contact_group VALUES (?, ?)", groups)
        self._index.put(raw, people, folded)
        return people


def _nobody(_source: str, _gone: set[int], _written: dict[int, PersonFields]) -> None:
    """Nobody wants to know."""


def _write_links(raw: sqlite3.Connection, batch: _Batch) -> None:
    now = {r: p.links for r, p in (*batch.new.items(), *batch.changed.items())}
    gone, come = [], []
    for record, links in batch.old_links.items():
        kept = set(now.get(record, ()))
        gone += [(key, name, record) for key, name in links if (key, name) not in kept]
    for record, links in now.items():
        come += [(key, name, record) for key, name in links]
    if gone:
        raw.executemany("DELETE FROM link WHERE key = ? AND name = ? AND record_id = ?", gone)
    come.sort()  # neighbours in the index are quicker
    raw.executemany("INSERT OR IGNORE INTO link VALUES (?, ?, ?)", come)


def _write_photos(raw: sqlite3.Connection, batch: _Batch) -> None:
    """Photos of removed records go with them (foreign key)."""
    put, gone = [], []
    for record, p in (*batch.new.items(), *batch.changed.items()):
        before = batch.old_photos.get(record, 0)
        if p.photo and p.photo_hash != before:
            put.append((record, p.photo))
        elif before and not p.photo:
            gone.append((record,))
    if put:
        raw.executemany("INSERT OR REPLACE INTO photo VALUES (?, ?)", put)
    if gone:
        raw.executemany("DELETE FROM photo WHERE record_id = ?", gone)
