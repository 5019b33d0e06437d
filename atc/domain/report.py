# SPDX-License-Identifier: GPL-3.0-or-later
"""What the log adds up to over a period (K04). Pure; any thread."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from atc.domain.call_log import LoggedCall, Outcome, StepKind
from atc.domain.calls import Direction

ANSWER_LIMITS_S = (5, 10, 20, 30, 60)
"""Upper ends of the classes of answer times; what took longer is in the class after the last."""

MOST_DESTINATIONS = 20

_CAME_BACK = frozenset({StepKind.RETURNED, StepKind.TRANSFER_FAILED, StepKind.TRANSFER_UNDONE})


class Step(Enum):
    """How long one line of the period table is."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts and times of some calls; times in seconds, None when there is nothing to measure.

    `answered`, `missed` and `others` are of incoming calls; others were refused, sent on or taken
    by another phone of ours, or are not over yet. Each call is counted in one of them or in
    `outgoing`, so that they add up to `calls`.
    """

    calls: int = 0
    incoming: int = 0
    answered: int = 0
    missed: int = 0
    others: int = 0
    outgoing: int = 0
    mean_wait_s: float | None = None
    mean_talk_s: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The calls that have something in common; an empty `name` is "none given"."""

    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Period:
    """One day or week; `begin` is its first day."""

    begin: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class Destination:
    """Somebody that calls were handed to.

    Attributes:
        handed: how often.
        arrived: how many of those were answered there.
    """

    name: str
    number: str
    handed: int
    arrived: int


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of a period.

    Attributes:
        hours: one for each hour of the day.
        answer_times: how many incoming calls were answered within each of `ANSWER_LIMITS_S`, and
            after the last.
        median_wait_s: of the answered incoming calls; None without any.
    """

    since: float
    until: float
    total: Figures
    periods: tuple[Period, ...]
    categories: tuple[Group, ...]
    dispositions: tuple[Group, ...]
    queues: tuple[Group, ...]
    hours: tuple[Figures, ...]
    answer_times: tuple[int, ...]
    median_wait_s: float | None
    destinations: tuple[Destination, ...]


def make_report(calls: Iterable[LoggedCall], since: float, until: float, step: Step) -> Report:
    """Add up the calls that began within [since, until), in local time."""
    chosen = [c for c in calls if since <= c.started_at < until]
    waits = [c.wait_s for c in chosen if _answered(c)]
    by_hour = _grouped(chosen, lambda c: (_local(c.started_at).hour,))
    return Report(
        since=since,
        until=until,
        total=_figures(chosen),
        periods=_periods(chosen, since, until, step),
        categories=_groups(chosen, lambda c: (c.category_name,)),
        dispositions=_groups(chosen, lambda c: c.tags or ("",)),
        queues=_groups(chosen, lambda c: (c.queue,) if c.queue else ()),
        hours=tuple(_figures(by_hour.get(hour, ())) for hour in range(24)),
        answer_times=_answer_times(waits),
        median_wait_s=_median(waits),
        destinations=_destinations(chosen),
    )


def _answered(call: LoggedCall) -> bool:
    return call.direction is Direction.INCOMING and call.answered_at is not None


def _missed(call: LoggedCall) -> bool:
    incoming = call.direction is Direction.INCOMING
    return incoming and call.outcome is Outcome.MISSED and not _answered(call)


def _figures(calls: Sequence[LoggedCall]) -> Figures:
    waits = [c.wait_s for c in calls if _answered(c)]
    talks = [c.talk_s for c in calls if c.answered_at is not None and c.ended_at is not None]
    incoming = sum(c.direction is Direction.INCOMING for c in calls)
    missed = sum(map(_missed, calls))
    return Figures(
        calls=len(calls),
        incoming=incoming,
        answered=len(waits),
        missed=missed,
        others=incoming - len(waits) - missed,
        outgoing=len(calls) - incoming,
        mean_wait_s=_mean(waits),
        mean_talk_s=_mean(talks),
    )


def _grouped(
    calls: Iterable[LoggedCall], keys: Callable[[LoggedCall], Sequence[object]]
) -> dict[object, list[LoggedCall]]:
    found: dict[object, list[LoggedCall]] = defaultdict(list)
    for call in calls:
        for key in dict.fromkeys(keys(call)):
            found[key].append(call)
    return found


def _groups(
    calls: Iterable[LoggedCall], keys: Callable[[LoggedCall], Sequence[str]]
) -> tuple[Group, ...]:
    """By name, the largest first, those without one last."""
    groups = [Group(str(name), _figures(some)) for name, some in _grouped(calls, keys).items()]
    return tuple(sorted(groups, key=lambda g: (not g.name, -g.figures.calls, g.name.casefold())))


def _periods(
    calls: Iterable[LoggedCall], since: float, until: float, step: Step
) -> tuple[Period, ...]:
    """Every day or week of the period, those without calls too."""
    found = _grouped(calls, lambda c: (_begin(_local(c.started_at).date(), step),))
    if until <= since:
        return ()
    day = _begin(_local(since).date(), step)
    last = _local(max(since, until - 1)).date()
    periods = []
    while day <= last:
        periods.append(Period(day, _figures(found.get(day, ()))))
        day += timedelta(days=7 if step is Step.WEEK else 1)
    return tuple(periods)


def _begin(day: date, step: Step) -> date:
    return day - timedelta(days=day.weekday()) if step is Step.WEEK else day


def _answer_times(waits: Iterable[float]) -> tuple[int, ...]:
    counts = [0] * (len(ANSWER_LIMITS_S) + 1)
    for wait in waits:
        place = sum(wait > limit for limit in ANSWER_LIMITS_S)
        counts[place] += 1
    return tuple(counts)


def _destinations(calls: Iterable[LoggedCall]) -> tuple[Destination, ...]:
    handed: Counter[str] = Counter()
    arrived: Counter[str] = Counter()
    names: dict[str, str] = {}
    for call in calls:
        if call.handed_to is None:
            continue
        number = call.handed_to.number
        handed[number] += 1
        arrived[number] += not any(step.kind in _CAME_BACK for step in call.steps)
        names[number] = call.handed_to.name or names.get(number, "")
    return tuple(
        Destination(names[number] or number, number, count, arrived[number])
        for number, count in sorted(handed.items(), key=lambda item: (-item[1], item[0]))
    )[:MOST_DESTINATIONS]


def _local(moment: float) -> datetime:
    return datetime.fromtimestamp(moment).astimezone()


def _mean(times: Sequence[float]) -> float | None:
    return sum(times) / len(times) if times else None


def _median(times: Sequence[float]) -> float | None:
    from statistics import median  # noqa: PLC0415 - brings decimal, which the window can do without

    return median(times) if times else None
