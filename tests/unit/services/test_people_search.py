# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search shows: the free first among equals, the newest query, nothing that flickers."""

import pytest

from atc.domain.calls import Party
from atc.domain.contacts import (
    Contact,
    ContactId,
    ContactNumber,
    NumberKind,
    PersonFields,
    SearchHit,
    SearchRank,
    SearchResult,
)
from atc.domain.events import PhoneStateChanged
from atc.domain.extensions import Extension, PhoneState
from atc.services.extensions import ExtensionService
from atc.services.people_search import PAUSE_S, PeopleSearch
from atc.services.phonebook import Phonebook, PlainPlan
from tests.fakes.contact_book import FakeContactBook
from tests.fakes.telephony import FakeClock

ANNA, BRUNO, CARLA, DORA = "101", "102", "103", ""


class Book(FakeContactBook):
    """Answers with scores, as the index does."""

    def __init__(self) -> None:
        people = (("Anna", ANNA), ("Bruno", BRUNO), ("Carla", CARLA), ("Dora", DORA))
        super().__init__([_contact(i, *each) for i, each in enumerate(people, 1)])
        self.scores: dict[int, float] = {}
        self.queries: list[str] = []

    def search(self, query, limit, done):
        self.queries.append(query)

        def scored(result: SearchResult) -> None:
            hits = [
                SearchHit(h.contact, SearchRank.PREFIX, 0.0, self.scores.get(h.contact.id, 1.0))
                for h in result.hits
            ]
            hits.sort(key=lambda hit: hit.score)
            done(SearchResult(result.query, tuple(hits), result.total))

        super().search(query, limit, scored)


def _contact(number: int, name: str, extension: str) -> Contact:
    kind = NumberKind.EXTENSION if extension else NumberKind.WORK
    phone = ContactNumber(extension or "0461999", kind)
    return Contact(ContactId(number), PersonFields(name, "Rossi", numbers=(phone,)))


class House:
    """A search and the phones that it looks at."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.phones = ExtensionService([Extension(n) for n in (ANNA, BRUNO, CARLA)], self.clock)
        self.phonebook = Phonebook()
        self.book = Book()
        self.search = PeopleSearch(self.phonebook, self.phones, self.clock)
        self.told: list[SearchResult] = []
        self.search.results.connect(self.told.append)

    def open(self) -> None:
        self.phonebook.attach(self.book, PlainPlan(), {})

    def lamp(self, number: str, state: PhoneState) -> None:
        self.phones.on_lamp(number, PhoneStateChanged(number, state, Party("")))

    @property
    def names(self) -> list[str]:
        return [hit.contact.person.given_name for hit in self.told[-1].hits]


@pytest.fixture
def house() -> House:
    made = House()
    made.open()
    return made


def test_among_equally_good_answers_the_free_come_first(house):
    house.lamp(ANNA, PhoneState.BUSY)
    house.lamp(BRUNO, PhoneState.RINGING)
    house.lamp(CARLA, PhoneState.IDLE)
    house.search.search("rossi")
    assert house.names == ["Carla", "Dora", "Bruno", "Anna"]


def test_a_better_answer_comes_first_however_busy(house):
    house.lamp(ANNA, PhoneState.IDLE)
    house.lamp(BRUNO, PhoneState.BUSY)
    house.book.scores = {2: 0.0}
    house.search.search("rossi")
    assert house.names[:2] == ["Bruno", "Anna"]


def test_who_does_not_want_to_be_disturbed_comes_last(house):
    house.lamp(ANNA, PhoneState.IDLE)
    house.phones.on_dnd_lamp(ANNA, PhoneStateChanged(ANNA, PhoneState.BUSY, Party("")))
    house.lamp(BRUNO, PhoneState.BUSY)
    house.search.search("rossi")
    assert house.names[-1] == "Anna"


def test_people_change_places_only_after_a_pause(house):
    house.search.search("rossi")
    assert house.names == ["Anna", "Bruno", "Carla", "Dora"]
    house.lamp(CARLA, PhoneState.IDLE)
    house.clock.advance(PAUSE_S - 0.1)
    house.lamp(ANNA, PhoneState.BUSY)
    house.clock.advance(PAUSE_S - 0.1)
    assert len(house.told) == 1
    house.clock.advance(0.2)
    assert house.names == ["Carla", "Bruno", "Dora", "Anna"]
    house.clock.advance(60)
    assert len(house.told) == 2


def test_nobody_moves_while_she_aims(house):
    house.search.search("rossi")
    house.search.aiming = lambda: True
    house.lamp(CARLA, PhoneState.IDLE)
    house.clock.advance(30)
    assert len(house.told) == 1
    house.search.aiming = lambda: False
    house.clock.advance(PAUSE_S)
    assert house.names[0] == "Carla"


def test_phones_of_others_move_nobody(house):
    house.search.search("anna")
    house.lamp(CARLA, PhoneState.BUSY)
    house.clock.advance(60)
    assert len(house.told) == 1
    assert not house.clock.timers


def test_the_newest_query_wins(house):
    house.book.held = True
    house.search.search("anna")
    house.search.search("bruno")
    house.book.answer()
    assert [told.query for told in house.told] == ["bruno"]
    assert house.names == ["Bruno"]


def test_an_empty_query_clears_at_once_and_no_late_answer_brings_it_back(house):
    house.search.search("anna")
    house.book.held = True
    house.search.search("ann")
    house.search.search("  ")
    assert house.told[-1] == SearchResult("", (), 0)
    house.book.answer()
    assert house.told[-1].query == ""


def test_the_same_words_are_not_looked_for_twice(house):
    house.search.search("anna")
    house.search.search(" anna ")
    assert house.book.queries == ["anna"]


def test_what_was_typed_before_the_phonebook_opened_is_looked_for_then():
    house = House()
    house.search.search("carla")
    assert house.told[-1].hits == ()
    house.open()
    assert house.names == ["Carla"]


def test_new_contacts_appear_among_those_found(house):
    house.search.search("rossi")
    house.book.contacts[9] = _contact(9, "Zeno", "")
    house.phonebook.touched()
    assert house.names[-1] == "Zeno"
