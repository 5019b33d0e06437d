# SPDX-License-Identifier: GPL-3.0-or-later
"""Logged calls as rows and back."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from atc.adapters.storage.folding import clean, fold
from atc.domain.call_log import LoggedCall, LogStep, LogUid, Outcome, StepKind
from atc.domain.calls import Direction, Party

Row = Mapping[str, Any]
"""One call as columns of `log_call`."""

MAX_NOTE_CHARS = 8000
MAX_TAG_CHARS = 80

FACTS = (
    "desk",
    "direction",
    "number",
    "name",
    "number_key",
    "account",
    "contact_name",
    "company",
    "called",
    "queue",
    "prefixes",
    "started_at",
    "answered_at",
    "ended_at",
    "outcome",
    "ended_by",
    "handed_number",
    "handed_name",
    "linked",
    "steps",
)
"""What only the call's own desk writes."""


def facts_of(call: LoggedCall) -> dict[str, Any]:
    """What the call's desk knows of it, as columns."""
    handed = call.handed_to
    return {
        "desk": clean(call.desk),
        "direction": call.direction.value,
        "number": clean(call.remote.number),
        "name": clean(call.remote.name),
        "number_key": clean(call.number_key),
        "account": clean(call.account),
        "contact_name": clean(call.contact_name),
        "company": clean(call.company),
        "called": clean(call.called),
        "queue": clean(call.queue),
        "prefixes": _json([clean(p) for p in call.prefixes]),
        "started_at": call.started_at,
        "answered_at": call.answered_at,
        "ended_at": call.ended_at,
        "outcome": call.outcome.value,
        "ended_by": call.ended_by,
        "handed_number": clean(handed.number) if handed else None,
        "handed_name": clean(handed.name) if handed else "",
        "linked": call.linked,
        "steps": steps_text(call.steps),
    }


def call_of(row: Row) -> LoggedCall:
    """The call that a row stands for. Values of a newer console that are not known are bent."""
    handed = row["handed_number"]
    return LoggedCall(
        uid=LogUid(row["uid"]),
        desk=row["desk"],
        direction=_enum(Direction, row["direction"], Direction.INCOMING),
        remote=Party(row["number"], row["name"]),
        started_at=row["started_at"],
        number_key=row["number_key"],
        account=row["account"],
        contact_name=row["contact_name"],
        company=row["company"],
        called=row["called"],
        queue=row["queue"],
        prefixes=tuple(json.loads(row["prefixes"])),
        category=row["category"],
        category_name=row["category_name"],
        answered_at=row["answered_at"],
        ended_at=row["ended_at"],
        outcome=_enum(Outcome, row["outcome"], Outcome.FAILED),
        ended_by=row["ended_by"],
        handed_to=None if handed is None else Party(handed, row["handed_name"]),
        steps=steps_of(row["steps"]),
        tags=tuple(json.loads(row["tags"])),
        note=row["note"],
        handled=bool(row["handled"]),
        handled_by=row["handled_by"],
        updated_at=row["updated_at"],
        linked=row["linked"],
        erased=bool(row["erased"]),
    )


def steps_text(steps: Iterable[LogStep]) -> str:
    """Steps as JSON: [at, kind, detail, number, name], without what is empty at the end."""
    return _json([_step(step) for step in steps])


def _step(step: LogStep) -> list[Any]:
    party = step.party
    values = [round(step.at, 3), step.kind.value, clean(step.detail)]
    if party is not None:
        values += [clean(party.number), clean(party.name)]
    return values


def steps_of(text: str) -> tuple[LogStep, ...]:
    """The steps of a row; kinds that this version does not know are left out."""
    known = {kind.value for kind in StepKind}
    return tuple(
        LogStep(
            at=values[0],
            kind=StepKind(values[1]),
            party=Party(values[3], values[4]) if len(values) > 4 else None,
            detail=values[2],
        )
        for values in json.loads(text)
        if values[1] in known
    )


def text_of(row: Row) -> str:
    """What a call can be found by."""
    number, key, handed = row["number"], row["number_key"], row["handed_number"] or ""
    parts = [
        row["name"],
        row["contact_name"],
        row["company"],
        number,
        "" if digits(number) in {number, ""} else digits(number),
        "" if key in {number, f"+{digits(number)}"} else key,
        row["queue"],
        row["handed_name"],
        handed,
        row["category_name"],
        *json.loads(row["tags"]),
        row["note"],
    ]
    return "\n".join(fold(part) for part in parts if part)


def digits(text: str) -> str:
    """The ASCII digits of a text."""
    return "".join(c for c in text if c in "0123456789")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _enum(kind: type[Any], value: str, otherwise: Any) -> Any:
    try:
        return kind(value)
    except ValueError:
        return otherwise
