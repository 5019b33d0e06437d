# SPDX-License-Identifier: GPL-3.0-or-later
"""What she hears besides voices: ringing, call waiting, the reminder of a held call."""

from typing import TYPE_CHECKING

from atc.domain.calls import Call, CallId, CallState
from atc.domain.urgency import urgency
from atc.ports.clock import Clock, Timer
from atc.ports.telephony import PlayCue, RingTone, StartRing, StopRing, TelephonyPort
from atc.services.calls import CallChange, CallService
from atc.services.hook import Hook

if TYPE_CHECKING:
    from collections.abc import Callable

CALL_WAITING_EVERY_S = 6.0

RING_TONES = {
    tone.value: tone for tone in (RingTone.INTERNAL, RingTone.EXTERNAL, RingTone.PRIORITY)
}
"""What a category can ring with."""


class AlertService:
    """Rings while calls wait; while she talks, a soft beep instead.

    Attributes:
        silenced: emits when the ringing is stopped, so that whatever else rings stops too.
        tone_of: the ring tone that a call's category asks for (`RingTone`), empty for the usual.
    """

    def __init__(
        self, calls: CallService, telephony: TelephonyPort, clock: Clock, longest_internal: int = 4
    ) -> None:
        self._calls = calls
        self._telephony = telephony
        self._clock = clock
        self._longest_internal = longest_internal
        self.tone_of: Callable[[Call], str] = lambda _: ""
        self._speaker = True
        self._ringing: RingTone | None = None
        self.silenced: Hook[bool] = Hook()
        self._silenced: set[CallId] = set()
        self._beep: Timer | None = None
        self._reminders: dict[CallId, Timer] = {}
        calls.changes.connect(self._on_call)

    def silence(self) -> None:
        """Stop the ringing of the calls that wait now; a new one rings again."""
        self._silenced = {c.id for c in self._calls.all if c.waiting}
        self._refresh()
        self.silenced.emit(value=True)

    def use_speaker(self, on: bool) -> None:
        """Ring on our own speaker, or leave the ringing to a headset."""
        if on != self._speaker:
            self._speaker = on
            self._refresh()

    def _on_call(self, change: CallChange) -> None:
        self._refresh()
        self._remind(change.call)

    def _refresh(self) -> None:
        waiting = sorted((c for c in self._calls.all if c.waiting), key=urgency)
        self._silenced &= {c.id for c in waiting}
        loud = [c for c in waiting if c.id not in self._silenced and not c.pending.value]
        talking = self._calls.active is not None
        self._ring(self._tone(loud[0]) if loud and not talking and self._speaker else None)
        if loud and talking and self._beep is None:
            self._beep_on()
        elif self._beep is not None and not (loud and talking):
            self._beep.cancel()
            self._beep = None

    def _ring(self, tone: RingTone | None) -> None:
        if tone is self._ringing:
            return
        self._ringing = tone
        self._telephony.submit(StopRing() if tone is None else StartRing(tone))

    def _tone(self, call: Call) -> RingTone:
        wanted = self.tone_of(call)
        if wanted in RING_TONES:
            return RING_TONES[wanted]
        internal = 0 < len(call.remote.number) <= self._longest_internal
        return RingTone.INTERNAL if internal else RingTone.EXTERNAL

    def _beep_on(self) -> None:
        self._telephony.submit(PlayCue(RingTone.CALL_WAITING))
        self._beep = self._clock.call_later(CALL_WAITING_EVERY_S, self._beep_on)

    def _remind(self, call: Call) -> None:
        seconds = self._calls.policy.hold_reminder_s
        if call.state is CallState.HELD and seconds and call.id not in self._reminders:
            self._arm(call.id, seconds)
        elif call.state is not CallState.HELD and call.id in self._reminders:
            self._reminders.pop(call.id).cancel()

    def _arm(self, call_id: CallId, seconds: float) -> None:
        self._reminders[call_id] = self._clock.call_later(seconds, lambda: self._due(call_id))

    def _due(self, call_id: CallId) -> None:
        self._reminders.pop(call_id, None)
        call = self._calls.find(call_id)
        if call is not None and call.state is CallState.HELD:
            self._telephony.submit(PlayCue(RingTone.HOLD_REMINDER))
            self._arm(call_id, self._calls.policy.hold_reminder_s / 2)
