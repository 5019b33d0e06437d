# SPDX-License-Identifier: GPL-3.0-or-later
"""A sink that remembers, with the rules of the contact cache."""

from collections.abc import Sequence

from atc.domain.contacts import PersonFields, SourceRecord
from atc.ports.directory import SyncCancelled, SyncDone


class FakeSink:
    """Keeps what a source gives; `finish` removes what a full sync did not name."""

    def __init__(self, cancel_after: int | None = None) -> None:
        self.kept: dict[str, SourceRecord] = {}
        self.skipped: list[str] = []
        self.batches: list[int] = []
        self.steps: list[tuple[int, int | None]] = []
        self.named: set[str] = set()
        self.puts = 0
        self._cancel_after = cancel_after

    @property
    def cancelled(self) -> bool:
        return self._cancel_after is not None and self.puts >= self._cancel_after

    def revisions(self) -> dict[str, str]:
        return {uid: record.revision for uid, record in self.kept.items()}

    def put(self, records: Sequence[SourceRecord]) -> None:
        self._check()
        self.puts += 1
        self.batches.append(len(records))
        self.kept.update({record.uid: record for record in records})
        self.named.update(record.uid for record in records)

    def seen(self, uids: Sequence[str]) -> None:
        self._check()
        self.named.update(uids)

    def remove(self, uids: Sequence[str]) -> None:
        self._check()
        for uid in uids:
            self.kept.pop(uid, None)

    def skip(self, what: str) -> None:
        self.skipped.append(what)

    def progress(self, done: int, total: int | None = None) -> None:
        self.steps.append((done, total))

    def finish(self, done: SyncDone) -> None:
        """What the cache does after a sync that ended well."""
        if done.full:
            self.kept = {uid: r for uid, r in self.kept.items() if uid in self.named}
        self.named = set()

    @property
    def people(self) -> list[PersonFields]:
        return [record.person for record in self.kept.values()]

    def person(self, label: str) -> PersonFields:
        """The one person of this name."""
        (found,) = (person for person in self.people if person.label == label)
        return found

    def _check(self) -> None:
        if self.cancelled:
            raise SyncCancelled
