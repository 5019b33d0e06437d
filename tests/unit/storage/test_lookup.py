# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose number it is."""

import pytest

from atc.adapters.numbering.plan import PhonePlan
from atc.domain.contacts import MatchKind
from tests.unit.storage.shelf import Shelf, person, record


def who(matches):
    return [(match.contact.label, match.kind) for match in matches]


EXACT, SUFFIX = MatchKind.EXACT, MatchKind.SUFFIX


@pytest.mark.parametrize(
    "caller",
    ["02 5555 0101", "+390255550101", "0039 02 55550101", "0 02 5555 0101", "+39 (0)2 5555-0101"],
)
def test_a_number_is_found_however_it_is_written(shelf, caller):
    shelf.sync("csv", [record("1", "Anna", "+39 02 5555.0101")])

    assert who(shelf.found(caller)) == [("Anna", EXACT)]


def test_an_extension_is_found_by_its_own_digits_only(shelf):
    shelf.sync("csv", [record("1", "Anna", "101"), record("2", "Shop", "+39 02 5550101")])

    assert who(shelf.found("101")) == [("Anna", EXACT)]


def test_the_last_digits_find_a_number_without_its_beginning(shelf):
    shelf.sync("csv", [record("1", "Anna", "+49 30 901820"), record("2", "Bea", "+49 89 901820")])

    assert who(shelf.found("901820")) == [("Anna", SUFFIX), ("Bea", SUFFIX)]
    assert who(shelf.found("30901820")) == [("Anna", SUFFIX)]
    assert who(shelf.found("01820")) == []


def test_a_short_entry_is_found_by_a_whole_number(shelf):
    shelf.sync("csv", [record("1", "Town hall", "5551234")])

    assert who(shelf.found("+49 30 5551234")) == [("Town hall", SUFFIX)]


def test_two_whole_numbers_that_differ_are_two_people(shelf):
    shelf.sync("csv", [record("1", "Anna", "+39 06 12345678")])

    assert who(shelf.found("+39 02 12345678")) == []


def test_a_nearer_neighbour_does_not_hide_the_end_of_the_number(shelf):
    shelf.sync("csv", [record("1", "Anna", "5551234"), record("2", "Far", "+44 20 3555 1234")])

    assert who(shelf.found("+49 203 5551234")) == [("Anna", SUFFIX)]


def test_without_a_country_the_last_digits_do(tmp_path):
    with Shelf(tmp_path, plan=PhonePlan()) as shelf:
        shelf.sync("csv", [record("1", "Anna", "02 5555 0101"), record("2", "Bea", "030 901820")])

        assert who(shelf.found("+390255550101")) == [("Anna", SUFFIX)]
        assert who(shelf.found("+4930901820")) == [("Bea", SUFFIX)]


@pytest.mark.parametrize(
    "caller", ["", "anonymous", "alice", "sip:bob@example.com", "+", "*", "0" * 60]
)
def test_what_is_no_number_is_nobody(shelf, caller):
    shelf.sync("csv", [record("1", "Anna", "02 5555 0101"), record("2", "", "alice")])

    assert shelf.found(caller) == ()


def test_the_best_comes_first(shelf):
    number = "02 5555 0000"
    shelf.sync(
        "csv",
        [
            record("1", "Zoe", number),
            record("2", "Yuri", number),
            record("3", "Vip", number, vip=True),
            record("4", "Anna", number),
        ],
    )
    shelf.ask(shelf.book.save_personal, "", person("Mine", number))
    (yuri,) = [m.contact for m in shelf.found(number) if m.contact.label == "Yuri"]
    mobile = "333 1234567"
    shelf.sync("csv", [record("2", "Yuri", number, mobile)], full=False)
    shelf.book.picked(yuri.id, mobile)
    shelf.rest()

    assert [label for label, _ in who(shelf.found(number))] == [
        "Mine",
        "Vip",
        "Yuri",
        "Anna",
        "Zoe",
    ]


def test_a_picked_number_is_remembered_over_a_restart(tmp_path):
    number = "02 5555 0000"
    people = [record("1", "Anna", number), record("2", "Zoe", number, "333 1234567")]
    with Shelf(tmp_path) as shelf:
        shelf.sync("csv", people)
        (zoe,) = [m.contact for m in shelf.found(number) if m.contact.label == "Zoe"]
        shelf.book.picked(zoe.id, "333 1234567")
    with Shelf(tmp_path) as shelf:
        assert [label for label, _ in who(shelf.found(number))] == ["Zoe", "Anna"]
        (hit, *_) = shelf.ask(shelf.book.search, "zoe", 10).hits
        assert 0.9 < hit.picks <= 1.0
