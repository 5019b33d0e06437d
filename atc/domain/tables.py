# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables to be written to a file, already in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None
"""A text, a number or a day; None where there is nothing to tell."""

NOTHING = "\N{EN DASH}"
"""What stands for None where people read."""


def plain(cell: Cell) -> str:
    """The cell as it is read in no language in particular."""
    return NOTHING if cell is None else str(cell)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document.

    Attributes:
        headers: one for each column; the first column names the row.
        rows: as many cells in each as there are headers.
        chart: the column (from 1; numbers) that is worth a bar chart, 0 for none.
        total: whether the last row adds up the others; it has no bar.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: int = 0
    total: bool = False

    @property
    def charted(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that have a bar: all but the total."""
        return self.rows[:-1] if self.total else self.rows

    def shares(self) -> tuple[float, ...]:
        """The length of each row's bar, 0 to 1 of the longest; -1 for a row without one."""
        values = [_number(row[self.chart]) for row in self.charted] if self.chart else []
        most = max(values, default=0.0) or 1.0
        bars = [value / most for value in values]
        return (*bars, *[-1.0] * (len(self.rows) - len(bars)))


@dataclass(frozen=True, slots=True)
class Document:
    """What is exported.

    Attributes:
        subtitle: what it covers, for people.
        days: the first and the last day that it covers, for programs; None when that is no days.
        note: what the reader has to know about the figures.
        text: a cell as the reader's language writes it. Any thread.
    """

    title: str
    subtitle: str
    tables: tuple[Table, ...]
    days: tuple[date, date] | None = None
    note: str = ""
    text: Callable[[Cell], str] = plain


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
