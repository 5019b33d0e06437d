# SPDX-License-Identifier: GPL-3.0-or-later
"""A transfer never loses the caller: however it goes, she is on a line or with somebody."""

import pytest

from atc.domain.calls import CallState, EndCause, Party, Pending
from atc.domain.errors import UserError
from atc.domain.events import CommandFailed
from atc.domain.extensions import PhoneState
from atc.domain.notices import NoticeKind
from atc.domain.profile import PbxProfile
from atc.domain.transfers import TransferState
from atc.ports.telephony import Deflect, Dial, HangUp, Hold, Refer, ReferReplaces, Resume
from tests.fakes.desk import Desk, diverted_by


def outcome(desk):
    return desk.transfers.log.all[-1]


def test_a_blind_transfer_is_sent_at_once_and_its_success_ends_our_leg():
    desk = Desk()
    call = desk.talking()
    desk.transfers.blind(call, "101")
    assert desk.telephony.last(Refer).number == "101"
    desk.refer(call, 202, final=False)
    desk.refer(call, 180, final=False)
    assert outcome(desk).state is TransferState.RINGING
    desk.refer(call, 200, final=True)
    assert outcome(desk).state is TransferState.ANSWERED
    desk.end(call)
    assert desk.call(call).cause is EndCause.TRANSFERRED
    assert desk.call(call).notice.get("target") == "Anna Rossi"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (486, NoticeKind.TRANSFER_BUSY),
        (603, NoticeKind.TRANSFER_REFUSED),
        (480, NoticeKind.TRANSFER_NO_ANSWER),
        (404, NoticeKind.TRANSFER_NOT_FOUND),
        (500, NoticeKind.TRANSFER_FAILED),
    ],
)
def test_a_failed_blind_transfer_leaves_the_caller_on_her_line(code, kind):
    desk = Desk()
    call = desk.talking()
    desk.transfers.blind(call, "101")
    desk.refer(call, 202, final=False)
    desk.refer(call, code, final=True)
    assert outcome(desk).state is TransferState.FAILED
    assert desk.call(call).state is CallState.ACTIVE
    assert desk.call(call).pending is Pending.NONE
    assert desk.call(call).notice.kind is kind


def test_a_pbx_that_dies_amid_a_blind_transfer_is_not_taken_for_a_success():
    desk = Desk()
    call = desk.talking()
    desk.transfers.blind(call, "101")
    desk.refer(call, 202, final=False)
    desk.refer(call, 180, final=False)
    desk.refer(call, 0, final=True)
    desk.end(call, 0, "The PBX does not answer")
    assert outcome(desk).state is TransferState.UNCONFIRMED
    assert desk.call(call).cause is EndCause.FAILED
    assert desk.call(call).notice.kind is NoticeKind.CALL_DROPPED


def test_a_refer_that_cannot_be_sent_leaves_the_caller_on_her_line():
    desk = Desk()
    call = desk.talking()
    desk.transfers.blind(call, "101")
    desk.tell(CommandFailed(desk.telephony.last(Refer), "no answer", 408))
    assert desk.call(call).pending is Pending.NONE
    assert outcome(desk).state is TransferState.FAILED


def test_a_silent_pbx_does_not_leave_the_card_waiting_for_ever():
    desk = Desk()
    call = desk.talking()
    desk.transfers.blind(call, "101")
    desk.clock.advance(desk.calls.policy.confirm_s + 0.1)
    assert desk.call(call).pending is Pending.NONE
    assert desk.call(call).notice.kind is NoticeKind.TRANSFER_UNCONFIRMED


def test_an_answer_told_late_is_still_told():
    desk = Desk()
    call = desk.talking()
    transfer = desk.transfers.blind(call, "101")
    desk.end(call)
    desk.lamp("101", PhoneState.RINGING)
    assert desk.transfers.log.find(transfer.id).state is TransferState.RINGING
    desk.lamp("101", PhoneState.BUSY)
    assert desk.transfers.log.find(transfer.id).state is TransferState.ANSWERED


def test_a_pbx_that_reports_success_while_it_rings_is_not_believed():
    desk = Desk()
    desk.lamp("101", PhoneState.IDLE)
    call = desk.talking()
    desk.transfers.blind(call, "101")
    desk.refer(call, 202, final=False)
    desk.lamp("101", PhoneState.RINGING)
    desk.refer(call, 200, final=True)
    desk.end(call)
    desk.clock.advance(3)
    assert outcome(desk).state is TransferState.RINGING
    assert outcome(desk).undo_until
    desk.lamp("101", PhoneState.BUSY)
    assert outcome(desk).state is TransferState.ANSWERED


def test_a_report_stands_when_the_lamp_does_not_ring():
    desk = Desk()
    desk.lamp("101", PhoneState.IDLE)
    call = desk.talking()
    desk.transfers.blind(call, "101")
    desk.refer(call, 200, final=True)
    assert outcome(desk).state is TransferState.PENDING
    desk.clock.advance(1.5)
    assert outcome(desk).state is TransferState.ANSWERED


def test_a_call_that_comes_back_is_recognised_and_keeps_its_note():
    desk = Desk()
    call = desk.talking()
    desk.calls.set_note(call, "asks for the invoice")
    desk.transfers.blind(call, "101")
    sent_at = desk.clock.now()
    desk.refer(call, 486, final=True)
    desk.end(call)
    desk.clock.advance(1)
    back = desk.call(desk.ring(name="R: Mario Bianchi"))
    assert back.recall.source.name == "Anna Rossi"
    assert back.recall.transferred_at == sent_at
    assert back.recall.reason == "user-busy"
    assert back.note == "asks for the invoice"
    assert outcome(desk).state is TransferState.RETURNED


def test_a_forwarding_by_the_target_says_recall_too_but_a_new_call_does_not():
    desk = Desk()
    call = desk.talking()
    desk.transfers.blind(call, "101")
    desk.refer(call, 200, final=True)
    desk.end(call)
    assert desk.call(desk.ring()).recall is None
    assert desk.call(desk.ring(diversions=diverted_by("101", "no-answer"))).recall is not None


def test_dropping_a_ringing_call_on_somebody_deflects_it():
    desk = Desk()
    call = desk.ring()
    assert desk.transfers.blind(call, "101") is None
    assert desk.telephony.last(Deflect).number == "101"


def test_a_caller_is_sent_to_voicemail_where_nothing_can_be_undone():
    desk = Desk()
    call = desk.talking()
    desk.transfers.voicemail(call, "101", "Voicemail of Anna Rossi")
    assert desk.telephony.last(Refer).number == "801101"
    assert outcome(desk).undo_until == 0
    assert desk.services.transfers.has_voicemail


def test_a_pbx_without_voicemail_says_so():
    desk = Desk(PbxProfile("bare"))
    call = desk.talking()
    with pytest.raises(UserError):
        desk.transfers.voicemail(call, "101")
    assert not desk.services.transfers.has_voicemail


def test_undo_picks_the_caller_up_while_the_target_rings():
    desk = Desk()
    call = desk.talking()
    transfer = desk.transfers.blind(call, "101")
    assert transfer.undo_until == desk.clock.now() + desk.calls.policy.undo_s
    desk.refer(call, 180, final=False)
    desk.transfers.undo(transfer.id)
    assert desk.telephony.last(Dial).number == "**101"
    back = desk.dialed()
    desk.connect(back)
    assert desk.transfers.log.find(transfer.id).state is TransferState.UNDONE
    assert desk.call(back).remote.name == "Mario Bianchi"


def test_an_undone_call_keeps_its_queue_and_says_the_same_at_every_resume():
    desk = Desk()
    first = desk.talking()
    before = desk.transfers.blind(first, "102")
    desk.refer(first, 486, final=True)
    desk.end(first)
    call = desk.ring(name="R: Mario Bianchi", queue="Sales", called="601")
    assert desk.transfers.log.find(before.id).state is TransferState.RETURNED
    desk.calls.answer(call)
    desk.connect(call)
    transfer = desk.transfers.blind(call, "101")
    desk.refer(call, 180, final=False)
    desk.transfers.undo(transfer.id)
    back = desk.dialed()
    desk.connect(back)
    desk.end(call)
    desk.calls.hold(back)
    desk.held(back)
    desk.calls.resume(back)
    desk.media(back)
    assert (desk.call(back).queue, desk.call(back).called) == ("Sales", "601")
    assert desk.transfers.log.find(transfer.id).state is TransferState.UNDONE
    assert desk.transfers.log.find(before.id).state is TransferState.RETURNED


def test_undo_after_the_answer_is_refused_with_a_reason():
    desk = Desk()
    call = desk.talking()
    transfer = desk.transfers.blind(call, "101")
    desk.refer(call, 200, final=True)
    with pytest.raises(UserError) as error:
        desk.transfers.undo(transfer.id)
    assert error.value.notice.kind is NoticeKind.TRANSFER_UNDO_LATE


# -- attended ------------------------------------------------------------------------------------


def consulting():
    desk = Desk()
    call = desk.talking()
    consultation = desk.transfers.announce(call, "101")
    assert desk.telephony.last(Hold).call_id == call
    assert not desk.telephony.sent(Dial), "the caller is held before the target is called"
    desk.held(call)
    desk.progress(consultation)
    return desk, call, consultation


def test_attended_complete_connects_the_two():
    desk, call, consultation = consulting()
    desk.connect(consultation)
    desk.transfers.complete(consultation)
    assert desk.telephony.last(ReferReplaces) == ReferReplaces(call, consultation)
    desk.refer(call, 200, final=True)
    desk.end(consultation)
    desk.end(call)
    assert outcome(desk).state is TransferState.ANSWERED


def test_attended_complete_while_it_rings_hands_over_blind():
    desk, call, consultation = consulting()
    desk.transfers.complete(call)
    assert desk.telephony.last(HangUp).call_id == consultation
    assert desk.telephony.last(Refer).number == "101"


def test_cancel_goes_back_to_the_caller():
    desk, call, consultation = consulting()
    desk.connect(consultation)
    desk.transfers.cancel(consultation)
    assert desk.telephony.last(HangUp).call_id == consultation
    desk.end(consultation, by_us=True)
    assert desk.telephony.last(Resume).call_id == call
    assert not desk.telephony.sent(ReferReplaces)


def test_swap_talks_to_the_other():
    desk, call, consultation = consulting()
    desk.connect(consultation)
    desk.transfers.swap(call)
    assert desk.telephony.last(Hold).call_id == consultation
    desk.held(consultation)
    assert desk.telephony.last(Resume).call_id == call


@pytest.mark.parametrize(
    ("code", "kind"),
    [(486, NoticeKind.TRANSFER_BUSY), (603, NoticeKind.TRANSFER_REFUSED)],
)
def test_a_consultation_that_fails_says_so_on_the_callers_card(code, kind):
    desk, call, consultation = consulting()
    desk.end(consultation, code)
    assert desk.call(call).state is CallState.HELD
    assert desk.call(call).notice.kind is kind


def test_the_target_hangs_up_before_completion():
    desk, call, consultation = consulting()
    desk.connect(consultation)
    desk.end(consultation)
    assert desk.call(call).state is CallState.HELD
    assert desk.call(call).notice.kind is NoticeKind.CONSULTATION_ENDED


def test_the_caller_hangs_up_during_the_consultation():
    desk, call, consultation = consulting()
    desk.connect(consultation)
    desk.end(call)
    assert desk.call(consultation).state is CallState.ACTIVE
    assert desk.call(consultation).notice.kind is NoticeKind.CALLER_LEFT


def test_an_attended_transfer_that_is_refused_keeps_both():
    desk, call, consultation = consulting()
    desk.connect(consultation)
    desk.transfers.complete(consultation)
    desk.refer(call, 481, final=True)
    for one in (call, consultation):
        assert desk.call(one).live
        assert desk.call(one).pending is Pending.NONE


def test_any_two_calls_can_be_joined():
    desk = Desk()
    first = desk.talking("0461000001", "Uno")
    desk.calls.hold(first)
    desk.held(first)
    second = desk.talking("0461000002", "Due")
    desk.transfers.join(second, first)
    assert desk.telephony.last(ReferReplaces) == ReferReplaces(second, first)
    desk.refer(second, 200, final=True)
    assert outcome(desk).outcome.kind is NoticeKind.JOINED


def test_a_call_is_not_joined_with_itself():
    desk = Desk()
    call = desk.talking()
    with pytest.raises(UserError):
        desk.transfers.join(call, call)


def test_the_caller_of_a_typed_name_keeps_it():
    desk = Desk()
    call = desk.talking()
    transfer = desk.transfers.blind(call, "0461555555", "Plumber")
    assert transfer.target == Party("0461555555", "Plumber")
