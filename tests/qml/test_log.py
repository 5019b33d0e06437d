# SPDX-License-Identifier: GPL-3.0-or-later
"""The log and the report on the real window, by mouse and by finger."""

from dataclasses import replace
from pathlib import Path

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtTest import QTest

from atc.domain.call_log import LogUid, Outcome
from atc.domain.calls import CallState, Party
from atc.domain.classification import Rulebook
from atc.ports.telephony import Dial
from tests.fakes.call_log_store import FakeCallLogStore
from tests.qml.contact_scenes import open_book
from tests.qml.log_scenes import CATEGORIES, TAGS, history
from tests.qml.pointers import Mouse
from tests.qml.stage import Stage


def fill(stage: Stage, count: int = 20, **rules: object) -> FakeCallLogStore:
    services = stage.desk.services
    services.classification.load(Rulebook(CATEGORIES, tags=TAGS, **rules))
    store = FakeCallLogStore(history(count, stage.desk.clock.now()))
    services.call_log.attach(store)
    stage.settle()
    return store


def opened(stage: Stage, pointer: Mouse, n: int = 0) -> tuple[FakeCallLogStore, LogUid]:
    """The log, with one call's story open."""
    store = fill(stage)
    uid = LogUid(f"{n:032x}")
    pointer.tap(stage.centre("tab-log"))
    pointer.tap(stage.centre(f"log-head-{uid}"))
    stage.wait(lambda: stage.find("log-note") is not None)
    stage.frame()
    return store, uid


def type_text(stage: Stage, text: str) -> None:
    for letter in text:
        QTest.keyClick(stage.window, letter)


def test_the_tab_counts_missed_calls_and_the_list_shows_them(stage: Stage, pointer: Mouse) -> None:
    store = fill(stage)
    missed = [call for call in store.calls.values() if call.outcome is Outcome.MISSED]
    assert stage.controllers.call_log.missed == len(missed)
    pointer.tap(stage.centre("tab-log"))
    pointer.tap(stage.centre("log-kind-missed"))
    stage.wait(lambda: stage.item("log-list").property("count") == len(missed))


def test_a_tap_opens_the_story_and_another_closes_it(stage: Stage, pointer: Mouse) -> None:
    _, uid = opened(stage, pointer)
    assert stage.find("log-story") is not None
    pointer.tap(stage.centre(f"log-head-{uid}"))
    stage.wait(lambda: stage.find("log-story") is None)


def test_call_back_from_the_log(stage: Stage, pointer: Mouse) -> None:
    store, uid = opened(stage, pointer)
    pointer.tap(stage.centre("log-call"))
    assert stage.desk.telephony.last(Dial).number == store.calls[uid].remote.number


def test_a_tag_and_a_note_are_kept(stage: Stage, pointer: Mouse) -> None:
    store, uid = opened(stage, pointer)
    pointer.tap(stage.centre(f"tag-{TAGS[3]}"))
    stage.wait(lambda: TAGS[3] in store.calls[uid].tags)
    pointer.tap(stage.centre("log-note"))
    type_text(stage, "calls back")
    pointer.tap(stage.centre("log-note-keep"))
    stage.wait(lambda: store.calls[uid].note == "calls back")


def test_her_note_stays_before_her_when_another_desk_writes_one(
    stage: Stage, pointer: Mouse
) -> None:
    store, uid = opened(stage, pointer)
    pointer.tap(stage.centre("log-note"))
    type_text(stage, "wants an")
    store.foreign(replace(store.calls[uid], note="called back\nat ten"))
    stage.wait(lambda: stage.find("log-note-other") is not None)
    type_text(stage, " offer")
    assert stage.item("log-note").property("text") == "wants an offer"
    pointer.tap(stage.centre("tab-extensions"))
    assert store.calls[uid].note == "called back\nat ten\nwants an offer"


def test_a_note_of_many_lines_is_shown_as_lines_and_left_as_it_is(
    stage: Stage, pointer: Mouse
) -> None:
    store, uid = opened(stage, pointer)
    note = "first line\nsecond line"
    store.foreign(replace(store.calls[uid], note=note))
    stage.wait(lambda: stage.find("log-note-lines") is not None)
    assert stage.item("log-note-lines").property("text") == note
    assert not stage.controllers.call_log.noteOpen
    pointer.tap(stage.centre("tab-extensions"))
    assert store.calls[uid].note == note


def test_copying_says_that_it_did(stage: Stage, pointer: Mouse) -> None:
    opened(stage, pointer)
    pointer.tap(stage.centre("log-copy"))
    assert stage.item("log-copy").property("text") == "Copied"
    stage.wait(lambda: stage.item("log-copy").property("text") == "Copy the number")


def test_what_is_filtered_by_stands_first_and_a_tap_takes_it_away(
    stage: Stage, pointer: Mouse
) -> None:
    fill(stage)
    pointer.tap(stage.centre("tab-log"))
    assert stage.find("log-category-vip") is None
    pointer.tap(stage.centre("log-filter"))
    stage.wait(lambda: stage.find("log-category-vip") is not None)
    pointer.tap(stage.centre("log-category-vip"))
    stage.wait(lambda: 0 < stage.item("log-list").property("count") < 20)
    pointer.tap(stage.centre("log-filter"))
    stage.wait(lambda: stage.find("log-filter-panel") is None)
    assert stage.centre("log-asked-category").x() < stage.centre("log-kind-all").x()
    pointer.tap(stage.centre("log-asked-category"))
    stage.wait(lambda: stage.item("log-list").property("count") == 20)
    assert stage.find("log-asked-category") is None


def test_days_are_typed_in_the_panel_and_a_wrong_one_is_marked(
    stage: Stage, pointer: Mouse
) -> None:
    fill(stage)
    pointer.tap(stage.centre("tab-log"))
    pointer.tap(stage.centre("log-filter"))
    pointer.tap(stage.centre("log-from"))
    type_text(stage, "2001-02-30")
    stage.wait(lambda: stage.find("log-days-wrong") is not None)
    assert stage.item("log-list").property("count") == 20
    for _ in range(2):
        QTest.keyClick(stage.window, Qt.Key.Key_Backspace)
    type_text(stage, "03")
    stage.wait(lambda: stage.find("log-days-wrong") is None)
    assert stage.find("log-asked-period") is not None


def test_a_chip_that_has_the_keys_is_in_sight(make_stage) -> None:
    stage = make_stage(size=(1024, 768))
    fill(stage)
    stage.page("log")
    stage.item("log-report").forceActiveFocus()
    for _ in range(6):
        QTest.keyClick(stage.window, Qt.Key.Key_Tab)
        stage.frame()
        chip = stage.window.activeFocusItem()
        if not chip.objectName().startswith("log-kind"):
            continue
        strip = stage.item("log-chips")
        left = chip.mapToItem(strip, QPointF()).x()
        assert left >= 0
        assert left + chip.width() <= strip.width() + 1, chip.objectName()
    assert chip.objectName() == "log-kind-transferred"


def test_a_missed_call_is_marked_as_dealt_with(stage: Stage, pointer: Mouse) -> None:
    store, uid = opened(stage, pointer, 2)
    before = stage.controllers.call_log.missed
    pointer.tap(stage.centre("log-handled"))
    stage.wait(lambda: store.calls[uid].handled)
    stage.wait(lambda: stage.controllers.call_log.missed < before)


def shown_uids(stage: Stage) -> list[str]:
    """Which calls the rows really show, from the top down."""
    stage.frame()
    rows = [item for item in stage.items() if item.objectName().startswith("log-head-")]
    rows.sort(key=lambda item: item.mapToScene(QPointF()).y())
    return [item.objectName().removeprefix("log-head-") for item in rows]


def test_the_rows_are_the_models_after_the_report_was_looked_at(
    stage: Stage, pointer: Mouse
) -> None:
    fill(stage, 40)
    pointer.tap(stage.centre("tab-log"))
    for down in (1, 9, 25):
        stage.item("log-list").forceActiveFocus()
        for _ in range(down):
            QTest.keyClick(stage.window, Qt.Key.Key_Down)
        stage.frame()
        pointer.tap(stage.centre("log-report"))
        stage.wait(lambda: stage.find("report-page") is not None)
        pointer.tap(stage.centre("log-report"))
        stage.wait(lambda: stage.find("report-page") is None)
        assert stage.item("log-list").property("currentIndex") == -1
        stage.item("log-list").metaObject().invokeMethod(
            stage.item("log-list"), "positionViewAtBeginning"
        )
        uids = [row.uid for row in stage.controllers.call_log.calls.rows]
        shown = shown_uids(stage)
        assert len(shown) > 3
        assert shown == uids[: len(shown)]


def test_forgetting_asks_first(stage: Stage, pointer: Mouse) -> None:
    store, uid = opened(stage, pointer)
    pointer.tap(stage.centre("log-forget"))
    assert not store.calls[uid].erased
    pointer.tap(stage.centre("log-forget-no"))
    assert not store.calls[uid].erased
    pointer.tap(stage.centre("log-forget"))
    pointer.tap(stage.centre("log-forget-yes"))
    stage.wait(lambda: store.calls[uid].erased)


def test_the_keys_open_a_call_and_typing_filters(stage: Stage) -> None:
    fill(stage)
    QTest.keyClick(stage.window, Qt.Key.Key_F12)
    stage.frame()
    stage.item("log-list").forceActiveFocus()
    QTest.keyClick(stage.window, Qt.Key.Key_Down)
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    stage.wait(lambda: stage.controllers.call_log.openUid != "")
    stage.item("log-search").forceActiveFocus()
    type_text(stage, "acme")
    stage.wait(lambda: 0 < stage.item("log-list").property("count") < 20)
    assert {row.company for row in stage.controllers.call_log.calls.rows} == {"ACME SpA"}


def test_nothing_found_says_so_and_shows_all_again(stage: Stage, pointer: Mouse) -> None:
    fill(stage)
    pointer.tap(stage.centre("tab-log"))
    stage.controllers.call_log.search("zzz")
    stage.wait(lambda: stage.find("log-empty") is not None)
    stage.frame()
    pointer.tap(stage.centre("empty-action"))
    stage.wait(lambda: stage.item("log-list").property("count") == 20)


def test_the_report_adds_up_and_is_saved(
    make_stage,
    tmp_path: Path,  # the folder that the report goes to
) -> None:
    stage = make_stage(reports=tmp_path)
    mouse = Mouse(stage)
    fill(stage)
    mouse.tap(stage.centre("tab-log"))
    mouse.tap(stage.centre("log-report"))
    stage.wait(lambda: stage.find("report-page") is not None)
    stage.controllers.report.chooseSpan("month")
    assert stage.controllers.report.figures[0] == "20"
    stage.controllers.report.export("csv")
    saved = Path(stage.controllers.report.exported)
    assert saved.parent == tmp_path
    assert "By category" in saved.read_text(encoding="utf-8-sig")
    stage.controllers.report.export("csv")
    assert len(list(tmp_path.iterdir())) == 2


def test_a_call_is_tagged_on_its_card(stage: Stage, pointer: Mouse) -> None:
    fill(stage)
    call = stage.desk.talking("0461123456", "Mario Bianchi")
    stage.frame()
    pointer.tap(stage.centre(f"call-{call}-tag"))
    pointer.tap(stage.centre(f"tag-{TAGS[0]}"))
    assert stage.desk.call(call).tags == (TAGS[0],)


def test_a_card_that_is_being_tagged_outlives_its_call(stage: Stage, pointer: Mouse) -> None:
    fill(stage)
    call = stage.desk.talking("0461123456", "Mario Bianchi")
    stage.frame()
    pointer.tap(stage.centre(f"call-{call}-tag"))
    stage.desk.end(call)
    stage.tick(60)
    pointer.tap(stage.centre(f"tag-{TAGS[1]}"))
    assert stage.desk.call(call).tags == (TAGS[1],)
    pointer.tap(stage.centre(f"call-{call}-tag"))
    stage.tick(60)
    assert stage.desk.calls.find(call) is None


def test_wrap_up_keeps_the_card_until_it_has_a_tag(stage: Stage, pointer: Mouse) -> None:
    fill(stage, wrap_up=True)
    call = stage.desk.talking("0461123456", "Mario Bianchi")
    stage.desk.end(call)
    stage.tick(60)
    assert stage.desk.call(call).state is CallState.ENDED
    stage.frame()
    pointer.tap(stage.centre(f"tag-{TAGS[2]}"))
    stage.tick(60)
    assert stage.desk.calls.find(call) is None


def test_a_known_caller_s_contact_is_opened_from_the_log(stage: Stage, pointer: Mouse) -> None:
    open_book(stage)
    services = stage.desk.services
    one = replace(history(1, stage.desk.clock.now())[0], remote=Party("+39 0461 123456"))
    store = FakeCallLogStore([replace(one, number_key="+390461123456")])
    services.call_log.attach(store)
    pointer.tap(stage.centre("tab-log"))
    pointer.tap(stage.centre(f"log-head-{one.uid}"))
    stage.wait(lambda: stage.find("log-person") is not None)
    stage.frame()
    pointer.tap(stage.centre("log-person"))
    stage.wait(lambda: stage.find("log-page") is None)
    assert stage.controllers.contact_card.contactId == 1
