# SPDX-License-Identifier: GPL-3.0-or-later
"""Pauses that nobody has to think of: during a queue's call, after it, on leaving (Q02)."""

import logging
from collections.abc import Callable

from atc.domain.calls import Call, Direction
from atc.domain.errors import UserError
from atc.domain.queues import PauseState, QueueRules
from atc.ports.clock import Clock, Timer
from atc.services.calls import CallChange, CallService, ChangeKind
from atc.services.queue_pause import Membership, PauseService
from atc.services.queues import QueueService

log = logging.getLogger(__name__)

WRAP_UP, IN_CALL, CLOSED = "wrap-up", "in a call", "console closed"
"""What the PBX is told; the screen says it in the user's language."""


class AutoPause:
    """Pauses and goes on by the rules. What she does by hand always counts more. Main thread."""

    def __init__(
        self,
        pauses: PauseService,
        queues: QueueService,
        calls: CallService,
        rules: QueueRules,
        clock: Clock,
    ) -> None:
        self._pauses = pauses
        self._queues = queues
        self._calls = calls
        self._rules = rules
        self._clock = clock
        self._paused: tuple[Membership, ...] = ()
        self._by_code = False
        self._timer: Timer | None = None
        self._was_known = False
        calls.changes.connect(self._on_call)
        pauses.chosen.connect(lambda _: self._let_go())
        queues.changed.connect(lambda _: self._on_known())

    def sign_off(self, done: Callable[[], None]) -> bool:
        """The console is being left: pause where we are open, if that is the rule.

        Returns:
            Whether the PBX was asked; `done` is then called when it has answered.
        """
        if not self._rules.pause_on_quit:
            return False
        if self._queues.known:
            those = self._pauses.apart(paused=False)
            left = len(those)

            def answered() -> None:
                nonlocal left
                left -= 1
                if not left:
                    done()

            return bool(those) and self._try(
                lambda: self._pauses.set_these(those, paused=True, reason=CLOSED, done=answered)
            )
        if self._pauses.state is not PauseState.OPEN:
            return False
        self._pauses.changed.connect(lambda _: None if self._pauses.pending else done())
        return self._try(lambda: self._pauses.dial_all(paused=True))

    # -- inside ------------------------------------------------------------------------------------

    def _on_call(self, change: CallChange) -> None:
        call, before = change.call, change.before
        if not _of_queue(call) or change.kind is ChangeKind.REMOVED:
            return
        if before is not None and before.answered_at is None and not call.ended:
            self._stop_timer()
            if self._rules.pause_while_talking:
                self._pause(IN_CALL)
        elif change.just_ended and not any(_of_queue(c) and not c.ended for c in self._calls.all):
            self._wrap_up()

    def _wrap_up(self) -> None:
        seconds = self._rules.wrap_up_s
        if not seconds:
            self._go_on()
            return
        self._pause(WRAP_UP)
        self._stop_timer()
        self._timer = self._clock.call_later(seconds, self._go_on)

    def _pause(self, reason: str) -> None:
        if self._queues.known:
            ours = self._paused or self._pauses.apart(paused=False)
            if ours and self._try(lambda: self._pauses.set_these(ours, paused=True, reason=reason)):
                self._paused = ours
        elif not self._by_code and self._pauses.state is PauseState.OPEN:
            self._by_code = self._try(lambda: self._pauses.dial_all(paused=True))

    def _go_on(self) -> None:
        paused, by_code = self._paused, self._by_code
        self._let_go()
        places = {(queue, member.interface) for queue, member in paused}
        still = [
            (queue, member)
            for queue, member in self._pauses.apart(paused=True)
            if (queue, member.interface) in places and member.reason in {WRAP_UP, IN_CALL}
        ]
        if self._queues.known and still:
            self._try(lambda: self._pauses.set_these(still, paused=False))
        elif by_code:
            self._try(lambda: self._pauses.dial_all(paused=False))

    def _let_go(self) -> None:
        """From now on the pause is hers."""
        self._paused, self._by_code = (), False
        self._stop_timer()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _on_known(self) -> None:
        """Back after the console was closed: go on where that was the reason."""
        news, self._was_known = self._queues.known and not self._was_known, self._queues.known
        if news and self._rules.pause_on_quit:
            closed = [m for m in self._pauses.apart(paused=True) if m[1].reason == CLOSED]
            self._try(lambda: self._pauses.set_these(closed, paused=False))

    @staticmethod
    def _try(action: Callable[[], None]) -> bool:
        """Nobody asked for it, so a refusal is only written down."""
        try:
            action()
        except UserError as error:
            log.warning("automatic pause: %s", error)
            return False
        return True


def _of_queue(call: Call) -> bool:
    """Whether it is a queue's call that we took."""
    incoming = call.direction is Direction.INCOMING
    return incoming and bool(call.queue) and call.answered_at is not None
