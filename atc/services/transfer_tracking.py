# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of each transfer: from NOTIFY, from the target's lamp, from the legs themselves."""

from dataclasses import replace

from atc.domain.calls import (
    Call,
    CallId,
    CallState,
    EndCause,
    Pending,
    Purpose,
    Recall,
)
from atc.domain.events import CallArrived, CommandFailed, ReferProgressed
from atc.domain.extensions import Extension, PhoneState
from atc.domain.notices import Notice, NoticeKind, Tone, notice
from atc.domain.transfers import Transfer, TransferKind, TransferState
from atc.ports.clock import Clock
from atc.ports.telephony import HangUp, Refer, ReferReplaces, TelephonyPort
from atc.services.calls import CallChange, CallService, ChangeKind
from atc.services.transfers import TransferService

BYE_GRACE_S = 2.0
"""After a final NOTIFY the PBX ends our leg; a PBX that leaves it up gets a BYE from us."""

LAMP_GRACE_S = 1.0
"""How much later than the PBX's report a target's lamp may come on."""

_FAILURES = {
    486: NoticeKind.TRANSFER_BUSY,
    600: NoticeKind.TRANSFER_BUSY,
    408: NoticeKind.TRANSFER_NO_ANSWER,
    480: NoticeKind.TRANSFER_NO_ANSWER,
    487: NoticeKind.TRANSFER_NO_ANSWER,
    603: NoticeKind.TRANSFER_REFUSED,
    403: NoticeKind.TRANSFER_REFUSED,
    404: NoticeKind.TRANSFER_NOT_FOUND,
    484: NoticeKind.TRANSFER_NOT_FOUND,
}
_CAUSES = {
    EndCause.BUSY: 486,
    EndCause.NO_ANSWER: 408,
    EndCause.UNAVAILABLE: 480,
    EndCause.REFUSED: 603,
    EndCause.NOT_FOUND: 404,
}


def failure(code: int, reason: str, target: str) -> Notice:
    """The sentence for a failed transfer."""
    kind = _FAILURES.get(code, NoticeKind.TRANSFER_FAILED)
    if kind is NoticeKind.TRANSFER_FAILED:
        return notice(kind, Tone.BAD, target=target, reason=f"{code} {reason}".strip())
    return notice(kind, Tone.BAD, target=target)


class TransferTracking:
    """Follows every transfer to its end and recognises the calls that come back."""

    def __init__(
        self,
        calls: CallService,
        transfers: TransferService,
        telephony: TelephonyPort,
        clock: Clock,
    ) -> None:
        self._calls = calls
        self._transfers = transfers
        self._log = transfers.log
        self._telephony = telephony
        self._clock = clock
        self._lamps: dict[str, PhoneState] = {}
        self._reported: set[int] = set()
        self._log.changed.connect(self._watch_over)
        calls.changes.connect(self._on_call)

    # -- from SIP ------------------------------------------------------------------------------

    def on_refer(self, event: ReferProgressed) -> None:
        """The PBX answers a REFER or reports on it."""
        transfer = self._log.open_for(event.call_id)
        if transfer is None:
            return
        target = transfer.target.label
        if event.code >= 300:
            self._failed(transfer, failure(event.code, event.reason, target))
        elif event.final and event.code == 0:
            told = notice(NoticeKind.TRANSFER_UNCONFIRMED, Tone.WARNING, target=target)
            self._log.mark(transfer.id, TransferState.UNCONFIRMED, told)
        elif event.final and event.code >= 200:
            self._report(transfer)
        elif event.code in {180, 183}:
            told = notice(NoticeKind.TRANSFER_RINGING, target=target)
            self._log.mark(transfer.id, TransferState.RINGING, told)
            self._calls.amend(transfer.call_id, notice=told)

    def on_failed(self, event: CommandFailed) -> None:
        """A REFER could not be sent: the caller never left."""
        match event.command:
            case Refer(call_id) | ReferReplaces(call_id):
                transfer = self._log.open_for(call_id)
                if transfer is not None:
                    reason = event.reason or str(event.code)
                    self._failed(transfer, failure(event.code, reason, transfer.target.label))
            case _:
                pass

    def on_extension(self, extension: Extension) -> None:
        """The target's lamp tells what the PBX does not, once our own leg is gone."""
        self._lamps[extension.number] = extension.state
        for transfer in self._log.unfinished:
            if transfer.target.number != extension.number:
                continue
            call = self._calls.find(transfer.call_id)
            gone = call is None or call.ended or transfer.id in self._reported
            if extension.state is PhoneState.RINGING:
                told = notice(NoticeKind.TRANSFER_RINGING, target=extension.label)
                self._log.mark(transfer.id, TransferState.RINGING, told)
            elif gone and transfer.state is TransferState.RINGING:
                if extension.state is PhoneState.BUSY:
                    self._succeeded(transfer)
                elif extension.state is PhoneState.IDLE:
                    # Nobody answered, or the caller gave up; if she comes back, she rings.
                    told = notice(
                        NoticeKind.TRANSFER_UNCONFIRMED, Tone.WARNING, target=extension.label
                    )
                    self._log.mark(transfer.id, TransferState.UNCONFIRMED, told)

    # -- recalls -------------------------------------------------------------------------------

    def enrich(self, call: Call, _event: CallArrived) -> Call:
        """Recognise a call that comes back to us, and give it back its note and queue."""
        transfer = self._log.sent_away(call.remote, self._calls.policy.recall_window_s)
        if transfer is None or not self._comes_back(call, transfer):
            return call
        told = notice(NoticeKind.TRANSFER_RETURNED, Tone.WARNING, target=transfer.target.label)
        self._log.mark(transfer.id, TransferState.RETURNED, told)
        reason = call.recall.reason if call.recall else ""
        recall = Recall(
            transfer.target,
            transferred_at=transfer.started_at,
            reason=reason or _reason_of(transfer),
        )
        return replace(
            call, recall=recall, note=call.note or transfer.note, queue=call.queue or transfer.queue
        )

    def _comes_back(self, call: Call, transfer: Transfer) -> bool:
        """A prefix or a forwarding by the target says so; a mere new call does not."""
        if call.recall is not None:
            return True
        return any(d.by.number == transfer.target.number for d in call.diversions)

    # -- inside --------------------------------------------------------------------------------

    def _watch_over(self, transfer: Transfer) -> None:
        """Never wait for ever: a silent PBX leaves the caller where she is and says so."""
        if transfer.state is not TransferState.PENDING:
            return
        seconds = self._calls.policy.confirm_s
        self._clock.call_later(seconds, lambda: self._expire(transfer.id))

    def _expire(self, transfer_id: int) -> None:
        transfer = self._log.find(transfer_id)
        if transfer is None or transfer.final:
            return
        if self._transfers.handover_leg(transfer) is not None:
            return  # rings at the target; its own time-out is set when it starts to
        left = transfer.started_at + self._patience(transfer) - self._clock.now()
        if left > 0:
            self._clock.call_later(left, lambda: self._expire(transfer_id))
            return
        told = notice(NoticeKind.TRANSFER_UNCONFIRMED, Tone.WARNING, target=transfer.target.label)
        self._log.mark(transfer_id, TransferState.UNCONFIRMED, told)
        self._release(transfer, told)

    def _patience(self, transfer: Transfer) -> float:
        """Seconds that a transfer may take, from its start."""
        call = self._calls.find(transfer.call_id)
        if call is None or call.ended:
            return self._calls.policy.recall_window_s
        if transfer.state is TransferState.RINGING:
            return self._calls.policy.transfer_timeout_s
        return self._calls.policy.confirm_s

    def _failed(self, transfer: Transfer, told: Notice) -> None:
        """The target did not take it. If our leg is up the caller is on it; else it returns."""
        leg = self._transfers.handover_leg(transfer)
        self._log.mark(transfer.id, TransferState.FAILED, told)
        self._release(transfer, told)
        if leg is not None:
            self._calls.hang_up(leg.id)

    def _release(self, transfer: Transfer, told: Notice) -> None:
        for call in self._pair(transfer):
            self._calls.amend(call.id, pending=Pending.NONE, notice=told)
            active = self._calls.active
            if call.state is CallState.ACTIVE and active is not None and active.id != call.id:
                # She has gone on to another call meanwhile: this one waits on hold.
                self._calls.hold(call.id)

    def _report(self, transfer: Transfer) -> None:
        """The PBX reports success; Asterisk does so when the caller hears the first sound.

        A target whose lamp rings has not answered: the lamp tells how it ends, and Undo stays.
        """
        lamp = self._lamps.get(transfer.target.number)
        if transfer.kind is not TransferKind.BLIND or lamp not in {
            PhoneState.IDLE,
            PhoneState.RINGING,
        }:
            self._succeeded(transfer)
            return
        self._reported.add(transfer.id)
        for call in self._pair(transfer):
            self._clock.call_later(BYE_GRACE_S, lambda i=call.id: self._let_go(i))  # type: ignore[misc]
        self._clock.call_later(LAMP_GRACE_S, lambda: self._believe(transfer.id))

    def _believe(self, transfer_id: int) -> None:
        """The lamp has had its time: unless it rings, the PBX's report stands."""
        transfer = self._log.find(transfer_id)
        if transfer is None or transfer.final:
            return
        if self._lamps.get(transfer.target.number) is not PhoneState.RINGING:
            self._succeeded(transfer)

    def _succeeded(self, transfer: Transfer) -> None:
        told = notice(NoticeKind.TRANSFER_ANSWERED, Tone.GOOD, target=transfer.target.label)
        if transfer.kind is TransferKind.JOIN:
            told = notice(
                NoticeKind.JOINED,
                Tone.GOOD,
                caller=transfer.caller.label,
                target=transfer.target.label,
            )
        self._log.mark(transfer.id, TransferState.ANSWERED, told)
        for call in self._pair(transfer):
            self._calls.amend(call.id, notice=told)
            self._clock.call_later(BYE_GRACE_S, lambda i=call.id: self._let_go(i))  # type: ignore[misc]

    def _pair(self, transfer: Transfer) -> list[Call]:
        """The legs of ours that a transfer is about, as far as they are still up."""
        return [
            call
            for call in self._calls.all
            if not call.ended
            and (
                call.id == transfer.call_id
                or (call.purpose is Purpose.HANDOVER and call.consultation_of == transfer.call_id)
                or (
                    transfer.kind is not TransferKind.BLIND
                    and call.pending is Pending.TRANSFERRING
                    and call.remote == transfer.target
                )
            )
        ]

    def _let_go(self, call_id: CallId) -> None:
        call = self._calls.find(call_id)
        if call is not None and not call.ended:
            self._telephony.submit(HangUp(call_id))

    def _on_call(self, change: CallChange) -> None:
        call = change.call
        if change.kind is not ChangeKind.CHANGED:
            return
        if call.purpose is Purpose.HANDOVER:
            self._on_handover_leg(change)
        elif call.purpose is Purpose.UNDO:
            self._on_undo_leg(change)
        elif change.just_ended:
            self._on_leg_ended(change)

    def _on_leg_ended(self, change: CallChange) -> None:
        call = change.call
        transfer = next((t for t in reversed(self._log.all) if t.call_id == call.id), None)
        if transfer is not None:
            self._caller_leg_ended(call, transfer)
        if call.consultation_of is not None and call.pending is not Pending.TRANSFERRING:
            self._consultation_ended(call, change)
        consultation = self._transfers.consultation_of(call.id)
        if consultation is not None and transfer is None:
            caller = call.remote.label
            told = notice(NoticeKind.CALLER_LEFT, Tone.WARNING, caller=caller)
            self._calls.amend(consultation.id, consultation_of=None, notice=told)

    def _caller_leg_ended(self, call: Call, transfer: Transfer) -> None:
        """The PBX took the caller: with a REFER under way that is what a success looks like."""
        if transfer.state in {TransferState.ANSWERED, TransferState.PENDING, TransferState.RINGING}:
            self._calls.amend(call.id, cause=EndCause.TRANSFERRED, notice=transfer.outcome)
        leg = self._transfers.handover_leg(transfer)
        if leg is not None:  # the caller hung up while the target was still ringing
            told = notice(NoticeKind.CALLER_LEFT, Tone.WARNING, caller=call.remote.label)
            self._log.mark(transfer.id, TransferState.LOST, told)
            self._calls.hang_up(leg.id)
        elif not transfer.final and transfer.kind is not TransferKind.BLIND:
            self._succeeded(transfer)

    def _consultation_ended(self, consultation: Call, change: CallChange) -> None:
        """The person consulted is gone: say so on the caller's card, who stays held."""
        caller = self._calls.find(consultation.consultation_of or CallId(0))
        if caller is None or caller.ended or caller.pending is Pending.TRANSFERRING:
            return
        if change.before is not None and change.before.pending is Pending.HANGING_UP:
            return  # she gave it up herself
        target = consultation.remote.label
        code = _CAUSES.get(consultation.cause)
        told = (
            failure(code, "", target)
            if code
            else notice(NoticeKind.CONSULTATION_ENDED, Tone.WARNING, target=target)
        )
        self._calls.amend(caller.id, notice=told)

    def _on_handover_leg(self, change: CallChange) -> None:
        """A supervised blind transfer: our call to the target tells how it goes."""
        leg = change.call
        transfer = self._log.open_for(leg.consultation_of or CallId(0))
        if transfer is None or transfer.kind is not TransferKind.BLIND:
            return
        if leg.state is CallState.ALERTING and transfer.state is TransferState.PENDING:
            told = notice(NoticeKind.TRANSFER_RINGING, target=transfer.target.label)
            self._log.mark(transfer.id, TransferState.RINGING, told)
            self._calls.amend(transfer.call_id, notice=told)
            wait = self._calls.policy.transfer_timeout_s
            self._clock.call_later(wait, lambda: self._stop_ringing(transfer.id))
        elif leg.state is CallState.ACTIVE and leg.pending is Pending.NONE:
            self._calls.amend(leg.id, pending=Pending.TRANSFERRING)
            self._telephony.submit(ReferReplaces(transfer.call_id, leg.id))
        elif change.just_ended and not (change.before and change.before.live):
            code = _CAUSES.get(leg.cause, 0)
            reason = leg.notice.get("reason") if leg.notice else ""
            self._failed(transfer, failure(code, reason, transfer.target.label))

    def _stop_ringing(self, transfer_id: int) -> None:
        transfer = self._log.find(transfer_id)
        leg = self._transfers.handover_leg(transfer) if transfer else None
        if transfer is not None and leg is not None and not leg.live:
            self._failed(transfer, failure(408, "", transfer.target.label))

    def _on_undo_leg(self, change: CallChange) -> None:
        """The pickup that undoes a blind transfer got the caller, or came too late."""
        leg = change.call
        transfer = self._transfers.undone_by(leg.id)
        if transfer is None or change.before is None:
            return
        if leg.state is CallState.ACTIVE and not change.before.live:
            told = notice(NoticeKind.TRANSFER_UNDONE, Tone.GOOD, target=transfer.target.label)
            self._log.mark(transfer.id, TransferState.UNDONE, told)
            self._calls.amend(leg.id, notice=told)
        elif change.just_ended and not change.before.live:
            told = notice(NoticeKind.TRANSFER_UNDO_LATE, Tone.WARNING, target=transfer.target.label)
            self._calls.amend(leg.id, notice=told)


def _reason_of(transfer: Transfer) -> str:
    """The SIP word for what the log knows of a failure."""
    if transfer.outcome is None:
        return ""
    words = {
        NoticeKind.TRANSFER_BUSY: "user-busy",
        NoticeKind.TRANSFER_NO_ANSWER: "no-answer",
        NoticeKind.TRANSFER_REFUSED: "deflection",
    }
    return words.get(transfer.outcome.kind, "")
