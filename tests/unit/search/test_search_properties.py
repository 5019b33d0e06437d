# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the directory and whatever is typed: all who answer are found, nobody else, in order."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atc.adapters.storage.search_index import SearchDoc
from atc.domain.search_list import SearchList
from atc.domain.search_query import Query, match, typing_error
from atc.domain.search_text import Searchable, fold, searchable
from tests.unit.search import oracle
from tests.unit.search.conftest import Directory

_WORDS = [
    *("Mario", "Maria", "Marino", "Rossi", "Rosso", "Russo", "Rosselli", "Ferrari", "Ferraro"),
    *("D'Angelo", "Jean-Pierre", "De", "Luca", "Groß", "Østergård", "Núñez", "Li", "Wu", "S.p.A."),
    *("3M", "Юрий", "דוד", "山田"),
]
_HOSTILE = ("*", '"', "'", "AND", "OR", "NOT", "NEAR(", ")", "-", "^", ":", "%", "_", "\\", "\0")
_word = st.one_of(
    st.sampled_from(_WORDS),
    st.text("abr", min_size=1, max_size=7),
    st.text(max_size=6),
)
_name = st.lists(_word, max_size=3).map(" ".join)
_number = st.one_of(
    st.text("0123", min_size=1, max_size=12),
    st.from_regex(r"\+39 ?0[46]1[ -]?[0-9]{3,7}", fullmatch=True),
)
_doc = st.builds(
    SearchDoc,
    contact_id=st.just(0),
    given_name=_name,
    surname=_name,
    name=st.one_of(st.just(""), _name),
    texts=st.lists(_name, max_size=2),
    numbers=st.lists(_number, max_size=2),
    emails=st.lists(st.sampled_from(["m.rossi@acme.it", "info@russo.example"]), max_size=1),
    note=st.one_of(st.just(""), _name),
)


@st.composite
def _typed(draw: st.DrawFn, docs: list[SearchDoc]) -> str:
    """Something like what is there: cut, mistyped, mixed with marks that databases mind."""
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        person = draw(st.sampled_from(docs)).searchable()
        pool = " ".join(person).split() or ["x"]
        word = draw(st.sampled_from(pool))
        word = word[: draw(st.integers(1, len(word)))]
        if draw(st.booleans()):
            at = draw(st.integers(0, len(word)))
            letter = draw(st.sampled_from([*string.ascii_lowercase[:5], ""]))
            word = word[:at] + letter + word[at + draw(st.integers(0, 1)) :]
        if draw(st.booleans()):
            word = word[draw(st.integers(0, max(0, len(word) - 3))) :]
        parts.append(word)
        if draw(st.integers(0, 4)) == 0:
            parts.append(draw(st.sampled_from(_HOSTILE)))
    return draw(st.sampled_from([" ", "  ", ", ", "-"])).join(parts)


@given(st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_index_finds_what_the_definition_says(data):
    docs = data.draw(st.lists(_doc, min_size=1, max_size=12))
    docs = [_numbered(doc, i) for i, doc in enumerate(docs, 1)]
    directory = Directory()
    indexed = data.draw(st.integers(0, len(docs)))
    directory.add(*docs[:indexed])
    directory.add(*docs[indexed:], late=True)
    for _ in range(3):
        typed = data.draw(_typed(docs))
        wanted = oracle.search(docs, typed)
        picks = data.draw(st.dictionaries(st.integers(1, 12), st.floats(0.1, 9), max_size=3))
        found = directory.index.find(directory.connection, typed, 50, picks)
        assert {hit.contact_id for hit in found.hits} == wanted.keys()
        assert found.total == len(wanted)
        assert [hit.rank for hit in found.hits] == [
            wanted[hit.contact_id].rank for hit in found.hits
        ]
        keys = [
            (hit.score, -picks.get(hit.contact_id, 0.0), directory_name(docs, hit.contact_id))
            for hit in found.hits
        ]
        assert keys == sorted(keys)
        assert [int(hit.score) for hit in found.hits] == [
            wanted[hit.contact_id] for hit in found.hits
        ]
        head = directory.index.find(directory.connection, typed, 2, picks)
        assert [int(hit.score) for hit in head.hits] == [int(h.score) for h in found.hits[:2]]
    directory.connection.close()


def _numbered(doc: SearchDoc, contact: int) -> SearchDoc:
    return SearchDoc(
        contact, doc.given_name, doc.surname, doc.name, doc.texts, doc.numbers, doc.emails, doc.note
    )


def directory_name(docs: list[SearchDoc], contact: int) -> str:
    return docs[contact - 1].searchable().name


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_changes_leave_nothing_behind(data):
    """After any puts and removes it finds the same as an index made of what is left."""
    directory = Directory()
    kept: dict[int, SearchDoc] = {}
    for _ in range(data.draw(st.integers(1, 4))):
        put = data.draw(st.dictionaries(st.integers(1, 5), _doc, max_size=4))
        put = {contact: _numbered(doc, contact) for contact, doc in put.items()}
        directory.add(*put.values(), late=data.draw(st.booleans()))
        gone = data.draw(st.sets(st.integers(1, 5), max_size=2))
        directory.index.remove(directory.connection, gone)
        kept = {c: doc for c, doc in (kept | put).items() if c not in gone}
    fresh = Directory()
    fresh.add(*kept.values())
    if kept:
        typed = data.draw(_typed(list(kept.values())))
        assert sorted(directory.find(typed)) == sorted(fresh.find(typed))
    directory.index.tidy(directory.connection)
    tokens = "SELECT count(*) FROM search WHERE search MATCH ?"
    for letter in ('"a"*', '"m" *', '"ro" *'):
        (rows,) = directory.connection.execute(tokens, (letter,)).fetchone()
        assert rows == fresh.connection.execute(tokens, (letter,)).fetchone()[0]


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_no_text_is_anything_but_text(text):
    directory = Directory()
    directory.add(SearchDoc(1, text, text, text, (text,), (text,), (text,), text))
    found = directory.find(text)
    assert found == ([1] if Query.parse(text) else [])
    directory.connection.close()


def test_marks_that_databases_mind_find_nothing_by_themselves(directory):
    directory.person("Mario", "Rossi", note="all")
    for mark in ("*", '"', "'", "%", "_", ":", "^", "(", ")", "\0", "\u202e", "\u0301", "😀", "  "):
        assert directory.find(mark) == [], mark
        assert directory.find(mark * 10_000) == [], mark
        assert directory.find(f"{mark}rossi{mark}") == [1], mark
    for word in ("NEAR", "AND", "OR", "NOT", "NEAR(rossi mario)", "tokens:rossi OR"):
        assert directory.find(word) == [], word


def test_endless_texts_are_nobodys_name(directory):
    directory.person("Mario", "Rossi")
    for text in ("rossi " * 2000, "r" * 10_000, "1" * 10_000, " ".join(f"w{i}" for i in range(99))):
        assert directory.find(text) == []
    assert directory.find(" " * 10_000 + "rossi" + " " * 10_000) == [1]


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text("abc", min_size=5, max_size=8), st.text("abc", max_size=9))
@settings(max_examples=1000)
def test_typing_errors_are_one_edit_from_a_beginning(word, other):
    near = bool(oracle._one_edit(word)(other)) or other.startswith(word)
    assert typing_error(word, other) == near


@given(_doc)
def test_packing_loses_nothing(doc):
    person = doc.searchable()
    assert Searchable.unpack(person.pack()) == person


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_the_grid_finds_by_the_same_definition(data):
    docs = data.draw(st.lists(_doc, min_size=1, max_size=12))
    people = SearchList()
    for place, doc in enumerate(docs):
        people.add(place, doc.searchable())
    query = Query.parse(data.draw(_typed(docs)))
    found = people.find(query)
    wanted = {}
    if query:
        answers = {i: oracle.tier(query, doc.searchable()) for i, doc in enumerate(docs)}
        wanted = {i: tier for i, tier in answers.items() if tier is not None}
    assert {i: how.tier for i, how in found.items()} == wanted
    assert found == {i: match(query, docs[i].searchable()) for i in found}


def test_a_name_alone_gives_initials_too():
    assert searchable(("", ""), "Anna Maria Rossi").initials == " amr ram ar ra "
