# SPDX-License-Identifier: GPL-3.0-or-later
"""Her own contacts between the real cache and a real CardDAV server: nothing of hers is lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from atc.domain.contacts import ContactNumber, NumberKind, PersonFields, SyncState
from tests.directory.kept import Kept
from tests.directory.test_carddav import source
from tests.servers.radicale import Radicale

ANNA = PersonFields(
    given_name="Anna",
    surname="Verdi",
    numbers=(ContactNumber("+39 333 1112223", NumberKind.MOBILE),),
    groups=("Fornitori",),
)


@pytest.fixture
def radicale() -> Iterator[Radicale]:
    with Radicale() as server:
        server.make_book("personal")
        yield server


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Callable[[str], Kept]]:
    made: list[Kept] = []

    def make(name: str) -> Kept:
        made.append(Kept(tmp_path / name, personal=True))
        return made[-1]

    yield make
    for kept in made:
        kept.close()


def uid_of(kept: Kept) -> str:
    (contact,) = kept.everybody()
    return contact.sources[0].uid


def labels(kept: Kept) -> list[str]:
    return sorted(contact.label for contact in kept.everybody())


def test_a_new_contact_is_unsynced_until_the_server_has_it(
    radicale: Radicale, console: Callable[[str], Kept]
) -> None:
    mine, other = console("mine"), console("other")
    assert mine.save(ANNA).unsynced
    assert mine.sync(lambda: source(radicale)).state is SyncState.DONE
    (contact,) = mine.everybody()
    assert not contact.unsynced
    assert contact.personal
    other.sync(lambda: source(radicale))
    assert labels(other) == ["Anna Verdi"]


def test_without_the_server_it_stays_and_goes_there_later(
    radicale: Radicale, console: Callable[[str], Kept]
) -> None:
    mine = console("mine")
    radicale.stop()
    mine.save(ANNA)
    outcome = mine.sync(lambda: source(radicale))
    assert outcome.state is SyncState.FAILED
    assert mine.everybody()[0].unsynced
    radicale.start()
    assert mine.sync(lambda: source(radicale)).state is SyncState.DONE
    assert not mine.everybody()[0].unsynced


def test_changes_and_deletions_travel_between_two_consoles(
    radicale: Radicale, console: Callable[[str], Kept]
) -> None:
    mine, other = console("mine"), console("other")
    mine.save(ANNA)
    mine.sync(lambda: source(radicale))
    other.sync(lambda: source(radicale))
    other.save(replace(ANNA, surname="Rossi"), uid_of(other))
    other.sync(lambda: source(radicale))
    mine.sync(lambda: source(radicale))
    assert labels(mine) == ["Anna Rossi"]
    mine.delete(uid_of(mine))
    mine.sync(lambda: source(radicale))
    other.sync(lambda: source(radicale))
    assert labels(other) == []


def test_a_conflict_keeps_both_everywhere(
    radicale: Radicale, console: Callable[[str], Kept]
) -> None:
    mine, other = console("mine"), console("other")
    mine.save(ANNA)
    mine.sync(lambda: source(radicale))
    other.sync(lambda: source(radicale))
    mine.save(replace(ANNA, given_name="Annamaria", numbers=()), uid_of(mine))
    other.save(replace(ANNA, given_name="Anita"), uid_of(other))
    mine.sync(lambda: source(radicale))
    for kept in (other, mine, other):
        assert kept.sync(lambda: source(radicale)).state is SyncState.DONE
    assert labels(mine) == labels(other) == ["Anita Verdi", "Annamaria Verdi"]
    assert not any(contact.unsynced for contact in (*mine.everybody(), *other.everybody()))


def test_a_change_that_was_not_brought_yet_survives_a_sync_of_the_others(
    radicale: Radicale, console: Callable[[str], Kept]
) -> None:
    mine, other = console("mine"), console("other")
    mine.save(ANNA)
    mine.sync(lambda: source(radicale))
    other.sync(lambda: source(radicale))
    other.delete(uid_of(other))
    other.sync(lambda: source(radicale))
    mine.save(replace(ANNA, surname="Changed"), uid_of(mine))
    mine.sync(lambda: source(radicale))
    mine.sync(lambda: source(radicale))
    assert labels(mine) == ["Anna Changed"]
