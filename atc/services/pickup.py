# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking calls that ring elsewhere: directed, group, and with invite (C16, C17)."""

from dataclasses import replace

from atc.domain.calls import (
    AccountId,
    Call,
    CallId,
    CallState,
    Direction,
    EndCause,
    Party,
    Pending,
    Purpose,
)
from atc.domain.errors import UserError
from atc.domain.events import CallArrived
from atc.domain.extensions import Extension, PhoneState
from atc.domain.notices import NoticeKind, Tone, notice
from atc.domain.profile import PbxProfile, fill
from atc.ports.clock import Clock
from atc.ports.telephony import TelephonyPort
from atc.services.calls import CallChange, CallService
from atc.services.extensions import ExtensionService

CALLBACK_S = 6.0
"""How long the PBX may take to call back after a pickup with invite."""


class PickupService:
    """Pickup, and offers of pickup on a PBX that cannot call us back."""

    def __init__(
        self,
        calls: CallService,
        extensions: ExtensionService,
        telephony: TelephonyPort,
        clock: Clock,
        profile: PbxProfile,
    ) -> None:
        self._calls = calls
        self._extensions = extensions
        self._telephony = telephony
        self._clock = clock
        self._pickup = profile.pickup
        self._profile_name = profile.name
        calls.changes.connect(self._on_call)
        extensions.changed.connect(self._on_extension)

    def directed(self, number: str) -> CallId:
        """Take the call that rings at an extension."""
        extension = self._extensions.find(number)
        code = self._code(self._pickup.directed, "pickup", number)
        caller = extension.peer if extension and extension.peer else None
        rung = self._rung(number)
        call_id = self._calls.dial(code, purpose=Purpose.PICKUP, remote=caller or rung)
        self._calls.amend(call_id, rung=rung)
        return call_id

    def group(self) -> CallId:
        """Take the newest call that rings in our pickup group."""
        code = self._code(self._pickup.group, "group_pickup", "")
        return self._calls.dial(code, purpose=Purpose.PICKUP)

    def invite(self, number: str = "") -> CallId:
        """See who calls an extension (or our group) before taking the call.

        The PBX is asked to call us back showing the caller; where it cannot, the console makes
        the offer itself from the lamp.
        """
        pickup = self._pickup
        template = pickup.invite_directed if number else pickup.invite_group
        if not template:
            return self._offer(number)
        rung = self._rung(number)
        call_id = self._calls.dial(
            fill(template, ext=number), purpose=Purpose.PICKUP_INVITE, remote=rung
        )
        told = notice(NoticeKind.PICKUP_ASKED, target=rung.label)
        self._calls.amend(call_id, rung=rung, notice=told)
        return call_id

    def take(self, call_id: CallId) -> CallId:
        """Accept an offer: of the PBX by answering, of our own by a directed pickup."""
        call = self._calls.get(call_id)
        if call.state is not CallState.OFFERED:
            self._calls.answer(call_id)
            return call_id
        taken = self.directed(call.rung.number if call.rung else "")
        self._calls.remove(call_id)
        return taken

    def leave(self, call_id: CallId) -> None:
        """Turn an offer down; the call rings on where it was."""
        if self._calls.get(call_id).state is CallState.OFFERED:
            self._calls.remove(call_id)
        else:
            self._calls.reject(call_id)

    def enrich(self, call: Call, _event: CallArrived) -> Call:
        """The PBX calls back for a pickup with invite: say whose phone rings."""
        asked = self._asked()
        if asked is None or call.recall is not None:
            return call
        if call.created_at - asked.created_at > CALLBACK_S + 4:
            return call
        if not self._matches(call, asked):
            return call
        self._calls.remove(asked.id)
        rung = asked.rung
        if call.diversions and (rung is None or not rung.number):
            rung = self._extensions.party(call.diversions[0].by)
        return replace(call, purpose=Purpose.PICKUP_INVITE, rung=rung)

    # -- inside --------------------------------------------------------------------------------

    def _matches(self, call: Call, asked: Call) -> bool:
        """Whether this is the call-back: it shows the caller whom the lamp shows, or says so."""
        number = asked.rung.number if asked.rung else ""
        if any(d.by.number == number for d in call.diversions):
            return True
        extension = self._extensions.find(number)
        if extension is None or extension.peer is None:
            return True
        return extension.peer.number == call.remote.number

    def _asked(self) -> Call | None:
        asked = [
            c
            for c in self._calls.all
            if c.purpose is Purpose.PICKUP_INVITE and c.direction is Direction.OUTGOING
        ]
        return asked[-1] if asked else None

    def _code(self, template: str, service: str, number: str) -> str:
        if not template:
            raise UserError.of(
                NoticeKind.NOT_SUPPORTED, service=service, profile=self._profile_name
            )
        return fill(template, ext=number)

    def _rung(self, number: str) -> Party:
        return self._extensions.party(Party(number))

    def _offer(self, number: str) -> CallId:
        """Offer a ringing extension's call from what its lamp shows."""
        if not self._pickup.directed:
            self._code("", "pickup", number)
        ringing = (
            [self._extensions.find(number)]
            if number
            else sorted(self._extensions.all, key=lambda e: e.since, reverse=True)
        )
        found = next((e for e in ringing if e and e.state is PhoneState.RINGING), None)
        if found is None:
            target = self._rung(number).label
            raise UserError.of(NoticeKind.PICKUP_GONE, target=target)
        call = Call(
            id=self._telephony.new_call_id(),
            account=AccountId(""),
            direction=Direction.INCOMING,
            state=CallState.OFFERED,
            remote=found.peer or Party(""),
            created_at=self._clock.now(),
            purpose=Purpose.PICKUP_INVITE,
            rung=Party(found.number, found.name),
        )
        self._calls.add(call)
        return call.id

    def _on_extension(self, extension: Extension) -> None:
        """An offer ends when its phone stops ringing."""
        if extension.state is PhoneState.RINGING:
            return
        for call in self._calls.all:
            offered = call.state is CallState.OFFERED and call.rung is not None
            if offered and call.rung and call.rung.number == extension.number:
                told = notice(NoticeKind.PICKUP_GONE, target=extension.label)
                self._calls.end(call.id, EndCause.ANSWERED_ELSEWHERE, told)

    def _on_call(self, change: CallChange) -> None:
        call = change.call
        if call.direction is not Direction.OUTGOING or not change.just_ended:
            return
        answered = change.before is not None and change.before.live
        if call.purpose is Purpose.PICKUP_INVITE:
            # The hang-up signal is the PBX's "yes": the card waits for the call-back.
            if call.cause is EndCause.LOCAL:
                return
            self._calls.amend(
                call.id,
                state=CallState.DIALING,
                pending=Pending.NONE,
                cause=EndCause.NONE,
                ended_at=None,
                notice=notice(NoticeKind.PICKUP_ASKED, target=self._target(call)),
            )
            self._clock.call_later(CALLBACK_S, lambda: self._no_callback(call.id))
        elif call.purpose is Purpose.PICKUP and not answered and call.cause is not EndCause.LOCAL:
            told = notice(NoticeKind.PICKUP_GONE, Tone.WARNING, target=self._target(call))
            self._calls.amend(call.id, notice=told)

    def _no_callback(self, call_id: CallId) -> None:
        call = self._calls.find(call_id)
        if call is not None and not call.ended:
            told = notice(NoticeKind.PICKUP_GONE, Tone.WARNING, target=self._target(call))
            self._calls.amend(call_id, purpose=Purpose.PICKUP)
            self._calls.end(call_id, EndCause.FAILED, told)

    @staticmethod
    def _target(call: Call) -> str:
        return call.rung.label if call.rung else ""
