# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules tried on the log: how many calls each fits, and how many it decides."""

from collections.abc import Iterator
from dataclasses import replace

from atc.domain.call_log import LoggedCall, LogStep, LogUid, StepKind
from atc.domain.calls import Direction, Party
from atc.domain.classification import Category, Condition, Rule, Rulebook, Test
from atc.domain.contacts import Contact, ContactId, ContactNumber, PersonFields
from atc.services.phonebook import PlainPlan
from atc.services.rule_trials import MOST_CALLS, RuleCount
from tests.fakes.call_log_store import FakeCallLogStore
from tests.fakes.contact_book import FakeContactBook
from tests.fakes.desk import Desk

VIP = Contact(
    ContactId(1), PersonFields(name="Rosa", vip=True, numbers=(ContactNumber("0461111222"),))
)
SALES = Rule("sales", "a", (Condition(Test.QUEUE, ("Sales",)),))
AREA = Rule("area", "b", (Condition(Test.NUMBER_PREFIX, ("0461",)),))
VIPS = Rule("vips", "b", (Condition(Test.VIP),))
BACK = Rule("back", "a", (Condition(Test.RECALL),))
BOOK = Rulebook((Category("a", "A"), Category("b", "B")), (SALES, AREA, VIPS, BACK))


def past(count: int) -> Iterator[LoggedCall]:
    """Every second call is from 0461, every third through Sales, every tenth is the VIP's."""
    for n in range(count):
        number = "0461111222" if n % 10 == 0 else f"0461{n:06}" if n % 2 == 0 else f"0402{n:06}"
        steps = (LogStep(n, StepKind.RETURNED),) if n % 15 == 1 else ()
        yield LoggedCall(
            LogUid(f"{n:032x}"),
            "desk",
            Direction.INCOMING,
            Party(number),
            float(n),
            number_key=number,
            queue="Sales" if n % 3 == 0 else "",
            steps=steps,
        )


def a_desk(count: int = 300) -> Desk:
    desk = Desk()
    desk.services.callers.use(FakeContactBook((VIP,)), PlainPlan())
    desk.services.classification.load(BOOK)
    desk.services.call_log.attach(FakeCallLogStore(tuple(past(count))))
    return desk


def until_ready(desk: Desk) -> None:
    for _ in range(2000):
        if desk.services.rule_trials.trial.ready:
            return
        desk.clock.advance(0.001)
    raise AssertionError("the trial did not come to its end")


def counts(desk: Desk) -> dict[str, RuleCount]:
    until_ready(desk)
    return dict(desk.services.rule_trials.trial.counts)


def test_each_rule_says_what_it_fits_and_what_is_left_for_it() -> None:
    desk = a_desk()
    desk.services.rule_trials.open()
    assert counts(desk) == {
        "sales": RuleCount(100, 100),
        "area": RuleCount(150, 100),
        "vips": RuleCount(30, 0),
        "back": RuleCount(20, 10),
    }
    trial = desk.services.rule_trials.trial
    assert (trial.calls, trial.all_calls) == (300, True)


def test_the_order_changes_only_who_decides() -> None:
    desk = a_desk()
    desk.services.rule_trials.open()
    until_ready(desk)
    desk.services.classification.put(replace(BOOK, rules=(VIPS, AREA, SALES, BACK)))
    found = counts(desk)
    assert found["vips"] == RuleCount(30, 30)
    assert found["area"] == RuleCount(150, 120)
    assert found["sales"] == RuleCount(100, 50)


def test_a_rule_that_is_off_takes_nothing_from_the_others() -> None:
    desk = a_desk()
    desk.services.rule_trials.open()
    until_ready(desk)
    off = replace(SALES, enabled=False)
    desk.services.classification.put(replace(BOOK, rules=(off, AREA, VIPS, BACK)))
    found = counts(desk)
    assert found["sales"] == RuleCount(100, 0)
    assert found["area"] == RuleCount(150, 150)


def test_the_calls_of_a_rule_are_listed_newest_first() -> None:
    desk = a_desk()
    trials = desk.services.rule_trials
    trials.open()
    until_ready(desk)
    fitting = trials.calls_of("area", decided=False)
    decided = trials.calls_of("area", decided=True, most=1000)
    assert len(fitting) == 100  # as many as are shown
    assert len(decided) == 100
    assert all(call.queue == "" for call in decided)
    assert [call.started_at for call in fitting] == sorted(
        (call.started_at for call in fitting), reverse=True
    )


def test_of_a_long_log_the_newest_calls_are_tried_and_that_is_said() -> None:
    desk = a_desk(MOST_CALLS + 500)
    desk.services.rule_trials.open()
    until_ready(desk)
    trial = desk.services.rule_trials.trial
    assert (trial.calls, trial.all_calls) == (MOST_CALLS, False)


def test_what_was_read_is_given_up_when_the_editor_is_closed() -> None:
    desk = a_desk()
    trials = desk.services.rule_trials
    trials.open()
    until_ready(desk)
    trials.close()
    assert trials.calls_of("area", decided=False) == []
    desk.services.classification.put(replace(BOOK, rules=(AREA,)))
    desk.clock.advance(1.0)
    assert trials.trial.calls == 0
