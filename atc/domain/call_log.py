# SPDX-License-Identifier: GPL-3.0-or-later
"""What the call log keeps of a call: its whole story, and what came of it."""

from dataclasses import dataclass
from enum import Enum
from typing import NewType

from atc.domain.calls import Direction, Party

LogUid = NewType("LogUid", str)
"""A call's name in the log, unique among all desks that share one (UUID, hexadecimal)."""


class StepKind(Enum):
    """What can happen in a call. The comment says who or what `LogStep.party` and `detail` are."""

    RANG = "rang"  # detail: queue
    DIALED = "dialed"  # party: who was dialled
    ANSWERED = "answered"
    HELD = "held"  # detail: the reason she noted
    RESUMED = "resumed"
    HELD_BY_PEER = "held_by_peer"
    CONSULTED = "consulted"  # party: whom she asked; detail: why that one did not answer
    TRANSFERRED = "transferred"  # party: target; detail: blind, attended or join
    TRANSFER_ANSWERED = "transfer_answered"  # party: target
    TRANSFER_FAILED = "transfer_failed"  # party: target; detail: why (TransferState, busy…)
    TRANSFER_UNDONE = "transfer_undone"  # party: target
    TRANSFER_UNCONFIRMED = "transfer_unconfirmed"  # party: target, the PBX stopped telling
    RETURNED = "returned"  # party: who it came back from
    DEFLECTED = "deflected"  # party: target
    PARKED = "parked"  # detail: slot
    RETRIEVED = "retrieved"  # detail: slot; party: who took it, if the PBX tells
    PICKED_UP = "picked_up"  # party: whose phone was ringing
    REJECTED = "rejected"  # detail: dnd or full (no free line) when it was not by hand
    ENDED = "ended"  # detail: us, them, pbx, or console when that died in mid-call


@dataclass(frozen=True, slots=True)
class LogStep:
    """One thing that happened, at `at` (wall-clock seconds since the epoch)."""

    at: float
    kind: StepKind
    party: Party | None = None
    detail: str = ""


class Outcome(Enum):
    """How a call went, in one word."""

    ONGOING = "ongoing"
    """Not over yet, or the console died in mid-call."""
    ANSWERED = "answered"
    MISSED = "missed"
    REJECTED = "rejected"
    ELSEWHERE = "elsewhere"
    """Another phone of ours answered it."""
    DEFLECTED = "deflected"
    """She sent it on before answering; `handed_to` tells where."""
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    FAILED = "failed"
    CANCELLED = "cancelled"
    """She hung up before the other end answered."""


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One call in the log. Times are wall-clock seconds since the epoch; None means not.

    Attributes:
        desk: the console that logged it (its account's number and the machine's name).
        number_key: the remote number as it is compared (`NumberPlan.key`), for look-ups, the
            suggestions and erasure.
        company, contact_name: what the directory knew at the time.
        prefixes: marks that the PBX put before the caller's name (`R:`, `c2c`, queue tags).
        category: id of the category it was given, `category_name` its name at the time.
        tags: dispositions, in the order she chose them.
        ended_by: us, them or pbx; empty while it lasts.
        handed_to: where it went in the end (transfer answered, deflected, parked and taken).
        handled: a missed call that somebody dealt with; `handled_by` which desk.
        updated_at: when this record last changed; the newer one wins between desks.
        linked: the log's uid of the call this one came back from or consulted for, or empty.
        erased: whom it was with has been forgotten; it only counts in reports.
    """

    uid: LogUid
    desk: str
    direction: Direction
    remote: Party
    started_at: float
    number_key: str = ""
    account: str = ""
    contact_name: str = ""
    company: str = ""
    called: str = ""
    queue: str = ""
    prefixes: tuple[str, ...] = ()
    category: str = ""
    category_name: str = ""
    answered_at: float | None = None
    ended_at: float | None = None
    outcome: Outcome = Outcome.ONGOING
    ended_by: str = ""
    handed_to: Party | None = None
    steps: tuple[LogStep, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    handled: bool = False
    handled_by: str = ""
    updated_at: float = 0.0
    linked: str = ""
    erased: bool = False

    @property
    def talk_s(self) -> float:
        """Seconds from answer to end, 0 when it was never answered or is not over."""
        if self.answered_at is None or self.ended_at is None:
            return 0.0
        return max(0.0, self.ended_at - self.answered_at)

    @property
    def wait_s(self) -> float:
        """Seconds until it was answered, or given up."""
        until = self.answered_at or self.ended_at
        return max(0.0, until - self.started_at) if until else 0.0


@dataclass(frozen=True, slots=True)
class LogEdit:
    """A change by hand. None leaves a field as it is.

    Attributes:
        note_before: the note that she began to write from; if it is another by now, for somebody
            else wrote too, both texts are kept. None: `note` replaces whatever there is.
        tag, untag: dispositions to add at the end, and to take away.
        category, category_name: go together.
        handled: with `handled_by`, the desk that says so.
    """

    note: str | None = None
    note_before: str | None = None
    tag: tuple[str, ...] = ()
    untag: tuple[str, ...] = ()
    category: str | None = None
    category_name: str = ""
    handled: bool | None = None
    handled_by: str = ""


class LogKind(Enum):
    """Which calls to show. The values are what `LogFilter.kind` takes."""

    ALL = ""
    INCOMING = "incoming"
    OUTGOING = "outgoing"
    MISSED = "missed"
    """Missed, and nobody has dealt with it yet."""
    MISSED_ALL = "missed_all"
    """Missed, dealt with or not."""
    ANSWERED = "answered"
    TRANSFERRED = "transferred"
    """Handed to somebody."""


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What to show of the log. Empty or None means all.

    Attributes:
        text: words that must all occur in names, company, numbers, queue, tags or note, in any
            order and case, with or without accents; digits find numbers in any formatting.
        since, until: started between these wall-clock seconds.
        kind: a value of `LogKind`.
    """

    text: str = ""
    since: float | None = None
    until: float | None = None
    kind: str = ""
    category: str = ""
    tag: str = ""
    queue: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """A part of the log, newest first, and how many there are in all."""

    filter: LogFilter
    offset: int
    calls: tuple[LoggedCall, ...]
    total: int
