# SPDX-License-Identifier: GPL-3.0-or-later
"""A call as its card shows it."""

import time
from collections.abc import Callable
from typing import NamedTuple

from atc.controllers import texts
from atc.controllers.qt import tr
from atc.domain.calls import Call, CallState, Direction, Pending, Purpose
from atc.domain.classification import Category

RINGING, ACTIVE, HELD = "ringing", "active", "held"

_SECTIONS = {
    CallState.OFFERED: RINGING,
    CallState.RINGING: RINGING,
    CallState.DIALING: ACTIVE,
    CallState.ALERTING: ACTIVE,
    CallState.ACTIVE: ACTIVE,
    CallState.HELD: HELD,
}


class CallRow(NamedTuple):
    """The roles of the call models. Times are wall-clock seconds since the epoch, 0 without one.

    Attributes:
        look: what the card's colour says: ringing, recalled, offered, dialing, active, held,
            consulting, ended.
        shown_number: the number as people here write it.
        edge: the category's colour key, empty without a category.
        category, category_icon: its name and the key of its icon.
        about: company and department.
        also: further contacts that have this number; `also_count` says how many.
        photo: the contact whose photo is shown, 0 without one.
        since: where the big timer counts from.
        rung: who is being rung, of a pickup or its offer.
        consults: the caller's call id of a consultation, 0 of any other call.
    """

    call_id: int
    line: int
    phase: str
    look: str
    name: str
    number: str
    anonymous: bool
    incoming: bool
    called: str
    queue: str
    via: str
    recall: str
    rung: str
    shown_number: str
    edge: str
    category: str
    category_icon: str
    vip: bool
    about: str
    also: str
    also_count: int
    photo: int
    known: bool
    pending: str
    muted: bool
    peer_holds: bool
    secure: bool
    codec: str
    notice: str
    tone: str
    since: float
    note: str
    tags: list[str]
    talked: bool
    consults: int
    has_consultation: bool


def section_of(call: Call) -> str:
    """Which column a call belongs to; empty for an ended one, which stays where it was."""
    return _SECTIONS.get(call.state, "")


def shown(call: Call) -> bool:
    """Whether a call has a card: calls that only carry out a service have none."""
    return call.purpose not in {Purpose.SERVICE, Purpose.HANDOVER}


def describe(
    call: Call,
    *,
    has_consultation: bool,
    category: Category | None = None,
    show: Callable[[str], str] = str,
) -> CallRow:
    """All that the card of a call shows, in the user's language.

    Args:
        call: the call.
        has_consultation: whether a colleague is being consulted for it.
        category: what the rules say it is, under the name that is shown.
        show: writes a number as people here do.
    """
    remote, card = call.remote, call.caller
    notice, tone = texts.sentence(call.notice), call.notice.tone.value if call.notice else "info"
    if call.ended and not notice:
        notice = texts.ended(call)
    return CallRow(
        call_id=call.id,
        line=call.line,
        phase=call.state.value,
        look=_look(call),
        name=_name(call),
        number="" if remote.anonymous else remote.number,
        anonymous=remote.anonymous,
        incoming=call.direction is Direction.INCOMING,
        called=call.called,
        queue=call.queue,
        via=texts.diverted(call.diversions),
        recall=texts.recalled(call.recall, _clock_text(call), call.created_at),
        rung=texts.who(call.rung.name, call.rung.number) if call.rung else "",
        shown_number="" if remote.anonymous else show(remote.number),
        edge=category.color if category else "",
        category=category.name if category else "",
        category_icon=category.icon if category else "",
        vip=card is not None and card.vip,
        about=_about(call),
        also=", ".join(card.others) if card else "",
        also_count=len(card.others) if card else 0,
        photo=card.contact if card is not None and card.has_photo else 0,
        known=card is not None,
        pending=call.pending.value,
        muted=call.muted,
        peer_holds=call.on_hold_by_peer,
        secure=call.secure,
        codec=call.codec,
        notice=notice,
        tone=tone,
        since=_since(call),
        note=call.note,
        tags=list(call.tags),
        talked=call.answered_at is not None,
        consults=int(call.consultation_of or 0),
        has_consultation=has_consultation,
    )


def _about(call: Call) -> str:
    """Company and department of a known caller; a company that is the name is not said twice."""
    if call.caller is None:
        return ""
    parts = (call.caller.company, call.caller.department)
    return " · ".join(part for part in parts if part and part != _name(call))


def _name(call: Call) -> str:
    if call.remote.anonymous and call.direction is Direction.INCOMING:
        return tr("Texts", "Number withheld")
    return texts.who(call.remote.name, call.remote.number or call.dialed)


def _look(call: Call) -> str:
    if call.ended:
        return "ended"
    if call.state is CallState.RINGING:
        return "recalled" if call.recall else "ringing"
    if call.state is CallState.HELD:
        return "held"
    if call.consultation_of is not None:
        return "consulting"
    if call.state in {CallState.DIALING, CallState.ALERTING}:
        return "dialing"
    return str(call.state.value)


def _since(call: Call) -> float:
    if call.state is CallState.HELD and call.held_at is not None:
        return call.held_at
    if call.ended:
        return 0.0
    return call.answered_at or call.created_at


def _clock_text(call: Call) -> str:
    if call.recall is None or call.recall.transferred_at is None:
        return ""
    return time.strftime("%H:%M", time.localtime(call.recall.transferred_at))


def settled(call: Call) -> bool:
    """Whether nothing is asked of the PBX for this call right now."""
    return call.pending is Pending.NONE
