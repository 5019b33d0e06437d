# SPDX-License-Identifier: GPL-3.0-or-later
"""The telephony state machine against headsets that behave as each vendor's do."""

from dataclasses import replace

import pytest

from atc.adapters.headset.report_map import DIGITS, In, Out
from atc.domain.headset import (
    HeadsetDigit,
    HeadsetLineBusy,
    HeadsetMuteAsked,
    HeadsetMuteRefused,
    HeadsetState,
    Press,
)
from tests.fakes.headset_layouts import LAYOUTS
from tests.fakes.virtual_headset import Ways
from tests.unit.headset.bench import WAYS, Bench

EVERY = pytest.mark.parametrize("layout", sorted(LAYOUTS))
DROPS = pytest.mark.parametrize("layout", ["jabra", "poly"])


@EVERY
def test_answer_by_the_headset(layout):
    bench = Bench(layout)
    bench.ring()
    assert bench.lamps() == {Out.RING}
    bench.advance(3)
    bench.hook()
    assert bench.presses == [Press.ANSWER]
    bench.advance(10)
    assert bench.presses == [Press.ANSWER]
    assert bench.lamps() == {Out.OFF_HOOK}


@EVERY
def test_answer_on_screen_echoes_are_not_wishes(layout):
    bench = Bench(layout)
    bench.ring()
    bench.advance(1)
    bench.answer()
    bench.advance(10)
    assert bench.events == []
    assert bench.lamps() == {Out.OFF_HOOK}


@EVERY
def test_hang_up_by_the_headset(layout):
    bench = Bench(layout)
    bench.talk()
    bench.hook()
    assert bench.presses == [Press.HANG_UP]
    assert bench.lamps() == set()


@EVERY
def test_hang_up_soon_after_answering(layout):
    bench = Bench(layout)
    bench.talk(seconds=0.5)
    bench.hook()
    bench.advance(10)
    assert bench.presses == [Press.HANG_UP]
    assert bench.model.values.get(In.HOOK, 0) == 0


@EVERY
def test_the_first_press_counts_though_no_report_came_before(layout):
    bench = Bench(layout, replace(WAYS[layout], answers_get_report=False))
    bench.ring()
    bench.advance(0.5)
    bench.hook()
    assert bench.presses == [Press.ANSWER]


def test_a_first_report_only_tells_how_the_switches_stand():
    bench = Bench("jabra")
    core = bench.core
    core.__init__(bench.model.map, bench.model.quirks, bench.time)
    core.start(HeadsetState(ringing=True), bench.time)
    turn = core.report(b"\x02\x01\x00", bench.time + 0.1)
    assert turn.events == ()


@pytest.mark.parametrize("layout", ["jabra", "poly", "epos"])
def test_reject_by_its_button(layout):
    bench = Bench(layout)
    bench.ring()
    bench.hand(In.REJECT)
    assert bench.presses == [Press.REJECT]
    assert bench.lamps() == set()


def test_reject_by_drop_where_there_is_one():
    bench = Bench("epos")
    bench.ring()
    bench.hand(In.DROP)
    assert bench.presses == [Press.REJECT]


def test_poly_rejects_by_saying_on_hook_again():
    bench = Bench("poly")
    bench.advance(5)
    bench.ring()
    bench.advance(1)
    bench.model.refuse_by_hook()
    bench.advance(0.1)
    assert bench.presses == [Press.REJECT]


def test_other_makes_do_not_reject_so():
    bench = Bench("jabra")
    bench.advance(5)
    bench.ring()
    bench.advance(1)
    bench.model.refuse_by_hook()
    bench.advance(5)
    assert bench.presses == []


@DROPS
def test_a_second_ringing_call_is_rejected_and_the_first_goes_on(layout):
    bench = Bench(layout)
    bench.talk()
    bench.show(ringing=True)
    bench.advance(5)
    bench.hand(In.REJECT)
    assert bench.presses == [Press.REJECT]
    assert bench.lamps() == {Out.OFF_HOOK}


def test_each_key_of_a_keypad_is_a_digit():
    bench = Bench("jabra", obey=False)
    bench.talk()
    for signal in DIGITS:
        bench.hand(signal)
    assert bench.events == [HeadsetDigit(digit) for digit in DIGITS.values()]


@EVERY
def test_hold_on_screen_never_hangs_up_and_resume_goes_on(layout):
    bench = Bench(layout)
    bench.talk()
    bench.show(off_hook=False, held=True)
    bench.advance(10)
    assert bench.events == []
    dropped = layout in {"jabra", "poly"}
    assert bench.lamps() == ({Out.HOLD} if dropped else {Out.HOLD, Out.OFF_HOOK})
    bench.show(off_hook=True, held=False)
    bench.advance(10)
    assert bench.events == []
    assert bench.lamps() == {Out.OFF_HOOK}
    bench.hook()
    assert bench.presses == [Press.HANG_UP]


@EVERY
def test_hold_and_resume_at_once_is_no_hang_up(layout):
    bench = Bench(layout)
    bench.talk()
    bench.show(off_hook=False, held=True)
    bench.advance(0.01)
    bench.show(off_hook=True, held=False)  # the headset's answer to the hold comes after this
    bench.advance(10)
    assert bench.events == []
    assert bench.lamps() == {Out.OFF_HOOK}


@EVERY
@pytest.mark.parametrize("drops", [True, False], ids=["drops its hook", "keeps its hook"])
def test_the_call_button_takes_a_held_call_back(layout, drops):
    bench = Bench(layout, replace(WAYS[layout], holds_by_hook=drops))
    bench.talk()
    bench.show(off_hook=False, held=True)
    bench.advance(5)
    bench.hook()
    assert bench.presses == [Press.FLASH]
    assert bench.lamps() == {Out.OFF_HOOK}
    bench.advance(10)
    assert bench.presses == [Press.FLASH]
    bench.hook()
    assert bench.presses == [Press.FLASH, Press.HANG_UP]


@EVERY
@pytest.mark.parametrize("drops", [True, False], ids=["drops its hook", "keeps its hook"])
@pytest.mark.parametrize("rings_s", [0.5, 5])
def test_the_call_button_answers_a_call_that_rings_while_one_is_held(layout, drops, rings_s):
    bench = Bench(layout, replace(WAYS[layout], holds_by_hook=drops))
    bench.talk()
    bench.show(off_hook=False, held=True)
    bench.advance(5)
    bench.show(ringing=True)
    bench.advance(rings_s)
    bench.hook()
    assert bench.presses == [Press.ANSWER]
    bench.advance(10)
    assert bench.presses == [Press.ANSWER]
    assert bench.lamps() == {Out.OFF_HOOK}


@pytest.mark.parametrize("layout", ["jabra", "poly", "epos"])
def test_flash_during_a_call(layout):
    bench = Bench(layout, obey=False)
    bench.talk()
    bench.hand(In.FLASH)
    assert bench.presses == [Press.FLASH]
    assert bench.lamps() == {Out.OFF_HOOK}


@EVERY
def test_mute_by_the_headset_both_ways(layout):
    bench = Bench(layout)
    bench.talk()
    for muted in (True, False, True):
        bench.model.press_mute()
        bench.advance(0.4)
        assert bench.events[-1] == HeadsetMuteAsked(muted)
        assert bench.state.muted is bench.model.muted is muted
        assert (Out.MUTE in bench.lamps()) is muted
    assert len(bench.events) == 3


@EVERY
def test_mute_on_screen_both_ways(layout):
    bench = Bench(layout)
    bench.talk()
    for muted in (True, False):
        bench.show(muted=muted)
        bench.advance(5)
        assert bench.model.muted is muted
    assert bench.events == []


def test_two_quick_presses_of_mute_are_two():
    bench = Bench("jabra")
    bench.talk()
    bench.model.press_mute()
    bench.advance(0.15)
    bench.model.press_mute()
    bench.advance(3)
    assert bench.events == [HeadsetMuteAsked(True), HeadsetMuteAsked(False)]
    assert not bench.model.muted


def test_mute_key_under_a_raised_boom_arm_ends_muted():
    bench = Bench("epos")
    bench.model.raise_boom()
    bench.talk()
    bench.model.press_mute()
    bench.advance(5)
    assert bench.state.muted
    assert bench.model.muted


def test_mute_pressed_but_not_carried_out_is_shown_as_it_is():
    bench = Bench("jabra", obey=False)
    bench.talk()
    bench.model.press_mute()
    bench.advance(1)
    assert bench.events == [HeadsetMuteAsked(True)]
    assert not bench.model.muted
    bench.model.press_mute()
    bench.advance(1)
    assert bench.events[1:] == [HeadsetMuteAsked(True)]


def test_mute_outside_of_a_call_asks_for_nothing_and_is_put_back():
    bench = Bench("poly")
    bench.model.press_mute()
    bench.advance(1)
    assert bench.events == []
    assert not bench.model.muted


@pytest.mark.parametrize("layout", ["epos", "poly"])
def test_mute_pressed_again_and_again_on_hold_is_put_right_when_she_talks(layout):
    bench = Bench(layout)
    bench.talk()
    bench.show(off_hook=False, held=True)
    for _ in range(2):
        bench.advance(1)
        bench.model.press_mute()
    bench.advance(1)
    assert bench.model.muted
    bench.show(off_hook=True, held=False)
    bench.advance(1)
    assert bench.events == []
    assert not bench.model.muted


@pytest.mark.parametrize("layout", ["jabra", "poly"])
def test_raised_boom_arm_refuses_to_be_unmuted(layout):
    bench = Bench(layout)
    bench.talk()
    bench.model.raise_boom()
    bench.advance(5)
    assert bench.events == [HeadsetMuteAsked(True)]
    bench.show(muted=False)
    bench.advance(5)
    assert bench.events[1:] == [HeadsetMuteRefused()]
    assert bench.state.muted
    assert bench.model.muted


def test_echo_of_mute_is_no_refusal():
    bench = Bench("epos", Ways(mute_echoes=True))
    bench.talk()
    bench.show(muted=True)
    bench.advance(5)
    bench.show(muted=False)
    bench.advance(5)
    assert bench.events == []
    assert not bench.model.muted


@EVERY
def test_lifting_without_a_call_is_put_back(layout):
    bench = Bench(layout)
    bench.advance(5)
    bench.hook()
    bench.advance(5)
    assert bench.events == []
    assert bench.model.values[In.HOOK] == 0


def test_double_keys_are_one():
    bench = Bench("poly", obey=False)
    bench.talk()
    for signal in (In.FLASH, In.VOLUME_UP, In.VOLUME_DOWN):
        bench.hand(signal)
        bench.advance(0.5)
    bench.hand(In.VOLUME_DOWN)
    assert bench.presses == [
        Press.FLASH,
        Press.VOLUME_UP,
        Press.VOLUME_DOWN,
        Press.VOLUME_DOWN,
    ]


def test_redial_only_when_nothing_is_going_on():
    bench = Bench("jabra")
    bench.hand(In.REDIAL)
    assert bench.presses == [Press.REDIAL]
    bench.talk()
    bench.hand(In.REDIAL)
    assert bench.presses == [Press.REDIAL]


@pytest.mark.parametrize("rest", [0x0, 0xF])
def test_keypad_digits_whatever_it_rests_at(rest):
    bench = Bench("jabra", Ways(echoes=(), answers_get_report=False))
    bench.talk()

    def keypad(value):
        low, high = (value & 1) << 7, value >> 1
        return b"\x02" + bytes([0x01 | low, high])

    digits = []
    for value in (rest, 5, rest, 11, rest, 10, rest):
        turn = bench.core.report(keypad(value), bench.time)
        digits += [e.digit for e in turn.events if isinstance(e, HeadsetDigit)]
    assert digits == ["5", "#", "*"]


def test_keypad_zero_where_it_rests_elsewhere():
    bench = Bench("jabra", Ways(echoes=(), answers_get_report=False))
    bench.talk()
    for value in (b"\x02\x81\x07", b"\x02\x01\x00", b"\x02\x81\x07"):
        turn = bench.core.report(value, bench.time)
        bench.events += turn.events
    assert bench.events == [HeadsetDigit("0")]


def test_line_busy_of_another_program():
    bench = Bench("jabra")
    bench._take(bench.core.report(b"\x02\x82\x07", bench.time))
    bench.advance(0.5)
    assert bench.events == []
    bench.advance(1)
    assert bench.events == [HeadsetLineBusy(busy=True)]
    bench._take(bench.core.report(b"\x02\x80\x07", bench.time))
    assert bench.events[1:] == [HeadsetLineBusy(busy=False)]


def test_line_busy_of_our_own_call_is_no_news():
    bench = Bench("jabra")
    bench.talk()
    bench._take(bench.core.report(b"\x02\x83\x07", bench.time))
    bench.advance(3)
    bench.end()
    bench.advance(0.5)
    bench._take(bench.core.report(b"\x02\x80\x07", bench.time))
    bench.advance(3)
    assert bench.events == []


def test_silent_ringing_is_not_lit_and_can_be_answered():
    bench = Bench("jabra")
    bench.show(ringing=True, alert=False)
    assert bench.lamps() == set()
    bench.hook()
    assert bench.presses == [Press.ANSWER]


def test_volume_keys_are_left_to_the_desktop_where_it_sees_them():
    bench = Bench("jabra")
    bench.core.__init__(bench.model.map, bench.model.quirks, 0.0, hears_volume=False)
    assert bench.core.report(b"\x01\x02\x00", 10.0).events == ()


def test_bits_that_share_a_report_are_written_together_and_only_on_change():
    bench = Bench("jabra")
    bench.talk()
    bench.model.written.clear()
    bench.show(muted=True)
    bench.show(muted=True)
    assert bench.model.written == [b"\x02\x03\x00"]


def test_a_lamp_that_the_headset_ignores_is_not_written_for_ever():
    bench = Bench("plain", Ways(echoes=()))
    bench.model.write = bench.model.written.append  # deaf
    bench.talk()
    bench.model.written.clear()
    bench.advance(100)
    assert len(bench.model.written) <= 2


def test_replug_in_a_call_shows_the_call():
    bench = Bench("jabra")
    bench.core.__init__(bench.model.map, bench.model.quirks, bench.time)
    bench.state = HeadsetState(off_hook=True, muted=True)
    bench._take(bench.core.start(bench.state, bench.time))
    bench.advance(5)
    assert bench.lamps() == {Out.OFF_HOOK, Out.MUTE}
    assert bench.events == []
    assert bench.model.muted


def test_every_way_is_of_a_layout():
    assert set(WAYS) == set(LAYOUTS)
