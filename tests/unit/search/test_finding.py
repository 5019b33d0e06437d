# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: RUF001 - look-alike letters are what is tested
"""Whom she finds by what she types."""

import pytest

from atc.adapters.storage.search_index import SearchDoc
from atc.domain.contacts import SearchRank


@pytest.mark.parametrize(
    "query",
    [
        "mario",
        "ROSSI",
        "rossi mario",
        "mar ros",
        "ros m",
        "  mario,rossi  ",
        "mr",
        "rm",
        "m r",
        "rosi",
        "acquis",
        "mario acme",
        "spa",
        "s.p.a.",
        "fornitori",
        "mario.rossi@acme.example",
        "acme.example",
        "m.ross",
        "idraulico",
        "vegetariano",
        "mario vegetariano",
        "0461 12-34",
        "0461/1234",
        "+39 0461",
        "0039 0461",
        "(0461)",
        "1234 56",
        "3456",
        "456",
        "204",
        "20",
        "rossi 0461",
        "0461 rossi 20",
        "62746",
        "7677",
    ],
)
def test_one_person_by_many_ways(directory, query):
    mario = directory.person(
        "Mario",
        "Rosi" if query == "rosi" else "Rossi",
        texts=("ACME S.p.A.", "Acquisti", "Fornitori", "idraulico"),
        numbers=("0461 123456", "+390461123456", "204"),
        emails=("mario.rossi@acme.example",),
        note="pranzo vegetariano",
    )
    directory.person("Hugo", "Kühn", numbers=("+498912345",))
    assert directory.find(query) == [mario]


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("Nicolò Cantù", ("nicolo", "NICOLÒ", "cantu", "nicolo\u0300")),
        ("Jürgen Groß", ("jurgen gross", "groß", "GROSS")),
        ("Søren Kjær", ("soren kjaer", "SØREN")),
        ("Łukasz Wałęsa", ("lukasz walesa", "łukasz")),
        ("Cœur Œuvre", ("coeur oeuvre", "cœur")),
        (
            "Sergio D'Angelo",
            ("d'angelo", "dangelo", "d\u2019ang", "angelo", "d angelo", "danegelo"),
        ),
        (
            "Jean-Pierre Dupont",
            ("jean-pierre", "jeanpierre", "pierre", "jean\u2011p", "jean pierre"),
        ),
        ("Anna De Luca", ("deluca", "de luca", "luca", "delu anna")),
        ("Ana de la Cruz", ("delacruz", "cruz", "lacruz")),
        ("İbrahim Yılmaz", ("ibrahim yilmaz", "yılmaz")),
        ("Юрий Гагарин", ("гагарин", "ЮРИЙ", "юг", "гагаирн")),
        ("דוד כהן", ("כהן", "דוד")),
        ("ＦＵＬＬ ｗｉｄｔｈ", ("full width", "ｆｕｌｌ")),
    ],
)
def test_any_writing_finds(directory, name, queries):
    given, _, surname = name.partition(" ")
    wanted = directory.person(given, surname)
    directory.person("Hugo", "Quist")
    for query in queries:
        assert directory.find(query) == [wanted], query


@pytest.mark.parametrize(
    "query",
    ["ferari", "ferrrari", "ferraro", "feraari", "fwrrari", "errari", "eferrari", "frer", "ferrai"],
)
def test_a_typing_error_is_forgiven_from_five_letters_on(directory, query):
    ferrari = directory.person("Enzo", "Ferrari")
    assert directory.find(query) == ([ferrari] if len(query) >= 5 else [])


@pytest.mark.parametrize("query", ["gonzl", "gonzlaez", "ognzal", "gonaz", "gonzz", "gpnzal"])
def test_a_typing_error_is_forgiven_while_the_word_is_not_finished(directory, query):
    gonzalez = directory.person("María", "González")
    assert directory.find(query) == [gonzalez]


def test_two_errors_in_a_word_are_too_many_but_one_in_each_word_is_fine(directory):
    ferrari = directory.person("Lorenzo", "Ferrari")
    assert directory.find("fararri") == []
    assert directory.find("lorenso ferarri") == [ferrari]


def test_whole_words_come_before_beginnings_before_errors(directory):
    typo = directory.person("Aldo", "Martino")
    longer = directory.person("Aldo", "Martinelli")
    whole = directory.person("Zeno", "Martine")
    assert directory.find("martine") == [whole, longer, typo]
    ranks = [hit.rank for hit in directory.index.find(directory.connection, "martine", 9).hits]
    assert ranks == [SearchRank.EXACT, SearchRank.PREFIX, SearchRank.TYPO]


def test_the_nearest_of_mistyped_words_comes_first(directory):
    long = directory.person("Aldo", "Rossellini")
    near = directory.person("Zeno", "Rosse")
    assert directory.find("rosxe") == [near, long]


def test_those_chosen_most_come_first_among_equals(directory):
    often = directory.person("Zeno", "Rossi")
    once = directory.person("Mario", "Rossi")
    never = directory.person("Anna", "Rossi")
    whole = directory.person("Zita", "Ross")
    assert directory.find("ross", picks={often: 7.5, once: 1.0}) == [whole, often, once, never]


def test_those_chosen_come_first_even_if_hundreds_answer(directory):
    directory.add(*(SearchDoc(i, "Anna", f"Rossi{i:04}") for i in range(1, 600)))
    assert directory.find("r", limit=3, picks={599: 2.0, 300: 1.0}) == [599, 300, 1]


def test_a_whole_word_is_found_behind_hundreds_of_beginnings(directory):
    directory.add(*(SearchDoc(i, "Anna", f"Rossi{i:04}") for i in range(1, 600)))
    zoe = directory.person("Zoe", "Ross")
    found = directory.index.find(directory.connection, "ross", 5)
    assert found.hits[0].contact_id == zoe
    assert found.total == 500


def test_equals_stand_in_the_order_of_their_names(directory):
    names = ["Zoe Neri", "anna neri", "Ádam Neri", "Bruno Neri", "Anna Neri 2"]
    ids = {name: directory.person(name=name) for name in names}
    wanted = ["Ádam Neri", "anna neri", "Anna Neri 2", "Bruno Neri", "Zoe Neri"]
    assert directory.find("neri") == [ids[name] for name in wanted]


def test_extensions_then_numbers_then_keypad_then_notes(directory):
    note = directory.person("Aldo", "Bo", note="room 766")
    keypad = directory.person("Aldo", "Ronco")
    inside = directory.person("Aldo", "Ca", numbers=("+39 0461 277665",))
    longer = directory.person("Aldo", "Da", numbers=("7661",))
    extension = directory.person("Aldo", "Ea", numbers=("766",))
    assert directory.find("766") == [extension, longer, inside, keypad, note]


def test_a_whole_number_goes_before_those_that_contain_it(directory):
    main = directory.person("Zeno", "Main", numbers=("0461 123456",))
    inside = directory.person("Aldo", "Direct", numbers=("0461 12345678",))
    assert directory.find("0461 123 456") == [main, inside]


@pytest.mark.parametrize("query", ["7", "1677", "7677a", "76 77"])
def test_the_keypad_only_speaks_by_two_or_more_keys_with_letters(directory, query):
    directory.person("Mario", "Rossi")
    assert directory.find(query) == []


def test_digits_of_two_numbers_make_no_third_one(directory):
    directory.person("Anna", "Neri", numbers=("0461 1234", "5678 999"))
    assert directory.find("12345678") == []
    directory.person("Carla", "Neri", numbers=("1234 9 2345 9 3456",))
    assert directory.find("123456") == []


def test_a_changed_contact_is_found_by_its_new_name_only(directory):
    directory.add(SearchDoc(1, "Anna", "Rossi", numbers=("0461123456",)))
    directory.add(SearchDoc(1, "Anna", "Verdi"))
    assert directory.find("rossi") == directory.find("123456") == []
    assert directory.find("verdi", picks={1: 1.0}) == [1]
    directory.add(SearchDoc(1, "Anna", "Bianchi"))
    assert directory.find("verdi", picks={1: 1.0}) == []


def test_a_removed_contact_is_gone(directory):
    directory.add(SearchDoc(1, "Anna", "Rossi"), SearchDoc(2, "Anna", "Verdi"))
    assert directory.find("anna", picks={1: 1.0}) == [1, 2]
    directory.index.remove(directory.connection, [1, 99])
    assert directory.find("anna", picks={1: 1.0}) == [2]
    directory.add(SearchDoc(1, "Anna", "Rossi"))
    assert directory.find("anna") == [1, 2]


def test_a_rollback_takes_the_index_back_too(directory):
    directory.add(SearchDoc(1, "Anna", "Rossi"))
    directory.connection.execute("BEGIN")
    directory.add(SearchDoc(1, "Anna", "Verdi"), SearchDoc(2, "Anna", "Neri"))
    directory.connection.execute("ROLLBACK")
    directory.index.forget()
    assert directory.find("anna") == directory.find("rossi") == [1]
    assert directory.find("verdi") == []


def test_thousands_of_the_same_name_have_room(directory):
    directory.add(*(SearchDoc(i, name="Ufficio acquisti") for i in range(1, 3001)))
    directory.add(*(SearchDoc(i) for i in range(3001, 6001)))
    assert directory.index.find(directory.connection, "ufficio", 4000).hits[-1].contact_id == 3000


def test_who_waits_to_be_indexed_is_found_among_the_others(directory):
    later = directory.person("Anna", "Rossi")
    directory.add(SearchDoc(7, "Aldo", "Rossi"), SearchDoc(8, "Bo", "Russo"), late=True)
    assert directory.find("rossi") == [7, later]
    assert directory.find("ross") == [7, later]
    directory.index.remove(directory.connection, [7])
    directory.add(SearchDoc(8, "Bo", "Ross"), late=True)
    assert directory.find("ross") == [8, later]
    directory.index.tidy(directory.connection)
    assert directory.find("ross") == [8, later]


def test_tidying_changes_nothing_and_ends(directory):
    for start in range(0, 2000, 100):
        directory.add(*(SearchDoc(i + 1, "Anna", f"Rossi{i}") for i in range(start, start + 100)))
    before = directory.find("rossi1", limit=2000)
    for _ in range(1000):
        if not directory.index.tidy(directory.connection):
            break
    else:
        pytest.fail("it never ends")
    assert directory.find("rossi1", limit=2000) == before


def test_starting_anew_empties_it(directory):
    directory.add(SearchDoc(1, "Anna", "Rossi"))
    directory.index.create(directory.connection, anew=True)
    assert directory.find("anna", picks={1: 1.0}) == []
