# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives each call its category and priority by the desk's rules (K01, K02)."""

from collections.abc import Callable
from dataclasses import replace

from atc.domain.calls import Call, CallerCard, CallId, Direction, Purpose
from atc.domain.classification import CallFacts, Category, Rulebook
from atc.domain.classify import PreparedRulebook, category_of, prepare
from atc.domain.events import CallArrived
from atc.ports.clock import Clock
from atc.services.callers import CallerService
from atc.services.calls import CallChange, CallService, ChangeKind
from atc.services.extensions import ExtensionService
from atc.services.hook import Hook

LONGEST_INTERNAL = 6
"""Digits of an extension that the console does not know, at most."""

_INCOMING = frozenset({Purpose.RETRIEVE, Purpose.PICKUP, Purpose.PICKUP_INVITE})
"""Why we place a call whose other end is somebody who called us."""


class ClassificationService:
    """Keeps the rulebook and applies it at arrival and again as more is known. Main thread.

    Attributes:
        changed: emits the rulebook that is in force from now on.
        default_name: the name, in the user's language, of a category that has none of its own.
    """

    def __init__(
        self,
        calls: CallService,
        callers: CallerService,
        people: ExtensionService,
        clock: Clock,
    ) -> None:
        self.changed: Hook[Rulebook] = Hook()
        self.default_name: Callable[[str], str] = lambda category_id: category_id
        self._calls = calls
        self._callers = callers
        self._people = people
        self._clock = clock
        self._rules: PreparedRulebook = prepare(Rulebook())
        self._save: Callable[[Rulebook], None] = lambda _: None
        self._mine: dict[CallId, str] = {}
        self._by_hand: set[CallId] = set()
        calls.changes.connect(self._on_call)

    @property
    def rulebook(self) -> Rulebook:
        """The rules in force."""
        return self._rules.rulebook

    def keep_with(self, save: Callable[[Rulebook], None]) -> None:
        """Have each rulebook that is put in force later saved with this."""
        self._save = save

    def load(self, rulebook: Rulebook) -> None:
        """Put a rulebook in force that is kept already."""
        self._rules = prepare(rulebook, self.key)
        self.refresh()
        self.changed.emit(rulebook)

    def put(self, rulebook: Rulebook) -> None:
        """Put a rulebook in force and keep it."""
        if rulebook != self.rulebook:
            self._save(rulebook)
            self.load(rulebook)

    def refresh(self) -> None:
        """Classify all calls anew: the rules or the number plan changed."""
        self._rules = prepare(self.rulebook, self.key)
        for call in self._calls.all:
            self._classify(call)

    def key(self, number: str) -> str:
        """What a number in a rule is compared by."""
        return self._callers.key(number) or number.strip()

    def category(self, category_id: str) -> Category | None:
        """The category with this id, None when it is gone."""
        return category_of(self.rulebook, category_id)

    def label(self, category_id: str) -> str:
        """A category's name as shown; empty when it is gone."""
        category = self.category(category_id)
        return (category.name or self.default_name(category_id)) if category else ""

    def tone(self, call: Call) -> str:
        """The ring tone that the call's category asks for, empty for the usual one."""
        category = self.category(call.category)
        return category.tone if category else ""

    def enrich(self, call: Call, _event: CallArrived) -> Call:
        """Give a new call its category before it is shown."""
        return self._given(call)

    def facts(self, call: Call) -> CallFacts:
        """What rules can know of a call."""
        return replace(
            self.card_facts(call.remote.number, call.caller),
            anonymous=call.remote.anonymous,
            called=self._callers.key(call.called) or call.called,
            queue=call.queue,
            prefixes=call.prefixes,
            recall=call.recall is not None,
            at=call.created_at,
        )

    def number_facts(self, number: str) -> CallFacts:
        """What is known of a number alone."""
        plan = self._callers.plan
        key = self._callers.key(number) or number
        outside = key.startswith("+")
        inside = self._people.find(number) is not None or (
            key.isdigit() and len(key) <= LONGEST_INTERNAL
        )
        national = plan.show(key) if plan is not None and outside else key
        return CallFacts(
            number=key,
            national="".join(c for c in national if c.isdigit() or c == "+"),
            country=plan.country(key) if plan is not None and outside else "",
            internal=inside,
            at=self._clock.now(),
        )

    def card_facts(self, number: str, card: CallerCard | None) -> CallFacts:
        """What is known of a number and of whom the directory knows by it."""
        facts = self.number_facts(number)
        if card is None:
            return facts
        return replace(facts, known=True, groups=card.groups, company=card.company, vip=card.vip)

    # -- inside ------------------------------------------------------------------------------------

    def _on_call(self, change: CallChange) -> None:
        call, before = change.call, change.before
        if change.kind is ChangeKind.REMOVED:
            self._mine.pop(call.id, None)
            self._by_hand.discard(call.id)
            return
        if before is None:
            self._mine.setdefault(call.id, call.category)
        elif before.category != call.category != self._mine.get(call.id):
            self._by_hand.add(call.id)
            category = self.category(call.category)
            self._calls.amend(call.id, priority=category.priority if category else 0)
        if before is None or _telling(before) != _telling(call):
            self._classify(call)

    def _classify(self, call: Call) -> None:
        """What she chose by hand stays."""
        if not call.ended and call.id not in self._by_hand:
            given = self._given(call)
            self._mine[call.id] = given.category
            self._calls.amend(call.id, category=given.category, priority=given.priority)

    def _given(self, call: Call) -> Call:
        if call.direction is not Direction.INCOMING and call.purpose not in _INCOMING:
            return call
        category = self._rules.category(self.facts(call))
        if category is None:
            return replace(call, category="", priority=0)
        return replace(call, category=category.id, priority=category.priority)


def _telling(call: Call) -> tuple[object, ...]:
    """What of a call can change its category."""
    return (call.remote.number, call.caller, call.called, call.queue, call.prefixes, call.recall)
