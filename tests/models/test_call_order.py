# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of the cards in a column."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QObject
from PyQt6.QtTest import QAbstractItemModelTester

from atc.controllers.calls import CallsController
from atc.controllers.hold_guard import HoldGuard
from atc.controllers.ticker import Ticker
from tests.fakes.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def calls(desk: Desk, qapp: object) -> Iterator[CallsController]:  # noqa: ARG001
    owner = QObject()
    services = desk.services
    ticker = Ticker(desk.clock, owner)
    guard = HoldGuard(services.calls, desk.clock)
    yield CallsController(services.calls, services.pickup, guard, ticker, lambda _: None, owner)
    owner.deleteLater()


def shown(calls: CallsController) -> list[int]:
    return [row.call_id for row in calls.ringing.rows]


def test_those_who_wait_stand_above_those_who_gave_up(desk: Desk, calls: CallsController) -> None:
    tester = QAbstractItemModelTester(
        calls.ringing, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    first, second, third = (desk.ring(f"046100000{n}") for n in range(3))
    desk.end(first, 487)
    assert shown(calls) == [second, third, first]
    fourth = desk.ring("0461000009")
    assert shown(calls) == [second, third, fourth, first]
    desk.end(third, 487)
    assert shown(calls) == [second, fourth, third, first], "the newest of those who left first"
    del tester


def test_a_hidden_number_does_not_bring_the_window_forward(
    desk: Desk, calls: CallsController
) -> None:
    told: list[int] = []
    calls.rang.connect(told.append)
    desk.ring("", "")
    known = desk.ring("0461", "Anna")
    assert told == [known]
    assert [row.anonymous for row in calls.ringing.rows] == [True, False]
