# SPDX-License-Identifier: GPL-3.0-or-later
"""What must survive the console: messages the server may not have, and what was read.

Owner: asyncio thread. A few rows in an SQLite file; each write is on the disk before it returns.
"""

import logging
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from atc.domain.messaging import Address, ChatMessage, DeliveryState, ReadMark

log = logging.getLogger(__name__)

_TABLES = """
CREATE TABLE IF NOT EXISTS outbox (
    id TEXT PRIMARY KEY, peer TEXT NOT NULL, text TEXT NOT NULL, at REAL NOT NULL,
    sender TEXT NOT NULL, room INTEGER NOT NULL, nickname TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS read (peer TEXT PRIMARY KEY, at REAL NOT NULL, message TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS kept (owner TEXT, key TEXT, value TEXT, PRIMARY KEY (owner, key));
"""


class Ledger:
    """The file. What cannot be written is logged once; the console goes on without."""

    def __init__(self, path: Path | None, owner: Address) -> None:
        """Open it; a file that is no database is set aside. None: in memory."""
        self._owner = owner
        self._failed = False
        self._db = _open(path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # -- messages on their way -----------------------------------------------------------------

    def put(self, message: ChatMessage) -> None:
        """Keep a message until `remove`."""
        row = (
            message.id,
            message.peer,
            message.text,
            message.at,
            self._owner,
            int(message.room),
            message.sender_name,
        )
        self._write("INSERT OR REPLACE INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def remove(self, message_id: str) -> None:
        """The server has it, or never will."""
        self._write("DELETE FROM outbox WHERE id = ?", (message_id,))

    @property
    def waiting(self) -> tuple[ChatMessage, ...]:
        """The messages of this account that were not confirmed, in the order of writing."""
        rows = self._db.execute(
            "SELECT id, peer, text, at, room, nickname FROM outbox WHERE sender = ? ORDER BY rowid",
            (self._owner,),
        )
        return tuple(
            ChatMessage(
                id=row[0],
                peer=Address(row[1]),
                text=row[2],
                at=row[3],
                outgoing=True,
                sender=self._owner,
                sender_name=row[5],
                state=DeliveryState.WAITING,
                room=bool(row[4]),
            )
            for row in rows
        )

    # -- what was read -------------------------------------------------------------------------

    def read(self, mark: ReadMark) -> None:
        """Remember how far a conversation was read."""
        row = (f"{self._owner} {mark.peer}", mark.at, mark.message_id)
        self._write("INSERT OR REPLACE INTO read VALUES (?, ?, ?)", row)

    @property
    def marks(self) -> tuple[ReadMark, ...]:
        """How far each conversation was read."""
        rows = self._db.execute("SELECT peer, at, message FROM read")
        split = ((row[0].partition(" "), row) for row in rows)
        return tuple(
            ReadMark(Address(parts[2]), row[1], row[2])
            for parts, row in split
            if parts[0] == self._owner
        )

    def get(self, key: str) -> str:
        """A value that was kept, empty when none was."""
        found = self._db.execute(
            "SELECT value FROM kept WHERE owner = ? AND key = ?", (self._owner, key)
        ).fetchone()
        return found[0] if found else ""

    def set(self, key: str, value: str) -> None:
        """Keep a value."""
        self._write("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (self._owner, key, value))

    def _write(self, sql: str, row: Iterable[object]) -> None:
        try:
            with self._db:
                self._db.execute(sql, tuple(row))
        except sqlite3.Error as error:
            if not self._failed:  # once, not at every message
                log.warning("messages on their way cannot be kept on the disk: %s", error)
            self._failed = True
        else:
            self._failed = False


def _open(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return _prepared(":memory:")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _prepared(str(path))
    except sqlite3.DatabaseError as error:
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        aside = path.with_name(f"{path.name}.broken-{stamp}")
        log.warning("%s cannot be used and was set aside as %s: %s", path, aside.name, error)
        try:
            path.rename(aside)
            return _prepared(str(path))
        except (OSError, sqlite3.Error):
            return _prepared(":memory:")
    except OSError as error:
        log.warning("%s cannot be opened: %s", path, error)
        return _prepared(":memory:")


def _prepared(name: str) -> sqlite3.Connection:
    database = sqlite3.connect(name, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.executescript(_TABLES)
    except sqlite3.Error:
        database.close()
        raise
    return database
