# SPDX-License-Identifier: GPL-3.0-or-later
"""The real time, by Qt's timers."""

import time
from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QObject, Qt, QTimer

_PRECISE_BELOW_S = 2.0
"""Shorter waits are felt to the frame; longer ones may fire 5 % off and save wake-ups."""


class QtClock(QObject):
    """Implements `atc.ports.clock.Clock`. Main thread only; timers end with the clock."""

    def now(self) -> float:
        """Wall-clock seconds since the epoch."""
        return time.time()

    def call_later(self, seconds: float, action: Callable[[], None]) -> "QtTimer":
        """Call `action` once, `seconds` from now; at the next turn when that is past."""
        return QtTimer(self, seconds, action)


class QtTimer:
    """One call that is due. Keeping it is not needed."""

    def __init__(self, clock: QObject, seconds: float, action: Callable[[], None]) -> None:
        self._action: Callable[[], None] | None = action
        self._timer: QTimer | None = QTimer(clock)
        precise = seconds < _PRECISE_BELOW_S
        kinds = Qt.TimerType
        self._timer.setTimerType(kinds.PreciseTimer if precise else kinds.CoarseTimer)
        self._timer.setSingleShot(True)
        # A partial, because PyQt keeps the object of a bound method only weakly.
        self._timer.timeout.connect(partial(QtTimer._fire, self))
        self._timer.start(max(0, round(seconds * 1000)))

    def cancel(self) -> None:
        """Do not make the call. Harmless when it was made already."""
        timer, self._timer, self._action = self._timer, None, None
        if timer is not None:
            timer.stop()
            timer.deleteLater()

    def _fire(self) -> None:
        action = self._action
        self.cancel()
        if action is not None:
            action()
