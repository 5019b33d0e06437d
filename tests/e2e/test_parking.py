# SPDX-License-Identifier: GPL-3.0-or-later
"""Park, see who waits where, take back, and what nobody fetched (C15)."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from atc.domain.parking import SlotState
from tests.e2e.console import CALLER_HZ, HOLD_HZ, NERI, NERI_HZ, VERDI
from tests.labpbx import Lab

pytestmark = pytest.mark.lab


def slot_text(console, number: str) -> str:
    return " | ".join(console.hands.texts(f"slot-{number}"))


def test_parked_where_the_pbx_likes_and_taken_back_by_tap(console):
    caller, call = console.talk()
    console.tap(call.id, "park")
    slot = console.wait_slot("701", SlotState.OCCUPIED)
    assert slot.caller.name == "Verdi Srl"
    assert "Verdi Srl" in slot_text(console, "701")
    assert "by Reception" in slot_text(console, "701")
    console.wait_free()
    console.other_hears(caller.heard, HOLD_HZ)
    console.hands.tap("slot-701")
    back = console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    assert console.hands.text(f"call-{back.id}-name") == "Verdi Srl"
    console.wait_slot("701", SlotState.FREE)


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_parked_in_the_slot_it_was_dropped_on(start_console, touch):
    console = start_console(touch=touch)
    caller, call = console.talk()
    console.drag(call.id, "slot-705")
    slot = console.wait_slot("705", SlotState.OCCUPIED)
    assert (slot.caller.name, slot.parked_by.name) == ("Verdi Srl", "Reception")
    console.wait_free()
    console.other_hears(caller.heard, HOLD_HZ)
    console.hands.tap("slot-705")
    console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)


def test_a_tap_on_a_free_slot_parks_the_active_call_there(console):
    caller, _ = console.talk()
    console.hands.tap("slot-703")
    console.wait_slot("703", SlotState.OCCUPIED)
    console.wait_free()
    assert not caller.ended


def test_parked_by_key(console):
    caller, _ = console.talk()
    console.hands.key(Qt.Key.Key_F4)
    console.wait_slot("701", SlotState.OCCUPIED)
    console.other_hears(caller.heard, HOLD_HZ)
    console.wait_free()


def test_taking_a_parked_call_back_holds_the_one_that_is_active(console):
    first, one = console.talk()
    console.drag(one.id, "slot-702")
    console.wait_slot("702", SlotState.OCCUPIED)
    second, two = console.talk(NERI, NERI_HZ)
    console.hands.tap("slot-702")
    console.wait_state(two.id, CallState.HELD)
    console.connected(first.heard, CALLER_HZ)
    console.other_hears(second.heard, HOLD_HZ)


def test_what_somebody_else_parks_is_credited_to_her(console):
    console.lab.robot_call("105", "700")
    console.wait_slot("701", SlotState.OCCUPIED)
    console.wait(lambda: "Carmen Ortega Ruiz" in slot_text(console, "701"), "who waits")
    assert "by Reception" not in slot_text(console, "701")


def test_a_caller_who_gives_up_frees_the_slot(console):
    caller, call = console.talk()
    console.drag(call.id, "slot-706")
    console.wait_slot("706", SlotState.OCCUPIED)
    console.meanwhile(caller.hangup)
    console.wait_slot("706", SlotState.FREE)
    console.wait_free()


def test_a_pbx_that_chooses_the_slot_itself_says_which(start_console):
    console = start_console(profile="kalliope")
    caller, call = console.talk()
    console.drag(call.id, "slot-893")
    assert console.wait_slot("890", SlotState.OCCUPIED).caller.name == "Verdi Srl"
    assert console.slot("893").state is SlotState.FREE
    console.other_hears(caller.heard, HOLD_HZ)
    console.wait_free()
    console.hands.drag("slot-890", "free-line")
    console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)


def test_without_the_manager_link_the_lamps_suffice(start_console):
    console = start_console(ami=False)
    caller, call = console.talk()
    console.tap(call.id, "park")
    assert console.wait_slot("701", SlotState.OCCUPIED).caller.name == "Verdi Srl"
    console.wait_free()
    console.hands.tap("slot-701")
    console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.wait_slot("701", SlotState.FREE)


@pytest.fixture
def impatient_slots(quiet_lab: Lab) -> Iterator[None]:
    quiet_lab.park_seconds(3)
    yield
    quiet_lab.hang_up_all()
    quiet_lab.park_seconds(0)


@pytest.mark.parametrize("ami", [True, False], ids=["manager", "lamps"])
@pytest.mark.usefixtures("impatient_slots")
def test_a_call_that_nobody_fetches_comes_back(start_console, ami):
    console = start_console(ami=ami)
    caller, call = console.talk()
    console.hands.tap(f"call-{call.id}-note")
    console.hands.type("for Anna")
    console.drag(call.id, "slot-703")
    console.wait_slot("703", SlotState.OCCUPIED)
    back = console.wait_call(CallState.RINGING, VERDI[0])
    console.reads(back.id, "Back from park slot 703")
    console.reads(back.id, "for Anna")
    assert console.hands.text(f"call-{back.id}-name") == "Verdi Srl"
    console.wait_slot("703", SlotState.FREE)
    console.tap(back.id, "answer")
    console.wait_state(back.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
