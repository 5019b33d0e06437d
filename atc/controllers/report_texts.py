# SPDX-License-Identifier: GPL-3.0-or-later
"""A report's tables in the user's language, for the screen and for files."""

from datetime import date

from PyQt6.QtCore import QDate, QLocale

from atc.controllers.qt import tr
from atc.domain.report import ANSWER_LIMITS_S, Figures, Group, Report, Step
from atc.domain.tables import Cell, Document, Table, plain


def document(report: Report, step: Step, locale: QLocale) -> Document:
    """Everything a report says; the first table is the one by period."""
    first, last = _days(report)
    return Document(
        title=tr("Report", "Calls at the front desk"),
        subtitle=f"{cell_text(first, locale)} - {cell_text(last, locale)}",
        tables=(
            _periods(report, step),
            _groups(tr("Report", "By category"), tr("Report", "Category"), report.categories),
            _groups(
                tr("Report", "By disposition"), tr("Report", "Disposition"), report.dispositions
            ),
            _hours(report),
            _answer_times(report),
            _destinations(report),
            _groups(tr("Report", "By queue"), tr("Report", "Queue"), report.queues),
        ),
        days=(first, last),
        note=note(),
        text=lambda cell: cell_text(cell, locale),
    )


def note() -> str:
    """What the columns of calls count."""
    return tr(
        "Report",
        "Calls = answered + missed + others + outgoing."
        " Others were refused, sent on, answered by another phone or are not over yet.",
    )


def cell_text(cell: Cell, locale: QLocale) -> str:
    """A cell as the language writes it; days with all four digits of the year. Any thread."""
    if cell is None or isinstance(cell, str):
        return plain(cell)
    if isinstance(cell, date):
        return locale.toString(QDate(cell.year, cell.month, cell.day), _day_format(locale))
    return locale.toString(cell, "f", 1) if isinstance(cell, float) else locale.toString(cell)


def _day_format(locale: QLocale) -> str:
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def _days(report: Report) -> tuple[date, date]:
    first = date.fromtimestamp(report.since)  # noqa: DTZ012 - the reader's own day is meant
    return first, date.fromtimestamp(max(report.since, report.until - 1))  # noqa: DTZ012


def _heads(first: str) -> tuple[str, ...]:
    return (
        first,
        tr("Report", "Calls"),
        tr("Report", "Answered"),
        tr("Report", "Missed"),
        tr("Report", "Others"),
        tr("Report", "Outgoing"),
        tr("Report", "Mean answer time, s"),
        tr("Report", "Mean talk time, s"),
    )


def _row(name: str | date, figures: Figures) -> tuple[Cell, ...]:
    return (
        name,
        figures.calls,
        figures.answered,
        figures.missed,
        figures.others,
        figures.outgoing,
        seconds(figures.mean_wait_s),
        seconds(figures.mean_talk_s),
    )


def seconds(time_s: float | None) -> float | None:
    """A time as it is shown: to a tenth."""
    return None if time_s is None else round(time_s, 1)


def _periods(report: Report, step: Step) -> Table:
    weekly = step is Step.WEEK
    rows = [_row(each.begin, each.figures) for each in report.periods]
    rows.append(_row(tr("Report", "Total"), report.total))
    title = tr("Report", "By week") if weekly else tr("Report", "By day")
    first = tr("Report", "Week from") if weekly else tr("Report", "Day")
    return Table(title, _heads(first), tuple(rows), chart=1, total=True)


def _groups(title: str, first: str, groups: tuple[Group, ...]) -> Table:
    none = tr("Report", "none given")
    rows = tuple(_row(group.name or none, group.figures) for group in groups)
    return Table(title, _heads(first), rows, chart=1)


def _hours(report: Report) -> Table:
    rows = tuple(_row(f"{hour:02d}:00", figures) for hour, figures in enumerate(report.hours))
    return Table(tr("Report", "By hour of the day"), _heads(tr("Report", "Hour")), rows, chart=1)


def _answer_times(report: Report) -> Table:
    within = tr("Report", "within %1 s")
    names = [within.replace("%1", str(limit)) for limit in ANSWER_LIMITS_S]
    names.append(tr("Report", "later than %1 s").replace("%1", str(ANSWER_LIMITS_S[-1])))
    return Table(
        tr("Report", "Answer time"),
        (tr("Report", "Answered"), tr("Report", "Calls")),
        tuple(zip(names, report.answer_times, strict=True)),
        chart=1,
    )


def _destinations(report: Report) -> Table:
    heads = (
        tr("Report", "Handed to"),
        tr("Report", "Calls"),
        tr("Report", "Answered there"),
        tr("Report", "Number"),
    )
    rows = tuple((d.name, d.handed, d.arrived, d.number) for d in report.destinations)
    return Table(tr("Report", "Where calls went"), heads, rows, chart=1)
