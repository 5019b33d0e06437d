# SPDX-License-Identifier: GPL-3.0-or-later
"""The same people in a plain FTS5 table, asked the plain way: each word as a beginning.

No typing errors, no initials, no numbers inside of numbers; the best first by FTS5's own rank, or
in the order in which FTS5 comes upon them, which answers nothing that a search is asked for.
"""

import sqlite3
from pathlib import Path

from tests.benchmarks.people import people

_CREATE = """CREATE VIRTUAL TABLE people USING fts5(
    given, surname, company, department, team, numbers, email, note,
    prefix='1 2 3', tokenize="unicode61 remove_diacritics 2")"""
_ANY = "SELECT rowid, * FROM people WHERE people MATCH ? LIMIT ?"
_BEST = "SELECT rowid, * FROM people WHERE people MATCH ? ORDER BY rank LIMIT ?"


def build(path: Path, size: int) -> None:
    """Fill a new file."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(_CREATE)
    with connection:
        connection.executemany(
            "INSERT INTO people VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (p.given_name, p.surname, p.company, p.department, p.group,
                 " ".join((*p.numbers, *p.keys)), p.email, p.note)
                for p in people(size)
            ),
        )  # fmt: skip
    connection.close()


def find(connection: sqlite3.Connection, typed: str, limit: int, *, ranked: bool = True) -> int:
    """How many rows it gives."""
    words = "".join(c if c.isalnum() else " " for c in typed).split()
    match = " ".join(f'"{word}"*' for word in words)
    return (
        len(connection.execute(_BEST if ranked else _ANY, (match, limit)).fetchall())
        if match
        else 0
    )
