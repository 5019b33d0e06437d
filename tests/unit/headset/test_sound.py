# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the sound goes as headsets come and go, and who is asked."""

import pytest

from atc.domain.headset import HeadsetInfo, HeadsetLink, HeadsetLinkChanged, HeadsetSound
from atc.ports.telephony import StartRing, StopRing, UseAudioDevices
from atc.services.headset_sound import ASK_S, HeadsetSoundService
from tests.fakes.desk import Desk

ONE = HeadsetInfo("one", 0x0B0E, 1, "Jabra", "JABRA")
TWO = HeadsetInfo("two", 0x047F, 2, "Poly", "POLY")
CONFIGURED = UseAudioDevices()
BY_ONE = UseAudioDevices("card:JABRA", "card:JABRA")
BY_TWO = UseAudioDevices("card:POLY", "card:POLY")


class SoundDesk(Desk):
    """Words for plugs."""

    def plugged(self, used, *available):
        link = HeadsetLink.READY if used else HeadsetLink.ABSENT
        self.tell(HeadsetLinkChanged(link, used, available or ((used,) if used else ())))

    @property
    def sound(self):
        return self.services.headset_sound

    @property
    def devices(self):
        return self.telephony.sent(UseAudioDevices)


@pytest.fixture
def desk():
    return SoundDesk()


def test_a_headset_is_used_when_it_is_plugged_and_given_back_when_it_goes(desk):
    desk.plugged(ONE)
    assert desk.devices == [BY_ONE]
    desk.plugged(None)
    assert desk.devices == [BY_ONE, CONFIGURED]


def test_a_card_that_comes_after_its_headset_is_used(desk):
    desk.plugged(HeadsetInfo("one", 0x0B0E, 1, "Jabra"))
    assert desk.devices == []
    desk.plugged(ONE)
    assert desk.devices == [BY_ONE]


def test_its_buttons_need_not_work_for_its_sound(desk):
    desk.tell(HeadsetLinkChanged(HeadsetLink.DENIED, ONE, (ONE,), "no rule"))
    assert desk.devices == [BY_ONE]


def test_a_headset_that_only_rings_is_no_word_cut_off(desk):
    desk.ring()
    desk.plugged(ONE)
    assert desk.devices == [BY_ONE]
    assert not desk.sound.asking


@pytest.mark.parametrize("held", [False, True])
def test_in_a_call_she_is_asked_and_silence_means_no(desk, held):
    call = desk.talking()
    if held:
        desk.calls.hold(call)
        desk.held(call)
    told = []
    desk.sound.question.connect(told.append)
    desk.plugged(ONE)
    assert desk.sound.asking
    assert desk.devices == []
    desk.clock.advance(ASK_S + 1)
    assert not desk.sound.asking
    assert told == [True, False]
    assert desk.devices == []
    desk.end(call)
    assert desk.devices == [BY_ONE], "the next call has it"


def test_yes_moves_the_call(desk):
    desk.talking()
    desk.plugged(ONE)
    desk.sound.answer(yes=True)
    assert desk.devices == [BY_ONE]
    assert not desk.sound.asking


def test_the_question_goes_with_the_call_and_with_the_headset(desk):
    call = desk.talking()
    desk.plugged(ONE)
    desk.plugged(None)
    assert not desk.sound.asking
    assert desk.devices == []
    desk.plugged(ONE)
    assert desk.sound.asking
    desk.end(call)
    assert not desk.sound.asking
    assert desk.devices == [BY_ONE]


def test_unplugged_in_a_call_the_call_is_heard_again_at_once(desk):
    desk.plugged(ONE)
    desk.talking()
    desk.plugged(None)
    assert desk.devices[-1] == CONFIGURED
    desk.plugged(ONE)
    assert desk.sound.asking, "she talks by another device now"


def test_when_the_used_one_goes_another_is_not_taken_in_mid_word(desk):
    desk.plugged(ONE, ONE, TWO)
    call = desk.talking()
    desk.plugged(TWO)
    assert desk.devices[-1] == CONFIGURED
    assert desk.sound.asking
    desk.end(call)
    assert desk.devices[-1] == BY_TWO


def test_choosing_another_headset_between_calls_moves_the_sound(desk):
    desk.plugged(ONE, ONE, TWO)
    desk.plugged(TWO, ONE, TWO)
    assert desk.devices == [BY_ONE, BY_TWO]


@pytest.mark.parametrize(
    ("wanted", "devices"),
    [
        (HeadsetSound("", ""), []),
        (HeadsetSound("wav:v.wav", ""), [UseAudioDevices("wav:v.wav", "")]),
        (HeadsetSound("auto", "HDMI"), [UseAudioDevices("card:JABRA", "HDMI")]),
    ],
)
def test_the_administrator_may_want_other_devices(wanted, devices):
    desk = SoundDesk()
    HeadsetSoundService(desk.calls, desk.services.headset, desk.telephony, desk.clock, wanted)
    desk.plugged(ONE)
    assert desk.devices == [BY_ONE, *devices], "the desk's own service is the first"


def test_the_speaker_leaves_ringing_to_a_headset_only_while_one_rings(desk):
    desk.services.headset.set_ring(headset=True, speaker=False)
    desk.ring()
    assert desk.telephony.sent(StartRing), "no headset: never silent"
    desk.plugged(ONE)
    assert desk.telephony.sent(StopRing)
    desk.plugged(None)
    assert len(desk.telephony.sent(StartRing)) == 2
    desk.plugged(ONE)
    desk.services.headset.set_ring(headset=False, speaker=False)
    assert len(desk.telephony.sent(StartRing)) == 3
    assert desk.headset.state.ringing
    assert not desk.headset.state.alert
