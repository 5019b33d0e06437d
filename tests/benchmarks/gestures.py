# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands: real mouse events into a window, and a count of the frames that it shows meanwhile.

Runs in the process that owns the window, the console's or the bare window's.
"""

import math
import time
from collections.abc import Callable, Iterator

from PyQt6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from PyQt6.QtTest import QTest

STEP_MS = 16
"""Between two positions of a finger: sixty times a second, as touch screens report it."""


def centre(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def tap(window: QQuickWindow, at: QPoint) -> int:
    """Press and lift; the time before the press, monotonic nanoseconds."""
    began = time.monotonic_ns()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    return began


def _press(window: QQuickWindow, at: QPoint) -> None:
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def _release(window: QQuickWindow, at: QPoint) -> None:
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


class Finger(QObject):
    """Moves along a path, one step each 16 ms, and lifts at its end."""

    def __init__(
        self,
        window: QQuickWindow,
        path: Iterator[QPoint],
        lifted: Callable[[int], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._path = path
        self._lifted = lifted
        self._at = next(path)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)
        _press(window, self._at)
        self._timer.start()

    def _step(self) -> None:
        at = next(self._path, None)
        if at is not None:
            self._at = at
            QTest.mouseMove(self._window, at)
            return
        self._timer.stop()
        began = time.monotonic_ns()
        _release(self._window, self._at)
        self._lifted(began)
        self.deleteLater()


def straight(start: QPoint, end: QPoint, steps: int = 14) -> Iterator[QPoint]:
    """From one place to another, with some steps of rest at the end."""
    for step in range(steps + 1):
        share = step / steps
        yield QPoint(
            round(start.x() + (end.x() - start.x()) * share),
            round(start.y() + (end.y() - start.y()) * share),
        )
    for _ in range(3):
        yield end


def circles(start: QPoint, middle: QPoint, radius: int, seconds: float) -> Iterator[QPoint]:
    """Once from the start to the middle and then round and round it, for some time, and back."""
    yield start
    began = time.monotonic()
    while (gone := time.monotonic() - began) < seconds:
        angle = gone * math.tau / 2.5
        yield QPoint(
            middle.x() + round(radius * math.cos(angle)),
            middle.y() + round(radius * math.sin(angle) * 0.6),
        )
    yield start


class FrameCounter:
    """Counts the frames that a window has shown."""

    def __init__(self, window: QQuickWindow) -> None:
        self.frames = 0
        window.frameSwapped.connect(self._shown)

    def _shown(self) -> None:
        self.frames += 1
