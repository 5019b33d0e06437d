# SPDX-License-Identifier: GPL-3.0-or-later
"""Timers, the asyncio thread, and ending on a signal."""

import asyncio
import gc
import os
import signal
import threading
import time
from concurrent.futures import CancelledError

import pytest
from PyQt6.QtCore import QObject

from atc.runtime.aio import AsyncioThread
from atc.runtime.clock import QtClock
from atc.runtime.unixsignals import QuitOnSignal


@pytest.mark.usefixtures("qapp")
def test_the_clock_tells_the_time():
    before = time.time()
    assert before <= QtClock().now() <= time.time()


def test_timers_fire_once_in_order_and_leave_nothing_behind(qtbot):
    clock = QtClock()
    seen = []
    clock.call_later(0.03, lambda: seen.append("late"))
    clock.call_later(0.0, lambda: seen.append("soon"))
    clock.call_later(-5, lambda: seen.append("past"))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert sorted(seen[:2]) == ["past", "soon"]
    assert seen[2] == "late"
    qtbot.waitUntil(lambda: clock.findChildren(QObject) == [])


def test_a_cancelled_timer_does_not_fire(qtbot):
    clock = QtClock()
    seen = []
    timer = clock.call_later(0.0, lambda: seen.append("cancelled"))
    timer.cancel()
    timer.cancel()
    fired = clock.call_later(0.01, lambda: seen.append("fired"))
    qtbot.waitUntil(lambda: seen == ["fired"])
    fired.cancel()


def test_a_timer_may_set_the_next(qtbot):
    clock = QtClock()
    seen = []

    def again():
        seen.append(1)
        if len(seen) < 3:
            clock.call_later(0.0, again)

    again()
    qtbot.waitUntil(lambda: len(seen) == 3)


@pytest.fixture
def aio():
    thread = AsyncioThread()
    thread.start()
    yield thread
    assert thread.stop()


def test_coroutines_run_on_their_thread(aio):
    async def where():
        await asyncio.sleep(0)
        return threading.current_thread().name

    assert aio.submit(where()).result(timeout=30) == "asyncio"


def test_a_failure_that_nobody_asks_for_is_logged(aio, caplog):
    async def fail():
        raise ValueError("boom")

    done = threading.Event()
    future = aio.submit(fail())
    future.add_done_callback(lambda _: done.set())
    assert done.wait(30)
    assert "boom" in caplog.text


def test_stopping_cancels_what_runs():
    aio = AsyncioThread()
    aio.start()
    started = threading.Event()
    cleaned = []

    async def work():
        try:
            started.set()
            await asyncio.sleep(3600)
        finally:
            cleaned.append(True)

    future = aio.submit(work())
    assert started.wait(30)
    assert aio.stop()
    assert cleaned == [True]
    with pytest.raises(CancelledError):
        future.result(timeout=30)


def test_after_stopping_nothing_starts_and_nobody_waits():
    aio = AsyncioThread()
    aio.start()
    assert aio.stop()
    assert aio.stop()

    async def work():
        return 1

    assert aio.submit(work()).cancelled()


def test_a_task_that_waits_for_ever_is_not_collected(aio):
    ended = threading.Event()

    async def serve():
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def collect():
        gc.collect()

    aio.submit(serve())  # nobody keeps what is returned
    aio.submit(collect()).result(5)
    gc.collect()
    assert not ended.is_set()


def test_stopping_before_starting_is_harmless():
    assert AsyncioThread().stop()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_quits_through_the_event_loop(qtbot, number):
    before = signal.getsignal(number)
    quits = []
    watcher = QuitOnSignal(lambda: quits.append(threading.current_thread()))
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: quits != [])
    finally:
        watcher.close()
    assert quits == [threading.main_thread()]
    assert signal.getsignal(number) == before
