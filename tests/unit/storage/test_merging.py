# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is the same person: by example, and against the rule written out."""

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atc.adapters.storage import clusters
from atc.adapters.storage.codec import prepare
from atc.domain.contacts import ContactNumber, NumberKind, PersonFields, SourceRecord
from tests.unit.storage.shelf import PLAN, Shelf, record


def contacts(shelf):
    """The records of each contact, as (source, uid)."""

    def job(stores):
        found = defaultdict(set)
        for source, uid, contact in stores.cache.raw.execute(
            "SELECT source, uid, contact_id FROM record"
        ):
            found[contact].add((source, uid))
        return sorted(sorted(members) for members in found.values())

    return shelf.do(job)


def test_the_same_address_is_the_same_person(shelf):
    shelf.sync("ldap", [record("1", "Anna Bianchi", "101", mail="anna@x.it")])
    shelf.sync("csv", [record("a", "A. Bianchi", "333 1234567", mail="ANNA@x.it")])

    assert shelf.labels() == ["Anna Bianchi"]
    (match,) = shelf.found("+39 333 1234567")
    assert [n.text for n in match.contact.person.numbers] == ["101", "333 1234567"]
    assert [ref.source for ref in match.contact.sources] == ["ldap", "csv"]


def test_the_same_number_and_words_are_the_same_person(shelf):
    shelf.sync("ldap", [record("1", "Bianchi Anna", "02 5555 0101")])
    shelf.sync("csv", [record("a", "", "+39 02 55550101", given_name="Anna", surname="Bianchì")])

    assert shelf.labels() == ["Bianchi Anna"]
    (match,) = shelf.found("0255550101")
    assert match.contact.person.surname == "Bianchì"


def test_a_main_number_joins_nobody(shelf):
    people = [record(str(i), f"Person {chr(65 + i)}", "02 5555 0000") for i in range(5)]
    shelf.sync("csv", [*people, record("nameless", "", "02 5555 0000")])

    assert len(contacts(shelf)) == 6
    assert len(shelf.found("0255550000")) == 6


def test_a_record_without_name_joins_the_only_name_that_its_number_has(shelf):
    shelf.sync("ldap", [record("1", "Anna Bianchi", "101")])
    shelf.sync("pbx", [record("101", "", "101")])
    assert contacts(shelf) == [[("ldap", "1"), ("pbx", "101")]]

    shelf.sync("csv", [record("x", "Bruno Verdi", "101")])
    assert len(contacts(shelf)) == 3

    shelf.sync("csv", [])
    assert contacts(shelf) == [[("ldap", "1"), ("pbx", "101")]]


def test_an_office_address_joins_nobody(shelf):
    shelf.sync("csv", [record(str(i), f"Person {chr(65 + i)}", mail="info@x.it") for i in range(3)])

    assert len(contacts(shelf)) == 3


def test_a_contact_splits_when_a_record_changes(shelf):
    shelf.sync("ldap", [record("1", "Anna Bianchi", mail="anna@x.it")])
    shelf.sync("csv", [record("a", "Anna B", "333 1234567", mail="anna@x.it")])
    assert len(contacts(shelf)) == 1

    shelf.sync("csv", [record("a", "Anna B", "333 1234567", mail="other@x.it")])
    assert shelf.labels() == ["Anna B", "Anna Bianchi"]


def test_the_first_source_counts_and_lists_are_united(shelf):
    shelf.sync(
        "csv",
        [
            SourceRecord(
                "a",
                PersonFields(
                    name="anna b", company="Old Ltd", title="Dr", emails=("a@x.it", "b@x.it"),
                    groups=("Clients",), vip=True,
                ),
            )
        ],
    )  # fmt: skip
    shelf.sync(
        "ldap",
        [SourceRecord("1", PersonFields(name="Anna B", company="New Ltd", emails=("A@x.it",),
                                        groups=("clients", "Sales")))],
    )  # fmt: skip

    (contact,) = shelf.do(lambda s: s.reader.contacts([1]))
    assert contact.person == PersonFields(
        name="Anna B", company="New Ltd", title="Dr", emails=("A@x.it", "b@x.it"),
        groups=("clients", "Sales"), vip=True,
    )  # fmt: skip


def test_a_number_keeps_what_a_lesser_source_knows_it_is_for(shelf):
    shelf.sync("csv", [SourceRecord("a", PersonFields(
        name="Anna", numbers=(ContactNumber("+393331234567", NumberKind.MOBILE),)))])  # fmt: skip
    shelf.sync("ldap", [record("1", "Anna", "333 1234567")])

    (match,) = shelf.found("3331234567")
    assert match.number.kind is NumberKind.MOBILE


NAMES = ("", "anna bianchi", "Bianchi  Anna", "bruno", "carla", "dario")
NUMBERS = ("101", "102", "02 5555 0101", "+39 02 5555 0101", "06 12345678")
MAILS = ("a@x.it", "A@X.it", "b@x.it", "info@x.it")
SOURCES = ("ldap", "csv")

records = st.builds(
    record,
    st.sampled_from("12345678"),
    st.sampled_from(NAMES),
    *[st.sampled_from(NUMBERS)] * 1,
    mail=st.lists(st.sampled_from(MAILS), max_size=2),
) | st.builds(record, st.sampled_from("12345678"), st.sampled_from(NAMES))
steps = st.lists(
    st.tuples(st.just("put"), st.sampled_from(SOURCES), st.lists(records, max_size=6))
    | st.tuples(
        st.just("remove"),
        st.sampled_from(SOURCES),
        st.lists(st.sampled_from("12345678"), max_size=4),
    ),
    max_size=12,
)
FEW = 4


def expected(held):
    """The rule, written out: which records are one person."""
    parent = {place: place for place in held}

    def root(place):
        while parent[place] != place:
            place = parent[place]
        return place

    for places in joined(held):
        if len(places) <= FEW:
            for other in places[1:]:
                parent[root(other)] = root(places[0])
    sets = defaultdict(list)
    for place in held:
        sets[root(place)].append(place)
    return sorted(sorted(members) for members in sets.values())


def joined(held):
    """What each number and address joins."""
    by_key = defaultdict(list)
    for place, each in held.items():
        for key, name in prepare(each, PLAN.key).links:
            by_key[key].append((name, place))
    for key, having in by_key.items():
        names = {name for name, _ in having}
        if len(names - {0}) <= (2 if "@" in key else 1):
            yield [place for _, place in having]
        elif "@" not in key or len(having) <= FEW:
            for name in names:
                yield [place for n, place in having if n == name]


@pytest.fixture(scope="module")
def long_shelf(tmp_path_factory):
    with Shelf(tmp_path_factory.mktemp("merging")) as shelf:
        yield shelf


@given(steps=steps)
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_comes_and_goes_the_rule_holds(long_shelf, monkeypatch, steps):
    monkeypatch.setattr(clusters, "MANY", FEW)
    held = {}
    for what, source, items in steps:
        if what == "put":
            prepared = [prepare(r, PLAN.key) for r in items]
            long_shelf.do(lambda s, p=prepared, source=source: s.writer.put(source, p))
            held |= {(source, r.uid): r for r in items}
        else:
            long_shelf.do(lambda s, u=items, source=source: s.writer.remove(source, u))
            for uid in items:
                held.pop((source, uid), None)
        assert contacts(long_shelf) == expected(held)
    assert consistent(long_shelf) == len(held)
    for source in SOURCES:
        long_shelf.do(lambda s, source=source: s.writer.remove(source, list("12345678")))
    assert long_shelf.do(emptiness) == [0, 0, 0, 0, 0]


def consistent(shelf):
    """Every contact has its row, its records and its place in the index; returns the records."""

    def job(stores):
        one = stores.cache.raw.execute
        of_records = {c for (c,) in one("SELECT DISTINCT contact_id FROM record")}
        of_rows = {c for (c,) in one("SELECT id FROM contact")}
        of_index = {c for (c,) in one("SELECT contact FROM search_doc")}
        assert of_records == of_rows == of_index
        return one("SELECT count(*) FROM record").fetchone()[0]

    return shelf.do(job)


def emptiness(stores):
    tables = ("record", "link", "contact", "contact_group", "search_doc")
    return [stores.cache.raw.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]
