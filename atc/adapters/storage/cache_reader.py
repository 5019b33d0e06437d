# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the contact cache: lists, single contacts, whose number it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from atc.adapters.storage.cache_models import ContactRow, GroupRow, PhotoRow, RecordRow
from atc.adapters.storage.codec import decode, to_json
from atc.adapters.storage.database import Database
from atc.adapters.storage.merging import Held, SourceOrder, contact_of
from atc.domain.contacts import Contact, ContactId, SourceId
from atc.ports.contacts import ContactPage, ContactView, SortBy

_HELD = """
    SELECT r.contact_id, r.id, r.source, r.uid, r.person, r.unsynced, r.photo
    FROM json_each(?) j JOIN record r ON r.contact_id = j.value
"""
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
        self._totals: dict[ContactView, int] = {}
        self._groups: tuple[str, ...] | None = None

    def forget(self) -> None:
        """Something was written: what was counted is no longer true."""
        self._totals.clear()
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
        column = _COLUMNS[view.sort]
        wanted = _filtered(sa.select(ContactRow.id), view)
        if view.descending:
            wanted = wanted.order_by(column.desc(), ContactRow.id.desc())
        else:
            wanted = wanted.order_by(column, ContactRow.id)
        wanted = wanted.limit(max(0, limit)).offset(max(0, offset))
        connection = self._database.connection
        with connection.begin():
            ids = list(connection.scalars(wanted))
        return ContactPage(view, offset, tuple(self.contacts(ids)), self._total(view))

    def groups(self) -> tuple[str, ...]:
        """The groups there are."""
        if self._groups is None:
            connection = self._database.connection
            with connection.begin():
                names = connection.scalars(sa.select(GroupRow.name).distinct())
                self._groups = tuple(sorted(names, key=str.casefold))
        return self._groups

    def photo(self, contact_id: ContactId) -> bytes:
        """The photo of the source that counts most."""
        wanted = (
            sa.select(RecordRow.source, RecordRow.uid, PhotoRow.data)
            .join(PhotoRow, PhotoRow.record_id == RecordRow.id)
            .where(RecordRow.contact_id == contact_id)
        )
        connection = self._database.connection
        with connection.begin():
            found = connection.execute(wanted).all()
        best = min(found, key=lambda r: (self._order.place(r[0]), r[0], r[1]), default=None)
        return best[2] if best else b""

    def count(self) -> dict[SourceId, int]:
        """How many records there are of each source."""
        wanted = sa.select(RecordRow.source, sa.func.count()).group_by(RecordRow.source)
        connection = self._database.connection
        with connection.begin():
            return {SourceId(source): n for source, n in connection.execute(wanted)}

    def _total(self, view: ContactView) -> int:
        key = ContactView(source=view.source, group=view.group, personal_only=view.personal_only)
        if key not in self._totals:
            counted = _filtered(sa.select(sa.func.count()).select_from(ContactRow), view)
            connection = self._database.connection
            with connection.begin():
                self._totals[key] = connection.scalar(counted) or 0
        return self._totals[key]


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
