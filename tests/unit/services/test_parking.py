# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots, as the PBX tells of them."""

from dataclasses import replace

import pytest

from atc.domain.calls import CallState, EndCause, Party
from atc.domain.errors import UserError
from atc.domain.events import (
    CallParked,
    CommandFailed,
    ParkedCallLeft,
    ParkedCallsListed,
)
from atc.domain.extensions import PhoneState
from atc.domain.notices import NoticeKind
from atc.domain.parking import SlotState
from atc.domain.profile import ParkMethod, PbxProfile
from atc.ports.telephony import (
    Dial,
    HangUp,
    Refer,
    ReferReplaces,
)
from tests.fakes.desk import PROFILE, Desk

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
