# SPDX-License-Identifier: GPL-3.0-or-later
"""Comma-separated values, as spreadsheets read them."""

import csv
from collections.abc import Iterable
from pathlib import Path

from atc.domain.tables import Cell, Document

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(cell: Cell) -> Cell:
    """The cell, made so that no spreadsheet takes a caller's name for a formula.

    An apostrophe goes before a text that begins like one; numbers are left alone (OWASP, "CSV
    injection").
    """
    if isinstance(cell, str) and cell.startswith(_DANGEROUS):
        return "'" + cell
    return cell


class CsvExporter:
    """Implements `atc.ports.export.Exporter`: all tables in one file, an empty line between.

    Days are written as ISO 8601 has them, an empty cell where there is nothing to tell.
    """

    suffix = ".csv"

    def write(self, document: Document, path: Path) -> None:
        """Write UTF-8 with a mark that spreadsheets recognise it by."""
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([harmless(document.title)])
            writer.writerow(document.days or [harmless(document.subtitle)])
            if document.note:
                writer.writerow([harmless(document.note)])
            for table in document.tables:
                writer.writerow([])
                writer.writerow([harmless(table.title)])
                writer.writerows(_safe([table.headers, *table.rows]))


def _safe(rows: Iterable[Iterable[Cell]]) -> Iterable[list[Cell]]:
    return ([harmless(cell) for cell in row] for row in rows)
