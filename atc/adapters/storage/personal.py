# SPDX-License-Identifier: GPL-3.0-or-later
"""Her own contacts: the truth is in `desk.db`, the cache has a copy that is searched with the rest.

`desk.db` is written first. Should the console die before the copy is made, the next start makes it.
"""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from atc.adapters.storage.cache_writer import CacheWriter
from atc.adapters.storage.codec import Prepared, decode, prepare
from atc.adapters.storage.database import Database
from atc.adapters.storage.desk_models import PersonalRow
from atc.domain.contacts import PERSONAL_SOURCE, PersonFields, SourceRecord
from atc.ports.sync import PersonalChange

_PUT = """
    INSERT INTO personal (uid, revision, person, photo, changed, erased) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (uid) DO UPDATE SET revision = excluded.revision, person = excluded.person,
        photo = excluded.photo, changed = excluded.changed, erased = excluded.erased
"""


class Personal:
    """Storage thread."""

    def __init__(
        self,
        desk: Database,
        writer: CacheWriter,
        key: Callable[[str], str],
        *,
        synced: bool,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Use an open `desk.db`.

        Args:
            desk: where the truth is.
            writer: writes the copy.
            key: `NumberPlan.key`.
            synced: whether some server takes her contacts; only then is one `unsynced`.
            now: wall-clock seconds since the epoch.
        """
        self._desk = desk
        self._writer = writer
        self._key = key
        self._synced = synced
        self._now = now

    def find(self, uid: str) -> PersonFields | None:
        """A contact with its photo, None when there is none (any more)."""
        row = self._row(uid)
        return None if row is None or row.erased else _record(row).person

    def save(self, uid: str, person: PersonFields) -> str:
        """Add (empty uid) or change a contact; one that was deleted comes back.

        Returns:
            Its uid.
        """
        uid = uid or uuid.uuid4().hex
        row = self._row(uid)
        record = self._prepare(
            SourceRecord(uid, person, row.revision if row else ""), unsynced=True
        )
        self._keep(record, self._now())
        self._writer.put(PERSONAL_SOURCE, [record])
        return uid

    def delete(self, uid: str) -> bool:
        """Delete a contact; whether there was one."""
        row = self._row(uid)
        if row is None or row.erased:
            return False
        with self._desk.write() as raw:
            raw.execute(
                "UPDATE personal SET erased = 1, changed = ? WHERE uid = ?", (self._now(), uid)
            )
        self._writer.remove(PERSONAL_SOURCE, [uid])
        return True

    def mirror(self) -> None:
        """Make the cache's copy what `desk.db` says."""
        rows = self._rows(sa.select(PersonalRow).where(~PersonalRow.erased))
        records = [self._prepared_row(row) for row in rows]
        known = self._writer.uids(PERSONAL_SOURCE)
        for start in range(0, len(records), 200):
            self._writer.put(PERSONAL_SOURCE, records[start : start + 200])
        self._writer.remove(PERSONAL_SOURCE, known - {record.uid for record in records})

    # -- on the way to a server --------------------------------------------------------------------

    def revisions(self) -> dict[str, str]:
        """What the server gave, by uid; a contact that it never had is not among them."""
        rows = self._rows(sa.select(PersonalRow).where(PersonalRow.revision != ""))
        return {row.uid: row.revision for row in rows}

    def unsynced(self) -> list[PersonalChange]:
        """What the server does not have as she left it, oldest change first."""
        wanted = sa.select(PersonalRow).where(PersonalRow.changed > 0)
        return [
            PersonalChange(_record(row), row.erased)
            for row in self._rows(wanted.order_by(PersonalRow.changed))
        ]

    def take(self, records: Sequence[SourceRecord]) -> None:
        """What the server has; a contact that she changed is left as it is."""
        mine = {
            row.uid for row in self._rows(sa.select(PersonalRow).where(PersonalRow.changed > 0))
        }
        taken = [self._prepare(r, unsynced=False) for r in records if r.uid not in mine]
        for record in taken:
            self._keep(record, 0.0)
        self._writer.put(PERSONAL_SOURCE, taken)

    def drop(self, uids: Sequence[str]) -> None:
        """The server does not have these any more; one that she changed stays, as a new one."""
        for uid in uids:
            row = self._row(uid)
            if row is None:
                continue
            if row.changed and not row.erased:
                with self._desk.write() as raw:
                    raw.execute("UPDATE personal SET revision = '' WHERE uid = ?", (uid,))
            else:
                self._forget(uid)

    def synced(self, change: PersonalChange, record: SourceRecord | None) -> None:
        """The server has a change: see `PersonalStore.synced`."""
        uid = change.record.uid
        row = self._row(uid)
        if row is None:
            return
        again = row.erased != change.erased or (
            not row.erased and _record(row).person != change.record.person
        )
        if record is None:
            if again:  # she brought it back meanwhile: for the server it is new
                with self._desk.write() as raw:
                    raw.execute("UPDATE personal SET revision = '' WHERE uid = ?", (uid,))
            else:
                self._forget(uid)
            return
        kept = (
            record if not again else replace(_record(row), uid=record.uid, revision=record.revision)
        )
        if record.uid != uid:
            self._forget(uid)
        prepared = self._prepare(kept, unsynced=again)
        self._keep(prepared, row.changed if again else 0.0, erased=again and row.erased)
        if not row.erased:
            self._writer.put(PERSONAL_SOURCE, [prepared])

    def keep_both(self, change: PersonalChange, theirs: SourceRecord) -> None:
        """Two versions: see `PersonalStore.keep_both`."""
        row = self._row(change.record.uid)
        if not change.erased and row is not None and not row.erased:
            self.save("", _record(row).person)
        if theirs.uid != change.record.uid:
            self._forget(change.record.uid)
        prepared = self._prepare(theirs, unsynced=False)
        self._keep(prepared, 0.0)
        self._writer.put(PERSONAL_SOURCE, [prepared])

    # -- inside ------------------------------------------------------------------------------------

    def _prepare(self, record: SourceRecord, *, unsynced: bool) -> Prepared:
        return prepare(record, self._key, unsynced=unsynced and self._synced)

    def _prepared_row(self, row: PersonalRow) -> Prepared:
        return self._prepare(_record(row), unsynced=row.changed > 0)

    def _keep(self, record: Prepared, changed: float, *, erased: bool = False) -> None:
        with self._desk.write() as raw:
            raw.execute(
                _PUT,
                (record.uid, record.revision, record.stored, record.photo, changed, erased),
            )

    def _forget(self, uid: str) -> None:
        with self._desk.write() as raw:
            raw.execute("DELETE FROM personal WHERE uid = ?", (uid,))
        self._writer.remove(PERSONAL_SOURCE, [uid])

    def _row(self, uid: str) -> PersonalRow | None:
        return next(iter(self._rows(sa.select(PersonalRow).where(PersonalRow.uid == uid))), None)

    def _rows(self, query: "sa.Select[PersonalRow]") -> Sequence[PersonalRow]:
        with Session(self._desk.connection, expire_on_commit=False) as session, session.begin():
            return session.scalars(query).all()


def _record(row: PersonalRow) -> SourceRecord:
    return SourceRecord(row.uid, replace(decode(row.person), photo=row.photo), row.revision)
