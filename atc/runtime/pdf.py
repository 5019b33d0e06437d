# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as a PDF file, set by Qt: it has the fonts for every language that the window has."""

from html import escape
from pathlib import Path

from PyQt6.QtCore import QMarginsF, QSizeF
from PyQt6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from atc.domain.tables import Cell, Document, Table

_DOTS_PER_INCH = 300
_MARGIN_MM = 15.0
_BAR_PERCENT = 45

_STYLE = """
h1 { font-size: 18pt; } h2 { font-size: 12pt; margin-top: 16pt; }
p, td, th { font-size: 9pt; } 
"""


class PdfExporter:
    """Implements `atc.ports.export.Exporter`. Any thread, after the application object exists."""

    suffix = ".pdf"

    def write(self, document: Document, path: Path) -> None:
        """Write A4 pages.

        Raises:
            OSError: the file cannot be written.
        """
        with path.open("xb"):  # what Qt would only answer with an empty file
            pass
        writer = QPdfWriter(str(path))
        writer.setResolution(_DOTS_PER_INCH)
        writer.setTitle(document.title)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
                QPageLayout.Unit.Millimeter,
            )
        )
        text = QTextDocument()
        layout = text.documentLayout()
        if layout is not None:
            layout.setPaintDevice(writer)
        text.setDefaultStyleSheet(_STYLE)
        text.setHtml(_html(document))
        text.setPageSize(QSizeF(writer.width(), writer.height()))
        text.print(writer)
        if path.stat().st_size == 0:
            raise OSError(f"{path} could not be written")


def _html(document: Document) -> str:
    tables = "".join(_table(table) for table in document.tables)
    return f"<h1>{escape(document.title)}</h1><p>{escape(document.subtitle)}</p>{tables}"


def _table(table: Table) -> str:
    most = max((float(row[table.chart]) for row in table.rows), default=0.0) if table.chart else 0.0
    heads = "".join(
        f"<th{_align(table.rows[0][column] if table.rows else '')}>{escape(header)}</th>"
        for column, header in enumerate(table.headers)
    )
    rows = "".join(
        f"<tr>{''.join(_cell(cell) for cell in row)}{_bar(row[table.chart], most)}</tr>"
        if table.chart
        else f"<tr>{''.join(_cell(cell) for cell in row)}</tr>"
        for row in table.rows
    )
    return (
        f"<h2>{escape(table.title)}</h2>"
        f'<table width="100%" cellspacing="0" cellpadding="3" border="0">'
        f"<thead><tr>{heads}</tr></thead>{rows}</table>"
    )


def _cell(cell: Cell) -> str:
    return f"<td{_align(cell)}>{escape(str(cell))}</td>"


def _align(cell: Cell) -> str:
    return ' align="left"' if isinstance(cell, str) else ' align="right"'


def _bar(value: Cell, most: float) -> str:
    """A cell with a bar as long as the value, beside what is left of the longest."""
    share = float(value) / most if most else 0.0
    full = round(_BAR_PERCENT * share)
    filled = f'<td bgcolor="#3b6ea5" width="{full}%"></td>' if full else ""
    return (
        f'<td width="{_BAR_PERCENT}%"><table width="100%" cellspacing="0"><tr>{filled}'
        f'<td width="{100 - full}%">&nbsp;</td></tr></table></td>'
    )
