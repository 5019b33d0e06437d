# SPDX-License-Identifier: GPL-3.0-or-later
"""The way from other threads to the main thread."""

import itertools
import threading
from concurrent.futures import CancelledError

import pytest
from PyQt6.QtCore import QTimer

from atc.domain.calls import AccountId, CallId, Party
from atc.domain.events import AudioLevels, CallArrived, CallEnded, PhoneStateChanged
from atc.domain.extensions import PhoneState
from atc.runtime.bridge import EventBridge


def lamp(number, state=PhoneState.BUSY):
    return PhoneStateChanged(str(number), state)


def ended(number):
    return CallEnded(CallId(number), 200, "", 0.0)


class Ticks:
    """A clock that goes on by one step each time it is read."""

    def __init__(self, step):
        self.step = step
        self.now = 0.0

    def __call__(self):
        self.now += self.step
        return self.now


@pytest.fixture
def make(qapp):  # noqa: ARG001 - there must be one
    bridges = []

    def build(handler=None, **options):
        bridges.append(EventBridge(handler, **options))
        return bridges[-1]

    yield build
    for bridge in bridges:
        bridge.close()
        bridge.deleteLater()


def in_thread(function):
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()


def test_events_arrive_on_the_main_thread_in_order(make, qtbot):
    seen = []
    bridge = make(lambda event: seen.append((event, threading.current_thread())))
    events = [ended(each) for each in range(100)]
    in_thread(lambda: [bridge.post(each) for each in events])
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 100)
    assert [event for event, _ in seen] == events
    assert {thread for _, thread in seen} == {threading.main_thread()}


def test_one_wake_up_for_any_number_of_events(make, qtbot):
    seen = []
    bridge = make(seen.append)
    wakes = []
    bridge._woken.connect(lambda: wakes.append(1))
    in_thread(lambda: [bridge.post(ended(each)) for each in range(1000)])
    qtbot.waitUntil(lambda: len(seen) == 1000)
    assert len(wakes) == 1
    bridge.post(ended(1))
    qtbot.waitUntil(lambda: len(seen) == 1001)


def test_posting_on_the_main_thread_does_not_handle_at_once(make, qtbot):
    seen = []
    bridge = make(seen.append)
    bridge.post(ended(1))
    assert seen == []
    qtbot.waitUntil(lambda: seen == [ended(1)])


def test_of_a_lamp_only_the_latest_state_is_shown(make, qtbot):
    seen = []
    bridge = make(seen.append)
    for state in (PhoneState.RINGING, PhoneState.BUSY, PhoneState.IDLE):
        bridge.post(lamp(101, state))
        bridge.post(lamp(102, state))
    qtbot.waitUntil(lambda: bridge.pending == 0)
    assert seen == [lamp(101, PhoneState.IDLE), lamp(102, PhoneState.IDLE)]


def test_a_lamp_that_never_rests_is_still_shown(make, qtbot):
    """Its place in the queue is that of its first change, others do not get ahead for ever."""
    seen = []
    bridge = make(seen.append, budget_s=0, monotonic=Ticks(1))
    for number in range(5):
        bridge.post(lamp(number))
    bridge.post(lamp(0, PhoneState.IDLE))
    qtbot.waitUntil(lambda: seen != [])
    assert seen[0] == lamp(0, PhoneState.IDLE)


def test_levels_are_states_too(make, qtbot):
    seen = []
    bridge = make(seen.append)
    for level in (0.1, 0.2):
        bridge.post(AudioLevels(CallId(1), level, level))
    qtbot.waitUntil(lambda: bridge.pending == 0)
    assert seen == [AudioLevels(CallId(1), 0.2, 0.2)]


def test_calls_jump_ahead_of_a_storm_of_lamps_and_the_window_has_its_turns(make, qtbot):
    """Every turn handles a few only; a call that comes amid the storm is the next to be handled."""
    seen = []
    turns = []
    ring = CallArrived(CallId(7), AccountId("200"), Party("0655510"), "200", 0.0)

    def handler(event):
        seen.append(event)
        if len(seen) == 50:
            in_thread(lambda: bridge.post(ring))

    bridge = make(handler, budget_s=10, monotonic=Ticks(1))
    in_thread(lambda: [bridge.post(lamp(each)) for each in range(1000)])

    def window_turn():
        turns.append(len(seen))
        if len(seen) < 1001:
            QTimer.singleShot(0, window_turn)

    window_turn()
    qtbot.waitUntil(lambda: len(seen) == 1001)
    assert seen[50] == ring
    assert max(after - before for before, after in itertools.pairwise(turns)) <= 11


def test_a_storm_from_two_threads_loses_nothing(make, qtbot):
    seen = []
    bridge = make(seen.append)

    def storm(first):
        for each in range(5000):
            bridge.post(lamp(each % 1000, PhoneState.RINGING))
            if each % 10 == 0:
                bridge.post(ended(first + each))
        for each in range(1000):
            bridge.post(lamp(each, PhoneState.IDLE))

    threads = [threading.Thread(target=storm, args=(first,)) for first in (0, 1_000_000)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(
        lambda: not any(each.is_alive() for each in threads) and bridge.pending == 0, timeout=60_000
    )
    calls = [each.call_id for each in seen if isinstance(each, CallEnded)]
    for first in (0, 1_000_000):
        mine = [each for each in calls if first <= each < first + 1_000_000]
        assert mine == [first + each for each in range(0, 5000, 10)]
    last = {each.number: each.state for each in seen if isinstance(each, PhoneStateChanged)}
    assert len(last) == 1000
    assert set(last.values()) == {PhoneState.IDLE}


def test_a_handler_that_fails_does_not_stop_the_next(make, qtbot, caplog):
    seen = []

    def handler(event):
        if event.call_id == 1:
            raise ValueError("boom")
        seen.append(event)

    bridge = make(handler)
    bridge.post(ended(1))
    bridge.post(ended(2))
    qtbot.waitUntil(lambda: seen == [ended(2)])
    assert "boom" in caplog.text


def test_call_runs_on_the_main_thread_between_the_events_around_it(make, qtbot):
    seen = []
    bridge = make(seen.append)
    results = []

    def other():
        bridge.post(ended(1))
        future = bridge.call(lambda: (seen.append("call"), threading.current_thread())[1])
        bridge.post(ended(2))
        results.append(future.result(timeout=30))

    thread = threading.Thread(target=other)
    thread.start()
    qtbot.waitUntil(lambda: results != [])
    thread.join()
    assert seen == [ended(1), "call", ended(2)]
    assert results == [threading.main_thread()]


def test_call_gives_back_what_was_raised(make, qtbot):
    bridge = make()
    futures = []
    in_thread(lambda: futures.append(bridge.call(lambda: 1 / 0)))
    qtbot.waitUntil(futures[0].done)
    with pytest.raises(ZeroDivisionError):
        futures[0].result()


def test_call_on_the_main_thread_itself_does_not_wait_for_itself(make):
    assert make().call(lambda: 42).result(timeout=0) == 42


def test_a_cancelled_call_is_not_made(make, qtbot):
    made = []
    bridge = make()
    futures = []
    in_thread(lambda: futures.append(bridge.call(lambda: made.append(1))))
    assert futures[0].cancel()
    qtbot.waitUntil(lambda: bridge.pending == 0)
    assert made == []


def test_closing_lets_nobody_wait_for_ever(make, qtbot):
    seen = []
    bridge = make(seen.append)
    futures = []
    in_thread(lambda: futures.append(bridge.call(lambda: 1)))
    bridge.post(ended(1))
    bridge.close()
    in_thread(lambda: futures.append(bridge.call(lambda: 2)))
    in_thread(lambda: bridge.post(ended(2)))
    for future in futures:
        with pytest.raises(CancelledError):
            future.result(timeout=0)
    assert bridge.pending == 0
    qtbot.wait(0)
    assert seen == []
