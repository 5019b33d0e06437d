# SPDX-License-Identifier: GPL-3.0-or-later
"""Categories at arrival and after the look-up, their order and their ring tone."""

from dataclasses import replace

from atc.domain.classification import Category, Condition, Rule, Rulebook, Test
from atc.domain.contacts import Contact, ContactId, ContactNumber, PersonFields
from atc.domain.rulebook_document import from_document, to_document
from atc.domain.urgency import urgency
from atc.ports.telephony import RingTone, StartRing
from atc.services.phonebook import PlainPlan
from tests.fakes.contact_book import FakeContactBook
from tests.fakes.desk import Desk

VIP = Contact(
    ContactId(1), PersonFields(name="Rosa", vip=True, numbers=(ContactNumber("0461111"),))
)
RULEBOOK = Rulebook(
    categories=(
        Category("vip", "VIP", "gold", "star", "priority", 20),
        Category("sales", "Sales", "green"),
        Category("back", "Recall", "orange", priority=10),
    ),
    rules=(
        Rule("1", "vip", (Condition(Test.VIP),)),
        Rule("2", "back", (Condition(Test.RECALL),)),
        Rule("3", "sales", (Condition(Test.QUEUE, ("Sales",)),)),
    ),
    tags=("transferred",),
)


def a_desk() -> Desk:
    desk = Desk()
    desk.services.callers.use(FakeContactBook((VIP,)), PlainPlan())
    desk.services.classification.load(RULEBOOK)
    return desk


def category(desk: Desk, **call: str) -> str:
    return desk.call(desk.ring(**call)).category  # type: ignore[arg-type]


def test_a_call_has_its_category_from_what_the_pbx_tells() -> None:
    desk = a_desk()
    assert category(desk, name="Sales: Mario Bianchi") == "sales"
    assert category(desk, name="R:Mario Bianchi") == "back"
    assert category(desk, name="Mario Bianchi") == ""


def test_the_look_up_gives_another_category_and_moves_the_call_up() -> None:
    desk = a_desk()
    first = desk.ring("0461222", "Sales: Mario")
    vip = desk.ring("0461111", "Sales: Rosa")
    assert desk.call(vip).category == "vip"
    order = sorted((desk.call(first), desk.call(vip)), key=urgency)
    assert [call.id for call in order] == [vip, first]


def test_the_order_of_the_rules_decides_and_a_change_counts_at_once() -> None:
    desk = a_desk()
    call = desk.ring("0461111", "R:Rosa")
    assert desk.call(call).category == "vip"
    swapped = replace(RULEBOOK, rules=(RULEBOOK.rules[1], RULEBOOK.rules[0], RULEBOOK.rules[2]))
    kept: list[Rulebook] = []
    desk.services.classification.keep_with(kept.append)
    desk.services.classification.put(swapped)
    assert desk.call(call).category == "back"
    assert kept == [swapped]


def test_what_she_chose_by_hand_stays() -> None:
    desk = a_desk()
    call = desk.ring("0461222", "Sales: Mario")
    desk.calls.amend(call, category="vip")
    assert desk.call(call).priority == 20
    desk.services.classification.refresh()
    assert desk.call(call).category == "vip"


def test_the_most_urgent_call_gives_the_ring() -> None:
    desk = a_desk()
    desk.ring("0461222333", "Mario")
    assert desk.telephony.last(StartRing).tone is RingTone.EXTERNAL
    desk.ring("0461111", "Rosa")
    assert desk.telephony.last(StartRing).tone is RingTone.PRIORITY


def test_our_own_calls_have_no_category() -> None:
    desk = a_desk()
    assert desk.call(desk.calls.dial("0461111")).category == ""


def test_a_rulebook_is_read_back_as_it_was_written() -> None:
    assert from_document(to_document(RULEBOOK)) == RULEBOOK


def test_a_rule_with_a_test_that_is_not_known_is_kept_but_off() -> None:
    document = to_document(RULEBOOK)
    document["rules"][0]["conditions"].append({"test": "moon", "values": ["full"]})
    read = from_document(document)
    assert read is not None
    assert not read.rules[0].enabled
    assert read.rules[1].enabled


def test_rubbish_is_no_rulebook() -> None:
    for rubbish in (None, 3, "rules", [], {}, {"rules": "x"}, {"rules": [3, None, {"id": 4}]}):
        read = from_document(rubbish)
        assert read is None or read == Rulebook()
