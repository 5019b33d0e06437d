# SPDX-License-Identifier: GPL-3.0-or-later
"""Missed calls, what she writes later, what a dead console left, what is forgotten."""

from dataclasses import replace

import pytest

from atc.domain.call_log import LoggedCall, LogStep, LogUid, Outcome, StepKind
from atc.domain.calls import Direction, Party
from atc.services.call_log import DAY_S, Retention
from tests.fakes.call_log_store import FakeCallLogStore
from tests.fakes.desk import Desk
from tests.unit.call_log.conftest import Logged

NUMBER = "0461123456"


def past(uid: str, **fields: object) -> LoggedCall:
    """A call of yesterday that was missed."""
    call = LoggedCall(
        LogUid(uid),
        "200@elsewhere",
        Direction.INCOMING,
        Party(NUMBER, "Mario"),
        900_000.0,
        number_key="+39" + NUMBER,
        ended_at=900_010.0,
        outcome=Outcome.MISSED,
    )
    return replace(call, **fields)  # type: ignore[arg-type]


def test_the_badge_counts_missed_calls(log: Logged) -> None:
    heard: list[int] = []
    service = log.desk.services.call_log
    service.missed_changed.connect(heard.append)
    for number in ("0461000001", "0461000002"):
        log.desk.end(log.desk.ring(number), 487)
    assert (service.missed, heard) == (2, [1, 2])
    service.handle(log.store.newest.uid)
    assert service.missed == 1


@pytest.mark.parametrize("incoming", [True, False])
def test_who_is_spoken_to_is_dealt_with(log: Logged, incoming: bool) -> None:
    desk = log.desk
    missed = desk.ring(NUMBER)
    desk.end(missed, 487)
    desk.clock.advance(60)
    if incoming:
        desk.talking(NUMBER)
    else:
        desk.connect(desk.calls.dial(NUMBER))
    assert log.of(missed).handled
    assert log.of(missed).handled_by == f"{desk.services.call_log.desk} (auto)"
    assert desk.services.call_log.missed == 0


def test_a_call_back_that_nobody_answers_leaves_it_to_do(log: Logged) -> None:
    missed = log.desk.ring(NUMBER)
    log.desk.end(missed, 487)
    call = log.desk.calls.dial(NUMBER)
    log.desk.end(call, 408)
    assert not log.of(missed).handled


def test_dealing_with_a_call_deals_with_the_same_callers_earlier_ones(log: Logged) -> None:
    desk, service = log.desk, log.desk.services.call_log
    calls = []
    for _ in range(3):
        calls.append(desk.ring(NUMBER))
        desk.end(calls[-1], 487)
        desk.clock.advance(60)
    service.handle(log.of(calls[1]).uid)
    assert [log.of(c).handled for c in calls] == [True, True, False]
    service.unhandle(log.of(calls[0]).uid)
    assert [log.of(c).handled for c in calls] == [False, True, False]


def test_another_desks_mark_counts_here(log: Logged) -> None:
    missed = log.desk.ring(NUMBER)
    log.desk.end(missed, 487)
    log.store.foreign(replace(log.of(missed), handled=True, handled_by="other"))
    assert log.desk.services.call_log.missed == 0


def test_another_desks_note_is_seen_on_the_card(log: Logged) -> None:
    call = log.desk.talking()
    log.store.foreign(replace(log.of(call), note="She wants Anna", tags=("vip",)))
    assert log.desk.call(call).note == "She wants Anna"
    assert log.desk.call(call).tags == ("vip",)


def test_a_note_can_be_written_when_the_card_is_gone(log: Logged) -> None:
    service = log.desk.services.call_log
    call = log.desk.talking()
    log.desk.end(call)
    uid = service.uid_of(call)
    assert uid
    log.desk.clock.advance(600)
    assert log.desk.calls.find(call) is None
    service.annotate(uid, "will call again")
    service.tag(uid, "message taken")
    service.set_category(uid, "supplier")
    kept = log.store.calls[uid]
    assert (kept.note, kept.tags, kept.category) == (
        "will call again",
        ("message taken",),
        "supplier",
    )


def test_calls_before_the_log_is_open_are_not_lost() -> None:
    desk = Desk()
    call = desk.talking()
    desk.end(call)
    pages: list[int] = []
    desk.services.call_log.recent(10, lambda calls: pages.append(len(calls)))
    assert pages == []
    store = FakeCallLogStore()
    desk.services.call_log.attach(store)
    assert pages == [1]
    assert store.only().outcome is Outcome.ANSWERED


def test_what_a_dead_console_left_open_is_closed_as_what_it_was() -> None:
    desk = Desk()
    ours = desk.services.call_log.desk
    step = LogStep(900_020.0, StepKind.HELD)
    talked = past(
        "a",
        desk=ours,
        outcome=Outcome.ONGOING,
        answered_at=900_005.0,
        ended_at=None,
        steps=(step,),
    )
    rang = past("b", desk=ours, outcome=Outcome.ONGOING, ended_at=None)
    theirs = past("c", desk="other", outcome=Outcome.ONGOING, ended_at=None)
    live = desk.ring("0461999999")
    store = FakeCallLogStore([talked, rang, theirs])
    desk.services.call_log.attach(store)
    assert store.calls[talked.uid].outcome is Outcome.ANSWERED
    assert store.calls[talked.uid].ended_at == 900_020.0
    assert store.calls[talked.uid].steps[-1].detail == "console"
    assert store.calls[rang.uid].outcome is Outcome.MISSED
    assert store.calls[theirs.uid].outcome is Outcome.ONGOING, "that desk closes its own"
    uid = desk.services.call_log.uid_of(live)
    assert uid
    assert store.calls[uid].outcome is Outcome.ONGOING


def test_old_calls_go_when_their_time_is_over() -> None:
    desk = Desk()
    desk.services.call_log.retention = Retention(keep_days=30, anonymise_days=10)
    now = desk.clock.now()
    ages = {"old": 31, "middle": 29.5, "new": 1}
    store = FakeCallLogStore(
        [past(name, started_at=now - days * DAY_S) for name, days in ages.items()]
    )
    desk.services.call_log.attach(store)
    desk.clock.advance(60)
    assert set(store.calls) == {"middle", "new"}
    assert store.calls[LogUid("middle")].erased
    assert not store.calls[LogUid("new")].erased
    desk.clock.advance(DAY_S)
    assert set(store.calls) == {"new"}, "it looks again every day"


def test_without_a_setting_nothing_is_forgotten() -> None:
    desk = Desk()
    store = FakeCallLogStore([past("old", started_at=1.0)])
    desk.services.call_log.attach(store)
    desk.clock.advance(DAY_S)
    assert not store.only().erased


def test_a_number_can_be_erased_in_any_formatting(log: Logged) -> None:
    call = log.desk.talking(NUMBER)
    log.desk.end(call)
    told: list[int] = []
    log.desk.services.call_log.erase_number(NUMBER, told.append)
    assert told == [1]
    assert log.of(call).erased
