# SPDX-License-Identifier: GPL-3.0-or-later
"""A phonebook in a CSV file: what spreadsheets, Outlook, Google and PBXs export."""

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from atc.adapters.directory.csv_columns import (
    Column,
    MissingColumnError,
    by_position,
    columns_of,
    score,
)
from atc.adapters.directory.csv_person import person_of
from atc.adapters.directory.csv_rows import Rows, Skip, likely_delimiters, text_lines
from atc.adapters.directory.file_source import FileFormat, FileSource
from atc.adapters.directory.records import Uids, digest, is_somebody, made_uid, one_line
from atc.domain.contacts import SourceRecord
from atc.domain.sources import SourceError, SourceTrouble

_log = logging.getLogger("directory.csv")
_READER = "csv-1"
"""Changed whenever the reader learns something, so that files are read anew."""

_HEADER_WITHIN = 10
"""Lines in which the headings are looked for; some exports have a title above them."""


def csv_source(path: Path, columns: Mapping[str, str] | None = None) -> FileSource:
    """A source that reads a CSV file.

    Args:
        path: the file.
        columns: headings by field (`domain.sources.CSV_FIELDS`), for files whose headings are not
            known; or places from 1, for files without headings.
    """
    chosen = dict(columns or {})

    def read(file: BinaryIO, skip: Skip) -> Iterator[SourceRecord]:
        return read_csv(file, skip, path.name, chosen)

    setup = digest(_READER, *(f"{field}={heading}" for field, heading in sorted(chosen.items())))
    return FileSource(path, FileFormat("CSV", b"\n", read, setup=setup))


def read_csv(
    file: BinaryIO, skip: Skip, name: str, chosen: Mapping[str, str]
) -> Iterator[SourceRecord]:
    """The records of a file, one by one, in bounded memory.

    Encoding (UTF-8, UTF-16, Windows-1252) and delimiter (`;` `,` tab `|`) are found out.

    Raises:
        SourceError: its columns are not known, or not those of the configuration.
    """
    rows = Rows(text_lines(file, skip), skip)
    columns, width = _find_columns(rows, name, chosen)
    _log.info("%s: %s", name, ", ".join(f"{c.at + 1}={c.field}" for c in columns))
    uid_at = next((column.at for column in columns if column.field == "uid"), -1)
    uids = Uids()
    for line, row in rows:
        person = person_of(row, columns)
        reached = bool(person.numbers or person.emails)
        short = len(row) < min(width, 2) or (len(row) < width and not reached)
        if short or not is_somebody(person):
            skip(f"line {line} has " + ("too few fields" if short else "nobody's name or number"))
            continue
        uid = one_line(row[uid_at]) if 0 <= uid_at < len(row) else ""
        yield SourceRecord(
            uid=uids.once(uid or made_uid(person)), person=person, revision=digest(*row)
        )


def _find_columns(
    rows: Rows, name: str, chosen: Mapping[str, str]
) -> tuple[tuple[Column, ...], int]:
    """Find delimiter and headings; the rows after them are left to be read."""
    lines = rows.peek(_HEADER_WITHIN)
    if lines and lines[0].lower().startswith("sep="):  # a spreadsheet's note to itself
        rows.delimiter = likely_delimiters(lines)[0]
        rows.drop(1)
        lines = rows.peek(_HEADER_WITHIN)
        marks = [rows.delimiter]
    else:
        marks = likely_delimiters(lines)
    if by_position(chosen):
        rows.delimiter = marks[0]
        columns = columns_of((), chosen)
        return columns, max(c.at for c in columns) + 1
    best, missing = _best_header(lines, marks, chosen)
    if best is None:
        if missing:
            raise SourceError(SourceTrouble.NO_COLUMN, file=name, column=missing)
        found = one_line(", ".join(lines[:1]), 120)
        raise SourceError(SourceTrouble.NO_HEADER, file=name, found=found)
    _, at, rows.delimiter, columns = best
    rows.drop(at)
    rows.width = len(next(iter(rows))[1])
    return columns, rows.width


_Header = tuple[int, int, str, tuple[Column, ...]]


def _best_header(
    lines: list[str], marks: list[str], chosen: Mapping[str, str]
) -> tuple[_Header | None, str]:
    """The line and delimiter that name most columns; else a column that was asked for in vain."""
    best: _Header | None = None
    missing = ""
    for mark in marks:
        for at, line in enumerate(lines):
            probe = Rows(iter([line]), lambda _: None)
            probe.delimiter = mark
            headings = next((row for _, row in probe), [])
            try:
                columns = columns_of(headings, chosen)
            except MissingColumnError as error:
                missing = missing or str(error)
                continue
            points = score(columns) + (len(columns) if chosen else 0)
            if points and (best is None or points > best[0]):
                best = (points, at, mark, columns)
    return best, missing
