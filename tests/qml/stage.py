# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on real services, with a SIP side that the test plays."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PyQt6.QtCore import QDeadlineTimer, QObject, QPointF
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQuick import QQuickItem
from PyQt6.QtTest import QSignalSpy, QTest

from atc.controllers.build import Controllers, build_controllers
from atc.controllers.preferences import Preferences
from atc.controllers.problems import FileProblem
from atc.controllers.window import MainWindow
from atc.domain.extensions import Extension
from atc.domain.profile import PbxProfile
from tests.fakes.desk import PROFILE, Desk

SLOTS = tuple(str(n) for n in range(701, 711))
STAGE_PROFILE = replace(PROFILE, park=replace(PROFILE.park, slots=SLOTS, to_slot="*{slot}"))


class Stage:
    """A window that can be seen, touched and asked."""

    def __init__(
        self,
        people: tuple[Extension, ...],
        *,
        profile: PbxProfile = STAGE_PROFILE,
        preferences: Preferences | None = None,
        size: tuple[int, int] = (1280, 800),
        online: bool = True,
        favourites: tuple[str, ...] = (),
        problems: Sequence[FileProblem] = (),
        keys: Mapping[str, str] | None = None,
        reports: Path = Path("/nonexistent"),
    ) -> None:
        self.owner = QObject()
        self.desk = Desk(profile, people=people, online=online, reports=reports)
        for number in favourites:
            self.desk.services.favourites.set(number, favourite=True)
        self.controllers: Controllers = build_controllers(
            self.desk.services,
            telephony=self.desk.telephony,
            clock=self.desk.clock,
            profile=profile,
            preferences=preferences or Preferences(language="en", theme="light", motion=False),
            problems=problems,
            keys=keys,
            parent=self.owner,
        )
        self.main = MainWindow(self.controllers)
        self.window = self.main.window
        self.window.setWidth(size[0])
        self.window.setHeight(size[1])
        self.settle()

    def close(self) -> None:
        self.main.close()
        self.settle()
        self.owner.deleteLater()
        self.settle()

    def settle(self) -> None:
        """Let bindings, loaders and deferred deletions come to rest."""
        for _ in range(4):
            QGuiApplication.processEvents()
            QGuiApplication.sendPostedEvents(None, 52)  # QEvent::DeferredDelete

    def page(self, name: str) -> None:
        """Show one of the pages of the right-hand side."""
        self.item(f"tab-{name}").tapped.emit()  # type: ignore[attr-defined]
        self.settle()

    def tick(self, seconds: float) -> None:
        self.desk.clock.advance(seconds)
        self.controllers.ticker.touch()
        self.settle()

    def items(self, root: QQuickItem | None = None) -> list[QQuickItem]:
        """All items of the scene, drawn order."""
        found: list[QQuickItem] = []
        todo = [root or self.window.contentItem()]
        while todo:
            item = todo.pop()
            found.append(item)
            todo.extend(item.childItems())
        return found

    def find(self, name: str) -> QQuickItem | None:
        """The visible item with this objectName."""
        for item in self.items():
            if item.objectName() == name and item.isVisible():
                return item
        return None

    def item(self, name: str) -> QQuickItem:
        self.settle()
        found = self.find(name)
        assert found is not None, f"no visible item {name}"
        return found

    def centre(self, name: str) -> QPointF:
        self.frame()  # lists lay themselves out before they are painted
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))

    def wait(self, condition: Callable[[], bool], milliseconds: int = 3000) -> None:
        deadline = QDeadlineTimer(milliseconds)
        while not condition():
            assert not deadline.hasExpired(), "it did not come to pass"
            QTest.qWait(5)

    def frame(self) -> None:
        """Wait for the next frame: Qt Quick delivers finger movements once a frame."""
        painted = QSignalSpy(self.window.frameSwapped)
        self.window.update()
        assert painted.wait(2000), "no frame"
        self.settle()
