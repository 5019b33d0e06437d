# SPDX-License-Identifier: GPL-3.0-or-later
"""From a configured phonebook to the contact cache, with real servers and the real cache."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from atc import mapping
from atc.adapters.storage.book import StoredContactBook
from atc.adapters.storage.stores import ContactStores, StorageConfig
from atc.adapters.storage.sync_store import PersonalStore, SyncStore
from atc.adapters.storage.thread import Priority, StorageThread
from atc.domain.contacts import (
    ContactId,
    ContactNumber,
    NumberKind,
    PersonFields,
    SourceId,
    SyncState,
)
from atc.domain.sources import SourceTrouble
from atc.ports.sync import SyncOutcome
from atc.runtime.schema import Settings
from atc.runtime.schema_directory import DirectorySettings, NumbersSettings
from atc.services.sync_run import run_sync
from tests.directory.test_ldap import BASE, person
from tests.servers.radicale import Radicale, card
from tests.servers.slapd import Slapd

T = TypeVar("T")

ANNA = PersonFields(
    given_name="Anna", surname="Verdi", numbers=(ContactNumber("+39 333 1", NumberKind.MOBILE),)
)


class Desk:
    """The storage thread with one configured phonebook."""

    def __init__(self, folder: Path, book: DirectorySettings) -> None:
        self.settings = Settings(directory=(book,), numbers=NumbersSettings(country="IT"))
        self.id = SourceId(book.id)
        plan = mapping.number_plan(self.settings)
        order = () if book.personal else (book.id,)
        config = StorageConfig(folder, order, personal_synced=book.personal)
        self.thread: StorageThread[ContactStores] = StorageThread(
            lambda: ContactStores(config, plan, lambda _: None), lambda run: run()
        )
        self.thread.start()
        self.store = SyncStore(self.thread, plan.key)
        self.book = StoredContactBook(self.thread)

    def sync(
        self, progress: Callable[[int, int | None], None] = lambda *_: None, *, insist: bool = False
    ) -> SyncOutcome:
        job = mapping.sync_jobs(self.settings, PersonalStore(self.thread))[self.id]
        return run_sync(job, self.store, lambda: False, progress, insist=insist)

    def ask(self, job: Callable[[ContactStores], T]) -> T:
        return self.thread.wait_for(Priority.LOOK_UP, job)

    def labels(self) -> set[str]:
        names = "SELECT id FROM contact"
        rows = self.ask(lambda s: s.cache.raw.execute(names).fetchall())
        found = (self.ask(lambda s, n=n: s.reader.get(ContactId(n))) for (n,) in rows)
        return {contact.label for contact in found if contact}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Callable[[DirectorySettings], Desk]]:
    made: list[Desk] = []

    def make(book: DirectorySettings) -> Desk:
        made.append(Desk(tmp_path, book))
        return made[-1]

    yield make
    for each in made:
        each.thread.stop()


def ldap_book(server: Slapd) -> DirectorySettings:
    return DirectorySettings(id="office", kind="ldap", url=server.url, base_dn=BASE)


def personal_book(server: Radicale) -> DirectorySettings:
    return DirectorySettings(
        id="mine",
        kind="carddav",
        url=server.url,
        username=server.user_name,
        password=server.password,
        personal=True,
    )


def people(count: int) -> Iterator[tuple[str, dict[str, object]]]:
    for n in range(count):
        yield f"uid=p{n},{BASE}", person(f"Given{n} Surname{n}", f"+39 06 55{n:05}", uid=f"p{n}")


def test_a_caller_of_an_ldap_directory_is_known_by_number(
    desk: Callable[[DirectorySettings], Desk],
) -> None:
    server = Slapd(limits="sizelimit unlimited")
    server.load(people(5000))
    with server:
        office = desk(ldap_book(server))
        outcome = office.sync()

    assert outcome.state is SyncState.DONE
    assert outcome.memory
    assert outcome.memory.count == 5000
    (match, *_) = office.ask(lambda s: s.lookup.find("00390655 04321"))
    assert match.contact.label == "Given4321 Surname4321"


def test_a_server_that_dies_in_mid_sync_leaves_what_was_there(
    desk: Callable[[DirectorySettings], Desk],
) -> None:
    server = Slapd(limits="sizelimit unlimited")
    server.load(people(3000))
    with server:
        office = desk(ldap_book(server))

        def kill(done: int, _: int | None) -> None:
            if done and server.running:
                server.kill()

        outcome = office.sync(kill)
        assert outcome.state is SyncState.FAILED
        assert outcome.trouble
        assert outcome.trouble.kind is SourceTrouble.UNREACHABLE
        assert outcome.memory
        assert 0 < outcome.memory.count < 3000

        server.start()
        outcome = office.sync()
        assert outcome.state is SyncState.DONE
        assert outcome.memory
        assert outcome.memory.count == 3000


def test_an_emptied_directory_is_believed_only_when_she_insists(
    desk: Callable[[DirectorySettings], Desk],
) -> None:
    server = Slapd(limits="sizelimit unlimited")
    server.load(people(50))
    with server:
        office = desk(ldap_book(server))
        office.sync()
        server.delete(*(f"uid=p{n},{BASE}" for n in range(50)))

        outcome = office.sync()
        assert outcome.trouble
        assert outcome.trouble.kind is SourceTrouble.SHRUNK
        assert len(office.labels()) == 50

        assert office.sync(insist=True).state is SyncState.DONE
        assert office.labels() == set()


@pytest.fixture
def radicale() -> Iterator[Radicale]:
    with Radicale() as server:
        server.make_book("personal")
        yield server


def test_her_contacts_reach_the_server_and_others_changes_reach_her(
    desk: Callable[[DirectorySettings], Desk], radicale: Radicale
) -> None:
    mine = desk(personal_book(radicale))
    radicale.put("/reception/personal/m.vcf", card("m", "Mario", "Rossi", "+39 06 1"))
    mine.ask(lambda s: s.personal.save("", ANNA))

    assert mine.sync().state is SyncState.DONE
    assert mine.labels() == {"Mario Rossi", "Anna Verdi"}
    (uid,) = [u for u in mine.ask(lambda s: s.personal.revisions()) if "/m.vcf" not in u]
    assert "FN:Anna Verdi" in (radicale.get(uid) or "")
    assert mine.ask(lambda s: s.personal.unsynced()) == []

    radicale.put("/reception/personal/m.vcf", card("m", "Mario", "Bianchi", "+39 06 1"))
    radicale.delete(uid)
    assert mine.sync().state is SyncState.DONE
    assert mine.labels() == {"Mario Bianchi"}

    mine.ask(lambda s: s.personal.delete("/reception/personal/m.vcf"))
    assert mine.sync().state is SyncState.DONE
    assert radicale.get("/reception/personal/m.vcf") is None
    assert mine.labels() == set()


def test_what_she_wrote_while_the_server_was_down_goes_there_later(
    desk: Callable[[DirectorySettings], Desk], radicale: Radicale
) -> None:
    mine = desk(personal_book(radicale))
    radicale.kill()
    mine.ask(lambda s: s.personal.save("", ANNA))
    outcome = mine.sync()
    assert outcome.trouble
    assert outcome.trouble.kind is SourceTrouble.UNREACHABLE
    assert mine.labels() == {"Anna Verdi"}
    assert len(mine.ask(lambda s: s.personal.unsynced())) == 1

    radicale.start()
    assert mine.sync().state is SyncState.DONE
    assert mine.ask(lambda s: s.personal.unsynced()) == []
    assert mine.labels() == {"Anna Verdi"}


def test_a_contact_changed_on_both_sides_is_kept_twice(
    desk: Callable[[DirectorySettings], Desk], radicale: Radicale
) -> None:
    path = "/reception/personal/m.vcf"
    radicale.put(path, card("m", "Mario", "Rossi", "+39 06 1"))
    mine = desk(personal_book(radicale))
    mine.sync()

    radicale.put(path, card("m", "Mario", "Loro", "+39 06 1"))
    hers = PersonFields(given_name="Mario", surname="Suo", numbers=(ContactNumber("+39 06 2"),))
    mine.ask(lambda s: s.personal.save(path, hers))
    mine.sync()

    assert mine.labels() == {"Mario Loro", "Mario Suo"}
    assert mine.ask(lambda s: s.personal.unsynced()) == []
    assert "Loro" in (radicale.get(path) or "")


def test_a_contact_that_she_deleted_and_another_changed_stays(
    desk: Callable[[DirectorySettings], Desk], radicale: Radicale
) -> None:
    path = "/reception/personal/m.vcf"
    radicale.put(path, card("m", "Mario", "Rossi", "+39 06 1"))
    mine = desk(personal_book(radicale))
    mine.sync()

    radicale.put(path, card("m", "Mario", "Loro", "+39 06 1"))
    mine.ask(lambda s: s.personal.delete(path))
    mine.sync()

    assert mine.labels() == {"Mario Loro"}
    assert "Loro" in (radicale.get(path) or "")


def test_a_contact_that_she_changed_and_another_deleted_is_written_again(
    desk: Callable[[DirectorySettings], Desk], radicale: Radicale
) -> None:
    path = "/reception/personal/m.vcf"
    radicale.put(path, card("m", "Mario", "Rossi", "+39 06 1"))
    mine = desk(personal_book(radicale))
    mine.sync()

    radicale.delete(path)
    hers = PersonFields(given_name="Mario", surname="Suo", numbers=(ContactNumber("+39 06 2"),))
    mine.ask(lambda s: s.personal.save(path, hers))
    mine.sync()

    assert mine.labels() == {"Mario Suo"}
    assert "Suo" in (radicale.get(path) or "")
