# SPDX-License-Identifier: GPL-3.0-or-later
"""What the suggestions learn, and how they say why."""

import time
import tracemalloc

import pytest

from atc.domain.calls import Party
from atc.domain.suggest import Context, Habits, Occasion
from tests.fakes.month import DAY, MONDAY, FrontDesk

ROSSI, VERDI, NERI = Party("101", "Anna Rossi"), Party("102", "Bruno Verdi"), Party("103", "Neri")
TEN = MONDAY + 10 * 3600


@pytest.fixture
def habits() -> Habits:
    return Habits(epoch=MONDAY, local=time.gmtime)


def numbers(habits: Habits, occasion: Occasion, **how: object) -> list[str]:
    return [s.target.number for s in habits.suggest(occasion, **how)]  # type: ignore[arg-type]


def test_nothing_is_suggested_before_anything_was_learnt(habits: Habits) -> None:
    assert habits.suggest(Occasion(TEN, "+390461555123")) == ()


def test_a_caller_goes_to_whoever_took_them_before(habits: Habits) -> None:
    for n in range(20):
        habits.learn(Occasion(TEN + n, f"+39333000{n:04}"), VERDI)
    habits.learn(Occasion(TEN, "+390461555123"), ROSSI)
    assert numbers(habits, Occasion(TEN + 60, "+390461555123"))[0] == "101"


def test_the_reason_counts_the_latest_calls_of_the_company(habits: Habits) -> None:
    takers = [VERDI, ROSSI, ROSSI, ROSSI, ROSSI]
    for n, taker in enumerate(takers):
        habits.learn(Occasion(TEN + n * DAY, f"+39333{n}00{n}123", "ACME SpA"), taker)
    first = habits.suggest(Occasion(TEN + 6 * DAY, "+393400001111", "ACME SpA"))[0]
    assert first.target == ROSSI
    assert first.reason.context is Context.COMPANY
    assert (first.reason.taken, first.reason.of, first.reason.what) == (4, 5, "ACME SpA")


def test_direct_dial_ins_of_one_company_count_for_one_another(habits: Habits) -> None:
    for n in range(4):
        habits.learn(Occasion(TEN + n, f"+39046177880{n}"), ROSSI)
    found = habits.suggest(Occasion(TEN + 9, "+390461778809"))[0]
    assert found.target == ROSSI
    assert found.reason.context is Context.BLOCK


def test_a_queue_speaks_for_strangers(habits: Habits) -> None:
    for n in range(6):
        habits.learn(Occasion(TEN + n, f"+3933{n}1234567", queue="Sales"), ROSSI)
        habits.learn(Occasion(TEN + n, f"+3934{n}1234567", queue="Support"), VERDI)
    assert numbers(habits, Occasion(TEN, queue="support"))[0] == "102"
    assert numbers(habits, Occasion(TEN, queue="sales"))[0] == "101"


def test_newer_calls_count_more(habits: Habits) -> None:
    number = "+390461555123"
    for n in range(4):
        habits.learn(Occasion(TEN + n, number), ROSSI)
    for n in range(3):
        habits.learn(Occasion(TEN + 60 * DAY + n, number), VERDI)
    assert numbers(habits, Occasion(TEN + 61 * DAY, number))[0] == "102"


def test_what_is_learnt_backwards_counts_the_same() -> None:
    calls = list(FrontDesk(5).calls(10))
    forward = Habits(epoch=MONDAY, local=time.gmtime)
    backward = Habits(epoch=MONDAY, local=time.gmtime)
    for call in calls:
        forward.learn(call.occasion, call.target)
    for call in reversed(calls):
        backward.learn(call.occasion, call.target, older=True)
    for call in calls[-50:]:
        one, other = forward.suggest(call.occasion), backward.suggest(call.occasion)
        assert [s.target.number for s in one] == [s.target.number for s in other]
        assert [s.share for s in one] == pytest.approx([s.share for s in other])
        assert [s.reason for s in one] == [s.reason for s in other]


def test_what_is_unlearnt_leaves_no_trace(habits: Habits) -> None:
    occasion = Occasion(TEN, "+390461555123", "ACME", "Sales", "200")
    habits.learn(occasion, ROSSI)
    habits.learn(occasion, VERDI)
    habits.unlearn(occasion, VERDI)
    assert numbers(habits, occasion) == ["101"]


def test_the_caller_and_those_not_allowed_are_left_out(habits: Habits) -> None:
    for target in (ROSSI, VERDI, NERI):
        habits.learn(Occasion(TEN, "101"), target)
    found = numbers(habits, Occasion(TEN, "101"), allowed=lambda number: number != "103")
    assert found == ["102"]


def test_memory_is_bounded_and_what_is_heard_often_stays() -> None:
    small = Habits(epoch=MONDAY, local=time.gmtime, most_contexts=2000)
    regular = "+390461555123"
    for n in range(6000):
        at = MONDAY + n * 300
        small.learn(Occasion(at, f"+39{300_000_0000 + n * 7919}"), VERDI)
        if n % 50 == 0:
            small.learn(Occasion(at, regular), ROSSI)
    assert small.contexts <= 2000
    assert numbers(small, Occasion(MONDAY + 6000 * 300, regular))[0] == "101"


def test_a_hundred_thousand_calls_take_at_most_twenty_megabytes() -> None:
    desk = FrontDesk(1, people=200)
    calls = list(desk.calls(50, each_day=2800))
    assert len(calls) > 100_000
    tracemalloc.start()
    try:
        habits = Habits(epoch=MONDAY, local=time.gmtime)
        for call in calls:
            habits.learn(call.occasion, call.target)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 20_000_000
