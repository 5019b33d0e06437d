# SPDX-License-Identifier: GPL-3.0-or-later
"""How we are, as others see it: chosen by hand, or following the phone."""

from dataclasses import dataclass

from atc.domain.calls import LIVE_STATES
from atc.domain.messaging import Presence
from atc.ports.clock import Clock, Timer
from atc.ports.messaging import MessagingPort
from atc.services.calls import CallChange, CallService
from atc.services.dnd import DndService, DndState
from atc.services.hook import Hook


@dataclass(frozen=True, slots=True)
class OwnPresence:
    """Our own state.

    Attributes:
        choice: what was chosen by hand; None: it follows the phone.
        shown: what others see.
        status: a few words of our own.
    """

    choice: Presence | None = None
    shown: Presence = Presence.AVAILABLE
    status: str = ""


class PresenceService:
    """Tells others how we are. Main thread.

    Following the phone: *not available* with do-not-disturb, *busy* in a call, *away* when nobody
    touched the console for a while, else *available*.

    Attributes:
        changed: emits our state.
    """

    def __init__(
        self,
        port: MessagingPort | None,
        calls: CallService,
        dnd: DndService,
        clock: Clock,
        away_after_s: float,
    ) -> None:
        self.changed: Hook[OwnPresence] = Hook()
        self._port = port
        self._calls = calls
        self._dnd = dnd
        self._clock = clock
        self._away_after_s = away_after_s
        self._idle: Timer | None = None
        self._touched_at: float | None = None
        self._away = False
        self._own = OwnPresence()
        if port is not None:
            calls.changes.connect(self._on_call)
            dnd.changed.connect(self._on_dnd)

    @property
    def own(self) -> OwnPresence:
        """Our state."""
        return self._own

    def choose(self, presence: Presence | None, status: str = "") -> None:
        """Choose a state by hand, or None to follow the phone."""
        self._set(presence, status)

    def touched(self) -> None:
        """Somebody is there: a key, a tap. Cheap; call it as often as it happens."""
        self._touched_at = self._clock.now()
        if self._idle is None and self._port is not None and self._away_after_s > 0:
            self._idle = self._clock.call_later(self._away_after_s, self._check_idle)
        if self._away:
            self._away = False
            self._follow()

    def _check_idle(self) -> None:
        self._idle = None
        quiet = self._clock.now() - (self._touched_at or 0.0)
        if quiet < self._away_after_s:
            left = self._away_after_s - quiet
            self._idle = self._clock.call_later(left, self._check_idle)
            return
        self._away = True
        self._follow()

    def _on_call(self, change: CallChange) -> None:
        if change.call.live:
            self.touched()  # who talks is there, whatever she answered with
        self._follow()

    def _on_dnd(self, _state: DndState) -> None:
        self._follow()

    def _follow(self) -> None:
        if self._own.choice is None:
            self._set(None, self._own.status)

    def _set(self, choice: Presence | None, status: str) -> None:
        own = OwnPresence(choice, self._phone() if choice is None else choice, status)
        before, self._own = self._own, own
        if own == before:
            return
        if self._port is not None and (own.shown, status) != (before.shown, before.status):
            self._port.set_presence(own.shown, status)
        self.changed.emit(own)

    def _phone(self) -> Presence:
        if self._dnd.state is DndState.ON:
            return Presence.NOT_AVAILABLE
        if any(call.state in LIVE_STATES and not call.background for call in self._calls.all):
            return Presence.BUSY
        return Presence.AWAY if self._away else Presence.AVAILABLE
