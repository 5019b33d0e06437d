# SPDX-License-Identifier: GPL-3.0-or-later
"""The log as its service asks it: on the storage thread, in small jobs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from atc.adapters.storage.log_store import CHUNK
from atc.adapters.storage.thread import Priority
from atc.domain.call_log import LogFilter, LoggedCall
from tests.shared_log.desk import SharingDesk

COUNT = 2 * CHUNK + 50


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SharingDesk]:
    opened = SharingDesk(tmp_path / "desk", "", "anna")
    for number in range(COUNT):
        opened.call(f"c{number}", started_at=float(number))
    yield opened
    opened.close()


def uids(answer: object) -> list[str]:
    assert isinstance(answer, tuple)
    assert all(isinstance(call, LoggedCall) for call in answer)
    return [call.uid for call in answer]


@pytest.mark.parametrize("limit", [0, 1, CHUNK, CHUNK + 1, COUNT, COUNT + 1])
def test_the_newest_calls(desk: SharingDesk, limit: int) -> None:
    newest = [f"c{number}" for number in reversed(range(COUNT))]
    assert uids(desk.ask(desk.log.recent, limit)) == newest[:limit]


def test_a_long_period(desk: SharingDesk) -> None:
    found = uids(desk.ask(desk.log.between, 10.0, COUNT - 10.0))
    assert found == [f"c{number}" for number in range(10, COUNT - 10)]


def test_a_look_up_does_not_wait_behind_a_report(desk: SharingDesk) -> None:
    order: list[str] = []
    desk.log.between(0.0, COUNT, lambda _: order.append("report"))
    desk.thread.submit(Priority.LOOK_UP, lambda _: None, lambda _: order.append("look-up"))
    desk.until(lambda: len(order) == 2)
    assert order == ["look-up", "report"]


def test_of_several_questions_for_a_page_only_the_newest_is_answered(desk: SharingDesk) -> None:
    answered: list[str] = []
    for text in ("m", "ma", "mario"):
        desk.log.page(LogFilter(text=text), 0, 10, lambda page: answered.append(page.filter.text))
    desk.until(lambda: "mario" in answered)
    assert answered == ["mario"]
