# SPDX-License-Identifier: GPL-3.0-or-later
"""Small JSON documents in `desk.db`: what is set on screen."""

import time
from collections.abc import Callable

from atc.adapters.storage.database import Database

_PUT = """
    INSERT INTO document VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at
"""


class Documents:
    """Storage thread."""

    def __init__(self, desk: Database, now: Callable[[], float] = time.time) -> None:
        """Use an open `desk.db`."""
        self._desk = desk
        self._now = now

    def load(self, key: str) -> str | None:
        """A document, None when there is none."""
        found = self._desk.raw.execute("SELECT body FROM document WHERE key = ?", (key,))
        row = found.fetchone()
        return row[0] if row else None

    def save(self, key: str, body: str) -> None:
        """Keep a document in place of the one before."""
        with self._desk.write() as raw:
            raw.execute(_PUT, (key, body, self._now()))
