# SPDX-License-Identifier: GPL-3.0-or-later
"""Syncs on threads of their own: answers on the main thread, nothing waits for them."""

import threading
from collections.abc import Callable, Sequence

from pytestqt.qtbot import QtBot

from atc.domain.contacts import SourceId, SyncState
from atc.ports.directory import RecordSink, SyncDone
from atc.ports.sync import SourceMemory, SyncOutcome
from atc.runtime.bridge import EventBridge
from atc.runtime.sync_threads import SyncThreads
from atc.services.sync_run import SyncJob
from tests.unit.directory.sink import FakeSink

BOOK = SourceId("book")


class Session(FakeSink):
    """A session that tells its progress on."""

    cursor = ""

    def __init__(
        self, cancelled: Callable[[], bool], progress: Callable[[int, int | None], None]
    ) -> None:
        super().__init__()
        self._wants_to_end = cancelled
        self._tell = progress

    @property
    def cancelled(self) -> bool:
        return self._wants_to_end()

    def progress(self, done: int, total: int | None = None) -> None:
        self._tell(done, total)


class Store:
    """A cache that remembers one source."""

    def __init__(self) -> None:
        self.kept: list[list[SourceId]] = []
        self.broken = False

    def session(
        self,
        source: SourceId,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int | None], None],
        *,
        insist: bool = False,
    ) -> Session:
        assert source == BOOK
        assert not insist
        return Session(cancelled, progress)

    def remembered(self) -> dict[SourceId, SourceMemory]:
        if self.broken:
            raise OSError("the disk is full")
        return {BOOK: SourceMemory(SyncState.DONE, 7), SourceId("other"): SourceMemory()}

    def remember(self, source: SourceId, memory: SourceMemory) -> None:
        assert source == BOOK
        assert memory.count == 7

    def distrust(self, source: SourceId) -> None:
        raise AssertionError(source)

    def keep_only(self, sources: Sequence[SourceId]) -> None:
        self.kept.append(list(sources))


class Source:
    """A source that does as the test says."""

    def __init__(self, work: Callable[[RecordSink], None]) -> None:
        self._work = work

    def sync(self, cursor: str, sink: RecordSink) -> SyncDone:
        assert cursor == ""
        self._work(sink)
        return SyncDone("next")


class Rig:
    """Threads for one phonebook, and what the main thread was told."""

    def __init__(self, qtbot: QtBot, work: Callable[[RecordSink], None], **options: bool) -> None:
        self.qtbot = qtbot
        self.bridge = EventBridge()
        self.store = Store()
        jobs = {BOOK: SyncJob(BOOK, lambda: Source(work))}
        self.threads = SyncThreads(self.bridge, self.store, jobs, **options)
        self.steps: list[tuple[int, int | None]] = []
        self.outcomes: list[SyncOutcome] = []
        self.told_on: set[str] = set()

    def run(self) -> None:
        self.threads.run(BOOK, lambda d, t: self.steps.append((d, t)), self._done)

    def outcome(self) -> SyncOutcome:
        self.qtbot.waitUntil(lambda: bool(self.outcomes))
        return self.outcomes.pop()

    def _done(self, outcome: SyncOutcome) -> None:
        self.told_on.add(threading.current_thread().name)
        self.outcomes.append(outcome)


def test_the_answer_comes_on_the_main_thread(qtbot: QtBot) -> None:
    worked_on: list[str] = []
    rig = Rig(qtbot, lambda _: worked_on.append(threading.current_thread().name))
    rig.run()
    assert rig.outcome().state is SyncState.DONE
    assert worked_on == ["sync book"]
    assert rig.told_on == {threading.main_thread().name}


def test_progress_is_told_without_flooding_the_main_thread(qtbot: QtBot) -> None:
    def work(sink: RecordSink) -> None:
        for done in range(100_000):
            sink.progress(done, 100_000)

    rig = Rig(qtbot, work)
    rig.run()
    rig.outcome()
    assert 1 <= len(rig.steps) < 1000


def test_cancel_ends_it(qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(sink: RecordSink) -> None:
        begun.set()
        while True:
            sink.progress(1, None)

    rig = Rig(qtbot, work)
    rig.run()
    assert begun.wait(10)
    rig.threads.cancel(BOOK)
    assert rig.outcome().state is SyncState.CANCELLED


def test_a_source_that_hangs_does_not_keep_the_console_from_ending(qtbot: QtBot) -> None:
    hung, released = threading.Event(), threading.Event()

    def work(_: RecordSink) -> None:
        hung.set()
        released.wait(60)

    rig = Rig(qtbot, work)
    rig.run()
    assert hung.wait(10)
    rig.threads.stop(timeout_s=0.05)
    assert rig.outcomes == []
    released.set()
    rig.outcome()


def test_even_an_exit_in_a_source_is_an_outcome(qtbot: QtBot) -> None:
    def work(_: RecordSink) -> None:
        raise SystemExit(3)

    rig = Rig(qtbot, work)
    rig.run()
    assert rig.outcome().state is SyncState.FAILED


def test_what_is_remembered_is_recalled_and_what_is_gone_is_dropped(qtbot: QtBot) -> None:
    for tidy in (True, False):
        rig = Rig(qtbot, lambda _: None, tidy=tidy)
        recalled: list[dict[SourceId, SourceMemory]] = []
        rig.threads.recall(recalled.append)
        qtbot.waitUntil(lambda recalled=recalled: bool(recalled))
        assert list(recalled[0]) == [BOOK]
        rig.threads.stop()
        assert rig.store.kept == ([[BOOK]] if tidy else [])


def test_a_cache_that_cannot_be_read_still_lets_syncs_begin(qtbot: QtBot) -> None:
    rig = Rig(qtbot, lambda _: None)
    rig.store.broken = True
    recalled: list[dict[SourceId, SourceMemory]] = []
    rig.threads.recall(recalled.append)
    qtbot.waitUntil(lambda: bool(recalled))
    assert recalled == [{}]
    rig.run()
    assert rig.outcome().memory is None
    rig.threads.stop()
