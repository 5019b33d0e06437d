# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks before an active call is held for another one, where the settings want that (C04)."""

from atc.domain.calls import CallId
from atc.domain.errors import UserError
from atc.domain.notices import NoticeKind, Tone, notice
from atc.ports.clock import Clock, Timer
from atc.services.calls import CallService

ASK_S = 5.0
"""How long the same wish counts as the confirmation; after that the answer was no."""


class HoldGuard:
    """Lets a wish pass, or asks once: the same wish again confirms it. Main thread."""

    def __init__(self, service: CallService, clock: Clock) -> None:
        self._service = service
        self._clock = clock
        self._asked: object = None
        self._timer: Timer | None = None

    def check(self, wish: object, card: CallId | None = None) -> None:
        """Pass, or ask on the card of the call that is to be answered, else in the message line.

        Raises:
            UserError: the active call would be held; it says whose.
        """
        active = self._service.active
        if not self._service.policy.confirm_hold or active is None or active.id == card:
            return
        confirmed = wish == self._asked
        self._forget()
        if confirmed:
            return
        question = notice(NoticeKind.CONFIRM_HOLD, Tone.WARNING, caller=active.remote.label)
        self._asked = wish
        self._timer = self._clock.call_later(ASK_S, lambda: self._expire(card))
        if card is not None:
            self._service.amend(card, notice=question)
        raise UserError(question)

    def _forget(self) -> None:
        self._asked = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _expire(self, card: CallId | None) -> None:
        self._forget()
        call = self._service.find(card) if card is not None else None
        if call is not None and call.notice and call.notice.kind is NoticeKind.CONFIRM_HOLD:
            self._service.amend(call.id, notice=None)
