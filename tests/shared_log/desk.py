# SPDX-License-Identifier: GPL-3.0-or-later
"""One desk: its file, its storage thread, its sharing thread; the test is its main thread."""

import queue
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self, TypeVar

from atc.adapters.storage.database import Database
from atc.adapters.storage.log_file import LogFile
from atc.adapters.storage.log_models import LogBase
from atc.adapters.storage.log_store import SqlCallLogStore
from atc.adapters.storage.shared_worker import SharedConfig, SharingEvents, SharingThread
from atc.adapters.storage.stamps import Stamps
from atc.adapters.storage.thread import Priority, StorageThread
from atc.domain.call_log import LogEdit, LogFilter, LoggedCall, LogUid, Outcome
from atc.domain.calls import Direction, Party
from atc.domain.sharing import SharingState, SharingStatus

T = TypeVar("T")

PATIENCE_S = 20.0


class Stores:
    """`desk.db` with the log alone: every commit is on the disk at once."""

    unsettled = False

    def __init__(self, path: Path, stamps: Stamps) -> None:
        self.desk = Database(path, full_sync=True)
        with self.desk.connection.begin():
            LogBase.metadata.create_all(self.desk.connection)
        self.log = LogFile(self.desk.connection, stamps)
        self.log.key_of = lambda text: "+39" + text if text.startswith("0") else text

    def watch(self, interrupt: Callable[[], bool]) -> None:
        self.desk.watch(interrupt)

    def settle(self) -> None:
        """Nothing is ever unsettled."""

    def failed(self, _error: Exception) -> bool:
        return False

    def close(self) -> None:
        self.desk.close()


class SharingDesk:
    """What a console has of the log, without its calls.

    Args:
        clock_off: how many seconds the machine's clock is wrong.
    """

    def __init__(
        self, folder: Path, url: str, name: str, clock_off: float = 0.0, password: str = ""
    ) -> None:
        self.name = name
        self.url = url
        self.statuses: list[SharingStatus] = []
        self.changed: list[tuple[tuple[LogUid, ...], bool]] = []
        self.on_document: Callable[[str, str], None] = lambda _key, _body: None
        self._folder = folder
        self._password = password
        self._now = lambda: time.time() + clock_off
        self._main: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._sharing: SharingThread | None = None
        folder.mkdir(exist_ok=True)
        self._open()

    def _open(self) -> None:
        stamps = Stamps(self._now)
        self.thread = StorageThread[Stores](
            lambda: Stores(self._folder / "desk.db", stamps), self._main.put
        )
        self.thread.start()
        self.log = SqlCallLogStore[Stores](self.thread, lambda s: s.log, time.time)
        self.log.on_changed = lambda uids, foreign: self.changed.append((tuple(uids), foreign))
        self.log.wrote = self.wake

    def wake(self) -> None:
        """Something was written that others shall have."""
        if self._sharing is not None:
            self._sharing.wake()

    # -- going on and off ----------------------------------------------------------------------

    def share(self) -> Self:
        """Begin to share."""
        events = SharingEvents(
            status=lambda status: self._main.put(lambda: self.statuses.append(status)),
            calls=lambda uids: self._main.put(lambda: self.log.on_changed(uids, True)),
            document=lambda key, body: self._main.put(lambda: self.on_document(key, body)),
        )
        config = SharedConfig(self.url, self._password, self.name)
        self._sharing = SharingThread(config, self._run, events, self._now)
        self._sharing.start()
        return self

    def _run(self, work: Callable[[LogFile], T]) -> T:
        return self.thread.wait_for(Priority.SMALL, lambda stores: work(stores.log))

    def online(self) -> Self:
        """Share, and wait until it does."""
        self.share()
        self.until(lambda: self.state is SharingState.ONLINE)
        return self

    def unplug(self) -> None:
        """Stop sharing; the console goes on."""
        if self._sharing is not None:
            self._sharing.stop()
            self._sharing = None

    def restart(self) -> Self:
        """End the console and start it again on the same file."""
        self.close()
        self._open()
        return self

    def close(self) -> None:
        self.unplug()
        self.thread.stop()

    # -- the main thread -----------------------------------------------------------------------

    def pump(self, seconds: float = 0.0) -> None:
        """Do what the other threads asked for."""
        try:
            self._main.get(timeout=seconds)() if seconds else self._main.get_nowait()()
            while True:
                self._main.get_nowait()()
        except queue.Empty:
            pass

    def until(self, ready: Callable[[], bool], seconds: float = PATIENCE_S) -> float:
        """Wait for something; tells how many seconds it took."""
        begun = time.monotonic()
        while not ready():
            left = begun + seconds - time.monotonic()
            assert left > 0, f"{self.name}: not within {seconds:g} s; {self.statuses[-1:]}"
            self.pump(min(left, 0.02))
        return time.monotonic() - begun

    def ask(self, question: Callable[..., None], *arguments: object) -> object:
        """A question's answer."""
        answers: list[object] = []
        question(*arguments, answers.append)
        self.until(lambda: bool(answers))
        return answers[0]

    @property
    def state(self) -> SharingState:
        self.pump()
        return self.statuses[-1].state if self.statuses else SharingState.OFF

    @property
    def status(self) -> SharingStatus:
        self.pump()
        return self.statuses[-1]

    # -- the log -------------------------------------------------------------------------------

    def call(self, uid: str, number: str = "0461123456", **fields: object) -> LogUid:
        """Log a call that this desk had."""
        fields.setdefault("outcome", Outcome.MISSED)
        fields.setdefault("started_at", 1_700_000_000.0)
        call = LoggedCall(
            LogUid(uid),
            self.name,
            Direction.INCOMING,
            Party(number, "Mario Bianchi"),
            number_key="+39" + number,
            **fields,  # type: ignore[arg-type]
        )
        self.log.save(call)
        return call.uid

    def edit(self, uid: str, **change: object) -> None:
        self.log.edit(LogUid(uid), LogEdit(**change))  # type: ignore[arg-type]

    def get(self, uid: str) -> LoggedCall | None:
        found = self.ask(self.log.get, LogUid(uid))
        assert found is None or isinstance(found, LoggedCall)
        return found

    def has(self, uid: str, **fields: object) -> bool:
        """Whether the log has a call like this."""
        call = self.get(uid)
        return call is not None and all(getattr(call, k) == v for k, v in fields.items())

    def all(self) -> dict[str, LoggedCall]:
        """The whole log."""
        page = self.ask(self.log.page, LogFilter(), 0, 100_000)
        return {call.uid: call for call in page.calls}  # type: ignore[attr-defined]

    def settled(self) -> bool:
        """Whether nothing waits to be sent."""
        from atc.adapters.storage import log_sync  # noqa: PLC0415

        return self._run(log_sync.waiting) == 0


def agree(*desks: SharingDesk, seconds: float = PATIENCE_S) -> dict[str, LoggedCall]:
    """Wait until all desks have the same log, and return it."""
    first, *others = desks

    def same() -> bool:
        for desk in desks:
            desk.pump()
        log = first.all()
        return all(desk.settled() for desk in desks) and all(d.all() == log for d in others)

    first.until(same, seconds)
    return first.all()


def uids(calls: Sequence[LoggedCall]) -> list[str]:
    return [call.uid for call in calls]
