# SPDX-License-Identifier: GPL-3.0-or-later
"""With `answer_while_busy = "confirm"` nobody is put on hold by one tap."""

import pytest

from atc.controllers.hold_guard import ASK_S, HoldGuard
from atc.domain.errors import UserError
from atc.domain.notices import NoticeKind
from atc.services.policy import CallPolicy
from tests.fakes.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk(policy=CallPolicy(confirm_hold=True))


def test_the_first_tap_asks_on_the_card_and_the_second_goes_on(desk):
    guard = HoldGuard(desk.calls, desk.clock)
    desk.talking()
    second = desk.ring("0461999999")
    with pytest.raises(UserError) as asked:
        guard.check("answer", second)
    assert asked.value.notice.get("caller") == "Mario Bianchi"
    assert desk.call(second).notice.kind is NoticeKind.CONFIRM_HOLD
    guard.check("answer", second)


def test_no_answer_to_the_question_means_no(desk):
    guard = HoldGuard(desk.calls, desk.clock)
    desk.talking()
    second = desk.ring("0461999999")
    with pytest.raises(UserError):
        guard.check("answer", second)
    desk.clock.advance(ASK_S + 0.1)
    assert desk.call(second).notice is None
    with pytest.raises(UserError):
        guard.check("answer", second)


def test_another_wish_does_not_confirm_the_first(desk):
    guard = HoldGuard(desk.calls, desk.clock)
    desk.talking()
    for wish in (("dial", "101"), ("dial", "102")):
        with pytest.raises(UserError):
            guard.check(wish)


def test_with_nobody_on_the_line_or_with_silent_hold_nothing_is_asked(desk):
    HoldGuard(desk.calls, desk.clock).check("dial")
    silent = Desk()
    silent.talking()
    HoldGuard(silent.calls, silent.clock).check("dial")
