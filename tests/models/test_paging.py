# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of any length: pages come as they are looked at, memory is bounded."""

from typing import NamedTuple

import pytest
from PyQt6.QtCore import QCoreApplication
from PyQt6.QtTest import QAbstractItemModelTester

from atc.controllers.paging import PAGE, PagedModel
from atc.controllers.rows import FIRST_ROLE


class Entry(NamedTuple):
    key: str
    text: str
    loading: bool = False


PLACEHOLDER = Entry("", "", loading=True)
KEY, TEXT, LOADING = FIRST_ROLE, FIRST_ROLE + 1, FIRST_ROLE + 2


class Source:
    """A store that answers when it is told to."""

    def __init__(self, total):
        self.total = total
        self.prefix = ""
        self.asked = []
        self.waiting = []

    def fetch(self, offset, limit, done):
        self.asked.append(offset)
        rows = [
            Entry(str(i), f"{self.prefix}{i}")
            for i in range(offset, min(offset + limit, self.total))
        ]
        total = self.total
        self.waiting.append(lambda: done(offset, rows, total))

    def answer(self):
        waiting, self.waiting = self.waiting, []
        for each in waiting:
            each()


@pytest.fixture
def source():
    return Source(1_000_000)


@pytest.fixture
def model(qapp, source):  # noqa: ARG001
    made = PagedModel(Entry, PLACEHOLDER, lambda row: row.key, source.fetch)
    made.restart()
    source.answer()
    return made


@pytest.fixture
def checked(qapp):  # noqa: ARG001
    """A shorter list that Qt watches: its tester walks through all rows at every change."""
    source = Source(1_250)
    made = PagedModel(Entry, PLACEHOLDER, lambda row: row.key, source.fetch)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    made.tester = QAbstractItemModelTester(made, fatal)
    made.restart()
    source.answer()
    return made, source


def text(model, at):
    return model.data(model.index(at, 0), TEXT)


def look(model, source, at):
    """Look at a row and let its page come."""
    text(model, at)
    while True:
        QCoreApplication.processEvents()
        if not source.waiting:
            break
        source.answer()
    return text(model, at)


def test_a_million_rows_cost_one_page(model, source):
    assert model.rowCount() == 1_000_000
    assert source.asked == [0]
    assert text(model, 42) == "42"


def test_a_row_far_down_is_a_placeholder_until_it_comes(model, source):
    assert model.data(model.index(777_777, 0), LOADING) is True
    assert look(model, source, 777_777) == "777777"
    assert model.data(model.index(777_777, 0), LOADING) is False


def test_memory_is_bounded_however_far_she_scrolls(model, source):
    for at in range(0, 1_000_000, 5_000):
        look(model, source, at)
    assert model.pages <= 60


def test_pages_flicked_past_are_not_fetched(model, source):
    before = len(source.asked)
    for at in range(0, 500_000, PAGE):
        text(model, at)
    QCoreApplication.processEvents()
    assert len(source.asked) - before <= 4
    assert look(model, source, 499_999) == "499999"


def test_another_list_replaces_the_first_only_when_it_is_there(model, source):
    source.total, source.prefix = 3, "new "
    model.restart()
    assert text(model, 1) == "1"
    source.answer()
    assert (model.rowCount(), text(model, 1)) == (3, "new 1")


def test_an_answer_to_an_older_question_changes_nothing(model, source):
    source.total = 10
    model.restart()
    source.total, source.prefix = 3, "newest "
    model.restart()
    older, newest = source.waiting
    newest()
    older()
    assert (model.rowCount(), text(model, 0)) == (3, "newest 0")


@pytest.mark.parametrize("total", [1_300, 1_250, 730, 99, 0])
def test_a_sync_that_adds_or_removes_keeps_the_place(checked, total):
    model, source = checked
    look(model, source, 650)
    source.total, source.prefix = total, "again "
    model.refresh()
    QCoreApplication.processEvents()
    source.answer()
    assert model.rowCount() == total
    for at in {0, 650, total - 1}:
        if 0 <= at < total:
            assert look(model, source, at) == f"again {at}"


def test_a_change_of_one_row_tells_just_its_role(model):
    told = []
    model.dataChanged.connect(lambda first, _last, roles: told.append((first.row(), roles)))
    assert model.update_keyed("7", lambda row: row._replace(text="seven"))
    assert told == [(7, [TEXT])]
    assert text(model, 7) == "seven"
    assert not model.update_keyed("999999", lambda row: row)


def test_no_rows_are_shown_while_the_store_has_none(qapp):  # noqa: ARG001
    empty = Source(0)
    model = PagedModel(Entry, PLACEHOLDER, lambda row: row.key, empty.fetch)
    filled = []
    model.filled.connect(lambda: filled.append(True))
    model.restart()
    empty.answer()
    assert (model.rowCount(), filled) == (0, [True])
