# SPDX-License-Identifier: GPL-3.0-or-later
"""A contact cache in memory, which keeps the promises that sources count on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from atc.domain.contacts import PersonFields, SourceRecord
from atc.domain.sources import SourceError, SourceTrouble
from atc.ports.directory import DirectorySource, SyncCancelled


@dataclass
class MemoryCache:
    """Keeps one source's records from sync to sync.

    Attributes:
        stored: how many records the last sync wrote.
        on_put: called before each batch is stored, on the source's thread.
    """

    records: dict[str, SourceRecord] = field(default_factory=dict)
    cursor: str = ""
    stored: int = 0
    biggest_batch: int = 0
    skipped: list[str] = field(default_factory=list)
    steps: list[tuple[int, int | None]] = field(default_factory=list)
    cancelled: bool = False
    on_put: Callable[[], None] = lambda: None
    _touched: set[str] = field(default_factory=set)

    def sync(self, source: DirectorySource) -> None:
        """Run one sync; what it took stays if it fails, and what is gone goes if it does not."""
        self.stored, self.skipped, self.steps, self._touched = 0, [], [], set()
        done = source.sync(self.cursor, self)
        if done.full:
            left = {u: r for u, r in self.records.items() if u in self._touched}
            if len(self.records) > 20 and len(left) * 2 < len(self.records):
                numbers = {"now": str(len(left)), "before": str(len(self.records))}
                raise SourceError(SourceTrouble.SHRUNK, **numbers)
            self.records = left
        self.cursor = done.cursor

    # ------------------------------------------------------------------ RecordSink

    def revisions(self) -> dict[str, str]:
        return {uid: record.revision for uid, record in self.records.items()}

    def put(self, records: Sequence[SourceRecord]) -> None:
        self._check()
        self.on_put()
        self._check()
        self.stored += len(records)
        self.biggest_batch = max(self.biggest_batch, len(records))
        self.records.update((record.uid, record) for record in records)
        self._touched.update(record.uid for record in records)

    def seen(self, uids: Sequence[str]) -> None:
        self._check()
        self._touched.update(uids)

    def remove(self, uids: Sequence[str]) -> None:
        self._check()
        for uid in uids:
            self.records.pop(uid, None)

    def skip(self, what: str) -> None:
        self.skipped.append(what)

    def progress(self, done: int, total: int | None = None) -> None:
        self.steps.append((done, total))

    def _check(self) -> None:
        if self.cancelled:
            raise SyncCancelled

    # ------------------------------------------------------------------ what tests ask

    def labels(self) -> set[str]:
        """The names on screen."""
        return {record.person.label for record in self.records.values()}

    def person(self, label: str) -> PersonFields:
        """The one person of that name."""
        (found,) = [r.person for r in self.records.values() if r.person.label == label]
        return found

    def record(self, label: str) -> SourceRecord:
        """The one record of that name."""
        (found,) = [r for r in self.records.values() if r.person.label == label]
        return found
