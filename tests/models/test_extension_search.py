# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom the grid of extensions shows, and who comes first."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import QObject

from atc.controllers.extensions import ExtensionsController
from atc.domain.extensions import Extension, PhoneState
from tests.fakes.desk import PROFILE, Desk

PEOPLE = (
    Extension("201", "Mario Rossi", ("Sales",), email="m.rossi@acme.example"),
    Extension("202", "Anna Rossini", ("Sales",)),
    Extension("203", "Bruno Verdi", ("Support",)),
    Extension("204", "Sergio D'Angelo", ("Support",)),
    Extension("766", "Zoë Groß", ("Board",)),
    Extension("301", "Ugo Ronco", ("Board",)),
)
Search = Callable[[str], list[str]]


@pytest.fixture
def desk() -> Desk:
    return Desk(PROFILE, people=PEOPLE)


@pytest.fixture
def grid(qapp: object, desk: Desk) -> ExtensionsController:  # noqa: ARG001
    owner = QObject()
    controller = ExtensionsController(desk.services.extensions, owner)
    controller.owner = owner  # type: ignore[attr-defined]
    return controller


@pytest.fixture
def found(grid: ExtensionsController) -> Search:
    def search(query: str) -> list[str]:
        grid.search(query)
        return [row.number for row in grid.tiles.rows]

    return search


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("mr", ["201"]),
        ("sales ross", ["201", "202"]),
        ("dangelo", ["204"]),
        ("gross", ["766", "201", "202"]),
        ("zoe", ["766"]),
        ("verdo", ["203"]),
        ("vardo", []),
        ("bruon verdi", ["203"]),
        ("acme", ["201"]),
        ("20", ["201", "202", "203", "204"]),
        ("766", ["766", "301"]),
        ("***", []),
        ("", [p.number for p in PEOPLE]),
        ("   ", [p.number for p in PEOPLE]),
    ],
)
def test_the_grid_finds_as_the_phonebook_does(
    found: Search, query: str, numbers: list[str]
) -> None:
    assert found(query) == numbers


def test_better_answers_come_first_and_then_those_who_are_free(desk: Desk, found: Search) -> None:
    desk.lamp("201", PhoneState.BUSY)
    desk.lamp("202", PhoneState.IDLE)
    assert found("ross") == ["202", "201"]
    assert found("rossi") == ["201", "202"]
    assert found("") == [p.number for p in PEOPLE]


def test_nothing_moves_at_once_when_somebody_answers_a_phone(
    desk: Desk, grid: ExtensionsController, found: Search
) -> None:
    desk.lamp("201", PhoneState.IDLE)
    assert found("ross") == ["201", "202"]
    desk.lamp("201", PhoneState.BUSY)
    desk.lamp("202", PhoneState.IDLE)
    assert [row.number for row in grid.tiles.rows] == ["201", "202"]
    assert [row.phone for row in grid.tiles.rows] == ["busy", "idle"]
    assert found("rossi") == ["201", "202"]
    assert found("ross") == ["202", "201"]


def test_the_column_that_she_sorts_by_stays(grid: ExtensionsController, found: Search) -> None:
    grid.sortBy("number")
    grid.sortBy("number")
    assert found("ross") == ["202", "201"]
