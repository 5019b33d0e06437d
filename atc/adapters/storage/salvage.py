# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves what can be read of a damaged or newer file into a new one."""

import contextlib
import logging
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

_log = logging.getLogger("storage")
_SKIPPED_TABLES = frozenset({"alembic_version", "sqlite_sequence", "shared_state"})
"""How far this desk has read the shared database is not true any more: it reads all of it again."""
Row = tuple[object, ...]


def salvage(sources: Iterable[Path], target: sqlite3.Connection) -> dict[str, int]:
    """Copy all rows that can be read; of several files the first that has a row counts.

    Args:
        sources: the file set aside, then the newest copy of it.
        target: a new file with all tables.

    Returns:
        How many rows of each table were saved.
    """
    saved: dict[str, int] = {}
    target.execute("PRAGMA foreign_keys=OFF")
    try:
        for path in sources:
            with contextlib.suppress(sqlite3.DatabaseError):
                source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
                with contextlib.closing(source):
                    for table in _tables(target):
                        count = _copy_table(source, target, table)
                        saved[table] = saved.get(table, 0) + count
    finally:
        target.execute("PRAGMA foreign_keys=ON")
    _log.warning("saved %s", ", ".join(f"{n} of {t}" for t, n in saved.items()) or "nothing")
    return saved


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    names = [name for (name,) in found.fetchall()]
    return [n for n in names if n not in _SKIPPED_TABLES]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    try:
        found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        return [name for (name,) in found.fetchall()]
    except sqlite3.DatabaseError:
        return []


def _copy_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> int:
    known = _columns(source, table)
    columns = [name for name in _columns(target, table) if name in known]
    if not columns:
        return 0
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    # Names come from our own models.
    put = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608
    count = 0
    target.execute("BEGIN IMMEDIATE")
    for row in _rows(source, table, names):
        with contextlib.suppress(sqlite3.DatabaseError):
            count += target.execute(put, row).rowcount
    target.execute("COMMIT")
    return count


def _rows(source: sqlite3.Connection, table: str, names: str) -> Iterator[Row]:
    """All rows that can be read: from the beginning to the damage, then from the end back to it."""
    query = f'SELECT {names} FROM "{table}"'  # noqa: S608 - see above
    order = _order(source, table)
    for direction in ("", " DESC"):
        try:
            yield from source.execute(f"{query} ORDER BY {order}{direction}")
        except sqlite3.DatabaseError as error:
            _log.warning("%s cannot be read to its end: %s", table, error)
        else:
            return


def _order(source: sqlite3.Connection, table: str) -> str:
    """What to walk a table by: its row numbers, or its key where it has none."""
    with contextlib.suppress(sqlite3.DatabaseError):
        source.execute(f'SELECT rowid FROM "{table}" LIMIT 1').fetchone()  # noqa: S608
        return "rowid"
    return "1"
