# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues as the PBX's manager tells them: who waits, who answers, what came of the calls (Q01…Q04).

Times are wall-clock seconds since the epoch, durations seconds.
"""

from dataclasses import dataclass
from enum import Enum

from atc.domain.calls import Party


class MemberState(Enum):
    """What an agent's phone does."""

    UNKNOWN = "unknown"
    FREE = "free"
    TALKING = "talking"
    BUSY = "busy"
    RINGING = "ringing"
    ON_HOLD = "on_hold"
    ABSENT = "absent"
    """Not registered, or no such phone."""


@dataclass(frozen=True, slots=True)
class QueueCaller:
    """Somebody who waits.

    Attributes:
        id: the PBX's own number of the call.
        channel: the call's name at the PBX, by which it is moved.
    """

    id: str
    channel: str
    party: Party
    joined_at: float


@dataclass(frozen=True, slots=True)
class QueueMember:
    """An agent of a queue.

    Attributes:
        interface: how the queue reaches the agent; the agent's key at the PBX.
        number: the extension in it, empty when it names none.
        reason: why the agent is paused, empty when not told.
        paused_at: since when, 0 when not paused or not told.
        dynamic: added while the PBX ran; only such agents can be removed.
        taken: calls answered since the PBX began to count.
        last_call_at: when the last one ended, 0 without one.
    """

    interface: str
    number: str
    name: str
    state: MemberState = MemberState.UNKNOWN
    paused: bool = False
    reason: str = ""
    paused_at: float = 0.0
    dynamic: bool = False
    taken: int = 0
    last_call_at: float = 0.0


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """What the PBX counted since it was started, or its counters were reset.

    Attributes:
        lost: callers who gave up.
        served: calls that an agent took.
        talk_s, wait_s: moving averages; 0 without a call.
    """

    lost: int = 0
    served: int = 0
    talk_s: float = 0.0
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue at a moment; `callers` in the order in which they are served."""

    name: str
    callers: tuple[QueueCaller, ...] = ()
    members: tuple[QueueMember, ...] = ()
    figures: QueueFigures = QueueFigures()


@dataclass(frozen=True, slots=True)
class QueuesListed:
    """All queues there are: after the manager link came up."""

    queues: tuple[Queue, ...]


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """A queue's present state."""

    queue: Queue


@dataclass(frozen=True, slots=True)
class QueueCallDone:
    """A call of a queue is over: an agent talked with the caller, or the caller gave up."""

    queue: str
    at: float
    served: bool
    waited_s: float
    talked_s: float = 0.0
    interface: str = ""


QueueEvent = QueuesListed | QueueChanged | QueueCallDone


class PauseState(Enum):
    """Whether queues send us calls; PARTLY: some do."""

    NONE = "none"
    """We are no agent, or cannot know."""
    UNKNOWN = "unknown"
    OPEN = "open"
    PARTLY = "partly"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class QueueRules:
    """How queues are treated, by configuration.

    Attributes:
        managed: whether the PBX has a manager interface that we use.
        reasons: what can be chosen for a pause.
        pause_on_quit: pause when the console is left, go on when it is back.
        pause_while_talking: pause from the answer of a queue's call to its end.
        wrap_up_s: seconds of pause after a queue's call; 0 none.
        supervisor: whether agents of others can be seen to.
    """

    managed: bool = False
    reasons: tuple[str, ...] = ()
    pause_on_quit: bool = False
    pause_while_talking: bool = False
    wrap_up_s: float = 0.0
    supervisor: bool = True
