# SPDX-License-Identifier: GPL-3.0-or-later
"""A logged call as the log page shows it."""

from typing import NamedTuple

from PyQt6.QtCore import QObject

from atc.controllers import log_texts
from atc.controllers.rows import RowsModel
from atc.domain.call_log import LoggedCall, Outcome
from atc.domain.calls import Direction

_UNANSWERED = frozenset({Outcome.NO_ANSWER, Outcome.BUSY, Outcome.FAILED, Outcome.CANCELLED})


class LogRow(NamedTuple):
    """The roles of the log.

    Attributes:
        kind: answered, missed, handled, outgoing, unanswered or elsewhere.
        day: the heading it stands under.
        color: the category's colour key, empty without one.
        line: the note on one line, for the list.
        desk: whose call it was, empty when it was ours.
        handled_by: which desk says that it is dealt with.
    """

    uid: str
    name: str
    number: str
    company: str
    anonymous: bool
    kind: str
    word: str
    day: str
    time: str
    length: str
    queue: str
    category: str
    color: str
    went: str
    tags: list[str]
    note: str
    line: str
    can_handle: bool
    handled: bool
    desk: str = ""
    handled_by: str = ""


class StepRow(NamedTuple):
    """One thing that happened in the opened call."""

    place: int
    time: str
    text: str


class AskedRow(NamedTuple):
    """Something that is asked for: period, category, tag or queue, and its words."""

    ident: str
    words: str


class CategoryRow(NamedTuple):
    """A category that can be asked for."""

    ident: str
    name: str


class LogModel(RowsModel[LogRow]):
    """The calls shown, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(LogRow, lambda row: row.uid, parent)


class StoryModel(RowsModel[StepRow]):
    """What happened in the opened call."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(StepRow, lambda row: row.place, parent)


class AskedModel(RowsModel[AskedRow]):
    """What is asked for, each to be taken away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(AskedRow, lambda row: row.ident, parent)


class CategoriesModel(RowsModel[CategoryRow]):
    """The categories that can be asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(CategoryRow, lambda row: row.ident, parent)


def describe(call: LoggedCall, color: str, today: float) -> LogRow:
    """All that a row of the log shows."""
    return LogRow(
        uid=call.uid,
        name=log_texts.name(call),
        number="" if call.erased or call.remote.anonymous else call.remote.number,
        company=call.company,
        anonymous=call.erased or call.remote.anonymous,
        kind=_kind(call),
        word=log_texts.outcome(call),
        day=log_texts.day_of(call.started_at, today),
        time=log_texts.time_of(call.started_at),
        length=log_texts.length(call.talk_s),
        queue=call.queue,
        category=call.category_name,
        color=color,
        went=log_texts.went(call),
        tags=list(call.tags),
        note=call.note,
        line=" / ".join(line for line in map(str.strip, call.note.splitlines()) if line),
        can_handle=call.outcome is Outcome.MISSED,
        handled=call.handled,
        handled_by=log_texts.handled_by(call),
    )


def _kind(call: LoggedCall) -> str:
    if call.outcome is Outcome.MISSED:
        return "handled" if call.handled else "missed"
    if call.direction is Direction.OUTGOING:
        return "unanswered" if call.outcome in _UNANSWERED else "outgoing"
    return "answered" if call.outcome in {Outcome.ANSWERED, Outcome.ONGOING} else "elsewhere"
