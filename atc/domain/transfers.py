# SPDX-License-Identifier: GPL-3.0-or-later
"""Transfers and what came of them."""

from dataclasses import dataclass
from enum import Enum

from atc.domain.calls import CallId, Party
from atc.domain.notices import Notice


class TransferKind(Enum):
    """How a call is handed over."""

    BLIND = "blind"
    ATTENDED = "attended"
    JOIN = "join"


class TransferState(Enum):
    """Where a transfer stands; the last six are final."""

    PENDING = "pending"
    RINGING = "ringing"
    ANSWERED = "answered"
    FAILED = "failed"
    """The caller is still on the console's line."""
    RETURNED = "returned"
    """The PBX sent the caller back."""
    UNDONE = "undone"
    LOST = "lost"
    """The caller hung up before anybody answered."""
    UNCONFIRMED = "unconfirmed"
    """The PBX stopped telling; the caller left our line."""


FINAL_TRANSFER_STATES = frozenset(TransferState) - {TransferState.PENDING, TransferState.RINGING}


@dataclass(frozen=True, slots=True)
class Transfer:
    """One hand-over. `*_at` are wall-clock seconds since the epoch.

    Attributes:
        id: given by the console, counts up.
        target: where to; the name is the extension's when it is known.
        undo_until: until when Undo is offered, 0 when it is not.
        note, queue, called: the call's own, given back to it when it returns.
    """

    id: int
    kind: TransferKind
    call_id: CallId
    caller: Party
    target: Party
    state: TransferState
    started_at: float
    undo_until: float = 0.0
    ended_at: float | None = None
    outcome: Notice | None = None
    note: str = ""
    queue: str = ""
    called: str = ""

    @property
    def final(self) -> bool:
        """Whether nothing more is expected."""
        return self.state in FINAL_TRANSFER_STATES
