# SPDX-License-Identifier: GPL-3.0-or-later
"""What she asks the log for: words, days, kinds. Dates as people type them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PyQt6.QtCore import QDate, QLocale

from atc.domain.call_log import LogFilter

SPANS = {"today": 1, "week": 7, "month": 30}
"""The periods that end today, in days."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_SHORT = re.compile(r"(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked to be seen. Empty and None mean all.

    Attributes:
        query: the words as they were typed, a day perhaps among them.
        span: a key of `SPANS`; never together with `first` and `last`.
        first, last: the period's days, both included.
    """

    query: str = ""
    span: str = ""
    first: date | None = None
    last: date | None = None
    kind: str = ""
    category: str = ""
    tag: str = ""
    queue: str = ""

    def wanted(self, now: float) -> LogFilter:
        """The same for the store, as seen at `now` (wall-clock seconds)."""
        today = date.fromtimestamp(now)  # noqa: DTZ012 - the reader's own day is meant
        first, last = self.first, self.last
        if self.span:
            first = today - timedelta(days=SPANS[self.span] - 1)
        words, day = find_date(self.query, today)
        if day is not None:
            first = day if first is None else max(first, day)
            last = day if last is None else min(last, day)
        return LogFilter(
            text=words,
            since=None if first is None else _midnight(first),
            until=None if last is None else _midnight(last + timedelta(days=1)),
            kind=self.kind,
            category=self.category,
            tag=self.tag,
            queue=self.queue,
        )


def parse_date(text: str, today: date) -> date | None:
    """A day as it is typed: `22/11`, `22.11.2026` or `2026-11-22`; None when it is none.

    Day and month stand in the order of the chosen language; if that gives no day, the other order
    is tried. Without a year the last such day is meant.
    """
    text = text.strip()
    if iso := _ISO.match(text):
        return _date(*(int(part) for part in iso.groups()))
    short = _SHORT.match(text)
    if short is None:
        return None
    one, two, typed = int(short[1]), int(short[3]), short[4]
    orders = [(two, one), (one, two)]  # month, day
    if _month_first() and short[2] == "/":
        orders.reverse()
    for month, day in orders:
        found = _in_year(int(typed), month, day) if typed else _latest(month, day, today)
        if found is not None:
            return found
    return None


def find_date(query: str, today: date) -> tuple[str, date | None]:
    """The words without the first day among them, and that day."""
    words = query.split()
    for place, word in enumerate(words):
        day = parse_date(word, today)
        if day is not None:
            return " ".join(words[:place] + words[place + 1 :]), day
    return query.strip(), None


def show_date(day: date | None) -> str:
    """A day as people here write it, with four digits of the year."""
    if day is None:
        return ""
    shape = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    shape = shape if "yyyy" in shape else shape.replace("yy", "yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def _month_first() -> bool:
    shape = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return 0 <= shape.find("M") < shape.find("d")


def _in_year(year: int, month: int, day: int) -> date | None:
    return _date(year + 2000 if year < 100 else year, month, day)


def _latest(month: int, day: int, today: date) -> date | None:
    """The last such day that is not to come; a 29 February may be years ago."""
    for year in range(today.year, today.year - 9, -1):
        found = _date(year, month, day)
        if found is not None and found <= today:
            return found
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _midnight(day: date) -> float:
    return datetime(day.year, day.month, day.day).astimezone().timestamp()
