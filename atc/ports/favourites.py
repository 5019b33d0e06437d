# SPDX-License-Identifier: GPL-3.0-or-later
"""Where favourites are kept.

Two places: a small file of this desk, read before the first frame, and the desk's database, which
may be shared with other desks and comes later. The database counts; the file is what is shown
until it answers, and what it is filled from the first time.
"""

from collections.abc import Callable
from typing import Protocol

from atc.domain.favourites import FavouriteBoard


class FavouritesStore(Protocol):
    """The desk's own copy."""

    def load(self) -> FavouriteBoard:
        """The favourites; an empty board when there are none or they cannot be read."""

    def save(self, board: FavouriteBoard) -> None:
        """Keep them; never blocks the caller."""


class FavouritesBook(Protocol):
    """The database's side. Every method returns at once; answers come on the main thread.

    Attributes:
        on_foreign: called with the board that another desk of the same receptionist has saved.
    """

    on_foreign: Callable[[FavouriteBoard], None]

    def load(self, done: Callable[[FavouriteBoard | None], None]) -> None:
        """The favourites; None when none were ever saved there, or it cannot be read."""

    def save(self, board: FavouriteBoard) -> None:
        """Keep them, in place of what was there."""
