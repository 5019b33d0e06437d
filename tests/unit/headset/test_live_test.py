# SPDX-License-Identifier: GPL-3.0-or-later
"""The live test of the buttons: a make-believe call, and every press told."""

import pytest

from atc.adapters.headset.report_map import In, Out
from atc.domain.headset import (
    Button,
    HeadsetButtons,
    HeadsetMuteAsked,
    HeadsetPressed,
    HeadsetState,
    HeadsetTouched,
    Press,
)
from atc.ports.telephony import Answer, Dial
from tests.fakes.desk import Desk
from tests.fakes.headset_layouts import LAYOUTS
from tests.unit.headset.rig import IDLE, RINGING, TALKING, Rig

EVERY = pytest.mark.parametrize("layout", sorted(LAYOUTS))


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path)
    yield rig
    rig.stop()


def press(model, signal):
    if signal is In.HOOK:
        model.press_hook()
    else:
        model.press(signal)


def touched(button):
    return lambda e: isinstance(e, HeadsetTouched) and e.button is button


@EVERY
def test_every_press_is_told_while_the_headset_is_held(rig, layout):
    device = rig.plug(rig.headset(layout))
    rig.start()
    rig.driver.keep(True)
    buttons = rig.until(lambda e: isinstance(e, HeadsetButtons)).buttons
    assert {Button.HOOK, Button.MUTE} <= set(buttons)
    rig.driver.show(TALKING)
    rig.wait(lambda: device.model.lamp(Out.OFF_HOOK))
    rig.quiet(device)
    assert not any(isinstance(e, HeadsetTouched) for e in rig.seen), "an echo is no press"
    rig.ahead_s += 5
    for button in buttons:
        signal = In[button.name]
        if any(control.signal is signal for control in device.model.map.controls):
            rig.hand(lambda s=signal: press(device.model, s))
            rig.until(touched(button))


def test_a_headset_that_is_held_for_a_call_tells_no_presses(rig):
    device = rig.plug(rig.headset("jabra"))
    rig.start()
    rig.driver.show(RINGING)
    rig.wait(lambda: device.model.lamp(Out.RING))
    rig.ahead_s += 5
    rig.hand(device.model.press_hook)
    rig.until(lambda e: e == HeadsetPressed(Press.ANSWER))
    assert not any(isinstance(e, HeadsetTouched | HeadsetButtons) for e in rig.seen)


def test_a_trial_is_a_call_that_rings_is_answered_muted_and_hung_up():
    desk = Desk()
    headset = desk.services.headset
    headset.test(True)
    assert desk.headset.kept
    assert desk.headset.state == HeadsetState(ringing=True)
    desk.tell(HeadsetPressed(Press.ANSWER))
    assert desk.headset.state == TALKING
    desk.tell(HeadsetMuteAsked(muted=True))
    assert desk.headset.state.muted
    desk.tell(HeadsetPressed(Press.FLASH))
    assert desk.headset.state.held
    desk.tell(HeadsetPressed(Press.FLASH))
    desk.tell(HeadsetPressed(Press.HANG_UP))
    assert desk.headset.state.ringing
    desk.tell(HeadsetPressed(Press.REDIAL))
    assert desk.telephony.sent(Dial) == []
    headset.test(False)
    assert desk.headset.state == IDLE
    assert not desk.headset.kept


def test_a_real_call_ends_the_make_believe_for_as_long_as_it_lasts():
    desk = Desk()
    desk.services.headset.test(True)
    desk.tell(HeadsetPressed(Press.ANSWER))
    call = desk.ring()
    assert desk.headset.state == HeadsetState(ringing=True)
    assert not desk.services.headset.practising
    desk.tell(HeadsetPressed(Press.ANSWER))
    assert desk.telephony.last(Answer).call_id == call
    desk.connect(call)
    desk.end(call)
    assert desk.services.headset.practising
    assert desk.headset.state == TALKING, "the trial goes on where it was"


def test_volume_keys_of_a_trial_change_no_volume():
    desk = Desk()
    steps = []
    desk.services.headset.volume.connect(steps.append)
    desk.services.headset.test(True)
    desk.tell(HeadsetPressed(Press.VOLUME_UP))
    desk.services.headset.test(False)
    desk.tell(HeadsetPressed(Press.VOLUME_UP))
    assert steps == [1]
