# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset bound to the calls of a whole desk."""

import pytest

from atc.domain.calls import CallState, EndCause, Pending
from atc.domain.headset import (
    HeadsetDigit,
    HeadsetInfo,
    HeadsetLineBusy,
    HeadsetLink,
    HeadsetLinkChanged,
    HeadsetMuteAsked,
    HeadsetMuteRefused,
    HeadsetNews,
    HeadsetPressed,
    HeadsetState,
    HeadsetTidings,
    Press,
)
from atc.domain.notices import NoticeKind
from atc.ports.telephony import Answer, Dial, HangUp, Hold, Reject, Resume, SendDtmf, SetMute
from atc.services.headset import HeadsetService
from tests.fakes.desk import Desk
from tests.fakes.headset_port import FakeHeadset

JABRA = HeadsetInfo("jabra", 0x0B0E, 1, "Jabra Engage 75")
POLY = HeadsetInfo("poly", 0x047F, 1, "Poly Savi")


class HeadsetDesk(Desk):
    def __init__(self, **options):
        super().__init__()
        self.port = FakeHeadset()
        self.headset = HeadsetService(self.calls, self.port, **options)
        self.news = []
        self.refused = []
        self.tidings = []
        self.headset.news.connect(lambda told: self.news.append(told.news))
        self.headset.news.connect(self.tidings.append)
        self.headset.refused.connect(self.refused.append)
        self.plugged(JABRA)
        self.news.clear()

    @property
    def shown(self):
        return self.port.state

    def press(self, press):
        self.headset.on_event(HeadsetPressed(press))

    def plugged(self, *headsets, link=HeadsetLink.READY):
        self.headset.on_event(HeadsetLinkChanged(link, headsets[0], headsets))

    def unplugged(self):
        self.headset.on_event(HeadsetLinkChanged(HeadsetLink.ABSENT))


@pytest.fixture
def desk():
    return HeadsetDesk()


def test_it_rings_and_answers(desk):
    call = desk.ring()
    assert desk.shown == HeadsetState(ringing=True)
    desk.press(Press.ANSWER)
    assert desk.telephony.last(Answer).call_id == call
    assert desk.shown == HeadsetState(off_hook=True)
    desk.connect(call)
    assert desk.shown == HeadsetState(off_hook=True)


def test_answering_on_screen_takes_it_off_hook_at_once(desk):
    call = desk.ring()
    desk.calls.answer(call)
    assert desk.shown.off_hook
    assert not desk.shown.ringing


def test_it_hangs_up_and_is_idle(desk):
    call = desk.talking()
    desk.press(Press.HANG_UP)
    assert desk.telephony.last(HangUp).call_id == call
    assert desk.shown.idle
    desk.end(call, by_us=True)
    assert desk.shown.idle


def test_the_other_end_hangs_up(desk):
    desk.end(desk.talking())
    assert desk.shown.idle


def test_it_cancels_an_outgoing_call(desk):
    call = desk.calls.dial("101")
    assert desk.shown.off_hook
    desk.press(Press.HANG_UP)
    assert desk.telephony.last(HangUp).call_id == call


def test_it_rejects(desk):
    call = desk.ring()
    desk.press(Press.REJECT)
    assert desk.telephony.last(Reject).call_id == call
    assert desk.shown.idle


def test_the_longest_ringing_call_is_meant_first(desk):
    first, second = desk.ring(), desk.ring("0461999")
    desk.press(Press.ANSWER)
    assert desk.telephony.last(Answer).call_id == first
    assert desk.shown.ringing
    desk.press(Press.REJECT)
    assert desk.telephony.last(Reject).call_id == second
    assert desk.shown == HeadsetState(off_hook=True)


def test_mute_by_the_headset_reaches_call_and_voice(desk):
    call = desk.talking()
    for muted in (True, False):
        desk.headset.on_event(HeadsetMuteAsked(muted))
        assert desk.telephony.last(SetMute) == SetMute(call, muted)
        assert desk.call(call).muted is muted
        assert desk.shown.muted is muted


def test_mute_on_screen_reaches_the_headset(desk):
    call = desk.talking()
    desk.calls.set_muted(call, True)
    assert desk.shown.muted
    desk.calls.set_muted(call, False)
    assert not desk.shown.muted


def test_refused_unmute_keeps_the_call_muted_and_says_so(desk):
    call = desk.talking()
    desk.calls.set_muted(call, True)
    desk.calls.set_muted(call, False)
    desk.headset.on_event(HeadsetMuteRefused())
    assert desk.call(call).muted
    assert desk.telephony.last(SetMute) == SetMute(call, True)
    assert desk.news == [HeadsetNews.MUTE_REFUSED]


def test_mute_belongs_to_its_call(desk):
    first = desk.talking()
    desk.calls.set_muted(first, True)
    second = desk.ring("0461999")
    desk.press(Press.FLASH)
    desk.held(first)
    desk.connect(second)
    assert not desk.shown.muted
    desk.press(Press.FLASH)
    desk.held(second)
    desk.media(first)
    assert desk.shown.muted


def test_hold_on_screen_is_shown_and_resumed_by_flash(desk):
    call = desk.talking()
    desk.calls.hold(call)
    assert desk.shown.off_hook, "until the PBX confirms it"
    desk.held(call)
    assert desk.shown == HeadsetState(held=True)
    desk.press(Press.FLASH)
    assert desk.telephony.last(Resume).call_id == call
    assert desk.shown.off_hook


def test_flash_holds_the_only_call(desk):
    call = desk.talking()
    desk.press(Press.FLASH)
    assert desk.telephony.last(Hold).call_id == call


def test_flash_answers_a_second_ringing_call(desk):
    first = desk.talking()
    second = desk.ring("0461999")
    desk.press(Press.FLASH)
    assert desk.telephony.last(Hold).call_id == first
    desk.held(first)
    assert desk.telephony.last(Answer).call_id == second
    assert desk.shown.off_hook


def test_a_second_ringing_call_is_rejected_and_the_first_goes_on(desk):
    first = desk.talking()
    second = desk.ring("0461999")
    desk.press(Press.REJECT)
    assert desk.telephony.last(Reject).call_id == second
    assert desk.call(first).state is CallState.ACTIVE
    assert desk.shown.off_hook


def test_flash_swaps_caller_and_consultation(desk):
    caller = desk.talking()
    consultation = desk.transfers.announce(caller, "101")
    assert desk.shown.off_hook
    desk.held(caller)
    desk.connect(consultation)
    desk.press(Press.FLASH)
    assert desk.telephony.last(Hold).call_id == consultation
    desk.held(consultation)
    assert desk.telephony.last(Resume).call_id == caller


def test_flash_prefers_the_other_leg_to_a_call_held_longer(desk):
    old = desk.talking("0461000")
    desk.calls.hold(old)
    desk.held(old)
    desk.clock.advance(60)
    caller = desk.talking()
    consultation = desk.transfers.announce(caller, "101")
    desk.held(caller)
    desk.connect(consultation)
    desk.press(Press.FLASH)
    desk.held(consultation)
    assert desk.telephony.last(Resume).call_id == caller


def test_hanging_up_the_consultation_keeps_the_caller(desk):
    caller = desk.talking()
    consultation = desk.transfers.announce(caller, "101")
    desk.held(caller)
    desk.connect(consultation)
    desk.press(Press.HANG_UP)
    assert desk.telephony.last(HangUp).call_id == consultation
    desk.end(consultation, by_us=True)
    assert desk.call(caller).live
    assert not desk.shown.idle


def test_a_call_that_is_not_yet_answered_for_sure_can_be_hung_up(desk):
    call = desk.ring()
    desk.press(Press.ANSWER)
    desk.press(Press.HANG_UP)
    assert desk.call(call).pending is Pending.REJECTING
    assert desk.shown.idle


def test_keypad_sends_tones(desk):
    desk.talking()
    desk.headset.on_event(HeadsetDigit("5"))
    assert desk.telephony.last(SendDtmf).digits == "5"


def test_redial_dials_the_last_number_when_idle(desk):
    desk.press(Press.REDIAL)
    assert desk.telephony.sent(Dial) == []
    desk.end(desk.calls.dial("101"), 486)
    desk.press(Press.REDIAL)
    assert [d.number for d in desk.telephony.sent(Dial)] == ["101", "101"]


def test_what_cannot_be_done_is_said():
    desk = HeadsetDesk()
    desk.end(desk.calls.dial("101"), 486)
    for _ in range(desk.calls.policy.lines):
        call = desk.talking()
        desk.calls.hold(call)
        desk.held(call)
    desk.headset._shown = HeadsetState()
    desk.press(Press.REDIAL)
    assert [n.kind for n in desk.refused] == [NoticeKind.NO_FREE_LINE]


def test_volume_keys_are_told(desk):
    steps = []
    desk.headset.volume.connect(steps.append)
    desk.press(Press.VOLUME_UP)
    desk.press(Press.VOLUME_DOWN)
    assert steps == [1, -1]


def test_presses_without_a_call_do_nothing(desk):
    before = list(desk.telephony.commands)
    for press in Press:
        desk.press(press)
    desk.headset.on_event(HeadsetMuteAsked(muted=True))
    desk.headset.on_event(HeadsetDigit("1"))
    assert desk.telephony.commands == before
    assert desk.refused == []


def test_unplugging_in_a_call_keeps_it_and_says_so(desk):
    call = desk.talking()
    desk.unplugged()
    assert desk.call(call).state is CallState.ACTIVE
    assert desk.news == [HeadsetNews.LOST_IN_CALL]
    desk.plugged(JABRA)
    assert desk.news[1:] == [HeadsetNews.BACK_IN_CALL]
    assert desk.shown.off_hook


def test_unplugging_when_idle(desk):
    desk.unplugged()
    desk.plugged(JABRA)
    assert desk.news == [HeadsetNews.LOST, HeadsetNews.CONNECTED]


def test_the_one_in_use_goes_and_another_is_there(desk):
    desk.plugged(JABRA, POLY, link=HeadsetLink.IN_USE)
    desk.talking()
    desk.plugged(POLY)
    assert desk.tidings[-1] == HeadsetTidings(HeadsetNews.REPLACED, JABRA.name, POLY.name)
    assert desk.news == [HeadsetNews.REPLACED]
    assert desk.headset.view.headset == POLY


def test_no_headset_can_be_used_at_all(desk):
    desk.unplugged()
    desk.headset.on_event(HeadsetLinkChanged(HeadsetLink.FAILED, detail="libusb is missing"))
    assert desk.tidings[-1] == HeadsetTidings(HeadsetNews.UNUSABLE)


def test_silencing_the_console_silences_the_headset_too():
    desk = Desk()
    desk.ring()
    assert desk.headset.state.alert
    desk.services.alerts.silence()
    assert desk.headset.state == HeadsetState(ringing=True, alert=False)
    desk.services.headset.on_event(HeadsetPressed(Press.ANSWER))
    assert desk.telephony.last(Answer)


def test_of_several_held_calls_flash_means_the_one_that_is_held_longest(desk):
    """Which need not be the one that came first."""
    first = desk.talking("0461111")
    desk.calls.hold(first)
    desk.held(first)
    desk.clock.advance(10)
    second = desk.talking("0461222")
    desk.calls.hold(second)
    desk.held(second)
    desk.clock.advance(10)
    desk.calls.resume(first)
    desk.media(first)
    desk.clock.advance(10)
    desk.calls.hold(first)
    desk.held(first)
    desk.clock.advance(10)
    desk.press(Press.FLASH)
    assert desk.telephony.last(Resume).call_id == second


def test_trouble_is_said_once(desk):
    for _ in range(2):
        desk.headset.on_event(
            HeadsetLinkChanged(HeadsetLink.DENIED, JABRA, (JABRA,), "install the rule")
        )
    assert desk.news == [HeadsetNews.DENIED]
    assert desk.headset.view.detail == "install the rule"


def test_a_call_of_another_program_is_shown(desk):
    views = []
    desk.headset.changed.connect(views.append)
    desk.plugged(JABRA, link=HeadsetLink.IN_USE)
    desk.headset.on_event(HeadsetLineBusy(busy=True))
    assert desk.headset.view.line_busy
    desk.plugged(JABRA)
    assert [v.line_busy for v in views] == [False, True, False]


def test_ringing_only_by_the_speaker():
    desk = HeadsetDesk(ring=False)
    call = desk.ring()
    assert desk.shown == HeadsetState(ringing=True, alert=False)
    desk.press(Press.ANSWER)
    assert desk.telephony.last(Answer).call_id == call


def test_silenced_until_the_next_call(desk):
    desk.ring()
    desk.headset.silence()
    assert desk.shown == HeadsetState(ringing=True, alert=False)
    desk.ring("0461999")
    assert desk.shown.alert


def test_answered_elsewhere_stops_the_ringing(desk):
    call = desk.ring()
    desk.end(call, 487, elsewhere=True)
    assert desk.call(call).cause is EndCause.ANSWERED_ELSEWHERE
    assert desk.shown.idle


def test_only_changes_are_shown(desk):
    call = desk.talking()
    count = len(desk.port.shown)
    desk.calls.set_note(call, "wants the invoice")
    assert len(desk.port.shown) == count


def test_a_test_of_the_buttons_holds_the_headset_and_dials_nothing(desk):
    seen = []
    desk.headset.gestures.connect(seen.append)
    desk.end(desk.calls.dial("101"), 486)
    desk.headset.test(True)
    assert desk.port.kept
    desk.press(Press.REDIAL)
    assert seen == [HeadsetPressed(Press.REDIAL)]
    assert len(desk.telephony.sent(Dial)) == 1
    desk.headset.test(False)
    assert not desk.port.kept


def test_choosing_another_headset(desk):
    desk.headset.choose("poly")
    assert desk.port.chosen == "poly"
