# SPDX-License-Identifier: GPL-3.0-or-later
"""Her own contacts, on the disk and on their way to a server."""

from dataclasses import replace

import pytest

from atc.domain.contacts import PERSONAL_SOURCE, SourceRecord
from atc.ports.contacts import ContactView
from atc.ports.directory import SyncDone
from tests.unit.storage.shelf import Shelf, person, record


@pytest.fixture
def synced(tmp_path):
    with Shelf(tmp_path, synced=True) as shelf:
        yield shelf


def save(shelf, uid="", *arguments, **fields):
    contact = shelf.ask(shelf.book.save_personal, uid, person(*arguments, **fields))
    (ref,) = [ref for ref in contact.sources if ref.source == PERSONAL_SOURCE]
    return ref.uid, contact


def names(shelf):
    return shelf.labels(personal_only=True)


def test_a_contact_can_be_added_changed_deleted_and_brought_back(shelf):
    uid, contact = save(shelf, "", "Anna", "333 1234567", photo=b"face")
    assert contact.personal
    assert not contact.unsynced
    assert contact.has_photo

    alone = shelf.ask(shelf.book.personal, uid)
    assert alone.photo == b"face"
    _, changed = save(shelf, uid, "Anna Neri", "333 1234567", photo=alone.photo)
    assert changed.label == "Anna Neri"
    assert changed.has_photo
    _, changed = save(shelf, uid, "Anna Neri", "333 1234567")
    assert not changed.has_photo

    assert shelf.ask(shelf.book.delete_personal, uid) is True
    assert shelf.ask(shelf.book.delete_personal, uid) is False
    assert shelf.ask(shelf.book.personal, uid) is None
    assert names(shelf) == []
    assert shelf.found("333 1234567") == ()

    save(shelf, uid, "Anna Neri", "333 1234567", photo=b"face")
    assert names(shelf) == ["Anna Neri"]


def test_her_word_counts_before_any_source(shelf):
    shelf.sync("ldap", [record("1", "Dr Anna Neri", mail="a@x.it", company="X")])
    _, contact = save(shelf, "", "Anna", mail="a@x.it")

    assert contact.label == "Anna"
    assert contact.person.company == "X"


def test_they_outlive_the_console_and_the_cache(tmp_path):
    with Shelf(tmp_path) as shelf:
        save(shelf, "", "Anna", "333 1234567", photo=b"face")
        uid, _ = save(shelf, "", "Gone")
        shelf.ask(shelf.book.delete_personal, uid)
    for file in tmp_path.glob("contacts.db*"):
        file.unlink()
    with Shelf(tmp_path) as shelf:
        assert names(shelf) == ["Anna"]
        (match,) = shelf.found("333 1234567")
        assert shelf.ask(shelf.book.photo, match.contact.id) == b"face"


def test_what_no_server_has_is_marked_until_it_has(synced):
    uid, contact = save(synced, "", "Anna")
    assert contact.unsynced
    (change,) = synced.personal.unsynced()
    assert (change.record.person.name, change.record.revision, change.erased) == ("Anna", "", False)

    synced.personal.synced(change, replace(change.record, uid="server-1", revision="v1"))
    (contact,) = synced.ask(synced.book.page, ContactView(), 0, 10).contacts
    assert not contact.unsynced
    assert [ref.uid for ref in contact.sources] == ["server-1"]
    assert synced.personal.unsynced() == []
    assert uid != "server-1"


def test_a_change_made_while_it_was_sent_is_sent_again(synced):
    uid, _ = save(synced, "", "Anna")
    (change,) = synced.personal.unsynced()
    save(synced, uid, "Anna Neri")
    synced.personal.synced(change, replace(change.record, uid="server-1", revision="v1"))

    (again,) = synced.personal.unsynced()
    assert (again.record.uid, again.record.revision) == ("server-1", "v1")
    assert again.record.person.name == "Anna Neri"
    assert names(synced) == ["Anna Neri"]


def test_a_deletion_is_kept_until_the_server_knows(synced):
    uid, _ = save(synced, "", "Anna")
    (change,) = synced.personal.unsynced()
    synced.personal.synced(change, replace(change.record, revision="v1"))
    synced.ask(synced.book.delete_personal, uid)

    (gone,) = synced.personal.unsynced()
    assert (gone.record.uid, gone.record.revision, gone.erased) == (uid, "v1", True)
    synced.personal.synced(gone, None)
    assert synced.personal.unsynced() == []


def test_a_deletion_taken_back_while_it_was_sent_is_a_new_contact(synced):
    uid, _ = save(synced, "", "Anna")
    (change,) = synced.personal.unsynced()
    synced.personal.synced(change, replace(change.record, revision="v1"))
    synced.ask(synced.book.delete_personal, uid)
    (gone,) = synced.personal.unsynced()
    save(synced, uid, "Anna")
    synced.personal.synced(gone, None)

    (back,) = synced.personal.unsynced()
    assert (back.record.person.name, back.record.revision, back.erased) == ("Anna", "", False)


def test_a_server_does_not_overwrite_what_she_changed(synced):
    pull(
        synced, SourceRecord("s1", person("Theirs"), "v1"), SourceRecord("s2", person("Two"), "v1")
    )
    save(synced, "s1", "Mine")
    pull(synced, SourceRecord("s1", person("Newer"), "v2"))

    assert names(synced) == ["Mine"]
    (change,) = synced.personal.unsynced()
    assert (change.record.uid, change.record.person.name) == ("s1", "Mine")


def test_what_is_gone_at_the_server_goes_but_what_she_changed_stays_as_new(synced):
    pull(synced, SourceRecord("s1", person("One"), "v1"), SourceRecord("s2", person("Two"), "v1"))
    save(synced, "s1", "Mine")
    save(synced, "", "Never sent")
    pull(synced)

    assert names(synced) == ["Mine", "Never sent"]
    assert {c.record.revision for c in synced.personal.unsynced()} == {""}


def test_a_conflict_keeps_both(synced):
    pull(synced, SourceRecord("s1", person("One"), "v1"))
    save(synced, "s1", "Mine")
    (change,) = synced.personal.unsynced()
    synced.personal.keep_both(change, SourceRecord("s1", person("Theirs"), "v2"))

    assert names(synced) == ["Mine", "Theirs"]
    (mine,) = synced.personal.unsynced()
    assert mine.record.person.name == "Mine"
    assert mine.record.uid != "s1"


def test_a_deleted_contact_that_was_changed_at_the_server_comes_back(synced):
    pull(synced, SourceRecord("s1", person("One"), "v1"))
    synced.ask(synced.book.delete_personal, "s1")
    (change,) = synced.personal.unsynced()
    synced.personal.keep_both(change, SourceRecord("s1", person("Changed"), "v2"))

    assert names(synced) == ["Changed"]
    assert synced.personal.unsynced() == []


def pull(shelf, *records):
    """The server has these."""
    session = shelf.sync_store.session(PERSONAL_SOURCE, lambda: False, lambda _d, _t: None)
    session.put(records)
    session.finish(SyncDone())


def test_what_she_changes_is_her_own_word_and_not_what_others_say(shelf):
    shelf.sync("ldap", [record("1", "Dr Anna Neri", mail="a@x.it", company="X")])
    uid, merged = save(shelf, "", "Anna Neri", "333 1234567", mail="a@x.it")
    assert merged.person.company == "X"
    assert shelf.ask(shelf.book.personal, uid).company == ""
