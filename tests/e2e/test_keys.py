# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job without mouse or finger (C24)."""

import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from atc.services.dnd import DndState
from tests.e2e.console import CALLER_HZ, HOLD_HZ, NERI, NERI_HZ, VERDI

pytestmark = pytest.mark.lab
BUSY = 17
K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_answer_hold_resume_hang_up(console):
    caller, call = console.called_by()
    console.hands.key(K.Key_F2)
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.hands.key(K.Key_F5)
    console.wait_state(call.id, CallState.HELD)
    console.other_hears(caller.heard, HOLD_HZ)
    console.hands.key(K.Key_F5)
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.hands.key(K.Key_End)
    console.wait_state(call.id, CallState.ENDED)
    console.meanwhile(caller.wait_ended)


def test_refuse(console):
    caller, _ = console.called_by()
    console.hands.key(K.Key_End, CTRL)
    assert console.meanwhile(caller.wait_ended) == BUSY


def test_transfer_with_search_arrows_and_enter(console):
    caller, _ = console.talk()
    since = console.lab.robots.mark()
    console.hands.key(K.Key_F6)
    console.hands.type("carmen")
    console.hands.key(K.Key_Return)
    assert "Carmen Ortega Ruiz" in console.hands.text("question-text")
    console.hands.key(K.Key_Tab)
    console.hands.key(K.Key_Return)
    robot = console.robot("105", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_free()


def test_dial_from_the_search_field(console):
    console.hands.key(K.Key_F8)
    console.hands.type("970440")
    console.hands.key(K.Key_Return)
    console.wait_call(CallState.ACTIVE)
    console.hears(440)


def test_swap_and_cancel(console):
    caller, call = console.talk()
    console.drag(call.id, "tile-105", zone="drop-announce")
    consultation = console.wait_call(CallState.ACTIVE, "105")
    console.hands.key(K.Key_F7, CTRL)
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.hands.key(K.Key_F7, CTRL)
    console.wait_state(consultation.id, CallState.ACTIVE)
    console.hands.key(K.Key_Delete)
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    assert console.only_call().id == call.id


def test_join(console):
    first, _ = console.talk()
    second, two = console.called_by(NERI, NERI_HZ)
    console.hands.key(K.Key_F2)
    console.wait_state(two.id, CallState.ACTIVE)
    console.connected(second.heard, NERI_HZ)
    console.hands.key(K.Key_J, CTRL)
    console.joined(first.heard, CALLER_HZ, second.heard, NERI_HZ)
    console.wait_free()


def test_undo(console):
    caller, call = console.talk()
    console.drag(call.id, "tile-103")
    console.wait(lambda: console.hands.sees(f"undo-{console.transfer.id}"), "Undo")
    console.hands.key(K.Key_Z, CTRL)
    console.wait_call(CallState.ACTIVE, VERDI[0])
    console.connected(caller.heard, CALLER_HZ)


def test_tabs_keypad_help_and_do_not_disturb(console):
    for key, tab in ((K.Key_F9, "favourites"), (K.Key_F11, "contacts"), (K.Key_F10, "extensions")):
        console.hands.key(key)
        console.wait(lambda t=tab: console.hands.item(f"tab-{t}").property("current"), tab)
    console.hands.key(K.Key_K, CTRL)
    console.hands.item("key-5")
    console.hands.key(K.Key_F1)
    console.hands.item("help-sheet")
    console.hands.key(K.Key_Escape)
    console.wait(lambda: not console.hands.sees("help-sheet"), "no help")
    console.hands.key(K.Key_D, CTRL)
    console.wait(lambda: console.services.dnd.state is DndState.ON, "do not disturb")
    console.hands.key(K.Key_D, CTRL)
    console.wait(lambda: console.services.dnd.state is DndState.OFF, "no do not disturb")
