# SPDX-License-Identifier: GPL-3.0-or-later
"""The report page: figures of a period as tables and bars, and their files."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from PyQt6.QtCore import QLocale, QObject, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices

from atc.controllers.qt import Report as Tell
from atc.controllers.qt import intent, qt_property, qt_slot, tr
from atc.controllers.report_texts import cell_text, document, note, seconds
from atc.controllers.rows import RowsModel
from atc.domain.notices import NoticeKind, Tone, notice
from atc.domain.report import Report, Step
from atc.domain.tables import Table
from atc.ports.clock import Clock
from atc.services.reports import ReportService

SPANS = ("today", "week", "month", "last_month", "quarter", "year")
"""The periods that can be chosen, short ones first."""

_STEP_BY_WEEK = frozenset({"quarter", "year"})


class BarRow(NamedTuple):
    """One line of a table as the screen shows it.

    Attributes:
        cells: the texts of the columns after the first.
        share: length of its bar, 0 to 1; -1 for a line without one.
        strong: whether it adds up the others.
    """

    place: int
    name: str
    cells: list[str]
    share: float
    strong: bool


class BarsModel(RowsModel[BarRow]):
    """The lines of one table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(BarRow, lambda row: row.place, parent)


class ReportController(QObject):
    """Makes and shows reports. Main thread.

    Signals:
        changed: the period, the table or the figures changed.
        exportedChanged: a file was written.
    """

    changed = pyqtSignal()
    exportedChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self, service: ReportService, clock: Clock, report: Tell, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._clock = clock
        self._span = "week"
        self._busy = False
        self._table = 0
        self._made: Report | None = None
        self._tables: tuple[Table, ...] = ()
        self._exported: Path | None = None
        self._model = BarsModel(self)

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property("QStringList", constant=True)
    def spans(self) -> list[str]:
        """The periods that can be chosen."""
        return list(SPANS)

    @qt_property(str, notify=changed)
    def span(self) -> str:
        """The period that is chosen."""
        return self._span

    @qt_property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether figures are being added up."""
        return self._busy

    @qt_property(bool, notify=changed)
    def empty(self) -> bool:
        """Whether there was no call at all."""
        return self._made is not None and self._made.total.calls == 0

    @qt_property("QStringList", notify=changed)
    def titles(self) -> list[str]:
        """The tables there are."""
        return [table.title for table in self._tables]

    @qt_property(int, notify=changed)
    def table(self) -> int:
        """Which of them is shown."""
        return self._table

    @qt_property("QStringList", notify=changed)
    def headers(self) -> list[str]:
        """The column titles of the table shown."""
        return list(self._tables[self._table].headers) if self._tables else []

    @qt_property("QStringList", notify=changed)
    def figures(self) -> list[str]:
        """The big figures: calls; answered, missed, others, outgoing; mean answer, talk time."""
        if self._made is None:
            return []
        total = self._made.total
        counts = (total.calls, total.answered, total.missed, total.others, total.outgoing)
        times = (seconds(total.mean_wait_s), seconds(total.mean_talk_s))
        locale = QLocale()
        return [cell_text(cell, locale) for cell in (*counts, *times)]

    @qt_property(str, notify=changed)
    def note(self) -> str:
        """What the columns count."""
        return note()

    @qt_property(int, notify=changed)
    def chart(self) -> int:
        """The column (from 1) that the bars show, 0 in a table without bars."""
        return self._tables[self._table].chart if self._tables else 0

    @qt_property(QObject, constant=True)
    def rows(self) -> BarsModel:
        """The lines of the table shown."""
        return self._model

    @qt_property(str, notify=exportedChanged)
    def exported(self) -> str:
        """The file that was written last, empty before."""
        return str(self._exported) if self._exported else ""

    # -- what she wants ----------------------------------------------------------------------------

    @qt_slot()
    def refresh(self) -> None:
        """Add up again."""
        since, until = self._period()
        self._busy = True
        self.changed.emit()
        self._service.make(since, until, self._step, self._on_report, self._on_failed)

    @qt_slot(str)
    def chooseSpan(self, span: str) -> None:  # noqa: N802
        """Report on another period."""
        if span in SPANS:
            self._span = span
            self.refresh()

    @qt_slot(int)
    def chooseTable(self, table: int) -> None:  # noqa: N802
        """Show another table."""
        if 0 <= table < len(self._tables):
            self._table = table
            self._fill()

    @intent(str)
    def export(self, kind: str) -> None:
        """Write all tables to a file: `csv`, `xlsx` or `pdf`."""
        if self._made is None:
            return
        words = document(self._made, self._step, QLocale())
        since, until = (date.fromtimestamp(m) for m in (self._made.since, self._made.until - 1))  # noqa: DTZ012
        name = f"{tr('Report', 'Calls')} {since.isoformat()} - {until.isoformat()}"
        self._service.export(words, kind, name, self._on_exported, self._on_failed)

    @qt_slot()
    def openFile(self) -> None:  # noqa: N802
        """Open the file that was written last with the program that the system has for it."""
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported)))

    def retranslate(self) -> None:
        """The language changed."""
        if self._made is not None:
            self._tables = document(self._made, self._step, QLocale()).tables
        self._fill()

    # -- inside ------------------------------------------------------------------------------------

    @property
    def _step(self) -> Step:
        return Step.WEEK if self._span in _STEP_BY_WEEK else Step.DAY

    def _period(self) -> tuple[float, float]:
        """Whole local days, today included but in last month's."""
        today = date.fromtimestamp(self._clock.now())  # noqa: DTZ012 - the reader's own day
        month = today.replace(day=1)
        begin, end = {
            "today": (today, today),
            "week": (today - timedelta(days=today.weekday()), today),
            "month": (month, today),
            "last_month": (
                (month - timedelta(days=1)).replace(day=1),
                month - timedelta(days=1),
            ),
            "quarter": (today - timedelta(weeks=13), today),
            "year": (today.replace(month=1, day=1), today),
        }[self._span]
        return _midnight(begin), _midnight(end + timedelta(days=1))

    def _on_report(self, report: Report) -> None:
        self._busy = False
        self._made = report
        self._tables = document(report, self._step, QLocale()).tables
        self._table = min(self._table, len(self._tables) - 1)
        self._fill()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self.changed.emit()
        self.report(notice(NoticeKind.EXPORT_FAILED, Tone.BAD, reason=str(error)))

    def _on_exported(self, path: Path) -> None:
        self._exported = path
        self.exportedChanged.emit()

    def _fill(self) -> None:
        if self._tables:
            table = self._tables[self._table]
            self._model.assign(self._rows(table))
        self.changed.emit()

    @staticmethod
    def _rows(table: Table) -> list[BarRow]:
        locale = QLocale()
        last = len(table.rows) - 1
        return [
            BarRow(
                place=place,
                name=cell_text(row[0], locale),
                cells=[cell_text(cell, locale) for cell in row[1:]],
                share=share,
                strong=table.total and place == last,
            )
            for place, (row, share) in enumerate(zip(table.rows, table.shares(), strict=True))
        ]


def _midnight(day: date) -> float:
    return datetime(day.year, day.month, day.day).astimezone().timestamp()
