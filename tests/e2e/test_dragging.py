# SPDX-License-Identifier: GPL-3.0-or-later
"""What is dragged is what moves: join, dial, retrieve, pick up, and change one's mind (C08)."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from atc.domain.calls import CallState
from atc.domain.extensions import PhoneState
from atc.domain.parking import SlotState
from atc.domain.transfers import TransferState
from tests.e2e.console import CALLER_HZ, HOLD_HZ, NERI, NERI_HZ

pytestmark = pytest.mark.lab


def two_calls(console):
    """Verdi is held, Neri is active."""
    first, one = console.talk()
    second, two = console.called_by(NERI, NERI_HZ)
    console.tap(two.id, "answer")
    console.wait_state(two.id, CallState.ACTIVE)
    console.wait_state(one.id, CallState.HELD)
    console.connected(second.heard, NERI_HZ)
    return first, one, second, two


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_a_call_dropped_on_another_joins_the_two(start_console, touch):
    console = start_console(touch=touch)
    first, one, second, two = two_calls(console)
    console.drag(two.id, f"call-{one.id}")
    console.joined(first.heard, CALLER_HZ, second.heard, NERI_HZ)
    console.wait_free()
    assert console.wait_transfer(TransferState.ANSWERED).outcome.get("target") == "Verdi Srl"


def test_of_two_calls_the_one_that_was_dragged_moves(console):
    first, one, second, two = two_calls(console)
    since = console.lab.robots.mark()
    console.drag(one.id, "tile-105")  # the held one, not the active one
    robot = console.robot("105", since)
    console.joined(first.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_state(one.id, CallState.ENDED)
    assert console.only_call().id == two.id
    console.connected(second.heard, NERI_HZ)


def test_of_two_calls_the_one_that_was_dragged_is_parked(console):
    first, one, second, _ = two_calls(console)
    console.drag(one.id, "slot-704")
    assert console.wait_slot("704", SlotState.OCCUPIED).caller.name == "Verdi Srl"
    console.wait_state(one.id, CallState.ENDED)
    console.other_hears(first.heard, HOLD_HZ)
    console.connected(second.heard, NERI_HZ)


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_a_tile_dropped_on_a_free_line_dials(start_console, touch):
    console = start_console(touch=touch)
    since = console.lab.robots.mark()
    console.hands.drag("tile-105", "free-line")
    robot = console.robot("105", since)
    console.wait_call(CallState.ACTIVE, "105")
    console.connected(robot, console.tone("105"))


def test_a_ringing_tile_dragged_to_our_side_is_picked_up(console):
    caller = console.lab.call_in("103", "0461555123", "Verdi Srl", tone_hz=CALLER_HZ)
    console.wait_lamp("103", PhoneState.RINGING)
    console.wait(lambda: "Verdi Srl" in " ".join(console.hands.texts("tile-103")), "who calls")
    console.hands.drag("tile-103", "calls-pane")
    console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.wait_lamp("103", PhoneState.IDLE)


def test_a_parked_call_dragged_to_our_side_is_taken_back(console):
    caller, call = console.talk()
    console.drag(call.id, "slot-702")
    console.wait_slot("702", SlotState.OCCUPIED)
    console.wait_free()
    console.hands.drag("slot-702", "calls-pane")
    back = console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.wait_slot("702", SlotState.FREE)
    assert console.hands.text(f"call-{back.id}-name") == "Verdi Srl"


def test_dragging_back_changes_nothing(console):
    caller, call = console.talk()
    at = console.hands.lift(f"call-{call.id}", "tile-105")
    assert console.hands.sees("drag-ghost")
    home = console.hands.glide(at, f"call-{call.id}")
    console.hands.let_go(home)
    assert not console.hands.sees("drag-ghost")
    assert not console.services.transfers.log.all
    console.connected(caller.heard, CALLER_HZ)


def test_escape_ends_a_drag(console):
    caller, call = console.talk()
    at = console.hands.lift(f"call-{call.id}", "tile-105")
    console.hands.key(Qt.Key.Key_Escape)
    assert not console.hands.sees("drag-ghost")
    console.hands.let_go(at)
    assert not console.services.transfers.log.all
    console.connected(caller.heard, CALLER_HZ)


def test_a_call_that_rings_during_a_drag_moves_no_target(console):
    caller, call = console.talk()
    tile = console.hands.point("tile-105")
    at = console.hands.lift(f"call-{call.id}", "tile-104")
    _, two = console.called_by(NERI, NERI_HZ)
    QTest.qWait(50)  # what a new card moves, it has moved within a frame or two
    assert console.hands.point("tile-105") == tile
    since = console.lab.robots.mark()
    console.hands.let_go(console.hands.glide(at, "tile-105"))
    robot = console.robot("105", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_state(call.id, CallState.ENDED)
    assert console.get(two.id).state is CallState.RINGING
