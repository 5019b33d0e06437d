# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads for phonebooks: a source may block for as long as its server likes."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from atc.domain.contacts import SourceId, SyncState
from atc.domain.sources import trouble_of
from atc.ports.directory import SyncCancelled
from atc.ports.sync import SourceMemory, SyncOutcome, SyncStore
from atc.runtime.bridge import EventBridge
from atc.services.sync_run import SyncJob, run_sync

_TELL_EVERY_S = 0.1
_log = logging.getLogger("directory")

Progress = Callable[[int, "int | None"], None]
T = TypeVar("T")


class SyncThreads:
    """Implements `atc.ports.sync.SyncRunner`: a daemon thread for each sync that runs.

    A thread that hangs on a dead server or share dies with the process and keeps nobody else
    waiting; how many run at a time is the caller's business. Main thread.
    """

    def __init__(
        self,
        bridge: EventBridge,
        store: SyncStore,
        jobs: Mapping[SourceId, SyncJob],
        *,
        tidy: bool = True,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Run these jobs.

        Args:
            bridge: brings answers to the main thread.
            store: where records go.
            jobs: every phonebook that is configured.
            tidy: drop the records of phonebooks that are configured no more. Not when the
                configuration has mistakes: what is missing from it may just be one of them.
            monotonic: seconds, for how often progress is told.
        """
        self._tidy = tidy
        self._bridge = bridge
        self._store = store
        self._jobs = jobs
        self._monotonic = monotonic
        self._cancels: dict[SourceId, threading.Event] = {}
        self._threads: list[threading.Thread] = []

    def recall(self, done: Callable[[dict[SourceId, SourceMemory]], None]) -> None:
        """Ask what the cache remembers of each source."""
        self._start("recall", lambda: self._recall(done))

    def run(
        self,
        source: SourceId,
        progress: Progress,
        done: Callable[[SyncOutcome], None],
        *,
        insist: bool = False,
    ) -> None:
        """Begin a sync."""
        cancel = self._cancels[source] = threading.Event()
        job = self._jobs[source]
        teller = _Teller(self._bridge, progress, self._monotonic)

        def work() -> SyncOutcome:
            return run_sync(job, self._store, cancel.is_set, teller.tell, insist=insist)

        self._start(f"sync {source}", lambda: self._sync(job, work, done))

    def cancel(self, source: SourceId) -> None:
        """End a running sync as soon as it looks up."""
        if source in self._cancels:
            self._cancels[source].set()

    def stop(self, timeout_s: float = 2.0) -> None:
        """Cancel everything, and wait a little for it to end."""
        for cancel in self._cancels.values():
            cancel.set()
        until = self._monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, until - self._monotonic()))

    def _start(self, name: str, work: Callable[[], None]) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=work, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _recall(self, done: Callable[[dict[SourceId, SourceMemory]], None]) -> None:
        remembered: dict[SourceId, SourceMemory] = {}
        try:
            found = self._store.remembered()
            remembered = {
                j.id: found[j.cache_id] for j in self._jobs.values() if j.cache_id in found
            }
        except Exception:  # noqa: BLE001 - a cache that cannot be read has said so itself
            _log.exception("what is known of the phonebooks cannot be recalled")
        self._bridge.call(lambda: done(remembered))
        if self._tidy:
            self._drop_others()

    def _drop_others(self) -> None:
        try:
            self._store.keep_only([job.cache_id for job in self._jobs.values()])
        except SyncCancelled:
            _log.debug("the rest is dropped at the next start")
        except Exception:  # noqa: BLE001 - as above
            _log.exception("phonebooks that are gone cannot be dropped")

    def _sync(
        self,
        job: SyncJob,
        work: Callable[[], SyncOutcome],
        done: Callable[[SyncOutcome], None],
    ) -> None:
        try:
            outcome = work()
        except BaseException as error:  # noqa: BLE001 - the place must be free again, come what may
            _log.exception("the sync of %s ended badly", job.id)
            cause = error if isinstance(error, Exception) else RuntimeError(str(error))
            outcome = SyncOutcome(SyncState.FAILED, trouble_of(cause))
        self._bridge.call(lambda: done(outcome))


class _Teller:
    """Tells the main thread how far a sync is, a few times a second at most."""

    def __init__(
        self, bridge: EventBridge, progress: Progress, monotonic: Callable[[], float]
    ) -> None:
        self._bridge = bridge
        self._progress = progress
        self._monotonic = monotonic
        self._next = 0.0

    def tell(self, done: int, total: int | None) -> None:
        now = self._monotonic()
        if now >= self._next:
            self._next = now + _TELL_EVERY_S
            self._bridge.call(lambda: self._progress(done, total))
