# SPDX-License-Identifier: GPL-3.0-or-later
"""The log page's controller on the real services, with a log in memory."""

from dataclasses import replace
from datetime import datetime

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
            services.callers,
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


def by_another(page: Page, n: int, **fields: object) -> None:
    page.store.foreign(replace(page.store.calls[LogUid(f"u{n:04}")], **fields))


def test_a_half_written_note_outlives_another_desks_and_both_are_kept(page: Page, qtbot) -> None:
    controller = page.controller
    controller.watch(True)
    controller.open("u0001")
    controller.writeNote("wants an off")
    by_another(page, 1, note="called back at ten")
    qtbot.waitUntil(lambda: controller.otherNote == "called back at ten")
    assert controller.note == "wants an off"
    controller.writeNote("wants an offer")
    controller.keepNote()
    assert page.store.calls[LogUid("u0001")].note == "called back at ten\nwants an offer"
    qtbot.waitUntil(lambda: controller.note == "called back at ten\nwants an offer")
    assert not controller.noteOpen
    assert controller.otherNote == ""


def test_another_desks_note_is_shown_where_she_writes_none(page: Page, qtbot) -> None:
    page.controller.watch(True)
    page.controller.open("u0001")
    by_another(page, 1, note="called back at ten")
    qtbot.waitUntil(lambda: page.controller.note == "called back at ten")
    assert not page.controller.noteOpen


@pytest.mark.parametrize("leave", ["page", "call", "filter"])
def test_a_note_is_kept_when_she_leaves_it(page: Page, leave: str) -> None:
    controller = page.controller
    controller.watch(True)
    controller.open("u0001")
    controller.writeNote("half a no")
    if leave == "page":
        controller.watch(False)
    elif leave == "call":
        controller.open("u0002")
    else:
        controller.chooseKind("missed")
    assert page.store.calls[LogUid("u0001")].note == "half a no"
    assert page.store.calls[LogUid("u0002")].note == ""


def test_a_call_left_alone_keeps_another_desks_note(page: Page, qtbot) -> None:
    controller = page.controller
    controller.watch(True)
    controller.open("u0001")
    by_another(page, 1, note="called back")
    qtbot.waitUntil(lambda: controller.note == "called back")
    controller.open("")
    assert page.store.calls[LogUid("u0001")].note == "called back"


def test_a_forgotten_caller_keeps_no_note(page: Page) -> None:
    controller = page.controller
    controller.watch(True)
    controller.open("u0001")
    controller.writeNote("about Mr Caller")
    controller.forget("u0001")
    assert page.store.calls[LogUid("u0001")].note == ""


def test_a_row_says_whose_call_it_was_and_who_dealt_with_it(page: Page, qtbot) -> None:
    page.desk.services.call_log.desk = "200"
    page.controller.watch(True)
    by_another(page, 2, desk="201@south", handled=True, handled_by="201@south")
    qtbot.waitUntil(lambda: page.row(2).desk == "201@south")
    assert page.row(1).desk == ""
    assert page.row(2).handled_by == "Dealt with by 201@south"


def test_a_note_of_many_lines_is_one_in_the_list(page: Page, qtbot) -> None:
    page.controller.watch(True)
    by_another(page, 1, note="calls back\n\nno, she does not")
    qtbot.waitUntil(lambda: page.row(1).line == "calls back / no, she does not")
    assert page.row(1).note == "calls back\n\nno, she does not"


def told(page: Page, n: int) -> list[str]:
    page.controller.open(f"u{n:04}")
    return [row.text for row in page.controller.story.rows]


def test_a_transfers_end_is_told_as_what_it_was_and_in_order(page: Page) -> None:
    at = 1_000_000.0
    steps = (
        LogStep(at, StepKind.TRANSFERRED, ANNA, "blind"),
        LogStep(at + 2, StepKind.TRANSFER_ANSWERED, ANNA),
        LogStep(at + 1, StepKind.ENDED, detail="us"),
    )
    by_another(page, 1, steps=steps, called="0461990")
    page.controller.watch(True)
    assert told(page, 1) == [
        "The call was for 0461990",
        "Handed to Anna Rossi",
        "Left to Anna Rossi",
        "Anna Rossi answered",
    ]


def test_a_return_from_nobody_known_names_nobody(page: Page) -> None:
    by_another(page, 1, steps=(LogStep(1.0, StepKind.RETURNED, Party("")),))
    page.controller.watch(True)
    assert told(page, 1) == ["Came back"]


def test_days_are_asked_for_as_people_type_them(qapp) -> None:
    del qapp
    noon = 12 * 3600.0
    page = Page(logged(1), logged(2, started_at=1_000_000.0 - 5 * 86_400))
    page.desk.clock.advance(1_000_000.0 + noon - page.desk.clock.now())
    controller = page.controller
    controller.watch(True)
    day = datetime.fromtimestamp(1_000_000.0 - 5 * 86_400).astimezone().date()
    for typed in (f"{day:%Y-%m-%d}", f"{day.day}.{day.month}.{day.year}", f"{day.day}.{day.month}"):
        controller.setFrom(typed)
        controller.setTo(typed)
        assert page.names == ["Caller 2"], typed
        assert [row.ident for row in controller.asked.rows] == ["period"]
        controller.drop("period")
        assert page.names == ["Caller 1", "Caller 2"]
        controller.search(f"caller {typed}")
        assert page.names == ["Caller 2"], typed
        controller.search("")
    controller.setFrom("31.2.")
    assert controller.fromWrong
    assert len(page.names) == 2


def test_what_is_asked_for_is_listed_and_taken_away_one_by_one(qapp) -> None:
    del qapp
    page = Page(logged(1, category="vip", queue="Sales"), logged(2, queue="Sales"), logged(3))
    page.desk.services.classification.load(Rulebook((Category("vip", "VIP", "red"),)))
    controller = page.controller
    controller.watch(True)
    assert controller.queues == ["Sales"]
    controller.chooseCategory("vip")
    controller.chooseQueue("Sales")
    assert [row.words for row in controller.asked.rows] == ["VIP", "Queue Sales"]
    assert page.names == ["Caller 1"]
    controller.drop("category")
    assert page.names == ["Caller 1", "Caller 2"]
    controller.drop("queue")
    assert not controller.filtered


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
