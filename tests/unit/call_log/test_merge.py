# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules by which two desks' versions of a call become one, on any versions there may be."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from atc.adapters.storage.log_merge import SHARED, erase, join_notes, merge, tags_columns

_FACTS = {
    "desk": "200@here",
    "direction": "incoming",
    "number": "0461123456",
    "name": "Mario",
    "number_key": "+390461123456",
    "account": "desk",
    "contact_name": "Mario Bianchi",
    "company": "Ditta",
    "called": "200",
    "queue": "Sales",
    "prefixes": "[]",
    "started_at": 1.0,
    "answered_at": None,
    "ended_at": None,
    "ended_by": "",
    "handed_number": None,
    "handed_name": "",
    "linked": "",
    "steps": '[[1.0,"rang","Sales"],[2.0,"transferred","blind","101","Anna"]]',
}
_stamps = st.integers(0, 6)
_tags = st.dictionaries(st.sampled_from("abc"), st.integers(-6, 6).filter(bool), max_size=3)
_notes = st.sampled_from(["", "one", "two", "one two", "three"])


@st.composite
def rows(draw: st.DrawFn, clean: bool = False) -> dict[str, Any]:
    """A desk's version of one call; `clean` is one that the shared database has."""
    row = {
        "uid": "u",
        **_FACTS,
        "outcome": draw(st.sampled_from(["ongoing", "answered", "missed"])),
        "facts_rev": draw(st.integers(1, 4)),
        "category": draw(st.sampled_from(["", "vip", "supplier"])),
        "category_name": "",
        "category_at": draw(_stamps),
        "handled": draw(st.booleans()),
        "handled_by": draw(st.sampled_from(["", "anna"])),
        "handled_at": draw(_stamps),
        "note": draw(_notes),
        "note_at": draw(_stamps),
        "note_rev": draw(st.integers(0, 3)),
        "note_dirty": False if clean else draw(st.booleans()),
        "erased": False,
        "updated_at": float(draw(_stamps)),
        "dirty": 0 if clean else draw(st.integers(0, 2)),
        **tags_columns(draw(_tags)),
    }
    return erase(row) if draw(st.integers(0, 9)) == 0 else row


_MANY = settings(deadline=None, max_examples=300)
_REGISTERS = ("category", "handled", "handled_by", "outcome", "tags", "tags_at", "erased")


@_MANY
@given(rows(), rows(clean=True))
def test_both_desks_come_to_the_same(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    one = merge(mine, theirs)
    other = merge({**theirs, "dirty": 1, "note_dirty": False}, {**mine, "note_dirty": False})
    for column in _REGISTERS:
        assert one[column] == other[column], column


@_MANY
@given(rows(), rows(clean=True))
def test_meeting_again_changes_nothing(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    once = {**mine, **merge(mine, theirs)}
    again = merge(once, theirs)
    assert {c: again[c] for c in SHARED} == {c: once[c] for c in SHARED}


@_MANY
@given(rows(), rows(clean=True))
def test_there_is_something_to_send_just_when_the_versions_differ(
    mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = merge(mine, theirs)
    assert bool(merged["dirty"]) == any(merged[c] != theirs[c] for c in SHARED)


@_MANY
@given(rows(), rows(clean=True))
def test_no_word_of_an_unsent_note_is_lost(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    merged = merge(mine, theirs)
    if merged["erased"]:
        assert merged["note"] == ""
    elif mine["note_dirty"]:
        assert set(mine["note"].split()) <= set(merged["note"].split())
        if theirs["note_rev"] > mine["note_rev"]:
            assert set(theirs["note"].split()) <= set(merged["note"].split())


@_MANY
@given(rows(), rows(clean=True))
def test_a_note_that_was_sent_gives_way_to_a_newer_one(
    mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    mine["note_dirty"] = False
    merged = merge(mine, theirs)
    if not merged["erased"] and theirs["note_rev"] > mine["note_rev"]:
        assert merged["note"] == theirs["note"]


@_MANY
@given(rows())
def test_what_is_erased_names_nobody_but_colleagues(row: dict[str, Any]) -> None:
    text = json.dumps(erase(row))
    for personal in ("0461123456", "Mario", "Ditta"):
        assert personal not in text
    assert "Anna" in text
    assert erase(erase(row)) == erase(row)


def test_joined_callers_are_both_forgotten() -> None:
    row = {
        **_FACTS,
        "uid": "u",
        "note": "",
        "handed_number": "0461999999",
        "handed_name": "Luigi",
        "steps": '[[2.0,"transferred","join","0461999999","Luigi"],'
        '[3.0,"transfer_answered","","0461999999","Luigi"]]',
    }
    assert "Luigi" not in json.dumps(erase(row))
    assert erase(row)["handed_number"] == ""


def test_notes_are_joined_in_the_order_they_were_written() -> None:
    assert join_notes("early", "late") == "early\nlate"
    assert join_notes("same", "same and more") == "same and more"
    assert join_notes("", "late") == "late"
