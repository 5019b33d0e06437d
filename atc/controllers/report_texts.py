# SPDX-License-Identifier: GPL-3.0-or-later
"""A report's tables in the user's language, for the screen and for files."""

from datetime import date

from PyQt6.QtCore import QDate, QLocale

from atc.controllers.qt import tr
from atc.domain.report import ANSWER_LIMITS_S, Figures, Group, Report, Step
from atc.domain.tables import Cell, Document, Table


def document(report: Report, step: Step, locale: QLocale) -> Document:
    """Everything a report says; the first table is the one by period."""
    first, last = _days(report)
    return Document(
        title=tr("Report", "Calls at the front desk"),
        subtitle=f"{_day(first, locale)} - {_day(last, locale)}",
        tables=(
            _periods(report, step, locale),
            _groups(tr("Report", "By category"), tr("Report", "Category"), report.categories),
            _groups(
                tr("Report", "By disposition"), tr("Report", "Disposition"), report.dispositions
            ),
            _hours(report),
            _answer_times(report),
            _destinations(report),
            _groups(tr("Report", "By queue"), tr("Report", "Queue"), report.queues),
        ),
    )


def _days(report: Report) -> tuple[date, date]:
    first = date.fromtimestamp(report.since)  # noqa: DTZ012 - the reader's own day is meant
    return first, date.fromtimestamp(max(report.since, report.until - 1))  # noqa: DTZ012


def _day(day: date, locale: QLocale) -> str:
    return locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _heads(first: str) -> tuple[str, ...]:
    return (
        first,
        tr("Report", "Calls"),
        tr("Report", "Answered"),
        tr("Report", "Missed"),
        tr("Report", "Outgoing"),
        tr("Report", "Mean answer time, s"),
        tr("Report", "Mean talk time, s"),
    )


def _row(name: str, figures: Figures) -> tuple[Cell, ...]:
    return (
        name,
        figures.calls,
        figures.answered,
        figures.missed,
        figures.outgoing,
        round(figures.mean_wait_s, 1),
        round(figures.mean_talk_s, 1),
    )


def _periods(report: Report, step: Step, locale: QLocale) -> Table:
    weekly = step is Step.WEEK
    rows = [_row(_day(each.begin, locale), each.figures) for each in report.periods]
    rows.append(_row(tr("Report", "Total"), report.total))
    title = tr("Report", "By week") if weekly else tr("Report", "By day")
    first = tr("Report", "Week from") if weekly else tr("Report", "Day")
    return Table(title, _heads(first), tuple(rows))


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
