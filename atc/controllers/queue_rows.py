# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues, waiting callers and agents as rows for the screen."""

from typing import NamedTuple

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QObject

from atc.controllers import texts
from atc.controllers.qt import tr
from atc.controllers.rows import RowsModel
from atc.domain.queues import MemberState, Queue, QueueCaller, QueueFigures, QueueMember

REASONS = {
    "wrap-up": QT_TRANSLATE_NOOP("Queues", "wrapping up"),
    "in a call": QT_TRANSLATE_NOOP("Queues", "in a call"),
    "console closed": QT_TRANSLATE_NOOP("Queues", "console closed"),
    "supervisor": QT_TRANSLATE_NOOP("Queues", "by the supervisor"),
}
"""The reasons that the console itself gives, in the user's language."""

_ATTENDING = frozenset({MemberState.FREE, MemberState.RINGING})


class QueueRow(NamedTuple):
    """One queue. `since`: when the one who waits longest came; times in whole seconds.

    Attributes:
        free: agents who could take a call now; `agents`: all of them.
        pause: `none` when we are no agent of it, else `open`, `partly` or `paused`.
    """

    name: str
    waiting: int
    since: float
    lost: int
    served: int
    talk: int
    wait: int
    free: int
    agents: int
    pause: str
    reason: str


class QueuesModel(RowsModel[QueueRow]):
    """The queues."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(QueueRow, lambda row: row.name, parent)


class WaitingRow(NamedTuple):
    """Somebody who waits. `place` counts from 1 in the queue."""

    caller_id: str
    queue: str
    name: str
    number: str
    since: float
    place: int
    picking: bool


class WaitingModel(RowsModel[WaitingRow]):
    """Those who wait, the longest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(WaitingRow, lambda row: (row.queue, row.caller_id), parent)


class AgentRow(NamedTuple):
    """An agent of a queue."""

    key: str
    queue: str
    interface_: str
    name: str
    number: str
    phone: str
    paused: bool
    reason: str
    paused_since: float
    dynamic: bool
    taken: int
    last_call: float


def queue_row(queue: Queue, own: tuple[QueueMember, ...], figures: QueueFigures) -> QueueRow:
    """All that a queue's tile shows."""
    paused = [member.paused for member in own]
    pause = "none" if not own else "paused" if all(paused) else "partly" if any(paused) else "open"
    reasons = {member.reason for member in own if member.paused}
    free = sum(m.state in _ATTENDING and not m.paused for m in queue.members)
    return QueueRow(
        name=queue.name,
        waiting=len(queue.callers),
        since=min((caller.joined_at for caller in queue.callers), default=0.0),
        lost=figures.lost,
        served=figures.served,
        talk=round(figures.talk_s),
        wait=round(figures.wait_s),
        free=free,
        agents=len(queue.members),
        pause=pause,
        reason=reason_text(reasons.pop()) if len(reasons) == 1 else "",
    )


def waiting_row(queue: str, caller: QueueCaller, place: int, *, picking: bool) -> WaitingRow:
    """All that a waiting caller's line shows."""
    party = caller.party
    return WaitingRow(
        caller_id=caller.id,
        queue=queue,
        name=texts.who(party.name, "" if party.anonymous else party.number),
        number="" if party.anonymous else party.number,
        since=caller.joined_at,
        place=place,
        picking=picking,
    )


def agent_row(queue: str, member: QueueMember, name: str) -> AgentRow:
    """All that an agent's line shows."""
    return AgentRow(
        key=f"{queue}\n{member.interface}",
        queue=queue,
        interface_=member.interface,
        name=name,
        number=member.number,
        phone=member.state.value,
        paused=member.paused,
        reason=reason_text(member.reason),
        paused_since=member.paused_at,
        dynamic=member.dynamic,
        taken=member.taken,
        last_call=member.last_call_at,
    )


def reason_text(reason: str) -> str:
    """A reason in the user's language when it is one of ours, else as it was told."""
    return tr("Queues", REASONS[reason]) if reason in REASONS else reason
