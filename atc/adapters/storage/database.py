# SPDX-License-Identifier: GPL-3.0-or-later
"""One SQLite file: opened with care, checked, copied, set aside when it cannot be used."""

import contextlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import cast

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

_log = logging.getLogger("storage")
_CHECK_AT_START_BYTES = 64 * 1024 * 1024
_WATCH_EVERY = 4000
"""SQLite instructions between two looks at what waits: a fraction of a millisecond."""
_BUSY_MS = 5000
_GATHER_S = 1.0
_PAGES_AT_ONCE = 256
_DIALECT = sqlite.dialect(paramstyle="qmark")
_CORRUPT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class UnusableFile(Exception):  # noqa: N818 - a state of the world
    """The file is damaged or from a newer version; the text says which."""


class Database:
    """One open file. Storage thread only.

    Attributes:
        connection: for everything that is not hot.
        checked: whether the whole file was looked at since it was opened.
        raw: the driver's own connection, for statements that must be as quick as possible.
    """

    def __init__(self, path: Path, *, full_sync: bool, cache_kb: int = 2048) -> None:
        """Open or create a file.

        Args:
            path: where it is; its folder is made.
            full_sync: whether a commit waits for the disk, so that even a power cut loses nothing.
            cache_kb: pages kept in memory.

        Raises:
            UnusableFile: it is no SQLite file, or damaged.
            OSError: it cannot be opened.
        """
        self.path = path
        self.checked = False
        self._began = 0.0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._engine = sa.create_engine(
            f"sqlite:///{path}", poolclass=sa.pool.StaticPool, connect_args={"timeout": 5.0}
        )
        sync = "FULL" if full_sync else "NORMAL"
        sa.event.listen(self._engine, "connect", lambda dbapi, _: _prepare(dbapi, sync, cache_kb))
        # The driver's own transactions begin too late (not before reads and DDL).
        sa.event.listen(self._engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
        try:
            self.connection = self._engine.connect()
            self.raw = cast("sqlite3.Connection", self.connection.connection.driver_connection)
            if path.stat().st_size < _CHECK_AT_START_BYTES:
                self.check()
        except sa.exc.DatabaseError as error:
            self._engine.dispose()
            raise UnusableFile(f"{path.name} is damaged: {error.orig}") from error
        except UnusableFile:
            self.close()
            raise

    def check(self) -> None:
        """Look for damage.

        Raises:
            UnusableFile: there is some.
        """
        try:
            found = self.raw.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if not corrupt(error):
                raise
            found = str(error)
        if found != "ok":
            raise UnusableFile(f"{self.path.name} is damaged: {found}")
        self.checked = True

    def run(self, statement: sa.Executable) -> sqlite3.Cursor:
        """Run a statement within whatever transaction is open; one of its own when none is."""
        compiled = statement.compile(  # type: ignore[attr-defined] # every statement has it
            dialect=_DIALECT, compile_kwargs={"render_postcompile": True}
        )
        values = [compiled.params[name] for name in compiled.positiontup]
        return self.raw.execute(str(compiled), values)

    @contextmanager
    def gather(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing, but on the disk only after `settle` or a second.

        Many small changes that are written together touch each page of the file once instead of
        again and again.
        """
        raw = self.raw
        if not raw.in_transaction:
            raw.execute("BEGIN IMMEDIATE")
            self._began = time.monotonic()
        raw.execute("SAVEPOINT part")
        try:
            yield raw
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                raw.execute("ROLLBACK TO part")
                raw.execute("RELEASE part")
            raise
        raw.execute("RELEASE part")
        if time.monotonic() - self._began > _GATHER_S:
            self.settle()

    @property
    def unsettled(self) -> bool:
        """Whether something was gathered that is not on the disk."""
        return self.raw.in_transaction

    def settle(self) -> None:
        """Put on the disk what was gathered."""
        if self.raw.in_transaction:
            self.raw.execute("COMMIT")

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction on the driver's connection: all of it or nothing."""
        self.settle()
        raw = self.raw
        raw.execute("BEGIN IMMEDIATE")
        try:
            yield raw
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                raw.execute("ROLLBACK")
            raise
        raw.execute("COMMIT")

    def watch(self, interrupt: Callable[[], bool]) -> None:
        """End a running query when `interrupt` says so."""
        self.raw.set_progress_handler(interrupt, _WATCH_EVERY)

    def backup(self, target: Path, pause: Callable[[], None] = lambda: None) -> None:
        """Copy the file as it is now, whole or not at all.

        Args:
            target: the copy.
            pause: called now and then; what it raises ends the copying.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        part.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(part)) as copy:
            self.raw.backup(copy, pages=_PAGES_AT_ONCE, progress=lambda *_: pause(), sleep=0)
        part.replace(target)

    def close(self) -> None:
        """Close it."""
        with contextlib.suppress(sqlite3.Error):
            self.settle()
        with contextlib.suppress(Exception):
            self.connection.close()
        self._engine.dispose()


def corrupt(error: BaseException) -> bool:
    """Whether an error means that the file is damaged."""
    original = getattr(error, "orig", None) or error
    return isinstance(original, UnusableFile) or (
        isinstance(original, sqlite3.DatabaseError)
        and getattr(original, "sqlite_errorcode", 0) & 0xFF in _CORRUPT
    )


def set_aside(path: Path, why: str) -> Path:
    """Give a file that cannot be used (and its journal) another name.

    Returns:
        Where it is now.
    """
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}.{why}-{stamp}{path.suffix}")
    for end in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    _log.warning("%s was set aside as %s", path.name, aside.name)
    return aside


def _prepare(dbapi: sqlite3.Connection, sync: str, cache_kb: int) -> None:
    dbapi.isolation_level = None
    for pragma in (
        f"busy_timeout={_BUSY_MS}",
        "journal_mode=WAL",
        f"synchronous={sync}",
        "foreign_keys=ON",
        f"cache_size=-{cache_kb}",
        "temp_store=MEMORY",
        "journal_size_limit=16777216",
        "wal_autocheckpoint=4000",
    ):
        dbapi.execute(f"PRAGMA {pragma}")
