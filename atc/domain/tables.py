# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables to be written to a file, already in the reader's language."""

from dataclasses import dataclass

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document.

    Attributes:
        headers: one for each column; the first column names the row.
        rows: as many cells in each as there are headers.
        chart: the column (from 1) that is worth a bar chart, 0 for none.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What is exported: a title, a line that says what it covers, and tables."""

    title: str
    subtitle: str
    tables: tuple[Table, ...]
