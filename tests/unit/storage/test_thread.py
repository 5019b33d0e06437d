# SPDX-License-Identifier: GPL-3.0-or-later
"""The storage thread: who goes first, who is silenced, what a failure leaves."""

import sqlite3
import threading

import pytest

from atc.adapters.storage.thread import Interrupted, Priority, StorageThread


class Shelf:
    """Stores that do nothing but take notes."""

    def __init__(self):
        self.interrupt = lambda: False
        self.settled = threading.Event()
        self.unsettled = False
        self.mends = False
        self.closed = False

    def watch(self, interrupt):
        self.interrupt = interrupt

    def settle(self):
        self.unsettled = False
        self.settled.set()

    def failed(self, _error):
        return self.mends

    def close(self):
        self.closed = True


class Desk:
    """A thread whose first job is held until `go`."""

    def __init__(self):
        self.shelf = Shelf()
        self.told = []
        self.order = []
        self.thread = StorageThread(lambda: self.shelf, lambda function: function())
        self.thread.troubled = self.told.append
        self.gate = threading.Event()
        self.thread.start()
        begun = threading.Event()
        self.thread.submit(Priority.LOOK_UP, lambda _: (begun.set(), self.gate.wait(10)))
        assert begun.wait(10)

    def note(self, priority, name, **options):
        self.thread.submit(priority, lambda _: name, self.order.append, **options)

    def go(self):
        self.gate.set()
        self.thread.wait_for(Priority.IDLE, lambda _: None)


@pytest.fixture
def desk():
    made = Desk()
    yield made
    made.gate.set()
    made.thread.stop()
    assert made.shelf.closed


def test_the_most_urgent_goes_first(desk):
    for priority in reversed(Priority):
        desk.note(priority, f"{priority.name} 1")
        desk.note(priority, f"{priority.name} 2")
    desk.go()

    assert desk.order == [f"{p.name} {n}" for p in Priority for n in (1, 2)]


def test_only_the_newest_question_of_a_stream_is_answered(desk):
    for text in ("a", "an", "ann"):
        desk.note(Priority.SEARCH, text, stream="search")
    desk.note(Priority.SEARCH, "other", stream="log")
    desk.go()

    assert desk.order == ["ann", "other"]


def test_a_running_question_is_interrupted_by_a_newer_one(desk):
    begun, ended = threading.Event(), []

    def long(shelf):
        begun.set()
        while not shelf.interrupt():
            pass
        ended.append("interrupted")
        raise sqlite3.OperationalError("interrupted")

    desk.thread.submit(Priority.SEARCH, long, desk.order.append, stream="search", repeatable=True)
    desk.gate.set()
    assert begun.wait(10)
    desk.note(Priority.SEARCH, "newer", stream="search", repeatable=True)
    desk.go()

    assert ended == ["interrupted"]
    assert desk.order == ["newer"]
    assert desk.told == []


def test_an_answer_that_is_on_its_way_is_silenced_too():
    waiting, answers = [], []
    thread = StorageThread(Shelf, waiting.append)
    thread.start()
    for text in ("old", "new"):
        thread.submit(Priority.SEARCH, lambda _, t=text: t, answers.append, stream="search")
        thread.wait_for(Priority.IDLE, lambda _: None)
    for deliver in waiting:
        deliver()
    thread.stop()

    assert answers == ["new"]


def test_reading_gives_way_to_a_look_up_and_is_done_again(desk):
    begun = threading.Event()
    runs = []

    def long(_):
        runs.append(1)
        begun.set()
        while len(runs) == 1:
            desk.thread.pause_point()
        return "page"

    desk.thread.submit(Priority.SMALL, long, desk.order.append, repeatable=True)
    desk.gate.set()
    assert begun.wait(10)
    desk.note(Priority.LOOK_UP, "look-up")
    desk.go()

    assert desk.order == ["look-up", "page"]
    assert len(runs) == 2


def test_writing_is_never_interrupted(desk):
    begun, more = threading.Event(), threading.Event()

    def long(shelf):
        begun.set()
        assert more.wait(10)
        assert not shelf.interrupt()
        return "written"

    desk.thread.submit(Priority.SYNC, long, desk.order.append)
    desk.gate.set()
    assert begun.wait(10)
    desk.note(Priority.LOOK_UP, "look-up")
    more.set()
    desk.go()

    assert desk.order == ["written", "look-up"]


def test_a_failure_is_told_once_and_answered_with_nothing(desk):
    def fail(_):
        raise OSError("disk full")

    for _ in range(3):
        desk.thread.submit(Priority.SMALL, fail, desk.order.append, otherwise="nothing")
    desk.go()

    assert desk.order == ["nothing"] * 3
    assert [str(error) for error in desk.told] == ["disk full"]


def test_a_job_is_tried_again_when_the_trouble_was_mended(desk):
    runs = []

    def fail_once(_):
        runs.append(1)
        if len(runs) == 1:
            raise sqlite3.DatabaseError("malformed")
        return "fine"

    desk.shelf.mends = True
    desk.thread.submit(Priority.SMALL, fail_once, desk.order.append)
    desk.go()

    assert desk.order == ["fine"]
    assert desk.told == []


def test_a_trouble_that_is_never_mended_ends(desk):
    def fail(_):
        raise sqlite3.DatabaseError("malformed")

    desk.shelf.mends = True
    desk.thread.submit(Priority.SMALL, fail, desk.order.append, otherwise="nothing")
    desk.go()

    assert desk.order == ["nothing"]


def test_what_was_written_is_settled_when_it_is_calm(desk):
    desk.shelf.unsettled = True
    desk.gate.set()

    assert desk.shelf.settled.wait(10)


def test_stopping_writes_what_waits_and_drops_what_reads(desk):
    desk.note(Priority.SMALL, "written", otherwise="lost")
    desk.note(Priority.SMALL, "read", otherwise="dropped", repeatable=True)
    stopper = threading.Thread(target=desk.thread.stop)
    stopper.start()
    desk.gate.set()
    stopper.join(10)

    assert sorted(desk.order) == ["dropped", "written"]
    desk.note(Priority.SMALL, "late", otherwise="too late")
    assert desk.order[-1] == "too late"
    with pytest.raises(Interrupted):
        desk.thread.wait_for(Priority.SYNC, lambda _: None)


def test_stopping_takes_a_bounded_time():
    shelf = Shelf()
    thread = StorageThread(lambda: shelf, lambda function: function())
    thread.start()
    begun = threading.Event()

    def endless(stores):
        begun.set()
        while not stores.interrupt():
            pass
        raise sqlite3.OperationalError("interrupted")

    answers = []
    thread.submit(Priority.SYNC, endless, answers.append, otherwise="given up")
    assert begun.wait(10)
    thread.stop(0.05)

    assert shelf.closed
    assert answers == ["given up"]


def test_what_cannot_be_opened_is_told_and_every_question_answered():
    def refuse():
        raise PermissionError("no rights")

    told, answers = [], []
    thread = StorageThread(refuse, lambda function: function())
    thread.troubled = told.append
    thread.start()
    thread.submit(Priority.SMALL, lambda _: 1, answers.append, otherwise="nothing")
    with pytest.raises(Interrupted):
        thread.wait_for(Priority.IDLE, lambda _: None)
    thread.stop()

    assert [str(error) for error in told] == ["no rights"]
    assert answers == ["nothing"]


def test_a_thread_that_never_started_answers_at_its_end():
    answers = []
    thread = StorageThread(Shelf, lambda function: function())
    thread.submit(Priority.SMALL, lambda _: 1, answers.append, otherwise="nothing")
    thread.stop()

    assert answers == ["nothing"]
