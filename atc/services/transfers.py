# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing calls over. The caller always ends on one of our lines or with somebody."""

from dataclasses import dataclass

from atc.domain.calls import Call, CallId, CallState, Party, Pending, Purpose
from atc.domain.errors import UserError
from atc.domain.notices import NoticeKind, notice
from atc.domain.profile import BlindMethod, PbxProfile, fill
from atc.domain.transfers import Transfer, TransferKind, TransferState
from atc.ports.telephony import Refer, ReferReplaces, TelephonyPort
from atc.services.calls import CallService
from atc.services.transfer_log import TransferLog

_TALKING = (CallState.ACTIVE, CallState.HELD)


@dataclass(frozen=True, slots=True)
class Legs:
    """The two calls of an attended transfer."""

    caller: Call
    consultation: Call


class TransferService:
    """Blind and attended transfers, swap, join, undo. `TransferTracking` follows the outcome."""

    def __init__(
        self,
        calls: CallService,
        telephony: TelephonyPort,
        profile: PbxProfile,
        log: TransferLog,
    ) -> None:
        self.log = log
        self._undos: dict[CallId, int] = {}
        self._calls = calls
        self._telephony = telephony
        self._profile = profile

    @property
    def has_voicemail(self) -> bool:
        """Whether a caller can be sent to an extension's voicemail."""
        return bool(self._profile.voicemail_drop)

    def voicemail(self, call_id: CallId, ext: str, name: str = "") -> Transfer | None:
        """Let a caller leave a message for an extension, which does not ring.

        Raises:
            UserError: this PBX cannot do that, or the call is not connected.
        """
        template = self._profile.voicemail_drop
        if not template:
            raise UserError.of(
                NoticeKind.NOT_SUPPORTED, service="voicemail", profile=self._profile.name
            )
        return self.blind(call_id, fill(template, ext=ext), name, rings=False)

    def blind(
        self, call_id: CallId, number: str, name: str = "", *, rings: bool = True
    ) -> Transfer | None:
        """Hand a call over without announcing it; a ringing one is deflected.

        Args:
            call_id: the call.
            number: where to.
            name: who that is, when the house does not know the number.
            rings: whether somebody is rung, so that there is something to undo.

        Returns:
            The transfer, None for a deflected call.

        Raises:
            UserError: nothing to dial, or the call is not connected.
        """
        target = self._calls.resolve(Party(self._calls.number(number), name))
        call = self._calls.get(call_id)
        if call.state is CallState.RINGING:
            self._calls.deflect(call_id, target.number)
            return None
        call = self._ready(call_id)
        supervised = self._profile.blind is BlindMethod.SUPERVISED
        undoable = rings and bool(supervised or self._profile.pickup.directed)
        # A target that we ring ourselves can be given up for as long as it rings.
        policy = self._calls.policy
        window = policy.transfer_timeout_s if supervised else policy.undo_s
        undo = window if undoable and policy.undo_s else 0.0
        transfer = self.log.open(TransferKind.BLIND, call, target, undo)
        told = notice(NoticeKind.TRANSFERRING_TO, target=target.label)
        self._calls.amend(call_id, pending=Pending.TRANSFERRING, notice=told)
        if supervised:
            self._calls.when_held(call_id, lambda: self._hand_over(transfer))
        else:
            self._telephony.submit(Refer(call_id, target.number))
        return transfer

    def announce(self, call_id: CallId, number: str, name: str = "") -> CallId:
        """Begin an attended transfer: the caller is held, then the target is called.

        Returns:
            The consultation's call.
        """
        target = self._calls.resolve(Party(self._calls.number(number), name))
        self._ready(call_id)
        if self.consultation_of(call_id) is not None:
            raise UserError.of(NoticeKind.WRONG_STATE, action="announce", state="consulting")
        return self._calls.dial(
            target.number, purpose=Purpose.CONSULTATION, remote=target, consultation_of=call_id
        )

    def complete(self, call_id: CallId) -> Transfer | None:
        """Connect the caller with the person consulted; `call_id` is either of the two.

        While the target still rings the consultation is given up and the caller is sent there
        blind.
        """
        legs = self._legs(call_id)
        if not legs.consultation.live:
            target = legs.consultation.remote
            number = legs.consultation.dialed
            self._calls.amend(legs.consultation.id, consultation_of=None)
            self._calls.hang_up(legs.consultation.id)
            return self.blind(legs.caller.id, number, target.name)
        return self._connect(TransferKind.ATTENDED, legs.caller, legs.consultation)

    def cancel(self, call_id: CallId) -> None:
        """Give up a consultation and go back to the caller; never transfers."""
        legs = self._legs(call_id)
        if not legs.consultation.ended:
            self._calls.hang_up(legs.consultation.id)
        caller = self._calls.get(legs.caller.id)
        if caller.state is CallState.HELD:
            self._calls.resume(caller.id)
        elif caller.pending is Pending.HOLDING:
            self._calls.when_held(caller.id, lambda: self._resume_if_held(caller.id))

    def swap(self, call_id: CallId) -> None:
        """Talk with the other one of the two: the held leg of the pair is resumed."""
        legs = self._legs(call_id)
        held = next(
            (c for c in (legs.caller, legs.consultation) if c.state is CallState.HELD), None
        )
        if held is None or not (legs.caller.live and legs.consultation.live):
            state = legs.consultation.state.value
            raise UserError.of(NoticeKind.WRONG_STATE, action="swap", state=state)
        self._calls.resume(held.id)

    def join(self, dragged: CallId, onto: CallId) -> Transfer:
        """Connect the parties of two of our calls and leave them alone."""
        if dragged == onto:
            raise UserError.of(NoticeKind.WRONG_STATE, action="join", state="same")
        return self._connect(TransferKind.JOIN, self._ready(dragged), self._ready(onto))

    def undo(self, transfer_id: int) -> None:
        """Pull a blindly transferred call back while its target still rings."""
        transfer = self.log.find(transfer_id)
        if transfer is None or transfer.final or not transfer.undo_until:
            raise UserError.of(
                NoticeKind.TRANSFER_UNDO_LATE, target=transfer.target.label if transfer else ""
            )
        told = notice(NoticeKind.TRANSFER_UNDONE, target=transfer.target.label)
        leg = self.handover_leg(transfer)
        if self._profile.blind is BlindMethod.SUPERVISED:
            self.log.mark(transfer_id, TransferState.UNDONE, told)
            if leg is not None:
                self._calls.hang_up(leg.id)
            self._calls.amend(transfer.call_id, pending=Pending.NONE, notice=told)
            self._resume_if_held(transfer.call_id)
            return
        code = fill(self._profile.pickup.directed, ext=transfer.target.number)
        leg_id = self._calls.dial(
            code, purpose=Purpose.UNDO, remote=transfer.caller, note=transfer.note
        )
        self._calls.amend(leg_id, queue=transfer.queue, called=transfer.called)
        self._undos[leg_id] = transfer_id

    def undone_by(self, call_id: CallId) -> Transfer | None:
        """The transfer that this call was placed to take back."""
        return self.log.find(self._undos.get(call_id, 0))

    def consultation_of(self, call_id: CallId) -> Call | None:
        """The unfinished consultation for this caller."""
        return next(
            (c for c in self._calls.all if c.consultation_of == call_id and not c.ended), None
        )

    def handover_leg(self, transfer: Transfer) -> Call | None:
        """Our own call to the target of a supervised blind transfer."""
        return next(
            (
                c
                for c in self._calls.all
                if c.purpose is Purpose.HANDOVER
                and c.consultation_of == transfer.call_id
                and not c.ended
            ),
            None,
        )

    # -- inside --------------------------------------------------------------------------------

    def _ready(self, call_id: CallId) -> Call:
        call = self._calls.require(call_id, *_TALKING, action="transfer")
        if call.pending in {Pending.TRANSFERRING, Pending.PARKING, Pending.HANGING_UP}:
            state = call.pending.value
            raise UserError.of(NoticeKind.WRONG_STATE, action="transfer", state=state)
        return call

    def _legs(self, call_id: CallId) -> Legs:
        call = self._calls.get(call_id)
        if call.consultation_of is not None:
            return Legs(self._calls.get(call.consultation_of), call)
        consultation = self.consultation_of(call_id)
        if consultation is None:
            state = call.state.value
            raise UserError.of(NoticeKind.WRONG_STATE, action="complete", state=state)
        return Legs(call, consultation)

    def _connect(self, kind: TransferKind, caller: Call, other: Call) -> Transfer:
        transfer = self.log.open(kind, caller, other.remote, 0.0)
        told = notice(NoticeKind.TRANSFERRING_TO, target=other.remote.label)
        for call in (caller, other):
            self._calls.amend(call.id, pending=Pending.TRANSFERRING, notice=told)
        self._telephony.submit(ReferReplaces(caller.id, other.id))
        return transfer

    def _hand_over(self, transfer: Transfer) -> None:
        """Call the target of a supervised blind transfer; its answer completes it."""
        current = self.log.find(transfer.id)
        if current is None or current.final:
            return
        told = notice(NoticeKind.TRANSFERRING_TO, target=transfer.target.label)
        # The hold had a mark of its own.
        self._calls.amend(transfer.call_id, pending=Pending.TRANSFERRING, notice=told)
        try:
            self._calls.dial(
                transfer.target.number,
                purpose=Purpose.HANDOVER,
                remote=transfer.target,
                consultation_of=transfer.call_id,
            )
        except UserError as error:
            self.log.mark(transfer.id, TransferState.FAILED, error.notice)
            self._calls.amend(transfer.call_id, pending=Pending.NONE, notice=error.notice)

    def _resume_if_held(self, call_id: CallId) -> None:
        call = self._calls.find(call_id)
        if call is not None and call.state is CallState.HELD:
            self._calls.resume(call_id)
