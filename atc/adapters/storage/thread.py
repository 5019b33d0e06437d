# SPDX-License-Identifier: GPL-3.0-or-later
"""The storage thread: short jobs by priority, answers on the main thread.

A look-up never waits for long: what reads and may be repeated is interrupted for it and done
again afterwards, what writes is cut into batches of a few milliseconds by those who submit it.
"""

import contextlib
import heapq
import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, Protocol, TypeVar

_log = logging.getLogger("storage")
_CALM_S = 0.25
_MOST_RESTARTS = 3
"""A job that was interrupted so often is let through: a storm of look-ups starves nobody."""

T = TypeVar("T")
S = TypeVar("S", bound="Stores")
Deliver = Callable[[Callable[[], None]], object]


class Priority(IntEnum):
    """What goes first."""

    LOOK_UP = 0
    SEARCH = 1
    SMALL = 2
    """Pages, the call log, her own contacts."""
    SYNC = 3
    IDLE = 4
    """Backups, checks: when there is nothing else to do."""


class Interrupted(Exception):  # noqa: N818 - not an error
    """The running job is to end: something newer or more urgent waits. Raised in jobs."""


class Stores(Protocol):
    """What jobs work on. Opened, used and closed on the storage thread."""

    def watch(self, interrupt: Callable[[], bool]) -> None:
        """Ask `interrupt` now and then, even amid a long query, and end the query if it says so."""

    @property
    def unsettled(self) -> bool:
        """Whether something was written that is not on the disk yet."""

    def settle(self) -> None:
        """Put it there; called when there was nothing to do for a moment."""

    def failed(self, error: Exception) -> bool:
        """A job failed; tells whether the trouble is mended and the job should be tried again."""

    def close(self) -> None:
        """Close all files."""


@dataclass(order=True, slots=True)
class _Job(Generic[S]):
    priority: Priority
    number: int
    run: Callable[[S], object] = field(compare=False)
    finish: Callable[[object], None] = field(compare=False)
    fail: Callable[[Exception], None] = field(compare=False)
    stream: str = field(compare=False, default="")
    repeatable: bool = field(compare=False, default=False)
    restarts: int = field(compare=False, default=0)


class StorageThread(Generic[S]):
    """Runs jobs, the most urgent first. `submit` and `stop` are for the main thread.

    Attributes:
        troubled: called on the main thread with what failed, once for each kind of failure.
    """

    def __init__(self, open_stores: Callable[[], S], deliver: Deliver) -> None:
        """Make it; nothing happens before `start`.

        Args:
            open_stores: opens the files; runs on the storage thread.
            deliver: has a function run on the main thread.
        """
        self.troubled: Callable[[Exception], None] = lambda _: None
        self._open = open_stores
        self._deliver = deliver
        self._lock = threading.Condition()
        self._jobs: list[_Job[S]] = []
        self._numbers = itertools.count()
        self._newest: dict[str, int] = {}
        self._running: _Job[S] | None = None
        self._superseded = False
        self._stopping = self._abandon = False
        self._told: set[str] = set()
        self._unsettled: Callable[[], bool] = lambda: False
        self._thread = threading.Thread(target=self._main, name="storage", daemon=True)

    def start(self) -> None:
        """Open the files and begin with what was submitted so far."""
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many jobs wait. Any thread."""
        with self._lock:
            return len(self._jobs)

    def submit(
        self,
        priority: Priority,
        job: Callable[[S], T],
        done: Callable[[T], None] | None = None,
        *,
        otherwise: T | None = None,
        stream: str = "",
        repeatable: bool = False,
    ) -> None:
        """Have a job run and its result handed to `done` on the main thread. Any thread.

        Args:
            priority: what it goes before.
            job: runs on the storage thread with the open stores.
            done: gets the result, or `otherwise` when the job failed.
            otherwise: the answer to give when it cannot be done.
            stream: of the jobs with the same stream only the newest is answered; older ones that
                wait are dropped and a running one is interrupted. Main thread only.
            repeatable: it only reads, and may be interrupted and run again for a look-up's sake.
        """
        number = next(self._numbers)

        def finish(result: object) -> None:
            if done is not None:
                self._deliver(lambda: self._answer(stream, number, done, result))

        def fail(_: Exception) -> None:
            finish(otherwise)

        self._put(_Job(priority, number, job, finish, fail, stream, repeatable))

    def wait_for(self, priority: Priority, job: Callable[[S], T]) -> T:
        """Run a job and wait for its result. Worker threads only, never the main one.

        Raises:
            Exception: whatever the job raised, or `Interrupted` when the thread has stopped.
        """
        return self.begin(priority, job).result()

    def begin(self, priority: Priority, job: Callable[[S], T]) -> "Future[T]":
        """Run a job while the caller goes on. Worker threads only.

        Returns:
            What will have its result, or what it raised.
        """
        future: Future[T] = Future()
        self._put(
            _Job(
                priority,
                next(self._numbers),
                job,
                future.set_result,  # type: ignore[arg-type] # the job's own type
                future.set_exception,
            )
        )
        return future

    def pause_point(self) -> None:
        """For long work in Python within a job: end it if something newer or more urgent waits.

        Raises:
            Interrupted: let it pass.
        """
        if self._interrupt():
            raise Interrupted

    def stop(self, timeout_s: float = 5.0) -> None:
        """Do what still writes, drop what reads, close the files.

        After `timeout_s` the rest of what waits is dropped too.
        """
        with self._lock:
            self._stopping = True
            self._lock.notify_all()
        if not self._thread.is_alive():
            self._drop_all()
            return
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            self._abandon = True
            self._thread.join(timeout_s)
            if self._thread.is_alive():
                _log.error("the storage did not end in time")

    def _put(self, job: _Job[S]) -> None:
        dropped: list[_Job[S]] = []
        with self._lock:
            ended = self._stopping
            if not ended:
                if job.stream:
                    dropped = [j for j in self._jobs if j.stream == job.stream]
                    self._newest[job.stream] = job.number
                    if dropped:
                        self._jobs = [j for j in self._jobs if j.stream != job.stream]
                        heapq.heapify(self._jobs)
                    running = self._running
                    if running is not None and running.stream == job.stream:
                        self._superseded = True
                heapq.heappush(self._jobs, job)
                self._lock.notify_all()
        if ended:
            job.fail(Interrupted("the storage has stopped"))

    def _answer(self, stream: str, number: int, done: Callable[[T], None], result: object) -> None:
        """Main thread: hand over a result unless a newer question was asked meanwhile."""
        if not stream or self._newest.get(stream) == number:
            done(result)  # type: ignore[arg-type] # what the job of the same submit returned

    def _interrupt(self) -> bool:
        """Whether the running job should end now. Cheap; called from within queries."""
        job = self._running
        if job is None:
            return False
        if self._superseded or self._abandon:
            return True
        if not job.repeatable or (
            job.restarts >= _MOST_RESTARTS and job.priority is not Priority.IDLE
        ):
            return False
        waiting = self._jobs
        return self._stopping or (bool(waiting) and waiting[0].priority < job.priority)

    def _main(self) -> None:
        try:
            stores = self._open()
        except Exception as error:  # noqa: BLE001 - the console goes on without contacts
            _log.exception("the storage cannot be opened")
            self._tell(error)
            self._refuse_all()
            return
        self._unsettled = lambda: stores.unsettled
        stores.watch(self._interrupt)
        try:
            while (job := self._next()) is not None:
                self._run(job, stores)
        finally:
            with contextlib.suppress(Exception):
                stores.close()

    def _refuse_all(self) -> None:
        """Answer every job with its failure until the end."""
        while (job := self._next()) is not None:
            job.fail(Interrupted("the storage is not open"))

    def _next(self) -> _Job[S] | None:
        """The most urgent job; None at the end."""
        with self._lock:
            self._running = None
            while not self._jobs and not self._stopping:
                if not self._lock.wait(_CALM_S if self._unsettled() else None):
                    return self._settling()
            if self._stopping:
                # What is only read is not wanted any more.
                keep = [j for j in self._jobs if not j.repeatable and not self._abandon]
                dropped = [j for j in self._jobs if j not in keep]
                self._jobs = keep
                heapq.heapify(self._jobs)
            else:
                dropped = []
            self._superseded = False
            job = self._running = heapq.heappop(self._jobs) if self._jobs else None
        for each in dropped:
            each.fail(Interrupted("the storage has stopped"))
        return job

    def _settling(self) -> _Job[S]:
        """The job for a moment with nothing to do."""
        number = next(self._numbers)
        return _Job(Priority.IDLE, number, lambda stores: stores.settle(), _nothing, _nothing)

    def _run(self, job: _Job[S], stores: S) -> None:
        try:
            result = job.run(stores)
        except Exception as error:  # noqa: BLE001 - any failure is told, the thread lives on
            mended = self._interrupted_only() or (
                job.restarts < _MOST_RESTARTS and self._mended(error, stores)
            )
            if mended:
                self._again(job)
            else:
                if not isinstance(error, Interrupted):
                    self._tell(error)
                job.fail(error)
        else:
            job.finish(result)

    def _interrupted_only(self) -> bool:
        """Whether the job just failed because it was asked to."""
        return self._superseded or self._interrupt()

    def _again(self, job: _Job[S]) -> None:
        """Queue a job once more; a superseded or abandoned one is forgotten."""
        if self._superseded:
            return
        if self._abandon or (self._stopping and job.repeatable):
            job.fail(Interrupted("the storage has stopped"))
            return
        job.restarts += 1
        with self._lock:
            heapq.heappush(self._jobs, job)

    def _mended(self, error: Exception, stores: S) -> bool:
        if isinstance(error, Interrupted):
            return False
        try:
            return stores.failed(error)
        except Exception:  # noqa: BLE001 - the same
            _log.exception("the storage cannot be mended")
            return False

    def _tell(self, error: Exception) -> None:
        kind = type(error).__name__
        if kind in self._told:
            _log.warning("storage: %s", error)
            return
        self._told.add(kind)
        _log.error("the storage failed", exc_info=error)
        self._deliver(lambda: self.troubled(error))

    def _drop_all(self) -> None:
        with self._lock:
            jobs, self._jobs = self._jobs, []
        for job in jobs:
            job.fail(Interrupted("the storage never started"))


def _nothing(_: object) -> None:
    """Nobody waits for the result."""
