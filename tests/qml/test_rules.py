# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor of the rules, by mouse and keys, and what the cards make of it."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtTest import QTest

from atc.domain.calls import CallerCard
from atc.domain.classification import Test
from tests.qml import caller_scenes
from tests.qml.pointers import Mouse
from tests.qml.stage import Stage

TALL = (1080, 1920)


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage(size=TALL)


@pytest.fixture
def editor(stage: Stage) -> Stage:
    caller_scenes.rules("rules")(stage)
    stage.frame()
    return stage


def order(stage: Stage) -> list[str]:
    return [rule.id for rule in stage.desk.services.classification.rulebook.rules]


def tap(stage: Stage, name: str) -> None:
    Mouse(stage).tap(stage.centre(name))
    stage.frame()


def test_a_rule_is_dragged_by_its_handle_and_taken_back_at_once(editor: Stage) -> None:
    before = order(editor)
    mouse = Mouse(editor)
    start, end = editor.centre("rule-queue-handle"), editor.centre("rule-recall-handle")
    mouse.press(start)
    for step in range(1, 21):
        mouse.move(start + (end - start) * (step / 20))
        editor.frame()
    mouse.release()
    assert order(editor).index("queue") == 1
    tap(editor, "rules-undo")
    assert order(editor) == before


def test_buttons_and_arrow_keys_move_a_rule_step_by_step(editor: Stage) -> None:
    before = order(editor)
    tap(editor, "rule-recall-up")
    assert order(editor)[:2] == ["recall", "vip"]
    editor.item("rule-recall-handle").forceActiveFocus()
    QTest.keyClick(editor.window, Qt.Key.Key_Down)
    assert order(editor) == before
    tap(editor, "rules-undo")
    tap(editor, "rules-undo")
    assert order(editor) == before


def test_a_wrong_value_is_told_in_red_and_the_count_follows_the_typing(editor: Stage) -> None:
    tap(editor, "rule-add")
    rules = editor.controllers.rules
    rule = editor.desk.services.classification.rulebook.rules[0]
    assert rule.conditions[0].test is Test.NUMBER_PREFIX
    tap(editor, "condition-0-values")
    for character in "abc":
        QTest.keyClick(editor.window, character)
    editor.settle()
    assert editor.item("condition-0-values").property("wrong")
    assert editor.item("condition-0-error").property("text") != ""
    for _ in range(3):
        QTest.keyClick(editor.window, Qt.Key.Key_Backspace)
    for character in "0461":
        QTest.keyClick(editor.window, character)
    editor.settle()
    assert not editor.item("condition-0-values").property("wrong")
    fitting = rules.rules.find(rule.id).fits
    assert 0 < fitting < rules.trialCalls
    tap(editor, f"rule-{rule.id}-count")
    assert rules.pastCalls.rowCount() == min(fitting, 100)


def test_the_name_typed_is_one_change(editor: Stage) -> None:
    tap(editor, "choice-categories")
    tap(editor, "category-vip-edit")
    tap(editor, "category-name")
    for character in "Boss":
        QTest.keyClick(editor.window, character)
    editor.settle()
    assert editor.desk.services.classification.label("vip") == "Boss"
    tap(editor, "rules-undo")
    assert editor.desk.services.classification.label("vip") == "VIP"


def test_a_number_is_tried(editor: Stage) -> None:
    tap(editor, "choice-number")
    tap(editor, "trial-number")
    for character in "0461998877":
        QTest.keyClick(editor.window, character)
    editor.settle()
    assert "Giovanna Klotz-Bellini" in editor.item("trial-who").property("text")
    assert editor.item("trial-category").property("category") == "VIP"
    assert editor.item("trial-rule").property("text").startswith("Rule 1 decides")


def test_a_tag_is_added_and_deleted(editor: Stage) -> None:
    tap(editor, "choice-tags")
    tap(editor, "tag-field")
    for character in "lost":
        QTest.keyClick(editor.window, character)
    tap(editor, "tag-add")
    assert "lost" in editor.desk.services.classification.rulebook.tags
    tap(editor, "tag-remove-lost")
    assert "lost" not in editor.desk.services.classification.rulebook.tags


def test_the_card_of_a_known_caller(stage: Stage) -> None:
    caller_scenes.one_caller(stage)
    call = stage.controllers.calls.firstRinging
    chip = stage.item(f"call-{call}-category")
    assert chip.property("category") == "VIP"
    assert stage.item(f"call-{call}-edge").property("color") == chip.property("ink")
    assert stage.item(f"call-{call}-about").property("text") == "ACME SpA · Purchasing"
    assert stage.item(f"call-{call}-suggestion-3").isVisible()


def test_suggestions_keep_their_places_while_lamps_change(stage: Stage) -> None:
    caller_scenes.one_caller(stage)
    call = stage.controllers.calls.firstRinging
    before = stage.controllers.suggestions.forCall(call)
    phone = stage.desk.services.extensions.find(before[0]["number"])
    assert phone is not None
    stage.desk.lamp(phone.number, type(phone.state).BUSY)
    after = stage.controllers.suggestions.forCall(call)
    assert [each["number"] for each in after] == [each["number"] for each in before]
    assert after[0]["phone"] == "busy"


def test_the_lookup_moves_nothing_that_is_already_drawn(stage: Stage) -> None:
    """The name's place is the same before and after the phonebook's answer."""
    caller_scenes.known(stage)
    book = stage.desk.services.phonebook.book
    book.held = True  # type: ignore[union-attr]
    call = stage.desk.ring("0461123456", "Bianchi")
    stage.frame()
    name = stage.item(f"call-{call}-name")
    before = name.mapToScene(QPointF(0, 0))
    book.answer()  # type: ignore[union-attr]
    stage.frame()
    assert name.property("text") == "Mario Bianchi"
    assert name.mapToScene(QPointF(0, 0)) == before


def test_several_matches_are_told_on_every_ringing_card(
    make_stage: Callable[..., Stage],
) -> None:
    stage = make_stage()
    calls = [stage.desk.ring(f"046155512{n}", "Giulia Verdi") for n in range(3)]
    others = CallerCard(7, "Giulia Verdi", "Verdi", others=("Magazzino", "Anna Verdi"))
    for call in calls:
        stage.desk.calls.amend(call, caller=others)
    stage.frame()
    for call in calls:
        told = stage.item(f"call-{call}-also")
        assert told.property("text") == "+2"
        assert told.mapToScene(QPointF(told.width(), 0)).x() < stage.window.width() / 2


def test_one_ringing_card_names_them(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    call = stage.desk.ring("0461555123", "Giulia Verdi")
    stage.desk.calls.amend(call, caller=CallerCard(7, "Giulia Verdi", others=("Magazzino",)))
    stage.frame()
    assert stage.find(f"call-{call}-also") is None
    assert any(i.property("text") == "also: Magazzino" for i in stage.items() if i.isVisible())


def test_one_suggestion_says_why_in_a_low_window(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    caller_scenes.one_caller(stage)
    call = stage.controllers.calls.firstRinging
    suggestions = stage.controllers.suggestions
    all_three = suggestions._found[call]
    briefs = [each["brief"] for each in suggestions.forCall(call)]
    assert all(text.split("/")[1].split(" ", 1)[1] for text in briefs)
    suggestions._found[call] = all_three[:1]
    suggestions._tell()
    stage.frame()
    why = suggestions.forCall(call)[0]["why"]
    told = next(i for i in stage.items() if i.property("text") == why and i.isVisible())
    assert not told.property("truncated")
    chip, answer = stage.item(f"call-{call}-suggestion-1"), stage.item(f"call-{call}-answer")
    assert chip.width() > answer.width() * 2
