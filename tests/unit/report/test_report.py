# SPDX-License-Identifier: GPL-3.0-or-later
"""What the log adds up to."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from atc.domain.call_log import LoggedCall, LogStep, LogUid, Outcome, StepKind
from atc.domain.calls import Direction, Party
from atc.domain.report import Step, make_report

DAY_S = 86_400.0


def at(text: str) -> float:
    return datetime.fromisoformat(text).astimezone().timestamp()


MONDAY = at("2026-03-02T00:00:00")


def call(start: str, wait: float = 5, talk: float = 60, **fields: object) -> LoggedCall:
    began = at(f"2026-03-{start}")
    plain = LoggedCall(
        uid=LogUid(start),
        desk="200",
        direction=Direction.INCOMING,
        remote=Party("0461123456", "Mario Bianchi"),
        started_at=began,
        answered_at=began + wait,
        ended_at=began + wait + talk,
        outcome=Outcome.ANSWERED,
    )
    return replace(plain, **fields)


def missed(start: str) -> LoggedCall:
    return call(start, answered_at=None, outcome=Outcome.MISSED)


def week(*calls: LoggedCall, step: Step = Step.DAY):
    return make_report(calls, MONDAY, MONDAY + 7 * DAY_S, step)


def test_counts_what_was_answered_missed_and_dialled() -> None:
    dialled = call("02T11:00:00", direction=Direction.OUTGOING)
    report = week(call("02T09:00:00"), missed("02T10:00:00"), dialled)
    total = report.total
    assert (total.calls, total.incoming, total.answered) == (3, 2, 1)
    assert (total.missed, total.outgoing) == (1, 1)


def test_leaves_out_what_began_outside_the_period() -> None:
    assert week(call("01T23:59:59"), call("09T00:00:00")).total.calls == 0


def test_answer_time_is_of_answered_incoming_calls_only() -> None:
    slow_dial = call("02T11:00:00", wait=300, direction=Direction.OUTGOING)
    report = week(call("02T09:00:00", wait=4), call("02T09:30:00", wait=70), slow_dial)
    assert report.total.mean_wait_s == 37
    assert report.median_wait_s == 37
    assert report.answer_times == (1, 0, 0, 0, 0, 1)


def test_a_time_at_a_class_end_belongs_to_the_class() -> None:
    assert week(call("02T09:00:00", wait=10)).answer_times[1] == 1


def test_every_day_has_a_line_also_one_without_calls() -> None:
    report = week(call("02T09:00:00"), call("04T09:00:00"))
    assert [p.figures.calls for p in report.periods] == [1, 0, 1, 0, 0, 0, 0]
    assert report.periods[0].begin.isoformat() == "2026-03-02"


def test_weeks_begin_on_monday() -> None:
    report = make_report(
        [call("04T09:00:00"), call("10T09:00:00")], at("2026-03-04"), at("2026-03-12"), Step.WEEK
    )
    assert [(p.begin.isoformat(), p.figures.calls) for p in report.periods] == [
        ("2026-03-02", 1),
        ("2026-03-09", 1),
    ]


def test_groups_are_the_largest_first_and_those_without_a_name_last() -> None:
    report = week(
        call("02T09:00:00"),
        call("02T09:01:00"),
        call("02T09:02:00", category_name="Supplier"),
        call("02T09:03:00", category_name="VIP"),
        call("02T09:04:00", category_name="VIP"),
    )
    assert [(g.name, g.figures.calls) for g in report.categories] == [
        ("VIP", 2),
        ("Supplier", 1),
        ("", 2),
    ]


def test_a_call_counts_for_each_of_its_tags_once() -> None:
    report = week(call("02T09:00:00", tags=("complaint", "message taken", "complaint")))
    assert [(g.name, g.figures.calls) for g in report.dispositions] == [
        ("complaint", 1),
        ("message taken", 1),
    ]


def test_hours_are_local() -> None:
    report = week(call("02T09:59:59"), call("03T09:00:00"), call("02T10:00:00"))
    assert (report.hours[9].calls, report.hours[10].calls) == (2, 1)


def test_destinations_tell_who_took_the_calls_and_who_did_not() -> None:
    anna, bruno = Party("101", "Anna"), Party("102", "Bruno")
    back = (LogStep(0.0, StepKind.RETURNED, anna),)
    report = week(
        call("02T09:00:00", handed_to=anna),
        call("02T09:01:00", handed_to=anna, steps=back),
        call("02T09:02:00", handed_to=bruno),
        call("02T09:03:00"),
    )
    assert [(d.name, d.handed, d.arrived) for d in report.destinations] == [
        ("Anna", 2, 1),
        ("Bruno", 1, 1),
    ]


def test_what_was_neither_answered_nor_missed_is_counted_too() -> None:
    refused = call("02T09:00:00", answered_at=None, outcome=Outcome.REJECTED)
    sent_on = call("02T09:01:00", answered_at=None, outcome=Outcome.DEFLECTED)
    taken = call("02T09:02:00", answered_at=None, outcome=Outcome.ELSEWHERE)
    rings = call("02T09:03:00", answered_at=None, ended_at=None, outcome=Outcome.ONGOING)
    total = week(refused, sent_on, taken, rings, missed("02T09:04:00")).total
    assert (total.calls, total.answered, total.missed, total.others) == (5, 0, 1, 4)


def test_without_an_answered_call_there_is_no_mean() -> None:
    total = week(missed("02T09:00:00")).total
    assert (total.mean_wait_s, total.mean_talk_s) == (None, None)


OUTCOMES = {
    True: st.just(Outcome.ANSWERED),
    False: st.sampled_from([o for o in Outcome if o is not Outcome.ANSWERED]),
}

calls = st.lists(
    st.builds(
        lambda second, wait, how, direction, tags: replace(
            call("02T00:00:00", wait=wait),
            direction=direction,
            started_at=MONDAY + second,
            answered_at=MONDAY + second + wait if how is Outcome.ANSWERED else None,
            outcome=how,
            tags=tuple(tags),
        ),
        st.integers(0, 7 * 86_400 - 1),
        st.floats(0, 500),
        st.booleans().flatmap(OUTCOMES.__getitem__),
        st.sampled_from(Direction),
        st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=3),
    ),
    max_size=40,
)


@given(calls)
def test_every_table_adds_up_to_the_total(some: list[LoggedCall]) -> None:
    report = make_report(some, MONDAY, MONDAY + 7 * DAY_S, Step.DAY)
    assert report.total.calls == len(some)
    for part in (report.periods, report.categories):
        assert sum(each.figures.calls for each in part) == len(some)
    assert sum(hour.calls for hour in report.hours) == len(some)
    assert sum(report.answer_times) == report.total.answered
    lines = [report.total, *report.hours]
    lines += [g.figures for g in (*report.periods, *report.categories, *report.dispositions)]
    for each in lines:
        incoming = each.answered + each.missed + each.others
        assert incoming == each.incoming
        assert incoming + each.outgoing == each.calls
