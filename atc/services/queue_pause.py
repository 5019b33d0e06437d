# SPDX-License-Identifier: GPL-3.0-or-later
"""Pause in queues: through the manager, else by the PBX's codes with a lamp (Q02)."""

from collections.abc import Callable, Iterable

from atc.domain.calls import CallId, EndCause, Purpose
from atc.domain.errors import UserError
from atc.domain.events import PhoneStateChanged
from atc.domain.extensions import PhoneState
from atc.domain.notices import Notice, NoticeKind, Tone, notice
from atc.domain.profile import QueuePauseProfile, fill
from atc.domain.queues import PauseState, QueueMember
from atc.ports.pbx_manager import PauseMember
from atc.services.accounts import AccountService
from atc.services.calls import CallChange, CallService
from atc.services.hook import Hook
from atc.services.manager import ManagerService
from atc.services.queues import QueueService

Membership = tuple[str, QueueMember]
"""An agent in the queue of this name."""


class PauseService:
    """Pauses our accounts in all queues or in one. Main thread.

    Attributes:
        changed: emits the state.
        told: emits what went wrong.
        chosen: emits when she pauses or goes on by her own hand.
    """

    def __init__(
        self,
        queues: QueueService,
        manager: ManagerService,
        accounts: AccountService,
        calls: CallService,
        codes: QueuePauseProfile,
    ) -> None:
        self.changed: Hook[PauseState] = Hook()
        self.told: Hook[Notice] = Hook()
        self.chosen: Hook[bool] = Hook()
        self._queues = queues
        self._manager = manager
        self._accounts = accounts
        self._calls = calls
        self._codes = codes
        self._lamps: dict[str, bool | None] = {a.number: None for a in accounts.all}
        self._asked = 0
        self._dialled: dict[CallId, tuple[str, bool]] = {}
        queues.changed.connect(lambda _: self.changed.emit(self.state))
        calls.hidden_changes.connect(self._on_call)

    # -- what there is -----------------------------------------------------------------------------

    @property
    def offered(self) -> bool:
        """Whether this PBX has any way to pause."""
        return self._manager.configured or self._by_code

    @property
    def single(self) -> bool:
        """Whether one queue can be paused alone, and a reason told: codes can do neither."""
        return self._queues.known

    @property
    def pending(self) -> bool:
        """Whether the PBX has not answered yet."""
        return bool(self._asked or self._dialled)

    @property
    def state(self) -> PauseState:
        """Green, orange, red, or not known."""
        if self._queues.known:
            return _together(member.paused for _, member in self._own())
        if not self.offered:
            return PauseState.NONE
        lamps = [lamp for lamp in self._lamps.values() if lamp is not None]
        return _together(lamps) if self._by_code and lamps else PauseState.UNKNOWN

    @property
    def reason(self) -> str:
        """Why we are paused, when all queues say the same."""
        reasons = {m.reason for _, m in self._own() if m.paused} if self._queues.known else set()
        return reasons.pop() if len(reasons) == 1 else ""

    def lamps(self) -> dict[str, str]:
        """The lamps to be watched: our number by lamp name."""
        blf = self._codes.blf
        return {fill(blf, ext=number): number for number in self._lamps} if blf else {}

    # -- what she does -----------------------------------------------------------------------------

    def toggle(self, reason: str = "") -> None:
        """Pause in all queues, or go on."""
        self.set(paused=self.state is not PauseState.PAUSED, reason=reason)

    def set(self, *, paused: bool, queue: str = "", reason: str = "") -> None:
        """Pause, or go on, in one queue or in all.

        Raises:
            UserError: there is no way to do that now.
        """
        self.chosen.emit(paused)
        if not self._queues.known:
            self._dial(paused=paused, queue=queue)
            return
        own = self._own(queue)
        if not own:
            raise UserError.of(NoticeKind.QUEUE_NO_AGENT)
        for interface in dict.fromkeys(member.interface for _, member in own):
            self._submit(PauseMember(interface, paused, queue, reason if paused else ""))

    def apart(self, *, paused: bool) -> tuple[Membership, ...]:
        """Where we are, or are not, paused."""
        return tuple(each for each in self._own() if each[1].paused is paused)

    def set_these(
        self,
        those: Iterable[Membership],
        *,
        paused: bool,
        reason: str = "",
        done: Callable[[], None] = lambda: None,
    ) -> None:
        """Pause, or go on, exactly there; `done` is called at each answer."""
        for queue, member in those:
            self._submit(PauseMember(member.interface, paused, queue, reason), done)

    def dial_all(self, *, paused: bool) -> None:
        """The same by code, for a PBX without manager."""
        self._dial(paused=paused, queue="")

    # -- what the PBX tells ------------------------------------------------------------------------

    def on_lamp(self, number: str, event: PhoneStateChanged) -> None:
        """The lamp of an account's pause."""
        unknown = event.state in {PhoneState.UNKNOWN, PhoneState.UNREGISTERED}
        self._lamps[number] = None if unknown else event.state is PhoneState.BUSY
        self.changed.emit(self.state)

    # -- inside ------------------------------------------------------------------------------------

    @property
    def _by_code(self) -> bool:
        return bool(self._codes.pause and self._codes.unpause)

    def _own(self, queue: str = "") -> tuple[Membership, ...]:
        return tuple(
            (each.name, member)
            for each in self._queues.all
            if not queue or each.name == queue
            for member in self._queues.memberships(each)
        )

    def _submit(self, command: PauseMember, done: Callable[[], None] = lambda: None) -> None:
        def answered(reason: str) -> None:
            self._asked -= 1
            if reason:
                self._warn(reason)
            self.changed.emit(self.state)
            done()

        self._manager.submit(command, answered)
        self._asked += 1
        self.changed.emit(self.state)

    def _dial(self, *, paused: bool, queue: str) -> None:
        if not self._by_code or queue:
            kind = NoticeKind.MANAGER_AWAY if self._manager.configured else NoticeKind.NOT_SUPPORTED
            raise UserError.of(kind, service="queues", profile="")
        code = self._codes.pause if paused else self._codes.unpause
        for account in self._accounts.all:
            call_id = self._calls.dial(code, account=account.id, purpose=Purpose.SERVICE)
            self._dialled[call_id] = account.number, paused
        self.changed.emit(self.state)

    def _on_call(self, change: CallChange) -> None:
        call = change.call
        if call.id not in self._dialled or not change.just_ended:
            return
        number, paused = self._dialled.pop(call.id)
        # The PBX answers a code that it has carried out, whoever hangs up then.
        if call.answered_at is None and call.cause not in {EndCause.REMOTE, EndCause.LOCAL}:
            self._warn(call.cause.value)
        elif not self._codes.blf:
            self._lamps[number] = paused  # nothing else tells
        self.changed.emit(self.state)

    def _warn(self, reason: str) -> None:
        self.told.emit(notice(NoticeKind.QUEUE_PAUSE_FAILED, Tone.WARNING, reason=reason))


def _together(paused: Iterable[bool]) -> PauseState:
    each = tuple(paused)
    if not each:
        return PauseState.NONE
    if all(each):
        return PauseState.PAUSED
    return PauseState.PARTLY if any(each) else PauseState.OPEN
