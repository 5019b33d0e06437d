# SPDX-License-Identifier: GPL-3.0-or-later
"""The window holds at every size and language: nothing cut off, nothing too small, all named."""

from collections.abc import Callable, Iterator

import pytest
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtQml import QQmlEngine, QQmlExpression
from PyQt6.QtQuick import QQuickItem

from atc.controllers.preferences import Preferences
from atc.domain.calls import Pending
from tests.qml.pointers import Mouse
from tests.qml.scenes import SCENES
from tests.qml.stage import Stage

SIZES = [(1920, 1080), (1280, 800), (1024, 768), (1080, 1920)]
LEAST = 48
# QAccessible::Role, which PyQt does not wrap: check box, button, radio button, tab, slider, field.
FIELD = 0x2A
PRESSED = {0x2B, 0x2C, 0x2D, 0x25, 0x33, FIELD}


def show(
    make_stage: Callable[..., Stage],
    scene: str,
    size: tuple[int, int],
    language: str = "en",
    scale: float = 1.0,
) -> Stage:
    chosen = Preferences(language=language, theme="light", motion=False, text_scale=scale)
    stage = make_stage(preferences=chosen, size=size)
    SCENES[scene](stage)
    stage.frame()
    stage.frame()
    return stage


def on_screen(stage: Stage, item: QQuickItem) -> bool:
    """Whether all of an item can be seen: nothing it lies in clips it."""
    if not item.isVisible() or item.width() <= 0 or item.height() <= 0:
        return False
    area = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    holder = item.parentItem()
    while holder is not None:
        if holder.clip() or holder is stage.window.contentItem():
            frame = holder.mapRectToScene(QRectF(0, 0, holder.width(), holder.height()))
            if not frame.adjusted(-1, -1, 1, 1).contains(area):
                return False
        holder = holder.parentItem()
    return True


def spoken(item: QQuickItem) -> tuple[int, str]:
    """The role and the name that a screen reader gets; (0, "") of what it passes over."""
    context = QQmlEngine.contextForObject(item)
    if context is None:
        return 0, ""
    said = QQmlExpression(context, item, "[Accessible.role, Accessible.name]").evaluate()
    value = said[0] if isinstance(said, tuple) else said
    role, name = value.toVariant() if hasattr(value, "toVariant") else value
    return int(role), name


def controls(stage: Stage) -> Iterator[tuple[QQuickItem, int, str]]:
    """All that can be operated, with role and name."""
    for item in stage.items():
        operable = item.activeFocusOnTab() or item.objectName()
        if operable and item.isVisible():
            role, name = spoken(item)
            if role in PRESSED:
                yield item, role, name


@pytest.mark.parametrize("scene", list(SCENES))
@pytest.mark.parametrize("size", SIZES)
def test_every_control_has_a_name_and_is_large_enough(
    make_stage: Callable[..., Stage], scene: str, size: tuple[int, int]
) -> None:
    stage = show(make_stage, scene, size)
    wrong, seen = [], 0
    for item, role, name in controls(stage):
        seen += 1
        label = f"{item.metaObject().className()} {item.objectName()!r} {name!r}"
        if not name:
            wrong.append(f"{label}: no name")
        width = LEAST if role == FIELD else item.width()
        if on_screen(stage, item) and min(width, item.height()) < LEAST:
            wrong.append(f"{label}: {item.width()} by {item.height()}")
    assert seen > 10
    assert not wrong, "\n".join(sorted(set(wrong)))


@pytest.mark.parametrize("language", ["en", "it", "es"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", ["busy", "consulting", "typing", "settings", "refused", "asking"])
def test_no_word_of_a_control_is_cut_off(
    make_stage: Callable[..., Stage], scene: str, size: tuple[int, int], language: str
) -> None:
    stage = show(make_stage, scene, size, language)
    cut = []
    for item, _, _ in controls(stage):
        if item.objectName().startswith(("tile-", "slot-")):
            continue
        cut += [
            f"{item.objectName()}: {text.property('text')!r}"
            for text in stage.items(item)
            if text.property("truncated") and text.isVisible()
        ]
    assert not cut, "\n".join(cut)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_reaches_beyond_the_window(
    make_stage: Callable[..., Stage], size: tuple[int, int]
) -> None:
    stage = show(make_stage, "busy", size)
    stage.page("extensions")
    for name in ("calls-pane", "search", "extension-grid", "park-lane", "dnd", "settings"):
        item = stage.item(name)
        corner = item.mapToScene(QPointF(item.width(), item.height()))
        assert corner.x() <= size[0] + 8
        assert corner.y() <= size[1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", list(SCENES))
def test_nothing_covers_the_ringing_calls(
    make_stage: Callable[..., Stage], scene: str, size: tuple[int, int]
) -> None:
    stage = show(make_stage, scene, size)
    first = stage.controllers.calls.firstRinging
    if not first:
        pytest.skip("nobody rings in this scene")
    assert on_screen(stage, stage.item(f"call-{first}-answer"))
    Mouse(stage).tap(stage.centre(f"call-{first}-answer"))
    assert stage.desk.call(first).pending is Pending.ANSWERING


@pytest.mark.parametrize("scale", [1.5, 2.0])
@pytest.mark.parametrize("scene", ["busy", "consulting", "settings"])
def test_large_text_leaves_the_main_actions_in_reach(
    make_stage: Callable[..., Stage], scene: str, scale: float
) -> None:
    stage = show(make_stage, scene, (1280, 800), "it", scale)
    for name in ("search", "dnd", "settings"):
        assert on_screen(stage, stage.item(name)), name


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)])
def test_a_call_on_hold_is_in_sight_although_others_ring(
    make_stage: Callable[..., Stage], size: tuple[int, int]
) -> None:
    stage = show(make_stage, "busy", size)
    held = stage.controllers.calls.held.rows[0].call_id
    assert on_screen(stage, stage.item(f"call-{held}-name"))
    assert on_screen(stage, stage.item(f"call-{held}-resume"))
    first, second = (row.call_id for row in stage.controllers.calls.ringing.rows)
    assert on_screen(stage, stage.item(f"call-{first}-answer"))
    assert on_screen(stage, stage.item(f"call-{second}-answer"))


def test_a_mark_tells_that_there_are_calls_further_down(make_stage: Callable[..., Stage]) -> None:
    stage = show(make_stage, "busy", (1280, 800))
    assert stage.find("own-calls-mark") is None
    stage.window.setHeight(620)
    stage.frame()
    assert stage.find("own-calls-mark") is not None


@pytest.mark.parametrize(("called", "shown"), [("200", False), ("0461900100", True)])
def test_only_a_number_that_tells_something_is_named_as_the_called_one(
    stage: Stage, called: str, shown: bool
) -> None:
    call = stage.desk.ring("0461998877", "ACME SpA", called=called)
    stage.frame()
    card = stage.item(f"call-{call}")
    said = [str(item.property("text")) for item in stage.items(card) if item.isVisible()]
    assert any(called in text for text in said) is shown
