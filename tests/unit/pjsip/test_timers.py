# SPDX-License-Identifier: GPL-3.0-or-later
"""Delayed work runs when it is due, in order, and not when it was cancelled."""

import pytest

from atc.adapters.pjsip import timers
from atc.adapters.pjsip.timers import Timers


class FakeTime:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    fake = FakeTime()
    monkeypatch.setattr(timers, "monotonic", fake)
    return fake


def test_due_functions_come_in_their_order(time: FakeTime) -> None:
    ran: list[str] = []
    heap = Timers()
    heap.after(2.0, lambda: ran.append("late"))
    heap.after(1.0, lambda: ran.append("soon"))
    heap.after(1.0, lambda: ran.append("soon too"))
    time.now += 1.0
    for run in heap.due():
        run()
    assert ran == ["soon", "soon too"]


def test_cancelled_functions_do_not_run(time: FakeTime) -> None:
    heap = Timers()
    heap.after(1.0, lambda: None).cancel()
    time.now += 5.0
    assert heap.due() == []


def test_the_wait_ends_with_the_next_timer(time: FakeTime) -> None:
    heap = Timers()
    assert heap.wait_ms(1000) == 1000
    cancelled = heap.after(0.010, lambda: None)
    heap.after(0.5, lambda: None)
    assert 10 <= heap.wait_ms(1000) <= 11
    cancelled.cancel()
    assert 500 <= heap.wait_ms(1000) <= 501
    time.now += 1.0
    assert heap.wait_ms(1000) <= 1
