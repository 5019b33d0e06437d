# SPDX-License-Identifier: GPL-3.0-or-later
"""A manager interface that records what it is asked; the test answers."""

from typing import TypeVar

from atc.domain.calls import Party
from atc.domain.events import ManagerAnswered, PbxManagerLink
from atc.domain.queues import (
    MemberState,
    Queue,
    QueueCaller,
    QueueFigures,
    QueueMember,
    QueuesListed,
)
from tests.fakes.desk import Desk

C = TypeVar("C")


class FakeManager:
    """Implements `PbxManagerPort` for a desk."""

    def __init__(self, desk: Desk) -> None:
        self.commands: list[object] = []
        self._desk = desk
        desk.services.manager.configured = True
        desk.services.manager.attach(self)

    def submit(self, command: object) -> None:
        self.commands.append(command)

    def sent(self, kind: type[C]) -> list[C]:
        return [c for c in self.commands if isinstance(c, kind)]

    def answer(self, reason: str = "") -> None:
        """Answer all that is open, the oldest first."""
        for command in tuple(self.commands):
            self._desk.tell(ManagerAnswered(command, reason))

    def up(self, *queues: Queue) -> None:
        self._desk.tell(PbxManagerLink(up=True))
        self._desk.tell(QueuesListed(queues))

    def down(self) -> None:
        self._desk.tell(PbxManagerLink(up=False, reason="connection closed"))


def caller(n: int, name: str, number: str, joined_at: float) -> QueueCaller:
    return QueueCaller(f"1700000000.{n}", f"PJSIP/trunk-{n:08x}", Party(number, name), joined_at)


def member(number: str, name: str = "", **fields: object) -> QueueMember:
    fields.setdefault("state", MemberState.FREE)
    return QueueMember(f"PJSIP/{number}", number, name or number, **fields)  # type: ignore[arg-type]


def house(now: float) -> tuple[Queue, ...]:
    """Three queues in the middle of a morning; 200 is our own number."""
    return (
        Queue(
            "Reception",
            (
                caller(1, "Officine Meccaniche Dolomiti", "+393471234567", now - 95),
                caller(2, "", "", now - 40),
                caller(3, "Studio Legale Bianchi e Associati", "+390461998877", now - 8),
            ),
            (
                member("200", "Reception", taken=23, last_call_at=now - 340),
                member("201", "Reception 2", state=MemberState.TALKING, taken=31),
            ),
            QueueFigures(lost=4, served=54, talk_s=83, wait_s=21),
        ),
        Queue(
            "Sales",
            (),
            (
                member("200", "Reception", paused=True, reason="Lunch", paused_at=now - 600),
                member("101", "Anna Rossi", state=MemberState.RINGING, taken=12),
                member("104", "Dario", state=MemberState.ABSENT, dynamic=True),
            ),
            QueueFigures(lost=1, served=12, talk_s=190, wait_s=35),
        ),
        Queue("Support", (), (member("102", "Bruno Verdi"),), QueueFigures(served=7, talk_s=300)),
    )
