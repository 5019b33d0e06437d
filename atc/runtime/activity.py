# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices that somebody is at the console."""

from collections.abc import Callable

from PyQt6.QtCore import QEvent, QObject

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class Activity(QObject):
    """Calls a function at each key, press and touch in a window. Main thread."""

    def __init__(self, window: QObject, touched: Callable[[], None]) -> None:
        """Watch a window for as long as it lives."""
        super().__init__(window)
        self._touched = touched
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject | None, event: QEvent | None) -> bool:  # noqa: N802 - Qt's
        """Look, and let everything pass."""
        if event is not None and event.type() in _SIGNS:
            self._touched()
        return False
