# SPDX-License-Identifier: GPL-3.0-or-later
"""One sync: what the cache is told, and that nothing of hers is lost on the way to a server."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from atc.domain.contacts import (
    PERSONAL_SOURCE,
    ContactNumber,
    PersonFields,
    SourceId,
    SourceRecord,
    SyncState,
)
from atc.domain.errors import ServiceError
from atc.domain.sources import SourceError, SourceTrouble
from atc.ports.directory import RecordSink, SyncDone, WriteConflict
from atc.ports.sync import PersonalChange, SourceMemory
from atc.services.sync_run import SyncJob, run_sync
from tests.unit.directory.sink import FakeSink

BOOK = SourceId("book")


def record(uid: str, name: str, revision: str = "", number: str = "1") -> SourceRecord:
    return SourceRecord(uid, PersonFields(name=name, numbers=(ContactNumber(number),)), revision)


class Session(FakeSink):
    """A session of the store below."""

    def __init__(self, store: "Store", cancelled: Callable[[], bool]) -> None:
        super().__init__()
        self.cursor = store.cursor
        self.store = store
        self.wants_to_end = cancelled

    @property
    def cancelled(self) -> bool:
        return self.wants_to_end()

    def finish(self, done: SyncDone) -> None:
        if self.store.refuses:
            raise SourceError(SourceTrouble.SHRUNK, now="1", before="100")
        super().finish(done)
        self.store.cursor = done.cursor


class Store:
    """The cache of one source."""

    def __init__(self) -> None:
        self.cursor = ""
        self.refuses = False
        self.asked: list[SourceId] = []
        self.memory: dict[SourceId, SourceMemory] = {}
        self.kept: dict[str, SourceRecord] = {}

    def session(
        self,
        source: SourceId,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int | None], None],
        *,
        insist: bool = False,
    ) -> Session:
        assert not insist
        self.asked.append(source)
        session = Session(self, cancelled)
        session.kept = self.kept
        progress(0, None)
        return session

    def remembered(self) -> dict[SourceId, SourceMemory]:
        return {s: replace(m, count=len(self.kept)) for s, m in self.memory.items()}

    def remember(self, source: SourceId, memory: SourceMemory) -> None:
        self.memory[source] = memory

    def distrust(self, source: SourceId) -> None:
        assert source == BOOK
        self.cursor = ""

    def keep_only(self, sources: Sequence[SourceId]) -> None:
        raise AssertionError(f"not in a sync: {sources}")


class Server:
    """A phonebook that takes contacts; someone else may change one, and it may refuse."""

    def __init__(self, *cards: SourceRecord) -> None:
        self.cards = {card.uid: card for card in cards}
        self.away = False
        self.refused: set[str] = set()
        self.made = 0

    def sync(self, cursor: str, sink: RecordSink) -> SyncDone:
        if self.away:
            raise SourceError(SourceTrouble.SLOW, host="dav")
        sink.put(tuple(self.cards.values()))
        sink.skip("card 7 makes no sense")
        sink.progress(len(self.cards), None)
        return SyncDone(f"{cursor}+")

    def write(self, wanted: SourceRecord) -> SourceRecord:
        if self.away or wanted.uid in self.refused:
            raise ServiceError("the server does not want it")
        theirs = self.cards.get(wanted.uid)
        if theirs is not None and theirs.revision != wanted.revision:
            raise WriteConflict(theirs)
        self.made += 1
        self.cards[wanted.uid] = replace(wanted, revision=f"w{self.made}")
        return self.cards[wanted.uid]

    def erase(self, uid: str, revision: str) -> None:
        theirs = self.cards.get(uid)
        if theirs is not None and theirs.revision != revision:
            raise WriteConflict(theirs)
        self.cards.pop(uid, None)


class Personal:
    """Her own contacts, with the rules that `PersonalStore` states."""

    def __init__(self, *changes: PersonalChange) -> None:
        self.changes = {change.record.uid: change for change in changes}
        self.records: dict[str, SourceRecord] = {}

    def unsynced(self) -> Sequence[PersonalChange]:
        return tuple(self.changes.values())

    def synced(self, change: PersonalChange, record: SourceRecord | None) -> None:
        del self.changes[change.record.uid]
        if record is not None:
            self.records[record.uid] = record

    def keep_both(self, change: PersonalChange, theirs: SourceRecord) -> None:
        del self.changes[change.record.uid]
        self.records[theirs.uid] = theirs
        if not change.erased:
            mine = replace(change.record, uid=f"{theirs.uid}-mine", revision="")
            self.changes[mine.uid] = PersonalChange(mine)


def run(server: Server, store: Store, personal: Personal | None = None) -> tuple[SyncState, str]:
    job = SyncJob(BOOK, lambda: server, personal)
    outcome = run_sync(job, store, lambda: False, lambda _d, _t: None, now=lambda: 77.0)
    return outcome.state, outcome.trouble.sentence() if outcome.trouble else ""


def test_a_good_sync_remembers_cursor_count_and_time() -> None:
    store = Store()
    outcome = run_sync(
        SyncJob(BOOK, lambda: Server(record("a", "Anna"))),
        store,
        lambda: False,
        lambda _d, _t: None,
        now=lambda: 77.0,
    )
    assert (outcome.state, outcome.skipped) == (SyncState.DONE, 1)
    assert store.cursor == "+"
    assert store.memory[BOOK].last_sync == 77.0
    assert store.memory[BOOK].skipped == 1
    assert outcome.memory is not None


def test_a_failure_keeps_contacts_and_the_time_of_the_last_good_sync() -> None:
    store, server = Store(), Server(record("a", "Anna"))
    run(server, store)
    server.away = True
    assert run(server, store) == (SyncState.FAILED, "dav did not answer in time")
    assert list(store.kept) == ["a"]
    assert store.memory[BOOK].last_sync == 77.0
    assert store.memory[BOOK].error == "dav did not answer in time"


def test_a_file_that_failed_half_way_is_read_anew_even_if_the_old_one_comes_back() -> None:
    for whole, cursor in ((True, ""), (False, "+")):
        store, server = Store(), Server(record("a", "Anna"))
        job = SyncJob(BOOK, lambda server=server: server, whole=whole)
        run_sync(job, store, lambda: False, lambda _d, _t: None)
        server.away = True
        run_sync(job, store, lambda: False, lambda _d, _t: None)
        assert store.cursor == cursor


def test_an_answer_that_loses_too_much_is_a_failure() -> None:
    store = Store()
    store.refuses = True
    assert run(Server(), store) == (
        SyncState.FAILED,
        "it has only 1 of 100 contacts now; all are kept until you sync it by hand and it says the "
        "same again",
    )


def test_whatever_a_driver_raises_is_an_outcome() -> None:
    def broken() -> Server:
        raise ModuleNotFoundError("No module named 'ldap'")

    outcome = run_sync(SyncJob(BOOK, broken), Store(), lambda: False, lambda _d, _t: None)
    assert outcome.state is SyncState.FAILED
    assert outcome.trouble is not None
    assert "ldap" in outcome.trouble.sentence()


def test_cancelling_is_no_failure() -> None:
    outcome = run_sync(
        SyncJob(BOOK, lambda: Server(record("a", "Anna"))),
        Store(),
        lambda: True,
        lambda _d, _t: None,
    )
    assert (outcome.state, outcome.trouble) == (SyncState.CANCELLED, None)


def test_what_she_added_changed_and_deleted_reaches_the_server_before_it_is_read() -> None:
    server = Server(record("old", "Old", "r1"), record("gone", "Gone", "r2"))
    personal = Personal(
        PersonalChange(record("new", "New")),
        PersonalChange(record("old", "Renamed", "r1")),
        PersonalChange(record("gone", "Gone", "r2"), erased=True),
        PersonalChange(record("never", "Never there"), erased=True),
    )
    store = Store()
    assert run(server, store, personal)[0] is SyncState.DONE
    assert {uid: card.person.name for uid, card in server.cards.items()} == {
        "new": "New",
        "old": "Renamed",
    }
    assert personal.changes == {}
    assert personal.records["new"].revision == "w1"
    assert store.asked == [PERSONAL_SOURCE]


def test_a_conflict_keeps_both_on_the_server_too() -> None:
    server = Server(record("a", "Theirs", "r2"))
    personal = Personal(PersonalChange(record("a", "Hers", "r1")))
    assert run(server, Store(), personal)[0] is SyncState.DONE
    assert sorted(card.person.name for card in server.cards.values()) == ["Hers", "Theirs"]
    assert personal.changes == {}


def test_the_same_change_made_twice_is_no_conflict() -> None:
    server = Server(record("a", "Same", "r2"))
    mine = record("a", "Same", "r1")
    keyed = replace(mine.person, numbers=(ContactNumber("1", key="+391"),))
    personal = Personal(PersonalChange(replace(mine, person=keyed)))
    run(server, Store(), personal)
    assert list(server.cards) == ["a"]
    assert personal.changes == {}


def test_one_that_others_changed_is_not_deleted() -> None:
    server = Server(record("a", "Theirs", "r2"))
    personal = Personal(PersonalChange(record("a", "Hers", "r1"), erased=True))
    run(server, Store(), personal)
    assert server.cards["a"].person.name == "Theirs"
    assert personal.records["a"].person.name == "Theirs"


def test_a_contact_that_the_server_refuses_stays_hers_and_the_others_go() -> None:
    server = Server(record("x", "Other", "r"))
    server.refused = {"bad"}
    personal = Personal(
        PersonalChange(record("bad", "Refused")), PersonalChange(record("good", "Taken"))
    )
    store = Store()
    assert run(server, store, personal) == (SyncState.FAILED, "the server does not want it")
    assert list(personal.changes) == ["bad"]
    assert set(server.cards) == {"x", "good"}
    assert set(store.kept) == {"x", "good"}


def test_a_server_that_is_away_is_not_asked_for_each_contact() -> None:
    server = Server()
    server.away = True
    personal = Personal(*(PersonalChange(record(str(i), f"N{i}")) for i in range(50)))
    assert run(server, Store(), personal) == (SyncState.FAILED, "dav did not answer in time")
    assert len(personal.changes) == 50
