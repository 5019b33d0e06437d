# SPDX-License-Identifier: GPL-3.0-or-later
"""Excel workbooks: a sheet for each table, with its chart. Library: XlsxWriter."""

import re
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
            bold = book.add_format({"bold": True})
            names: set[str] = set()
            for table in document.tables:
                _add_sheet(book, _sheet_name(table.title, names), table, bold)


def _add_sheet(book: Workbook, name: str, table: Table, bold: Format) -> None:
    sheet = book.add_worksheet(name)
    for row, cells in enumerate([table.headers, *table.rows]):
        for column, cell in enumerate(cells):
            _put(sheet, row, column, cell, bold if row == 0 else None)
    for column, header in enumerate(table.headers):
        lengths = [len(str(row[column])) for row in table.rows] + [len(header)]
        sheet.set_column(column, column, min(max(lengths) + 2, _WIDEST))
    sheet.freeze_panes(1, 1)
    if table.chart and table.rows:
        chart = book.add_chart({"type": "column"})
        last = len(table.rows)
        chart.add_series(
            {
                "name": [name, 0, table.chart],
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, table.chart, last, table.chart],
            }
        )
        chart.set_title({"name": table.title})
        chart.set_legend({"none": True})
        sheet.insert_chart(1, len(table.headers) + 1, chart)


def _put(sheet: Worksheet, row: int, column: int, cell: Cell, style: Format | None) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:_CELL_CHARS], style)
    else:
        sheet.write_number(row, column, cell, style)


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
