# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules by which two desks' versions of a call become one.

- What happened in a call is written by the desk that had it; its newest version counts.
- Category and handled mark: the later change counts, by the time that desks agree on. So a call
  that anybody handled is handled, unless somebody un-handled it later.
- Tags: each tag by itself, given or taken away, the later counts.
- Note: who has seen the other's text may replace it. Two texts written without seeing each other
  are both kept, the earlier one first.
- What was erased once stays erased, whatever comes later.

A desk may only send when it has everything that the shared database has. So a note has one line
of versions there, counted by `note_rev`, and merging is always done by the desk that comes second.
"""

import json
from typing import Any

from atc.adapters.storage.log_codec import FACTS, MAX_NOTE_CHARS, Row

SHARED = (
    "uid",
    *FACTS,
    "category",
    "category_name",
    "tags",
    "note",
    "handled",
    "handled_by",
    "erased",
    "updated_at",
    "facts_rev",
    "category_at",
    "note_at",
    "note_rev",
    "handled_at",
    "tags_at",
)
"""The columns that desks share."""

ERASED_FACTS = {
    "number": "",
    "name": "",
    "number_key": "",
    "contact_name": "",
    "company": "",
}


def merge(mine: Row, theirs: Row) -> dict[str, Any]:
    """This desk's version of a call with that of the shared database in it.

    Returns:
        The columns of `SHARED`, `dirty` and `note_dirty`: whether there is anything to send now.
    """
    told = theirs
    if mine["erased"] or theirs["erased"]:
        mine, theirs = erase(mine), erase(theirs)
    merged: dict[str, Any] = {"uid": mine["uid"]}
    merged |= _later(mine, theirs, "facts_rev", FACTS)
    merged |= _later(mine, theirs, "category_at", ("category", "category_name"))
    merged |= _later(mine, theirs, "handled_at", ("handled", "handled_by"))
    merged |= tags_columns(_tags(mine["tags_at"], theirs["tags_at"]))
    merged |= _note(mine, theirs)
    merged["erased"] = bool(mine["erased"] or theirs["erased"])
    merged["updated_at"] = max(mine["updated_at"], theirs["updated_at"])
    same = all(merged[column] == told[column] for column in SHARED)
    merged["dirty"] = 0 if same else max(mine["dirty"], 1)
    return merged


def _later(mine: Row, theirs: Row, stamp: str, columns: tuple[str, ...]) -> dict[str, Any]:
    if mine[stamp] != theirs[stamp]:
        chosen = mine if mine[stamp] > theirs[stamp] else theirs
    else:
        # The same moment on two desks: any rule will do that both come to.
        chosen = max(mine, theirs, key=lambda row: [str(row[c]) for c in columns])
    return {stamp: chosen[stamp], **{c: chosen[c] for c in columns}}


def _note(mine: Row, theirs: Row) -> dict[str, Any]:
    columns = ("note", "note_at", "note_rev")
    kept = {**{c: mine[c] for c in columns}, "note_dirty": bool(mine["note_dirty"])}
    taken = {**{c: theirs[c] for c in columns}, "note_dirty": False}
    news = theirs["note_rev"] > mine["note_rev"]
    if not mine["note_dirty"] or mine["note"] == theirs["note"]:
        return taken if news or mine["note_dirty"] else kept
    if not news and theirs["note_at"] <= mine["note_at"]:
        return kept
    older, newer = sorted((mine, theirs), key=lambda row: (row["note_at"], row["note"]))
    text = join_notes(older["note"], newer["note"])
    if text == theirs["note"]:
        return taken
    at = max(mine["note_at"], theirs["note_at"]) + 1
    return {"note": text, "note_at": at, "note_rev": theirs["note_rev"], "note_dirty": True}


def join_notes(earlier: str, later: str) -> str:
    """Both texts, the earlier one first; one of them if it holds the other."""
    earlier, later = earlier.strip(), later.strip()
    if earlier in later:
        return later
    if later in earlier:
        return earlier
    return f"{earlier}\n{later}"[:MAX_NOTE_CHARS]


def _tags(mine: str, theirs: str) -> dict[str, int]:
    stamps: dict[str, int] = json.loads(mine)
    for tag, stamp in json.loads(theirs).items():
        known = stamps.get(tag, 0)
        # At the same moment a tag given wins.
        if (abs(stamp), stamp) > (abs(known), known):
            stamps[tag] = stamp
    return stamps


def tags_columns(stamps: dict[str, int]) -> dict[str, Any]:
    """The two columns for tags, from when each was given or taken away."""
    given = sorted((stamp, tag) for tag, stamp in stamps.items() if stamp > 0)
    return {
        "tags": json.dumps([tag for _, tag in given], ensure_ascii=False, separators=(",", ":")),
        "tags_at": json.dumps(stamps, ensure_ascii=False, separators=(",", ":"), sort_keys=True),
    }


def erase(row: Row) -> dict[str, Any]:
    """The row without whom the call was with. Who in the house dealt with it stays."""
    steps = json.loads(row["steps"])
    joined = any(kind == "transferred" and detail == "join" for _, kind, detail, *_ in steps)
    kept = _IN_THE_HOUSE - _TRANSFERS if joined else _IN_THE_HOUSE
    told = [
        [at, kind, "" if kind == "held" else detail, *(party if kind in kept else ())]
        for at, kind, detail, *party in steps
    ]
    erased = {
        **row,
        **ERASED_FACTS,
        "steps": json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        "note": "",
        "note_dirty": False,
        "erased": True,
    }
    if joined and row["handed_number"] is not None:
        erased |= {"handed_number": "", "handed_name": ""}
    return erased


_TRANSFERS = frozenset(
    {
        "transferred",
        "transfer_answered",
        "transfer_failed",
        "transfer_undone",
        "transfer_unconfirmed",
        "returned",
    }
)
_IN_THE_HOUSE = _TRANSFERS | {"consulted", "deflected", "picked_up", "retrieved"}
"""Steps whose party is a colleague: a dialled number is whom the call was with."""
