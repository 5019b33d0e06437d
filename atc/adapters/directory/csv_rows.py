# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts a CSV file into rows, whatever the file holds, in memory bounded by one row.

The csv module reads the fields. What it cannot do is done here: decode line by line, refuse lines
of megabytes, and find back after a quotation mark that nobody closed, so that it costs one row and
not the rest of the file.
"""

import codecs
import csv
import io
import os
from collections import deque
from collections.abc import Callable, Iterator
from typing import BinaryIO

from atc.adapters.directory.vcard_property import decoded

MAX_LINE_BYTES = 256 * 1024
MAX_ROW_LINES = 200
MAX_ROW_CHARS = 256 * 1024

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = (";", ",", "\t", "|")

Skip = Callable[[str], None]


class LongRowError(Exception):
    """A row has more lines or characters than any contact needs."""


def text_lines(file: BinaryIO, skip: Skip) -> Iterator[str]:
    """The lines of a file, each decoded by itself: UTF-8, else Windows-1252; or UTF-16.

    A line that is too long is skipped, and never held in memory.
    """
    start = file.read(512)
    file.seek(0)
    if start.startswith(_UTF16) or _looks_like_utf16(start):
        yield from _wrapped_lines(file, _utf16_encoding(start), skip)
        return
    if start.startswith(codecs.BOM_UTF8):
        file.seek(len(codecs.BOM_UTF8))
    if b"\r" in start and b"\n" not in start:
        yield from _wrapped_lines(file, "latin-1", skip)
        return
    index = 0
    while line := file.readline(MAX_LINE_BYTES):
        index += 1
        if len(line) >= MAX_LINE_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE_BYTES)
            skip(f"line {index} is too long")
            continue
        yield decoded(line)


def _looks_like_utf16(start: bytes) -> bool:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    return len(start) >= 32 and max(even, odd) * 4 > len(start) and min(even, odd) < 4


def _utf16_encoding(start: bytes) -> str:
    if start.startswith(_UTF16):
        return "utf-16"
    return "utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le"


def _wrapped_lines(file: BinaryIO, encoding: str, skip: Skip) -> Iterator[str]:
    """Lines that do not end with a line feed's byte: of UTF-16, and of old Macs."""
    own = os.fdopen(os.dup(file.fileno()), "rb")  # closed with the wrapper, `file` is not
    own.seek(file.tell())
    with io.TextIOWrapper(own, encoding, errors="replace", newline="") as text:
        index = 0
        while line := text.readline(MAX_LINE_BYTES):
            index += 1
            if len(line) >= MAX_LINE_BYTES and not line.endswith(("\n", "\r")):
                while line and not line.endswith(("\n", "\r")):
                    line = text.readline(MAX_LINE_BYTES)
                skip(f"line {index} is too long")
                continue
            yield decoded(line.encode(encoding)) if encoding == "latin-1" else line


class Rows:
    """The rows of a file.

    Attributes:
        delimiter: what stands between fields; may be changed until rows are read.
        width: how many fields a row should have.
    """

    def __init__(self, lines: Iterator[str], skip: Skip) -> None:
        self.delimiter = ","
        self.width = 1
        self._lines = lines
        self._skip = skip
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._index = 0

    def peek(self, count: int) -> list[str]:
        """The next lines, which stay to be read."""
        while len(self._again) < count:
            line = next(self._lines, None)
            if line is None:
                break
            self._again.append(line)
        return list(self._again)[:count]

    def drop(self, count: int) -> None:
        """Pass over lines."""
        for _ in range(count):
            self._line()

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Rows with the numbers of the lines they begin on, blank ones left out."""
        reader = self._reader()
        while True:
            self._taken = []
            begins = self._index + 1
            try:
                row = next(reader, None)
            except (csv.Error, LongRowError) as error:
                if isinstance(error, LongRowError) and not self._looks_like_rows():
                    self._field_lost(begins)
                else:
                    self._one_line_lost(begins, str(error))
                reader = self._reader()
                continue
            if row is None:
                return
            if self._never_closed():
                self._one_line_lost(begins, "a quotation mark is never closed")
                reader = self._reader()
                continue
            if any(cell.strip() for cell in row):
                yield begins, row

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self.delimiter)

    def _feed(self) -> Iterator[str]:
        size = 0
        while (line := self._line()) is not None:
            if not self._taken:
                size = 0
            self._taken.append(line)
            size += len(line)
            if len(self._taken) > MAX_ROW_LINES or size > MAX_ROW_CHARS:
                raise LongRowError("a quotation mark is never closed")
            yield line

    def _line(self) -> str | None:
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is not None:
            self._index += 1
        return line

    def _never_closed(self) -> bool:
        """Whether the file ended within quotation marks, several lines after they were opened."""
        return len(self._taken) > 1 and '"' not in self._taken[-1]

    def _looks_like_rows(self) -> bool:
        """Whether what was taken for one long field are rows after an open quotation mark."""
        later = self._taken[1:]
        rows = sum(line.count(self.delimiter) >= self.width - 1 for line in later)
        return rows * 2 > len(later)

    def _field_lost(self, begins: int) -> None:
        """Pass over a field of endless lines, up to the line that closes it."""
        self._skip(f"line {begins}: a field is too long")
        if '"' in self._taken[-1]:
            return
        while (line := self._line()) is not None and '"' not in line:
            pass

    def _one_line_lost(self, begins: int, why: str) -> None:
        """Give up the line that a bad row begins with, and read those after it anew."""
        self._skip(f"line {begins}: {why}")
        self._again.extendleft(reversed(self._taken[1:]))
        self._index -= max(0, len(self._taken) - 1)


def likely_delimiters(lines: list[str]) -> list[str]:
    """The delimiters that some line has, those that are there most often first."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip("\r\n")) == 5:
        return [lines[0][4]]
    counts = {mark: sum(line.count(mark) for line in lines) for mark in _DELIMITERS}
    found = [mark for mark in _DELIMITERS if counts[mark]]
    return sorted(found, key=lambda mark: -counts[mark]) or [","]
