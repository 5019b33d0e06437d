# SPDX-License-Identifier: GPL-3.0-or-later
"""The real console with observers: started as its own process by `tests.benchmarks.console`.

It runs `atc` as the command line would, after putting an observer beside the machine. Orders come
as JSON lines on standard input, reports go as JSON lines to the file descriptor given first:

    python -m tests.benchmarks.driver FD PROBES --config FILE

PROBES is a comma-separated list of `start`, `cards`, `lamps`, `headset` (a virtual one).
What is seen is seen when a frame has been shown; times are `time.monotonic_ns`.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from PyQt6.QtCore import QObject, QPoint, QSocketNotifier
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQuick import QQuickItem

from atc import bootstrap
from atc.__main__ import main as atc_main
from atc.domain.accounts import RegistrationState
from atc.domain.extensions import Extension, PhoneState

_TILES = "extension-grid"
_RINGING = "ringing-column"


def walk(root: QQuickItem) -> Iterator[QQuickItem]:
    """All items below one, nearest first."""
    todo = [root]
    while todo:
        item = todo.pop()
        yield item
        todo.extend(item.childItems())


class Observer(QObject):
    """Sees what the window shows and moves the mouse over it."""

    def __init__(
        self, machine: bootstrap.Machine, out: int, probes: set[str], hand: Any = None
    ) -> None:
        super().__init__()
        self._machine = machine
        self._hand = hand
        self._window = machine.window.window
        self._out = out
        self._cards: set[str] = set()
        self._lamps: dict[str, tuple[str, str]] = {}
        self._paints: list[tuple[int, str, str, str]] = []
        self._paint = False
        self._frames = 0
        self._known: set[str] = set()
        self._tiles_wanted = len(machine.services.extensions.all)
        self._rows: dict[str, QQuickItem] = {}
        self._counter: Any = None
        self._finger: Any = None
        if "start" in probes:
            self._window.frameSwapped.connect(self._starting)
        if "cards" in probes:
            self._window.frameSwapped.connect(self._see_cards)
        if "lamps" in probes:
            machine.services.extensions.changed.connect(self._confirmed)
            machine.services.accounts.changed.connect(self._account)
        self._orders = b""
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._readable)
        self._does: dict[str, Callable[[dict[str, Any]], None]] = {
            "tap": self._tap,
            "drop": self._drop,
            "drag": self._drag,
            "paint": self._watch_paint,
            "grab": self._grab,
            "hook": self._hook,
            "quit": lambda _order: QGuiApplication.quit(),
        }

    def _report(self, **told: Any) -> None:
        os.write(self._out, json.dumps(told).encode() + b"\n")

    # What is on the screen

    def _starting(self) -> None:
        now = time.monotonic_ns()
        if self._frames == 0:
            self._report(seen="frame", at=now)
        self._frames += 1
        accounts = self._machine.services.accounts.all
        if not any(a.state is RegistrationState.REGISTERED for a in accounts):
            return
        phones = [tile.property("phone") for tile in self._tiles()]
        if sum(phone != "unknown" for phone in phones) >= min(60, self._tiles_wanted):
            self._window.frameSwapped.disconnect(self._starting)
            self._report(seen="ready", at=now, tiles=len(phones))

    def _row(self, name: str) -> QQuickItem:
        found = self._rows.get(name)
        if found is None:
            found = self._rows[name] = self._find(name)
        return found

    def _tiles(self) -> list[QQuickItem]:
        content = self._row(_TILES).property("contentItem")
        return [i for i in content.childItems() if i.objectName().startswith("tile-")]

    def _find(self, name: str) -> QQuickItem:
        for item in walk(self._window.contentItem()):
            if item.objectName() == name and item.isVisible():
                return item
        raise LookupError(f"no visible {name}")

    def _see_cards(self) -> None:
        now = time.monotonic_ns()
        for column in (_RINGING, "active-column"):
            for item in self._cards_in(column):
                name, phase = item.objectName(), item.property("phase")
                key = f"{name} {phase}"
                if key not in self._cards and item.isVisible() and item.opacity() > 0:
                    self._cards.add(key)
                    self._report(seen="card", name=name, phase=phase, at=now)
        if self._paint:
            self._see_paint(now)

    def _cards_in(self, column: str) -> list[QQuickItem]:
        for list_view in self._row(column).childItems():
            content = list_view.property("contentItem")
            if content is not None:
                return [i for i in content.childItems() if i.objectName().startswith("call-")]
        return []

    def _grab(self, order: dict[str, Any]) -> None:
        """Save a picture, to see what went wrong in a measurement."""
        self._window.grabWindow().save(order["file"])
        self._report(done=order["id"])

    def _watch_paint(self, order: dict[str, Any]) -> None:
        self._paint = order["on"]
        if self._paint:
            self._paints, self._lamps = [], {}
            self._report(done=order["id"], tiles=[t.property("number") for t in self._tiles()])
        else:
            self._report(done=order["id"], paints=self._paints)

    def _see_paint(self, now: int) -> None:
        for tile in self._tiles():
            number = tile.property("number")
            shown = (tile.property("phone"), tile.property("peer"))
            if self._lamps.get(number) != shown:
                self._lamps[number] = shown
                self._paints.append((now, number, *shown))

    # What the services know

    def _account(self, account: Any) -> None:
        if account.state is RegistrationState.REGISTERED:
            self._report(seen="registered", at=time.monotonic_ns())

    def _confirmed(self, extension: Extension) -> None:
        if extension.state is PhoneState.UNKNOWN:
            self._known.discard(extension.number)
            return
        self._known.add(extension.number)
        if len(self._known) == self._tiles_wanted:
            self._report(seen="lamps", at=time.monotonic_ns(), count=len(self._known))

    # What is done to it

    def _readable(self) -> None:
        data = os.read(0, 65536)
        if not data:
            QGuiApplication.quit()
            return
        *orders, self._orders = (self._orders + data).split(b"\n")
        for line in orders:
            order = json.loads(line)
            try:
                self._does[order["do"]](order)
            except LookupError as error:
                self._report(done=order["id"], error=str(error))

    def _tap(self, order: dict[str, Any]) -> None:
        from tests.benchmarks import gestures  # noqa: PLC0415 - brings QtTest: not at start

        item = self._find(order["name"])
        self._report(done=order["id"], at=gestures.tap(self._window, gestures.centre(item)))

    def _hook(self, order: dict[str, Any]) -> None:
        from atc.adapters.headset.report_map import Out  # noqa: PLC0415 - only with a headset

        lit = Out[order["lit"]]
        self._hand.press_when(lit, lambda at: self._report(done=order["id"], at=at))

    def _drop(self, order: dict[str, Any]) -> None:
        from tests.benchmarks import gestures  # noqa: PLC0415 - brings QtTest: not at start

        start = self._grip(order["card"])
        end = gestures.centre(self._find(order["tile"]))
        path = gestures.straight(start, end)
        lifted = lambda at: self._report(done=order["id"], at=at)  # noqa: E731
        self._finger = gestures.Finger(self._window, path, lifted, self)

    def _drag(self, order: dict[str, Any]) -> None:
        from tests.benchmarks import gestures  # noqa: PLC0415 - brings QtTest: not at start

        counter = gestures.FrameCounter(self._window)
        began = time.monotonic()
        ghost = next(i for i in walk(self._window.contentItem()) if i.objectName() == "drag-ghost")
        seen = {"ghost": False}

        def watch() -> None:
            seen["ghost"] = seen["ghost"] or ghost.isVisible()

        def lifted(_at: int) -> None:
            self._window.frameSwapped.disconnect(watch)
            self._report(
                done=order["id"],
                frames=counter.frames,
                seconds=time.monotonic() - began,
                dragged=seen["ghost"],
            )

        self._window.frameSwapped.connect(watch)
        grid = gestures.centre(self._row(_TILES))
        path = gestures.circles(self._grip(order["card"]), grid, 320, order["seconds"])
        self._finger = gestures.Finger(self._window, path, lifted, self)

    def _grip(self, card: str) -> QPoint:
        """A place on the card where no button is: its name."""
        from tests.benchmarks import gestures  # noqa: PLC0415 - brings QtTest: not at start

        return gestures.centre(self._find(f"{card}-name"))


def main() -> int:
    out, probes, *arguments = sys.argv[1:]
    wanted = set(probes.split(","))

    class ObservedMachine(bootstrap.Machine):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            hand = None
            if "headset" in wanted:
                from tests.benchmarks.headset_hand import HeadsetHand  # noqa: PLC0415 - only then

                hand = HeadsetHand()
                kwargs["build_headset"] = hand.build
            super().__init__(*args, **kwargs)
            self._observer = Observer(self, int(out), wanted, hand)

        def stop(self) -> None:
            self._observer.deleteLater()
            super().stop()

    bootstrap.Machine = ObservedMachine  # type: ignore[misc]
    return atc_main(arguments)


if __name__ == "__main__":
    sys.exit(main())
