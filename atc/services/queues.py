# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues live: who waits, what the PBX counts, and taking somebody out of the line (Q01, Q04)."""

from dataclasses import replace

from atc.domain.calls import CallId, CallState, Direction, EndCause, Party
from atc.domain.errors import UserError
from atc.domain.events import PbxManagerLink
from atc.domain.notices import Notice, NoticeKind, Tone, notice
from atc.domain.queues import Queue, QueueCaller, QueueChanged, QueueMember, QueuesListed
from atc.ports.clock import Clock, Timer
from atc.ports.pbx_manager import FetchCaller
from atc.services.accounts import AccountService
from atc.services.callers import CallerService
from atc.services.calls import CallChange, CallService, ChangeKind
from atc.services.hook import Hook
from atc.services.manager import ManagerService

FETCH_S = 8.0
"""How long a caller who was sent to us may take to ring here."""


class QueueService:
    """Keeps every queue's state as the PBX tells it. Main thread.

    Attributes:
        changed: emits the name of a queue that is different; empty: all of them.
        told: emits what went wrong.
        known: whether the PBX's word is present; otherwise there are no figures at all.
        picking: the callers who were asked for and have not rung here yet.
    """

    def __init__(
        self,
        manager: ManagerService,
        accounts: AccountService,
        calls: CallService,
        callers: CallerService,
        clock: Clock,
        *,
        picks: bool = True,
    ) -> None:
        """`picks`: whether the PBX profile names a way to take callers out."""
        self.changed: Hook[str] = Hook()
        self.told: Hook[Notice] = Hook()
        self.known = False
        self.picking: dict[str, QueueCaller] = {}
        self._manager = manager
        self._accounts = accounts
        self._calls = calls
        self._callers = callers
        self._clock = clock
        self._picks = picks
        self._queues: dict[str, Queue] = {}
        self._overdue: dict[str, Timer] = {}
        calls.changes.connect(self._on_call)

    # -- what there is -----------------------------------------------------------------------------

    @property
    def configured(self) -> bool:
        """Whether there is a way to know about queues at all."""
        return self._manager.configured

    @property
    def all(self) -> tuple[Queue, ...]:
        """Every queue, by name."""
        return tuple(self._queues[name] for name in sorted(self._queues, key=str.casefold))

    @property
    def mine(self) -> tuple[Queue, ...]:
        """The queues that one of our accounts is an agent of; all, when it is of none."""
        own = tuple(queue for queue in self.all if self.memberships(queue))
        return own or self.all

    @property
    def waiting(self) -> int:
        """How many callers wait in the queues that concern us."""
        return sum(len(queue.callers) for queue in self.mine)

    def find(self, name: str) -> Queue | None:
        """A queue by name."""
        return self._queues.get(name)

    def memberships(self, queue: Queue) -> tuple[QueueMember, ...]:
        """Our accounts as agents of a queue."""
        return tuple(m for m in queue.members if self._accounts.is_own(m.number))

    # -- what she does -----------------------------------------------------------------------------

    def pick(self, queue: str, caller_id: str) -> None:
        """Take a waiting caller onto a line of ours, in front of all others.

        Raises:
            UserError: the caller is gone, no line is free, the PBX cannot be asked.
        """
        caller = self._caller(queue, caller_id)
        if caller is None:
            raise UserError.of(NoticeKind.QUEUE_CALLER_GONE, caller="")
        if caller_id in self.picking:
            return
        ringing = self._ringing(caller.party)
        if ringing is not None:
            self._calls.answer(ringing)  # it rings here already, as one of the queue's agents
            return
        if not self._picks:
            raise UserError.of(NoticeKind.NOT_SUPPORTED, service="pick", profile="")
        if not self._calls.free_line():
            raise UserError.of(NoticeKind.NO_FREE_LINE, lines=str(self._calls.policy.lines))
        account = self._accounts.for_dialing(None)
        command = FetchCaller(queue, caller_id, account.number)
        self._manager.submit(command, lambda reason: self._on_fetched(caller, reason))
        self.picking[caller_id] = caller
        self._overdue[caller_id] = self._clock.call_later(
            FETCH_S, lambda: self._on_fetched(caller, EndCause.NO_ANSWER.value)
        )
        self.changed.emit(queue)

    def pick_longest(self) -> None:
        """Take whoever waits longest in our queues.

        Raises:
            UserError: nobody waits, or as `pick`.
        """
        waiting = [(c.joined_at, q.name, c.id) for q in self.mine for c in q.callers]
        free = [each for each in waiting if each[2] not in self.picking]
        if not free:
            raise UserError.of(NoticeKind.QUEUE_CALLER_GONE, caller="")
        _, queue, caller_id = min(free)
        self.pick(queue, caller_id)

    # -- what the PBX tells ------------------------------------------------------------------------

    def on_listed(self, event: QueuesListed) -> None:
        """All queues, after the link came up."""
        before = self._queues
        self._queues = {}
        for queue in event.queues:
            self._queues[queue.name] = self._named(queue, before.get(queue.name))
        self.known = True
        self.changed.emit("")

    def on_changed(self, event: QueueChanged) -> None:
        """One queue."""
        queue = event.queue
        if self.known:
            self._queues[queue.name] = self._named(queue, self._queues.get(queue.name))
            self.changed.emit(queue.name)

    def on_link(self, event: PbxManagerLink) -> None:
        """Without the link nothing is known any more."""
        if not event.up and self.known:
            self.known = False
            self._queues = {}
            self.changed.emit("")

    # -- inside ------------------------------------------------------------------------------------

    def _caller(self, queue: str, caller_id: str) -> QueueCaller | None:
        found = self._queues.get(queue)
        callers = found.callers if found else ()
        return next((caller for caller in callers if caller.id == caller_id), None)

    def _named(self, queue: Queue, before: Queue | None) -> Queue:
        """Callers by the names that the house and the phonebook know them by."""
        known = {caller.id: caller for caller in before.callers} if before else {}
        callers = []
        for caller in queue.callers:
            old = known.get(caller.id)
            party = self._callers.party(caller.party)
            if old is None:
                self._look_up(queue.name, caller)
            elif abs(old.joined_at - caller.joined_at) < 2:
                caller = replace(caller, joined_at=old.joined_at)  # noqa: PLW2901 - timers stay
            callers.append(replace(caller, party=party))
        return replace(queue, callers=tuple(callers))

    def _look_up(self, name: str, caller: QueueCaller) -> None:
        def found(card: object) -> None:
            queue = self._queues.get(name)
            party = self._callers.party(caller.party)
            if card is None or queue is None or party == caller.party:
                return
            callers = tuple(
                replace(c, party=party) if c.id == caller.id else c for c in queue.callers
            )
            if callers != queue.callers:
                self._queues[name] = replace(queue, callers=callers)
                self.changed.emit(name)

        if not caller.party.anonymous:
            self._callers.look_up(caller.party.number, found)

    def _ringing(self, party: Party) -> CallId | None:
        """Somebody of that number who rings here now."""
        if party.anonymous:
            return None
        ringing = (call for call in self._calls.all if call.state is CallState.RINGING)
        return next((call.id for call in ringing if self._same(call.remote, party)), None)

    def _same(self, one: Party, other: Party) -> bool:
        if one.anonymous or other.anonymous:
            return one.anonymous and other.anonymous
        keys = self._callers.key(one.number), self._callers.key(other.number)
        return one.number == other.number or (bool(keys[0]) and keys[0] == keys[1])

    def _on_call(self, change: CallChange) -> None:
        """A caller who was asked for rings here: answered at once, it was her wish."""
        call = change.call
        if change.kind is not ChangeKind.ADDED or call.direction is not Direction.INCOMING:
            return
        for caller in tuple(self.picking.values()):
            if self._same(call.remote, caller.party):
                self._settle(caller)
                self._clock.call_later(0, lambda: self._answer(call.id))
                return

    def _answer(self, call_id: CallId) -> None:
        try:
            self._calls.answer(call_id)
        except UserError as error:
            self.told.emit(error.notice)

    def _on_fetched(self, caller: QueueCaller, reason: str) -> None:
        if not reason or caller.id not in self.picking:
            return
        self._settle(caller)
        gone = reason == "gone"
        kind = NoticeKind.QUEUE_CALLER_GONE if gone else NoticeKind.QUEUE_PICK_FAILED
        self.told.emit(notice(kind, Tone.WARNING, caller=caller.party.label, reason=reason))

    def _settle(self, caller: QueueCaller) -> None:
        self.picking.pop(caller.id, None)
        timer = self._overdue.pop(caller.id, None)
        if timer is not None:
            timer.cancel()
        self.changed.emit("")
