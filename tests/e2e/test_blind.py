# SPDX-License-Identifier: GPL-3.0-or-later
"""Blind transfers by tile, tap and typed number; what comes back, and Undo (C06, C09, C10)."""

import pytest

from atc.domain.calls import CallState
from atc.domain.extensions import PhoneState
from atc.domain.transfers import TransferState
from tests.e2e.console import CALLER_HZ, VERDI

pytestmark = pytest.mark.lab


def test_by_tap_on_a_tile(console):
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.tap(call.id, "transfer")
    console.hands.tap("tile-101")
    console.hands.tap("panel-transfer")
    robot = console.robot("101", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("101"))
    console.wait_transfer(TransferState.ANSWERED)
    console.wait_free()
    assert "Paolo Ferraris answered" in console.hands.texts(f"transfer-{console.transfer.id}")


@pytest.mark.parametrize("way", ["tap", "drag"])
def test_to_a_typed_number(console, way):
    caller, call = console.talk()
    if way == "tap":
        console.tap(call.id, "transfer")
        console.hands.type("970440")
        console.hands.tap("dial-row")
        console.hands.tap("panel-transfer")
    else:
        console.look_for("970440")
        console.drag(call.id, "dial-row")
    console.other_hears(caller.heard, 440)
    console.wait_free()


def test_to_a_queue(console):
    caller, call = console.talk()
    since = console.lab.pbx.mark()
    console.look_for("602")
    console.drag(call.id, "dial-row")
    console.meanwhile(
        lambda: console.lab.wait_for_event("QueueCallerJoin", since=since, CallerIDNum=VERDI[0])
    )
    console.wait_free()
    assert not caller.ended


@pytest.mark.parametrize(
    ("target", "why"),
    [("102", "busy"), ("104", "declined"), ("108", "no-answer"), ("112", "unavailable")],
)
def test_a_caller_whom_nobody_takes_comes_back_recalled(console, target, why):
    caller, call = console.talk()
    console.hands.tap(f"call-{call.id}-note")
    console.hands.type("wants a quote")
    console.drag(call.id, f"tile-{target}")
    back = console.wait_call(CallState.RINGING, VERDI[0], 15)
    assert back.recall is not None
    console.reads(back.id, f"Recalled from {console.person(target).name}, ")
    console.reads(back.id, ", transferred by you ")
    console.reads(back.id, "wants a quote")
    assert console.hands.text(f"call-{back.id}-name") == "Verdi Srl"
    assert console.transfer.state is TransferState.RETURNED
    console.tap(back.id, "answer")
    console.wait_state(back.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    assert not caller.ended, why


def test_a_number_that_does_not_exist_leaves_the_caller_on_the_line(console):
    caller, call = console.talk()
    console.look_for("5550")
    console.drag(call.id, "dial-row")
    console.reads(call.id, "There is no 5550 at the PBX: the call is still yours")
    assert console.get(call.id).state is CallState.ACTIVE
    console.connected(caller.heard, CALLER_HZ)


def test_a_caller_whom_the_pbx_loses_is_not_shown_as_still_there(console):
    caller, call = console.talk()
    console.look_for("983")  # the PBX accepts the transfer, then finds no such number and hangs up
    console.drag(call.id, "dial-row")
    console.meanwhile(caller.wait_ended)
    console.wait_state(call.id, CallState.ENDED, 15)
    console.wait_free()


def test_somebody_who_is_talking_is_asked_about_first(console):
    caller, call = console.talk()
    console.lab.call_in("105", "0240000001", "Other")
    console.wait_lamp("105", PhoneState.BUSY)
    console.drag(call.id, "tile-105")
    assert "busy" in console.hands.text("question-text")
    console.hands.tap("panel-close")
    assert console.get(call.id).state is CallState.ACTIVE
    console.connected(caller.heard, CALLER_HZ)

    since = console.lab.robots.mark()
    console.drag(call.id, "tile-105")
    console.hands.tap("panel-transfer")
    robot = console.robot("105", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_free()


def in_a_mailbox(console) -> bool:
    rows = console.lab.pbx.action("CoreShowChannels")
    return any(row.get("Application") == "VoiceMail" for row in rows)


@pytest.mark.parametrize("busy", [False, True], ids=["free", "busy"])
def test_to_a_colleagues_voicemail(console, busy):
    caller, call = console.talk()
    if busy:
        console.lab.call_in("105", "0240000001", "Other")
        console.wait_lamp("105", PhoneState.BUSY)
        console.drag(call.id, "tile-105")
    else:
        console.hands.tap("tile-105")
    console.hands.tap("panel-voicemail")
    console.wait_free()
    console.wait(lambda: in_a_mailbox(console), "the caller leaves a message")
    assert not caller.ended
    assert console.transfer.target.name == "Voicemail of Carmen Ortega Ruiz"
    assert not console.hands.sees(f"undo-{console.transfer.id}")


def test_undo_takes_the_call_back_while_it_rings(console):
    caller, call = console.talk()
    console.drag(call.id, "tile-103")
    console.wait_transfer(TransferState.RINGING)
    console.hands.tap(f"undo-{console.transfer.id}")
    console.wait_call(CallState.ACTIVE, VERDI[0])
    console.connected(caller.heard, CALLER_HZ)
    console.wait_transfer(TransferState.UNDONE)
    console.wait_lamp("103", PhoneState.IDLE)
    assert len(console.calls) == 1


def test_a_supervised_transfer_keeps_the_caller_until_the_target_answers(start_console):
    console = start_console(profile="generic")
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.drag(call.id, "tile-101")
    robot = console.robot("101", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("101"))
    console.wait_free()
    console.wait_transfer(TransferState.ANSWERED)


@pytest.mark.parametrize(("target", "says"), [("102", "is busy"), ("104", "declined")])
def test_a_supervised_transfer_that_fails_leaves_the_caller_held(start_console, target, says):
    console = start_console(profile="generic")
    caller, call = console.talk()
    console.drag(call.id, f"tile-{target}")
    console.wait_transfer(TransferState.FAILED)
    console.reads(call.id, says)
    console.tap(call.id, "resume")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)


def test_a_supervised_transfer_is_undone_while_it_rings(start_console):
    console = start_console(profile="generic")
    caller, call = console.talk()
    console.drag(call.id, "tile-103")
    console.wait_transfer(TransferState.RINGING)
    console.hands.tap(f"undo-{console.transfer.id}")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.wait_lamp("103", PhoneState.IDLE)
