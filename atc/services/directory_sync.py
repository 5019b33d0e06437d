# SPDX-License-Identifier: GPL-3.0-or-later
"""When which phonebook is synced: at the start, by the hour, when its file changes, by hand."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from atc.domain.contacts import PBX_SOURCE, SourceId, SourceStatus, SyncState
from atc.ports.clock import Clock, Timer
from atc.ports.sync import SourceMemory, SyncOutcome, SyncRunner
from atc.services.hook import Hook

AT_ONCE = 2
"""Syncs that run at a time: one slow server does not keep a file waiting, the disk stays calm."""

FIRST_AFTER_S = 1.5
"""Calm after the window is up: registering, lamps and the first look-ups come first."""

_WRITE_AFTER_S = 1.0
_RETRY_S = (15.0, 60.0, 180.0, 600.0, 1800.0)
_GIVE_UP_S = 10.0
"""How long a cancelled sync may take to end before its place is given to the next."""

_CONTENTS_EVERY_S = 2.0
"""How often lists are asked to look again while a sync brings contacts."""

_log = logging.getLogger("directory")


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """One configured phonebook.

    Attributes:
        kind: csv, vcard, ldap, carddav.
        interval_s: seconds from one sync to the next; 0: not by itself.
        personal: it holds her own contacts, and takes what she writes.
    """

    id: SourceId
    name: str
    kind: str
    interval_s: float = 0.0
    personal: bool = False


@dataclass(slots=True)
class _Entry:
    """One phonebook's affairs."""

    plan: SourcePlan
    status: SourceStatus
    timer: Timer | None = None
    give_up: Timer | None = None
    failures: int = 0
    waiting: bool = False
    running: bool = False
    stuck: bool = False
    again: bool = False
    insist: bool = False


class DirectorySync:
    """Plans the syncs and says how they stand. Main thread.

    Attributes:
        changed: emits a source's status whenever it changes.
        contents_changed: emits when contacts may have come, gone or changed.
    """

    def __init__(self, clock: Clock, plans: Sequence[SourcePlan] = ()) -> None:
        self.changed: Hook[SourceStatus] = Hook()
        self.contents_changed: Hook[None] = Hook()
        self._clock = clock
        self._house = SourceStatus(PBX_SOURCE, "", "pbx")
        self._entries = {
            plan.id: _Entry(plan, SourceStatus(plan.id, plan.name, plan.kind)) for plan in plans
        }
        self._queue: list[SourceId] = []
        self._runner: SyncRunner | None = None
        self._stopped = False
        self._contents_told = 0.0

    # -- what is so --------------------------------------------------------------------------------

    @property
    def statuses(self) -> tuple[SourceStatus, ...]:
        """The house's extensions, if it has any, then the sources in the configuration's order."""
        house = (self._house,) if self._house.count else ()
        return (*house, *(entry.status for entry in self._entries.values()))

    @property
    def plans(self) -> tuple[SourcePlan, ...]:
        """The configured phonebooks."""
        return tuple(entry.plan for entry in self._entries.values())

    @property
    def ready(self) -> bool:
        """Whether the cache is open, so that syncs can run."""
        return self._runner is not None and not self._stopped

    def waits(self, source: SourceId) -> bool:
        """Whether its sync waits for its turn."""
        entry = self._entries.get(source)
        return entry is not None and entry.waiting and self.ready

    def stops(self, source: SourceId) -> bool:
        """Whether its sync was cancelled and is about to end."""
        entry = self._entries.get(source)
        return entry is not None and entry.give_up is not None

    def house_has(self, count: int) -> None:
        """The house's own extensions are in the cache."""
        now = self._clock.now()
        state = SyncState.DONE
        self._house = replace(self._house, state=state, count=count, done=count, last_sync=now)
        self.changed.emit(self._house)

    # -- what is wanted ----------------------------------------------------------------------------

    def start(self, runner: SyncRunner) -> None:
        """The cache is open: recall what it remembers, then sync everything once."""
        self._runner = runner
        runner.recall(self._on_recalled)

    def stop(self) -> None:
        """Cancel what runs and plan nothing more."""
        self._stopped = True
        self._queue.clear()
        for entry in self._entries.values():
            self._unplan(entry)
            if entry.running and self._runner is not None:
                self._runner.cancel(entry.plan.id)

    def sync(self, source: SourceId) -> None:
        """Sync now, before all that waits; one that runs already is let be.

        If the last answer was refused for having lost most contacts, the same is now believed.
        """
        entry = self._entries.get(source)
        if entry is not None and (entry.stuck or not entry.running):
            entry.insist = True
            self._enqueue(entry, first=True)

    def sync_all(self) -> None:
        """Sync everything now."""
        for entry in self._entries.values():
            if not entry.running:
                self._enqueue(entry)

    def cancel(self, source: SourceId) -> None:
        """End a sync, or take it out of the queue. What it has brought so far stays."""
        entry = self._entries.get(source)
        if entry is None or not (entry.waiting or entry.running):
            return
        if entry.waiting:
            self._queue.remove(source)
            entry.waiting = False
            self._end(entry, SyncOutcome(SyncState.CANCELLED))
            return
        entry.again = False
        if self._runner is not None:
            self._runner.cancel(source)
        if entry.give_up is None:
            entry.give_up = self._clock.call_later(_GIVE_UP_S, lambda: self._give_up(entry))
            self._tell(entry, entry.status)

    def file_changed(self, source: SourceId) -> None:
        """The source's file is another than it was."""
        entry = self._entries.get(source)
        if entry is None:
            return
        if entry.running:
            entry.again = True
        else:
            self._enqueue(entry)

    def personal_changed(self) -> None:
        """She changed contacts of her own: write them to the server that wants them."""
        for entry in self._entries.values():
            if entry.plan.personal:
                if entry.running:
                    entry.again = True
                elif not entry.waiting:
                    self._plan(entry, _WRITE_AFTER_S)

    # -- inside ------------------------------------------------------------------------------------

    def _on_recalled(self, remembered: dict[SourceId, SourceMemory]) -> None:
        for source, memory in remembered.items():
            entry = self._entries.get(source)
            if entry is not None and entry.status.state is SyncState.NEVER:
                self._tell(entry, _recalled(entry.status, memory))
        for entry in self._entries.values():
            if not (entry.running or entry.waiting):
                self._plan(entry, FIRST_AFTER_S)
        self._run_next()

    def _enqueue(self, entry: _Entry, *, first: bool = False) -> None:
        source = entry.plan.id
        if self._stopped:
            return
        if entry.waiting:
            self._queue.remove(source)
        self._unplan(entry)
        entry.waiting = True
        self._queue.insert(0 if first else len(self._queue), source)
        self._tell(entry, replace(entry.status, retry_at=None))
        self._run_next()

    def _run_next(self) -> None:
        if self._runner is None or self._stopped:
            return
        for source in tuple(self._queue):
            if sum(e.running and not e.stuck for e in self._entries.values()) >= AT_ONCE:
                return
            entry = self._entries[source]
            if not entry.running:
                self._queue.remove(source)
                self._begin(entry, self._runner)

    def _begin(self, entry: _Entry, runner: SyncRunner) -> None:
        entry.waiting, entry.running, entry.again = False, True, False
        running = replace(entry.status, state=SyncState.RUNNING, done=0, total=None, retry_at=None)
        self._tell(entry, running)
        runner.run(
            entry.plan.id,
            lambda done, total: self._on_progress(entry, done, total),
            lambda outcome: self._on_done(entry, outcome),
            insist=entry.insist,
        )
        entry.insist = False

    def _on_progress(self, entry: _Entry, done: int, total: int | None) -> None:
        if entry.status.state is SyncState.RUNNING:
            self._tell(entry, replace(entry.status, done=done, total=total))
            if self._clock.now() - self._contents_told >= _CONTENTS_EVERY_S:
                self._tell_contents()

    def _on_done(self, entry: _Entry, outcome: SyncOutcome) -> None:
        entry.running = False
        if entry.give_up is not None:
            entry.give_up.cancel()
            entry.give_up = None
        if not entry.stuck:
            self._end(entry, outcome)
        entry.stuck = False
        self._run_next()

    def _give_up(self, entry: _Entry) -> None:
        """It does not even look up: show it as cancelled, and let others run meanwhile."""
        entry.give_up = None
        entry.stuck = True
        _log.warning("phonebook %s does not end; leaving it alone", entry.plan.id)
        self._end(entry, SyncOutcome(SyncState.CANCELLED))
        self._run_next()

    def _end(self, entry: _Entry, outcome: SyncOutcome) -> None:
        failed = outcome.state is SyncState.FAILED
        entry.failures = entry.failures + 1 if failed else 0
        before = entry.status
        status = replace(
            before,
            state=outcome.state,
            error=outcome.trouble.sentence() if outcome.trouble else "",
            trouble=outcome.trouble,
            skipped=outcome.skipped,
        )
        if outcome.memory is not None:
            last_sync = outcome.memory.last_sync
            status = replace(status, count=outcome.memory.count, last_sync=last_sync)
        entry.status = status
        _write_down(entry.plan, status, before)
        if entry.again and not failed:
            self._enqueue(entry)
        else:
            self._plan_next(entry)
        self._tell_contents()

    def _plan_next(self, entry: _Entry) -> None:
        interval = entry.plan.interval_s
        if entry.status.state is SyncState.FAILED:
            wait = _RETRY_S[min(entry.failures, len(_RETRY_S)) - 1]
            self._plan(entry, min(wait, interval) if interval else wait, told=True)
        elif interval:
            self._plan(entry, interval)
        else:
            self._tell(entry, entry.status)

    def _plan(self, entry: _Entry, seconds: float, *, told: bool = False) -> None:
        self._unplan(entry)
        if self._stopped:
            return
        entry.timer = self._clock.call_later(seconds, lambda: self._enqueue(entry))
        due = self._clock.now() + seconds
        self._tell(entry, replace(entry.status, retry_at=due if told else None))

    def _unplan(self, entry: _Entry) -> None:
        if entry.timer is not None:
            entry.timer.cancel()
            entry.timer = None

    def _tell_contents(self) -> None:
        self._contents_told = self._clock.now()
        self.contents_changed.emit(None)

    def _tell(self, entry: _Entry, status: SourceStatus) -> None:
        entry.status = status
        self.changed.emit(status)


def _recalled(status: SourceStatus, memory: SourceMemory) -> SourceStatus:
    """The status of an earlier run; one that was running then never ended."""
    state = SyncState.CANCELLED if memory.state is SyncState.RUNNING else memory.state
    return replace(
        status,
        state=state,
        count=memory.count,
        last_sync=memory.last_sync,
        error=memory.error,
        skipped=memory.skipped,
    )


def _write_down(plan: SourcePlan, status: SourceStatus, before: SourceStatus) -> None:
    """Each transition once: a server that is away all night is one line."""
    if status.trouble != before.trouble or status.state is not SyncState.FAILED:
        level = logging.WARNING if status.state is SyncState.FAILED else logging.INFO
        _log.log(
            level, "phonebook %s: %s, %d contacts%s", plan.id, status.state.value, status.count,
            f" ({status.error})" if status.error else "",
        )  # fmt: skip
