# SPDX-License-Identifier: GPL-3.0-or-later
"""What phonebooks bring, and what they may not take away."""

import pytest

from atc.adapters.numbering.plan import PhonePlan
from atc.domain.contacts import SourceId, SyncState
from atc.domain.sources import SourceError
from atc.ports.directory import SyncCancelled, SyncDone
from atc.ports.sync import SourceMemory
from tests.unit.storage.shelf import Shelf, person, record

CSV = SourceId("csv")


def many(count, first=0):
    return [record(f"u{n}", f"Person {n:04d}", revision=f"r{n}") for n in range(first, count)]


def begin(shelf, source=CSV, cancelled=lambda: False):
    return shelf.sync_store.session(source, cancelled, lambda _done, _total: None)


def test_a_full_sync_removes_what_it_did_not_name(shelf):
    shelf.sync("csv", many(10), cursor="first")
    session = begin(shelf)
    assert session.cursor == "first"
    assert session.revisions() == {f"u{n}": f"r{n}" for n in range(10)}

    session.put([record("u1", "Changed")])
    session.seen(["u2", "u3", "unknown"])
    session.finish(SyncDone("second", full=True))

    assert shelf.labels() == ["Changed", "Person 0002", "Person 0003"]
    assert begin(shelf).cursor == "second"


def test_a_sync_of_changes_removes_only_what_it_names(shelf):
    shelf.sync("csv", many(4))
    session = begin(shelf)
    session.put([record("u9", "New")])
    session.remove(["u1", "u2"])
    session.finish(SyncDone("c", full=False))

    assert shelf.labels() == ["New", "Person 0000", "Person 0003"]


@pytest.mark.parametrize("left", [0, 9])
def test_an_answer_that_lost_most_is_refused_until_she_insists(shelf, left):
    shelf.sync("csv", many(24))

    for _ in range(3):
        with pytest.raises(SourceError, match=f"only {left} of 24"):
            shelf.sync("csv", many(left), cursor="bad")
    assert shelf.ask(shelf.book.count) == {"csv": 24}
    assert begin(shelf).cursor == ""

    shelf.sync("csv", many(left), insist=True)
    assert shelf.ask(shelf.book.count) == ({"csv": left} if left else {})


def test_insisting_does_not_make_the_first_bad_answer_believed(shelf):
    shelf.sync("csv", many(24))

    with pytest.raises(SourceError):
        shelf.sync("csv", [], insist=True)
    assert shelf.ask(shelf.book.count) == {"csv": 24}


def test_half_may_go_and_a_small_phonebook_may_lose_all(shelf):
    shelf.sync("csv", many(24))
    shelf.sync("csv", many(12))
    shelf.sync("csv", [])

    assert shelf.ask(shelf.book.count) == {}


def test_cancelling_keeps_what_came_and_removes_nothing(shelf):
    shelf.sync("csv", many(10))
    cancel = []
    session = begin(shelf, cancelled=lambda: bool(cancel))
    session.put([record("new", "New")])
    cancel.append(True)

    for step in (lambda: session.put(many(2)), lambda: session.seen(["u1"]),
                 lambda: session.remove(["u1"]), lambda: session.finish(SyncDone())):  # fmt: skip
        with pytest.raises(SyncCancelled):
            step()
    assert shelf.ask(shelf.book.count) == {"csv": 11}


def test_of_records_with_the_same_uid_the_last_counts(shelf):
    shelf.sync("csv", [record("1", "Old"), record("1", "New")])

    assert shelf.labels() == ["New"]


def test_records_that_are_as_they_were_are_not_written(shelf):
    shelf.sync("csv", many(30))
    before = shelf.do(lambda s: s.cache.raw.total_changes)
    session = begin(shelf)
    session.put(many(30))
    assert shelf.do(lambda s: s.cache.raw.total_changes) == before


def test_what_is_known_of_a_source_outlives_the_console(tmp_path):
    memory = SourceMemory(SyncState.FAILED, 3, 12.5, "no answer", 2)
    with Shelf(tmp_path) as shelf:
        shelf.sync("csv", many(3), cursor="c")
        shelf.sync_store.remember(CSV, memory)
    with Shelf(tmp_path) as shelf:
        assert shelf.sync_store.remembered() == {CSV: memory}
        assert begin(shelf).cursor == "c"


def test_only_configured_sources_stay_and_always_her_own(shelf):
    shelf.sync("csv", many(3))
    shelf.sync("old", many(200))
    shelf.book.put_extensions([("101", person("Anna", "101"))])
    shelf.ask(shelf.book.save_personal, "", person("Mine"))

    shelf.sync_store.keep_only([CSV])
    assert shelf.ask(shelf.book.count) == {"csv": 3, "pbx": 1, "personal": 1}
    assert set(shelf.sync_store.remembered()) == {"csv"}


def test_another_country_makes_the_keys_anew(tmp_path):
    with Shelf(tmp_path, plan=PhonePlan("DE")) as shelf:
        shelf.sync("csv", [record("1", "Anna", "030 901820", photo=b"x"), *many(120)])
        assert len(shelf.found("+49 30 901820")) == 1
    with Shelf(tmp_path, plan=PhonePlan("AT")) as shelf:
        after = 0
        while after is not None:
            after = shelf.do(lambda s, after=after: s.renew(after, 50))
        (match,) = shelf.found("+43 30 901820")
        assert match.contact.label == "Anna"
        assert shelf.ask(shelf.book.photo, match.contact.id) == b"x"
        assert not shelf.do(lambda s: s.stale)
    with Shelf(tmp_path, plan=PhonePlan("AT")) as shelf:
        assert not shelf.do(lambda s: s.stale)


def test_another_order_of_sources_shows_at_once_in_cards_and_lists(tmp_path):
    with Shelf(tmp_path, ("ldap", "csv")) as shelf:
        shelf.sync("ldap", [record("1", "Anna", mail="a@x.it")])
        shelf.sync("csv", [record("1", "Zoe", mail="a@x.it")])
        assert shelf.labels() == ["Anna"]
    with Shelf(tmp_path, ("csv", "ldap")) as shelf:
        assert shelf.do(lambda s: s.renew(0, 50)) == 2
        assert shelf.labels() == ["Zoe"]
        assert shelf.ask(shelf.book.search, "zoe", 5).total == 1
