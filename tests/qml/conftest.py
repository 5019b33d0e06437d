# SPDX-License-Identifier: GPL-3.0-or-later
"""A window for each test; any warning of Qt or QML fails the test."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from collections.abc import Callable, Iterator

import pytest
from PyQt6.QtCore import QtMsgType, qInstallMessageHandler
from PyQt6.QtGui import QGuiApplication

from tests.qml.pointers import Finger, Mouse
from tests.qml.scenes import FAVOURITES, PEOPLE
from tests.qml.stage import Stage

_HARMLESS = ("This plugin does not support", "propagateSizeHints", "QFont::setPixelSize")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def qt_silence() -> Iterator[list[str]]:
    """Collects what Qt complains about; the test fails if it did."""
    said: list[str] = []

    def note(kind: QtMsgType, _context: object, message: str | None) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(h in (message or "") for h in _HARMLESS):
            said.append(message or "")

    before = qInstallMessageHandler(note)
    yield said
    qInstallMessageHandler(before)
    assert not said, "Qt warned:\n" + "\n".join(said)


@pytest.fixture
def make_stage(
    qapp: QGuiApplication,  # noqa: ARG001
    qt_silence: list[str],  # noqa: ARG001
) -> Iterator[Callable[..., Stage]]:
    stages: list[Stage] = []

    def make(**options: object) -> Stage:
        options.setdefault("favourites", FAVOURITES)
        stage = Stage(options.pop("people", PEOPLE), **options)  # type: ignore[arg-type]
        stages.append(stage)
        return stage

    yield make
    for stage in stages:
        stage.close()


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """The window at 1280 by 800, everybody's tile shown."""
    made = make_stage()
    made.page("extensions")
    made.settle()
    return made


@pytest.fixture(params=[Mouse, Finger], ids=["mouse", "touch"])
def pointer(request: pytest.FixtureRequest, stage: Stage) -> Mouse:
    """A mouse, then a finger."""
    return request.param(stage)
