# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what other desks changed and sending what this one did. Sharing thread.

A desk sends only when it has everything that is there: it then has the other desks' changes in
its own, and what it sends replaces what is there. So no two desks ever merge the same changes.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from atc.adapters.storage.log_orders import DELETE
from atc.adapters.storage.shared_schema import CALL, CHANNEL, DOCUMENT, FEED, ORDER, upsert

AT_ONCE = 200
"""Calls that are read or sent in one transaction."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class News:
    """What the shared database has beyond a number.

    Attributes:
        epoch: which database it is.
        last: the number of its newest change.
        up_to: the number that these rows bring us to; less than `last` when there are more.
    """

    epoch: str
    last: int
    up_to: int
    calls: tuple[Row, ...] = ()
    orders: tuple[Row, ...] = ()
    documents: tuple[Row, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing new."""
        return not (self.calls or self.orders or self.documents)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What this desk has to send. Rows have a `dirty` mark beside the shared columns."""

    calls: tuple[Row, ...] = ()
    orders: tuple[Row, ...] = ()
    documents: tuple[Row, ...] = ()

    def __len__(self) -> int:
        return len(self.calls) + len(self.orders) + len(self.documents)


def read(connection: sa.Connection, cursor: int) -> News:
    """What is new after `cursor`, oldest first."""
    connection.execution_options(isolation_level="REPEATABLE READ")
    with connection.begin():
        last, epoch = connection.execute(sa.select(FEED.c.last, FEED.c.epoch)).one()
        if last <= cursor:
            return News(epoch, last, last)
        calls = _rows(connection, CALL, cursor, last, AT_ONCE)
        up_to = calls[-1]["seq"] if len(calls) == AT_ONCE else last
        orders = _rows(connection, ORDER, cursor, up_to)
        documents = _rows(connection, DOCUMENT, cursor, up_to)
    return News(epoch, last, up_to, calls, orders, documents)


def _rows(
    connection: sa.Connection, table: sa.Table, after: int, until: int, most: int | None = None
) -> tuple[Row, ...]:
    query = sa.select(table).where(table.c.seq > after, table.c.seq <= until)
    found = connection.execute(query.order_by(table.c.seq).limit(most))
    return tuple(dict(row) for row in found.mappings())


def send(connection: sa.Connection, cursor: int, outgoing: Outgoing) -> int | None:
    """Send changes, if we have everything that is there.

    Returns:
        The number of our last change, which is where we stand now; None when other desks were
        first, and there is something to read.
    """
    count = len(outgoing)
    connection.execution_options(isolation_level="READ COMMITTED")
    with connection.begin() as transaction:
        step = sa.update(FEED).values(last=FEED.c.last + count).returning(FEED.c.last)
        last = int(connection.execute(step).scalar_one())
        if last - count != cursor:
            transaction.rollback()
            return None
        seq = cursor
        parts = (
            (CALL, "uid", outgoing.calls),
            (ORDER, "id", outgoing.orders),
            (DOCUMENT, "id", outgoing.documents),
        )
        for table, key, rows in parts:
            if rows:
                numbered = _numbered(table, rows, seq)
                connection.execute(upsert(table, key), numbered)
                seq += len(rows)
        for order in outgoing.orders:
            if order["id"] == DELETE:
                connection.execute(sa.delete(CALL).where(CALL.c.started_at < order["until"]))
        connection.execute(sa.select(sa.func.pg_notify(CHANNEL, str(last))))
    return last


def _numbered(table: sa.Table, rows: Sequence[Row], after: int) -> list[dict[str, Any]]:
    names = [c.name for c in table.columns if c.name != "seq"]
    return [
        {**{name: row[name] for name in names}, "seq": after + index}
        for index, row in enumerate(rows, start=1)
    ]


def rename_if_set_back(
    connection: sa.Connection, epoch: str, cursor: int, tip: tuple[str, int]
) -> bool:
    """Give the database a new name if it forgot what this desk has seen in it.

    So it is after a backup was restored. With a new name it is new to every desk, and all send
    what they have. A call only ever gets a higher number: one that is set back, or gone, tells.

    Args:
        connection: to the server.
        epoch: the database that this desk knows.
        cursor: the number that it had read up to.
        tip: a call that it has seen there, and the number it had then.
    """
    uid, seq = tip
    connection.execution_options(isolation_level="READ COMMITTED")
    with connection.begin():
        feed = sa.select(FEED.c.last, FEED.c.epoch).with_for_update()
        last, name = connection.execute(feed).one()
        known = connection.execute(sa.select(CALL.c.seq).where(CALL.c.uid == uid)).scalar()
        forgot = bool(uid) and (known is None or known < seq)
        if name != epoch or not (forgot or last < cursor):
            return False
        connection.execute(sa.update(FEED).values(epoch=uuid.uuid4().hex))
        connection.execute(sa.select(sa.func.pg_notify(CHANNEL, str(last))))
    return True


def clock_offset(connection: sa.Connection, now: Callable[[], float]) -> float:
    """The server's clock minus `now`, in seconds, as near as one question tells."""
    before = now()
    with connection.begin():
        asked = sa.select(sa.func.extract("epoch", sa.func.clock_timestamp()))
        theirs = float(connection.execute(asked).scalar_one())
    return theirs - (before + now()) / 2
