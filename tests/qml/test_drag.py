# SPDX-License-Identifier: GPL-3.0-or-later
"""The gesture of the product: a call is dragged to where it shall go (C08)."""

import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtTest import QTest

from atc.domain.calls import CallState, Party
from atc.domain.events import CallParked
from atc.domain.extensions import PhoneState
from atc.ports.telephony import Answer, Dial, Hold, Refer, ReferReplaces, Resume
from tests.qml.pointers import Finger, Mouse
from tests.qml.scenes import hold, lamps
from tests.qml.stage import Stage


def grip(stage: Stage, call_id: int) -> QPointF:
    """Where a card is taken: its name."""
    return stage.centre(f"call-{call_id}-name")


def test_a_call_dropped_on_a_person_is_transferred(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.drag(grip(stage, call), stage.centre("tile-101"))
    assert stage.desk.telephony.last(Refer) == Refer(call, "101")


def test_the_lower_zone_announces_first(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.press(grip(stage, call))
    pointer.glide(stage.centre("tile-101"))
    stage.wait(lambda: stage.find("drop-announce") is not None)
    pointer.glide(stage.centre("drop-announce"))
    pointer.release()
    assert stage.desk.telephony.last(Hold).call_id == call
    assert stage.desk.telephony.sent(Refer) == []
    stage.desk.held(call)
    assert stage.desk.telephony.last(Dial).number == "101"


def test_holding_still_over_a_person_announces_first(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.press(grip(stage, call))
    pointer.glide(stage.centre("tile-101"))
    stage.wait(lambda: stage.find("drop-announce") is not None)
    zone = stage.item("drop-announce")
    assert zone.property("chosen") is False
    stage.wait(lambda: zone.property("chosen") is True)
    pointer.release()
    stage.desk.held(call)
    assert stage.desk.telephony.last(Dial).number == "101"


def test_a_person_who_is_merely_passed_takes_nothing(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    above, below = stage.centre("tile-101"), stage.centre("tile-101")
    below.setY(below.y() + stage.item("tile-101").height() * 0.9)
    pointer.press(grip(stage, call))
    pointer.glide(above)
    pointer.move(below)  # where the zone of the first would be
    pointer.release()
    commands = [*stage.desk.telephony.sent(Refer), *stage.desk.telephony.sent(Hold)]
    assert [c for c in commands if getattr(c, "number", "") == "101" or isinstance(c, Hold)] == []


def test_a_grown_person_covers_no_park_slot(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    grid = stage.item("extension-grid")
    bottom = grid.mapToScene(QPointF(0, grid.height())).y()
    edge = QPointF(stage.centre("tile-101").x(), bottom - 12)
    pointer.press(grip(stage, call))
    pointer.glide(edge)
    stage.wait(lambda: stage.find("drop-announce") is not None)
    for zone in (stage.item("drop-transfer"), stage.item("drop-announce")):
        assert zone.mapToScene(QPointF(0, zone.height())).y() <= bottom
    pointer.glide(stage.centre("slot-703"))
    pointer.release()
    assert stage.desk.telephony.last(Refer) == Refer(call, "*703")


def test_a_busy_person_is_asked_about_first(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.drag(grip(stage, call), stage.centre("tile-103"))
    assert stage.desk.telephony.sent(Refer) == []
    assert "Carla Neri" in stage.item("question-text").property("text")
    pointer.tap(stage.centre("panel-transfer"))
    assert stage.desk.telephony.last(Refer) == Refer(call, "103")
    stage.settle()
    assert stage.find("target-panel") is None


def test_a_call_dropped_on_a_slot_is_parked(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.drag(grip(stage, call), stage.centre("slot-703"))
    assert stage.desk.telephony.last(Refer) == Refer(call, "*703")


def test_an_occupied_slot_takes_no_second_call(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.drag(grip(stage, call), stage.centre("slot-702"))
    assert stage.desk.telephony.sent(Refer) == []
    assert stage.desk.call(call).state is CallState.ACTIVE


def test_what_was_dragged_is_what_moves(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    waiting = stage.desk.talking("0461778899", "Studio Weber")
    hold(stage, waiting)
    talking = stage.desk.talking("0461123456", "Mario Bianchi")
    pointer.drag(grip(stage, waiting), stage.centre("tile-101"))
    assert [r.call_id for r in stage.desk.telephony.sent(Refer)] == [waiting]
    assert stage.desk.call(talking).state is CallState.ACTIVE


def test_a_call_dropped_on_another_connects_the_two(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    waiting = stage.desk.talking("0461778899", "Studio Weber")
    hold(stage, waiting)
    talking = stage.desk.talking("0461123456", "Mario Bianchi")
    pointer.drag(grip(stage, waiting), grip(stage, talking))
    assert stage.desk.telephony.last(ReferReplaces) == ReferReplaces(waiting, talking)


def test_the_free_line_answers_holds_and_resumes(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.ring()
    pointer.drag(grip(stage, call), stage.centre("free-line"))
    assert stage.desk.telephony.last(Answer).call_id == call
    stage.desk.connect(call)
    pointer.drag(grip(stage, call), stage.centre("free-line"))
    assert stage.desk.telephony.last(Hold).call_id == call
    stage.desk.held(call)
    stage.settle()
    pointer.drag(grip(stage, call), stage.centre("free-line"))
    assert stage.desk.telephony.last(Resume).call_id == call


def test_a_person_dropped_on_a_free_line_is_called(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    pointer.drag(stage.centre("tile-101"), stage.centre("free-line"))
    assert stage.desk.telephony.last(Dial).number == "101"


def test_a_ringing_person_dragged_to_us_is_picked_up(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    pointer.drag(stage.centre("tile-104"), stage.centre("free-line"))
    assert stage.desk.telephony.last(Dial).number == "**104"


def test_a_parked_call_dragged_to_us_is_taken_back(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    pointer.drag(stage.centre("slot-702"), stage.centre("calls-pane"))
    assert stage.desk.telephony.last(Dial).number == "702"


def test_dropping_elsewhere_changes_nothing(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    before = list(stage.desk.telephony.commands)
    pointer.drag(grip(stage, call), stage.centre("search"))
    assert stage.desk.telephony.commands == before
    assert stage.find("drag-ghost") is None


def test_dragging_back_cancels(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    before = list(stage.desk.telephony.commands)
    start = grip(stage, call)
    pointer.press(start)
    pointer.glide(stage.centre("tile-101"))
    pointer.glide(start)
    pointer.release()
    assert stage.desk.telephony.commands == before


def test_escape_cancels(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    before = list(stage.desk.telephony.commands)
    pointer.press(grip(stage, call))
    pointer.glide(stage.centre("tile-101"))
    assert stage.find("drag-ghost") is not None
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    stage.settle()
    assert stage.find("drag-ghost") is None
    pointer.release()
    assert stage.desk.telephony.commands == before


def test_a_short_press_lifts_the_card(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.press(grip(stage, call))
    assert stage.find("drag-ghost") is None
    stage.wait(lambda: stage.find("drag-ghost") is not None)
    pointer.release()
    assert stage.find("drag-ghost") is None


def test_the_ghost_is_where_the_finger_is(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.press(grip(stage, call))
    pointer.glide(QPointF(700, 500))
    ghost = stage.item("drag-ghost")
    assert abs(ghost.x() + ghost.width() / 2 - 700) <= 1
    pointer.move(QPointF(650, 420))
    assert abs(ghost.x() + ghost.width() / 2 - 650) <= 1
    pointer.release()


def test_a_vertical_flick_over_the_people_scrolls_them(stage: Stage) -> None:
    lamps(stage)
    finger = Finger(stage)
    start = stage.centre("tile-114")
    grid = stage.item("extension-grid")
    finger.press(start)
    finger.glide(start - QPointF(0, 200))
    assert stage.find("drag-ghost") is None
    assert grid.property("contentY") > 50
    finger.release()


def test_a_call_that_rings_during_a_drag_moves_nothing(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    waiting = stage.desk.talking("0461778899", "Studio Weber")
    hold(stage, waiting)
    talking = stage.desk.talking("0461123456", "Mario Bianchi")
    pointer.press(grip(stage, talking))
    pointer.glide(QPointF(600, 400))
    places = [stage.item(f"call-{i}").mapToScene(QPointF(0, 0)) for i in (waiting, talking)]
    stage.desk.ring("0461998877", "ACME SpA")
    stage.desk.lamp("101", PhoneState.BUSY)
    stage.settle()
    after = [stage.item(f"call-{i}").mapToScene(QPointF(0, 0)) for i in (waiting, talking)]
    assert after == places
    pointer.glide(stage.centre("tile-102"))
    pointer.release()
    assert stage.desk.telephony.last(Refer) == Refer(talking, "102")


def test_a_second_finger_neither_steals_nor_ends_the_drag(stage: Stage) -> None:
    lamps(stage)
    talking = stage.desk.talking("0461123456", "Mario Bianchi")
    ringing = stage.desk.ring("0461998877", "ACME SpA")
    stage.settle()
    first, second = Finger(stage, 1), Finger(stage, 2)
    first.press(grip(stage, talking))
    first.glide(QPointF(600, 400))
    second.press(grip(stage, ringing))
    second.glide(stage.centre("tile-109"))
    second.release()
    assert stage.find("drag-ghost") is not None
    first.glide(stage.centre("tile-101"))
    first.release()
    assert stage.desk.telephony.sent(Refer) == [Refer(talking, "101")]


def test_a_call_that_ends_while_it_is_dragged_goes_nowhere(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.press(grip(stage, call))
    pointer.glide(stage.centre("tile-101"))
    stage.desk.end(call)
    stage.tick(30)
    pointer.release()
    assert stage.desk.telephony.sent(Refer) == []
    assert stage.find("drag-ghost") is None


def test_a_ringing_call_is_sent_on(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.ring()
    pointer.drag(grip(stage, call), stage.centre("tile-101"))
    assert stage.desk.telephony.commands[-1].number == "101"  # type: ignore[union-attr]


def test_a_slot_that_fills_meanwhile_is_no_target(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.press(grip(stage, call))
    pointer.glide(stage.centre("slot-703"))
    stage.desk.tell(CallParked("703", Party("0471", "Bar Sport"), None, 1.0, 44.0))
    stage.settle()
    pointer.release()
    assert stage.desk.telephony.sent(Refer) == []


def test_a_card_that_changes_its_column_under_the_finger_still_drops(
    stage: Stage, pointer: Mouse
) -> None:
    lamps(stage)
    call = stage.desk.ring()
    pointer.press(grip(stage, call))
    stage.desk.connect(call)  # answered meanwhile: the card goes to the other column
    pointer.glide(stage.centre("tile-101"))
    assert stage.find("drag-ghost") is not None
    pointer.release()
    assert stage.desk.telephony.last(Refer) == Refer(call, "101")
    assert stage.find("drag-ghost") is None


@pytest.mark.parametrize("lift_first", [False, True])
def test_a_card_that_goes_at_any_moment_leaves_no_drag_behind(
    stage: Stage, pointer: Mouse, lift_first: bool
) -> None:
    lamps(stage)
    call = stage.desk.ring()
    pointer.press(grip(stage, call))
    if lift_first:
        pointer.glide(QPointF(500, 400))
        assert stage.find("drag-ghost") is not None
    else:
        stage.settle()
    stage.desk.connect(call)
    stage.settle()
    pointer.glide(stage.centre("tile-102"))
    pointer.release()
    assert stage.find("drag-ghost") is None
    assert stage.desk.telephony.sent(Refer) == [Refer(call, "102")]
    stage.controllers.extensions.search("neri")
    assert [row.number for row in stage.controllers.extensions.tiles.rows] == ["103"]


def test_a_press_that_lifts_a_card_as_it_goes_ends_at_the_release(
    stage: Stage, pointer: Mouse
) -> None:
    lamps(stage)
    call = stage.desk.ring()
    at = grip(stage, call)
    pointer.press(at)
    stage.wait(lambda: stage.find("drag-ghost") is not None)  # the press alone lifts
    stage.desk.connect(call)
    stage.settle()
    pointer.release()
    assert stage.find("drag-ghost") is None


def test_what_is_typed_during_a_drag_is_looked_for_after_it(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.press(grip(stage, call))
    pointer.glide(QPointF(500, 400))
    stage.controllers.extensions.search("neri")
    QTest.keyClick(stage.window, Qt.Key.Key_F8)
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    stage.settle()
    assert stage.desk.telephony.sent(Dial) == []
    assert stage.find("target-panel") is None
    pointer.glide(stage.centre("search"))
    pointer.release()
    assert [row.number for row in stage.controllers.extensions.tiles.rows] == ["103"]
