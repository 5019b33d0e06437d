# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as a PDF file, set by Qt: it has the fonts for every language that the window has.

They are painted, not laid out as a rich text: that breaks words in narrow columns, and starts
timers, which a thread without an event loop cannot have.
"""

from pathlib import Path

from PyQt6.QtCore import QMarginsF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from atc.domain.tables import Document, Table
from atc.runtime.pdf_columns import Columns

_FAMILY = "Inter"
_DOTS_PER_INCH = 1200
"""Letters stand on whole dots: with fewer, readers see gaps within words."""
_MARGIN_MM = 14.0
_TITLE_PT, _HEADING_PT, _TEXT_PT = 16.0, 11.0, 8.5
_BAR = QColor("#2f4bd0")
_INK = QColor("#13202c")
_QUIET = QColor("#4b5a68")
_RULE = QColor("#d3dae1")
_FEWEST_ROWS = 3
"""With less room than this a table begins on the next page."""


class PdfExporter:
    """Implements `atc.ports.export.Exporter`. Any thread, after the application object exists."""

    suffix = ".pdf"

    def write(self, document: Document, path: Path) -> None:
        """Write A4 pages, broadside.

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
                QPageLayout.Orientation.Landscape,
                QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
                QPageLayout.Unit.Millimeter,
            )
        )
        painter = QPainter()
        if not painter.begin(writer):
            raise OSError(f"{path} could not be written")
        _Pages(writer, painter, document).paint()
        if not painter.end() or path.stat().st_size == 0:
            raise OSError(f"{path} could not be written")


class _Pages:
    """Paints a document from the top of its first page to the end of its last."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, document: Document) -> None:
        self._writer = writer
        self._painter = painter
        self._document = document
        self._width = float(writer.width())
        self._height = float(writer.height())
        self._y = 0.0
        self._text = _font(_TEXT_PT)
        self._metrics = QFontMetricsF(self._text, writer)
        self._line = self._metrics.height() * 1.5
        painter.setPen(_INK)

    def paint(self) -> None:
        """All of it."""
        document = self._document
        self._say(document.title, _font(_TITLE_PT, bold=True))
        self._say(document.subtitle, self._text)
        if document.note:
            self._say(document.note, self._text, _QUIET)
        for table in document.tables:
            self._table(table)

    def _say(self, text: str, font: QFont, ink: QColor = _INK) -> None:
        """A paragraph over the whole width."""
        metrics = QFontMetricsF(font, self._writer)
        flags = int(Qt.TextFlag.TextWordWrap)
        box = metrics.boundingRect(QRectF(0, 0, self._width, self._height), flags, text)
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(QRectF(0, self._y, self._width, box.height()), flags, text)
        self._painter.setPen(_INK)
        self._y += box.height() + metrics.height() * 0.3

    def _table(self, table: Table) -> None:
        columns = Columns(table, self._document.text, self._metrics, self._width)
        head = columns.head_height()
        rows = min(len(table.rows), _FEWEST_ROWS)
        if self._y + head + self._line * (rows + 3) > self._height:
            self._turn()
        elif self._y:
            self._y += self._line
        self._say(table.title, _font(_HEADING_PT, bold=True))
        self._head(columns, head)
        for row, share in enumerate(table.shares()):
            if self._y + self._line > self._height:
                self._turn()
                self._head(columns, head)
            bold = table.total and row == len(table.rows) - 1
            self._row(columns, columns.texts[row], share, bold=bold)

    def _turn(self) -> None:
        self._writer.newPage()
        self._y = 0.0

    def _head(self, columns: Columns, height: float) -> None:
        self._painter.setFont(self._text)
        self._painter.setPen(_QUIET)
        for place, header in enumerate(columns.headers):
            flags = columns.alignment(place) | Qt.AlignmentFlag.AlignBottom
            self._painter.drawText(
                columns.box(place, self._y, height), int(flags | Qt.TextFlag.TextWordWrap), header
            )
        self._painter.setPen(_INK)
        self._y += height
        self._rule(columns, _QUIET)

    def _row(self, columns: Columns, texts: list[str], share: float, *, bold: bool) -> None:
        self._painter.setFont(_font(_TEXT_PT, bold=bold))
        for place, text in enumerate(texts):
            flags = columns.alignment(place) | Qt.AlignmentFlag.AlignVCenter
            box = columns.box(place, self._y, self._line)
            self._painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine), text)
        if share > 0:
            full = columns.bar(self._y, self._line)
            full.setWidth(full.width() * share)
            self._painter.fillRect(full, _BAR)
        self._y += self._line
        self._rule(columns, _RULE)

    def _rule(self, columns: Columns, ink: QColor) -> None:
        thin = _DOTS_PER_INCH / 150
        self._painter.fillRect(QRectF(0, self._y - thin, columns.end, thin), ink)


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(_FAMILY)
    font.setPointSizeF(points)
    font.setBold(bold)
    # Alternate shapes of letters have no text behind them: nobody could copy or search them.
    font.setFeature(QFont.Tag(b"calt"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
