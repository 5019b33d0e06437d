# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes of the call log. Storage thread, within a transaction."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from atc.adapters.storage.folding import clean
from atc.adapters.storage.log_codec import (
    MAX_NOTE_CHARS,
    MAX_TAG_CHARS,
    Row,
    digits,
    facts_of,
    text_of,
)
from atc.adapters.storage.log_merge import erase, join_notes, tags_columns
from atc.adapters.storage.log_models import CALL, ORDER, TAG, TEXT
from atc.adapters.storage.log_orders import ANONYMISE, DELETE, number_order
from atc.adapters.storage.stamps import Stamps
from atc.domain.call_log import LogEdit, LoggedCall, LogUid, Outcome

# Built once: SQLAlchemy takes longer to build a statement of so many columns than to run it.
_FIND = sa.select(CALL).where(CALL.c.uid == sa.bindparam("wanted"))
_INSERT = sa.insert(CALL)
_UPDATE = sa.update(CALL).where(CALL.c.id == sa.bindparam("call"))
_FOUND_BY = sqlite.insert(TEXT)
_FOUND_BY = _FOUND_BY.on_conflict_do_update(
    ["call_id"],
    set_={"started_at": _FOUND_BY.excluded.started_at, "folded": _FOUND_BY.excluded.folded},
)


def row_of(connection: sa.Connection, uid: str) -> dict[str, Any] | None:
    """A call's row."""
    found = connection.execute(_FIND, {"wanted": uid}).mappings().first()
    return dict(found) if found else None


def put(connection: sa.Connection, row: Row, known: Row | None) -> None:
    """Write a row, new or in place of a known one, and what it can be found by."""
    values = {k: v for k, v in row.items() if k != "id"}
    if known is None:
        result = connection.execute(_INSERT, values)
        (call_id,) = result.inserted_primary_key or (0,)
    else:
        call_id = known["id"]
        changed = {k: v for k, v in values.items() if v != known[k]}
        if changed:
            connection.execute(_UPDATE, {**changed, "call": call_id})
    folded = text_of(row)
    if known is None or folded != text_of(known):
        text = {"call_id": call_id, "started_at": row["started_at"], "folded": folded}
        connection.execute(_FOUND_BY, text)
    if known is not None and known["tags"] != row["tags"]:
        connection.execute(sa.delete(TAG).where(TAG.c.call_id == call_id))
    tags = json.loads(row["tags"])
    if tags and (known is None or known["tags"] != row["tags"]):
        connection.execute(
            sa.insert(TAG), [{"tag": tag, "call_id": call_id} for tag in dict.fromkeys(tags)]
        )


def save(connection: sa.Connection, stamps: Stamps, call: LoggedCall) -> list[LogUid]:
    """Add a call or bring its story up to date; tells what changed."""
    known = row_of(connection, call.uid)
    facts = facts_of(call)
    if known is None:
        row = _new_row(stamps, call, facts)
    else:
        row = {**known, **facts}
        if known["erased"]:
            row = erase(row)
        if row == known:
            return []
        row |= {"facts_rev": known["facts_rev"] + 1, "dirty": known["dirty"] + 1}
        row["updated_at"] = max(known["updated_at"], call.updated_at)
    put(connection, row, known)
    return [call.uid]


def _new_row(stamps: Stamps, call: LoggedCall, facts: dict[str, Any]) -> dict[str, Any]:
    note = clean(call.note, MAX_NOTE_CHARS)
    tags = {clean(tag, MAX_TAG_CHARS): stamps.next() for tag in call.tags}
    tags.pop("", None)
    return {
        "uid": call.uid,
        **facts,
        "category": call.category,
        "category_name": call.category_name,
        "category_at": stamps.next() if call.category else 0,
        **tags_columns(tags),
        "note": note,
        "note_at": stamps.next() if note else 0,
        "note_rev": 0,
        "note_dirty": bool(note),
        "handled": call.handled,
        "handled_by": call.handled_by,
        "handled_at": stamps.next() if call.handled else 0,
        "erased": call.erased,
        "updated_at": call.updated_at or call.started_at,
        "facts_rev": 1,
        "dirty": 1,
    }


def edit(connection: sa.Connection, stamps: Stamps, uid: LogUid, change: LogEdit) -> list[LogUid]:
    """Change what people say of a call; tells whether anything is different."""
    known = row_of(connection, uid)
    if known is None:
        return []
    row = dict(known)
    for part in (_edit_note, _edit_tags, _edit_category, _edit_handled):
        part(row, stamps, change)
    if row == known:
        return []
    row |= {"dirty": known["dirty"] + 1, "updated_at": stamps.last / 1_000_000}
    put(connection, row, known)
    return [uid]


def _edit_note(row: dict[str, Any], stamps: Stamps, change: LogEdit) -> None:
    if change.note is None or row["erased"]:
        return
    text, before = clean(change.note, MAX_NOTE_CHARS), change.note_before
    if before is not None and row["note"] not in {clean(before, MAX_NOTE_CHARS), text}:
        text = join_notes(row["note"], text)
    if text != row["note"]:
        row |= {"note": text, "note_at": stamps.next(), "note_dirty": True}


def _edit_tags(row: dict[str, Any], stamps: Stamps, change: LogEdit) -> None:
    known: dict[str, int] = json.loads(row["tags_at"])
    for tag in change.untag:
        if known.get(tag, 0) > 0:
            known[tag] = -stamps.next()
    for tag in change.tag:
        name = clean(tag, MAX_TAG_CHARS)
        if name and known.get(name, 0) <= 0:
            known[name] = stamps.next()
    row |= tags_columns(known)


def _edit_category(row: dict[str, Any], stamps: Stamps, change: LogEdit) -> None:
    if change.category is not None and change.category != row["category"]:
        row |= {
            "category": change.category,
            "category_name": clean(change.category_name),
            "category_at": stamps.next(),
        }


def _edit_handled(row: dict[str, Any], stamps: Stamps, change: LogEdit) -> None:
    if change.handled is not None and change.handled != bool(row["handled"]):
        row |= {
            "handled": change.handled,
            "handled_by": change.handled_by,
            "handled_at": stamps.next(),
        }


def handle_number(
    connection: sa.Connection, stamps: Stamps, key: str, until: float, by: str
) -> list[LogUid]:
    """Mark a number's missed calls that began until then as dealt with; tells which."""
    missed = sa.and_(
        CALL.c.number_key == key,
        CALL.c.started_at <= until,
        CALL.c.outcome == Outcome.MISSED.value,
        CALL.c.handled.is_(False),
    )
    uids = connection.execute(sa.select(CALL.c.uid).where(missed)).scalars().all()
    change = LogEdit(handled=True, handled_by=by)
    return [uid for one in uids for uid in edit(connection, stamps, LogUid(one), change)]


# -- forgetting --------------------------------------------------------------------------------


def erase_number(
    connection: sa.Connection, key: str, now: float, key_of: Callable[[str], str]
) -> int:
    """Forget a number, here and by an order on all desks; tells in how many calls it was."""
    order(connection, number_order(key), now)
    return forget_numbers(connection, [key], now, key_of)


def forget_numbers(
    connection: sa.Connection, keys: Sequence[str], until: float, key_of: Callable[[str], str]
) -> int:
    """Erase the calls with these numbers, and take them out of other calls' stories."""
    found = sa.select(CALL).where(CALL.c.number_key.in_(keys), CALL.c.started_at <= until)
    count = _erase_all(connection, connection.execute(found).mappings())
    for key in keys:
        last = digits(key)[-6:]
        if not last:
            continue
        named = sa.or_(CALL.c.handed_number.contains(last), CALL.c.steps.contains(last))
        rows = connection.execute(sa.select(CALL).where(named, CALL.c.started_at <= until))
        for row in rows.mappings().all():
            other = _without(dict(row), key, key_of)
            if other != dict(row):
                put(connection, {**other, "dirty": row["dirty"] + 1}, row)  # type: ignore[arg-type]
                count += 1
    return count


def _without(row: dict[str, Any], key: str, key_of: Callable[[str], str]) -> dict[str, Any]:
    """A call's story without the name and number of somebody who is to be forgotten."""

    def is_it(number: str) -> bool:
        return bool(number) and (number == key or key_of(number) == key)

    steps = json.loads(row["steps"])
    told = [s[:3] if len(s) > 3 and is_it(s[3]) else s for s in steps]
    if told != steps:
        row["steps"] = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        row["facts_rev"] += 1
    if row["handed_number"] is not None and is_it(row["handed_number"]):
        row |= {"handed_number": "", "handed_name": "", "facts_rev": row["facts_rev"] + 1}
    return row


def anonymise_before(connection: sa.Connection, moment: float) -> int:
    """Forget whom earlier calls were with, by an order on all desks; tells how many."""
    order(connection, ANONYMISE, moment)
    found = sa.select(CALL).where(CALL.c.started_at < moment, CALL.c.erased.is_(False))
    return _erase_all(connection, connection.execute(found).mappings())


def delete_before(connection: sa.Connection, moment: float) -> int:
    """Delete earlier calls, by an order on all desks; tells how many."""
    order(connection, DELETE, moment)
    old = sa.select(CALL.c.id).where(CALL.c.started_at < moment)
    connection.execute(sa.delete(TAG).where(TAG.c.call_id.in_(old)))
    connection.execute(sa.delete(TEXT).where(TEXT.c.started_at < moment))
    return connection.execute(sa.delete(CALL).where(CALL.c.started_at < moment)).rowcount


def order(connection: sa.Connection, order_id: str, until: float, *, dirty: bool = True) -> bool:
    """Remember what has to be forgotten; tells whether that is more than before."""
    known = connection.execute(sa.select(ORDER.c.until).where(ORDER.c.id == order_id)).scalar()
    if known is not None and known >= until:
        return False
    values = {"id": order_id, "until": until, "dirty": int(dirty)}
    connection.execute(sqlite.insert(ORDER).on_conflict_do_update(["id"], set_=values), values)
    return True


def _erase_all(connection: sa.Connection, rows: Iterable[Any]) -> int:
    count = 0
    for row in list(rows):
        put(connection, {**erase(row), "dirty": row["dirty"] + 1}, row)
        count += 1
    return count
