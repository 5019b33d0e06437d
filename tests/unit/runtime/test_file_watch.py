# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are written, replaced, taken away and brought back."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atc.runtime.file_watch import FileWatch


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "share" / "book.csv"
    path.parent.mkdir()
    path.write_text("one")
    return path


@pytest.fixture
def watch(book: Path, qtbot: QtBot) -> Iterator[FileWatch]:
    watch = FileWatch({"book": book}, quiet_ms=60, look_ms=60_000)
    watch.start()
    qtbot.waitUntil(lambda: str(book) in watched(watch))
    yield watch
    watch.stop()


def watched(watch: FileWatch) -> list[str]:
    watcher = watch._worker._watcher
    return [*watcher.files(), *watcher.directories()] if watcher else []


def test_a_file_that_is_written(watch: FileWatch, book: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.changed) as heard:
        book.write_text("another")
    assert heard.args == ["book"]


def test_a_file_that_is_replaced_by_rename_again_and_again(
    watch: FileWatch, book: Path, qtbot: QtBot
) -> None:
    for text in ("two", "three", "four"):
        new = book.with_suffix(".tmp")
        new.write_text(text)
        with qtbot.waitSignal(watch.changed):
            new.replace(book)


def test_a_file_that_is_written_in_pieces_is_told_when_it_is_whole(
    watch: FileWatch, book: Path, qtbot: QtBot
) -> None:
    told: list[int] = []
    watch.changed.connect(lambda _: told.append(book.stat().st_size))
    with qtbot.waitSignal(watch.changed), book.open("a") as file:
        for _ in range(20):
            file.write("x" * 100)
            file.flush()
            qtbot.wait(5)
    assert told[-1] == 2003


def test_a_file_that_goes_is_not_told_until_it_is_back(
    watch: FileWatch, book: Path, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(watch.changed, wait=200):
        book.unlink()
    with qtbot.waitSignal(watch.changed):
        book.write_text("back")


def test_a_whole_folder_that_goes_and_comes_back(
    watch: FileWatch, book: Path, qtbot: QtBot
) -> None:
    book.unlink()
    book.parent.rmdir()
    qtbot.waitUntil(lambda: str(book.parent.parent) in watched(watch))
    book.parent.mkdir()
    with qtbot.waitSignal(watch.changed):
        book.write_text("back again")


def test_what_is_there_at_the_start_is_no_change(watch: FileWatch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(watch.changed, wait=200):
        pass


def test_a_share_without_events_is_looked_at_now_and_then(book: Path, qtbot: QtBot) -> None:
    watch = FileWatch({"book": book}, quiet_ms=20, look_ms=50)
    watch._worker._watch_paths = lambda: None  # type: ignore[method-assign] # as on a share
    watch.start()
    qtbot.waitUntil(lambda: "book" in watch._worker._watched)
    told_before = book.stat().st_mtime_ns
    with qtbot.waitSignal(watch.changed):
        os.utime(book, ns=(told_before + 10**9, told_before + 10**9))
    watch.stop()
