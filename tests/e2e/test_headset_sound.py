# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset's sound card in calls: two pairs of WAV files stand for two cards (J02, C12)."""

import wave

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from atc.domain.headset import HeadsetLink
from tests.e2e.console import CALLER_HZ, VOICE_HZ
from tests.fakes.headset_bus import HeadsetBus

pytestmark = pytest.mark.lab
HEADSET_HZ = 3100
"""Her voice by the headset's microphone; nobody else has this tone."""


@pytest.fixture
def bus(tmp_path):
    (tmp_path / "state").mkdir()
    return HeadsetBus(tmp_path / "state")


@pytest.fixture
def headset_ears(tmp_path):
    return tmp_path / "headset-ears.wav"


@pytest.fixture
def console(start_console, bus, tmp_path, headset_ears):
    voice = tmp_path / "headset-voice.wav"
    samples = (9000 * np.sin(2 * np.pi * HEADSET_HZ * np.arange(8000) / 8000)).astype("<i2")
    with wave.open(str(voice), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return start_console(
        build_headset=lambda _s, _f, emit: bus.driver(emit),
        extra=f'[headset]\nmicrophone = "wav:{voice}"\nspeaker = "wav:{headset_ears}"\n',
    )


def plugged(console, bus):
    headset = bus.plug("jabra")
    console.wait(lambda: console.services.headset.view.headset is not None, "the headset is seen")
    return headset


def on_headset(console, caller, ears):
    """Voice goes both ways by the headset."""
    console.other_hears(ears, CALLER_HZ)
    console.other_hears(caller.heard, HEADSET_HZ)


def on_desk(console, caller):
    """Voice goes both ways by the devices that are configured."""
    console.hears(CALLER_HZ)
    console.other_hears(caller.heard, VOICE_HZ)


def test_a_headset_that_is_plugged_is_microphone_and_speaker(console, bus, headset_ears):
    headset = plugged(console, bus)
    caller, call = console.called_by()
    console.tap(call.id, "answer")
    console.wait_state(call.id, CallState.ACTIVE)
    on_headset(console, caller, headset_ears)
    assert not console.hands.sees("headset-question")
    headset.unplug()
    console.wait(lambda: console.services.headset.view.link is HeadsetLink.ABSENT, "unplugged")
    on_desk(console, caller)
    assert console.get(call.id).state is CallState.ACTIVE


@pytest.mark.parametrize("by", ["tap", "key"])
def test_in_mid_call_she_is_asked_and_says_yes(console, bus, headset_ears, by):
    caller, call = console.talk()
    plugged(console, bus)
    console.hands.item("headset-question")
    on_desk(console, caller)
    if by == "tap":
        console.hands.tap("headset-yes")
    else:
        console.hands.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    on_headset(console, caller, headset_ears)
    assert not console.hands.sees("headset-question")
    console.tap(call.id, "mute")
    console.silent(caller.heard)
    console.tap(call.id, "mute")
    console.other_hears(caller.heard, HEADSET_HZ)


@pytest.mark.parametrize("by", ["tap", "key"])
def test_in_mid_call_she_says_no_and_the_next_call_is_on_the_headset(
    console, bus, headset_ears, by
):
    caller, call = console.talk()
    headset = plugged(console, bus)
    console.hands.item("headset-question")
    if by == "tap":
        console.hands.tap("headset-no")
    else:
        console.hands.key(Qt.Key.Key_Escape)
    console.wait(lambda: not console.hands.sees("headset-question"), "the question is gone")
    on_desk(console, caller)
    headset.hook()  # its buttons work all the same
    console.wait_free()
    caller, call = console.called_by()
    console.tap(call.id, "answer")
    console.wait_state(call.id, CallState.ACTIVE)
    on_headset(console, caller, headset_ears)


def test_the_sound_of_a_held_call_and_of_the_ringback_moves_too(console, bus, headset_ears):
    caller, call = console.talk()
    console.hold(call.id)
    plugged(console, bus)
    console.hands.tap("headset-yes")
    console.tap(call.id, "resume")
    console.wait_state(call.id, CallState.ACTIVE)
    on_headset(console, caller, headset_ears)


@pytest.mark.parametrize("device", ["card:Nowhere", "wav:/no/such/voice.wav"])
def test_a_headset_whose_sound_fails_leaves_the_call_on_the_desk_s_devices(
    start_console, bus, device
):
    console = start_console(
        build_headset=lambda _s, _f, emit: bus.driver(emit),
        extra=f'[headset]\nmicrophone = "{device}"\nspeaker = ""\n',
    )
    caller, _ = console.talk()
    headset = plugged(console, bus)
    console.hands.tap("headset-yes")
    console.wait(lambda: console.machine.controllers.audio.problem == device, "it is told")
    on_desk(console, caller)
    headset.hook()
    console.wait_free()
    caller, _ = console.talk()
    on_desk(console, caller)
