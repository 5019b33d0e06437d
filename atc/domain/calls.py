# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls as the receptionist sees them."""

from dataclasses import dataclass
from enum import Enum
from typing import NewType

from atc.domain.notices import Notice

CallId = NewType("CallId", int)
"""Given by the console, never used twice in one run."""

AccountId = NewType("AccountId", str)
"""The account's `id` in the configuration."""


class Direction(Enum):
    """Who placed the call."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class CallState(Enum):
    """Where a call stands. OFFERED is a pickup offer that has no SIP leg yet."""

    OFFERED = "offered"
    RINGING = "ringing"
    DIALING = "dialing"
    ALERTING = "alerting"
    ACTIVE = "active"
    HELD = "held"
    ENDED = "ended"


LIVE_STATES = frozenset({CallState.ACTIVE, CallState.HELD})
"""States in which both ends are connected."""


class Pending(Enum):
    """What was asked of the PBX and is not confirmed yet."""

    NONE = ""
    ANSWERING = "answering"
    REJECTING = "rejecting"
    HOLDING = "holding"
    RESUMING = "resuming"
    HANGING_UP = "hanging_up"
    TRANSFERRING = "transferring"
    PARKING = "parking"


class EndCause(Enum):
    """Why a call is over, as far as SIP tells."""

    NONE = ""
    LOCAL = "local"
    REMOTE = "remote"
    MISSED = "missed"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    REJECTED = "rejected"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    UNAVAILABLE = "unavailable"
    TRANSFERRED = "transferred"
    PARKED = "parked"
    FAILED = "failed"


class Purpose(Enum):
    """Why the console placed an outgoing call."""

    CALL = "call"
    CONSULTATION = "consultation"
    HANDOVER = "handover"
    """A supervised blind transfer's call to the target: no audio is opened."""
    RETRIEVE = "retrieve"
    PICKUP = "pickup"
    PICKUP_INVITE = "pickup_invite"
    UNDO = "undo"
    SERVICE = "service"
    """A feature code whose call is not shown (do not disturb, forward…)."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on the other end. Empty number means withheld."""

    number: str
    name: str = ""

    @property
    def anonymous(self) -> bool:
        """Whether the caller hides the number (RFC 3323, RFC 3325)."""
        return not self.number or self.number.lower() in {"anonymous", "unavailable", "unknown"}

    @property
    def label(self) -> str:
        """The best short name; empty for an anonymous party."""
        return self.name or ("" if self.anonymous else self.number)


@dataclass(frozen=True, slots=True)
class Diversion:
    """One forwarding step of a call (RFC 5806, RFC 7044). `reason` is the header's token."""

    by: Party
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """A call that came back. Times are wall-clock seconds since the epoch.

    Attributes:
        source: who it came back from (a person, or the slot it was parked in).
        parked: whether it came back from a park slot.
        transferred_at: when this console sent it away, None when somebody else did.
        reason: busy, no-answer… as SIP told, or empty.
    """

    source: Party
    parked: bool = False
    transferred_at: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CallerCard:
    """What the directory knows of the other end.

    Attributes:
        contact: the contact's id (`ContactId`), 0 for an extension that is no contact.
        others: labels of further contacts that have this number too, best first.
    """

    contact: int = 0
    name: str = ""
    company: str = ""
    department: str = ""
    groups: tuple[str, ...] = ()
    vip: bool = False
    has_photo: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One call on the console, replaced as a whole at each change.

    `*_at` are wall-clock seconds since the epoch; None means not (yet).

    Attributes:
        line: the console's line, from 1; 0 while it rings unanswered.
        called: the number of ours that was called.
        queue: the queue it came through, kept while talking.
        rung: the extension that is being rung (pickup and pickup offers).
        consultation_of: the caller's call when this one is its consultation.
        muted: whether our microphone is closed to this call.
        on_hold_by_peer: whether the other end holds us.
        caller: what the directory knows of the other end; None until it answered, or nothing.
        prefixes: marks that the PBX put before the caller's name, stripped from it.
        category: the id of the category that the rules gave it.
        priority: the category's; higher rings further up.
        tags: the dispositions she gave it.
        note: what the receptionist wrote, the reason for holding too.
        notice: what last happened to it, for the card.
    """

    id: CallId
    account: AccountId
    direction: Direction
    state: CallState
    remote: Party
    created_at: float
    purpose: Purpose = Purpose.CALL
    dialed: str = ""
    called: str = ""
    queue: str = ""
    diversions: tuple[Diversion, ...] = ()
    rung: Party | None = None
    recall: Recall | None = None
    consultation_of: CallId | None = None
    line: int = 0
    answered_at: float | None = None
    held_at: float | None = None
    ended_at: float | None = None
    pending: Pending = Pending.NONE
    cause: EndCause = EndCause.NONE
    muted: bool = False
    on_hold_by_peer: bool = False
    secure: bool = False
    codec: str = ""
    caller: CallerCard | None = None
    prefixes: tuple[str, ...] = ()
    category: str = ""
    priority: int = 0
    tags: tuple[str, ...] = ()
    note: str = ""
    notice: Notice | None = None

    @property
    def background(self) -> bool:
        """Whether it is only a means and has no card (a feature code, a supervised transfer)."""
        return self.purpose in {Purpose.SERVICE, Purpose.HANDOVER}

    @property
    def live(self) -> bool:
        """Whether both ends are connected (active or held)."""
        return self.state in LIVE_STATES

    @property
    def ended(self) -> bool:
        """Whether the call is over."""
        return self.state is CallState.ENDED

    @property
    def waiting(self) -> bool:
        """Whether somebody waits for the receptionist to answer."""
        return self.state in {CallState.RINGING, CallState.OFFERED}
