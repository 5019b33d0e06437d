# SPDX-License-Identifier: GPL-3.0-or-later
"""Her own contacts on a real Radicale: created, changed, deleted, never over another's change."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from atc.domain.contacts import ContactNumber, NumberKind, PersonFields, SourceRecord
from atc.domain.errors import ServiceError
from atc.ports.directory import WriteConflict
from tests.directory.cache import MemoryCache
from tests.directory.test_carddav import source
from tests.servers.radicale import Radicale, card

ANNA = PersonFields(
    given_name="Anna",
    surname="Verdi, jr; «dott.»",
    company="Fornitori & Figli <srl>",
    numbers=(ContactNumber("+39 333 1", NumberKind.MOBILE), ContactNumber("12", NumberKind.WORK)),
    emails=("anna@example.org",),
    note="Chiama\ndopo le 15",
    groups=("Fornitori",),
)


@pytest.fixture
def radicale() -> Iterator[Radicale]:
    with Radicale() as server:
        yield server


@pytest.fixture(autouse=True)
def book(radicale: Radicale) -> str:
    return radicale.make_book("personal")


def only(server: Radicale) -> SourceRecord:
    """Return the one contact that another console would see."""
    cache = MemoryCache()
    cache.sync(source(server))
    (record,) = cache.records.values()
    return record


def test_a_new_contact_arrives_as_it_was_written(radicale: Radicale) -> None:
    written = source(radicale).write(SourceRecord("local-1", ANNA))

    found = only(radicale)
    assert found.person == ANNA
    assert (found.uid, found.revision) == (written.uid, written.revision)


def test_a_uid_that_is_no_file_name_goes_nowhere_else(radicale: Radicale, book: str) -> None:
    written = source(radicale).write(SourceRecord("../../other/ù x", ANNA))
    assert written.uid.startswith(book)
    assert only(radicale).uid == written.uid


def test_writing_the_same_new_contact_twice_makes_one(radicale: Radicale) -> None:
    """As after a lost answer."""
    first = source(radicale).write(SourceRecord("local-1", ANNA))
    second = source(radicale).write(SourceRecord("local-1", ANNA))
    assert second == first
    assert only(radicale).person == ANNA


def test_a_change_keeps_what_the_console_has_no_field_for(radicale: Radicale, book: str) -> None:
    extra = ("BDAY:19700101", "ADR:;;Via Roma 1;Pisa;;;Italia", "X-OTHER:kept")
    radicale.put(f"{book}m.vcf", card("m", "Mario", "Rossi", "+39 06 1", *extra))
    record = only(radicale)

    changed = replace(record.person, company="ACME", numbers=(ContactNumber("+39 02 2"),))
    written = source(radicale).write(replace(record, person=changed))

    text = radicale.get(f"{book}m.vcf") or ""
    assert all(line in text for line in (*extra, "UID:m", "ACME", "+39 02 2"))
    assert "+39 06 1" not in text
    found = only(radicale)
    assert found.revision == written.revision != record.revision
    assert found.person.company == "ACME"

    again = replace(written, person=replace(changed, title="Capo"))
    source(radicale).write(again)
    assert only(radicale).person.title == "Capo"


def test_what_we_wrote_is_not_read_again(radicale: Radicale) -> None:
    cache = MemoryCache()
    cache.sync(source(radicale))
    written = source(radicale).write(SourceRecord("local-1", ANNA))
    cache.records[written.uid] = written

    cache.sync(source(radicale))

    assert cache.stored == 0
    assert cache.labels() == {ANNA.label}


def test_a_deleted_contact_is_gone_and_deleting_it_again_is_no_error(radicale: Radicale) -> None:
    written = source(radicale).write(SourceRecord("local-1", ANNA))
    source(radicale).erase(written.uid, written.revision)
    assert radicale.get(written.uid) is None
    source(radicale).erase(written.uid, written.revision)


def test_anothers_change_is_not_overwritten(radicale: Radicale) -> None:
    mine = source(radicale).write(SourceRecord("local-1", ANNA))
    theirs = source(radicale).write(replace(mine, person=replace(ANNA, title="Loro")))

    with pytest.raises(WriteConflict) as caught:
        source(radicale).write(replace(mine, person=replace(ANNA, title="Mio")))
    assert caught.value.theirs.person.title == "Loro"
    assert caught.value.theirs.revision == theirs.revision

    with pytest.raises(WriteConflict):
        source(radicale).erase(mine.uid, mine.revision)
    assert only(radicale).person.title == "Loro"


def test_her_change_survives_anothers_deletion(radicale: Radicale) -> None:
    mine = source(radicale).write(SourceRecord("local-1", ANNA))
    radicale.delete(mine.uid)

    written = source(radicale).write(replace(mine, person=replace(ANNA, title="Mio")))

    assert only(radicale) == written
    assert written.person.title == "Mio"


def test_a_new_contact_never_replaces_one_of_the_same_file_name(
    radicale: Radicale, book: str
) -> None:
    radicale.put(f"{book}local-1.vcf", card("local-1", "Mario", "Rossi", "1"))
    with pytest.raises(WriteConflict) as caught:
        source(radicale).write(SourceRecord("local-1", ANNA))
    assert caught.value.theirs.person.label == "Mario Rossi"
    assert only(radicale).person.label == "Mario Rossi"


def test_a_server_that_is_gone_says_so_and_the_write_works_later(radicale: Radicale) -> None:
    radicale.kill()
    with pytest.raises(ServiceError, match="cannot be reached"):
        source(radicale).write(SourceRecord("local-1", ANNA))
    radicale.start()
    source(radicale).write(SourceRecord("local-1", ANNA))
    assert only(radicale).person == ANNA
