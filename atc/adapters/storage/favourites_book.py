# SPDX-License-Identifier: GPL-3.0-or-later
"""The favourites in `desk.db`, shared by the desks whose receptionist has the same name."""

import json
from collections.abc import Callable
from typing import Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from atc.adapters.storage.log_file import LogFile
from atc.adapters.storage.log_models import DOCUMENT
from atc.adapters.storage.thread import Priority, StorageThread, Stores
from atc.domain.favourites import Favourite, FavouriteBoard

S = TypeVar("S", bound=Stores)

_MINE = "favourites"
_SEED = 1
"""The stamp of favourites that were never in the shared database: whatever is there counts more,
so that a new desk takes the others' favourites and does not replace them with its own."""


class StoredFavourites(Generic[S]):
    """`FavouritesBook` in `desk.db`. Main thread.

    Attributes:
        on_foreign: see the port.
        wrote: called after each change of this desk. Storage thread.
    """

    def __init__(
        self, thread: StorageThread[S], log_of: Callable[[S], LogFile], owner: str = ""
    ) -> None:
        """Use an open `desk.db`.

        Args:
            thread: the storage thread.
            log_of: the part of the file that knows about sharing.
            owner: the name that other desks have theirs under; empty: they are not shared.
        """
        self.on_foreign: Callable[[FavouriteBoard], None] = lambda _: None
        self.wrote: Callable[[], None] = lambda: None
        self._thread = thread
        self._log_of = log_of
        self._key = f"{_MINE}:{owner}" if owner else _MINE
        self._shared = bool(owner)

    def load(self, done: Callable[[FavouriteBoard | None], None]) -> None:
        """The favourites; None when none were ever saved."""

        def job(stores: S) -> FavouriteBoard | None:
            with self._log_of(stores).read() as connection:
                query = sa.select(DOCUMENT.c.body).where(DOCUMENT.c.id == self._key)
                body = connection.execute(query).scalar()
            return None if body is None else board_of(body)

        self._thread.submit(Priority.SMALL, job, done)

    def save(self, board: FavouriteBoard) -> None:
        """Keep them, in place of what was there."""
        body = body_of(board)

        def job(stores: S) -> None:
            log = self._log_of(stores)
            with log.write() as connection:
                query = sa.select(DOCUMENT.c.dirty).where(DOCUMENT.c.id == self._key)
                dirty = connection.execute(query).scalar()
                values = {
                    "id": self._key,
                    "body": body,
                    "stamp": _SEED if dirty is None else log.stamps.next(),
                    "dirty": (dirty or 0) + 1 if self._shared else 0,
                }
                upsert = sqlite.insert(DOCUMENT).on_conflict_do_update(["id"], set_=values)
                connection.execute(upsert, values)
            if self._shared:
                self.wrote()

        self._thread.submit(Priority.SMALL, job)

    def take(self, document: str, body: str) -> None:
        """Another desk changed a document; tells if it is these favourites. Main thread."""
        if document == self._key:
            board = board_of(body)
            if board is not None:
                self.on_foreign(board)


def body_of(board: FavouriteBoard) -> str:
    """Favourites as JSON."""
    entries = [[e.number, e.name, e.group] for e in board.entries]
    return json.dumps({"groups": board.groups, "entries": entries}, ensure_ascii=False)


def board_of(body: str) -> FavouriteBoard | None:
    """Favourites from JSON; None for what another program wrote there."""
    try:
        data = json.loads(body)
        entries = tuple(Favourite(*map(str, entry)) for entry in data["entries"])
        return FavouriteBoard(tuple(map(str, data["groups"])), entries)
    except (ValueError, TypeError, KeyError):
        return None
