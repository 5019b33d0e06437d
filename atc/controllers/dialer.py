# SPDX-License-Identifier: GPL-3.0-or-later
"""The keypad: digits to call, or keys to send into the active call."""

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers.hold_guard import HoldGuard
from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.domain.calls import CallState
from atc.domain.numbers import dialable
from atc.services.calls import CallChange, CallService

_SENT_SHOWN = 24


class DialController(QObject):
    """What is typed on the keypad and what becomes of it. Main thread.

    Signals:
        textChanged: the typed number or the sent keys changed.
        lastChanged: another number is the last one called.
        modeChanged: keys go into a call now, or no longer.
        dialled: a number is being called.
    """

    textChanged = pyqtSignal()  # noqa: N815
    lastChanged = pyqtSignal()  # noqa: N815
    modeChanged = pyqtSignal()  # noqa: N815
    dialled = pyqtSignal()

    def __init__(
        self,
        service: CallService,
        guard: HoldGuard,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._guard = guard
        self._text = ""
        self._sent = ""
        self._last = ""
        self._tones = False
        self._unhook = service.changes.connect(self._on_change)

    @qt_property(str, notify=textChanged)
    def text(self) -> str:
        """The number being typed."""
        return self._text

    @qt_property(str, notify=textChanged)
    def sent(self) -> str:
        """The keys sent into the active call."""
        return self._sent[-_SENT_SHOWN:]

    @qt_property(str, notify=lastChanged)
    def last(self) -> str:
        """The last number called, for redial."""
        return self._last

    @qt_property(bool, notify=modeChanged)
    def sendsTones(self) -> bool:  # noqa: N802
        """Whether a key goes into the active call (DTMF)."""
        return self._tones

    @intent(str)
    def key(self, digit: str) -> None:
        """A key of the keypad: sent into the active call, else added to the number."""
        if self._tones and (active := self._service.active) is not None:
            self._service.send_dtmf(active.id, digit)
            self._sent += digit
        else:
            self._text += digit
        self.textChanged.emit()

    @qt_slot(str)
    def type(self, text: str) -> None:
        """The number was edited."""
        self._text = text
        self.textChanged.emit()

    @qt_slot()
    def erase(self) -> None:
        """Take the last digit away."""
        self._text = self._text[:-1]
        self.textChanged.emit()

    @intent()
    def call(self) -> None:
        """Call the number typed; with nothing typed, put the last one there."""
        if not self._text and self._last:
            self.type(self._last)
            return
        self.dial(self._text)

    @intent(str)
    def dial(self, number: str) -> None:
        """Call a number."""
        self._guard.check(("dial", number))
        self._service.dial(number)
        self._text = ""
        self.textChanged.emit()
        self.dialled.emit()

    @intent()
    def redial(self) -> None:
        """Call the last number again."""
        self._guard.check(("dial", self._last))
        self._service.dial(self._last)

    @qt_slot(str, result=bool)
    def canDial(self, text: str) -> bool:  # noqa: N802
        """Whether a typed text is a number."""
        number = dialable(text)
        return bool(number) and (number[0] in "+*#" or number[0].isdigit())

    def _on_change(self, change: CallChange) -> None:
        call, before = change.call, change.before
        if before is None and call.dialed and call.purpose.value == "call":
            self._last = call.dialed
            self.lastChanged.emit()
        active = self._service.active
        tones = active is not None
        if tones != self._tones:
            self._tones, self._sent = tones, ""
            self.modeChanged.emit()
            self.textChanged.emit()
        elif call.state is CallState.ACTIVE and before and before.state is not CallState.ACTIVE:
            self._sent = ""
            self.textChanged.emit()
