# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log's part of `desk.db`. Storage thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from atc.adapters.storage.log_models import STATE
from atc.adapters.storage.stamps import Stamps


class LogFile:
    """Transactions on the log's tables, and the stamps of its changes.

    Attributes:
        stamps: gives the stamps; the latest one is kept with each change.
        key_of: the number plan's key of a number, to find numbers in calls' stories.
    """

    def __init__(self, connection: sa.Connection, stamps: Stamps | None = None) -> None:
        self.stamps = stamps or Stamps()
        self.key_of: Callable[[str], str] = lambda number: number
        self._connection = connection
        # What is erased is overwritten, not just unlinked.
        self._pragma("secure_delete=ON")
        with self.read():
            self.stamps.offset_s = float(self.state("offset") or 0.0)
            self.stamps.last = int(self.state("last_stamp") or 0)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One moment of the log."""
        with self._connection.begin():
            yield self._connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """All of it or nothing."""
        before = self.stamps.last
        with self._connection.begin():
            yield self._connection
            if self.stamps.last != before:
                self.set_state("last_stamp", str(self.stamps.last))

    def settle(self) -> None:
        """Take what was erased out of the write-ahead log too."""
        self._pragma("wal_checkpoint(TRUNCATE)")

    def _pragma(self, text: str) -> None:
        raw = self._connection.connection.driver_connection
        if raw is not None:
            raw.execute(f"PRAGMA {text}")

    def state(self, key: str) -> str:
        """What was kept under a key, empty when nothing was. Within `read` or `write`."""
        query = sa.select(STATE.c.value).where(STATE.c.key == key)
        return self._connection.execute(query).scalar() or ""

    def set_state(self, key: str, value: str) -> None:
        """Keep something under a key. Within `write`."""
        values = {"key": key, "value": value}
        upsert = sqlite.insert(STATE).on_conflict_do_update(["key"], set_=values)
        self._connection.execute(upsert, values)
