# SPDX-License-Identifier: GPL-3.0-or-later
"""Syncs that tests end."""

from collections.abc import Callable

from atc.domain.contacts import SourceId, SyncState
from atc.domain.sources import SourceTrouble, Trouble
from atc.ports.sync import SourceMemory, SyncOutcome

AWAY = Trouble(SourceTrouble.SLOW, {"host": "ldap.example.com"})


class FakeRunner:
    """Runs nothing; tests end the syncs."""

    def __init__(self, remembered: dict[SourceId, SourceMemory] | None = None) -> None:
        self.running: dict[SourceId, Callable[[SyncOutcome], None]] = {}
        self.progress: dict[SourceId, Callable[[int, int | None], None]] = {}
        self.begun: list[SourceId] = []
        self.cancelled: list[SourceId] = []
        self._remembered = remembered or {}

    def recall(self, done: Callable[[dict[SourceId, SourceMemory]], None]) -> None:
        done(self._remembered)

    def run(
        self,
        source: SourceId,
        progress: Callable[[int, int | None], None],
        done: Callable[[SyncOutcome], None],
        *,
        insist: bool = False,
    ) -> None:
        self.insisted = insist
        assert source not in self.running, "never twice at a time"
        self.begun.append(source)
        self.running[source], self.progress[source] = done, progress

    def cancel(self, source: SourceId) -> None:
        self.cancelled.append(source)

    def end(self, source: SourceId, outcome: SyncOutcome | None = None, count: int = 3) -> None:
        memory = SourceMemory(SyncState.DONE, count, 5.0)
        self.running.pop(source)(outcome or SyncOutcome(SyncState.DONE, memory=memory))

    def fail(self, source: SourceId) -> None:
        memory = SourceMemory(SyncState.FAILED, 3, 5.0)
        self.end(source, SyncOutcome(SyncState.FAILED, AWAY, memory=memory))
