# SPDX-License-Identifier: GPL-3.0-or-later
"""Every finger and the mouse as the window gets them, whatever becomes of the items below them."""

from PyQt6.QtCore import QEvent, QObject, QPointF, QTimer, pyqtSignal
from PyQt6.QtGui import QEventPoint, QPointerEvent
from PyQt6.QtQuick import QQuickWindow

from atc.controllers.qt import qt_slot

_WATCHED = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
}
_DOWN = {QEventPoint.State.Pressed, QEventPoint.State.Updated, QEventPoint.State.Stationary}


class PointersController(QObject):
    """Watches one window, so that a drag ends at its release even when its card is gone.

    It takes no event away. Main thread.

    Signals:
        began: a finger came down, and no other was down before: its place in the window.
        moved: a finger that is down moved: its id and its place in the window.
        ended: a finger was lifted. Comes after the window's items were told.
        lost: the system took the fingers away. Comes after the window's items were told.
    """

    began = pyqtSignal(QPointF)
    moved = pyqtSignal(int, QPointF)
    ended = pyqtSignal(int)
    lost = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._down: set[int] = set()

    def watch(self, window: QQuickWindow) -> None:
        """Begin to watch a window, for as long as this object lives."""
        window.installEventFilter(self)

    @qt_slot(int, result=bool)
    def isDown(self, point: int) -> bool:  # noqa: N802
        """Whether this finger (of the mouse: its left button) is down."""
        return point in self._down

    @property
    def any_down(self) -> bool:
        """Whether any finger, or the mouse's left button, is down."""
        return bool(self._down)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """See an event before the window does."""
        if event is not None and event.type() in _WATCHED:
            if event.type() is QEvent.Type.TouchCancel:
                self._down.clear()
                QTimer.singleShot(0, self.lost.emit)
            elif isinstance(event, QPointerEvent):
                for point in event.points():
                    self._note(point)
        return super().eventFilter(watched, event)

    def _note(self, point: QEventPoint) -> None:
        number, state = point.id(), point.state()
        if state is QEventPoint.State.Pressed:
            if not self._down:
                self.began.emit(point.position())
            self._down.add(number)
        elif state is QEventPoint.State.Released:
            self._down.discard(number)
            QTimer.singleShot(0, lambda: self.ended.emit(number))
        elif state in _DOWN and number in self._down:
            self.moved.emit(number, point.position())
