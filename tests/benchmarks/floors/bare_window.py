# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor for the screen: a bare PyQt6 QML window with as many tiles as the console shows.

Prints `frame NANOSECONDS` (monotonic) at its first frame. With `--drag SECONDS` a card is then
dragged round it by mouse events and `frames COUNT SECONDS` is printed.
"""

import sys
import time

from PyQt6.QtCore import QTimer, QUrl
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQml import QQmlApplicationEngine

_QML = b"""
import QtQuick
Window {
    width: 1920; height: 1080; visible: true; visibility: Window.FullScreen
    Grid {
        x: 480; y: 120; columns: 7; spacing: 8
        Repeater {
            model: 60
            Rectangle {
                width: 190; height: 84; radius: 8; color: "#f4f4f4"; border.color: "#ccc"
                Text { x: 12; y: 8; text: "Person " + index; font.pixelSize: 18 }
                Text { x: 12; y: 32; text: 100 + index; font.pixelSize: 14 }
                Text { x: 12; y: 54; text: "Department"; font.pixelSize: 14 }
            }
        }
    }
    Rectangle {
        objectName: "card"; x: 20; y: 120; width: 280; height: 64; radius: 8; color: "#cfe8cf"
        Text { anchors.centerIn: parent; text: "Mario Bianchi"; font.pixelSize: 18 }
        DragHandler {}
    }
}
"""


def main() -> None:
    drag_s = float(sys.argv[2]) if sys.argv[1:2] == ["--drag"] else 0.0
    if drag_s:
        from PyQt6 import QtQuick  # noqa: F401, PLC0415 - makes the window known as one with items
    application = QGuiApplication(sys.argv[:1])
    engine = QQmlApplicationEngine()
    engine.loadData(_QML, QUrl("floor.qml"))
    window = engine.rootObjects()[0]

    def first_frame() -> None:
        window.frameSwapped.disconnect(first_frame)
        print("frame", time.monotonic_ns(), flush=True)
        if drag_s:
            QTimer.singleShot(300, begin)
        else:
            QTimer.singleShot(0, application.quit)

    def begin() -> None:
        from tests.benchmarks import gestures  # noqa: PLC0415 - brings QtTest: not at start

        counter = gestures.FrameCounter(window)
        began = time.monotonic()

        def lifted(_at: int) -> None:
            print("frames", counter.frames, time.monotonic() - began, flush=True)
            application.quit()

        card = next(i for i in window.contentItem().childItems() if i.objectName() == "card")
        middle = gestures.QPoint(1150, 560)
        path = gestures.circles(gestures.centre(card), middle, 320, drag_s)
        window.finger = gestures.Finger(window, path, lifted)

    window.frameSwapped.connect(first_frame)
    application.exec()
    del engine


if __name__ == "__main__":
    main()
