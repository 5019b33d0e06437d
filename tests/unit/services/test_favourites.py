# SPDX-License-Identifier: GPL-3.0-or-later
"""Favourites: her order, her groups, and two places that agree."""

from hypothesis import given
from hypothesis import strategies as st

from atc.domain.favourites import Favourite, FavouriteBoard
from tests.fakes.desk import Desk

BIANCHI = Favourite("+39 0461 123456", "Mario Bianchi")


class Book:
    """A database that answers when it is told to."""

    def __init__(self, board=None):
        self.board = board
        self.waiting = []
        self.on_foreign = lambda _: None

    def load(self, done):
        self.waiting.append(lambda: done(self.board))

    def save(self, board):
        self.board = board

    def answer(self):
        for each in self.waiting:
            each()
        self.waiting.clear()


def test_favourites_keep_her_order():
    desk = Desk()
    stars, people = desk.services.favourites, desk.services.extensions
    stars.set("103", favourite=True)
    stars.set("101", favourite=True)
    stars.set(BIANCHI.number, favourite=True, name=BIANCHI.name)
    stars.arrange([BIANCHI.number, "101", "999"])
    assert stars.board.numbers == (BIANCHI.number, "101", "103")
    assert desk.favourites.board == stars.board
    assert people.favourites == ("101", "103")
    assert people.find("103").favourite
    stars.set("103", favourite=False)
    assert not people.find("103").favourite


def test_a_new_database_gets_what_the_file_had():
    desk = Desk()
    stars, book = desk.services.favourites, Book()
    stars.set("101", favourite=True)
    fresh = Desk()
    fresh.favourites.board = stars.board
    kept = type(stars)(fresh.favourites, fresh.services.extensions)
    kept.attach(book)
    book.answer()
    assert book.board == stars.board


def test_what_the_database_has_counts():
    desk = Desk()
    desk.favourites.board = FavouriteBoard(entries=(Favourite("101"),))
    stars = type(desk.services.favourites)(desk.favourites, desk.services.extensions)
    seen = []
    stars.changed.connect(seen.append)
    held = FavouriteBoard(("Suppliers",), (Favourite("102"), BIANCHI))
    book = Book(held)
    stars.attach(book)
    book.answer()
    assert seen == [held]
    assert desk.favourites.board == held
    assert desk.services.extensions.favourites == ("102",)


def test_a_star_set_before_the_database_answers_is_not_lost():
    desk = Desk()
    stars, book = desk.services.favourites, Book(FavouriteBoard(entries=(Favourite("102"),)))
    stars.attach(book)
    stars.set("103", favourite=True)
    book.answer()
    assert stars.board.find("103") is not None
    assert book.board == stars.board


def test_another_desk_changes_the_favourites():
    desk = Desk()
    stars, book = desk.services.favourites, Book()
    stars.attach(book)
    book.answer()
    book.on_foreign(FavouriteBoard(entries=(Favourite("101"),)))
    assert desk.services.extensions.favourites == ("101",)


def test_groups_are_made_renamed_joined_and_removed_without_losing_a_star():
    board = FavouriteBoard().add(Favourite("101")).add(BIANCHI)
    board = board.put_into("101", " Night  shift ").add_group("Suppliers")
    assert board.groups == ("Night shift", "Suppliers")
    assert board.add_group("  ") == board
    board = board.rename_group("Night shift", "Suppliers")
    assert board.groups == ("Suppliers",)
    assert board.find("101").group == "Suppliers"
    board = board.remove_group("Suppliers")
    assert board.groups == ()
    assert board.numbers == ("101", BIANCHI.number)


@given(
    st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.sampled_from("abcdefgh"),
    st.integers(-2, 10),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_a_move_goes_where_the_shown_group_says_and_disturbs_no_other(numbers, moved, to, grouped):
    board = FavouriteBoard(
        ("G",), tuple(Favourite(n, group="G" if n in grouped else "") for n in numbers)
    )
    after = board.move(moved, to, "G")
    assert sorted(after.numbers) == sorted(numbers)
    rest = [n for n in numbers if n != moved]
    assert [n for n in after.numbers if n != moved] == rest
    shown = [e.number for e in after.inside("G")]
    if moved in shown:
        assert shown.index(moved) == max(0, min(to, len(shown) - 1))
