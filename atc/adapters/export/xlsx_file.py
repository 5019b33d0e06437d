# SPDX-License-Identifier: GPL-3.0-or-later
"""Excel workbooks: a sheet for each table, with its chart. Library: XlsxWriter."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from atc.domain.tables import Cell, Document, Table

_SHEET_NAME_CHARS = 31
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_WIDEST = 60
_CELL_CHARS = 32767
_DAY_CHARS = 10
_DAY_FORMAT = 14
"""Excel's own number for "a day, as this computer writes it"."""

_LOOKS: Mapping[type, Mapping[str, object]] = {
    date: {"num_format": _DAY_FORMAT, "align": "left"},
    float: {"num_format": "0.0"},
}


class XlsxExporter:
    """Implements `atc.ports.export.Exporter`. Texts stay texts: nothing becomes a formula."""

    suffix = ".xlsx"

    def write(self, document: Document, path: Path) -> None:
        """Write a workbook; bounded memory is not needed for what a report holds."""
        with (
            path.open("xb") as file,
            xlsxwriter.Workbook(
                file, {"strings_to_formulas": False, "strings_to_urls": False}
            ) as book,
        ):
            book.set_properties({"title": document.title, "subject": document.subtitle})
            styles = _Styles(book)
            names: set[str] = set()
            for table in document.tables:
                _add_sheet(book, _sheet_name(table.title, names), table, styles)


class _Styles:
    """The looks of cells by what they hold, each made once in a workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[type, bool], Format] = {}

    def of(self, cell: Cell, *, bold: bool) -> Format:
        """The look of one cell."""
        key = type(cell), bold
        if key not in self._made:
            self._made[key] = self._book.add_format({"bold": bold, **_LOOKS.get(type(cell), {})})
        return self._made[key]


def _add_sheet(book: Workbook, name: str, table: Table, styles: _Styles) -> None:
    sheet = book.add_worksheet(name)
    last = len(table.rows)
    for row, cells in enumerate([table.headers, *table.rows]):
        bold = row == 0 or (table.total and row == last)
        for column, cell in enumerate(cells):
            _put(sheet, row, column, cell, styles.of(cell, bold=bold))
    for column, header in enumerate(table.headers):
        lengths = [_length(row[column]) for row in table.rows] + [len(header)]
        sheet.set_column(column, column, min(max(lengths) + 2, _WIDEST))
    sheet.freeze_panes(1, 1)
    if table.chart and table.charted:
        _add_chart(book, sheet, name, table)


def _add_chart(book: Workbook, sheet: Worksheet, name: str, table: Table) -> None:
    chart = book.add_chart({"type": "column"})
    last = len(table.charted)
    chart.add_series(
        {
            "name": [name, 0, table.chart],
            "categories": [name, 1, 0, last, 0],
            "values": [name, 1, table.chart, last, table.chart],
        }
    )
    chart.set_title({"name": table.title})
    # Excel would take days for a scale of time and drop the labels of most.
    chart.set_x_axis({"text_axis": True})
    chart.set_legend({"none": True})
    sheet.insert_chart(1, len(table.headers) + 1, chart)


def _put(sheet: Worksheet, row: int, column: int, cell: Cell, style: Format) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:_CELL_CHARS], style)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, style)
    else:
        sheet.write_number(row, column, cell, style)


def _length(cell: Cell) -> int:
    return _DAY_CHARS if isinstance(cell, date) else len(str(cell or ""))


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes, not given twice."""
    plain = _NO_SHEET_NAME.sub(" ", title).strip() or "-"
    name = plain[:_SHEET_NAME_CHARS]
    count = 2
    while name.casefold() in taken:
        mark = f" {count}"
        name = plain[: _SHEET_NAME_CHARS - len(mark)] + mark
        count += 1
    taken.add(name.casefold())
    return name
