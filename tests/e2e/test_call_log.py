# SPDX-License-Identifier: GPL-3.0-or-later
"""What the log tells of real calls: each story as the PBX made it happen (H01, H03)."""

import pytest

from atc.domain.call_log import LoggedCall, Outcome, StepKind
from atc.domain.calls import CallState
from atc.domain.parking import SlotState
from atc.domain.transfers import TransferState
from tests.e2e.console import VERDI

pytestmark = pytest.mark.lab

K = StepKind


def stories(console) -> list[LoggedCall]:
    """The log, newest first, as it is on the disk."""
    answers: list[tuple[LoggedCall, ...]] = []
    console.services.call_log.recent(20, answers.append)
    console.wait(lambda: answers, "the log answers")
    return list(answers[0])


def kinds(call: LoggedCall) -> list[StepKind]:
    return [step.kind for step in call.steps]


def test_a_blind_transfer_is_told_to_its_end(console):
    console.talk()
    (call,) = console.calls
    since = console.lab.robots.mark()
    console.tap(call.id, "transfer")
    console.hands.tap("tile-101")
    console.hands.tap("panel-transfer")
    console.robot("101", since)
    console.wait_transfer(TransferState.ANSWERED)
    console.wait_free()
    console.wait(lambda: stories(console)[0].outcome is Outcome.ANSWERED, "closed")
    story = stories(console)[0]
    assert kinds(story)[:3] == [K.RANG, K.ANSWERED, K.TRANSFERRED]
    assert sorted(k.value for k in kinds(story)[3:]) == ["ended", "transfer_answered"]
    assert story.handed_to is not None
    assert story.handed_to.number == "101"
    assert story.remote.number == VERDI[0]


def test_parking_and_taking_back_are_two_calls_that_know_of_each_other(console):
    console.talk()
    (call,) = console.calls
    console.tap(call.id, "park")
    console.wait_slot("701", SlotState.OCCUPIED)
    console.wait_free()
    console.hands.tap("slot-701")
    console.wait_call(CallState.ACTIVE)
    console.wait(lambda: len(stories(console)) == 2, "both are logged")
    back, first = stories(console)
    assert back.linked == first.uid
    assert [s.detail for s in first.steps if s.kind is K.PARKED] == ["701"]
    assert kinds(back)[:2] == [K.RETRIEVED, K.ANSWERED]
    assert back.remote.number == VERDI[0]
    assert first.handed_to is None


def test_a_caller_who_gives_up_is_on_the_badge(console):
    console.called_by(VERDI)
    console.lab.hang_up_all()
    console.wait(lambda: console.services.call_log.missed == 1, "missed")
    assert stories(console)[0].outcome is Outcome.MISSED
