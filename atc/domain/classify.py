# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rule decides what a call is (K01). Pure; any thread.

Numbers in rules are compared as keys of the number plan: `prepare` turns what was typed into keys
once, and what it returns can then be asked about any number of calls.
"""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from atc.domain.classification import CallFacts, Category, Condition, Rule, Rulebook, Test

Predicate = Callable[[CallFacts], bool]
ToKey = Callable[[str], str]
LocalTime = Callable[[float], time.struct_time]

MAX_VALUES = 200
MAX_VALUE_CHARS = 200

FLAGS = frozenset({Test.ANONYMOUS, Test.INTERNAL, Test.KNOWN, Test.VIP, Test.RECALL})
"""Tests that are so or not so, without values."""

_NEEDS_VALUES = frozenset(
    {
        Test.NUMBER,
        Test.NUMBER_PREFIX,
        Test.COUNTRY,
        Test.CALLED,
        Test.TIME,
        Test.WEEKDAY,
    }
)
_PREFIX = re.compile(r"^\+?[0-9*#]{1,20}$")
_COUNTRY = re.compile(r"^[A-Z]{2}$")
_SPAN = re.compile(r"^([0-9]{1,2})[:.]([0-9]{2})\s*[-\u2013]\s*([0-9]{1,2})[:.]([0-9]{2})$")
_NOISE = str.maketrans("", "", " \t\u00a0()./\\-\u2010\u2011\u2012\u2013")
_DAY_MIN = 24 * 60


class Flaw(Enum):
    """What is wrong with a condition."""

    NO_VALUE = "no_value"
    TOO_MANY = "too_many"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_PREFIX = "not_a_prefix"
    NOT_A_COUNTRY = "not_a_country"
    NOT_A_TIME = "not_a_time"
    NOT_A_DAY = "not_a_day"
    NOT_A_TEXT = "not_a_text"


def _as_typed(text: str) -> str:
    """A number's characters that count, for when there is no number plan."""
    return text.translate(_NOISE)


def clean_value(test: Test, text: str, key: ToKey = _as_typed) -> str:
    """A value as rules compare it.

    Raises:
        ValueError: it is none; the only argument is the `Flaw`.
    """
    value = text.strip()
    if len(value) > MAX_VALUE_CHARS:
        raise ValueError(Flaw.NOT_A_TEXT)
    if test in {Test.NUMBER, Test.CALLED}:
        return _number(value, key)
    if test is Test.NUMBER_PREFIX:
        return _prefix(value)
    if test is Test.COUNTRY:
        if not _COUNTRY.fullmatch(value.upper()):
            raise ValueError(Flaw.NOT_A_COUNTRY)
        return value.upper()
    if test is Test.TIME:
        start, end = _span(value)
        return f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
    if test is Test.WEEKDAY:
        if value not in set("1234567"):
            raise ValueError(Flaw.NOT_A_DAY)
        return value
    if not value:
        raise ValueError(Flaw.NOT_A_TEXT)
    return value


def flaw_of(condition: Condition, key: ToKey = _as_typed) -> Flaw | None:
    """What is wrong with a condition, None when it can be used."""
    if condition.test in FLAGS:
        return None
    if not condition.values and condition.test in _NEEDS_VALUES:
        return Flaw.NO_VALUE
    if len(condition.values) > MAX_VALUES:
        return Flaw.TOO_MANY
    for value in condition.values:
        try:
            clean_value(condition.test, value, key)
        except ValueError as error:
            found: Flaw = error.args[0]
            return found
    return None


@dataclass(frozen=True, slots=True)
class PreparedRule:
    """A rule that can be asked about calls. A rule with a flaw fits nothing."""

    rule: Rule
    fits: Predicate


@dataclass(frozen=True, slots=True)
class PreparedRulebook:
    """A rulebook that can be asked about calls."""

    rulebook: Rulebook
    rules: tuple[PreparedRule, ...]

    def decide(self, facts: CallFacts) -> Rule | None:
        """The first rule that is on and fits, None when none does."""
        for each in self.rules:
            if each.rule.enabled and each.fits(facts):
                return each.rule
        return None

    def category(self, facts: CallFacts) -> Category | None:
        """The category that the rules give to a call."""
        rule = self.decide(facts)
        return category_of(self.rulebook, rule.category) if rule else None


def prepare_rule(
    rule: Rule, key: ToKey = _as_typed, local: LocalTime = time.localtime
) -> PreparedRule:
    """Make a rule ready to be asked."""
    if any(flaw_of(condition, key) is not None for condition in rule.conditions):
        return PreparedRule(rule, lambda _: False)
    tests = tuple(_predicate(condition, key, local) for condition in rule.conditions)
    return PreparedRule(rule, lambda facts: all(test(facts) for test in tests))


def prepare(
    rulebook: Rulebook, key: ToKey = _as_typed, local: LocalTime = time.localtime
) -> PreparedRulebook:
    """Make a rulebook ready to be asked; rules for categories that are gone are left out.

    Args:
        rulebook: as she wrote it.
        key: what a number is compared by (`NumberPlan.key`).
        local: the desk's local time of wall-clock seconds since the epoch.
    """
    known = {category.id for category in rulebook.categories}
    usable = (rule for rule in rulebook.rules if rule.category in known)
    return PreparedRulebook(rulebook, tuple(prepare_rule(rule, key, local) for rule in usable))


def classify(
    rulebook: Rulebook,
    facts: CallFacts,
    key: ToKey = _as_typed,
    local: LocalTime = time.localtime,
) -> Rule | None:
    """The rule that decides one call; for many calls `prepare` once."""
    return prepare(rulebook, key, local).decide(facts)


def category_of(rulebook: Rulebook, category_id: str) -> Category | None:
    """The category with this id."""
    return next((c for c in rulebook.categories if c.id == category_id), None)


# -- the tests -------------------------------------------------------------------------------------


def _predicate(condition: Condition, key: ToKey, local: LocalTime) -> Predicate:
    holds = _positive(condition, key, local)
    if condition.negated:
        return lambda facts: not holds(facts)
    return holds


def _positive(condition: Condition, key: ToKey, local: LocalTime) -> Predicate:
    test = condition.test
    if test in FLAGS:
        return _FLAG[test]
    values = tuple(clean_value(test, value, key) for value in condition.values)
    if test is Test.NUMBER_PREFIX:
        return lambda f: (
            bool(f.number)
            and (
                f.number.startswith(values) or (bool(f.national) and f.national.startswith(values))
            )
        )
    if test is Test.TIME:
        return _in_spans(tuple(_span(value) for value in values), local)
    if test is Test.WEEKDAY:
        return lambda f: str(local(f.at).tm_wday + 1) in values
    if test is Test.COMPANY:
        return _holding(values)
    return _one_of(test, frozenset(value.casefold() for value in values))


def _one_of(test: Test, values: frozenset[str]) -> Predicate:
    read = _TEXTS[test]
    if not values:
        return lambda f: any(read(f))
    return lambda f: any(text.casefold() in values for text in read(f))


def _holding(values: Sequence[str]) -> Predicate:
    parts = tuple(value.casefold() for value in values)
    if not parts:
        return lambda f: bool(f.company)
    return lambda f: any(part in f.company.casefold() for part in parts)


def _in_spans(spans: Sequence[tuple[int, int]], local: LocalTime) -> Predicate:
    def holds(facts: CallFacts) -> bool:
        now = local(facts.at)
        minute = now.tm_hour * 60 + now.tm_min
        return any(_within(minute, start, end) for start, end in spans)

    return holds


def _within(minute: int, start: int, end: int) -> bool:
    if start < end:
        return start <= minute < end
    return minute >= start or minute < end


_FLAG: dict[Test, Predicate] = {
    Test.ANONYMOUS: lambda f: f.anonymous,
    Test.INTERNAL: lambda f: f.internal,
    Test.KNOWN: lambda f: f.known,
    Test.VIP: lambda f: f.vip,
    Test.RECALL: lambda f: f.recall,
}

_TEXTS: dict[Test, Callable[[CallFacts], tuple[str, ...]]] = {
    Test.NUMBER: lambda f: (f.number,) if f.number else (),
    Test.CALLED: lambda f: (f.called,) if f.called else (),
    Test.COUNTRY: lambda f: (f.country,) if f.country else (),
    Test.GROUP: lambda f: f.groups,
    Test.QUEUE: lambda f: (f.queue,) if f.queue else (),
    Test.NAME_PREFIX: lambda f: f.prefixes,
}


# -- reading values --------------------------------------------------------------------------------


def _number(text: str, key: ToKey) -> str:
    found = key(text)
    if not found or not any(c.isdigit() for c in found):
        raise ValueError(Flaw.NOT_A_NUMBER)
    return found


def _prefix(text: str) -> str:
    compact = text.translate(_NOISE)
    if not _PREFIX.fullmatch(compact):
        raise ValueError(Flaw.NOT_A_PREFIX)
    return "+" + compact[2:] if compact.startswith("00") and len(compact) > 2 else compact


def _span(text: str) -> tuple[int, int]:
    """Minutes of the day, the end not included; an end before the start is the next day's."""
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(Flaw.NOT_A_TIME)
    from_hour, from_minute, to_hour, to_minute = (int(part) for part in match.groups())
    start, end = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    sound = from_minute < 60 and to_minute < 60 and start < _DAY_MIN and end <= _DAY_MIN
    if not sound or start == end:
        raise ValueError(Flaw.NOT_A_TIME)
    return start, end
