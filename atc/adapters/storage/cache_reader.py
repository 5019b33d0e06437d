# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the contact cache: lists, single contacts, whose number it is."""

import time
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from atc.adapters.storage.cache_models import ContactRow, GroupRow, PhotoRow, RecordRow
from atc.adapters.storage.codec import decode, to_json
from atc.adapters.storage.database import Database
from atc.adapters.storage.merging import Held, SourceOrder, contact_of
from atc.domain.contacts import Contact, ContactId, SourceId
from atc.ports.contacts import ContactPage, ContactView, SortBy

_HELD = """
    SELECT r.contact_id, r.id, r.source, r.uid, r.person, r.unsynced, r.photo
    FROM json_each(?) j CROSS JOIN record r ON r.contact_id = j.value
"""
_MOST_ORDERS = 4
_LAG = 10.0
"""A list may be behind for so many times as long as it takes to sort."""

_COLUMNS = {
    SortBy.NAME: ContactRow.name,
    SortBy.SURNAME: ContactRow.surname,
    SortBy.COMPANY: ContactRow.company,
    SortBy.DEPARTMENT: ContactRow.department,
    SortBy.NUMBER: ContactRow.number,
}


class CacheReader:
    """Storage thread."""

    def __init__(self, database: Database, order: SourceOrder) -> None:
        """Read an open cache."""
        self._database = database
        self._order = order
        self._orders: dict[ContactView, _Order] = {}
        self._groups: tuple[str, ...] | None = None

    def forget(self) -> None:
        """Something was written: what is remembered of lists is no longer true."""
        self._orders.clear()
        self._groups = None

    def grow_stale(self) -> None:
        """A sync has written a part: lists that take long to sort may lag behind until its end."""
        for order in self._orders.values():
            order.fresh = False
        self._groups = None

    def contacts(self, ids: Sequence[int]) -> list[Contact]:
        """Contacts in the order of their ids as given; those that are gone are left out."""
        rows = self._database.raw.execute(_HELD, (to_json(list(ids)),))
        found = self.assemble(rows)
        return [found[i] for i in ids if i in found]

    def assemble(
        self, rows: Iterable[tuple[int, int, str, str, str, int, int]]
    ) -> dict[int, Contact]:
        """Contacts out of their records (contact, id, source, uid, person, unsynced, photo)."""
        held: defaultdict[int, list[Held]] = defaultdict(list)
        for contact, record, source, uid, stored, unsynced, photo in rows:
            held[contact].append(Held(record, source, uid, decode(stored), bool(unsynced), photo))
        return {
            contact: contact_of(
                contact, records if len(records) == 1 else self._order.sorted(records)
            )
            for contact, records in held.items()
        }

    def get(self, contact_id: ContactId) -> Contact | None:
        """One contact."""
        return next(iter(self.contacts([contact_id])), None)

    def of_record(self, source: str, uid: str) -> Contact | None:
        """The contact that a source's record belongs to."""
        found = self._database.raw.execute(
            "SELECT contact_id FROM record WHERE source = ? AND uid = ?", (source, uid)
        ).fetchone()
        return self.get(found[0]) if found else None

    def page(self, view: ContactView, offset: int, limit: int) -> ContactPage:
        """A part of a sorted list."""
        order = self._order_of(view)
        start = max(0, offset)
        ids = order[start : start + max(0, limit)]
        return ContactPage(view, offset, tuple(self.contacts(ids)), len(order))

    def groups(self) -> tuple[str, ...]:
        """The groups there are."""
        if self._groups is None:
            names = self._database.run(sa.select(GroupRow.name).distinct())
            self._groups = tuple(sorted((name for (name,) in names), key=str.casefold))
        return self._groups

    def photo(self, contact_id: ContactId) -> bytes:
        """The photo of the source that counts most."""
        wanted = (
            sa.select(RecordRow.source, RecordRow.uid, PhotoRow.data)
            .join(PhotoRow, PhotoRow.record_id == RecordRow.id)
            .where(RecordRow.contact_id == contact_id)
        )
        found = self._database.run(wanted).fetchall()
        best = min(found, key=lambda r: (self._order.place(r[0]), r[0], r[1]), default=None)
        return best[2] if best else b""

    def count(self) -> dict[SourceId, int]:
        """How many records there are of each source."""
        wanted = sa.select(RecordRow.source, sa.func.count()).group_by(RecordRow.source)
        return {SourceId(source): n for source, n in self._database.run(wanted)}

    def _order_of(self, view: ContactView) -> "array[int]":
        """The ids of a whole list in its order, remembered until something is written."""
        known = self._orders.get(view)
        if known is not None and (known.fresh or time.monotonic() < known.good_until):
            return known.ids
        began = time.monotonic()
        column = _COLUMNS[view.sort]
        wanted = _filtered(sa.select(ContactRow.id), view)
        if view.descending:
            wanted = wanted.order_by(column.desc(), ContactRow.id.desc())
        else:
            wanted = wanted.order_by(column, ContactRow.id)
        ids = array("q", (contact for (contact,) in self._database.run(wanted)))
        now = time.monotonic()
        self._orders.pop(view, None)
        while len(self._orders) >= _MOST_ORDERS:
            del self._orders[next(iter(self._orders))]
        self._orders[view] = _Order(ids, now + _LAG * (now - began))
        return ids


@dataclass(slots=True)
class _Order:
    """A list's ids."""

    ids: "array[int]"
    good_until: float
    fresh: bool = True


def _filtered(query: "sa.Select[int]", view: ContactView) -> "sa.Select[int]":
    if view.personal_only:
        query = query.where(ContactRow.personal)
    if view.source:
        query = query.where(
            sa.exists().where(
                RecordRow.contact_id == ContactRow.id, RecordRow.source == view.source
            )
        )
    if view.group:
        members = sa.select(GroupRow.contact_id).where(GroupRow.name == view.group)
        query = query.where(ContactRow.id.in_(members))
    return query
