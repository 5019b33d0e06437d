# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to the call log. Storage thread."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from atc.adapters.storage.folding import fold
from atc.adapters.storage.log_codec import call_of, digits
from atc.adapters.storage.log_models import CALL, TAG, TEXT
from atc.domain.call_log import LogFilter, LoggedCall, LogKind, LogPage, LogUid, Outcome
from atc.domain.calls import Direction

_NUMBER_SIGNS = frozenset("0123456789 +-/().*#\u00a0")
_MOST_WORDS = 12
_MISSED = sa.and_(CALL.c.outcome == sa.text("'missed'"), CALL.c.handled == sa.text("0"))
"""Literals, as SQLite wants them to use the index of just these."""

_KINDS: dict[str, sa.ColumnElement[bool]] = {
    LogKind.INCOMING.value: CALL.c.direction == Direction.INCOMING.value,
    LogKind.OUTGOING.value: CALL.c.direction == Direction.OUTGOING.value,
    LogKind.MISSED.value: _MISSED,
    LogKind.MISSED_ALL.value: CALL.c.outcome == Outcome.MISSED.value,
    LogKind.ANSWERED.value: CALL.c.outcome == Outcome.ANSWERED.value,
    LogKind.TRANSFERRED.value: CALL.c.handed_number.is_not(None),
}


def page(connection: sa.Connection, wanted: LogFilter, offset: int, limit: int) -> LogPage:
    """A part of the log, newest first."""
    tests = _tests(wanted)
    text = _text_tests(wanted.text)
    if text:
        total, ids = _by_text(connection, tests, text, offset, limit)
        calls = _by_ids(connection, ids)
    else:
        total = connection.execute(_count(tests)).scalar_one()
        calls = _newest(connection, tests, offset, limit)
    return LogPage(wanted, offset, calls, total)


def get(connection: sa.Connection, uid: LogUid) -> LoggedCall | None:
    """One call."""
    row = connection.execute(sa.select(CALL).where(CALL.c.uid == uid)).mappings().first()
    return call_of(row) if row else None  # type: ignore[arg-type] # mappings have str keys


def unhandled_missed(connection: sa.Connection) -> int:
    """How many missed calls nobody has dealt with."""
    return connection.execute(_count([_MISSED])).scalar_one()


Place = tuple[float, int]
"""Where a call stands in the log: when it began, and its row."""


def some_recent(
    connection: sa.Connection, before: Place | None, limit: int
) -> tuple[tuple[LoggedCall, ...], Place | None]:
    """Some calls before a place, newest first, and the place of the last one; None at the end."""
    query = sa.select(CALL).order_by(CALL.c.started_at.desc(), CALL.c.id.desc())
    if before is not None:
        query = query.where(sa.tuple_(CALL.c.started_at, CALL.c.id) < before)
    return _some(connection, query, limit)


def some_between(
    connection: sa.Connection, since: float, until: float, after: Place | None, limit: int
) -> tuple[tuple[LoggedCall, ...], Place | None]:
    """Some calls of a period after a place, oldest first, and the place of the last one."""
    query = sa.select(CALL).where(CALL.c.started_at >= since, CALL.c.started_at < until)
    query = query.order_by(CALL.c.started_at, CALL.c.id)
    if after is not None:
        query = query.where(sa.tuple_(CALL.c.started_at, CALL.c.id) > after)
    return _some(connection, query, limit)


def _some(
    connection: sa.Connection, query: "sa.Select[Any]", limit: int
) -> tuple[tuple[LoggedCall, ...], Place | None]:
    rows = connection.execute(query.limit(limit)).mappings().all()
    end = not rows or len(rows) < limit
    place = None if end else (rows[-1]["started_at"], rows[-1]["id"])
    return _calls(rows), place


def number_history(connection: sa.Connection, key: str, limit: int) -> tuple[LoggedCall, ...]:
    """The newest calls with a number, newest first."""
    return _newest(connection, [CALL.c.number_key == key], 0, limit) if key else ()


def ongoing(connection: sa.Connection, desk: str) -> tuple[LoggedCall, ...]:
    """The calls of a desk that are not over, as far as the log knows."""
    open_ones = CALL.c.outcome == Outcome.ONGOING.value
    return _newest(connection, [open_ones, CALL.c.desk == desk], 0, 1000)


def _tests(wanted: LogFilter) -> list[sa.ColumnElement[bool]]:
    tests: list[sa.ColumnElement[bool]] = []
    if wanted.since is not None:
        tests.append(CALL.c.started_at >= wanted.since)
    if wanted.until is not None:
        tests.append(CALL.c.started_at < wanted.until)
    if wanted.kind in _KINDS:
        tests.append(_KINDS[wanted.kind])
    if wanted.category:
        tests.append(CALL.c.category == wanted.category)
    if wanted.queue:
        tests.append(CALL.c.queue == wanted.queue)
    if wanted.tag:
        tagged = sa.select(TAG.c.call_id).where(TAG.c.tag == wanted.tag)
        tests.append(CALL.c.id.in_(tagged))
    return tests


def _text_tests(text: str) -> list[sa.ColumnElement[bool]]:
    """Every word must occur. `instr` takes the text as it is: no sign has a meaning of its own."""
    folded = fold(text).split()[:_MOST_WORDS]
    if not folded:
        return []
    words = sa.and_(*(sa.func.instr(TEXT.c.folded, word) > 0 for word in folded))
    number = digits(text)
    if number and set(text) <= _NUMBER_SIGNS:
        return [sa.or_(sa.func.instr(TEXT.c.folded, number) > 0, words)]
    return [words]


def _by_text(
    connection: sa.Connection,
    tests: Sequence[sa.ColumnElement[bool]],
    text: Sequence[sa.ColumnElement[bool]],
    offset: int,
    limit: int,
) -> tuple[int, list[int]]:
    """How many calls a text finds and the ids of a page of them, in one look through the texts."""
    found = sa.select(TEXT.c.call_id, TEXT.c.started_at).where(*text)
    if tests:
        found = found.join(CALL, CALL.c.id == TEXT.c.call_id).where(*tests)
    hits = found.subquery()
    order = sa.select(hits.c.call_id, sa.func.count().over()).order_by(
        hits.c.started_at.desc(), hits.c.call_id.desc()
    )
    rows = connection.execute(order.offset(offset).limit(limit)).all()
    if rows:
        return rows[0][1], [row[0] for row in rows]
    if not offset:
        return 0, []
    return connection.execute(sa.select(sa.func.count()).select_from(hits)).scalar_one(), []


def _by_ids(connection: sa.Connection, ids: Sequence[int]) -> tuple[LoggedCall, ...]:
    rows = connection.execute(sa.select(CALL).where(CALL.c.id.in_(ids))).mappings()
    by_id = {row["id"]: row for row in rows}
    return _calls(by_id[i] for i in ids if i in by_id)


def _newest(
    connection: sa.Connection, tests: Sequence[sa.ColumnElement[bool]], offset: int, limit: int
) -> tuple[LoggedCall, ...]:
    query = sa.select(CALL).where(*tests)
    query = query.order_by(CALL.c.started_at.desc(), CALL.c.id.desc())
    return _calls(connection.execute(query.offset(offset).limit(limit)).mappings())


def _calls(rows: Iterable[Any]) -> tuple[LoggedCall, ...]:
    return tuple(call_of(row) for row in rows)


def _count(tests: Sequence[sa.ColumnElement[bool]]) -> sa.Select[int]:
    return sa.select(sa.func.count()).select_from(CALL).where(*tests)
