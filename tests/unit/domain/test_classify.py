# SPDX-License-Identifier: GPL-3.0-or-later
"""Ordered rules: which one decides a call, and what is refused as a condition."""

import contextlib
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atc.domain.classification import CallFacts, Category, Condition, Rule, Rulebook, Test
from atc.domain.classify import FLAGS, Flaw, classify, clean_value, flaw_of, prepare

TUESDAY_NOON = 1_788_868_800.0  # 8 September 2026, 12:00 UTC

FACTS = CallFacts(
    number="+390461123456",
    national="0461123456",
    country="IT",
    known=True,
    groups=("Suppliers", "North"),
    company="ACME S.p.A.",
    called="+390461900001",
    queue="Sales",
    prefixes=("R:", "Sales:"),
    at=TUESDAY_NOON,
)


def fits(facts: CallFacts, test: Test, *values: str, negated: bool = False) -> bool:
    rule = Rule("r", "c", (Condition(test, values, negated),))
    book = Rulebook((Category("c", "C"),), (rule,))
    return classify(book, facts, local=time.gmtime) is rule


@pytest.mark.parametrize(
    ("test", "values"),
    [
        (Test.NUMBER, ("+39 0461 123456",)),
        (Test.NUMBER, ("+41445556677", "+390461123456")),
        (Test.NUMBER_PREFIX, ("+390461",)),
        (Test.NUMBER_PREFIX, ("0039 0461",)),
        (Test.NUMBER_PREFIX, ("0461",)),
        (Test.COUNTRY, ("at", "it")),
        (Test.KNOWN, ()),
        (Test.GROUP, ("suppliers",)),
        (Test.GROUP, ()),
        (Test.COMPANY, ("acme",)),
        (Test.CALLED, ("+390461900001",)),
        (Test.QUEUE, ("sales",)),
        (Test.QUEUE, ()),
        (Test.NAME_PREFIX, ("r:",)),
        (Test.TIME, ("08:00-12:30",)),
        (Test.TIME, ("22:00-12:01",)),
        (Test.WEEKDAY, ("2", "3")),
    ],
)
def test_what_is_so_fits_and_its_contrary_does_not(test: Test, values: tuple[str, ...]) -> None:
    assert fits(FACTS, test, *values)
    assert not fits(FACTS, test, *values, negated=True)


@pytest.mark.parametrize(
    ("test", "values"),
    [
        (Test.NUMBER, ("+390461123457",)),
        (Test.NUMBER_PREFIX, ("+390462", "02")),
        (Test.COUNTRY, ("CH",)),
        (Test.VIP, ()),
        (Test.INTERNAL, ()),
        (Test.ANONYMOUS, ()),
        (Test.RECALL, ()),
        (Test.GROUP, ("Supp",)),
        (Test.COMPANY, ("Beta",)),
        (Test.QUEUE, ("Support",)),
        (Test.TIME, ("08:00-12:00",)),
        (Test.TIME, ("12:01-11:59",)),
        (Test.WEEKDAY, ("1", "7")),
    ],
)
def test_what_is_not_so_does_not_fit(test: Test, values: tuple[str, ...]) -> None:
    assert not fits(FACTS, test, *values)
    assert fits(FACTS, test, *values, negated=True)


def test_the_first_rule_that_is_on_and_fits_decides() -> None:
    categories = (Category("a", "A"), Category("b", "B"))
    off = Rule("off", "a", enabled=False)
    gone = Rule("gone", "no such category")
    other = Rule("other", "a", (Condition(Test.VIP),))
    sales = Rule("sales", "b", (Condition(Test.QUEUE, ("Sales",)), Condition(Test.KNOWN)))
    rest = Rule("rest", "a")
    book = Rulebook(categories, (off, gone, other, sales, rest))
    assert classify(book, FACTS) is sales
    assert classify(book, replace(FACTS, known=False)) is rest
    assert classify(book, replace(FACTS, vip=True)) is other
    assert classify(replace(book, rules=(rest, sales)), FACTS) is rest


@pytest.mark.parametrize(
    ("test", "value", "flaw"),
    [
        (Test.NUMBER, "Rossi", Flaw.NOT_A_NUMBER),
        (Test.NUMBER, "", Flaw.NOT_A_NUMBER),
        (Test.NUMBER_PREFIX, "04 61 x", Flaw.NOT_A_PREFIX),
        (Test.COUNTRY, "Italia", Flaw.NOT_A_COUNTRY),
        (Test.TIME, "8-12", Flaw.NOT_A_TIME),
        (Test.TIME, "08:00-24:01", Flaw.NOT_A_TIME),
        (Test.TIME, "12:61-13:00", Flaw.NOT_A_TIME),
        (Test.TIME, "08:00-08:00", Flaw.NOT_A_TIME),
        (Test.WEEKDAY, "0", Flaw.NOT_A_DAY),
        (Test.WEEKDAY, "", Flaw.NOT_A_DAY),
        (Test.QUEUE, "  ", Flaw.NOT_A_TEXT),
        (Test.COMPANY, "x" * 201, Flaw.NOT_A_TEXT),
    ],
)
def test_a_wrong_value_is_named_and_its_rule_never_fits(test: Test, value: str, flaw: Flaw) -> None:
    condition = Condition(test, (value,))
    assert flaw_of(condition) is flaw
    assert not fits(FACTS, test, value)
    assert not fits(FACTS, test, value, negated=True)


@pytest.mark.parametrize("test", [t for t in Test if t not in FLAGS])
def test_a_condition_without_values_asks_for_any_or_is_refused(test: Test) -> None:
    anything = {Test.GROUP, Test.COMPANY, Test.QUEUE, Test.NAME_PREFIX}
    assert flaw_of(Condition(test)) is (None if test in anything else Flaw.NO_VALUE)


conditions = st.builds(
    Condition,
    st.sampled_from(Test),
    st.lists(st.text(max_size=12), max_size=3).map(tuple),
    st.booleans(),
)
facts = st.builds(
    CallFacts,
    number=st.text("+0123456789", max_size=12),
    national=st.text("+0123456789", max_size=12),
    country=st.sampled_from(("", "IT", "AT")),
    anonymous=st.booleans(),
    internal=st.booleans(),
    known=st.booleans(),
    groups=st.lists(st.text(max_size=4), max_size=2).map(tuple),
    company=st.text(max_size=6),
    vip=st.booleans(),
    called=st.text("0123456789", max_size=4),
    queue=st.text(max_size=4),
    prefixes=st.lists(st.text(max_size=3), max_size=2).map(tuple),
    recall=st.booleans(),
    at=st.floats(0, 4e9),
)


@given(st.lists(st.lists(conditions, max_size=3), max_size=5), facts)
def test_any_rules_are_answered_and_the_order_alone_decides(
    wanted: list[list[Condition]], call: CallFacts
) -> None:
    rules = tuple(Rule(str(n), "c", tuple(each)) for n, each in enumerate(wanted))
    book = prepare(Rulebook((Category("c", "C"),), rules), local=time.gmtime)
    alone = [each.rule for each in book.rules if each.fits(call)]
    assert book.decide(call) is (alone[0] if alone else None)


@given(conditions, facts)
def test_a_sound_condition_or_its_contrary_fits(condition: Condition, call: CallFacts) -> None:
    contrary = replace(condition, negated=not condition.negated)
    book = [
        prepare(Rulebook((Category("c", "C"),), (Rule("r", "c", (each,)),)), local=time.gmtime)
        for each in (condition, contrary)
    ]
    fitting = sum(each.decide(call) is not None for each in book)
    assert fitting == (1 if flaw_of(condition) is None else 0)


@given(st.sampled_from(Test), st.text(max_size=30))
def test_a_clean_value_stays_as_it_is(test: Test, text: str) -> None:
    with contextlib.suppress(ValueError):
        clean = clean_value(test, text)
        assert clean_value(test, clean) == clean
