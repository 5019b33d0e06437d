# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots, pickup, lamps and do not disturb, as the PBX tells of them."""

from dataclasses import replace

import pytest

from atc.domain.accounts import RegistrationState
from atc.domain.calls import CallState, EndCause, Party, Purpose
from atc.domain.errors import UserError
from atc.domain.events import (
    CallParked,
    CommandFailed,
    ParkedCallLeft,
    ParkedCallsListed,
    PbxManagerLink,
    PbxReachable,
    ReachabilityChanged,
    RegistrationChanged,
)
from atc.domain.extensions import PhoneState
from atc.domain.notices import NoticeKind
from atc.domain.parking import SlotState
from atc.domain.profile import ParkMethod, PbxProfile
from atc.ports.telephony import (
    Answer,
    Dial,
    HangUp,
    Refer,
    ReferReplaces,
    Register,
    SetRefuseAll,
    Watch,
)
from atc.services.dnd import DndState
from atc.services.policy import CallPolicy, DndMode
from tests.fakes.desk import ACCOUNT, PROFILE, Desk, diverted_by

CALLER = Party("0461123456", "Mario Bianchi")


def slot(desk, number):
    return next(s for s in desk.parking.slots if s.number == number)


def test_a_slot_is_occupied_when_the_pbx_says_so_and_not_before():
    desk = Desk()
    desk.tell(ParkedCallsListed(()))
    call = desk.talking()
    desk.parking.park(call, "702")
    assert desk.telephony.last(Refer).number == "*70702"
    assert slot(desk, "702").state is SlotState.PENDING
    desk.tell(CallParked("702", CALLER, None, 0.0, 45.0))
    parked = slot(desk, "702")
    assert parked.state is SlotState.OCCUPIED
    assert parked.caller == CALLER
    assert parked.parked_by.number == "200"
    desk.end(call)
    assert desk.call(call).cause is EndCause.PARKED


def test_any_free_slot_is_the_pbxs_choice():
    desk = Desk()
    call = desk.talking()
    desk.parking.park(call)
    assert desk.telephony.last(Refer).number == "700"
    desk.tell(CallParked("701", CALLER, None, 0.0, 45.0))
    assert desk.call(call).notice.get("slot") == "701"


def test_without_a_manager_link_the_lamp_tells_and_our_own_call_is_known():
    desk = Desk()
    call = desk.talking()
    desk.calls.set_note(call, "waits for Anna")
    desk.parking.park(call)
    desk.end(call)
    desk.lamp("703", PhoneState.BUSY)
    parked = slot(desk, "703")
    assert (parked.caller, parked.note) == (CALLER, "waits for Anna")
    desk.lamp("703", PhoneState.IDLE)
    assert slot(desk, "703").state is SlotState.FREE


def test_somebody_elses_parked_call_is_not_credited_to_us():
    desk = Desk()
    desk.tell(CallParked("701", Party("0461777777"), Party("103"), 5.0, 40.0))
    assert slot(desk, "701").parked_by.name == "Carla Neri"
    assert slot(desk, "701").parked_at == desk.clock.now() - 5.0


def test_a_refused_park_keeps_the_caller_and_says_why():
    desk = Desk()
    call = desk.talking()
    desk.parking.park(call, "701")
    desk.tell(CommandFailed(desk.telephony.last(Refer), "404 Not Found", 404))
    assert desk.call(call).state is CallState.ACTIVE
    assert desk.call(call).notice.kind is NoticeKind.PARK_FAILED
    assert slot(desk, "701").state is SlotState.FREE


def test_a_park_that_nobody_confirms_is_given_up():
    desk = Desk()
    call = desk.talking()
    desk.parking.park(call, "701")
    desk.clock.advance(desk.calls.policy.confirm_s + 0.1)
    assert desk.call(call).notice.kind is NoticeKind.PARK_FAILED


def test_an_occupied_slot_is_not_parked_into():
    desk = Desk()
    desk.tell(CallParked("701", Party("0461777777"), None, 0.0, 45.0))
    call = desk.talking()
    with pytest.raises(UserError) as error:
        desk.parking.park(call, "701")
    assert error.value.notice.kind is NoticeKind.SLOT_TAKEN


def test_retrieve_shows_who_was_parked_and_a_failure_leaves_the_slot_as_it_is():
    desk = Desk()
    desk.tell(CallParked("701", CALLER, None, 0.0, 45.0))
    call = desk.parking.retrieve("701")
    assert desk.telephony.last(Dial).number == "701"
    assert desk.call(call).remote == CALLER
    desk.end(call, 404)
    assert desk.call(call).notice.kind is NoticeKind.RETRIEVE_FAILED
    assert slot(desk, "701").state is SlotState.OCCUPIED


def test_a_retrieved_call_has_its_queue_number_and_note_again():
    desk = Desk()
    call = desk.ring(queue="Sales", called="601")
    desk.calls.answer(call)
    desk.connect(call)
    desk.calls.set_note(call, "order 4711")
    desk.parking.park(call, "701")
    desk.tell(CallParked("701", CALLER, None, 0.0, 45.0))
    desk.end(call)
    back = desk.call(desk.parking.retrieve("701"))
    assert (back.queue, back.called, back.note) == ("Sales", "601", "order 4711")


def test_a_parked_call_that_returns_is_recognised():
    desk = Desk()
    call = desk.talking()
    desk.calls.set_note(call, "angry")
    desk.parking.park(call, "701")
    desk.tell(CallParked("701", CALLER, None, 0.0, 45.0))
    desk.end(call)
    desk.clock.advance(45)
    desk.tell(ParkedCallLeft("701", "timeout"))
    back = desk.call(desk.ring(name="R: Mario Bianchi"))
    assert back.recall.parked
    assert back.recall.source.number == "701"
    assert back.note == "angry"


def test_attended_parking_calls_the_park_number_and_connects_the_caller_with_it():
    park = replace(PROFILE.park, method=ParkMethod.ATTENDED)
    desk = Desk(replace(PROFILE, park=park))
    call = desk.talking()
    desk.parking.park(call)
    desk.held(call)
    assert desk.telephony.last(Dial).number == "700"
    leg = desk.dialed()
    desk.connect(leg)
    assert desk.telephony.last(ReferReplaces) == ReferReplaces(call, leg)


def test_attended_parking_waits_until_the_caller_lies_in_the_slot():
    park = replace(PROFILE.park, method=ParkMethod.ATTENDED)
    desk = Desk(replace(PROFILE, park=park))
    call = desk.talking()
    desk.parking.park(call)
    desk.held(call)
    leg = desk.dialed()
    desk.connect(leg)
    desk.tell(CallParked("701", Party("200"), Party("200"), 0.0, 45.0))
    assert slot(desk, "701").state is not SlotState.OCCUPIED
    desk.tell(CallParked("701", CALLER, Party("200"), 0.0, 45.0))
    assert slot(desk, "701").caller.name == "Mario Bianchi"
    assert slot(desk, "701").parked_by.number == "200"


def test_attended_parking_that_fails_late_keeps_the_caller():
    park = replace(PROFILE.park, method=ParkMethod.ATTENDED)
    desk = Desk(replace(PROFILE, park=park))
    call = desk.talking()
    desk.parking.park(call)
    desk.held(call)
    desk.connect(desk.dialed())
    desk.lamp("701", PhoneState.BUSY)
    desk.refer(call, 603, final=True)
    desk.clock.advance(5)
    assert desk.call(call).state is CallState.HELD
    assert desk.call(call).notice.kind is NoticeKind.PARK_FAILED
    assert call not in [c.call_id for c in desk.telephony.sent(HangUp)]


def test_a_slot_that_the_pbx_lets_nobody_choose_is_parked_like_any():
    park = replace(PROFILE.park, method=ParkMethod.ATTENDED, to_slot="")
    desk = Desk(profile=replace(PROFILE, park=park))
    call = desk.talking()
    desk.services.parking.park(call, "703")
    desk.held(call)
    assert desk.telephony.last(Dial).number == park.number
    assert not desk.telephony.sent(Refer)
    assert {s.state for s in desk.services.parking.slots} == {SlotState.UNKNOWN}


def test_a_pbx_without_parking_says_so():
    desk = Desk(PbxProfile("bare"))
    call = desk.talking()
    with pytest.raises(UserError) as error:
        desk.parking.park(call)
    assert error.value.notice.kind is NoticeKind.NOT_SUPPORTED


# -- pickup --------------------------------------------------------------------------------------


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


# -- lamps ---------------------------------------------------------------------------------------


def state(desk, number):
    return desk.services.extensions.find(number).state


def test_nothing_is_known_before_the_first_lamp():
    assert state(Desk(), "101") is PhoneState.UNKNOWN


def test_a_lost_pbx_makes_every_lamp_unknown_never_idle():
    desk = Desk()
    desk.lamp("101", PhoneState.IDLE)
    desk.tell(PbxReachable(ACCOUNT, reachable=False, reason="no answer"))
    assert state(desk, "101") is PhoneState.UNKNOWN
    desk.lamp("101", PhoneState.IDLE)
    assert state(desk, "101") is PhoneState.UNKNOWN, "a late NOTIFY is not the truth"
    desk.tell(PbxReachable(ACCOUNT, reachable=True))
    assert desk.telephony.last(Register).account == ACCOUNT
    desk.tell(RegistrationChanged(ACCOUNT, RegistrationState.REGISTERED))
    desk.lamp("101", PhoneState.BUSY)
    assert state(desk, "101") is PhoneState.BUSY


def test_idle_and_unregistered_differ_where_the_manager_tells():
    desk = Desk()
    desk.lamp("101", PhoneState.IDLE)
    desk.tell(ReachabilityChanged((("101", False),)))
    assert state(desk, "101") is PhoneState.UNREGISTERED
    desk.tell(ReachabilityChanged((("101", True),)))
    assert state(desk, "101") is PhoneState.IDLE


def test_without_the_manager_who_was_not_signed_in_is_unknown_never_free():
    desk = Desk()
    for number in ("101", "102"):
        desk.lamp(number, PhoneState.IDLE)
    desk.tell(ReachabilityChanged((("101", False), ("102", True))))
    desk.tell(PbxManagerLink(up=False))
    assert (state(desk, "101"), state(desk, "102")) == (PhoneState.UNKNOWN, PhoneState.IDLE)
    desk.tell(ReachabilityChanged((("101", True),)))
    assert state(desk, "101") is PhoneState.IDLE


def test_extensions_and_slots_are_watched():
    desk = Desk()
    desk.services.lamps.watch()
    assert set(desk.telephony.last(Watch).numbers) == {"101", "102", "103", "701", "702", "703"}


def test_favourites_keep_her_order():
    desk = Desk()
    people = desk.services.extensions
    people.set_favourite("103", favourite=True)
    people.set_favourite("101", favourite=True)
    people.arrange_favourites(["101", "103", "999"])
    assert people.favourites == desk.favourites.numbers == ("101", "103")


# -- do not disturb ------------------------------------------------------------------------------


def test_dnd_refuses_here_at_once_and_asks_the_pbx():
    desk = Desk()
    dnd = desk.services.dnd
    dnd.toggle()
    assert desk.telephony.last(SetRefuseAll).refuse
    assert desk.telephony.last(Dial).number == "*78"
    assert dnd.state is DndState.PENDING
    code = desk.dialed()
    assert all(c.id != code for c in desk.calls.all), "a code's call has no card"
    desk.connect(code)
    desk.end(code)
    assert dnd.state is DndState.ON


def test_dnd_that_the_pbx_refuses_says_so_and_still_refuses_here():
    desk = Desk()
    told = []
    desk.services.dnd.told.connect(told.append)
    desk.services.dnd.toggle()
    desk.end(desk.dialed(), 404)
    assert told[0].kind is NoticeKind.DND_FAILED
    assert desk.services.dnd.state is DndState.ON


def test_dnd_at_the_pbx_only_or_here_only():
    pbx, here = (Desk(policy=CallPolicy(dnd=m)) for m in (DndMode.PBX, DndMode.LOCAL))
    for desk in (pbx, here):
        desk.services.dnd.toggle()
    assert not pbx.telephony.sent(SetRefuseAll)
    assert pbx.telephony.sent(Dial)
    assert here.telephony.sent(SetRefuseAll)
    assert not here.telephony.sent(Dial)


def test_a_lamp_that_says_nothing_new_does_not_turn_dnd_off():
    lit = replace(PROFILE, dnd=replace(PROFILE.dnd, blf="dnd{ext}"))
    here = Desk(lit, policy=CallPolicy(dnd=DndMode.LOCAL))
    here.services.dnd.toggle()
    here.lamp("dnd200", PhoneState.IDLE)
    assert here.services.dnd.state is DndState.ON
    both = Desk(lit)
    both.lamp("dnd200", PhoneState.IDLE)
    both.lamp("dnd200", PhoneState.BUSY)
    assert both.services.dnd.state is DndState.ON, "turned on at another phone"
    both.lamp("dnd200", PhoneState.IDLE)
    assert both.services.dnd.state is DndState.OFF
