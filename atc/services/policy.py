# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings that the services follow. All times in seconds."""

from dataclasses import dataclass
from enum import Enum


class DndMode(Enum):
    """Where do-not-disturb acts: at the PBX by its code, here by 486, or both."""

    BOTH = "both"
    PBX = "pbx"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class CallPolicy:
    """How calls are treated.

    Attributes:
        lines: how many calls the console takes at once, 1…32.
        hold_reminder_s: after how long a held call is brought to mind; 0 never.
        undo_s: how long Undo is offered after a blind transfer.
        transfer_timeout_s: how long a target may ring in a transfer that we supervise, and how
            long the PBX may stay silent about one that it makes.
        confirm_s: how long the PBX may take to confirm a hold, a park or a REFER.
        linger_s: how long an ended call stays on the screen.
        linger_failed_s: the same for one that has something to say.
        recall_window_s: how long a call sent away is expected back.
        confirm_hold: ask before answering or dialling holds the active call.
        dnd: where do-not-disturb acts.
    """

    lines: int = 8
    hold_reminder_s: float = 60.0
    undo_s: float = 5.0
    transfer_timeout_s: float = 30.0
    confirm_s: float = 6.0
    linger_s: float = 4.0
    linger_failed_s: float = 12.0
    recall_window_s: float = 180.0
    confirm_hold: bool = False
    dnd: DndMode = DndMode.BOTH
