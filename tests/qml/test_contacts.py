# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts on screen: found, opened, called, dragged, written, brought back (D02 to D05)."""

# ruff: noqa: ARG001 - a fixture may be wanted for what it sets up
from collections.abc import Callable

import pytest
from PyQt6.QtCore import QPointF, QRectF, Qt, QUrl
from PyQt6.QtGui import QDesktopServices

from atc.domain.contacts import NumberKind
from atc.ports.telephony import Dial, Hold, Refer
from tests.fakes.contact_book import FakeContactBook
from tests.qml.contact_scenes import book, face, open_book
from tests.qml.pointers import Finger, Mouse
from tests.qml.scenes import lamps
from tests.qml.stage import Stage
from tests.qml.test_keys import K, key, write

Ctrl = Qt.KeyboardModifier.ControlModifier
ANNA, MARIO = "contact-2", "contact-1"


@pytest.fixture
def shelf(stage: Stage) -> FakeContactBook:
    """The phonebook page with two hundred contacts, nobody calling."""
    lamps(stage)
    held = open_book(stage)
    stage.page("contacts")
    stage.frame()
    return held


def find(stage: Stage, text: str) -> None:
    """Type into the search field."""
    stage.item("search").forceActiveFocus()
    write(stage, text)
    stage.frame()


def test_a_tap_opens_a_contact_and_a_tap_on_a_number_calls_it(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse
) -> None:
    find(stage, "bianchi")
    pointer.tap(stage.centre(MARIO))
    assert stage.item("contact-name").property("text") == "Mario Bianchi"
    pointer.tap(stage.centre("number-+39 347 1234567"))
    assert stage.desk.telephony.last(Dial).number == "+393471234567"
    assert shelf.picks == [(1, "+393471234567")]


def test_the_same_by_keys_only(stage: Stage, shelf: FakeContactBook) -> None:
    key(stage, K.Key_F11)
    find(stage, "bianchi")
    key(stage, K.Key_Down)
    key(stage, K.Key_Return)
    assert stage.item("number-+39 0461 123456").hasActiveFocus()
    key(stage, K.Key_Return)
    assert stage.desk.telephony.last(Dial).number == "+390461123456"


def test_escape_closes_the_contact_then_empties_the_search(
    stage: Stage,
    shelf: FakeContactBook,
) -> None:
    find(stage, "bianchi")
    key(stage, K.Key_Down)
    key(stage, K.Key_Return)
    key(stage, K.Key_Escape)
    assert stage.find("contact-panel") is None
    key(stage, K.Key_Escape)
    assert stage.controllers.contacts.query == ""


@pytest.mark.parametrize("layout", ["table", "tiles"])
def test_a_call_dropped_on_a_contact_goes_to_its_number(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
    layout: str,
) -> None:
    stage.controllers.settings.chooseContactsLayout(layout)
    find(stage, "bianchi")
    call = stage.desk.talking()
    pointer.drag(stage.centre(f"call-{call}-name"), stage.centre(MARIO))
    assert stage.desk.telephony.last(Refer) == Refer(call, "+390461123456")


def test_holding_still_over_a_number_announces_first(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    stage.controllers.contact_card.open(1)
    call = stage.desk.talking()
    pointer.press(stage.centre(f"call-{call}-name"))
    pointer.glide(stage.centre("number-+39 347 1234567"))
    stage.wait(lambda: stage.find("drop-announce") is not None)
    zone = stage.item("drop-announce")
    stage.wait(lambda: zone.property("chosen") is True)
    pointer.release()
    assert stage.desk.telephony.last(Hold).call_id == call
    stage.desk.held(call)
    assert stage.desk.telephony.last(Dial).number == "+393471234567"


def test_a_contact_dragged_to_a_free_line_is_called(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    find(stage, "bianchi")
    start = stage.centre(MARIO)
    pointer.press(start)
    pointer.glide(QPointF(start.x() - 60, start.y()))
    pointer.glide(stage.centre("free-line"))
    pointer.release()
    assert stage.desk.telephony.last(Dial).number == "+390461123456"


def test_a_contact_dropped_on_the_favourites_tab_becomes_one(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    find(stage, "bianchi")
    start = stage.centre(MARIO)
    pointer.press(start)
    pointer.glide(QPointF(start.x() - 60, start.y()))
    pointer.glide(stage.centre("tab-favourites"))
    pointer.release()
    entry = stage.desk.services.favourites.board.entries[-1]
    assert (entry.number, entry.name) == ("+39 0461 123456", "Mario Bianchi")


def test_the_chosen_call_goes_to_a_tapped_number(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    call = stage.desk.talking()
    stage.controllers.contact_card.open(1)
    pointer.tap(stage.centre(f"call-{call}-transfer"))
    pointer.tap(stage.centre("number-+39 0461 123456"))
    pointer.tap(stage.centre("panel-transfer"))
    assert stage.desk.telephony.last(Refer) == Refer(call, "+390461123456")


def test_a_search_goes_through_extensions_and_contacts_by_arrows(
    stage: Stage,
    shelf: FakeContactBook,
) -> None:
    stage.page("extensions")
    find(stage, "anna rossi")
    assert stage.item("tile-101").isVisible()
    key(stage, K.Key_Down)
    assert stage.item("tile-101").property("current") is True
    key(stage, K.Key_Down)
    assert stage.item("tile-101").property("current") is False
    key(stage, K.Key_Return)
    assert stage.item("contact-name").property("text") == "Anna Rossi"


def test_results_do_not_move_under_a_finger(stage: Stage, shelf: FakeContactBook) -> None:
    stage.page("extensions")
    find(stage, "b")
    before = list(stage.controllers.contacts.found.rows)
    finger = Finger(stage)
    finger.press(stage.centre("search"))
    shelf.held = True
    stage.controllers.contacts.search("bianchi")
    shelf.held = False
    shelf.answer()
    assert stage.controllers.contacts.found.rows == before
    finger.release()
    stage.wait(lambda: len(stage.controllers.contacts.found.rows) == 1)


def test_the_newest_search_wins(stage: Stage, shelf: FakeContactBook) -> None:
    shelf.held = True
    stage.controllers.contacts.search("rossi")
    stage.controllers.contacts.search("bianchi")
    shelf.answer()
    assert [row.name for row in stage.controllers.contacts.found.rows] == ["Mario Bianchi"]


def test_a_column_head_sorts_and_turns_round(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    pointer.tap(stage.centre("sort-company"))
    first = stage.controllers.contacts.people.row(0)
    assert first is not None
    assert first.company == ""
    pointer.tap(stage.centre("sort-company"))
    first = stage.controllers.contacts.people.row(0)
    assert first is not None
    assert first.company == "Studio Weber"


def test_groups_and_sources_narrow_the_list(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    pointer.tap(stage.centre("source-personal"))
    stage.frame()
    assert stage.controllers.contacts.listed == 1
    pointer.tap(stage.centre("source-personal"))
    stage.frame()
    assert stage.controllers.contacts.listed == 242


def test_sliding_along_the_alphabet_goes_to_the_letter(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    bar = stage.item("jump-bar")
    pointer.press(bar.mapToScene(QPointF(bar.width() / 2, 2)))
    pointer.glide(bar.mapToScene(QPointF(bar.width() / 2, bar.height() * 12.5 / 26)))
    pointer.release()
    stage.frame()
    shown = stage.item("contact-list")
    assert shown.property("contentY") > 0
    place = shown.property("currentIndex")
    row = stage.controllers.contacts.people.row(place)
    assert row is not None
    assert row.name.startswith("M")


def test_a_million_contacts_scroll_to_the_end(stage: Stage) -> None:
    class Endless(FakeContactBook):
        def page(self, view, offset, limit, done):  # type: ignore[no-untyped-def]
            from atc.ports.contacts import ContactPage  # noqa: PLC0415
            from tests.qml.contact_scenes import person  # noqa: PLC0415

            some = tuple(person(i) for i in range(offset, min(offset + limit, 1_000_000)))
            done(ContactPage(view, offset, some, 1_000_000))

    stage.desk.services.phonebook.attach(Endless(book(1).contacts.values()))
    stage.page("contacts")
    key(stage, K.Key_F11)
    stage.item("contact-list").forceActiveFocus()
    key(stage, K.Key_Up)
    stage.item("contact-list").setProperty("currentIndex", 999_999)
    stage.frame()
    stage.wait(lambda: stage.find("contact-1000009") is not None)
    last, other = stage.item("contact-1000009"), stage.item("contact-1000008")
    below = last.mapToScene(QPointF(0, 0)).y() - other.mapToScene(QPointF(0, 0)).y()
    assert below == other.height()
    assert other.height() % 8 == 0
    assert stage.controllers.contacts.people.pages < 20


# -- her own contacts


def test_a_contact_is_written_with_a_finger_and_the_keyboard(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse
) -> None:
    pointer.tap(stage.centre("contact-add"))
    pointer.tap(stage.centre("edit-given_name"))
    write(stage, "Rosa")
    pointer.tap(stage.centre("edit-surname"))
    write(stage, "Klammer")
    number = stage.controllers.contact_editor.numbers.rows[0].row_id
    pointer.tap(stage.centre(f"edit-number-{number}"))
    write(stage, "0471 555120")
    pointer.tap(stage.centre(f"kind-{number}"))
    pointer.tap(stage.centre("choice-mobile"))
    pointer.tap(stage.centre("editor-save"))
    assert stage.find("contact-editor") is None
    assert stage.item("contact-name").property("text") == "Rosa Klammer"
    kept = list(shelf.contacts.values())[-1]
    assert kept.unsynced
    assert kept.person.numbers[0].kind is NumberKind.MOBILE
    assert kept.person.numbers[0].text == "0471 555120"


def test_what_is_missing_or_wrong_is_marked_with_words(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse
) -> None:
    before = len(shelf.contacts)
    pointer.tap(stage.centre("contact-add"))
    pointer.tap(stage.centre("editor-save"))
    assert stage.item("flaw-given_name").isVisible()
    assert stage.item("flaw-surname").isVisible()
    assert stage.item("edit-given_name").property("wrong") is True
    assert stage.controllers.contact_editor.flaws["numbers"] == "no_way"
    editor = stage.controllers.contact_editor
    editor.setText("given_name", "Rosa")
    editor.setText("surname", "Klammer")
    row = editor.emails.rows[0].row_id
    editor.setEmail(row, "rosa@")
    stage.settle()
    assert editor.emails.find(row).flaw == "no_email"  # type: ignore[union-attr]
    assert stage.find("flaw-given_name") is None
    editor.setEmail(row, "rosa@klammer.example")
    editor.save()
    assert len(shelf.contacts) == before + 1


def test_what_is_typed_survives_a_call_and_another_page(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    pointer.tap(stage.centre("contact-add"))
    stage.item("edit-given_name").forceActiveFocus()
    write(stage, "Rosa")
    call = stage.desk.ring()
    stage.settle()
    pointer.tap(stage.centre(f"call-{call}-answer"))
    stage.desk.connect(call)
    stage.page("extensions")
    assert stage.find("contact-editor") is None
    pointer.drag(stage.centre(f"call-{call}-name"), stage.centre("tile-101"))
    assert stage.desk.telephony.last(Refer) == Refer(call, "101")
    stage.page("contacts")
    assert stage.item("edit-given_name").property("text") == "Rosa"


def test_closing_with_changes_asks_and_keeps_them(
    stage: Stage,
    shelf: FakeContactBook,
    pointer: Mouse,
) -> None:
    pointer.tap(stage.centre("contact-add"))
    stage.item("edit-given_name").forceActiveFocus()
    write(stage, "Rosa")
    pointer.tap(stage.centre("editor-cancel"))
    pointer.tap(stage.centre("editor-keep"))
    assert stage.item("edit-given_name").property("text") == "Rosa"
    key(stage, K.Key_Escape)
    pointer.tap(stage.centre("editor-discard"))
    assert stage.find("contact-editor") is None


def test_a_contact_that_cannot_be_kept_is_not_lost(stage: Stage, shelf: FakeContactBook) -> None:
    editor = stage.controllers.contact_editor
    editor.addNumber("0471 555120", "Rosa Klammer")
    shelf.fails = True
    editor.save()
    assert stage.item("editor-failed").isVisible()
    shelf.fails = False
    editor.save()
    stage.settle()
    assert stage.item("contact-name").property("text") == "Rosa Klammer"


def test_a_contact_is_changed_and_its_photo_stays(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse
) -> None:
    stage.controllers.contact_card.open(1)
    pointer.tap(stage.centre("contact-edit"))
    stage.controllers.contact_editor.setText("company", "Nordwind GmbH")
    pointer.tap(stage.centre("editor-save"))
    changed = shelf.contacts[1]
    assert changed.person.company == "Nordwind GmbH"
    assert changed.person.groups == ("Customers", "Board")
    assert shelf.photos[1] == face()


def test_a_deleted_contact_comes_back_whole(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse
) -> None:
    before = shelf.contacts[1].person
    stage.controllers.contact_card.open(1)
    pointer.tap(stage.centre("contact-delete"))
    assert all(contact.label != "Mario Bianchi" for contact in shelf.contacts.values())
    pointer.tap(stage.centre("undo-delete"))
    back = next(c for c in shelf.contacts.values() if c.label == "Mario Bianchi")
    assert back.person == before
    assert shelf.photos[int(back.id)] == face()
    assert stage.find("deleted-bar") is None


def test_only_her_own_contacts_can_be_changed(stage: Stage, shelf: FakeContactBook) -> None:
    stage.controllers.contact_card.open(2)
    stage.settle()
    assert stage.find("contact-edit") is None


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("anna.rossi@example.com", "mailto:anna.rossi@example.com"),
        ("a@b.example?bcc=all@b.example", ""),
        ("a@b.example,c@d.example", ""),
        ("file:///etc/passwd", ""),
        ("-x@b", ""),
    ],
)
def test_mail_goes_to_one_address_and_nowhere_else(
    stage: Stage,
    shelf: FakeContactBook,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    opened: str,
) -> None:
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    stage.controllers.contact_card.mail(address)
    assert [url.toString() for url in urls] == ([opened] if opened else [])


def test_an_unknown_caller_is_added_in_two_taps(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse
) -> None:
    call = stage.desk.talking("0471 555120", "Rosa Klammer")
    stage.settle()
    pointer.tap(stage.centre(f"call-{call}-learn"))
    pointer.tap(stage.centre("editor-save"))
    kept = list(shelf.contacts.values())[-1].person
    assert (kept.given_name, kept.surname) == ("Rosa", "Klammer")
    assert kept.numbers[0].text == "0471555120"


@pytest.mark.parametrize(("said", "label"), [("Germany", "Germany"), ("", "0471555120")])
def test_a_caller_of_one_word_or_none_is_added_in_two_taps(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse, said: str, label: str
) -> None:
    call = stage.desk.talking("0471 555120", said)
    stage.settle()
    pointer.tap(stage.centre(f"call-{call}-learn"))
    pointer.tap(stage.centre("editor-save"))
    kept = list(shelf.contacts.values())[-1]
    assert kept.label == label
    assert kept.person.numbers[0].text == "0471555120"


def test_a_name_takes_the_place_of_the_number_that_stood_for_it(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse
) -> None:
    call = stage.desk.talking("0471 555120", "")
    stage.settle()
    pointer.tap(stage.centre(f"call-{call}-learn"))
    assert stage.item("edit-company").property("text") == "0471555120"
    write(stage, "Rosa")
    assert stage.item("edit-company").property("text") == ""
    pointer.tap(stage.centre("editor-save"))
    assert stage.item("flaw-surname").isVisible()


def test_the_folders_for_a_photo_come_into_view(
    stage: Stage, shelf: FakeContactBook, pointer: Mouse
) -> None:
    pointer.tap(stage.centre("contact-add"))
    stage.item("photo-choose").tapped.emit()  # type: ignore[attr-defined]
    stage.frame()
    stage.frame()
    up, page = stage.item("pictures-up"), stage.item("contact-editor")
    place = up.mapRectToItem(page, QRectF(0, 0, up.width(), up.height()))
    assert place.top() >= 0
    assert place.bottom() <= page.height()


def test_an_unknown_caller_is_added_by_keys(stage: Stage, shelf: FakeContactBook) -> None:
    stage.desk.talking("0471 555120", "Rosa Klammer")
    key(stage, K.Key_N, Ctrl)
    key(stage, K.Key_Return)
    assert list(shelf.contacts.values())[-1].label == "Rosa Klammer"


def test_found_contacts_have_the_width_when_no_extension_is_found(
    stage: Stage, shelf: FakeContactBook
) -> None:
    stage.page("extensions")
    stage.controllers.extensions.search("bianchi mario")
    stage.controllers.contacts.search("bianchi mario")
    stage.wait(lambda: stage.controllers.contacts.foundCount > 0)
    stage.frame()
    assert stage.item("no-extension").height() < 80
    assert stage.item("found-contacts").width() > stage.window.width() / 2


# -- favourites


@pytest.fixture
def starred(stage: Stage) -> Stage:
    """The page of favourites: 103, 108, 101, 120, 111."""
    lamps(stage)
    stage.page("favourites")
    stage.frame()
    return stage


def numbers(stage: Stage) -> list[str]:
    return [row.number for row in stage.controllers.favourites.tiles.rows]


def test_a_favourite_dropped_on_another_takes_its_place(starred: Stage, pointer: Mouse) -> None:
    start = starred.centre("tile-101")
    pointer.press(start)
    pointer.glide(QPointF(start.x() - 60, start.y()))
    pointer.glide(starred.centre("tile-103"))
    pointer.release()
    assert numbers(starred) == ["101", "103", "108", "120", "111"]


def test_a_favourite_is_moved_by_keys(starred: Stage) -> None:
    starred.item("favourites-grid").forceActiveFocus()
    key(starred, K.Key_Right, Ctrl)
    assert numbers(starred) == ["108", "103", "101", "120", "111"]
    key(starred, K.Key_Right, Ctrl)
    assert numbers(starred) == ["108", "101", "103", "120", "111"]


def test_groups_are_made_filled_and_taken_away(starred: Stage, pointer: Mouse) -> None:
    pointer.tap(starred.centre("group-new"))
    write(starred, "Night")
    key(starred, K.Key_Return)
    assert starred.controllers.favourites.group == "Night"
    pointer.tap(starred.centre("favourites-"))
    start = starred.centre("tile-108")
    pointer.press(start)
    pointer.glide(QPointF(start.x() - 60, start.y()))
    pointer.glide(starred.centre("favourites-Night"))
    pointer.release()
    pointer.tap(starred.centre("favourites-Night"))
    assert numbers(starred) == ["108"]
    pointer.tap(starred.centre("group-remove"))
    pointer.tap(starred.centre("group-remove"))
    assert starred.controllers.favourites.groups == []
    assert numbers(starred) == ["103", "108", "101", "120", "111"]


def test_a_favourite_from_outside_takes_a_call(starred: Stage, pointer: Mouse) -> None:
    open_book(starred)
    starred.controllers.favourites.toggle("+39 0461 123456", "Mario Bianchi")
    call = starred.desk.talking()
    pointer.drag(starred.centre(f"call-{call}-name"), starred.centre("tile-+39 0461 123456"))
    assert starred.desk.telephony.last(Refer) == Refer(call, "+390461123456")


def test_the_table_of_extensions_sorts_by_state(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    pointer.tap(stage.centre("extensions-layout"))
    pointer.tap(stage.centre("sort-state"))
    states = [row.phone for row in stage.controllers.extensions.tiles.rows]
    assert states[0] == "idle"
    assert states[-1] == "unregistered"
    pointer.tap(stage.centre(f"line-{stage.controllers.extensions.tiles.rows[0].number}"))
    assert stage.item("target-panel").isVisible()


def test_the_pages_hold_without_a_phonebook(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    stage.page("contacts")
    stage.frame()
    assert not stage.controllers.contacts.ready
    assert stage.find("contact-list") is None
