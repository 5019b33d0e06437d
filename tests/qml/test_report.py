# SPDX-License-Identifier: GPL-3.0-or-later
"""The report on the real window: what is in sight, and that it adds up for the eye too."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtQuick import QQuickItem

from atc.controllers.preferences import Preferences
from tests.fakes.call_log_store import FakeCallLogStore
from tests.qml.log_scenes import history
from tests.qml.pointers import Mouse
from tests.qml.stage import Stage

MAKE = Callable[..., Stage]


def opened(stage: Stage, calls: int = 48) -> Mouse:
    """The report of a month, opened by hand."""
    mouse = Mouse(stage)
    stage.desk.services.call_log.attach(FakeCallLogStore(history(calls, stage.desk.clock.now())))
    stage.settle()
    mouse.tap(stage.centre("tab-log"))
    mouse.tap(stage.centre("log-report"))
    stage.wait(lambda: stage.find("report-page") is not None)
    mouse.tap(stage.centre("choice-month"))
    stage.frame()
    return mouse


def box(item: QQuickItem) -> QRectF:
    at = item.mapToScene(QPointF(0, 0))
    return QRectF(at.x(), at.y(), item.width(), item.height())


def named(stage: Stage, name: str) -> list[QQuickItem]:
    found = [i for i in stage.items() if i.objectName() == name and i.isVisible()]
    return sorted(found, key=lambda item: box(item).y())


def in_sight(stage: Stage, name: str) -> list[QQuickItem]:
    """The items that are wholly within the part of the report that is shown."""
    room = box(stage.item("report-body"))
    return [item for item in named(stage, name) if room.contains(box(item))]


@pytest.mark.parametrize("language", ["en", "it", "es"])
def test_six_lines_and_the_files_are_in_sight_on_a_small_screen(
    make_stage: MAKE, language: str
) -> None:
    chosen = Preferences(language=language, theme="light", motion=False)
    stage = make_stage(preferences=chosen, size=(1280, 800))
    opened(stage)
    stage.controllers.report.chooseTable(3)
    stage.frame()
    assert len(in_sight(stage, "report-row")) >= 6
    page = box(stage.item("report-page"))
    files = [box(stage.item(f"export-{kind}")) for kind in ("xlsx", "csv", "pdf")]
    assert all(page.contains(each) for each in files)
    assert not any(each.intersects(box(stage.item("report-spans"))) for each in files)


def test_the_first_table_has_a_bar_for_each_day_with_calls_and_none_for_the_total(
    make_stage: MAKE,
) -> None:
    stage = make_stage()
    opened(stage)
    days = [day.figures.calls for day in stage.controllers.report._made.periods]
    bars = named(stage, "report-bar")
    assert len(bars) == sum(calls > 0 for calls in days) > 0
    longest = max(bar.width() for bar in bars)
    lines = named(stage, "report-row")
    assert len(lines) == len(days) + 1
    for line, calls in zip(lines, days, strict=False):
        here = [bar for bar in bars if box(line).contains(box(bar).center())]
        assert len(here) == (calls > 0)
        if here:
            assert here[0].width() == pytest.approx(longest * calls / max(days), abs=2)


def test_the_figures_add_up(make_stage: MAKE) -> None:
    stage = make_stage()
    opened(stage)
    calls, *parts = [int(figure) for figure in stage.controllers.report.figures[:5]]
    assert calls == sum(parts) == 48


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)])
def test_no_heading_runs_into_its_neighbour_at_twice_the_text_size(
    make_stage: MAKE, size: tuple[int, int]
) -> None:
    chosen = Preferences(language="es", theme="light", motion=False, text_scale=2.0)
    stage = make_stage(preferences=chosen, size=size)
    opened(stage)
    line = named(stage, "report-row")[0]
    texts = [child for child in line.childItems() if child.property("text")]
    assert len(texts) == 8
    boxes = sorted((box(text) for text in texts), key=QRectF.x)
    for left, right in pairwise(boxes):
        assert left.right() <= right.left() + 0.5


def test_a_tap_saves_and_tells_where(make_stage: MAKE, tmp_path: Path) -> None:
    stage = make_stage(reports=tmp_path)
    mouse = opened(stage)
    mouse.tap(stage.centre("export-csv"))
    stage.wait(lambda: stage.find("exported") is not None)
    stage.frame()
    assert len(in_sight(stage, "exported")) == 1
    assert len(list(tmp_path.iterdir())) == 1
