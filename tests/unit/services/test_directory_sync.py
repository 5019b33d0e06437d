# SPDX-License-Identifier: GPL-3.0-or-later
"""When phonebooks are synced, and what is said of it."""

from atc.domain.contacts import SourceId, SourceStatus, SyncState
from atc.domain.sources import SourceTrouble, Trouble
from atc.ports.sync import SourceMemory, SyncOutcome
from atc.services.directory_sync import DirectorySync, SourcePlan
from tests.fakes.sync_runner import AWAY, FakeRunner
from tests.fakes.telephony import FakeClock

CSV, LDAP, DAV = SourceId("csv"), SourceId("ldap"), SourceId("dav")


class Office:
    """Three phonebooks, of which LDAP is asked every ten minutes."""

    def __init__(self, remembered: dict[SourceId, SourceMemory] | None = None) -> None:
        self.clock = FakeClock()
        plans = (
            SourcePlan(CSV, "Suppliers", "csv"),
            SourcePlan(LDAP, "Company", "ldap", interval_s=600),
            SourcePlan(DAV, "Mine", "carddav", personal=True),
        )
        self.sync = DirectorySync(self.clock, plans)
        self.runner = FakeRunner(remembered)
        self.contents = 0
        self.sync.contents_changed.connect(lambda _: self._count())

    def started(self) -> "Office":
        """Open, and the first syncs ended well."""
        self.sync.start(self.runner)
        self.clock.advance(2)
        while self.runner.running:
            self.runner.end(next(iter(self.runner.running)))
        self.runner.begun.clear()
        return self

    def status(self, source: SourceId) -> SourceStatus:
        return next(s for s in self.sync.statuses if s.id == source)

    def _count(self) -> None:
        self.contents += 1


def test_everything_is_synced_once_after_the_start_two_at_a_time() -> None:
    office = Office()
    office.sync.start(office.runner)
    assert office.runner.begun == []
    office.clock.advance(2)
    assert office.runner.begun == [CSV, LDAP]
    office.runner.end(CSV)
    assert office.runner.begun == [CSV, LDAP, DAV]


def test_what_was_known_is_shown_before_the_first_sync() -> None:
    known = {LDAP: SourceMemory(SyncState.FAILED, 812, 44.0, "it was away", 2)}
    office = Office(known)
    office.sync.start(office.runner)
    status = office.status(LDAP)
    assert (status.state, status.count, status.last_sync) == (SyncState.FAILED, 812, 44.0)
    assert (status.error, status.skipped) == ("it was away", 2)


def test_a_sync_that_the_console_s_end_cut_off_is_not_running_after_the_start() -> None:
    office = Office({CSV: SourceMemory(SyncState.RUNNING, 7)})
    office.sync.start(office.runner)
    assert office.status(CSV).state is SyncState.CANCELLED


def test_progress_is_shown_and_lists_look_again_now_and_then() -> None:
    office = Office()
    office.sync.start(office.runner)
    office.clock.advance(2)
    before = office.contents
    for done in range(1, 50):
        office.runner.progress[CSV](done * 100, 100_000)
    assert (office.status(CSV).done, office.status(CSV).total) == (4900, 100_000)
    assert office.contents == before + 1
    office.runner.end(CSV)
    assert office.contents == before + 2


def test_the_interval_brings_the_next_sync() -> None:
    office = Office().started()
    office.clock.advance(599)
    assert office.runner.begun == []
    office.clock.advance(2)
    assert office.runner.begun == [LDAP]


def test_failures_are_retried_ever_more_rarely_and_the_count_stays() -> None:
    office = Office().started()
    office.sync.sync(CSV)
    waits = []
    for _ in range(7):
        failed_at = office.clock.now()
        office.runner.fail(CSV)
        status = office.status(CSV)
        assert status.state is SyncState.FAILED
        assert status.trouble == AWAY
        assert status.error == "ldap.example.com did not answer in time"
        assert status.count == 3
        assert status.retry_at is not None
        waits.append(status.retry_at - failed_at)
        office.clock.advance(waits[-1])
    assert waits == sorted(waits)
    assert len(set(waits)) > 3
    office.runner.end(CSV)
    assert office.status(CSV).trouble is None
    assert office.status(CSV).retry_at is None


def test_by_hand_goes_first_and_at_once() -> None:
    office = Office()
    office.sync.start(office.runner)
    office.clock.advance(2)
    office.runner.end(CSV)
    office.sync.sync(CSV)
    office.runner.end(LDAP)
    assert office.runner.begun[-1] == CSV


def test_a_file_that_changes_during_its_sync_is_read_once_more() -> None:
    office = Office().started()
    office.sync.file_changed(CSV)
    office.sync.file_changed(CSV)
    office.sync.file_changed(CSV)
    assert office.runner.begun == [CSV]
    office.runner.end(CSV)
    assert office.runner.begun == [CSV, CSV]
    office.runner.end(CSV)
    assert office.runner.begun == [CSV, CSV]


def test_cancel_ends_a_running_and_a_waiting_sync() -> None:
    office = Office()
    office.sync.start(office.runner)
    office.clock.advance(2)
    office.sync.cancel(DAV)
    assert office.status(DAV).state is SyncState.CANCELLED
    office.sync.cancel(CSV)
    assert office.runner.cancelled == [CSV]
    office.runner.end(CSV, SyncOutcome(SyncState.CANCELLED, memory=SourceMemory(count=40)))
    assert (office.status(CSV).state, office.status(CSV).count) == (SyncState.CANCELLED, 40)
    assert DAV not in office.runner.begun


def test_a_sync_that_hangs_is_left_alone_and_others_run() -> None:
    office = Office()
    office.sync.start(office.runner)
    office.clock.advance(2)
    office.sync.cancel(CSV)
    office.sync.cancel(LDAP)
    office.clock.advance(11)
    assert office.status(CSV).state is SyncState.CANCELLED
    assert office.runner.begun == [CSV, LDAP, DAV]
    office.sync.sync(CSV)
    assert office.runner.begun.count(CSV) == 1, "its thread still hangs"
    office.runner.end(CSV)
    assert office.runner.begun.count(CSV) == 2


def test_what_she_wrote_is_brought_to_the_server_soon() -> None:
    office = Office().started()
    office.sync.personal_changed()
    office.sync.personal_changed()
    office.clock.advance(1.5)
    assert office.runner.begun == [DAV]
    office.sync.personal_changed()
    office.runner.end(DAV)
    assert office.runner.begun == [DAV, DAV]


def test_what_is_asked_before_the_cache_is_open_is_done_then() -> None:
    office = Office()
    office.sync.sync(LDAP)
    assert office.runner.begun == []
    office.sync.start(office.runner)
    assert office.runner.begun == [LDAP]


def test_nothing_begins_after_the_end() -> None:
    office = Office().started()
    office.sync.sync(CSV)
    office.sync.stop()
    assert office.runner.cancelled == [CSV]
    office.runner.end(CSV)
    office.clock.advance(100_000)
    assert office.runner.begun == [CSV]


def test_the_house_s_extensions_are_a_phonebook_too() -> None:
    office = Office()
    assert [s.id for s in office.sync.statuses] == [CSV, LDAP, DAV]
    office.sync.house_has(60)
    house = office.sync.statuses[0]
    assert (house.id, house.kind, house.count, house.state) == ("pbx", "pbx", 60, SyncState.DONE)


def test_an_answer_that_lost_most_is_believed_only_by_hand() -> None:
    office = Office().started()
    office.sync.file_changed(CSV)
    assert not office.runner.insisted
    shrunk = Trouble(SourceTrouble.SHRUNK, {"now": "1", "before": "900"})
    office.runner.end(CSV, SyncOutcome(SyncState.FAILED, shrunk))
    office.clock.advance(20)
    assert not office.runner.insisted, "it is tried again by itself, but nobody insisted"
    office.runner.end(CSV, SyncOutcome(SyncState.FAILED, shrunk))
    office.sync.sync(CSV)
    assert office.runner.insisted
