# SPDX-License-Identifier: GPL-3.0-or-later
"""Favourites go with the receptionist from desk to desk."""

from collections.abc import Callable

from atc.adapters.storage.favourites_book import StoredFavourites
from atc.domain.favourites import Favourite, FavouriteBoard
from tests.shared_log.conftest import NewDesk
from tests.shared_log.desk import SharingDesk, Stores

ANNA = FavouriteBoard(("Board",), (Favourite("101", group="Board"), Favourite("0461123", "Mario")))
LESS = FavouriteBoard((), (Favourite("101"),))


class Board:
    """The favourites of a desk, as its service sees them."""

    def __init__(self, desk: SharingDesk, owner: str) -> None:
        self.desk = desk
        self.seen: list[FavouriteBoard] = []
        self.book = StoredFavourites[Stores](desk.thread, lambda s: s.log, owner)
        self.book.on_foreign = self.seen.append
        self.book.wrote = desk.wake
        desk.on_document = self.book.take

    def kept(self) -> FavouriteBoard | None:
        answer = self.desk.ask(self.book.load)
        assert answer is None or isinstance(answer, FavouriteBoard)
        return answer


def boards(new_desk: NewDesk, *owners: str) -> list[Board]:
    return [Board(new_desk(f"desk{n}"), owner) for n, owner in enumerate(owners)]


def shows(board: Board, wanted: FavouriteBoard) -> Callable[[], bool]:
    return lambda: board.kept() == wanted


def test_a_star_set_at_one_desk_is_at_the_other_soon(new_desk: NewDesk) -> None:
    one, two = boards(new_desk, "reception", "reception")
    for board in (one, two):
        board.desk.online()
    one.book.save(ANNA)
    two.desk.until(lambda: two.seen == [ANNA], 2.0)
    two.book.save(LESS)
    one.desk.until(lambda: one.seen == [LESS], 2.0)
    assert one.kept() == two.kept() == LESS


def test_others_favourites_are_left_alone(new_desk: NewDesk) -> None:
    one, two, alone = boards(new_desk, "reception", "night", "")
    alone.book.save(LESS)
    for board in (one, two, alone):
        board.desk.online()
    one.book.save(ANNA)
    two.desk.call("mark")
    one.desk.until(lambda: one.desk.has("mark"))
    two.desk.until(two.desk.settled)
    assert two.kept() is None
    assert (alone.kept(), alone.seen) == (LESS, [])


def test_a_new_desk_takes_what_is_there_rather_than_replacing_it(new_desk: NewDesk) -> None:
    one, two = boards(new_desk, "reception", "reception")
    one.book.save(LESS)
    one.book.save(ANNA)
    one.desk.online()
    one.desk.until(one.desk.settled)
    two.book.save(LESS)  # what its service had in its own file
    two.desk.online()
    two.desk.until(shows(two, ANNA))
    assert one.kept() == ANNA
