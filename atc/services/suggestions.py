# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom a caller most likely wants: the log's habits, kept in memory and asked while it rings."""

import logging
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from atc.domain.call_log import LoggedCall, LogUid
from atc.domain.calls import Call, Direction, Party, Purpose
from atc.domain.extensions import PhoneState
from atc.domain.suggest import Habits, Occasion, Suggestion
from atc.ports.clock import Clock, Timer
from atc.services.call_log import CallLogService
from atc.services.callers import CallerService
from atc.services.extensions import ExtensionService
from atc.services.hook import Hook

log = logging.getLogger(__name__)

MOST_CALLS = 100_000
LEARN_BACK_S = 180 * 86400.0
"""Older calls count less than a sixtieth of one of today."""

_FIRST_SPAN_S = 86400.0
_WANTED_CALLS = 400
"""Calls that are asked of the log at a time: few enough to be held and learnt between frames."""
_LONGEST_SPAN_S = 14 * 86400.0
_SLICE = 40
_RELOAD_S = 3.0
"""After so long the log is learnt anew when much of it changed: erased, or another desk's."""

_REMEMBERED = 500
_ASKED = 9
"""How many are asked of the model, so that three are left when some cannot be called."""

_FREE = frozenset({PhoneState.IDLE, PhoneState.UNKNOWN})
_FROM_OUTSIDE = frozenset({Purpose.RETRIEVE, Purpose.PICKUP, Purpose.PICKUP_INVITE})


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggested target, with the state of the phone as it was when it was asked."""

    suggestion: Suggestion
    name: str
    free: bool


class SuggestionService:
    """Learns who took whose calls and answers at once. Main thread.

    Attributes:
        changed: emits how many calls have been learnt, when there is something new to suggest.
    """

    def __init__(self, callers: CallerService, people: ExtensionService, clock: Clock) -> None:
        self.changed: Hook[int] = Hook()
        self._callers = callers
        self._people = people
        self._clock = clock
        self._habits = Habits(epoch=clock.now())
        self._learnt: OrderedDict[LogUid, tuple[Occasion, Party]] = OrderedDict()
        self._count = 0
        self._log: CallLogService | None = None
        self._reload: Timer | None = None

    @property
    def learnt(self) -> int:
        """How many calls have been learnt."""
        return self._count

    def follow(self, call_log: CallLogService) -> None:
        """Learn a log from its newest call back, a little at a time, and each new call.

        Returns at once; the log answers when its store is open.
        """
        self._log = call_log
        call_log.changed.connect(self._on_log)
        self._load()

    def on_logged(self, call: LoggedCall) -> None:
        """A call was logged, or more is known of it."""
        occasion, target = occasion_of(call), _target(call)
        before = self._learnt.get(call.uid)
        if before is not None and before[1].number == (target.number if target else ""):
            return
        if before is not None:
            self._habits.unlearn(*before)
            del self._learnt[call.uid]
            self._count -= 1
        if target is not None and occasion is not None and call.ended_at is not None:
            self._habits.learn(occasion, target)
            self._note(call.uid, occasion, target)
        if before is not None or target is not None:
            self.changed.emit(self._count)

    def for_call(self, call: Call, count: int = 3) -> tuple[Suggested, ...]:
        """Whom to hand this call to: the likeliest people, free ones first."""
        if call.direction is not Direction.INCOMING and call.purpose not in _FROM_OUTSIDE:
            return ()
        occasion = self._occasion(call)
        found = self._habits.suggest(occasion, allowed=self._callable(call), count=count)
        people = [self._suggested(each) for each in found]
        return tuple(sorted(people, key=lambda each: not each.free))

    # -- inside ------------------------------------------------------------------------------------

    def _occasion(self, call: Call) -> Occasion:
        number = "" if call.remote.anonymous else call.remote.number
        return Occasion(
            at=self._clock.now(),
            number=self._callers.key(number),
            company=call.caller.company if call.caller else "",
            queue=call.queue,
            called=call.called,
        )

    def _callable(self, call: Call) -> "_Callable":
        back = call.recall.source.number if call.recall is not None else ""
        return _Callable(self._people, frozenset({call.remote.number, call.called, back}))

    def _suggested(self, suggestion: Suggestion) -> Suggested:
        extension = self._people.find(suggestion.target.number)
        free = extension is not None and extension.state in _FREE and not extension.dnd
        name = extension.label if extension else suggestion.target.label
        return Suggested(suggestion, name, free)

    def _note(self, uid: LogUid, occasion: Occasion, target: Party) -> None:
        self._count += 1
        self._learnt[uid] = (occasion, target)
        if len(self._learnt) > _REMEMBERED:
            self._learnt.popitem(last=False)

    def _on_log(self, uids: tuple[LogUid, ...]) -> None:
        call_log = self._log
        if call_log is None:
            return
        if not uids:
            if self._reload is not None:
                self._reload.cancel()
            self._reload = self._clock.call_later(_RELOAD_S, self._load)
        for uid in uids:
            call_log.get(uid, lambda call: self.on_logged(call) if call is not None else None)

    def _load(self) -> None:
        self._habits = Habits(epoch=self._clock.now())
        self._learnt.clear()
        self._count = 0
        self._ask_back(self._clock.now() + 1.0, _FIRST_SPAN_S)

    def _ask_back(self, until: float, span: float) -> None:
        """Learn the calls before a moment, then those before them, as far back as it is worth."""
        call_log = self._log
        if call_log is None:
            return
        habits = self._habits

        def answer(calls: tuple[LoggedCall, ...]) -> None:
            if habits is self._habits:
                self._learn_slice(iter(reversed(calls)), len(calls), until, span)

        call_log.between(until - span, until, answer)

    def _learn_slice(
        self, calls: Iterator[LoggedCall], count: int, until: float, span: float
    ) -> None:
        habits = self._habits
        for done, call in enumerate(calls, 1):
            self._learn_old(call)
            if done == _SLICE:
                self._clock.call_later(
                    0.0,
                    lambda: (
                        self._learn_slice(calls, count, until, span)
                        if habits is self._habits
                        else None
                    ),
                )
                return
        if self._clock.now() - (until - span) > LEARN_BACK_S or self._count >= MOST_CALLS:
            log.info("learnt whom %d calls went to", self._count)
            self.changed.emit(self._count)
            return
        wanted = span * _WANTED_CALLS / max(count, 1)
        self._ask_back(until - span, max(600.0, min(_LONGEST_SPAN_S, span * 4, wanted)))

    def _learn_old(self, call: LoggedCall) -> None:
        occasion, target = occasion_of(call), _target(call)
        if occasion is None or target is None or call.uid in self._learnt:
            return
        if call.ended_at is None:
            return
        self._habits.learn(occasion, target, older=True)
        self._count += 1
        if len(self._learnt) < _REMEMBERED:
            self._learnt[call.uid] = (occasion, target)
            self._learnt.move_to_end(call.uid, last=False)


class _Callable:
    """Whether a target can be suggested: an extension of the house that is not the caller."""

    def __init__(self, people: ExtensionService, never: frozenset[str]) -> None:
        self._people = people
        self._never = never

    def __call__(self, number: str) -> bool:
        extension = self._people.find(number)
        return (
            extension is not None
            and extension.state is not PhoneState.UNREGISTERED
            and number not in self._never
        )


def occasion_of(call: LoggedCall) -> Occasion | None:
    """A logged call as the model sees it, None when it says nothing about callers' wishes."""
    if call.direction is not Direction.INCOMING:
        return None
    return Occasion(call.started_at, call.number_key, call.company, call.queue, call.called)


def _target(call: LoggedCall) -> Party | None:
    target = call.handed_to
    return target if target is not None and target.number else None
