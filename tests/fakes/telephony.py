# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins at the ports: a SIP side that records, a clock turned by hand, a small store."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

from atc.domain.calls import CallId
from atc.domain.favourites import FavouriteBoard
from atc.ports.telephony import Command

C = TypeVar("C")


class FakeTelephony:
    """Records commands; tests answer them with events."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self._ids = count(1)

    def new_call_id(self) -> CallId:
        return CallId(next(self._ids))

    def submit(self, command: Command) -> None:
        self.commands.append(command)

    def sent(self, kind: type[C]) -> list[C]:
        """All commands of a kind, in order."""
        return [c for c in self.commands if isinstance(c, kind)]

    def last(self, kind: type[C]) -> C:
        """The latest command of a kind; fails when there is none."""
        found = self.sent(kind)
        assert found, f"no {kind.__name__} among {self.commands}"
        return found[-1]


@dataclass
class FakeTimer:
    due: float
    action: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class FakeClock:
    """Stands still until `advance`."""

    time: float = 1_000_000.0
    timers: list[FakeTimer] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def call_later(self, seconds: float, action: Callable[[], None]) -> FakeTimer:
        timer = FakeTimer(self.time + seconds, action)
        self.timers.append(timer)
        return timer

    def advance(self, seconds: float) -> None:
        """Let time pass, firing what falls due in order."""
        end = self.time + seconds
        while due := [t for t in self.timers if t.due <= end and not t.cancelled]:
            timer = min(due, key=lambda t: t.due)
            self.timers.remove(timer)
            self.time = max(self.time, timer.due)
            timer.action()
        self.time = end


@dataclass
class FakeFavourites:
    board: FavouriteBoard = field(default_factory=FavouriteBoard)

    def load(self) -> FavouriteBoard:
        return self.board

    def save(self, board: FavouriteBoard) -> None:
        self.board = board
