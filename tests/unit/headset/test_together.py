# SPDX-License-Identifier: GPL-3.0-or-later
"""Headset, driver, service and calls together: what is pressed anywhere ends equal everywhere."""

import queue
import time

import pytest

from atc.adapters.headset.core import SETTLE_S
from atc.adapters.headset.report_map import In, Out
from atc.domain.calls import CallState
from atc.domain.headset import HeadsetLink
from atc.ports.telephony import Answer, HangUp, Hold, Resume, SetMute
from atc.services.headset import HeadsetService
from tests.fakes.desk import Desk
from tests.fakes.headset_layouts import LAYOUTS
from tests.fakes.virtual_headset import Ways
from tests.unit.headset.rig import PATIENCE_S, Rig

EVERY = pytest.mark.parametrize("layout", sorted(LAYOUTS))


class Reception:
    """A desk with a headset in the socket; the test's thread is the main thread."""

    def __init__(self, folder, layout):
        self.desk = Desk()
        self.rig = Rig(folder)
        ways = Ways(echoes=(0.002, 0.02), double_keys=layout == "poly")
        self.another = lambda: self.rig.headset(layout, ways)
        self.device = self.rig.plug(self.another())
        self.model = self.device.model
        self.service = HeadsetService(self.desk.calls, self.rig.driver)
        self.rig.start()
        self.until(lambda: self.service.view.link is HeadsetLink.READY)

    def until(self, condition):
        """Handle events as the main thread does until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < end, "it never came about"
            try:
                self.service.on_event(self.rig.events.get(timeout=0.005))
            except queue.Empty:
                continue

    def lit(self, *signals):
        self.until(lambda: {s for s, on in self.model.lamps.items() if on} == set(signals))

    def later(self):
        """Past every window in which an echo may come, when all echoes have come."""
        self.rig.quiet(self.device)
        self.rig.ahead_s += 10

    def hand(self, action):
        self.rig.hand(action)


@pytest.fixture
def reception(tmp_path, layout):
    reception = Reception(tmp_path, layout)
    yield reception
    reception.rig.stop()


@EVERY
def test_a_whole_call(reception):
    desk, model = reception.desk, reception.model
    call = desk.ring()
    reception.lit(Out.RING)
    reception.later()
    reception.hand(model.press_hook)
    reception.until(lambda: desk.telephony.sent(Answer))
    reception.lit(Out.OFF_HOOK)
    desk.connect(call)
    reception.hand(model.press_mute)
    reception.until(lambda: desk.telephony.sent(SetMute) == [SetMute(call, True)])
    reception.lit(Out.OFF_HOOK, Out.MUTE)
    reception.later()
    desk.calls.set_muted(call, False)
    reception.lit(Out.OFF_HOOK)
    assert not model.muted
    reception.later()
    desk.calls.hold(call)
    desk.held(call)
    reception.until(lambda: model.lamp(Out.HOLD))
    reception.later()
    desk.calls.resume(call)
    desk.media(call)
    reception.lit(Out.OFF_HOOK)
    reception.later()
    assert desk.telephony.sent(HangUp) == []
    reception.hand(model.press_hook)
    reception.until(lambda: desk.telephony.sent(HangUp))
    desk.end(call, by_us=True)
    reception.lit()
    reception.until(lambda: reception.service.view.link is HeadsetLink.READY)
    assert reception.device.kernel_driver


@pytest.mark.parametrize("layout", ["jabra", "poly", "epos"])
def test_flash_between_two_calls(reception):
    desk, model = reception.desk, reception.model
    first = desk.talking()
    second = desk.ring("0461999")
    reception.lit(Out.OFF_HOOK, Out.RING)
    reception.hand(lambda: model.press(In.FLASH))
    reception.until(lambda: desk.telephony.sent(Hold))
    desk.held(first)
    desk.connect(second)
    reception.lit(Out.OFF_HOOK)
    reception.later()
    reception.hand(lambda: model.press(In.FLASH))
    reception.until(lambda: desk.call(second).pending.value == "holding")
    desk.held(second)
    assert desk.telephony.last(Resume).call_id == first
    desk.media(first)
    reception.lit(Out.OFF_HOOK)
    assert desk.telephony.sent(HangUp) == []


@EVERY
def test_unplugged_in_a_call_and_plugged_again(reception):
    desk, rig = reception.desk, reception.rig
    call = desk.talking()
    desk.calls.set_muted(call, True)
    reception.lit(Out.OFF_HOOK, Out.MUTE)
    rig.unplug(reception.device, told=False)
    reception.until(lambda: reception.service.view.link is HeadsetLink.ABSENT)
    assert desk.call(call).state is CallState.ACTIVE
    reception.device = rig.plug(reception.another())
    reception.model = reception.device.model
    reception.lit(Out.OFF_HOOK, Out.MUTE)
    assert desk.call(call).muted
    assert reception.model.muted


@EVERY
def test_screen_and_headset_at_the_same_time(reception):
    """Both press mute at once, then both hang up at once."""
    desk, model = reception.desk, reception.model
    call = desk.talking()
    reception.lit(Out.OFF_HOOK)
    for _ in range(3):
        reception.later()
        reception.hand(model.press_mute)
        desk.calls.set_muted(call, not desk.call(call).muted)
        reception.later()
        reception.until(lambda: model.muted == model.lamp(Out.MUTE) == desk.call(call).muted)
    reception.rig.ahead_s += SETTLE_S
    reception.hand(model.press_hook)
    desk.calls.hang_up(call)
    desk.end(call, by_us=True)
    reception.lit()
    assert len(desk.telephony.sent(HangUp)) == 1
