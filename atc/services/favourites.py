# SPDX-License-Identifier: GPL-3.0-or-later
"""The receptionist's favourites, kept in two places that agree."""

from collections.abc import Sequence

from atc.domain.favourites import Favourite, FavouriteBoard
from atc.ports.favourites import FavouritesBook, FavouritesStore
from atc.services.extensions import ExtensionService
from atc.services.hook import Hook


class FavouriteService:
    """What she starred, in her order and groups. Main thread.

    Attributes:
        changed: emits the whole board after each change.
    """

    def __init__(self, store: FavouritesStore, people: ExtensionService) -> None:
        self.changed: Hook[FavouriteBoard] = Hook()
        self._store = store
        self._people = people
        self._book: FavouritesBook | None = None
        self._board = store.load()
        self._touched = False
        people.mark_favourites(self._board.numbers)

    @property
    def board(self) -> FavouriteBoard:
        """All favourites."""
        return self._board

    def attach(self, book: FavouritesBook) -> None:
        """The database is there: what it has counts, and else it gets what the file had."""
        self._book = book
        book.on_foreign = self._adopt
        book.load(self._on_loaded)

    def set(self, number: str, *, favourite: bool, name: str = "") -> None:
        """Star or un-star a number; a new star comes last.

        Args:
            number: an extension's, or a contact's as its phonebook has it.
            favourite: whether it shall have a star.
            name: whose it is; not needed for an extension.
        """
        if not favourite:
            self._keep(self._board.remove(number))
        elif number and self._board.find(number) is None:
            known = self._people.find(number) is not None
            self._keep(self._board.add(Favourite(number, "" if known else name)))

    def arrange(self, numbers: Sequence[str]) -> None:
        """Put the favourites into another order; unknown numbers are left out."""
        self._keep(self._board.arrange(numbers))

    def change(self, board: FavouriteBoard) -> None:
        """Keep a changed board."""
        self._keep(board)

    def _keep(self, board: FavouriteBoard) -> None:
        if board == self._board:
            return
        self._touched = True
        self._show(board)
        if self._book is not None:
            self._book.save(board)

    def _adopt(self, board: FavouriteBoard) -> None:
        if board != self._board:
            self._show(board)

    def _show(self, board: FavouriteBoard) -> None:
        self._board = board
        self._store.save(board)
        self._people.mark_favourites(board.numbers)
        self.changed.emit(board)

    def _on_loaded(self, board: FavouriteBoard | None) -> None:
        # What she did before the database was open is newer than what it holds.
        if board is None or self._touched:
            if self._book is not None and (self._board.entries or self._board.groups):
                self._book.save(self._board)
        else:
            self._adopt(board)
