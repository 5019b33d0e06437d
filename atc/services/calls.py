# SPDX-License-Identifier: GPL-3.0-or-later
"""The console's calls: one active, the others held or ringing, none ever forgotten."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

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
from atc.domain.errors import UnknownCallError, UserError
from atc.domain.notices import Notice, NoticeKind
from atc.domain.numbers import dialable
from atc.ports.clock import Clock
from atc.ports.telephony import (
    Answer,
    Deflect,
    Dial,
    HangUp,
    Hold,
    Reject,
    Resume,
    SendDtmf,
    SetMute,
    TelephonyPort,
)
from atc.services.accounts import AccountService
from atc.services.floor import Floor
from atc.services.hook import Hook
from atc.services.policy import CallPolicy

log = logging.getLogger(__name__)

BUSY_HERE, DECLINE = 486, 603

_MOST_ENDED = 3
"""Ended calls whose cards linger at a time."""


class ChangeKind(Enum):
    """What happened to a call's record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CallChange:
    """One change of the call book. `before` is None for an added call."""

    kind: ChangeKind
    call: Call
    before: Call | None = None

    @property
    def just_ended(self) -> bool:
        """Whether the call ended with this very change."""
        return self.call.ended and self.before is not None and not self.before.ended


class CallService:
    """What the receptionist can do with calls; the events' side is `CallEvents`.

    Attributes:
        changes: emits every change of every visible call.
        hidden_changes: the same for calls that are not shown (feature codes).
        deflected: emits each ringing call that is sent on, and where to.
    """

    def __init__(
        self,
        telephony: TelephonyPort,
        clock: Clock,
        accounts: AccountService,
        policy: CallPolicy,
        resolve: Callable[[Party], Party] = lambda party: party,
    ) -> None:
        self.changes: Hook[CallChange] = Hook()
        self.hidden_changes: Hook[CallChange] = Hook()
        self.deflected: Hook[tuple[CallId, Party]] = Hook()
        self.policy = policy
        self.resolve = resolve
        self._telephony = telephony
        self._clock = clock
        self._accounts = accounts
        self._wrap_up = False
        self._calls: dict[CallId, Call] = {}
        self._pinned: set[CallId] = set()
        self._floor = Floor(self, telephony, clock)

    # -- what there is -------------------------------------------------------------------------

    @property
    def all(self) -> tuple[Call, ...]:
        """Every visible call, ended ones that still linger too, oldest first."""
        return tuple(c for c in self._calls.values() if c.purpose is not Purpose.SERVICE)

    @property
    def active(self) -> Call | None:
        """The call whose audio is open, or about to be."""
        active = [c for c in self.all if c.state is CallState.ACTIVE and not c.background]
        staying = (c for c in active if c.pending not in {Pending.TRANSFERRING, Pending.PARKING})
        return next(staying, active[0] if active else None)

    @property
    def focus(self) -> Call | None:
        """The call that a key means: the active one, else the one being dialled."""
        outgoing = (CallState.DIALING, CallState.ALERTING)
        dialing = (c for c in self.all if c.state in outgoing and not c.background)
        return self.active or next(dialing, None)

    def get(self, call_id: CallId) -> Call:
        """The call's record.

        Raises:
            UnknownCallError: there is no such call any more.
        """
        try:
            return self._calls[call_id]
        except KeyError:
            raise UnknownCallError(call_id) from None

    def find(self, call_id: CallId) -> Call | None:
        """The call's record, None when it is gone."""
        return self._calls.get(call_id)

    def free_line(self) -> int:
        """The lowest free line, 0 when all are taken."""
        taken = {c.line for c in self._calls.values() if not c.ended}
        return next((n for n in range(1, self.policy.lines + 1) if n not in taken), 0)

    # -- what she does -------------------------------------------------------------------------

    def answer(self, call_id: CallId) -> None:
        """Answer a ringing call; the active one is held first, by the PBX's confirmation."""
        self.require(call_id, CallState.RINGING, action="answer")
        self.amend(call_id, pending=Pending.ANSWERING, notice=None)
        self._floor.take(call_id, lambda: self._telephony.submit(Answer(call_id)))

    def reject(self, call_id: CallId, *, busy: bool = False) -> None:
        """Refuse a ringing call as busy (486) or declined (603)."""
        self.require(call_id, CallState.RINGING, action="reject")
        self.amend(call_id, pending=Pending.REJECTING)
        self._telephony.submit(Reject(call_id, BUSY_HERE if busy else DECLINE))

    def deflect(self, call_id: CallId, number: str) -> None:
        """Send a ringing call on before answering it (302)."""
        target = self.number(number)
        self.require(call_id, CallState.RINGING, action="deflect")
        self.amend(call_id, pending=Pending.TRANSFERRING)
        self.deflected.emit((call_id, self.resolve(Party(target))))
        self._telephony.submit(Deflect(call_id, target))

    def dial(
        self,
        number: str,
        *,
        account: AccountId | None = None,
        purpose: Purpose = Purpose.CALL,
        remote: Party | None = None,
        consultation_of: CallId | None = None,
        note: str = "",
    ) -> CallId:
        """Call a number; the active call is held first.

        Raises:
            UserError: the number is not one, no line is free, no account is registered.
        """
        target = self.number(number)
        chosen = self._accounts.for_dialing(account)
        line = 0 if purpose is Purpose.SERVICE else self.free_line()
        if purpose is not Purpose.SERVICE and not line:
            raise UserError.of(NoticeKind.NO_FREE_LINE, lines=str(self.policy.lines))
        call = Call(
            id=self._telephony.new_call_id(),
            account=chosen.id,
            direction=Direction.OUTGOING,
            state=CallState.DIALING,
            remote=self.resolve(remote or Party(target)),
            created_at=self._clock.now(),
            purpose=purpose,
            dialed=target,
            consultation_of=consultation_of,
            line=line,
            note=note,
        )
        self.add(call)
        quiet = purpose in {Purpose.SERVICE, Purpose.HANDOVER}
        command = Dial(call.id, chosen.id, target, quiet=quiet)
        if quiet or purpose is Purpose.PICKUP_INVITE:
            self._telephony.submit(command)
        else:
            self._floor.take(call.id, lambda: self._telephony.submit(command))
        return call.id

    def hang_up(self, call_id: CallId) -> None:
        """End a call in whatever state it is; a ringing one is declined."""
        call = self.get(call_id)
        if call.ended:
            return
        if call.state is CallState.RINGING:
            self.reject(call_id)
            return
        self.amend(call_id, pending=Pending.HANGING_UP)
        if self._floor.withdraw(call_id):
            self.end(call_id, EndCause.LOCAL)
        else:
            self._telephony.submit(HangUp(call_id))

    def hold(self, call_id: CallId, why: str | None = None) -> None:
        """Hold the active call, noting why if told."""
        call = self.require(call_id, CallState.ACTIVE, action="hold")
        note = call.note if why is None else why
        if call.pending is Pending.HOLDING:
            self.amend(call_id, note=note)
            return
        self.amend(call_id, pending=Pending.HOLDING, note=note, notice=None)
        self._telephony.submit(Hold(call_id))

    def resume(self, call_id: CallId) -> None:
        """Take a held call back; the active one is held first."""
        call = self.require(call_id, CallState.HELD, action="resume")
        if call.pending in {Pending.TRANSFERRING, Pending.PARKING}:
            raise UserError.of(NoticeKind.WRONG_STATE, action="resume", state=call.pending.value)
        self.amend(call_id, pending=Pending.RESUMING, notice=None)
        self._floor.take(call_id, lambda: self._telephony.submit(Resume(call_id)))

    def resume_oldest(self) -> CallId | None:
        """Take back the call that is held longest (Ctrl+F5), if there is one."""
        held = [c for c in self.all if c.state is CallState.HELD and c.pending is Pending.NONE]
        if not held:
            return None
        oldest = min(held, key=lambda c: c.held_at or 0.0)
        self.resume(oldest.id)
        return oldest.id

    def set_muted(self, call_id: CallId, muted: bool) -> None:
        """Close or open our microphone to a call."""
        self.require(call_id, *CallState, action="mute")
        self.amend(call_id, muted=muted)
        self._telephony.submit(SetMute(call_id, muted))

    def send_dtmf(self, call_id: CallId, digits: str) -> None:
        """Send keys to the other end.

        Raises:
            UserError: the text holds something that is not a key.
        """
        if not digits or set(digits.upper()) - set("0123456789*#ABCD"):
            raise UserError.of(NoticeKind.INVALID_NUMBER, number=digits)
        self.require(call_id, CallState.ACTIVE, CallState.ALERTING, action="dtmf")
        self._telephony.submit(SendDtmf(call_id, digits))

    def set_note(self, call_id: CallId, note: str) -> None:
        """Write the call's note."""
        self.get(call_id)
        self.amend(call_id, note=note)

    def set_tag(self, call_id: CallId, tag: str, *, on: bool) -> None:
        """Give the call a disposition, or take it away; this may be all its card waited for."""
        call = self.get(call_id)
        rest = tuple(t for t in call.tags if t != tag)
        self.amend(call_id, tags=(*rest, tag) if on else rest)
        if call.ended:
            self._clock.call_later(self.policy.linger_s, lambda: self._expire(call_id))

    def ask_for_tags(self, ask: bool) -> None:
        """Let calls that were talked stay on the screen until they have a disposition, or not."""
        self._wrap_up = ask

    def pin(self, call_id: CallId, *, on: bool) -> None:
        """Keep a call's card while something is written on it, also when the call ends."""
        (self._pinned.add if on else self._pinned.discard)(call_id)
        call = self._calls.get(call_id)
        if not on and call is not None and call.ended:
            self._clock.call_later(self.policy.linger_s, lambda: self._expire(call_id))

    def dismiss(self, call_id: CallId) -> None:
        """Take an ended call off the screen."""
        if self.get(call_id).ended:
            self.remove(call_id)

    # -- for the other services ----------------------------------------------------------------

    def number(self, text: str) -> str:
        """What can be dialled of a typed text.

        Raises:
            UserError: nothing can.
        """
        if not text.strip():
            raise UserError.of(NoticeKind.NO_NUMBER)
        cleaned = dialable(text)
        if not cleaned:
            raise UserError.of(NoticeKind.INVALID_NUMBER, number=text.strip())
        return cleaned

    def require(self, call_id: CallId, *states: CallState, action: str) -> Call:
        """The call's record if it is in one of these states.

        Raises:
            UserError: it is not; the notice names the action and the state it is in.
        """
        call = self.get(call_id)
        if call.state not in states or call.ended:
            raise UserError.of(NoticeKind.WRONG_STATE, action=action, state=call.state.value)
        return call

    def when_held(self, call_id: CallId, then: Callable[[], None]) -> None:
        """Hold a call if it is not, and go on when the PBX confirmed it."""
        self._floor.clear(call_id, then)

    def add(self, call: Call) -> None:
        """Put a new call into the book."""
        self._calls[call.id] = call
        log.info("call %s: %s %s", call.id, call.direction.value, call.state.value)
        self._tell(CallChange(ChangeKind.ADDED, call))

    def amend(self, call_id: CallId, **fields: object) -> Call | None:
        """Change fields of a call's record, and tell if anything is different."""
        before = self._calls.get(call_id)
        if before is None:
            return None
        after = replace(before, **fields)  # type: ignore[arg-type]
        if after != before:
            self._calls[call_id] = after
            self._tell(CallChange(ChangeKind.CHANGED, after, before))
        return after

    def end(self, call_id: CallId, cause: EndCause, what: Notice | None = None) -> None:
        """Mark a call ended; its card lingers, longer if there is something to read."""
        call = self._calls.get(call_id)
        if call is None or call.ended:
            return
        log.info("call %s: ended, %s", call_id, cause.value)
        told = what or call.notice
        self.amend(
            call_id,
            state=CallState.ENDED,
            cause=cause,
            pending=Pending.NONE,
            ended_at=self._clock.now(),
            notice=told,
        )
        self._floor.settle()
        policy = self.policy
        self._clock.call_later(
            policy.linger_failed_s if what else policy.linger_s, lambda: self._expire(call_id)
        )
        self._make_room(call_id)

    def remove(self, call_id: CallId) -> None:
        """Forget a call."""
        call = self._calls.pop(call_id, None)
        self._pinned.discard(call_id)
        if call is not None:
            self._tell(CallChange(ChangeKind.REMOVED, call, call))

    def settle(self) -> None:
        """Let whoever waits for the floor go on, after a call's state changed."""
        self._floor.settle()

    def abandon(self, call_id: CallId, what: Notice) -> None:
        """A call could not be held: whoever waited for that gives up and says so."""
        self._floor.refuse(call_id, what)

    def _expire(self, call_id: CallId) -> None:
        """Take an ended call off the screen, unless another service revived its card."""
        call = self._calls.get(call_id)
        if call is not None and call.ended and not self._stays(call):
            self.remove(call_id)

    def _stays(self, call: Call) -> bool:
        """Whether an ended call's card waits for her."""
        untold = self._wrap_up and call.answered_at is not None and not call.tags
        return call.id in self._pinned or (untold and not call.background)

    def _make_room(self, latest: CallId) -> None:
        """Callers who gave up one after another must not push those who wait off the screen."""
        ended = (call for call in self.all if call.ended and call.id != latest)
        others = [call for call in ended if not self._stays(call)]
        others.sort(key=lambda call: call.ended_at or 0.0)
        for call in others[: len(others) - _MOST_ENDED + 1]:
            self.remove(call.id)

    def _tell(self, change: CallChange) -> None:
        hidden = change.call.purpose is Purpose.SERVICE
        (self.hidden_changes if hidden else self.changes).emit(change)
