# SPDX-License-Identifier: GPL-3.0-or-later
"""A call comes in: what its card says, what rings, and every way not to take it (C02, C03)."""

import pytest

from atc.domain.calls import CallState
from tests.e2e.console import CALLER_HZ, VERDI

pytestmark = pytest.mark.lab
BUSY, DECLINED = 17, 21
RING_HZ = 440
"""The lower tone of the ring for callers from outside."""


def test_the_card_names_the_caller_and_it_rings_until_she_answers(console):
    caller = console.lab.call_in("065551202", *VERDI, tone_hz=CALLER_HZ)
    call = console.wait_call(CallState.RINGING, VERDI[0])
    console.reads(call.id, "Verdi Srl")
    console.reads(call.id, "0461555123")
    console.reads(call.id, "for 065551202")
    console.reads(call.id, "Ringing")
    assert console.hands.window.title().startswith("(1)")
    console.other_hears(console.ring, RING_HZ)
    console.tap(call.id, "answer")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.silent(console.ring)
    console.reads(call.id, "for 065551202")


@pytest.mark.parametrize(("number", "name"), [("601", "Verdi Srl"), ("651", "Verdi Srl")])
def test_the_queue_stands_on_the_card_while_ringing_and_while_talking(start_console, number, name):
    console = start_console(account="201", extra='[pbx.queue_tags]\n"Reception:" = "Reception"\n')
    caller = console.lab.call_in(number, *VERDI, tone_hz=CALLER_HZ)
    call = console.wait_call(CallState.RINGING, VERDI[0])
    console.reads(call.id, "queue Reception")
    assert console.hands.text(f"call-{call.id}-name") == name
    console.tap(call.id, "answer")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    assert "queue Reception" in console.card(call.id)
    assert console.hands.text(f"call-{call.id}-name") == name


def test_a_forwarded_call_says_who_forwarded_it_and_why(console):
    on = console.lab.robot_call("114", "811" + console.number)
    console.meanwhile(on.wait_up)
    try:
        console.lab.call_in("114", *VERDI)
        call = console.wait_call(CallState.RINGING, VERDI[0])
        console.reads(call.id, "via Marco Bianchi (always forwarded)")
    finally:
        console.meanwhile(console.lab.robot_call("114", "810").wait_up)


def test_a_caller_who_hides_the_number_is_shown_as_such(console):
    console.lab.robot_call("105", "*671" + console.number)
    call = console.wait_call(CallState.RINGING)
    assert console.hands.text(f"call-{call.id}-name") == "Number withheld"
    assert "105" not in console.card(call.id)
    assert "Carmen" not in console.card(call.id)


@pytest.mark.parametrize(("verb", "cause"), [("busy", BUSY), ("decline", DECLINED)])
def test_a_refused_caller_gets_the_right_reason(console, verb, cause):
    caller, call = console.called_by()
    console.tap(call.id, "refuse")
    console.tap(call.id, verb)
    assert console.meanwhile(caller.wait_ended) == cause
    console.silent(console.ring)


def test_a_caller_who_gives_up_is_a_missed_call(console):
    caller, call = console.called_by()
    console.meanwhile(caller.hangup)
    console.wait_state(call.id, CallState.ENDED)
    console.reads(call.id, "Missed")


def test_a_ringing_card_dropped_on_a_tile_is_sent_on(console):
    caller, call = console.called_by()
    since = console.lab.robots.mark()
    console.drag(call.id, "tile-105")
    robot = console.robot("105", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_free()


def test_send_on_by_tap_asks_for_the_target(console):
    caller, call = console.called_by()
    since = console.lab.robots.mark()
    console.tap(call.id, "deflect")
    console.hands.tap("tile-105")
    console.hands.tap("panel-transfer")
    robot = console.robot("105", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
