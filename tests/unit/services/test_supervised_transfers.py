# SPDX-License-Identifier: GPL-3.0-or-later
"""A PBX that drops callers: the console supervises its blind transfers itself."""

import pytest

from atc.domain.calls import CallState, Pending
from atc.domain.errors import UserError
from atc.domain.notices import NoticeKind
from atc.domain.transfers import TransferState
from atc.ports.telephony import Dial, HangUp, ReferReplaces, Resume
from tests.fakes.desk import SUPERVISED, Desk


def supervised():
    desk = Desk(SUPERVISED)
    call = desk.talking()
    transfer = desk.transfers.blind(call, "101")
    assert not desk.telephony.sent(Dial), "the caller is held before the target is called"
    desk.held(call)
    leg = desk.dialed()
    return desk, call, transfer, leg


def test_supervised_the_targets_answer_connects_both():
    desk, call, transfer, leg = supervised()
    assert desk.telephony.last(Dial).quiet
    desk.progress(leg)
    assert desk.transfers.log.find(transfer.id).state is TransferState.RINGING
    desk.connect(leg)
    assert desk.telephony.last(ReferReplaces) == ReferReplaces(call, leg)
    desk.refer(call, 200, final=True)
    desk.end(leg)
    desk.end(call)
    assert desk.transfers.log.find(transfer.id).state is TransferState.ANSWERED


@pytest.mark.parametrize("code", [486, 603, 480, 404])
def test_supervised_failures_keep_the_caller_held(code):
    desk, call, transfer, leg = supervised()
    desk.end(leg, code)
    assert desk.transfers.log.find(transfer.id).state is TransferState.FAILED
    assert desk.call(call).state is CallState.HELD
    assert desk.call(call).pending is Pending.NONE


def test_supervised_nobody_answers():
    desk, call, transfer, leg = supervised()
    desk.progress(leg)
    desk.clock.advance(desk.calls.policy.transfer_timeout_s + 0.1)
    assert desk.telephony.last(HangUp).call_id == leg
    assert desk.transfers.log.find(transfer.id).outcome.kind is NoticeKind.TRANSFER_NO_ANSWER
    assert desk.call(call).state is CallState.HELD


def test_supervised_the_caller_hangs_up_first_and_the_target_is_not_left_ringing():
    desk, call, transfer, leg = supervised()
    desk.progress(leg)
    desk.end(call)
    assert desk.telephony.last(HangUp).call_id == leg
    assert desk.transfers.log.find(transfer.id).state is TransferState.LOST


def test_supervised_the_callers_card_waits_for_the_target_and_only_undo_takes_her_back():
    desk, call, transfer, leg = supervised()
    assert desk.call(call).pending is Pending.TRANSFERRING
    with pytest.raises(UserError):
        desk.calls.resume(call)
    desk.progress(leg)
    desk.clock.advance(20)
    desk.transfers.undo(transfer.id)
    desk.end(leg, by_us=True)
    assert desk.telephony.last(Resume).call_id == call


def test_supervised_undo_takes_the_caller_back():
    desk, call, transfer, leg = supervised()
    desk.transfers.undo(transfer.id)
    assert desk.telephony.last(HangUp).call_id == leg
    assert desk.telephony.last(Resume).call_id == call


def test_supervised_a_connection_that_fails_hangs_up_the_target_not_the_caller():
    desk, call, transfer, leg = supervised()
    desk.connect(leg)
    desk.refer(call, 500, final=True)
    assert desk.telephony.last(HangUp).call_id == leg
    assert desk.call(call).state is CallState.HELD
    assert desk.transfers.log.find(transfer.id).state is TransferState.FAILED
