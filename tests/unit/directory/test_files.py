# SPDX-License-Identifier: GPL-3.0-or-later
"""Phonebooks in files: only what changed is written, and trouble takes nothing away."""

import base64
import os
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from atc.adapters.directory.csv_file import csv_source
from atc.adapters.directory.file_source import BATCH
from atc.adapters.directory.vcard_file import vcard_source
from atc.domain.contacts import SourceRecord
from atc.domain.sources import SourceError, SourceTrouble
from atc.ports.directory import SyncCancelled
from tests.unit.directory.sink import FakeSink

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:N{0}\r\nTEL:{0}\r\nEND:VCARD\r\n"


def cards(*numbers: int) -> str:
    return "".join(CARD.format(number) for number in numbers)


class Book:
    """A file and what the cache has of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sink = FakeSink()
        self.cursor = ""

    def sync(self) -> None:
        make = csv_source if self.path.suffix == ".csv" else vcard_source
        self.sink.batches, self.sink.skipped = [], []
        done = make(self.path).sync(self.cursor, self.sink)
        self.sink.finish(done)
        self.cursor = done.cursor

    def fails(self) -> SourceError:
        with pytest.raises(SourceError) as caught:
            self.sync()
        return caught.value

    @property
    def written(self) -> int:
        """How many records the last sync wrote."""
        return sum(self.sink.batches)

    @property
    def names(self) -> list[str]:
        return sorted(person.label for person in self.sink.people)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = Book(tmp_path / "book.vcf")
    made.path.write_text(cards(1, 2, 3))
    made.sync()
    return made


def test_only_what_changed_is_written(book: Book) -> None:
    assert book.written == 3
    book.path.write_text(cards(1, 3, 4).replace("TEL:3", "TEL:33"))
    book.sync()
    assert book.written == 2
    assert book.names == ["N1", "N3", "N4"]


def test_a_file_that_is_as_it_was_is_not_read(book: Book) -> None:
    book.path.touch()
    book.sink.revisions = lambda: pytest.fail("the whole cache was asked for")
    book.sync()
    assert book.written == 0
    assert book.names == ["N1", "N2", "N3"]


def test_a_rebuilt_cache_is_filled_from_a_file_that_is_as_it_was(book: Book) -> None:
    book.sink.kept.clear()
    book.cursor = ""
    book.sync()
    assert book.names == ["N1", "N2", "N3"]


def test_another_column_in_the_configuration_reads_the_file_anew(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("Name;Phone;Odd\nA;1;2\n")
    sink = FakeSink()
    cursor = csv_source(path).sync("", sink).cursor
    again = csv_source(path, {"mobile": "Odd"}).sync(cursor, sink)
    assert again.cursor != cursor


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda path: path.unlink(), SourceTrouble.FILE_MISSING),
        (lambda path: path.write_text(""), SourceTrouble.FILE_EMPTY),
        (lambda path: path.write_text("hello"), SourceTrouble.NO_CARDS),
        (lambda path: path.write_bytes(os.urandom(5000)), SourceTrouble.NO_CARDS),
        (lambda path: path.write_bytes(b"PK\x03\x04"), SourceTrouble.NOT_TEXT),
        (lambda path: path.write_text(cards(1) + "BEGIN:VCARD\nFN:x"), SourceTrouble.FILE_CUT),
        (lambda path: path.write_text("BEGIN:VCARD\nEND:VCARD\n"), SourceTrouble.NOBODY),
        (lambda path: (path.unlink(), path.mkdir()), SourceTrouble.FILE_UNREADABLE),
    ],
)
def test_trouble_takes_nothing_away(
    book: Book, spoil: Callable[[Path], object], kind: SourceTrouble
) -> None:
    spoil(book.path)
    error = book.fails()
    assert error.trouble.kind is kind
    assert error.trouble.params.get("file", "book.vcf") == "book.vcf"
    assert book.names == ["N1", "N2", "N3"]


def test_a_file_that_is_cut_off_still_gives_what_it_has(book: Book) -> None:
    book.path.write_text(cards(7, 8) + "BEGIN:VCARD\nFN:half")
    book.fails()
    assert book.names == ["N1", "N2", "N3", "N7", "N8"]


def test_a_file_that_is_written_meanwhile_takes_nothing_away(book: Book) -> None:
    book.path.write_text(cards(9))
    put = book.sink.put

    def put_and_write(records: Sequence[SourceRecord]) -> None:
        put(records)
        with book.path.open("a") as file:
            file.write(cards(1, 2, 3))

    book.sink.put = put_and_write  # type: ignore[method-assign]
    assert book.fails().trouble.kind is SourceTrouble.FILE_CHANGING
    assert book.names == ["N1", "N2", "N3", "N9"]


def test_utf16_and_byte_order_marks(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-8"):
        book = Book(tmp_path / f"{encoding}.vcf")
        book.path.write_bytes(cards(1, 2).replace("FN:N1", "FN:Niccolò").encode(encoding))
        book.sync()
        assert book.names == ["N2", "Niccolò"]


def test_cancelling_keeps_what_was_taken(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text("Name,Phone\n" + "".join(f"N{i},{i}\n" for i in range(10 * BATCH)))
    sink = FakeSink(cancel_after=3)
    with pytest.raises(SyncCancelled):
        csv_source(path).sync("", sink)
    assert len(sink.kept) == 3 * BATCH


def test_progress_ends_at_the_number_of_records(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text("Name,Phone\n" + "".join(f"N{i},{i}\n" for i in range(4 * BATCH)))
    sink = FakeSink()
    csv_source(path).sync("", sink)
    shown = [(done, total) for done, total in sink.steps if total]
    assert all(done <= total for done, total in shown)
    assert shown[-1] == (4 * BATCH, 4 * BATCH)
    assert len(shown) >= 4


def test_photos_are_handed_over_before_they_fill_the_memory(tmp_path: Path) -> None:
    photo = base64.b64encode(b"\xff\xd8\xff" + b"x" * 400_000).decode()
    path = tmp_path / "photos.vcf"
    with path.open("w") as file:
        for number in range(40):
            file.write(CARD.format(number).replace("END:", f"PHOTO;ENCODING=b:{photo}\r\nEND:"))
    sink = FakeSink()
    vcard_source(path).sync("", sink)
    assert sum(sink.batches) == 40
    assert max(sink.batches) <= 11


class Counter(FakeSink):
    """Counts what it is given and keeps nothing."""

    count = 0

    def put(self, records: Sequence[SourceRecord]) -> None:
        self.count += len(records)


@pytest.mark.parametrize("suffix", [".csv", ".vcf"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, suffix: str) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}{suffix}"
        with path.open("w") as file:
            file.write("Name,Phone,Notes\n" if suffix == ".csv" else "")
            row = "N{0},{0},some note\n" if suffix == ".csv" else CARD
            file.writelines(row.format(number) for number in range(count))
        sink = Counter()
        make = csv_source if suffix == ".csv" else vcard_source
        tracemalloc.start()
        make(path).sync("", sink)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert sink.count == count
        return highest

    small, large = peak(1000), peak(6000)
    # What remains is a mark of each uid, so that none is used twice.
    assert large - small < 5000 * 400
