# SPDX-License-Identifier: GPL-3.0-or-later
"""What a call's states mean in the log: the steps of its story, and how it ended."""

from dataclasses import replace

from atc.domain.call_log import LoggedCall, LogStep, Outcome, StepKind
from atc.domain.calls import (
    Call,
    CallState,
    Direction,
    EndCause,
    Party,
    Pending,
    Purpose,
)
from atc.domain.notices import NoticeKind
from atc.domain.transfers import Transfer, TransferState

TAKEN = frozenset({Purpose.PICKUP, Purpose.PICKUP_INVITE, Purpose.RETRIEVE, Purpose.UNDO})
"""Calls that we place, or that the PBX places to us, to get a caller who waits elsewhere. In the
log they are that caller's, and only when we got her."""

_OUTCOMES = {
    EndCause.MISSED: Outcome.MISSED,
    EndCause.ANSWERED_ELSEWHERE: Outcome.ELSEWHERE,
    EndCause.REJECTED: Outcome.REJECTED,
    EndCause.REFUSED: Outcome.REJECTED,
    EndCause.BUSY: Outcome.BUSY,
    EndCause.NO_ANSWER: Outcome.NO_ANSWER,
    EndCause.UNAVAILABLE: Outcome.NO_ANSWER,
    EndCause.REMOTE: Outcome.NO_ANSWER,
    EndCause.LOCAL: Outcome.CANCELLED,
}
_ENDED_BY = {
    EndCause.LOCAL: "us",
    EndCause.REJECTED: "us",
    EndCause.TRANSFERRED: "us",
    EndCause.PARKED: "us",
    EndCause.REMOTE: "them",
    EndCause.MISSED: "them",
    EndCause.BUSY: "them",
    EndCause.NO_ANSWER: "them",
    EndCause.REFUSED: "them",
    EndCause.UNAVAILABLE: "them",
}
_FAILURES = {
    NoticeKind.TRANSFER_BUSY: "busy",
    NoticeKind.TRANSFER_NO_ANSWER: "no_answer",
    NoticeKind.TRANSFER_REFUSED: "refused",
    NoticeKind.TRANSFER_NOT_FOUND: "not_found",
    NoticeKind.TRANSFER_CANCELLED: "cancelled",
}


_TRANSFER_STEPS = {
    TransferState.PENDING: StepKind.TRANSFERRED,
    TransferState.ANSWERED: StepKind.TRANSFER_ANSWERED,
    TransferState.FAILED: StepKind.TRANSFER_FAILED,
    TransferState.LOST: StepKind.TRANSFER_FAILED,
    TransferState.RETURNED: StepKind.RETURNED,
    TransferState.UNDONE: StepKind.TRANSFER_UNDONE,
    TransferState.UNCONFIRMED: StepKind.TRANSFER_UNCONFIRMED,
}


def outcome_of(call: Call, *, deflected: bool) -> Outcome:
    """How an ended call went."""
    if call.answered_at is not None:
        return Outcome.ANSWERED
    if deflected and call.cause is not EndCause.ANSWERED_ELSEWHERE:
        return Outcome.DEFLECTED
    if call.direction is Direction.INCOMING and call.cause is EndCause.LOCAL:
        return Outcome.REJECTED
    return _OUTCOMES.get(call.cause, Outcome.FAILED)


def ended_by(call: Call) -> str:
    """Who ended it: us, them or pbx."""
    return _ENDED_BY.get(call.cause, "pbx")


def first_step(call: Call) -> LogStep:
    """How a call begins."""
    if call.purpose in {Purpose.PICKUP, Purpose.PICKUP_INVITE}:
        return LogStep(call.created_at, StepKind.PICKED_UP, call.rung)
    if call.purpose is Purpose.RETRIEVE:
        return LogStep(call.created_at, StepKind.RETRIEVED)
    if call.purpose is Purpose.UNDO:
        return LogStep(call.created_at, StepKind.PICKED_UP, detail="undo")
    if call.direction is Direction.INCOMING:
        return LogStep(call.created_at, StepKind.RANG, detail=call.queue)
    return LogStep(call.created_at, StepKind.DIALED, Party(call.dialed or call.remote.number))


def steps_between(before: Call, after: Call, now: float) -> tuple[LogStep, ...]:
    """What happened to a call from one record of it to the next, its end excepted."""
    steps: list[LogStep] = []
    if after.live and not before.live:
        steps.append(LogStep(after.answered_at or now, StepKind.ANSWERED))
    if after.state is CallState.HELD and before.state is CallState.ACTIVE:
        steps.append(LogStep(after.held_at or now, StepKind.HELD))
    if after.state is CallState.ACTIVE and before.state is CallState.HELD:
        steps.append(LogStep(now, StepKind.RESUMED))
    if after.on_hold_by_peer and not before.on_hold_by_peer:
        steps.append(LogStep(now, StepKind.HELD_BY_PEER))
    if before.state is CallState.RINGING and _rejects(before, after):
        steps.append(LogStep(now, StepKind.REJECTED))
    return tuple(steps)


def _rejects(before: Call, after: Call) -> bool:
    asked = before.pending is not Pending.REJECTING and after.pending is Pending.REJECTING
    # Do not disturb refuses without being asked.
    return asked or (after.cause is EndCause.REJECTED and before.pending is not Pending.REJECTING)


def transfer_step(transfer: Transfer, now: float) -> LogStep | None:
    """The step that a transfer's state stands for; None for one that tells nothing new."""
    kind = _TRANSFER_STEPS.get(transfer.state)
    if kind is None:
        return None
    detail = ""
    if kind is StepKind.TRANSFERRED:
        detail = transfer.kind.value
    elif transfer.state is TransferState.LOST:
        detail = "lost"
    elif kind is StepKind.TRANSFER_FAILED:
        told = transfer.outcome
        detail = _FAILURES.get(told.kind, "failed") if told else "failed"
    return LogStep(now, kind, transfer.target, detail)


def left_with(transfer: Transfer, before: Party | None) -> Party | None:
    """Where the caller is, after this state of a transfer."""
    if transfer.state in {TransferState.ANSWERED, TransferState.UNCONFIRMED}:
        return transfer.target
    if transfer.state in {TransferState.PENDING, TransferState.RINGING}:
        return before
    return None


def closed_by_crash(call: LoggedCall) -> LoggedCall:
    """End a call that was under way when the console died: nothing later is known of it."""
    at = max((step.at for step in call.steps), default=call.started_at)
    if call.answered_at is not None:
        outcome = Outcome.ANSWERED
    elif call.direction is Direction.INCOMING:
        outcome = Outcome.MISSED
    else:
        outcome = Outcome.FAILED
    ended = LogStep(at, StepKind.ENDED, detail="console")
    return replace(call, outcome=outcome, ended_at=at, steps=(*call.steps, ended))
