# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom the console suggests while it rings: from the log, free people first."""

from collections.abc import Iterator
from dataclasses import replace

from atc.domain.call_log import LoggedCall, LogUid
from atc.domain.calls import Direction, Party
from atc.domain.extensions import PhoneState
from atc.domain.suggest import Context
from atc.services.phonebook import PlainPlan
from tests.fakes.call_log_store import FakeCallLogStore
from tests.fakes.contact_book import FakeContactBook
from tests.fakes.desk import Desk

CALLER = "0461123456"


def handed(desk: Desk, count: int, target: str, caller: str = CALLER) -> Iterator[LoggedCall]:
    for n in range(count):
        at = desk.clock.now() - 86400.0 * (count - n) - 60.0
        yield LoggedCall(
            LogUid(f"{caller}{target}{n}"),
            "desk",
            Direction.INCOMING,
            Party(caller),
            at,
            number_key=caller,
            called="200",
            answered_at=at + 3,
            ended_at=at + 30,
            handed_to=Party(target),
        )


def a_desk(*calls: LoggedCall) -> tuple[Desk, FakeCallLogStore]:
    desk, store = Desk(), FakeCallLogStore()
    desk.services.callers.use(FakeContactBook(), PlainPlan())
    for call in calls:
        store.save(call)
    desk.services.call_log.attach(store)
    for _ in range(100):
        desk.clock.advance(0.01)
    return desk, store


def suggested(desk: Desk, caller: str = CALLER) -> list[str]:
    call = desk.call(desk.ring(caller, ""))
    found = desk.services.suggestions.for_call(call)
    desk.end(call.id, 487)
    return [each.suggestion.target.number for each in found]


def test_the_log_is_learnt_after_the_start() -> None:
    day = Desk()
    desk, _ = a_desk(*handed(day, 4, "101"), *handed(day, 2, "102"))
    assert desk.services.suggestions.learnt == 6
    assert suggested(desk) == ["101", "102"]
    call = desk.call(desk.ring(CALLER, ""))
    first = desk.services.suggestions.for_call(call)[0]
    assert first.name == "Anna Rossi"
    assert first.suggestion.reason.context in {Context.NUMBER, Context.NUMBER_HOUR}


def test_busy_people_come_after_free_ones_and_those_signed_off_not_at_all() -> None:
    day = Desk()
    desk, _ = a_desk(*handed(day, 4, "101"), *handed(day, 2, "102"), *handed(day, 2, "103"))
    desk.lamp("101", PhoneState.BUSY)
    desk.lamp("102", PhoneState.IDLE)
    assert suggested(desk)[-1] == "101"
    assert set(suggested(desk)) == {"101", "102", "103"}


def test_strangers_to_the_house_and_the_caller_are_never_suggested() -> None:
    day = Desk()
    calls = (*handed(day, 5, "0471999"), *handed(day, 5, "102", "101"), *handed(day, 1, "101"))
    desk, _ = a_desk(*calls)
    assert "0471999" not in suggested(desk)
    assert "101" not in suggested(desk, "101")


def test_each_hand_over_counts_at_once_and_a_correction_replaces_it() -> None:
    desk, store = a_desk()
    assert suggested(desk) == []
    call = next(handed(desk, 1, "102"))
    store.save(call)
    desk.services.suggestions.on_logged(call)
    assert suggested(desk) == ["102"]
    desk.services.suggestions.on_logged(replace(call, handed_to=Party("103")))
    assert suggested(desk) == ["103"]
    assert desk.services.suggestions.learnt == 1


def test_our_own_calls_get_no_suggestions() -> None:
    day = Desk()
    desk, _ = a_desk(*handed(day, 4, "101"))
    call = desk.call(desk.calls.dial(CALLER))
    assert desk.services.suggestions.for_call(call) == ()
