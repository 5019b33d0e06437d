# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues over the real PBX's manager, by a user with no more rights than the README asks for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from atc.adapters.pbx.ami import AmiConfig, AmiLink
from atc.adapters.pbx.queues import QueuesPart, QueueWays
from atc.domain.events import Event, ManagerAnswered, ParkedCallsListed, ReachabilityChanged
from atc.domain.queues import (
    Queue,
    QueueCallDone,
    QueueCaller,
    QueueChanged,
    QueueMember,
    QueuesListed,
)
from atc.ports.pbx_manager import AddMember, FetchCaller, PauseMember, RemoveMember
from atc.runtime.aio import AsyncioThread
from tests.lab.plainphone import PlainPhone
from tests.labpbx import Lab, process

pytestmark = pytest.mark.lab
T = TypeVar("T")
E = TypeVar("E")
WAYS = QueueWays("Local/{ext}@queue-member", "PJSIP/{ext}", "{ext}@internal")


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    lab = Lab()
    ran = process.pid_of(lab.instance, "pbx") is not None
    lab.ensure_running()
    lab.hang_up_all()
    yield lab
    lab.hang_up_all()
    lab.close() if ran else lab.stop()


class Watch:
    """Everything that a link emitted, and what is true by now."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self.events: list[Event] = []
        self.queues: dict[str, Queue] = {}

    def emit(self, event: Event) -> None:
        with self._news:
            self.events.append(event)
            if isinstance(event, QueuesListed):
                self.queues = {queue.name: queue for queue in event.queues}
            elif isinstance(event, QueueChanged):
                self.queues[event.queue.name] = event.queue
            self._news.notify_all()

    def wait(self, what: Callable[[], T]) -> T:
        """What is found, as soon as it is something."""
        with self._news:
            found = self._news.wait_for(what, 60)
        assert found, self.queues
        return found

    def first(self, kind: type[E]) -> E:
        return self.wait(lambda: next((e for e in self.events if isinstance(e, kind)), None))

    def member(self, number: str, queue: str = "Reception") -> QueueMember | None:
        members = self.queues[queue].members
        return next((m for m in members if m.number == number), None)

    @property
    def waiting(self) -> tuple[QueueCaller, ...]:
        return self.queues["Reception"].callers

    @property
    def done(self) -> list[bool]:
        return [e.served for e in self.events if isinstance(e, QueueCallDone)]


@contextmanager
def linked(lab: Lab) -> Iterator[tuple[Watch, Callable[[object], str]]]:
    """A running link, and a way to have a command carried out; it returns the refusal."""
    ami = lab.facts["ami"]
    phones = {person.ext: person.ext for person in lab.office.people}
    user = f"{ami['user']}-least"
    config = AmiConfig("127.0.0.1", lab.instance.ports.ami, user, ami["secret"], phones)
    watch, thread = Watch(), AsyncioThread()
    thread.start()
    link = AmiLink(config, watch.emit, [QueuesPart(WAYS, watch.emit)])

    def do(command: object) -> str:
        thread.submit(link.carry_out(command)).result(15)
        answers = [e for e in watch.events if isinstance(e, ManagerAnswered)]
        return next(e.reason for e in reversed(answers) if e.command is command)

    try:
        thread.submit(link.run())
        watch.first(QueuesListed)
        yield watch, do
    finally:
        assert thread.stop()


def test_the_least_rights_suffice_for_everything(lab: Lab) -> None:
    with linked(lab) as (watch, do), PlainPhone(lab.port(), "204", lab.password("204")) as phone:
        assert len(watch.first(ReachabilityChanged).registered) == len(lab.office.people)
        watch.first(ParkedCallsListed)
        assert set(watch.queues) == {queue.name for queue in lab.office.queues}
        assert do(AddMember("Reception", "204", "Desk")) == ""
        added = watch.wait(lambda: watch.member("204"))
        assert (added.name, added.dynamic, added.paused) == ("Desk", True, False)
        assert do(PauseMember(added.interface, True, "Reception", "Lunch")) == ""
        watch.wait(lambda: watch.member("204").reason == "Lunch")
        lab.call_in("601", "0461555123", "Verdi Srl")
        waiting = watch.wait(lambda: watch.waiting)[0]
        assert waiting.party.name == "Verdi Srl"
        assert do(FetchCaller("Reception", waiting.id, "204")) == ""
        phone.wait_call().answer()
        watch.wait(lambda: not watch.waiting)
        assert do(FetchCaller("Reception", waiting.id, "204")) == "gone"
        assert do(RemoveMember("Reception", added.interface)) == ""
        watch.wait(lambda: watch.member("204") is None)
        assert do(RemoveMember("Reception", added.interface)) != ""
        assert do(PauseMember("Local/999@nowhere", True)) != ""
    lab.hang_up_all()


def test_each_call_is_told_as_the_pbx_writes_it_down(lab: Lab) -> None:
    log = lab.instance.side("pbx") / "log" / "queue_log"
    before = len(log.read_text().splitlines()) if log.exists() else 0
    with linked(lab) as (watch, do), PlainPhone(lab.port(), "204", lab.password("204")) as phone:
        assert do(AddMember("Reception", "204", "Desk")) == ""
        for n in range(6):
            caller = lab.call_in("601", f"046155510{n}", f"Caller {n}")
            call = phone.wait_call()
            watch.wait(lambda: watch.waiting)
            if n % 3:
                call.answer()
                watch.wait(lambda: not watch.waiting)
                lab.hang_up_all()
            else:
                caller.hangup()
            watch.wait(lambda n=n: len(watch.done) == n + 1)
        assert do(RemoveMember("Reception", "Local/204@queue-member")) == ""
        assert watch.done == [False, True, True, False, True, True]
    rows = [line.split("|") for line in log.read_text().splitlines()[before:]]
    ends = {"ABANDON": False, "COMPLETECALLER": True, "COMPLETEAGENT": True}
    assert [ends[row[4]] for row in rows if row[4] in ends] == watch.done


def test_a_busy_hour_is_counted_as_the_pbx_counts_it(lab: Lab) -> None:
    """Thirty callers of different patience at a queue of three robots; some are served."""
    lab.cli("queue reset stats Support")
    log = lab.instance.side("pbx") / "log" / "queue_log"
    before = len(log.read_text().splitlines()) if log.exists() else 0
    with linked(lab) as (watch, _):
        for n in range(30):
            patience = 3.0 + 4 * (n % 3)
            lab.call_in("603", f"04615552{n:02}", f"Caller {n}", talk_seconds=patience)
            watch.wait(lambda: len(watch.queues["Support"].callers) < 4)
        watch.wait(lambda: len(watch.done) == 30)
        served = sum(watch.done)
        assert 0 < served < 30
        watch.wait(lambda: watch.queues["Support"].figures.served == served)
        watch.wait(lambda: watch.queues["Support"].figures.lost == 30 - served)
        assert not watch.queues["Support"].callers
        taken = sum(m.taken for m in watch.queues["Support"].members)
        assert taken == served
    rows = [line.split("|") for line in log.read_text().splitlines()[before:]]
    ends = {"ABANDON": False, "COMPLETECALLER": True, "COMPLETEAGENT": True}
    assert [ends[row[4]] for row in rows if row[4] in ends] == watch.done
