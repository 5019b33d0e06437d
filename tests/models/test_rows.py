# SPDX-License-Identifier: GPL-3.0-or-later
"""The list models keep Qt's contract, whatever comes and goes, and say exactly what changed."""

import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PyQt6.QtCore import QObject
from PyQt6.QtTest import QAbstractItemModelTester, QSignalSpy

from atc.controllers.build import Controllers, build_controllers
from atc.controllers.preferences import Preferences
from atc.controllers.rows import FIRST_ROLE, RowsModel
from atc.domain.calls import Party
from atc.domain.extensions import Extension, PhoneState
from tests.fakes.desk import PROFILE, Desk

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


class Letter(NamedTuple):
    name: str
    size: int


def letters(text: str) -> list[Letter]:
    return [Letter(letter, ord(letter)) for letter in text]


@pytest.fixture
def model(qapp: object) -> RowsModel[Letter]:  # noqa: ARG001
    model = RowsModel(Letter, lambda row: row.name)
    model.tester = QAbstractItemModelTester(model, FATAL)  # type: ignore[attr-defined]
    return model


def shown(model: RowsModel[Letter]) -> str:
    return "".join(row.name for row in model.rows)


def test_only_the_roles_that_differ_are_told(model: RowsModel[Letter]) -> None:
    model.assign(letters("abc"))
    spy = QSignalSpy(model.dataChanged)
    model.update(Letter("b", 7))
    model.update(Letter("b", 7))
    assert len(spy) == 1
    assert spy[0][0].row() == 1
    assert spy[0][2] == [FIRST_ROLE + 1]


def test_a_filter_takes_out_and_brings_in_without_a_reset(model: RowsModel[Letter]) -> None:
    resets = QSignalSpy(model.modelReset)
    model.assign(letters("abcdefgh"))
    for wanted in ("aceg", "abcdefgh", "h", "", "bdfh", "abcdefgh"):
        model.assign(letters(wanted))
        assert shown(model) == wanted
    assert len(resets) == 0


def test_any_sequence_of_changes_ends_where_it_should(model: RowsModel[Letter]) -> None:
    dice = random.Random(7)
    for _ in range(300):
        wanted = "".join(dice.sample("abcdefghijklmnop", dice.randrange(16)))
        model.assign(letters(wanted))
        assert shown(model) == wanted
        if wanted:
            row, to = dice.choice(wanted), dice.randrange(len(wanted))
            model.move(row, to)
            assert model.place(row) == to
            model.remove(row)
            assert model.find(row) is None


@pytest.fixture
def desk_and_controllers(qapp: object) -> Iterator[tuple[Desk, Controllers]]:  # noqa: ARG001
    owner = QObject()
    people = tuple(Extension(str(100 + i), f"Person {i}", ("Sales",)) for i in range(50))
    desk = Desk(PROFILE, people=people)
    controllers = build_controllers(
        desk.services,
        telephony=desk.telephony,
        clock=desk.clock,
        profile=PROFILE,
        preferences=Preferences(language="en"),
        parent=owner,
    )
    calls, parking, status = controllers.calls, controllers.parking, controllers.status
    models = (
        calls.ringing,
        calls.active,
        calls.held,
        controllers.extensions.tiles,
        parking.slots,
        status.accounts,
        controllers.transfers.recent,
        controllers.keys.map,
    )
    testers = [QAbstractItemModelTester(model, FATAL) for model in models]
    yield desk, controllers
    del testers
    owner.deleteLater()


def test_a_day_of_calls_keeps_every_model_sound(
    desk_and_controllers: tuple[Desk, Controllers],
) -> None:
    desk, controllers = desk_and_controllers
    first = desk.talking("0461", "Anna")
    second = desk.ring("0462", "Bruno")
    desk.calls.answer(second)
    desk.held(first)
    desk.connect(second)
    controllers.transfers.transfer(int(first), "101", "")
    desk.refer(first, 202, final=False)
    desk.refer(first, 200, final=True)
    desk.end(first)
    controllers.parking.park(int(second), "701")
    desk.lamp("701", PhoneState.BUSY)
    desk.end(second)
    desk.clock.advance(60)
    assert controllers.calls.held.count == 0
    assert controllers.calls.active.count == 0


def test_a_storm_of_lamps_neither_resets_nor_moves_a_tile(
    desk_and_controllers: tuple[Desk, Controllers],
) -> None:
    desk, controllers = desk_and_controllers
    tiles = controllers.extensions.tiles
    controllers.extensions.toggleFreeFirst()
    controllers.extensions.freeze(True)
    order = [row.number for row in tiles.rows]
    spies = [
        QSignalSpy(signal)
        for signal in (tiles.modelReset, tiles.rowsMoved, tiles.rowsInserted, tiles.layoutChanged)
    ]
    changes = QSignalSpy(tiles.dataChanged)
    for i in range(1000):
        state = (PhoneState.IDLE, PhoneState.RINGING, PhoneState.BUSY)[i % 3]
        desk.lamp(str(100 + i % 50), state, Party("0461", "Caller"))
    assert len(changes) == 1000
    assert [row.number for row in tiles.rows] == order
    assert [len(spy) for spy in spies] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("query", "found"),
    [("rossi", ["1"]), ("ROSSÌ anna", ["1"]), ("2", ["2"]), ("sales ver", ["2"]), ("nunez", ["3"])],
)
def test_search_ignores_accents_case_and_order(
    qapp: object,  # noqa: ARG001
    query: str,
    found: list[str],
) -> None:
    people = (
        Extension("1", "Anna Rossì", ("Board",)),
        Extension("2", "Bruno Verdi", ("Sales",)),
        Extension("3", "Ximena Núñez"),
    )
    desk, owner = Desk(PROFILE, people=people), QObject()
    controllers = build_controllers(
        desk.services,
        telephony=desk.telephony,
        clock=desk.clock,
        profile=PROFILE,
        preferences=Preferences(language="en"),
        parent=owner,
    )
    controllers.extensions.search(query)
    assert [row.number for row in controllers.extensions.tiles.rows] == found
    owner.deleteLater()
