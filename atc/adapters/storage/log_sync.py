# SPDX-License-Identifier: GPL-3.0-or-later
"""This desk's side of the sharing: what is to be sent, and other desks' changes taken in.

Storage thread; each function is one short transaction.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from atc.adapters.storage import log_writing as writing
from atc.adapters.storage.log_codec import Row
from atc.adapters.storage.log_file import LogFile
from atc.adapters.storage.log_merge import SHARED, merge
from atc.adapters.storage.log_models import CALL, DOCUMENT, ORDER
from atc.adapters.storage.log_orders import ANONYMISE, DELETE, is_number_order, number_order
from atc.adapters.storage.shared_exchange import News, Outgoing
from atc.adapters.storage.stamps import FUTURE
from atc.domain.call_log import LogUid

CHUNK = 20
"""Calls taken in at a time: other work of the storage thread gets its turn between."""

SENT_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Position:
    """How far this desk has read, and of which database.

    Attributes:
        tip: a call that this desk has seen there, and the number it had then.
    """

    cursor: int
    epoch: str
    tip: tuple[str, int] = ("", 0)


@dataclass(slots=True)
class Taken:
    """What other desks' changes changed here."""

    uids: list[LogUid] = field(default_factory=list)
    many: bool = False
    documents: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Taken") -> None:
        """Take more in."""
        self.uids += other.uids
        self.many |= other.many
        self.documents |= other.documents


def position(log: LogFile) -> Position:
    """Where this desk stands."""
    with log.read():
        uid, _, seq = log.state("tip").partition(" ")
        return Position(
            int(log.state("cursor") or 0), log.state("epoch"), (uid, int(seq) if seq else 0)
        )


def waiting(log: LogFile) -> int:
    """How many changes have not been sent."""
    with log.read() as connection:
        return sum(
            connection.execute(
                sa.select(sa.func.count()).select_from(table).where(_dirty(table))
            ).scalar_one()
            for table in (CALL, ORDER, DOCUMENT)
        )


def learn_time(log: LogFile, offset_s: float) -> None:
    """Learn how far our clock is off, and pull back stamps that it had put into the future."""
    log.stamps.offset_s = offset_s
    now = log.stamps.now()
    with log.write() as connection:
        log.set_state("offset", str(offset_s))
        if log.stamps.last <= now + FUTURE:
            return
        log.stamps.last = now
        ahead = sa.or_(*(CALL.c[name] > now for name in _STAMPS), CALL.c.tags_at != "{}")
        found = connection.execute(sa.select(CALL).where(_dirty(CALL), ahead)).mappings().all()
        for row in found:
            tags = {t: max(-now, min(now, at)) for t, at in json.loads(row["tags_at"]).items()}
            values: dict[str, Any] = {name: min(row[name], now) for name in _STAMPS}
            values["tags_at"] = json.dumps(
                tags, ensure_ascii=False, separators=(",", ":"), sort_keys=True
            )
            values["updated_at"] = min(row["updated_at"], now / 1_000_000)
            connection.execute(sa.update(CALL).where(CALL.c.id == row["id"]).values(values))
        capped = sa.update(DOCUMENT).where(_dirty(DOCUMENT), DOCUMENT.c.stamp > now)
        connection.execute(capped.values(stamp=now))


_STAMPS = ("category_at", "note_at", "handled_at")


def start_over(log: LogFile, epoch: str) -> None:
    """It is another database, or an older state of it: read all of it and send all of ours."""
    with log.write() as connection:
        log.set_state("cursor", "0")
        log.set_state("tip", "")
        log.set_state("epoch", epoch)
        for table in (CALL, ORDER, DOCUMENT):
            connection.execute(sa.update(table).where(table.c.dirty == 0).values(dirty=1))
        noted = sa.update(CALL).where(CALL.c.note != "")
        connection.execute(noted.values(note_dirty=True))


# -- taking in ---------------------------------------------------------------------------------


def take_orders(log: LogFile, news: News) -> Taken:
    """Forget what other desks say has to be forgotten, and take their documents."""
    taken = Taken()
    with log.write() as connection:
        for row in news.orders:
            if writing.order(connection, row["id"], row["until"], dirty=False):
                taken.many |= bool(_obey(log, connection, row["id"], row["until"]))
        for row in news.documents:
            if _take_document(connection, row):
                taken.documents[row["id"]] = row["body"]
                log.stamps.saw(row["stamp"])
    if taken.many:
        log.settle()
    return taken


def _obey(log: LogFile, connection: sa.Connection, order: str, until: float) -> int:
    if order == DELETE:
        return writing.delete_before(connection, until)
    if order == ANONYMISE:
        return writing.anonymise_before(connection, until)
    if is_number_order(order):
        numbers = connection.execute(sa.select(CALL.c.number_key).distinct()).scalars()
        keys = [key for key in numbers if key and number_order(key) == order]
        return writing.forget_numbers(connection, keys, until, log.key_of)
    return 0


def _take_document(connection: sa.Connection, row: Row) -> bool:
    known = connection.execute(sa.select(DOCUMENT).where(DOCUMENT.c.id == row["id"])).mappings()
    mine = known.first()
    if mine is not None and mine["stamp"] > row["stamp"]:
        return False
    values = {"id": row["id"], "body": row["body"], "stamp": row["stamp"], "dirty": 0}
    connection.execute(sqlite.insert(DOCUMENT).on_conflict_do_update(["id"], set_=values), values)
    return mine is None or mine["body"] != row["body"]


def take_calls(log: LogFile, rows: Sequence[Row], cursor: int) -> Taken:
    """Take other desks' versions of some calls in; then we have everything up to `cursor`."""
    taken = Taken()
    with log.write() as connection:
        gone = connection.execute(sa.select(ORDER.c.until).where(ORDER.c.id == DELETE)).scalar()
        for row in rows:
            if gone is None or row["started_at"] >= gone:
                taken.uids += _take_call(log, connection, row)
        if rows:
            _set_tip(log, rows[-1]["uid"], rows[-1]["seq"])
        log.set_state("cursor", str(cursor))
    if any(row["erased"] for row in rows):
        log.settle()
    return taken


def _take_call(log: LogFile, connection: sa.Connection, row: Row) -> list[LogUid]:
    theirs = {name: row[name] for name in SHARED}
    for name in _STAMPS:
        log.stamps.saw(row[name])
    for stamp in json.loads(row["tags_at"]).values():
        log.stamps.saw(abs(stamp))
    mine = writing.row_of(connection, row["uid"])
    if mine is None:
        writing.put(connection, {**theirs, "dirty": 0, "note_dirty": False}, None)
        return [LogUid(row["uid"])]
    merged = {**mine, **merge(mine, theirs)}
    if merged == mine:
        return []
    writing.put(connection, merged, mine)
    return [LogUid(row["uid"])] if any(merged[name] != mine[name] for name in SHARED) else []


# -- sending -----------------------------------------------------------------------------------


def outgoing(log: LogFile) -> Outgoing:
    """The newest changes that the shared database does not have."""
    with log.read() as connection:

        def some(table: sa.Table, order: "sa.ColumnElement[Any]") -> list[dict[str, Any]]:
            query = sa.select(table).where(_dirty(table)).order_by(order).limit(SENT_AT_ONCE)
            return [dict(row) for row in connection.execute(query).mappings()]

        calls = some(CALL, CALL.c.id.desc())
        orders = some(ORDER, ORDER.c.id)
        documents = some(DOCUMENT, DOCUMENT.c.id)
    for row in calls:
        row["note_rev"] += bool(row["note_dirty"])
    return Outgoing(tuple(calls), tuple(orders), tuple(documents))


def sent(log: LogFile, what: Outgoing, cursor: int) -> None:
    """The shared database has these now; what changed meanwhile has yet to be sent."""
    with log.write() as connection:
        for row in what.calls:
            same = sa.and_(CALL.c.id == row["id"], CALL.c.dirty == row["dirty"])
            connection.execute(sa.update(CALL).where(same).values(dirty=0))
            if row["note_dirty"]:
                values = {"note_rev": row["note_rev"]}
                mine = sa.update(CALL).where(CALL.c.id == row["id"])
                connection.execute(mine.values(values))
                unchanged = mine.where(CALL.c.note_at == row["note_at"])
                connection.execute(unchanged.values(note_dirty=False))
        for table, rows in ((ORDER, what.orders), (DOCUMENT, what.documents)):
            for row in rows:
                same = sa.and_(table.c.id == row["id"], table.c.dirty == row["dirty"])
                connection.execute(sa.update(table).where(same).values(dirty=0))
        if what.calls:
            after = len(what.orders) + len(what.documents)
            _set_tip(log, what.calls[-1]["uid"], cursor - after)
        log.set_state("cursor", str(cursor))


def _set_tip(log: LogFile, uid: str, seq: int) -> None:
    log.set_state("tip", f"{uid} {seq}")


def _dirty(table: sa.Table) -> "sa.ColumnElement[bool]":
    """As literal text, so that SQLite uses the index of just these."""
    return table.c.dirty > sa.text("0")
