# SPDX-License-Identifier: GPL-3.0-or-later
"""Every call's whole story is in the log, as it happened."""

from dataclasses import replace

import pytest

from atc.domain.call_log import LogStep, Outcome, StepKind
from atc.domain.calls import CallState, Direction, Party, Purpose
from atc.domain.events import CallParked, CallPartyChanged, CallRefused, ParkedCallLeft
from atc.domain.extensions import PhoneState
from atc.ports.telephony import Dial
from tests.fakes.desk import ACCOUNT, PROFILE, SUPERVISED, diverted_by
from tests.unit.call_log.conftest import Logged, logged

K = StepKind
ANNA = Party("101", "Anna Rossi")


def parked(slot: str) -> CallParked:
    return CallParked(slot, Party("0461123456"), parked_by=None, waited_s=0.0, timeout_s=None)


def test_a_caller_who_is_answered_and_hangs_up(log: Logged) -> None:
    desk = log.desk
    call = desk.ring("0461123456", "Mario Bianchi", queue="Sales")
    assert log.of(call).outcome is Outcome.ONGOING, "in the log from the first ring"
    desk.clock.advance(4)
    desk.calls.answer(call)
    desk.connect(call)
    desk.clock.advance(60)
    desk.end(call)
    logged_call = log.of(call)
    assert log.steps(call) == [K.RANG, K.ANSWERED, K.ENDED]
    assert logged_call.steps[0].detail == "Sales"
    assert (logged_call.outcome, logged_call.ended_by) == (Outcome.ANSWERED, "them")
    assert (logged_call.wait_s, logged_call.talk_s) == (4, 60)
    assert logged_call.number_key == "+390461123456"
    assert (logged_call.queue, logged_call.called) == ("Sales", "200")


def test_each_step_is_kept_when_it_happens(log: Logged) -> None:
    desk = log.desk
    call = desk.talking()
    desk.calls.hold(call)
    desk.held(call)
    assert [step.kind for step in log.store.saved[-1].steps] == [K.RANG, K.ANSWERED, K.HELD]
    desk.calls.resume(call)
    desk.media(call)
    assert [step.kind for step in log.store.saved[-1].steps][-1] is K.RESUMED


def test_a_caller_who_gives_up_is_missed(log: Logged) -> None:
    call = log.desk.ring()
    log.desk.end(call, 487)
    assert (log.of(call).outcome, log.of(call).ended_by) == (Outcome.MISSED, "them")


def test_a_call_answered_on_another_phone_is_not_missed(log: Logged) -> None:
    call = log.desk.ring()
    log.desk.end(call, 487, elsewhere=True)
    assert log.of(call).outcome is Outcome.ELSEWHERE


def test_a_rejected_call(log: Logged) -> None:
    call = log.desk.ring()
    log.desk.calls.reject(call)
    log.desk.end(call, 603, by_us=True)
    assert log.steps(call) == [K.RANG, K.REJECTED, K.ENDED]
    assert (log.of(call).outcome, log.of(call).ended_by) == (Outcome.REJECTED, "us")


def test_callers_refused_by_do_not_disturb_are_missed(log: Logged) -> None:
    log.desk.tell(CallRefused(ACCOUNT, Party("0461123456"), "200", log.desk.clock.now(), "dnd"))
    refused = log.store.only()
    assert (refused.outcome, refused.steps[0].detail) == (Outcome.MISSED, "dnd")
    assert refused.number_key == "+390461123456"
    assert log.desk.services.call_log.missed == 1


def test_a_call_sent_on_before_answering(log: Logged) -> None:
    call = log.desk.ring()
    log.desk.transfers.blind(call, "101")
    log.desk.end(call, 302, by_us=True)
    assert log.steps(call) == [K.RANG, K.DEFLECTED, K.ENDED]
    assert (log.of(call).outcome, log.of(call).handed_to) == (Outcome.DEFLECTED, ANNA)


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (486, Outcome.BUSY),
        (408, Outcome.NO_ANSWER),
        (480, Outcome.NO_ANSWER),
        (603, Outcome.REJECTED),
        (404, Outcome.FAILED),
        (503, Outcome.FAILED),
    ],
)
def test_calls_that_nobody_takes(log: Logged, code: int, outcome: Outcome) -> None:
    call = log.desk.calls.dial("0461999999")
    log.desk.progress(call)
    log.desk.end(call, code)
    assert log.of(call).direction is Direction.OUTGOING
    assert log.of(call).outcome is outcome


def test_a_call_that_she_gives_up(log: Logged) -> None:
    call = log.desk.calls.dial("0461999999")
    log.desk.progress(call)
    log.desk.calls.hang_up(call)
    log.desk.end(call, 487, by_us=True)
    assert log.of(call).outcome is Outcome.CANCELLED


def test_a_blind_transfer_that_is_answered(log: Logged) -> None:
    call = log.desk.talking()
    log.desk.transfers.blind(call, "101")
    log.desk.refer(call, 202, final=False)
    log.desk.refer(call, 200, final=True)
    log.desk.end(call)
    logged_call = log.of(call)
    assert log.steps(call)[2:] == [K.TRANSFERRED, K.TRANSFER_ANSWERED, K.ENDED]
    assert logged_call.handed_to == ANNA
    assert logged_call.steps[2].detail == "blind"
    assert (logged_call.outcome, logged_call.ended_by) == (Outcome.ANSWERED, "us")


def test_a_transfer_to_a_busy_colleague_leaves_the_caller_with_us(log: Logged) -> None:
    call = log.desk.talking()
    log.desk.transfers.blind(call, "101")
    log.desk.refer(call, 486, final=True)
    assert log.of(call).steps[-1] == LogStep(log.desk.clock.now(), K.TRANSFER_FAILED, ANNA, "busy")
    assert log.of(call).handed_to is None


def test_a_transfer_that_comes_back_is_two_calls_that_know_of_each_other(log: Logged) -> None:
    desk = log.desk
    first = desk.talking()
    desk.transfers.blind(first, "101")
    desk.refer(first, 200, final=True)
    desk.end(first)
    desk.clock.advance(30)
    second = desk.ring("0461123456", "R:Mario Bianchi", diversions=diverted_by("101"))
    assert log.of(first).handed_to is None
    assert log.steps(first)[-1] is K.RETURNED
    assert log.of(second).linked == log.of(first).uid
    assert log.of(second).steps[0] == LogStep(desk.clock.now(), K.RETURNED, ANNA)
    assert log.of(second).prefixes == ("R:",)


def test_an_attended_transfer_names_whom_she_asked(log: Logged) -> None:
    desk = log.desk
    call = desk.talking()
    leg = desk.transfers.announce(call, "101")
    desk.held(call)
    desk.connect(leg)
    desk.transfers.complete(call)
    desk.refer(call, 200, final=True)
    desk.end(leg)
    desk.end(call)
    steps = [s.kind for s in log.of(call).steps if s.kind is not K.HELD]
    assert steps == [K.RANG, K.ANSWERED, K.CONSULTED, K.TRANSFERRED, K.TRANSFER_ANSWERED, K.ENDED]
    assert len(log.store.calls) == 1, "the consultation is no call of its own"
    assert log.of(call).handed_to == ANNA


def test_a_consultation_that_nobody_takes_is_told_with_why(log: Logged) -> None:
    desk = log.desk
    call = desk.talking()
    leg = desk.transfers.announce(call, "101")
    desk.held(call)
    desk.end(leg, 486)
    step = next(s for s in log.of(call).steps if s.kind is K.CONSULTED)
    assert (step.party, step.detail) == (ANNA, "busy")


def test_a_consultation_that_goes_on_without_the_caller_is_a_call(log: Logged) -> None:
    desk = log.desk
    call = desk.talking()
    leg = desk.transfers.announce(call, "101")
    desk.held(call)
    desk.connect(leg)
    desk.end(call)
    desk.clock.advance(20)
    desk.end(leg)
    assert log.of(leg).linked == log.of(call).uid
    assert (log.of(leg).remote, log.of(leg).outcome) == (ANNA, Outcome.ANSWERED)


def test_a_supervised_transfer_logs_no_call_to_its_target() -> None:
    log = logged(profile=SUPERVISED)
    desk = log.desk
    call = desk.talking()
    desk.transfers.blind(call, "101")
    desk.held(call)
    leg = desk.dialed()
    desk.progress(leg)
    desk.connect(leg)
    desk.refer(call, 200, final=True)
    desk.end(leg)
    desk.end(call)
    assert len(log.store.calls) == 1
    assert log.of(call).handed_to == ANNA


def test_an_undone_transfer() -> None:
    log = logged(profile=SUPERVISED)
    desk = log.desk
    call = desk.talking()
    transfer = desk.transfers.blind(call, "101")
    assert transfer
    desk.held(call)
    desk.progress(desk.dialed())
    desk.transfers.undo(transfer.id)
    assert K.TRANSFER_UNDONE in log.steps(call)
    assert log.of(call).handed_to is None


def test_joined_callers_each_have_the_other_for_a_target(log: Logged) -> None:
    desk = log.desk
    one = desk.talking("0461000001", "Uno")
    two = desk.ring("0461000002", "Due")
    desk.calls.answer(two)
    desk.held(one)
    desk.connect(two)
    desk.transfers.join(one, two)
    desk.refer(one, 200, final=True)
    desk.end(one)
    desk.end(two)
    assert log.of(one).handed_to == Party("0461000002", "Due")
    assert log.of(two).handed_to == Party("0461000001", "Uno")


def test_a_parked_call_that_a_colleague_takes(log: Logged) -> None:
    desk = log.desk
    call = desk.talking()
    desk.parking.park(call, "701")
    desk.tell(parked("701"))
    desk.end(call)
    desk.tell(ParkedCallLeft("701", "retrieved", Party("101")))
    assert [s.kind for s in log.of(call).steps][2:] == [K.PARKED, K.ENDED, K.RETRIEVED]
    assert log.of(call).steps[2].detail == "701"
    assert log.of(call).handed_to == ANNA


def test_the_slot_may_be_told_after_the_call_is_gone(log: Logged) -> None:
    desk = log.desk
    call = desk.talking()
    desk.parking.park(call, "702")
    desk.end(call)
    desk.tell(parked("702"))
    assert [s.detail for s in log.of(call).steps if s.kind is K.PARKED] == ["702"]


def test_a_parked_call_that_we_take_back(log: Logged) -> None:
    desk = log.desk
    first = desk.talking()
    desk.parking.park(first, "701")
    desk.tell(parked("701"))
    desk.end(first)
    second = desk.parking.retrieve("701")
    assert log.desk.services.call_log.uid_of(second) is None, "not a call until we have the caller"
    desk.connect(second)
    assert log.of(second).linked == log.of(first).uid
    assert log.of(second).direction is Direction.INCOMING
    assert log.steps(second) == [K.RETRIEVED, K.ANSWERED]
    assert log.of(second).steps[0].detail == "701"
    assert log.of(first).handed_to is None


def test_a_picked_up_call_is_the_callers(log: Logged) -> None:
    desk = log.desk
    desk.lamp("101", PhoneState.RINGING, Party("0461555555", "Ditta X"))
    call = desk.pickup.directed("101")
    desk.connect(call)
    desk.end(call)
    logged_call = log.of(call)
    assert logged_call.direction is Direction.INCOMING
    assert logged_call.remote == Party("0461555555", "Ditta X")
    assert (logged_call.steps[0].kind, logged_call.steps[0].party) == (K.PICKED_UP, ANNA)


def test_a_group_pickup_learns_late_who_it_is(log: Logged) -> None:
    desk = log.desk
    call = desk.pickup.group()
    desk.connect(call)
    desk.tell(CallPartyChanged(call, Party("0461777777", "Ditta Y")))
    assert log.of(call).remote == Party("0461777777", "Ditta Y")
    assert log.of(call).number_key == "+390461777777"


def test_a_pickup_that_came_too_late_is_no_call(log: Logged) -> None:
    call = log.desk.pickup.group()
    log.desk.end(call, 404)
    assert not log.store.calls


def test_feature_codes_are_no_calls(log: Logged) -> None:
    log.desk.services.dnd.set(on=True)
    assert any(d.purpose is Purpose.SERVICE for d in [log.desk.call(log.desk.dialed())])
    log.desk.connect(log.desk.dialed())
    log.desk.end(log.desk.dialed())
    assert not log.store.calls


def test_an_offer_that_is_left_is_no_call() -> None:
    plain = replace(PROFILE, pickup=replace(PROFILE.pickup, invite_directed="", invite_group=""))
    log = logged(profile=plain)
    log.desk.lamp("101", PhoneState.RINGING, Party("0461555555"))
    offer = log.desk.pickup.invite("101")
    assert log.desk.call(offer).state is CallState.OFFERED
    log.desk.pickup.leave(offer)
    assert not log.store.calls


def test_an_anonymous_caller_has_no_key_and_no_recall(log: Logged) -> None:
    desk = log.desk
    first = desk.talking("anonymous", "")
    desk.transfers.blind(first, "101")
    desk.refer(first, 200, final=True)
    desk.end(first)
    second = desk.ring("anonymous", "R:")
    assert log.of(second).linked == ""


def test_the_number_stays_the_callers_when_the_pbx_shows_somebody_else(log: Logged) -> None:
    call = log.desk.talking()
    log.desk.tell(CallPartyChanged(call, Party("0461888888", "Somebody else")))
    assert log.of(call).remote.number == "0461123456"


def test_nothing_is_kept_for_ever_in_memory(log: Logged) -> None:
    for number in range(400):
        call = log.desk.ring(f"0461{number:06}")
        log.desk.end(call, 487)
        log.desk.clock.advance(60)
    assert len(log.store.calls) == 400
    assert len(log.desk.services.call_log.recorder._records) <= 300


def test_what_she_writes_on_the_card_goes_into_the_log(log: Logged) -> None:
    call = log.desk.talking()
    log.desk.calls.set_note(call, "wants the invoice")
    log.desk.services.call_log.tag(call, "supplier")
    assert (log.of(call).note, log.of(call).tags) == ("wants the invoice", ("supplier",))
    log.desk.services.call_log.tag(call, "supplier", on=False)
    assert log.of(call).tags == ()


def test_the_dialled_number_is_known(log: Logged) -> None:
    call = log.desk.calls.dial("0461999999")
    assert log.desk.telephony.last(Dial).call_id == call
    assert log.of(call).steps[0].party == Party("0461999999")
