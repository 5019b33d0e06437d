# SPDX-License-Identifier: GPL-3.0-or-later
"""Attended transfers: consult, swap, connect, cancel, and everybody who hangs up first (C07)."""

import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from atc.domain.transfers import TransferState
from tests.e2e.console import CALLER_HZ, HOLD_HZ

pytestmark = pytest.mark.lab


def consult(console, call, target, since):
    """The target has been called; the consultation's call and what the target hears."""
    robot = console.robot(target, since)
    consultation = console.wait_call(CallState.ACTIVE, target)
    assert consultation.consultation_of == call.id
    console.connected(robot, console.tone(target))
    return consultation, robot


def test_announce_zone_consult_swap_and_connect(console):
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.drag(call.id, "tile-105", zone="drop-announce")
    consultation, robot = consult(console, call, "105", since)
    console.other_hears(caller.heard, HOLD_HZ)

    console.tap(call.id, "swap")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.other_hears(robot, HOLD_HZ)
    console.tap(consultation.id, "swap")
    console.wait_state(consultation.id, CallState.ACTIVE)
    console.connected(robot, console.tone("105"))

    console.tap(consultation.id, "complete")
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_free()
    console.wait_transfer(TransferState.ANSWERED)


def test_holding_a_card_still_over_a_tile_announces(console):
    caller, call = console.talk()
    since = console.lab.robots.mark()
    at = console.hands.lift(f"call-{call.id}", "tile-105")
    zone = console.hands.item("drop-announce")
    assert not zone.property("chosen")
    console.wait(lambda: zone.property("chosen"), "announce by holding still", 2)
    console.hands.let_go(at)
    consultation, _ = consult(console, call, "105", since)
    console.tap(consultation.id, "cancel")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    assert console.only_call().id == call.id


def test_by_tap_on_announce_and_a_tile(console):
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.tap(call.id, "announce")
    console.hands.tap("tile-105")
    consultation, robot = consult(console, call, "105", since)
    console.tap(consultation.id, "complete")
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_free()


def test_by_keys_alone(console):
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.hands.key(Qt.Key.Key_F7)
    console.hands.type("Carmen")
    console.hands.key(Qt.Key.Key_Return)
    _, robot = consult(console, call, "105", since)
    console.hands.key(Qt.Key.Key_F7)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_free()


def test_cancel_by_key_while_the_target_rings(console):
    caller, call = console.talk()
    console.drag(call.id, "tile-103", zone="drop-announce")
    console.wait_call(CallState.ALERTING, "103")
    console.hands.key(Qt.Key.Key_Delete)
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    assert console.only_call().id == call.id
    assert not console.services.transfers.log.all


@pytest.mark.parametrize(("target", "says"), [("102", "is busy"), ("104", "declined")])
def test_a_target_who_refuses_leaves_the_caller_held(console, target, says):
    caller, call = console.talk()
    console.drag(call.id, f"tile-{target}", zone="drop-announce")
    console.reads(call.id, says)
    console.tap(call.id, "resume")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)


def test_the_target_hangs_up_first(console):
    caller, call = console.talk()
    console.drag(call.id, "tile-113", zone="drop-announce")
    consultation = console.wait_call(CallState.ACTIVE, "113")
    console.wait_state(consultation.id, CallState.ENDED)
    console.reads(call.id, "Ilaria Greco hung up: the caller is on hold")
    console.tap(call.id, "resume")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)


def test_the_caller_hangs_up_first(console):
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.drag(call.id, "tile-105", zone="drop-announce")
    consultation, robot = consult(console, call, "105", since)
    console.meanwhile(caller.hangup)
    console.wait_state(call.id, CallState.ENDED)
    console.reads(consultation.id, "Verdi Srl hung up meanwhile")
    console.connected(robot, console.tone("105"))
    console.tap(consultation.id, "hangup")
    console.wait_free()


def test_connect_while_the_target_still_rings(console):
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.drag(call.id, "tile-107", zone="drop-announce")
    consultation = console.wait_call(CallState.ALERTING, "107")
    console.tap(consultation.id, "complete")
    robot = console.robot("107", since, 25)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("107"))
    console.wait_free()
    console.wait_transfer(TransferState.ANSWERED)


def test_connect_while_ringing_with_nobody_answering_brings_the_caller_back(console):
    caller, call = console.talk()
    console.drag(call.id, "tile-108", zone="drop-announce")
    consultation = console.wait_call(CallState.ALERTING, "108")
    console.tap(consultation.id, "complete")
    back = console.wait_call(CallState.RINGING, "0461555123", 20)
    console.reads(back.id, "Recalled from Carla Fontana")
    console.tap(back.id, "answer")
    console.wait_state(back.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
