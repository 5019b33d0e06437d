# SPDX-License-Identifier: GPL-3.0-or-later
"""What the cache remembers of its sources."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from atc.adapters.storage.cache_models import RecordRow, SourceRow
from atc.adapters.storage.codec import text_key, to_json
from atc.adapters.storage.database import Database
from atc.domain.contacts import SourceId, SyncState
from atc.ports.sync import SourceMemory


class Sources:
    """Storage thread.

    Attributes:
        ended: told when a sync has ended, well or not.
    """

    def __init__(self, cache: Database) -> None:
        """Use an open cache."""
        self.ended: Callable[[], None] = lambda: None
        self._cache = cache

    def all(self) -> set[SourceId]:
        """Every source that records came from or that is remembered."""
        wanted = sa.union(sa.select(RecordRow.source), sa.select(SourceRow.id))
        return {SourceId(source) for (source,) in self._cache.run(wanted)}

    def remembered(self) -> dict[SourceId, SourceMemory]:
        """What is known of each."""
        wanted = sa.select(
            SourceRow.id, SourceRow.state, SourceRow.last_sync, SourceRow.error, SourceRow.skipped
        )
        return {
            SourceId(source): SourceMemory(
                SyncState(state), self.count(source), last_sync, error, skipped
            )
            for source, state, last_sync, error, skipped in self._cache.run(wanted).fetchall()
        }

    def remember(self, source: SourceId, memory: SourceMemory) -> None:
        """Remember how a sync ended."""
        self._set(
            source,
            state=memory.state.value,
            last_sync=memory.last_sync,
            error=memory.error,
            skipped=memory.skipped,
        )

    def finished(self, source: SourceId, cursor: str) -> None:
        """A sync ended well."""
        self._set(source, cursor=cursor, refused="")

    def refuse(self, source: SourceId, answer: str) -> None:
        """An answer was not believed."""
        self._set(source, refused=answer)

    def distrust(self, source: SourceId) -> None:
        """Its records are no longer what the cursor says."""
        self._set(source, cursor="")

    def forget(self, source: SourceId) -> None:
        """It is not configured any more."""
        self._cache.run(sa.delete(SourceRow).where(SourceRow.id == source))
        self.ended()

    def cursor(self, source: SourceId) -> str:
        """What its last sync gave."""
        return self._one(SourceRow.cursor, source)

    def refused(self, source: SourceId) -> str:
        """The last answer of it that was not believed."""
        return self._one(SourceRow.refused, source)

    def count(self, source: str) -> int:
        """How many records there are of it."""
        found = self._cache.raw.execute("SELECT count(*) FROM record WHERE source = ?", (source,))
        return int(found.fetchone()[0])

    def records(self, source: SourceId, after: str, most: int) -> list[tuple[str, int, str]]:
        """Uid, number and revision of its records, in the order of the uids from one on."""
        found = self._cache.raw.execute(
            "SELECT uid, id, revision FROM record WHERE source = ? AND uid > ?"
            " ORDER BY uid LIMIT ?",
            (source, after, most),
        )
        return found.fetchall()

    def ids(self, source: SourceId, uids: Sequence[str]) -> list[int]:
        """Numbers of some of its records."""
        found = self._cache.raw.execute(
            "SELECT r.id FROM json_each(?) j"
            " CROSS JOIN record r ON r.source = ? AND r.uid = j.value",
            (to_json([text_key(uid) for uid in uids]), source),
        )
        return [record for (record,) in found]

    def _one(self, column: Any, source: SourceId) -> str:
        found = self._cache.run(sa.select(column).where(SourceRow.id == source)).fetchone()
        return found[0] if found else ""

    def _set(self, source: SourceId, **values: object) -> None:
        put = insert(SourceRow).values(id=source, **values)
        self._cache.run(put.on_conflict_do_update(index_elements=["id"], set_=values))
        self._cache.settle()
        self.ended()
