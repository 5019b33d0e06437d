# SPDX-License-Identifier: GPL-3.0-or-later
"""Who most likely takes a caller: decayed counts over the call log, explained (C26). Pure.

Each call that was handed to somebody counts for that person in several *contexts*: the caller's
number, the company, the block of numbers that a company's direct dial-ins share, the area code,
the queue, the number that was called, and the hour of the day. An older call counts less, half
after `HALF_LIFE_S`.

The shares are blended from the general to the particular: what is known of everybody is the first
guess, and each narrower context pulls it towards its own counts, the more so the more calls it has
seen (`(count + pull x guess) / (seen + pull)`). So a caller seen for the first time is judged by
the company or the queue, and a known one by their own calls. The context that did most for a
target is the reason that is told.
"""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from atc.domain.calls import Party

HALF_LIFE_S = 30 * 86400.0
MOST_CONTEXTS = 60_000
"""Contexts kept at most: about 15 MB. The faintest go first."""

REMEMBERED = 5
"""How many of the latest targets of a context are told of."""

_FADE = math.log(2) / HALF_LIFE_S
_TARGET_BITS = 20
_TARGET_MASK = (1 << _TARGET_BITS) - 1
_LEAST_SHARE = 0.01
_LEAST_WEIGHT = 0.25
_KEPT_SHARE = 0.85

LocalTime = Callable[[float], time.struct_time]


class Context(Enum):
    """What a count is about, from the general to the particular."""

    OVERALL = "overall"
    HOUR = "hour"
    CALLED = "called"
    QUEUE = "queue"
    QUEUE_HOUR = "queue_hour"
    AREA = "area"
    BLOCK = "block"
    COMPANY = "company"
    NUMBER = "number"
    NUMBER_HOUR = "number_hour"


_PULL: dict[Context, float] = {
    Context.OVERALL: 0.0,
    Context.HOUR: 12.0,
    Context.CALLED: 6.0,
    Context.QUEUE: 4.0,
    Context.QUEUE_HOUR: 3.0,
    Context.AREA: 12.0,
    Context.BLOCK: 2.0,
    Context.COMPANY: 1.5,
    Context.NUMBER: 0.8,
    Context.NUMBER_HOUR: 1.0,
}
"""How many calls' worth the more general guess is, against the context's own count."""

_MOST_TARGETS = 100
"""Targets kept in a context: those who got a call there once, long ago, make room."""

_BLOCK_DIGITS, _AREA_CHARS, _LONG_NUMBER = 3, 6, 9


@dataclass(frozen=True, slots=True)
class Occasion:
    """A call as the model sees it. `at`: wall-clock seconds since the epoch."""

    at: float
    number: str = ""
    company: str = ""
    queue: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is suggested: `taken` of the latest `of` calls of this context were theirs.

    Attributes:
        what: the company, queue or number that the context is about; empty for none.
    """

    context: Context
    taken: int = 0
    of: int = 0
    what: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who may take the caller; `share` is how likely, 0 to 1."""

    target: Party
    share: float
    reason: Reason


class Habits:
    """The counts. One thread at a time.

    A context is kept as one flat list: the latest targets packed into a number, then pairs of
    target and weight. Weights grow with time instead of shrinking (`e^(fade x age of the model)`),
    so that nothing has to be touched as time goes by.
    """

    def __init__(
        self,
        epoch: float = 0.0,
        local: LocalTime = time.localtime,
        most_contexts: int = MOST_CONTEXTS,
    ) -> None:
        """`epoch`: a moment near the calls to be learnt, wall-clock seconds since the epoch."""
        self._epoch = epoch
        self._local = local
        self._most = most_contexts
        self._targets: list[Party] = []
        self._index: dict[str, int] = {}
        self._counts: dict[str, list[float | int]] = {}

    @property
    def contexts(self) -> int:
        """How many contexts are kept."""
        return len(self._counts)

    def learn(self, occasion: Occasion, target: Party, *, older: bool = False) -> None:
        """A call was handed to somebody. `older`: it came before all learnt so far."""
        who = self._who(target)
        if who is None:
            return
        weight = self._weight(occasion.at)
        for context, key in self._contexts(occasion):
            self._count(_name(context, key), who, weight, older=older)
        if len(self._counts) > self._most:
            self._forget_faint()

    def unlearn(self, occasion: Occasion, target: Party) -> None:
        """A call turned out to have gone elsewhere."""
        who = self._index.get(target.number)
        if who is None:
            return
        weight = self._weight(occasion.at)
        for context, key in self._contexts(occasion):
            kept = self._counts.get(_name(context, key))
            if kept is not None:
                _add(kept, who, -weight)
                kept[0] = _without(int(kept[0]), who)

    def suggest(
        self,
        occasion: Occasion,
        *,
        allowed: Callable[[str], bool] = lambda _: True,
        count: int = 3,
    ) -> tuple[Suggestion, ...]:
        """The people most likely to take this caller, likeliest first.

        Args:
            occasion: the call.
            allowed: whether a target's number may be suggested.
            count: how many at most.
        """
        now = self._weight(occasion.at)
        shares: dict[int, float] = {}
        reasons: dict[int, tuple[float, Context, str]] = {}
        for context, key in self._contexts(occasion):
            kept = self._counts.get(_name(context, key))
            if kept is not None:
                _blend(context, key, kept, now, shares, reasons)
        ranked = sorted(shares.items(), key=lambda item: -item[1])
        found: list[Suggestion] = []
        for who, share in ranked:
            if len(found) == count or share < _LEAST_SHARE:
                break
            party = self._targets[who]
            if party.number != occasion.number and allowed(party.number):
                reason = self._reason(who, reasons.get(who), occasion)
                found.append(Suggestion(party, share, reason))
        return tuple(found)

    # -- inside ------------------------------------------------------------------------------------

    def _weight(self, at: float) -> float:
        return math.exp(min(700.0, max(-700.0, (at - self._epoch) * _FADE)))

    def _who(self, target: Party) -> int | None:
        if not target.number:
            return None
        who = self._index.get(target.number)
        if who is None:
            if len(self._targets) > _TARGET_MASK - 1:
                return None
            who = self._index[target.number] = len(self._targets)
            self._targets.append(target)
        elif target.name and self._targets[who].name != target.name:
            self._targets[who] = target
        return who

    def _contexts(self, occasion: Occasion) -> Iterable[tuple[Context, str]]:
        hour = self._hour(occasion.at)
        number, queue = occasion.number, occasion.queue.casefold()
        yield Context.OVERALL, ""
        yield Context.HOUR, hour
        if occasion.called:
            yield Context.CALLED, occasion.called
        if queue:
            yield Context.QUEUE, queue
            yield Context.QUEUE_HOUR, f"{hour}{queue}"
        if len(number) >= _LONG_NUMBER:
            yield Context.AREA, number[:_AREA_CHARS]
            yield Context.BLOCK, number[:-_BLOCK_DIGITS]
        if occasion.company:
            yield Context.COMPANY, occasion.company.casefold()
        if number:
            yield Context.NUMBER, number
            yield Context.NUMBER_HOUR, f"{hour}{number}"

    def _hour(self, at: float) -> str:
        """The part of the week: weekday or weekend, in steps of three hours."""
        now = self._local(at)
        return f"{'we' if now.tm_wday > 4 else 'wd'}{now.tm_hour // 3}"

    def _count(self, name: str, who: int, weight: float, *, older: bool) -> None:
        kept = self._counts.get(name)
        if kept is None:
            self._counts[name] = [_pushed(0, who), who, weight]
            return
        _add(kept, who, weight)
        kept[0] = _appended(int(kept[0]), who) if older else _pushed(int(kept[0]), who)

    def _forget_faint(self) -> None:
        """Drop the contexts with the least weight: seen once, long ago."""
        by_weight = sorted(self._counts, key=lambda name: -sum(self._counts[name][2::2]))
        for name in by_weight[int(self._most * _KEPT_SHARE) :]:
            del self._counts[name]

    def _reason(
        self, who: int, told: tuple[float, Context, str] | None, occasion: Occasion
    ) -> Reason:
        if told is None:
            return Reason(Context.OVERALL)
        _, context, key = told
        kept = self._counts[_name(context, key)]
        latest = _unpacked(int(kept[0]))
        return Reason(context, latest.count(who), len(latest), _shown(context, occasion))


def _shown(context: Context, occasion: Occasion) -> str:
    """What a reason names, as it is written on the call."""
    match context:
        case Context.COMPANY:
            return occasion.company
        case Context.QUEUE | Context.QUEUE_HOUR:
            return occasion.queue
        case Context.CALLED:
            return occasion.called
        case _:
            return ""


_CODE = {context: chr(ord("a") + place) for place, context in enumerate(Context)}


def _name(context: Context, key: str) -> str:
    """One short text as a context's name: half the memory of a pair."""
    return _CODE[context] + key


def _add(kept: list[float | int], who: int, weight: float) -> None:
    for at in range(1, len(kept), 2):
        if kept[at] == who:
            kept[at + 1] = max(0.0, kept[at + 1] + weight)
            return
    if weight <= 0:
        return
    if len(kept) > 2 * _MOST_TARGETS:
        faintest = min(range(2, len(kept), 2), key=lambda at: kept[at])
        del kept[faintest - 1 : faintest + 1]
    kept += [who, weight]


def _blend(
    context: Context,
    key: str,
    kept: Sequence[float | int],
    now: float,
    shares: dict[int, float],
    reasons: dict[int, tuple[float, Context, str]],
) -> None:
    """Pull the guess so far towards this context's counts, and note for whom that did most."""
    seen = sum(kept[2::2]) / now
    if seen < _LEAST_WEIGHT:
        return
    pull = _PULL[context]
    keep = pull / (seen + pull)
    for who in shares:
        shares[who] *= keep
    for at in range(1, len(kept), 2):
        who = int(kept[at])
        gain = kept[at + 1] / now / (seen + pull)
        shares[who] = shares.get(who, 0.0) + gain
        # Narrower contexts come later and count as the better reason when they did as much.
        strongest = reasons.get(who)
        if strongest is None or gain >= strongest[0] * keep * _TELLING:
            reasons[who] = (gain, context, key)
        else:
            reasons[who] = (strongest[0] * keep, strongest[1], strongest[2])


_TELLING = 0.9

# The latest targets of a context, newest in the lowest bits; 0 is none.


def _pushed(packed: int, who: int) -> int:
    limit = (1 << (_TARGET_BITS * REMEMBERED)) - 1
    return ((packed << _TARGET_BITS) | (who + 1)) & limit


def _appended(packed: int, who: int) -> int:
    latest = _unpacked(packed)
    if len(latest) >= REMEMBERED:
        return packed
    return packed | ((who + 1) << (_TARGET_BITS * len(latest)))


def _without(packed: int, who: int) -> int:
    latest = _unpacked(packed)
    if who in latest:
        latest.remove(who)
    result = 0
    for each in reversed(latest):
        result = _pushed(result, each)
    return result


def _unpacked(packed: int) -> list[int]:
    """Newest first."""
    latest = []
    while packed:
        latest.append((packed & _TARGET_MASK) - 1)
        packed >>= _TARGET_BITS
    return latest
