# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is calling: from the house, from the phonebook, at once and a moment later."""

from atc.domain.calls import Party
from atc.domain.contacts import Contact, ContactId, ContactNumber, PersonFields
from atc.domain.events import CallParked, CallPartyChanged
from atc.services.phonebook import PlainPlan
from tests.fakes.contact_book import FakeContactBook
from tests.fakes.desk import Desk

BIANCHI = Contact(
    ContactId(1),
    PersonFields(
        name="Mario Bianchi",
        company="ACME SpA",
        department="Purchasing",
        numbers=(ContactNumber("0461 123456"),),
        groups=("Customers",),
    ),
    has_photo=True,
)
DOORMAN = Contact(
    ContactId(2),
    PersonFields(name="Front door", company="ACME SpA", numbers=(ContactNumber("0461123456"),)),
)


def desk_with(*contacts: Contact, held: bool = False) -> tuple[Desk, FakeContactBook]:
    desk, book = Desk(), FakeContactBook(contacts)
    book.held = held
    desk.services.callers.use(book, PlainPlan())
    return desk, book


def test_the_card_comes_at_once_and_is_completed_when_the_phonebook_answers() -> None:
    desk, book = desk_with(BIANCHI, DOORMAN, held=True)
    call = desk.ring("0461123456", "ACME")
    assert desk.call(call).remote.name == "ACME"
    assert desk.call(call).caller is None
    book.answer()
    found = desk.call(call)
    assert found.remote == Party("0461123456", "Mario Bianchi")
    assert found.caller is not None
    assert found.caller.company == "ACME SpA"
    assert found.caller.has_photo
    assert found.caller.others == ("Front door (ACME SpA)",)


def test_who_called_before_is_named_from_the_first_frame() -> None:
    desk, book = desk_with(BIANCHI)
    desk.end(desk.ring("0461123456", ""))
    book.held = True
    call = desk.call(desk.ring("0461123456", ""))
    assert call.remote.name == "Mario Bianchi"
    assert call.caller is not None
    assert call.caller.company == "ACME SpA"


def test_a_colleague_has_the_name_that_the_house_gave() -> None:
    desk, _ = desk_with()
    call = desk.call(desk.ring("102", "SIP phone 102"))
    assert call.remote.name == "Bruno Verdi"
    assert call.caller is not None
    assert call.caller.groups == ("Sales", "Board")


def test_dialled_calls_are_looked_up_too() -> None:
    desk, _ = desk_with(BIANCHI)
    call = desk.call(desk.calls.dial("0461123456"))
    assert call.remote.name == "Mario Bianchi"
    assert call.caller is not None


def test_calls_that_came_before_the_phonebook_are_named_when_it_is_there() -> None:
    desk = Desk()
    call = desk.ring("0461123456", "")
    desk.services.callers.use(FakeContactBook((BIANCHI,)), PlainPlan())
    assert desk.call(call).remote.name == "Mario Bianchi"


def test_another_party_is_looked_up_and_the_old_one_forgotten() -> None:
    desk, book = desk_with(BIANCHI)
    call = desk.talking("0461123456", "")
    book.held = True
    desk.tell(CallPartyChanged(call, Party("0402345678", "Rosa Klammer")))
    found = desk.call(call)
    assert found.remote == Party("0402345678", "Rosa Klammer")
    assert found.caller is None


def test_what_the_pbx_tells_of_the_same_number_does_not_undo_the_name() -> None:
    desk, _ = desk_with(BIANCHI)
    call = desk.talking("0461123456", "")
    desk.tell(CallPartyChanged(call, Party("0461123456", "trunk-1")))
    assert desk.call(call).remote.name == "Mario Bianchi"


def test_a_late_answer_for_a_former_party_is_not_believed() -> None:
    desk, book = desk_with(BIANCHI, held=True)
    call = desk.talking("0461123456", "")
    desk.tell(CallPartyChanged(call, Party("0402345678", "Rosa Klammer")))
    book.answer()
    assert desk.call(call).remote.name == "Rosa Klammer"
    assert desk.call(call).caller is None


def test_a_contact_added_during_the_call_names_it() -> None:
    desk, book = desk_with()
    call = desk.ring("0461123456", "")
    assert desk.call(call).caller is None
    book.contacts[1] = BIANCHI
    desk.services.callers.refresh()
    assert desk.call(call).remote.name == "Mario Bianchi"
    del book.contacts[1]
    desk.services.callers.refresh()
    assert desk.call(call).remote.name == ""
    assert desk.call(call).caller is None


def test_who_is_parked_is_named() -> None:
    desk, book = desk_with(BIANCHI, held=True)
    desk.tell(CallParked("702", Party("0461123456"), Party("101"), 3.0, 40.0))
    slot = next(s for s in desk.parking.slots if s.number == "702")
    assert slot.caller == Party("0461123456")
    book.answer()
    slot = next(s for s in desk.parking.slots if s.number == "702")
    assert slot.caller == Party("0461123456", "Mario Bianchi")


def test_a_withheld_number_is_nobody() -> None:
    desk, _ = desk_with(BIANCHI)
    call = desk.call(desk.ring("anonymous", "Anonymous"))
    assert call.caller is None
