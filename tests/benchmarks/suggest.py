# SPDX-License-Identifier: GPL-3.0-or-later
"""Three suggested targets after 100,000 logged calls: what a ringing card asks for."""

import time
from collections.abc import Iterator

from atc.domain.extensions import Extension, PhoneState
from atc.services.phonebook import PlainPlan
from tests.benchmarks.figures import ms, p95
from tests.benchmarks.results import Results
from tests.fakes.call_log_store import FakeCallLogStore
from tests.fakes.contact_book import FakeContactBook
from tests.fakes.desk import Desk
from tests.fakes.month import FrontDesk, HandedOver, logged

KEYS = ("suggest_p95_ms",)

_CALLS = 100_000
_ASKED = 500
_PEOPLE = 200


def _learnt(run: int) -> tuple[Desk, Iterator[HandedOver]]:
    """A console that has learnt 100,000 calls, and those that come after them."""
    office = FrontDesk(run, people=_PEOPLE)
    people = tuple(Extension(party.number, party.name) for party in office.staff)
    desk = Desk(people=people)
    services = desk.services
    services.callers.use(FakeContactBook(), PlainPlan())
    services.call_log.attach(FakeCallLogStore())
    for n, person in enumerate(people):
        desk.lamp(person.number, PhoneState.BUSY if n % 4 == 0 else PhoneState.IDLE)
    calls = office.calls(days=70, each_day=2200)
    for place in range(_CALLS):
        services.suggestions.on_logged(logged(next(calls), place))
    assert services.suggestions.learnt == _CALLS
    return desk, calls


def measure(results: Results, runs: int) -> None:
    for run in range(min(runs, 3)):
        desk, calls = _learnt(run)
        took = []
        for _ in range(_ASKED):
            occasion = next(calls).occasion
            desk.clock.advance(max(0.0, occasion.at - desk.clock.now()))
            call = desk.call(desk.ring(occasion.number, "", queue=occasion.queue))
            began = time.perf_counter_ns()
            found = desk.services.suggestions.for_call(call)
            took.append(ms(time.perf_counter_ns() - began))
            assert found
            desk.end(call.id, 487)
            desk.calls.dismiss(call.id)
        results.samples["suggest_p95_ms"].append(p95(took))
