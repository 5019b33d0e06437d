# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rules would have made of past calls, as she edits them."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from atc.domain.call_log import LoggedCall, StepKind
from atc.domain.calls import CallerCard, Direction
from atc.domain.classification import CallFacts, Condition, Rulebook
from atc.domain.classify import PreparedRule, prepare_rule
from atc.ports.clock import Clock
from atc.services.call_log import CallLogService
from atc.services.callers import CallerService
from atc.services.classification import ClassificationService
from atc.services.hook import Hook

MOST_CALLS = 3000
"""The newest calls that rules are tried on; with more in the log the screen says so."""

TURN_S = 0.004
"""How long it works at a time: a quarter of a frame."""

_MOST_ASKED = 20
"""Look-ups that wait at a time: a caller's own look-up is never far behind."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many past calls a rule fits, and how many it decides, given the rules before it."""

    fits: int = 0
    decides: int = 0


@dataclass(frozen=True, slots=True)
class Trial:
    """The rules on the past calls.

    Attributes:
        calls: how many calls were looked at; `all_calls` whether those are all there are.
        ready: whether it is complete: neither the log nor the phonebook is still being read.
        counts: by rule id.
    """

    calls: int = 0
    all_calls: bool = True
    ready: bool = False
    counts: Mapping[str, RuleCount] = field(default_factory=dict)

    def of(self, rule_id: str) -> RuleCount:
        """A rule's count."""
        return self.counts.get(rule_id, RuleCount())


class RuleTrials:
    """Tries rules on the log while the editor is open. Main thread; works in small turns.

    Whether a rule fits a call does not depend on the other rules: that is found out once for each
    set of conditions and kept as bits, so that moving a rule is answered at once.

    Attributes:
        changed: emits each new trial.
    """

    def __init__(
        self,
        call_log: CallLogService,
        callers: CallerService,
        classification: ClassificationService,
        clock: Clock,
    ) -> None:
        self.changed: Hook[Trial] = Hook()
        self.trial = Trial()
        self._log = call_log
        self._callers = callers
        self._classification = classification
        self._clock = clock
        self._open = False
        self._round = 0
        self._calls: list[LoggedCall] = []
        self._facts: list[CallFacts] = []
        self._all_calls = True
        self._cards: dict[str, CallerCard | None] = {}
        self._bits: dict[tuple[Condition, ...], int] = {}
        classification.changed.connect(lambda _: self._restart())

    def open(self) -> None:
        """The editor is shown: read the newest calls of the log and try the rules on them."""
        self._open = True
        self._log.recent(MOST_CALLS + 1, self._on_calls)

    def close(self) -> None:
        """The editor is gone: keep nothing."""
        self._open = False
        self._round += 1
        self._calls, self._facts = [], []
        self._cards.clear()
        self._bits.clear()
        self.trial = Trial()

    def calls_of(self, rule_id: str, *, decided: bool, most: int = 100) -> list[LoggedCall]:
        """The newest calls that a rule fits, or decides."""
        taken = 0
        for rule in self._classification.rulebook.rules:
            bits = self._bits.get(rule.conditions, 0) if self._counts(rule.category) else 0
            if rule.id == rule_id:
                wanted = bits & ~taken if decided else bits
                return [c for n, c in enumerate(self._calls) if wanted >> n & 1][:most]
            if rule.enabled:
                taken |= bits
        return []

    # -- inside ------------------------------------------------------------------------------------

    def _on_calls(self, calls: Sequence[LoggedCall]) -> None:
        if not self._open:
            return
        self._all_calls = len(calls) <= MOST_CALLS
        newest = calls[:MOST_CALLS]
        self._calls = [c for c in newest if c.direction is Direction.INCOMING and not c.erased]
        self._facts = []
        self._bits.clear()
        self._round += 1
        self._describe(self._round)

    def _describe(self, turn: int) -> None:
        """Make facts of the calls, a little at a time; then ask the phonebook, then count."""
        if turn != self._round or not self._open:
            return
        until = time.monotonic() + TURN_S
        while len(self._facts) < len(self._calls):
            self._facts.append(self._fact(self._calls[len(self._facts)]))
            if time.monotonic() > until:
                self._clock.call_later(0.0, lambda: self._describe(turn))
                return
        self._count(turn)

    def _fact(self, call: LoggedCall) -> CallFacts:
        number = call.number_key or call.remote.number
        card = self._cards.get(number)
        return replace(
            self._classification.number_facts(number),
            anonymous=call.remote.anonymous,
            known=card is not None or bool(call.contact_name),
            groups=card.groups if card else (),
            company=call.company or (card.company if card else ""),
            vip=card.vip if card else False,
            called=self._callers.key(call.called) or call.called,
            queue=call.queue,
            prefixes=call.prefixes,
            recall=any(step.kind is StepKind.RETURNED for step in call.steps),
            at=call.started_at,
        )

    def _ask(self, numbers: list[str], turn: int) -> None:
        """What the phonebook says of the callers now: the log does not keep groups and VIPs."""
        waiting = set(numbers[:_MOST_ASKED])

        def answer(number: str, card: CallerCard | None) -> None:
            if turn != self._round:
                return
            self._cards[number] = card
            waiting.discard(number)
            if not waiting:
                rest = numbers[_MOST_ASKED:]
                again = self._ask if rest else self._learnt
                self._clock.call_later(0.0, lambda: again(rest, turn))

        for number in tuple(waiting):
            self._callers.look_up(number, _bound(answer, number))

    def _learnt(self, _: list[str], turn: int) -> None:
        if turn == self._round and self._open:
            self._facts = []
            self._bits.clear()
            self._describe(turn)

    def _restart(self) -> None:
        if self._open:
            self._round += 1
            self._describe(self._round)

    def _count(self, turn: int) -> None:
        """Find out which calls each rule fits, one rule a turn when it takes long."""
        until = time.monotonic() + TURN_S
        for rule in self._classification.rulebook.rules:
            if rule.conditions in self._bits:
                continue
            self._bits[rule.conditions] = _fitting(
                prepare_rule(rule, self._classification.key), self._facts
            )
            if time.monotonic() > until:
                self._clock.call_later(0.0, lambda: self._count_on(turn))
                return
        numbers = dict.fromkeys(each.number for each in self._facts if each.number)
        unknown = [number for number in numbers if number not in self._cards]
        self._tell(ready=not unknown)
        if unknown:
            self._ask(unknown, turn)

    def _count_on(self, turn: int) -> None:
        if turn == self._round and self._open:
            self._count(turn)

    def _tell(self, *, ready: bool) -> None:
        counts = self._rule_counts(self._classification.rulebook)
        self.trial = Trial(len(self._calls), self._all_calls, ready, counts)
        self.changed.emit(self.trial)

    def _rule_counts(self, rulebook: Rulebook) -> dict[str, RuleCount]:
        counts: dict[str, RuleCount] = {}
        taken = 0
        for rule in rulebook.rules:
            bits = self._bits.get(rule.conditions, 0)
            usable = rule.enabled and self._counts(rule.category)
            decides = (bits & ~taken).bit_count() if usable else 0
            counts[rule.id] = RuleCount(bits.bit_count(), decides)
            if usable:
                taken |= bits
        return counts

    def _counts(self, category: str) -> bool:
        return self._classification.category(category) is not None


def _fitting(rule: PreparedRule, facts: Sequence[CallFacts]) -> int:
    """The calls that a rule fits, one bit each."""
    fits = rule.fits
    digits = "".join("1" if fits(each) else "0" for each in reversed(facts))
    return int(digits or "0", 2)


def _bound(
    answer: Callable[[str, CallerCard | None], None], number: str
) -> Callable[[CallerCard | None], None]:
    return lambda card: answer(number, card)
