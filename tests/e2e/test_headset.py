# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls from the headset: virtual headsets of three makes drive real calls (J01, J02, J03, C12)."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PyQt6.QtCore import Qt

from atc.adapters.headset.report_map import In, Out
from atc.domain.calls import Call, CallState, Direction, EndCause
from atc.domain.headset import HeadsetLink
from tests.e2e.console import CALLER_HZ, HOLD_HZ, NERI, NERI_HZ, VERDI, Console
from tests.fakes.headset_bus import MAKES, HandHeadset, HeadsetBus

pytestmark = pytest.mark.lab

EVERY = pytest.mark.parametrize("make", sorted(MAKES))
WITH_FLASH = pytest.mark.parametrize("make", ["jabra", "poly"])
LEAVE_THE_SOUND = '[headset]\nmicrophone = ""\nspeaker = ""\n'
CALLING = {Out.OFF_HOOK}
ENDED_BY_US = {EndCause.LOCAL, EndCause.REJECTED}


@dataclass
class Desk:
    """A console, a headset in its socket, and who presses its buttons."""

    console: Console
    bus: HeadsetBus
    headset: HandHeadset
    callers: list[object] = field(default_factory=list)

    @property
    def services(self):
        return self.console.services

    def wait(self, what: Callable[[], object], why: str) -> None:
        self.console.wait(what, f"{why}; lit: {self.headset.lit}, calls: {self.console.calls}")

    def lights(self, *lamps: Out) -> None:
        """The headset shows exactly this; then every echo of it has had its time."""
        self.wait(lambda: self.headset.lit == set(lamps), f"lamps {lamps}")
        self.rests()

    def rests(self) -> None:
        """Whatever the headset still says is no wish; then time passes."""
        self.wait(lambda: self.headset.at_rest, "the headset at rest")
        self.bus.past_echoes()

    def rings(self, who=VERDI, hz=CALLER_HZ):
        caller, call = self.console.called_by(who, hz)
        self.wait(lambda: Out.RING in self.headset.lit, "the headset rings")
        self.rests()
        return caller, call

    def answers(self, who=VERDI, hz=CALLER_HZ):
        """A call comes and is answered by the headset; voice goes both ways."""
        caller, call = self.rings(who, hz)
        self.headset.hook()
        call = self.console.wait_state(call.id, CallState.ACTIVE)
        self.console.connected(caller.heard, hz)
        self.lights(*CALLING)
        return caller, call

    def over(self, call: Call) -> None:
        """This console ended the call."""
        self.wait(lambda: (c := self.console.get(call.id)) is None or c.ended, "the call is over")
        ended = self.console.get(call.id)
        assert ended is None or ended.cause in ENDED_BY_US, ended

    def linked(self, link: HeadsetLink) -> None:
        self.wait(lambda: self.services.headset.view.link is link, f"link {link}")

    def muted(self, call: Call, *, muted: bool) -> None:
        """Call, screen and headset agree."""
        self.wait(lambda: self.console.get(call.id).muted is muted, f"muted: {muted}")
        self.wait(lambda: (Out.MUTE in self.headset.lit) is muted, f"mute lamp: {muted}")
        self.wait(lambda: self.headset.model.muted is muted, f"the headset's own mute: {muted}")


@pytest.fixture
def bus(tmp_path):
    (tmp_path / "state").mkdir()
    return HeadsetBus(tmp_path / "state")


@pytest.fixture
def desk(start_console, bus, make):
    return at_desk(start_console, bus, make)


def at_desk(start_console, bus, make, extra=LEAVE_THE_SOUND):
    headset = bus.plug(make)
    console = start_console(build_headset=lambda _s, _f, emit: bus.driver(emit), extra=extra)
    desk = Desk(console, bus, headset)
    desk.linked(HeadsetLink.READY)
    return desk


@EVERY
def test_answered_and_hung_up_by_the_call_button(desk):
    _, call = desk.answers()
    desk.headset.hook()
    desk.over(call)
    desk.console.wait_free()
    desk.lights()


@EVERY
def test_answered_and_hung_up_on_screen_the_headset_follows(desk):
    _, call = desk.rings()
    desk.console.tap(call.id, "answer")
    desk.console.wait_state(call.id, CallState.ACTIVE)
    desk.lights(*CALLING)
    assert desk.console.get(call.id).state is CallState.ACTIVE, "an echo ended the call"
    desk.console.tap(call.id, "hangup")
    desk.console.wait_free()
    desk.lights()


@WITH_FLASH
def test_rejected(desk):
    _, call = desk.rings()
    desk.headset.reject()
    desk.over(call)
    desk.console.wait_free()
    desk.lights()


@EVERY
def test_an_outgoing_call_is_cancelled_while_it_rings(desk):
    since = desk.console.lab.robots.mark()
    desk.services.calls.dial("103")
    desk.console.meanwhile(lambda: desk.console.lab.wait_robot_ringing("103", since=since))
    call = desk.console.only_call()
    assert call.direction is Direction.OUTGOING
    desk.lights(*CALLING)
    desk.headset.hook()
    desk.over(call)
    desk.lights()


@EVERY
def test_mute_goes_both_ways_and_is_heard(desk):
    caller, call = desk.answers()
    desk.headset.mute()
    desk.muted(call, muted=True)
    desk.console.reads(call.id, "Muted")
    desk.console.silent(caller.heard)
    desk.rests()
    desk.console.tap(call.id, "mute")
    desk.muted(call, muted=False)
    desk.console.heard_by(caller.heard)
    desk.rests()
    desk.console.tap(call.id, "mute")
    desk.muted(call, muted=True)
    desk.console.silent(caller.heard)
    desk.rests()
    desk.headset.mute()
    desk.muted(call, muted=False)
    desk.console.heard_by(caller.heard)


@pytest.mark.parametrize("make", ["jabra"])
def test_a_boom_arm_that_is_up_keeps_the_call_muted_and_she_is_told(desk):
    caller, call = desk.answers()
    desk.headset.raise_boom()
    desk.muted(call, muted=True)
    desk.rests()
    desk.console.tap(call.id, "mute")
    desk.wait(lambda: "still muted" in desk.console.machine.controllers.messages.text, "a word")
    desk.muted(call, muted=True)
    desk.console.silent(caller.heard)


@EVERY
def test_hold_on_screen_never_hangs_up_and_the_call_button_takes_the_call_back(desk):
    caller, call = desk.answers()
    desk.console.hold(call.id)
    desk.console.other_hears(caller.heard, HOLD_HZ)
    if Out.HOLD in desk.headset.model.lamps:
        desk.wait(lambda: Out.HOLD in desk.headset.lit, "the hold lamp")
    desk.rests()
    assert desk.console.get(call.id).state is CallState.HELD
    desk.headset.hook()
    desk.console.wait_state(call.id, CallState.ACTIVE)
    desk.console.connected(caller.heard, CALLER_HZ)
    desk.lights(*CALLING)


@WITH_FLASH
def test_flash_holds_and_resumes_one_call(desk):
    caller, call = desk.answers()
    desk.headset.press(In.FLASH)
    desk.console.wait_state(call.id, CallState.HELD)
    desk.console.other_hears(caller.heard, HOLD_HZ)
    desk.rests()
    desk.headset.press(In.FLASH)
    desk.console.wait_state(call.id, CallState.ACTIVE)
    desk.console.connected(caller.heard, CALLER_HZ)


@WITH_FLASH
def test_flash_answers_a_second_call_and_goes_to_and_fro(desk):
    first_caller, first = desk.answers()
    second_caller, second = desk.rings(NERI, NERI_HZ)
    desk.headset.press(In.FLASH)
    desk.console.wait_state(second.id, CallState.ACTIVE)
    desk.console.wait_state(first.id, CallState.HELD)
    desk.console.connected(second_caller.heard, NERI_HZ)
    desk.console.other_hears(first_caller.heard, HOLD_HZ)
    desk.lights(*CALLING)
    desk.headset.press(In.FLASH)
    desk.console.wait_state(first.id, CallState.ACTIVE)
    desk.console.wait_state(second.id, CallState.HELD)
    desk.console.connected(first_caller.heard, CALLER_HZ)
    desk.lights(*CALLING)
    desk.headset.hook()
    desk.over(first)
    assert desk.console.get(second.id).state is CallState.HELD


@pytest.mark.parametrize("make", ["jabra"])
def test_a_second_call_is_rejected_while_she_talks(desk):
    caller, call = desk.answers()
    _, second = desk.rings(NERI, NERI_HZ)
    desk.headset.reject()
    desk.over(second)
    assert desk.console.get(call.id).state is CallState.ACTIVE
    desk.console.connected(caller.heard, CALLER_HZ)
    desk.lights(*CALLING)


@WITH_FLASH
def test_during_a_consultation(desk):
    """Flash goes between caller and colleague; the call button ends the leg she is in."""
    caller, call = desk.answers()
    since = desk.console.lab.robots.mark()
    desk.services.transfers.announce(call.id, "105")
    robot = desk.console.robot("105", since)
    consultation = desk.console.wait_call(CallState.ACTIVE, "105")
    desk.console.connected(robot, desk.console.tone("105"))
    desk.lights(*CALLING)
    desk.headset.press(In.FLASH)
    desk.console.wait_state(call.id, CallState.ACTIVE)
    desk.console.connected(caller.heard, CALLER_HZ)
    desk.rests()
    desk.headset.press(In.FLASH)
    desk.console.wait_state(consultation.id, CallState.ACTIVE)
    desk.rests()
    desk.headset.mute()
    desk.muted(consultation, muted=True)
    desk.console.silent(robot)
    desk.rests()
    desk.headset.hook()
    desk.over(consultation)
    assert not desk.console.get(call.id).ended


@WITH_FLASH
def test_volume_keys_move_the_console_s_volume(desk):
    desk.answers()
    settings = desk.console.machine.controllers.settings
    before = settings.speaker
    desk.headset.press(In.VOLUME_DOWN)
    desk.wait(lambda: settings.speaker < before, "softer")
    desk.rests()
    desk.headset.press(In.VOLUME_UP)
    desk.wait(lambda: settings.speaker == pytest.approx(before), "as loud as before")


@EVERY
def test_screen_and_headset_acting_at_the_same_time_end_equal(desk):
    caller, call = desk.rings()
    desk.headset.hook()
    desk.services.calls.answer(call.id)
    desk.console.wait_state(call.id, CallState.ACTIVE)
    desk.console.connected(caller.heard, CALLER_HZ)
    desk.lights(*CALLING)
    for _ in range(3):
        desk.headset.mute()
        desk.console.hands.key(Qt.Key.Key_F3)
        desk.rests()
        desk.wait(
            lambda: (
                desk.console.get(call.id).muted
                == (Out.MUTE in desk.headset.lit)
                == desk.headset.model.muted
            ),
            "call, lamp and headset agree",
        )
    if desk.console.get(call.id).muted:
        desk.console.silent(caller.heard)
        desk.rests()
    else:
        desk.console.heard_by(caller.heard)
    desk.headset.hook()
    desk.console.hands.key(Qt.Key.Key_End)
    desk.console.wait_free()
    desk.lights()


@EVERY
def test_unplugged_in_mid_call_and_plugged_in_again(desk):
    caller, call = desk.answers()
    desk.headset.mute()
    desk.muted(call, muted=True)
    desk.rests()
    desk.headset.unplug()
    desk.linked(HeadsetLink.ABSENT)
    said = desk.console.machine.controllers.messages
    desk.wait(lambda: "goes on" in said.text, "it is said that the call goes on")
    desk.console.hears(CALLER_HZ)
    assert desk.console.get(call.id).state is CallState.ACTIVE
    desk.headset.plug_again()
    desk.wait(lambda: desk.headset.lit == {Out.OFF_HOOK, Out.MUTE}, "off-hook and mute again")
    desk.wait(lambda: "is back" in said.text, "it is said that it is back")
    desk.muted(call, muted=True)
    desk.console.hold(call.id)
    desk.rests()
    desk.headset.unplug()
    desk.linked(HeadsetLink.ABSENT)
    desk.headset.plug_again()
    desk.linked(HeadsetLink.IN_USE)
    if Out.HOLD in desk.headset.model.lamps:
        desk.wait(lambda: Out.HOLD in desk.headset.lit, "the hold lamp again")
    desk.rests()
    assert desk.console.get(call.id).state is CallState.HELD
    desk.console.tap(call.id, "resume")
    desk.console.wait_state(call.id, CallState.ACTIVE)
    desk.muted(call, muted=True)
    desk.rests()
    desk.headset.mute()
    desk.muted(call, muted=False)
    desk.console.connected(caller.heard, CALLER_HZ)


@EVERY
def test_it_is_left_to_other_programs_when_no_call_needs_it(desk):
    assert desk.headset.released
    desk.answers()
    assert not desk.headset.released
    desk.headset.hook()
    desk.console.wait_free()
    desk.rests()
    desk.wait(lambda: desk.headset.released, "given back")
    assert desk.headset.device.audio_untouched


@pytest.mark.parametrize("make", ["poly"])
def test_the_console_ends_in_mid_call_and_gives_the_headset_back(desk, consoles):
    desk.answers()
    consoles.clear()
    desk.console.machine.stop()
    assert desk.headset.released
    assert desk.headset.lit == set()


@EVERY
def test_every_button_lights_on_its_page_and_does_nothing_else(desk):
    hands = desk.console.hands
    hands.tap("headset")
    hands.tap("headset-test")
    lights = desk.console.machine.controllers.headset.buttons
    desk.wait(lambda: lights.rows, "the buttons are shown")
    desk.rests()
    for row in list(lights.rows):
        signal = In[row.button.upper()]
        if signal is In.HOOK:
            desk.headset.hook()
            desk.wait(lambda: Out.OFF_HOOK in desk.headset.lit, "the make-believe is answered")
        elif signal is In.MUTE:
            desk.headset.mute()
        else:
            desk.headset.press(signal)
        desk.wait(lambda b=row.button: lights.find(b).tried, f"{row.button} lights")
        desk.rests()
    assert lights.find("hook").tried
    assert not desk.console.calls
    hands.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    desk.rests()
    desk.wait(lambda: desk.headset.released, "given back after the trial")
    assert desk.headset.lit == set()
