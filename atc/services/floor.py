# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may speak: at most one call has the floor, and it is given only when all others are held."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from atc.domain.calls import Call, CallId, CallState, EndCause, Pending, Purpose
from atc.domain.notices import Notice, NoticeKind, Tone, notice
from atc.ports.clock import Clock, Timer
from atc.ports.telephony import Hold, TelephonyPort

if TYPE_CHECKING:
    from atc.services.calls import CallService

_DIALING = frozenset({CallState.DIALING, CallState.ALERTING})
_BACKGROUND = frozenset({Purpose.HANDOVER, Purpose.SERVICE, Purpose.PICKUP_INVITE})
_LEAVING = frozenset({Pending.TRANSFERRING, Pending.PARKING, Pending.HANGING_UP})


@dataclass(slots=True)
class _Claim:
    """Somebody who waits until `others` are held. `claimant` is None for a mere hold."""

    claimant: CallId | None
    others: set[CallId]
    then: Callable[[], None]
    timer: Timer | None = field(default=None)


class Floor:
    """Makes room before a call becomes active. Main thread."""

    def __init__(self, calls: "CallService", telephony: TelephonyPort, clock: Clock) -> None:
        self._calls = calls
        self._telephony = telephony
        self._clock = clock
        self._claims: list[_Claim] = []
        self._granted: CallId | None = None

    def take(self, claimant: CallId, then: Callable[[], None]) -> None:
        """Give a call the floor: hold the active ones, then go on.

        A call that is still being dialled is given up, and an earlier claim that is still
        waiting is dropped: the last wish counts.
        """
        for claim in [c for c in self._claims if c.claimant is not None]:
            self._drop(claim)
        others = {c.id for c in self._calls.all if c.id != claimant and self._holds_floor(c)}
        for call in self._calls.all:
            if call.id != claimant and call.state in _DIALING and not self._spared(call):
                others.discard(call.id)
                self._calls.hang_up(call.id)
        self._wait(_Claim(claimant, others, then))

    def clear(self, call_id: CallId, then: Callable[[], None]) -> None:
        """Hold one call and go on when it is held."""
        call = self._calls.get(call_id)
        if call.state is CallState.HELD and call.pending is Pending.NONE:
            then()
            return
        self._wait(_Claim(None, {call_id}, then))

    def withdraw(self, claimant: CallId) -> bool:
        """Drop a call's claim.

        Returns:
            True if it was still waiting, so that nothing was sent for it yet.
        """
        for claim in self._claims:
            if claim.claimant == claimant:
                self._remove(claim)
                return True
        return False

    def settle(self) -> None:
        """Look again who waits for what, after any call changed."""
        for claim in tuple(self._claims):
            if claim not in self._claims:
                continue
            claim.others = {i for i in claim.others if self._in_the_way(i)}
            self._hold_all(claim)
            if not claim.others:
                self._remove(claim)
                self._grant(claim)

    def refuse(self, call_id: CallId, what: Notice) -> None:
        """A call could not be held: those who waited for it give up."""
        for claim in [c for c in self._claims if call_id in c.others]:
            self._drop(claim, what)

    # -- inside --------------------------------------------------------------------------------

    def _wait(self, claim: _Claim) -> None:
        self._hold_all(claim)
        if not claim.others:
            self._grant(claim)
            return
        seconds = self._calls.policy.confirm_s
        claim.timer = self._clock.call_later(seconds, lambda: self._expire(claim))
        self._claims.append(claim)

    def _grant(self, claim: _Claim) -> None:
        if claim.claimant is None:
            claim.then()
            return
        call = self._calls.find(claim.claimant)
        if call is not None and not call.ended:
            self._granted = claim.claimant
            claim.then()

    def _hold_all(self, claim: _Claim) -> None:
        for call_id in tuple(claim.others):
            call = self._calls.find(call_id)
            if call is None or call.ended:
                claim.others.discard(call_id)
            elif call.state is CallState.ACTIVE and call.pending is not Pending.HOLDING:
                self._calls.amend(call_id, pending=Pending.HOLDING)
                self._telephony.submit(Hold(call_id))

    def _holds_floor(self, call: Call) -> bool:
        if call.purpose in _BACKGROUND or call.ended or call.pending in _LEAVING:
            return False
        becoming = call.id == self._granted and call.pending in {
            Pending.ANSWERING,
            Pending.RESUMING,
        }
        return call.state is CallState.ACTIVE or becoming

    def _in_the_way(self, call_id: CallId) -> bool:
        call = self._calls.find(call_id)
        if call is None or call.ended:
            return False
        return not (call.state is CallState.HELD and call.pending is not Pending.RESUMING)

    def _spared(self, call: Call) -> bool:
        return call.purpose in _BACKGROUND or call.pending is Pending.HANGING_UP

    def _expire(self, claim: _Claim) -> None:
        if claim in self._claims:
            self._drop(claim, notice(NoticeKind.HOLD_FAILED, Tone.BAD, reason=""))

    def _drop(self, claim: _Claim, what: Notice | None = None) -> None:
        self._remove(claim)
        if claim.claimant is None:
            for call_id in claim.others:
                self._calls.amend(call_id, pending=Pending.NONE, notice=what)
            return
        call = self._calls.find(claim.claimant)
        if call is None or call.ended:
            return
        if call.state is CallState.DIALING:
            self._calls.end(call.id, EndCause.FAILED, what)  # its INVITE was never sent
        else:
            self._calls.amend(call.id, pending=Pending.NONE, notice=what)

    def _remove(self, claim: _Claim) -> None:
        if claim.timer is not None:
            claim.timer.cancel()
        if claim in self._claims:
            self._claims.remove(claim)
