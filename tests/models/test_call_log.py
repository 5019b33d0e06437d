# SPDX-License-Identifier: GPL-3.0-or-later
"""The log page's controller on the real services, with a log in memory."""

from dataclasses import replace

import pytest
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtTest import QAbstractItemModelTester

from atc.controllers.call_log import CallLogController
from atc.controllers.hold_guard import HoldGuard
from atc.domain.call_log import LoggedCall, LogStep, LogUid, Outcome, StepKind
from atc.domain.calls import Direction, Party
from atc.domain.classification import Category, Rulebook
from atc.ports.telephony import Dial
from tests.fakes.call_log_store import FakeCallLogStore
from tests.fakes.desk import Desk

ANNA = Party("101", "Anna Rossi")


def logged(n: int, **fields: object) -> LoggedCall:
    at = 1_000_000.0 - n * 60
    plain = LoggedCall(
        uid=LogUid(f"u{n:04}"),
        desk="200",
        direction=Direction.INCOMING,
        remote=Party(f"0461{n:06}", f"Caller {n}"),
        number_key=f"+390461{n:06}",
        started_at=at,
        answered_at=at + 5,
        ended_at=at + 65,
        outcome=Outcome.ANSWERED,
        steps=(LogStep(at, StepKind.RANG), LogStep(at + 5, StepKind.ANSWERED)),
    )
    return replace(plain, **fields)


def missed(n: int, **fields: object) -> LoggedCall:
    return logged(n, answered_at=None, outcome=Outcome.MISSED, **fields)


class Page:
    """The controller, and a desk under it."""

    def __init__(self, *calls: LoggedCall) -> None:
        self.desk = Desk()
        self.store = FakeCallLogStore(calls)
        services = self.desk.services
        services.call_log.attach(self.store)
        self.controller = CallLogController(
            services.call_log,
            services.calls,
            HoldGuard(services.calls, self.desk.clock),
            services.classification,
            lambda number: number.replace("+39", "0") if number.startswith("+") else number,
            self.desk.clock,
            lambda _: None,
        )
        self.tester = QAbstractItemModelTester(
            self.controller.calls, QAbstractItemModelTester.FailureReportingMode.Fatal
        )

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.controller.calls.rows]

    def row(self, n: int):
        return self.controller.calls.find(f"u{n:04}")


@pytest.fixture
def page(qapp) -> Page:
    del qapp
    return Page(
        logged(1),
        missed(2),
        logged(3, direction=Direction.OUTGOING, handed_to=ANNA, note="order 4711"),
    )


def test_reads_nothing_until_it_is_looked_at(page: Page) -> None:
    assert page.names == []
    page.controller.watch(True)
    assert page.names == ["Caller 1", "Caller 2", "Caller 3"]


def test_a_row_says_how_it_went_and_where_it_went(page: Page) -> None:
    page.controller.watch(True)
    assert [page.row(n).kind for n in (1, 2, 3)] == ["answered", "missed", "outgoing"]
    assert page.row(3).went == "→ Anna Rossi"
    assert page.row(1).length == "1:00"


def test_filters_by_kind_words_and_back_to_all(page: Page) -> None:
    controller = page.controller
    controller.watch(True)
    controller.chooseKind("missed")
    assert page.names == ["Caller 2"]
    controller.showAll()
    controller.search("4711")
    assert page.names == ["Caller 3"]
    assert controller.filtered
    controller.showAll()
    assert len(page.names) == 3


def test_a_new_call_comes_on_top_without_losing_the_open_one(page: Page, qtbot) -> None:
    controller = page.controller
    controller.watch(True)
    controller.open("u0002")
    page.store.foreign(logged(0))
    qtbot.waitUntil(lambda: page.names[0] == "Caller 0")
    assert controller.openUid == "u0002"


def test_a_missed_call_is_counted_until_it_is_dealt_with(page: Page, qtbot) -> None:
    controller = page.controller
    controller.watch(True)
    assert controller.missed == 1
    controller.toggleHandled("u0002")
    qtbot.waitUntil(lambda: page.row(2).kind == "handled")
    assert controller.missed == 0
    controller.toggleHandled("u0002")
    qtbot.waitUntil(lambda: page.row(2).kind == "missed")
    assert controller.missed == 1


def test_the_story_is_told_in_order_of_what_happened(page: Page) -> None:
    page.controller.watch(True)
    page.controller.open("u0001")
    assert [row.text for row in page.controller.story.rows] == ["Rang", "Answered"]
    page.controller.open("")
    assert page.controller.story.rows == []


def test_redial_calls_the_number_and_copy_keeps_it(page: Page) -> None:
    page.controller.watch(True)
    page.controller.redial("u0001")
    assert page.desk.telephony.last(Dial).number == "00461000001", "with the outside prefix"
    page.controller.copy("u0002")
    assert QGuiApplication.clipboard().text() == "0461000002"


def test_note_and_tags_can_be_given_later(page: Page, qtbot) -> None:
    page.desk.services.classification.load(Rulebook(tags=("supplier", "complaint")))
    controller = page.controller
    controller.watch(True)
    assert controller.tags == ["supplier", "complaint"]
    controller.setNote("u0001", " calls back ")
    controller.toggleTag("u0001", "supplier")
    qtbot.waitUntil(lambda: page.row(1).tags == ["supplier"])
    assert page.row(1).note == "calls back"
    controller.toggleTag("u0001", "supplier")
    qtbot.waitUntil(lambda: page.row(1).tags == [])


def test_a_category_lends_its_colour_and_can_be_asked_for(qapp) -> None:
    del qapp
    page = Page(logged(1, category="vip", category_name="VIP"), logged(2))
    page.desk.services.classification.load(Rulebook((Category("vip", "VIP", "red"),)))
    page.controller.watch(True)
    assert page.row(1).color == "red"
    page.controller.chooseCategory("vip")
    assert page.names == ["Caller 1"]
    page.controller.chooseCategory("vip")
    assert len(page.names) == 2


def test_forgetting_a_caller_takes_name_and_number_from_the_screen(page: Page, qtbot) -> None:
    page.controller.watch(True)
    page.controller.forget("u0001")
    qtbot.waitUntil(lambda: page.row(1).number == "")
    assert "Caller 1" not in page.names


def test_older_calls_come_as_the_end_is_reached(qapp) -> None:
    del qapp
    page = Page(*(logged(n) for n in range(150)))
    page.controller.watch(True)
    assert len(page.names) == 60
    page.controller.more()
    assert len(page.names) == 120
    page.controller.more()
    page.controller.more()
    assert len(page.names) == 150
    assert page.names[0] == "Caller 0"
    assert page.names[-1] == "Caller 149"
