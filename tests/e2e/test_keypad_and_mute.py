# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys into a call by every method, and the microphone closed (C11, C12)."""

import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from tests.e2e.console import CALLER_HZ, VOICE_HZ
from tests.tones import samples_of, tones_of

pytestmark = pytest.mark.lab
FIVE_HZ = (770, 1336)


@pytest.mark.parametrize("method", ["rfc4733", "info"])
def test_keys_reach_the_other_end(start_console, method):
    console = start_console(dtmf=method)
    caller, _ = console.talk()
    since = console.lab.robots.mark()
    console.hands.tap("keypad-toggle")
    for key in "5*0":
        console.hands.tap(f"key-{key}")
    assert console.hands.text("keypad-sent") == "5*0"
    for digit in "5*0":
        console.meanwhile(
            lambda d=digit: console.lab.wait_for_event(
                "DTMFEnd", since=since, side="robots", Digit=d, Direction="Received"
            )
        )
    console.connected(caller.heard, CALLER_HZ)


def test_keys_are_heard_as_tones_where_the_account_says_so(start_console):
    console = start_console(dtmf="inband")
    caller, _ = console.talk()
    console.hands.tap("keypad-toggle")
    console.hands.tap("key-5")
    console.wait(lambda: heard_both(caller.heard), "the two tones of 5 at the other end")
    console.connected(caller.heard, CALLER_HZ)


def heard_both(path) -> bool:
    length = len(samples_of(path)) / 16000
    starts = (n * 0.05 for n in range(int(length / 0.05)))
    return any(
        all(any(abs(t - hz) < 12 for t in tones_of(path, s, s + 0.1)) for hz in FIVE_HZ)
        for s in starts
    )


def test_a_number_is_typed_on_the_keypad_and_called_again(console):
    console.hands.tap("keypad-toggle")
    for key in "970440":
        console.hands.tap(f"key-{key}")
    console.hands.tap("keypad-call")
    call = console.wait_call(CallState.ACTIVE)
    console.hears(440)
    console.tap(call.id, "hangup")
    console.wait_free()
    console.hands.tap("keypad-call")  # puts the number there
    console.hands.tap("keypad-call")
    console.wait_call(CallState.ACTIVE)
    console.hears(440)


def test_nothing_is_heard_of_a_muted_microphone(console):
    caller, call = console.talk()
    console.tap(call.id, "mute")
    console.silent(caller.heard)
    console.hears(CALLER_HZ)
    console.reads(call.id, "Muted")
    console.hands.key(Qt.Key.Key_F3)
    console.other_hears(caller.heard, VOICE_HZ)


def test_mute_outlives_hold(console):
    caller, call = console.talk()
    console.tap(call.id, "mute")
    console.hold(call.id)
    console.tap(call.id, "resume")
    console.wait_state(call.id, CallState.ACTIVE)
    console.hears(CALLER_HZ)
    console.silent(caller.heard)
    console.tap(call.id, "mute")
    console.connected(caller.heard, CALLER_HZ)
