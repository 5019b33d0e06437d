# SPDX-License-Identifier: GPL-3.0-or-later
"""The state of all queues, worked out from what the PBX's manager tells. Pure bookkeeping, no I/O.

Fields as of Asterisk 13 and later. What comes from outside is bounded: a PBX that is wrong or
hostile can neither fill the memory nor put control characters on the screen.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from atc.domain.calls import Party
from atc.domain.queues import (
    MemberState,
    Queue,
    QueueCallDone,
    QueueCaller,
    QueueFigures,
    QueueMember,
)

MOST_QUEUES, MOST_CALLERS, MOST_MEMBERS = 500, 1000, 1000
_LONGEST_TEXT = 120
_LONGEST_S = 7 * 24 * 3600.0
_LATEST_S = 1e11
_UNTOLD = frozenset({"", "<unknown>", "unknown", "anonymous", "<none>", "(null)", "n/a"})
_NUMBER = re.compile(r"[A-Za-z0-9_]+/([^/@;]+)")
_STATES = {
    "1": MemberState.FREE,
    "2": MemberState.TALKING,
    "3": MemberState.BUSY,
    "4": MemberState.ABSENT,
    "5": MemberState.ABSENT,
    "6": MemberState.RINGING,
    "7": MemberState.RINGING,
    "8": MemberState.ON_HOLD,
}

MEMBER_EVENTS = frozenset(
    {"QueueMemberAdded", "QueueMemberStatus", "QueueMemberPause", "QueueMemberPenalty"}
)
CALLER_EVENTS = frozenset({"QueueCallerJoin", "QueueCallerLeave"})
DONE_EVENTS = frozenset({"AgentComplete", "QueueCallerAbandon"})
EVENTS = MEMBER_EVENTS | CALLER_EVENTS | DONE_EVENTS | {"QueueMemberRemoved"}

Fields = Mapping[str, str]


@dataclass(slots=True)
class _State:
    callers: list[QueueCaller] = field(default_factory=list)
    members: dict[str, QueueMember] = field(default_factory=dict)
    figures: QueueFigures = field(default_factory=QueueFigures)


class QueueBoard:
    """All queues by name. Thread: asyncio."""

    def __init__(self) -> None:
        self._queues: dict[str, _State] = {}

    def load(self, rows: Iterable[Fields], now: float) -> tuple[Queue, ...]:
        """Take over a whole `QueueStatus`; what is not in it is forgotten."""
        self._queues = {}
        for row in rows:
            event = row.get("event", "")
            state = self._state(row, new=event == "QueueParams")
            if state is None:
                continue
            if event == "QueueParams":
                state.figures = _figures(row)
            elif event == "QueueMember":
                self._put_member(state, row)
            elif event == "QueueEntry" and len(state.callers) < MOST_CALLERS:
                waited = min(_seconds(row.get("wait", "")), _LONGEST_S)
                state.callers.append(_caller(row, now - waited))
        return tuple(self.queue(name) for name in self._queues)

    def count(self, rows: Iterable[Fields]) -> tuple[str, ...]:
        """Take over what a `QueueStatus` counts, not who waits: events are newer than that.

        Returns:
            The queues whose figures are different now.
        """
        changed: dict[str, None] = {}
        for row in rows:
            event, name = row.get("event", ""), _text(row.get("queue", ""))
            state = self._queues.get(name)
            if state is None:
                continue
            if event == "QueueParams" and state.figures != _figures(row):
                state.figures = _figures(row)
                changed[name] = None
            elif event == "QueueMember":
                told = _member(row)
                known = state.members.get(told.interface)
                if known is not None:
                    counted = replace(known, taken=told.taken, last_call_at=told.last_call_at)
                    if counted != known:
                        state.members[told.interface] = counted
                        changed[name] = None
        return tuple(changed)

    def take(self, event: str, fields: Fields, now: float) -> str:
        """Take over one of `EVENTS`.

        Returns:
            The name of the queue that is different now, empty when none is.
        """
        state = self._state(fields, new=False)
        if state is None:
            return ""
        if event in MEMBER_EVENTS:
            changed = self._put_member(state, fields)
        elif event == "QueueMemberRemoved":
            changed = state.members.pop(_interface(fields), None) is not None
        elif event == "QueueCallerJoin":
            changed = _join(state.callers, fields, now)
        else:
            changed = _leave(state.callers, fields)
        return _text(fields.get("queue", "")) if changed else ""

    def queue(self, name: str) -> Queue:
        """A queue's present state."""
        state = self._queues[name]
        return Queue(name, tuple(state.callers), tuple(state.members.values()), state.figures)

    def caller(self, queue: str, caller_id: str) -> QueueCaller | None:
        """Somebody who still waits."""
        state = self._queues.get(queue)
        callers = state.callers if state else []
        return next((caller for caller in callers if caller.id == caller_id), None)

    def _state(self, fields: Fields, *, new: bool) -> _State | None:
        name = _text(fields.get("queue", ""))
        state = self._queues.get(name)
        if state is None and new and name and len(self._queues) < MOST_QUEUES:
            state = self._queues[name] = _State()
        return state

    @staticmethod
    def _put_member(state: _State, fields: Fields) -> bool:
        member = _member(fields)
        known = state.members.get(member.interface)
        full = known is None and len(state.members) >= MOST_MEMBERS
        if not member.interface or full or known == member:
            return False
        state.members[member.interface] = member
        return True


def done(event: str, fields: Fields, now: float) -> QueueCallDone | None:
    """Read one of `DONE_EVENTS`; None without a queue."""
    queue = _text(fields.get("queue", ""))
    if not queue:
        return None
    waited = _seconds(fields.get("holdtime", ""))
    if event == "QueueCallerAbandon":
        return QueueCallDone(queue, now, served=False, waited_s=waited)
    talked = _seconds(fields.get("talktime", ""))
    return QueueCallDone(queue, now, True, waited, talked, _interface(fields))


def number_of(interface: str) -> str:
    """The extension in `PJSIP/200`, `Local/200@queue-member/n`; empty when there is none."""
    found = _NUMBER.match(interface)
    return found.group(1) if found else ""


def _join(callers: list[QueueCaller], fields: Fields, now: float) -> bool:
    caller = _caller(fields, now)
    known = any(each.id == caller.id for each in callers)
    if not caller.id or known or len(callers) >= MOST_CALLERS:
        return False
    place = _count(fields.get("position", "")) or len(callers) + 1
    callers.insert(min(place - 1, len(callers)), caller)
    return True


def _leave(callers: list[QueueCaller], fields: Fields) -> bool:
    caller_id = _text(fields.get("uniqueid", ""))
    at = next((at for at, each in enumerate(callers) if each.id == caller_id), -1)
    if at >= 0:
        del callers[at]
    return at >= 0


def _caller(fields: Fields, joined_at: float) -> QueueCaller:
    party = Party(_told(fields.get("calleridnum", "")), _told(fields.get("calleridname", "")))
    channel = _text(fields.get("channel", ""))
    return QueueCaller(_text(fields.get("uniqueid", "")), channel, party, joined_at)


def _member(fields: Fields) -> QueueMember:
    interface = _interface(fields)
    paused = fields.get("paused", "") == "1"
    number = number_of(interface)
    return QueueMember(
        interface=interface,
        number=number,
        name=_text(fields.get("membername", "") or fields.get("name", "")) or number,
        state=_STATES.get(fields.get("status", ""), MemberState.UNKNOWN),
        paused=paused,
        reason=_text(fields.get("pausedreason", "")) if paused else "",
        paused_at=_moment(fields.get("lastpause", "")) if paused else 0.0,
        dynamic=fields.get("membership", "") == "dynamic",
        taken=_count(fields.get("callstaken", "")),
        last_call_at=_moment(fields.get("lastcall", "")),
    )


def _interface(fields: Fields) -> str:
    return _text(fields.get("interface", "") or fields.get("location", ""))


def _figures(fields: Fields) -> QueueFigures:
    return QueueFigures(
        lost=_count(fields.get("abandoned", "")),
        served=_count(fields.get("completed", "")),
        talk_s=_seconds(fields.get("talktime", "")),
        wait_s=_seconds(fields.get("holdtime", "")),
    )


def _text(text: str) -> str:
    """One short line without control characters."""
    return "".join(c for c in text[:_LONGEST_TEXT] if c.isprintable()).strip()


def _told(text: str) -> str:
    text = _text(text)
    return "" if text.lower() in _UNTOLD else text


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _seconds(text: str) -> float:
    """A duration; 0 for anything that is not one."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) and 0 < value <= _LONGEST_S * 52 else 0.0


def _moment(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) and 0 < value < _LATEST_S else 0.0
