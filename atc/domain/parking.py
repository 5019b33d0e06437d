# SPDX-License-Identifier: GPL-3.0-or-later
"""Park slots."""

from dataclasses import dataclass
from enum import Enum

from atc.domain.calls import Party


class SlotState(Enum):
    """What is known of a park slot."""

    UNKNOWN = "unknown"
    FREE = "free"
    PENDING = "pending"
    """A call was sent there, the PBX has not confirmed it."""
    OCCUPIED = "occupied"
    RETRIEVING = "retrieving"


@dataclass(frozen=True, slots=True)
class Slot:
    """One park slot. Times are wall-clock seconds since the epoch.

    Attributes:
        caller: who waits there, None when the PBX does not tell.
        parked_by: who parked the call, None when not known.
        parked_at: when, as near as the PBX or the lamp tells.
        timeout_s: after how many seconds the PBX returns the call.
        note, queue, called: the call's own, if it was ours; it gets them back when retrieved.
    """

    number: str
    state: SlotState = SlotState.UNKNOWN
    caller: Party | None = None
    parked_by: Party | None = None
    parked_at: float = 0.0
    timeout_s: float = 0.0
    note: str = ""
    queue: str = ""
    called: str = ""
