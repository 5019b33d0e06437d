# SPDX-License-Identifier: GPL-3.0-or-later
"""The manager link tells what is true at the real PBX, and lives through its death."""

import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from atc.adapters.pbx.ami import AmiConfig, AmiLink
from atc.domain.calls import Party
from atc.domain.events import (
    CallParked,
    Event,
    ParkedCallLeft,
    ParkedCallsListed,
    PbxManagerLink,
    ReachabilityChanged,
)
from atc.runtime.aio import AsyncioThread
from tests.lab.plainphone import PlainCall, PlainPhone
from tests.labpbx import Call, Lab, process

pytestmark = pytest.mark.lab

CALLER = Party("0612345001", "ACME SpA - Mario Rossi")
SLOTS = frozenset(str(number) for number in (*range(701, 721), *range(890, 900)))
E = TypeVar("E", bound=Event)


class Heard:
    """What a link emitted, for another thread to wait for."""

    def __init__(self) -> None:
        self._events: queue.Queue[Event] = queue.Queue()
        self.emit = self._events.put

    def until(self, kind: type[E], match: Callable[[E], bool] = lambda _: True) -> E:
        deadline = time.monotonic() + 30
        while True:
            event = self._events.get(timeout=max(0.01, deadline - time.monotonic()))
            if isinstance(event, kind) and match(event):
                return event

    def registered(self, number: str) -> bool:
        """The next word about this phone."""
        told = self.until(ReachabilityChanged, lambda e: number in dict(e.registered))
        return dict(told.registered)[number]


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    lab = Lab()
    ran = process.pid_of(lab.instance, "pbx") is not None
    lab.ensure_running()
    yield lab
    lab.close() if ran else lab.stop()


@contextmanager
def linked(lab: Lab, secret: str | None = None) -> Iterator[Heard]:
    """A running link, and what it tells."""
    ami = lab.facts["ami"]
    phones = {person.ext: person.ext for person in lab.office.people}
    config = AmiConfig(
        "127.0.0.1", lab.instance.ports.ami, ami["user"], secret or ami["secret"], phones, SLOTS
    )
    heard, thread = Heard(), AsyncioThread()
    thread.start()
    try:
        thread.submit(AmiLink(config, heard.emit).run())
        yield heard
    finally:
        assert thread.stop()


@pytest.fixture
def phone(lab: Lab) -> Iterator[PlainPhone]:
    lab.hang_up_all()
    with PlainPhone(lab.port(), "203", lab.password("203")) as phone:
        yield phone
    lab.hang_up_all()


def connect(lab: Lab, phone: PlainPhone) -> tuple[Call, PlainCall]:
    """Somebody outside calls the phone, which answers."""
    mark = lab.pbx.mark()
    caller = lab.call_in(phone.user, CALLER.number, CALLER.name)
    call = phone.wait_call()
    call.answer()
    caller.wait_up()
    lab.pbx.wait(
        lambda e: (
            e.get("Event") == "BridgeEnter" and e["Channel"].startswith(f"PJSIP/{phone.user}-")
        ),
        since=mark,
    )
    return caller, call


def test_it_knows_every_registered_phone_and_sees_one_go_and_come(lab: Lab) -> None:
    with linked(lab) as heard:
        assert heard.until(PbxManagerLink).up
        told = dict(heard.until(ReachabilityChanged).registered)
        assert told == {p.ext: p.robot != "absent" for p in lab.office.people}
        lab.robot_unregister("120")
        assert heard.registered("120") is False
        lab.robot_register("120")
        assert heard.registered("120") is True


def test_a_parked_call_from_parking_to_fetching(lab: Lab, phone: PlainPhone) -> None:
    with linked(lab) as heard:
        heard.until(ParkedCallsListed)
        _, call = connect(lab, phone)
        call.transfer("*70705")
        parked = heard.until(CallParked)
        assert (parked.slot, parked.caller) == ("705", CALLER)
        assert parked.parked_by == Party(phone.user)
        assert parked.timeout_s is not None
        assert 40 <= parked.timeout_s <= 45
        with linked(lab) as late:
            listed = late.until(ParkedCallsListed)
            assert [(c.slot, c.caller) for c in listed.calls] == [("705", CALLER)]
        phone.dial("705")
        left = heard.until(ParkedCallLeft)
        assert (left.slot, left.why) == ("705", "retrieved")
        assert left.by is not None
        assert left.by.number == phone.user


def test_an_attended_parking_ends_with_the_caller_in_the_slot(lab: Lab, phone: PlainPhone) -> None:
    with linked(lab) as heard:
        heard.until(ParkedCallsListed)
        caller, call = connect(lab, phone)
        call.hold()
        announced = phone.dial("888")
        slot = heard.until(CallParked).slot
        call.transfer("888", replaces=announced)
        parked = heard.until(CallParked, lambda e: e.caller.number == CALLER.number)
        assert parked.slot == slot
        caller.ami.action("Hangup", Channel=_channel(caller))
        left = heard.until(ParkedCallLeft)
        assert (left.slot, left.why) == (slot, "abandoned")


def _channel(caller: Call) -> str:
    rows = caller.ami.action("CoreShowChannels")
    return next(row["Channel"] for row in rows if row.get("Uniqueid") == caller.call_id)


def test_a_call_that_nobody_fetches_times_out(lab: Lab, phone: PlainPhone) -> None:
    lab.park_seconds(2)
    try:
        with linked(lab) as heard:
            heard.until(ParkedCallsListed)
            _, call = connect(lab, phone)
            call.transfer("700")
            slot = heard.until(CallParked).slot
            left = heard.until(ParkedCallLeft)
            assert (left.slot, left.why) == (slot, "timeout")
            phone.wait_call().reject()
    finally:
        lab.hang_up_all()
        lab.park_seconds(0)


def test_a_wrong_secret_is_refused_in_words(lab: Lab) -> None:
    with linked(lab, secret="wrong") as heard:
        told = heard.until(PbxManagerLink)
        assert (told.up, told.reason) == (False, "login refused: Authentication failed")


def test_it_survives_the_death_of_the_pbx(lab: Lab) -> None:
    with linked(lab) as heard:
        heard.until(ParkedCallsListed)
        lab.kill()
        assert not heard.until(PbxManagerLink).up
        lab.start(robots=False)
        assert heard.until(PbxManagerLink, lambda e: e.up)
        assert heard.until(ReachabilityChanged).registered
        lab.start()
        heard.until(ParkedCallsListed)
