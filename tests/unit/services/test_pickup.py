# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls taken from other phones, seen first or not."""

from dataclasses import replace

from atc.domain.calls import CallState, Party, Purpose
from atc.domain.extensions import PhoneState
from atc.domain.notices import NoticeKind
from atc.ports.telephony import (
    Answer,
    Dial,
)
from tests.fakes.desk import PROFILE, Desk, diverted_by

CALLER = Party("0461123456", "Mario Bianchi")


def test_a_directed_pickup_shows_the_caller_that_the_lamp_shows():
    desk = Desk()
    desk.lamp("102", PhoneState.RINGING, CALLER)
    call = desk.pickup.directed("102")
    assert desk.telephony.last(Dial).number == "**102"
    assert desk.call(call).remote == CALLER
    assert desk.call(call).rung.name == "Bruno Verdi"


def test_pickup_with_invite_turns_the_hang_up_signal_into_one_card_with_take_and_leave():
    desk = Desk()
    desk.lamp("102", PhoneState.RINGING, CALLER)
    asked = desk.pickup.invite("102")
    assert desk.telephony.last(Dial).number == "#*102"
    desk.end(asked, 487)
    assert not desk.call(asked).ended, "the card waits for the call-back"
    offer = desk.ring(diversions=diverted_by("102"))
    assert desk.calls.find(asked) is None, "one card, not two"
    assert desk.call(offer).purpose is Purpose.PICKUP_INVITE
    assert desk.call(offer).rung.name == "Bruno Verdi"
    desk.pickup.take(offer)
    assert desk.telephony.last(Answer).call_id == offer


def test_a_stranger_who_calls_meanwhile_is_not_taken_for_the_call_back():
    desk = Desk()
    desk.lamp("102", PhoneState.RINGING, CALLER)
    asked = desk.pickup.invite("102")
    stranger = desk.ring("0999888777", "Stranger")
    assert desk.call(stranger).rung is None
    assert desk.calls.find(asked) is not None


def test_a_call_back_that_never_comes_is_told():
    desk = Desk()
    asked = desk.pickup.invite("102")
    desk.end(asked, 487)
    desk.clock.advance(5.9)
    assert not desk.call(asked).ended, "the card waits as long as the PBX may take"
    desk.clock.advance(0.2)
    assert desk.call(asked).ended
    assert desk.call(asked).notice.kind is NoticeKind.PICKUP_GONE


def client_side():
    pickup = replace(PROFILE.pickup, invite_directed="", invite_group="")
    desk = Desk(replace(PROFILE, pickup=pickup))
    desk.lamp("102", PhoneState.RINGING, CALLER)
    return desk, desk.pickup.invite("102")


def test_without_the_code_the_console_makes_the_offer_itself():
    desk, offer = client_side()
    assert desk.call(offer).state is CallState.OFFERED
    assert desk.call(offer).remote == CALLER
    desk.pickup.take(offer)
    assert desk.telephony.last(Dial).number == "**102"


def test_an_own_offer_ends_when_the_phone_is_answered():
    desk, offer = client_side()
    desk.lamp("102", PhoneState.BUSY)
    assert desk.call(offer).ended


def test_leaving_an_own_offer_touches_nothing():
    desk, offer = client_side()
    desk.pickup.leave(offer)
    assert desk.calls.find(offer) is None
    assert not desk.telephony.sent(Dial)
