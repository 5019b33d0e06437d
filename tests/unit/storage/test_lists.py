# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact table."""

from atc.adapters.storage import cache_reader
from atc.domain.contacts import ContactNumber, PersonFields, SourceRecord
from atc.ports.contacts import ContactView, SortBy
from atc.ports.directory import SyncDone
from tests.unit.storage.shelf import person, record

ANNA = PersonFields("Anna", "Zorzi", company="Beta", department="Sales", groups=("VIP", "Clients"),
                    numbers=(ContactNumber("1000"),))  # fmt: skip
BRUNO = PersonFields("Bruno", "Àbate", company="alfa", numbers=(ContactNumber("99"),))
FIRM = PersonFields(company="Gamma", groups=("Clients",))


def fill(shelf):
    people = {"a": ANNA, "b": BRUNO, "f": FIRM}
    shelf.sync("csv", [SourceRecord(uid, who) for uid, who in people.items()])


def test_each_column_sorts_and_what_is_missing_comes_last(shelf):
    fill(shelf)

    assert shelf.labels() == ["Anna Zorzi", "Bruno Àbate", "Gamma"]
    assert shelf.labels(sort=SortBy.SURNAME) == ["Bruno Àbate", "Gamma", "Anna Zorzi"]
    assert shelf.labels(sort=SortBy.COMPANY) == ["Bruno Àbate", "Anna Zorzi", "Gamma"]
    assert shelf.labels(sort=SortBy.DEPARTMENT)[0] == "Anna Zorzi"
    assert shelf.labels(sort=SortBy.NUMBER) == ["Bruno Àbate", "Anna Zorzi", "Gamma"]
    assert shelf.labels(descending=True) == ["Gamma", "Bruno Àbate", "Anna Zorzi"]


def test_a_list_can_be_of_a_group_a_source_or_her_own(shelf):
    fill(shelf)
    shelf.sync("ldap", [record("1", "Dora")])
    shelf.ask(shelf.book.save_personal, "", person("Mine"))

    assert shelf.labels(group="Clients") == ["Anna Zorzi", "Gamma"]
    assert shelf.labels(source="ldap") == ["Dora"]
    assert shelf.labels(personal_only=True) == ["Mine"]
    assert shelf.ask(shelf.book.groups) == ("Clients", "VIP")
    assert shelf.ask(shelf.book.count) == {"csv": 3, "ldap": 1, "personal": 1}


def test_a_page_tells_how_many_there_are(shelf):
    shelf.sync("csv", [record(str(n), f"Person {n:03d}") for n in range(50)])

    page = shelf.ask(shelf.book.page, ContactView(), 40, 20)
    assert page.total == 50
    assert [c.label for c in page.contacts] == [f"Person {n:03d}" for n in range(40, 50)]
    assert shelf.ask(shelf.book.page, ContactView(), 60, 20).contacts == ()


def test_a_list_follows_what_is_written(shelf):
    fill(shelf)
    assert len(shelf.labels()) == 3

    shelf.sync("csv", [SourceRecord("a", ANNA)])
    assert shelf.labels() == ["Anna Zorzi"]


def test_the_photo_of_the_source_that_counts_is_shown(shelf):
    shelf.sync("csv", [record("1", "Anna", mail="a@x.it", photo=b"csv")])
    shelf.sync("ldap", [record("a", "Anna", mail="a@x.it", photo=b"ldap")])

    (contact,) = shelf.ask(shelf.book.page, ContactView(), 0, 10).contacts
    assert contact.has_photo
    assert contact.person.photo == b""
    assert shelf.ask(shelf.book.photo, contact.id) == b"ldap"

    shelf.sync("ldap", [record("a", "Anna", mail="a@x.it")])
    assert shelf.ask(shelf.book.photo, contact.id) == b"csv"


def test_the_house_replaces_its_own_extensions(shelf):
    shelf.book.put_extensions([("101", person("Anna", "101")), ("102", person("Bea", "102"))])
    shelf.book.put_extensions([("102", person("Bea", "102")), ("103", person("", "103"))])

    shelf.rest()
    assert shelf.do(lambda s: s.sources.count("pbx")) == 2
    assert shelf.labels() == ["103", "Bea"]


def test_texts_that_are_no_texts_are_made_so(shelf):
    hostile = "Anna\x00\x1b[31m \ud800 Rossi" + "x" * 100_000
    shelf.sync("csv", [record("1\x00", hostile, "333\x001234567", mail="a\x00@x.it")])

    (contact,) = shelf.ask(shelf.book.page, ContactView(), 0, 10).contacts
    assert contact.label.startswith("Anna  [31m   Rossix")
    assert len(contact.label) <= 4096
    assert contact.label.isprintable()


def test_signs_of_sql_and_of_the_index_are_only_text(shelf):
    shelf.sync("csv", [record("1", "Robert'); DROP TABLE record;--"), record("2", "Anna")])

    for text in ("'", '"', "a*", "NEAR(", "- AND", "col:x", "^", "%", "\\", "robert');", "(" * 500):
        shelf.ask(shelf.book.search, text, 10)
    assert [h.contact.label for h in shelf.ask(shelf.book.search, "ann", 10).hits] == ["Anna"]
    assert shelf.ask(shelf.book.count) == {"csv": 2}


def test_a_list_is_exact_again_when_a_long_sync_ends(shelf, monkeypatch):
    monkeypatch.setattr(cache_reader, "_LAG", 1e9)
    fill(shelf)
    assert len(shelf.labels()) == 3

    session = shelf.sync_store.session("csv", lambda: False, lambda _done, _total: None)
    session.put([record("n", "New")])
    assert len(shelf.labels()) == 3, "sorted again for each part of a sync"
    session.finish(SyncDone(full=False))
    assert len(shelf.labels()) == 4

    shelf.sync("csv", [SourceRecord("a", ANNA)], full=False)
    shelf.ask(shelf.book.save_personal, "", person("Mine"))
    assert "Mine" in shelf.labels()
