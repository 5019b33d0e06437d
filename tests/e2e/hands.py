# SPDX-License-Identifier: GPL-3.0-or-later
"""A receptionist for tests: she sees items by name, taps, drags and types on the real window."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PyQt6.QtCore import Q_ARG, QMetaObject, QObject, QPoint, QPointF, Qt, QUrl
from PyQt6.QtQml import QQmlComponent, QQmlEngine
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from PyQt6.QtTest import QTest

T = TypeVar("T")
STEPS = 12


class Hands:
    """Mouse, one finger and keyboard. `touch` chooses the finger for taps and drags."""

    def __init__(self, window: QQuickWindow, engine: QQmlEngine, *, touch: bool = False) -> None:
        self.window = window
        self.touch = touch
        component = QQmlComponent(
            engine, QUrl.fromLocalFile(str(Path(__file__).with_name("Fingers.qml")))
        )
        self._fingers = component.create()
        assert self._fingers is not None, component.errorString()
        self._fingers.setProperty("parent", window.contentItem())
        self._component = component

    # -- seeing --------------------------------------------------------------------------------

    def find(self, name: str) -> QQuickItem | None:
        """The visible item of this name."""
        todo = [self.window.contentItem()]
        while todo:
            item = todo.pop()
            if not item.isVisible():
                continue
            if item.objectName() == name:
                return item
            todo.extend(item.childItems())
        return None

    def sees(self, name: str) -> bool:
        return self.find(name) is not None

    def wait(self, what: Callable[[], T], why: str = "", within: float = 10) -> T:
        """Let the window live until `what` gives something true."""
        end = time.monotonic() + within
        while not (found := what()):
            assert time.monotonic() < end, f"never: {why or what}"
            QTest.qWait(10)
        return found

    def item(self, name: str, within: float = 10) -> QQuickItem:
        found = self.wait(lambda: self.find(name), f"{name} on the screen", within)
        assert found is not None
        return found

    def point(self, name: str, dx: float = 0.5, dy: float = 0.5) -> QPoint:
        """A point of an item, in the window; 0.5, 0.5 is its middle."""
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() * dx, item.height() * dy)).toPoint()

    def settled(self, name: str) -> QPoint:
        """An item's middle, once the layout has come to rest."""
        at = self.point(name)
        while True:
            QTest.qWait(20)
            before, at = at, self.point(name)
            if at == before:
                return at

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def texts(self, name: str) -> list[str]:
        """Everything that can be read within an item, from top to bottom; empty without it."""
        root = self.find(name)
        found: list[str] = []
        todo = [root] if root is not None else []
        while todo:
            item = todo.pop()
            if item.isVisible():
                if item.inherits("QQuickText") and item.property("text"):
                    found.append(str(item.property("text")))
                todo.extend(reversed(item.childItems()))
        return found

    # -- doing ---------------------------------------------------------------------------------

    def tap(self, name: str) -> None:
        # Afresh each time: a card that moves to another column is another item.
        self.wait(lambda: (i := self.find(name)) and i.property("enabled"), f"{name} enabled")
        at = self.settled(name)
        self._press(at)
        self._release(at)

    def drag(
        self, name: str, onto: str, *, zone: str = "", dx: float = 0.3, dy: float = 0.25
    ) -> None:
        """Drag one item onto another; `zone` is where on the grown target to let go."""
        start = self.point(name, dx, dy)
        self._press(start)
        self._glide(start, end := self.point(onto))
        if zone:
            self._glide(end, end := self.settled(zone))
        self._release(end)

    def lift(self, name: str, onto: str) -> QPoint:
        """Drag without letting go."""
        start = self.point(name, 0.3, 0.25)
        self._press(start)
        end = self.point(onto)
        self._glide(start, end)
        return end

    def glide(self, start: QPoint, onto: str) -> QPoint:
        """Go on to another item with what was lifted."""
        end = self.point(onto)
        self._glide(start, end)
        return end

    def let_go(self, at: QPoint) -> None:
        self._release(at)

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.window, key, modifiers)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClick(self.window, character)

    # -- inside --------------------------------------------------------------------------------

    def _glide(self, start: QPoint, end: QPoint) -> None:
        for step in range(1, STEPS + 1):
            self._move(start + (end - start) * step / STEPS)
            QTest.qWait(8)  # a finger takes its time; the drag follows it frame by frame

    def _press(self, at: QPoint) -> None:
        if self.touch:
            self._finger("down", at)
        else:
            QTest.mousePress(self.window, Qt.MouseButton.LeftButton, pos=at)

    def _move(self, at: QPoint) -> None:
        if self.touch:
            self._finger("move", at)
        else:
            QTest.mouseMove(self.window, at)

    def _release(self, at: QPoint) -> None:
        if self.touch:
            self._finger("up", at)
        else:
            QTest.mouseRelease(self.window, Qt.MouseButton.LeftButton, pos=at)

    def _finger(self, what: str, at: QPoint) -> None:
        root: QObject = self.window.contentItem()
        done = QMetaObject.invokeMethod(
            self._fingers,
            what,
            Q_ARG("QQuickItem*", root),
            Q_ARG(float, float(at.x())),
            Q_ARG(float, float(at.y())),
        )
        assert done is not False
