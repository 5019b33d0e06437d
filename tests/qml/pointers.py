# SPDX-License-Identifier: GPL-3.0-or-later
"""A mouse and fingers for the real window."""

from pathlib import Path

from PyQt6.QtCore import Q_ARG, QMetaObject, QPoint, QPointF, Qt, QUrl
from PyQt6.QtQml import QQmlComponent
from PyQt6.QtQuick import QQuickItem
from PyQt6.QtTest import QTest

from tests.qml.stage import Stage

STEPS = 8


class Mouse:
    """The left button of a mouse."""

    name = "mouse"

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def press(self, at: QPointF) -> None:
        self.at = at
        QTest.mouseMove(self.stage.window, _pixel(at))
        QTest.mousePress(self.stage.window, Qt.MouseButton.LeftButton, pos=_pixel(at))

    def move(self, to: QPointF) -> None:
        self.at = to
        QTest.mouseMove(self.stage.window, _pixel(to))
        self.stage.settle()

    def release(self) -> None:
        QTest.mouseRelease(self.stage.window, Qt.MouseButton.LeftButton, pos=_pixel(self.at))
        self.stage.settle()

    def glide(self, to: QPointF) -> None:
        start = self.at
        for step in range(1, STEPS + 1):
            self.move(start + (to - start) * (step / STEPS))

    def drag(self, start: QPointF, to: QPointF) -> None:
        self.press(start)
        self.glide(to)
        self.release()

    def tap(self, at: QPointF) -> None:
        self.press(at)
        self.release()


class Finger(Mouse):
    """One finger on the glass; several may be down at once."""

    name = "touch"

    def __init__(self, stage: Stage, number: int = 1) -> None:
        super().__init__(stage)
        self.number = number
        component = QQmlComponent(
            stage.main.engine, QUrl.fromLocalFile(str(Path(__file__).with_name("TouchFinger.qml")))
        )
        item = component.create()
        assert isinstance(item, QQuickItem), component.errorString()
        item.setParentItem(stage.window.contentItem())
        item.setParent(stage.window)
        self._glass = item

    def press(self, at: QPointF) -> None:
        self.at = at
        self._send("press", at)

    def move(self, to: QPointF) -> None:
        self.at = to
        self._send("move", to)
        self.stage.frame()

    def release(self) -> None:
        self._send("release", self.at)
        self.stage.settle()

    def _send(self, what: str, at: QPointF) -> None:
        QMetaObject.invokeMethod(
            self._glass,
            what,
            Q_ARG("int", self.number),
            Q_ARG("double", at.x()),
            Q_ARG("double", at.y()),
        )


def _pixel(at: QPointF) -> QPoint:
    return at.toPoint()
