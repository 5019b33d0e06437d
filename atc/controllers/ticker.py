# SPDX-License-Identifier: GPL-3.0-or-later
"""The one heartbeat that moves every timer on the screen."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal

from atc.controllers.qt import qt_property
from atc.ports.clock import Clock


class Ticker(QObject):
    """Tells the time once a second while somebody needs it, and sleeps otherwise. Main thread.

    All timers follow it, so they all change in the same frame.

    Signals:
        nowChanged: a second went by.
    """

    nowChanged = pyqtSignal()  # noqa: N815

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._now = clock.now()
        self._needs: set[str] = set()
        self._watchers: list[Callable[[float], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @qt_property(float, notify=nowChanged)
    def now(self) -> float:
        """Wall-clock seconds since the epoch, as of the last beat."""
        return self._now

    @property
    def running(self) -> bool:
        """Whether it beats."""
        return bool(self._needs)

    def need(self, who: str, needed: bool) -> None:
        """Somebody begins or ceases to show running timers."""
        before = self.running
        (self._needs.add if needed else self._needs.discard)(who)
        if self.running and not before:
            self._beat()
        elif not self.running:
            self._timer.stop()

    def touch(self) -> None:
        """Take over the time at once, when something begins in the middle of a second."""
        self._now = self._clock.now()
        self.nowChanged.emit()

    def each_beat(self, watcher: Callable[[float], None]) -> None:
        """Let Python code follow the beat too."""
        self._watchers.append(watcher)

    def _beat(self) -> None:
        self.touch()
        for watcher in self._watchers:
            watcher(self._now)
        if self.running:
            self._timer.start(1000 - int(self._now * 1000) % 1000 + 2)
