# SPDX-License-Identifier: GPL-3.0-or-later
"""The queues' page: live, supervised, without the manager, and on a PBX without queues."""

from collections.abc import Callable

from tests.fakes.manager import FakeManager, house
from tests.qml.stage import Stage


def live(stage: Stage) -> FakeManager:
    """Callers wait; we are paused in one of two queues."""
    manager = FakeManager(stage.desk)
    manager.up(*house(stage.desk.clock.now()))
    stage.tick(1)
    return manager


def queues(stage: Stage) -> None:
    live(stage)
    stage.page("queues")


def supervised(stage: Stage) -> None:
    live(stage)
    stage.page("queues")
    stage.item("choice-supervisor").tapped.emit()  # type: ignore[attr-defined]
    stage.settle()


def away(stage: Stage) -> None:
    live(stage).down()
    stage.page("queues")


def none(stage: Stage) -> None:
    stage.page("queues")


QUEUE_SCENES: dict[str, Callable[[Stage], None]] = {
    "queues": queues,
    "queues-supervised": supervised,
    "queues-away": away,
    "queues-none": none,
}
