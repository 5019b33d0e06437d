# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours can be told apart and read, computed from the theme's own tokens (WCAG 2)."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import QObject
from PyQt6.QtGui import QColor
from PyQt6.QtQml import QQmlComponent

from atc.controllers.preferences import Preferences
from tests.qml.stage import Stage

STATES = ("ringing", "active", "held", "consulting", "recalled", "ended", "danger")
CATEGORIES = ("red", "orange", "gold", "green", "teal", "blue", "violet", "grey")
GROUNDS = ("surface", "window", "ringingSoft", "recalledSoft")
PAIRS = (
    [("text", ground) for ground in ("window", "surface", "raised", "sunken", "button")]
    + [("muted", ground) for ground in ("window", "surface", "raised", "sunken")]
    + [("accent", ground) for ground in ("window", "surface", "accentSoft")]
    + [("text", "accentSoft"), ("accentInk", "accent"), ("dangerInk", "danger")]
    + [("stateInk", state) for state in STATES]
    + [(state, ground) for state in STATES for ground in ("surface", "window", f"{state}Soft")]
    + [("text", f"{state}Soft") for state in STATES]
    + [(category, ground) for category in CATEGORIES for ground in GROUNDS]
    + [("muted", "ringingSoft"), ("muted", "heldSoft"), ("muted", "recalledSoft")]
)


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colors(stage: Stage) -> QObject:
    component = QQmlComponent(stage.main.engine)
    component.setData(
        b"import QtQuick\nimport Atc.Theme\nQtObject { property QtObject set: Theme.colors }",
        stage.main.engine.baseUrl(),
    )
    holder = component.create()
    assert holder is not None, component.errorString()
    holder.setParent(stage.window)
    return holder.property("set")


@pytest.mark.parametrize(("theme", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_everything_written_can_be_read(
    make_stage: Callable[..., Stage], theme: str, least: float
) -> None:
    stage = make_stage(preferences=Preferences(language="en", theme=theme, motion=False))
    tokens = colors(stage)
    weak = [
        f"{ink} on {ground}: {ratio:.2f}"
        for ink, ground in PAIRS
        if (ratio := contrast(tokens.property(ink), tokens.property(ground))) < least
    ]
    assert not weak, "\n".join(weak)


def test_motion_can_be_switched_off(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    stage.controllers.settings.chooseMotion(False)
    stage.desk.ring()
    first = stage.window.grabWindow()
    stage.frame()
    assert stage.window.grabWindow() == first


def test_colours_and_language_change_while_it_runs(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    before = stage.window.color()
    stage.controllers.settings.chooseTheme("dark")
    assert stage.window.color() != before
    stage.controllers.settings.chooseLanguage("it")
    stage.settle()
    assert stage.item("dnd").property("text") == "Non disturbare"
    stage.controllers.settings.chooseLanguage("es")
    stage.settle()
    assert stage.item("dnd").property("text") == "No molestar"
