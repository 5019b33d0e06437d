# SPDX-License-Identifier: GPL-3.0-or-later
"""A month at a front desk: callers with habits, and chance."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from atc.domain.call_log import LoggedCall, LogUid, Outcome
from atc.domain.calls import Direction, Party
from atc.domain.suggest import Occasion

MONDAY = 1_788_739_200.0
"""Monday, 7 September 2026, 00:00 UTC."""

DAY = 86400.0


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One caller, and who took the call."""

    occasion: Occasion
    target: Party


def staff(count: int = 40) -> tuple[Party, ...]:
    return tuple(Party(str(101 + n), f"Person {101 + n}") for n in range(count))


class FrontDesk:
    """Who calls here and whom they want.

    The habits: each company mostly wants one of two people; some callers have a person of their
    own; a few call one department in the morning and another in the afternoon; queues go to a
    small team each, of which one has the duty of the day's half; strangers come through queues or
    on a published number, and are handed to whoever deals with it. `noise`: the share of calls
    that go to just anybody.
    """

    def __init__(self, seed: int = 7, *, noise: float = 0.12, people: int = 40) -> None:
        self._random = random.Random(seed)
        self._noise = noise
        self.staff = staff(people)
        pick = self._random.choice
        self._companies = [
            (f"Company {n}", f"+39046{n:03}", pick(self.staff), pick(self.staff)) for n in range(60)
        ]
        self._own = {f"+39347{n:07}": pick(self.staff) for n in range(120)}
        self._split = {f"+39348{n:07}": (pick(self.staff), pick(self.staff)) for n in range(25)}
        self._queues = {
            name: self._random.sample(self.staff, 3) for name in ("Sales", "Support", "Orders")
        }
        self._published = {
            f"+3904619000{n:02}": self._random.sample(self.staff, 2) for n in range(6)
        }

    def calls(self, days: int = 28, each_day: int = 140) -> Iterator[HandedOver]:
        """The month's calls in order; nobody works at the weekend."""
        for day in range(days):
            if day % 7 >= 5:
                continue
            moments = sorted(self._random.uniform(7.0, 16.0) for _ in range(each_day))
            for hour in moments:
                yield self._call(MONDAY + day * DAY + hour * 3600.0, hour)

    def _call(self, at: float, hour: float) -> HandedOver:
        occasion, usual = self._random.choices(
            (self._from_company, self._from_somebody, self._from_double, self._from_stranger),
            (45, 25, 10, 20),
        )[0](at, hour)
        noisy = self._random.random() < self._noise
        return HandedOver(occasion, self._random.choice(self.staff) if noisy else usual)

    def _from_company(self, at: float, _: float) -> tuple[Occasion, Party]:
        # A few companies call far more often than the others.
        place = min(int(self._random.expovariate(1 / 15)), len(self._companies) - 1)
        name, block, first, second = self._companies[place]
        number = f"{block}{self._random.randrange(10, 40):04}"
        usual = first if self._random.random() < 0.8 else second
        return Occasion(at, number, name, called="200"), usual

    def _from_somebody(self, at: float, _: float) -> tuple[Occasion, Party]:
        number = self._random.choice(list(self._own))
        return Occasion(at, number, called="200"), self._own[number]

    def _from_double(self, at: float, hour: float) -> tuple[Occasion, Party]:
        number = self._random.choice(list(self._split))
        morning, afternoon = self._split[number]
        return Occasion(at, number, called="200"), morning if hour < 12 else afternoon

    def _from_stranger(self, at: float, hour: float) -> tuple[Occasion, Party]:
        number = f"+39{self._random.randrange(300_000_0000, 399_999_9999)}"
        if self._random.random() < 0.5:
            called, team = self._random.choice(list(self._published.items()))
            return Occasion(at, number, called=called), team[0]
        queue, team = self._random.choice(list(self._queues.items()))
        duty = team[0] if hour < 12 else team[1]
        usual = duty if self._random.random() < 0.75 else team[2]
        return Occasion(at, number, queue=queue, called="200"), usual


def logged(call: HandedOver, place: int) -> LoggedCall:
    """The call as the log has it."""
    occasion = call.occasion
    return LoggedCall(
        uid=LogUid(f"{place:032x}"),
        desk="test",
        direction=Direction.INCOMING,
        remote=Party(occasion.number),
        started_at=occasion.at,
        number_key=occasion.number,
        company=occasion.company,
        called=occasion.called,
        queue=occasion.queue,
        answered_at=occasion.at + 6.0,
        ended_at=occasion.at + 40.0,
        outcome=Outcome.ANSWERED,
        ended_by="us",
        handed_to=call.target,
        updated_at=occasion.at + 40.0,
    )
