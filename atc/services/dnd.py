# SPDX-License-Identifier: GPL-3.0-or-later
"""Do not disturb: locally at once (486), and on the PBX by its code, so that others see it."""

from enum import Enum

from atc.domain.calls import Call, CallId, EndCause, Purpose
from atc.domain.errors import UserError
from atc.domain.events import PhoneStateChanged
from atc.domain.extensions import PhoneState
from atc.domain.notices import Notice, NoticeKind, Tone, notice
from atc.domain.profile import DndProfile
from atc.ports.telephony import SetRefuseAll, TelephonyPort
from atc.services.calls import CallChange, CallService
from atc.services.hook import Hook
from atc.services.policy import DndMode


class DndState(Enum):
    """What the button shows."""

    OFF = "off"
    ON = "on"
    PENDING = "pending"


class DndService:
    """Turns do-not-disturb on and off.

    Attributes:
        changed: emits the state.
        told: emits what went wrong, None when nothing did.
    """

    def __init__(
        self,
        calls: CallService,
        telephony: TelephonyPort,
        codes: DndProfile,
        mode: DndMode = DndMode.BOTH,
    ) -> None:
        self.changed: Hook[DndState] = Hook()
        self.told: Hook[Notice] = Hook()
        self._calls = calls
        self._telephony = telephony
        self._codes = codes if mode is not DndMode.LOCAL else DndProfile()
        self._refuses_here = mode is not DndMode.PBX or not codes.on
        self._on = False
        self._lamp: bool | None = None
        self._asked: CallId | None = None
        calls.hidden_changes.connect(self._on_call)

    @property
    def state(self) -> DndState:
        """Off, on, or waiting for the PBX."""
        if self._asked is not None:
            return DndState.PENDING
        return DndState.ON if self._on else DndState.OFF

    def toggle(self) -> None:
        """Turn it the other way."""
        self.set(on=not self._on)

    def set(self, *, on: bool) -> None:
        """Turn it on or off; what is done here works at once, whatever the PBX says."""
        self._on = on
        self._refuse(on)
        code = self._codes.on if on else self._codes.off
        if code:
            try:
                self._asked = self._calls.dial(code, purpose=Purpose.SERVICE)
            except UserError as error:
                self._warn(error.notice.kind.value)
        self.changed.emit(self.state)

    def on_lamp(self, _name: str, event: PhoneStateChanged) -> None:
        """Our own do-not-disturb lamp: somebody may have turned it on another phone."""
        on = event.state is PhoneState.BUSY
        if event.state is PhoneState.UNKNOWN or not self._codes.on:
            return  # acting here only, the PBX's lamp says nothing about us
        before, self._lamp = self._lamp, on
        news = on != before and (on or before is not None)
        if not news or on == self._on or self._asked is not None:
            return
        self._on = on
        self._refuse(on)
        self.changed.emit(self.state)

    def _refuse(self, on: bool) -> None:
        if self._refuses_here:
            self._telephony.submit(SetRefuseAll(on))

    def _on_call(self, change: CallChange) -> None:
        call = change.call
        if call.id != self._asked or not change.just_ended:
            return
        self._asked = None
        if not _accepted(call):
            self._warn(call.cause.value)
        self.changed.emit(self.state)

    def _warn(self, reason: str) -> None:
        self.told.emit(notice(NoticeKind.DND_FAILED, Tone.WARNING, reason=reason))


def _accepted(call: Call) -> bool:
    """A code's call that was answered, by whoever ended it, did its work."""
    return call.answered_at is not None or call.cause in {EndCause.REMOTE, EndCause.LOCAL}
