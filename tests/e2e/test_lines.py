# SPDX-License-Identifier: GPL-3.0-or-later
"""Several lines, of which one is active; hold and what reminds of it (C04, C05)."""

import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from tests.e2e.console import CALLER_HZ, HOLD_HZ, NERI, NERI_HZ, VERDI

pytestmark = pytest.mark.lab
BUSY = 17
REMINDER_HZ = 523


def test_a_second_call_that_is_answered_holds_the_first_before_voice_opens(console):
    first, one = console.talk()
    second, two = console.called_by(NERI, NERI_HZ)
    since = console.lab.pbx.mark()
    console.tap(two.id, "answer")
    console.wait_state(two.id, CallState.ACTIVE)
    assert console.get(one.id).state is CallState.HELD
    console.connected(second.heard, NERI_HZ)
    console.other_hears(first.heard, HOLD_HZ)
    ours = f"PJSIP/{console.number}-"
    told = [
        e["Event"]
        for e in console.lab.pbx.events(since)
        if e.get("Channel", "").startswith(ours)
        and (e["Event"] == "Hold" or (e["Event"], e.get("ChannelStateDesc")) == ("Newstate", "Up"))
    ]
    assert told == ["Hold", "Newstate"]

    console.tap(one.id, "resume")
    console.wait_state(one.id, CallState.ACTIVE)
    assert console.get(two.id).state is CallState.HELD
    console.connected(first.heard, CALLER_HZ)
    console.other_hears(second.heard, HOLD_HZ)


def test_dialling_holds_the_active_call(console):
    first, one = console.talk()
    since = console.lab.robots.mark()
    console.hands.tap("tile-105")
    console.hands.tap("panel-call")
    robot = console.robot("105", since)
    console.wait_call(CallState.ACTIVE, "105")
    assert console.get(one.id).state is CallState.HELD
    console.connected(robot, console.tone("105"))
    console.other_hears(first.heard, HOLD_HZ)


def test_eight_lines_are_taken_and_the_ninth_caller_hears_busy(console):
    callers = [
        console.called_by((f"046155510{n}", f"Caller {n}"), 1000 + 100 * n) for n in range(8)
    ]
    ninth = console.lab.call_in(console.number, *VERDI)
    assert console.meanwhile(ninth.wait_ended) == BUSY
    for _, call in callers:
        console.hands.key(Qt.Key.Key_F2)  # the one that has rung longest
        console.wait_state(call.id, CallState.ACTIVE)
    held = [c for c in console.calls if c.state is CallState.HELD]
    assert len(held) == 7
    assert sorted(c.line for c in console.calls) == list(range(1, 9))
    console.connected(callers[7][0].heard, 1700)
    console.other_hears(callers[0][0].heard, HOLD_HZ)


def test_hold_can_say_why_and_reminds_with_a_soft_tone(start_console):
    console = start_console(calls="hold_reminder_s = 2")
    caller, call = console.talk()
    console.hold(call.id)
    console.tap(call.id, "more")
    console.tap(call.id, "note")
    console.hands.type("looks for the invoice")
    console.hands.key(Qt.Key.Key_Return)
    console.reads(call.id, "looks for the invoice")
    console.other_hears(caller.heard, HOLD_HZ)
    console.hears(REMINDER_HZ)
    console.reads(call.id, "Waiting long")
    console.tap(call.id, "resume")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    assert "looks for the invoice" in console.card(call.id)


def test_the_oldest_held_call_comes_back_by_key(console):
    first, one = console.talk()
    console.hold(one.id)
    _, two = console.talk(NERI, NERI_HZ)
    console.hold(two.id)
    console.hands.key(Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    console.wait_state(one.id, CallState.ACTIVE)
    console.connected(first.heard, CALLER_HZ)
    assert console.get(two.id).state is CallState.HELD
