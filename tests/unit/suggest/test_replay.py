# SPDX-License-Identifier: GPL-3.0-or-later
"""The suggestions on a month of calls, one after another as they came: what they would have hit."""

import time
from collections import Counter

import pytest

from atc.domain.suggest import Habits
from tests.fakes.month import MONDAY, FrontDesk


class Rates:
    """How often the target was the first, or among the first three."""

    def __init__(self) -> None:
        self.calls = self.first = self.three = 0

    def note(self, target: str, suggested: list[str]) -> None:
        self.calls += 1
        self.first += suggested[:1] == [target]
        self.three += target in suggested[:3]

    @property
    def top1(self) -> float:
        return self.first / self.calls

    @property
    def top3(self) -> float:
        return self.three / self.calls

    def __str__(self) -> str:
        return f"top-1 {self.top1:.0%}, top-3 {self.top3:.0%} of {self.calls} calls"


def replay(desk: FrontDesk, days: int) -> tuple[Rates, Rates]:
    """Model and baseline, each asked before it learns the call; the first week is not counted."""
    habits = Habits(epoch=MONDAY, local=time.gmtime)
    overall: Counter[str] = Counter()
    model, baseline = Rates(), Rates()
    for call in desk.calls(days):
        if call.occasion.at > MONDAY + 7 * 86400:
            found = habits.suggest(call.occasion)
            model.note(call.target.number, [s.target.number for s in found])
            baseline.note(call.target.number, [number for number, _ in overall.most_common(3)])
        habits.learn(call.occasion, call.target)
        overall[call.target.number] += 1
    return model, baseline


@pytest.mark.parametrize("seed", [7, 21, 99])
def test_a_month_of_habits_is_learnt(seed: int) -> None:
    model, baseline = replay(FrontDesk(seed), days=28)
    print(f"\nmodel:    {model}\nbaseline: {baseline} (most frequent target overall)")
    # Chance sends every eighth call to just anybody, and many habits name two people.
    assert model.top1 > 3 * baseline.top1
    assert model.top3 > 2 * baseline.top3
    assert model.top3 > 0.6


def test_a_changed_habit_is_followed_soon() -> None:
    """Somebody left: after two weeks of calls to the successor, he is no longer suggested first."""
    desk = FrontDesk(3, noise=0.0)
    habits = Habits(epoch=MONDAY, local=time.gmtime)
    number = "+390461555123"
    old, new = desk.staff[0], desk.staff[1]
    calls = [call.occasion for call in desk.calls(28, each_day=3)]
    occasions = [type(o)(o.at, number, "ACME") for o in calls]
    for occasion in occasions[:30]:
        habits.learn(occasion, old)
    for occasion in occasions[30:50]:
        habits.learn(occasion, new)
    first = habits.suggest(occasions[51])[0]
    assert first.target == new
    assert (first.reason.taken, first.reason.of) == (5, 5)
