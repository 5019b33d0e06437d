# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to tell the user, as data: the controllers put them into her language."""

from dataclasses import dataclass
from enum import Enum


class NoticeKind(Enum):
    """Every sentence that the console can say about a call, a slot, an account or a command.

    The comment behind each names its parameters.
    """

    # transfers
    TRANSFERRING_TO = "transferring_to"  # target
    TRANSFER_RINGING = "transfer_ringing"  # target
    TRANSFER_ANSWERED = "transfer_answered"  # target
    TRANSFER_BUSY = "transfer_busy"  # target
    TRANSFER_NO_ANSWER = "transfer_no_answer"  # target
    TRANSFER_REFUSED = "transfer_refused"  # target
    TRANSFER_NOT_FOUND = "transfer_not_found"  # target
    TRANSFER_FAILED = "transfer_failed"  # target, reason
    TRANSFER_UNCONFIRMED = "transfer_unconfirmed"  # target
    TRANSFER_RETURNED = "transfer_returned"  # target
    TRANSFER_UNDONE = "transfer_undone"  # target
    TRANSFER_UNDO_LATE = "transfer_undo_late"  # target
    TRANSFER_CANCELLED = "transfer_cancelled"  # target
    CONSULTATION_ENDED = "consultation_ended"  # target
    CALLER_LEFT = "caller_left"  # caller
    JOINED = "joined"  # caller, target
    # parking
    PARKING = "parking"  # slot (may be empty)
    PARKED = "parked"  # slot
    PARK_FAILED = "park_failed"  # slot, reason
    SLOT_TAKEN = "slot_taken"  # slot
    SLOT_EMPTY = "slot_empty"  # slot
    RETRIEVE_FAILED = "retrieve_failed"  # slot, reason
    # pickup
    PICKUP_ASKED = "pickup_asked"  # target
    PICKUP_FAILED = "pickup_failed"  # target, reason
    PICKUP_GONE = "pickup_gone"  # target
    # calls
    CONFIRM_HOLD = "confirm_hold"  # caller
    HOLD_FAILED = "hold_failed"  # reason
    RESUME_FAILED = "resume_failed"  # reason
    ANSWER_FAILED = "answer_failed"  # reason
    DIAL_FAILED = "dial_failed"  # number, reason
    CALL_DROPPED = "call_dropped"  # reason
    NO_FREE_LINE = "no_free_line"  # lines
    NO_NUMBER = "no_number"
    INVALID_NUMBER = "invalid_number"  # number
    UNKNOWN_CALL = "unknown_call"  # call
    WRONG_STATE = "wrong_state"  # action, state
    NOT_REGISTERED = "not_registered"  # account
    NOT_SUPPORTED = "not_supported"  # service, profile
    # services
    DND_FAILED = "dnd_failed"  # reason
    MANAGER_AWAY = "manager_away"
    # queues
    QUEUE_NO_AGENT = "queue_no_agent"
    QUEUE_PAUSE_FAILED = "queue_pause_failed"  # reason
    QUEUE_PICK_FAILED = "queue_pick_failed"  # caller, reason
    QUEUE_CALLER_GONE = "queue_caller_gone"  # caller
    QUEUE_AGENT_FAILED = "queue_agent_failed"  # agent, queue, reason
    AUDIO_FAILED = "audio_failed"  # device, reason
    # headset
    HEADSET_CONNECTED = "headset_connected"  # name
    HEADSET_LOST = "headset_lost"  # name
    HEADSET_LOST_IN_CALL = "headset_lost_in_call"  # name
    HEADSET_BACK_IN_CALL = "headset_back_in_call"  # name
    HEADSET_REPLACED = "headset_replaced"  # name, instead
    HEADSETS_UNUSABLE = "headsets_unusable"
    HEADSET_MUTE_REFUSED = "headset_mute_refused"  # name
    HEADSET_DENIED = "headset_denied"  # name
    HEADSET_BUSY = "headset_busy"  # name
    HEADSET_FAILED = "headset_failed"  # name
    EXPORT_FAILED = "export_failed"  # reason
    # contacts
    BAD_EMAIL = "bad_email"  # address
    NO_MAIL_PROGRAM = "no_mail_program"  # address
    CONTACT_NOT_KEPT = "contact_not_kept"  # name
    PHOTO_UNUSABLE = "photo_unusable"  # file


class Tone(Enum):
    """How serious a notice is."""

    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the user: its kind and the values it names."""

    kind: NoticeKind
    params: tuple[tuple[str, str], ...] = ()
    tone: Tone = Tone.INFO

    def get(self, name: str) -> str:
        """The value of a parameter, empty when it has none."""
        return dict(self.params).get(name, "")


def notice(kind: NoticeKind, tone: Tone = Tone.INFO, **params: str) -> Notice:
    """Build a notice from keyword parameters."""
    return Notice(kind, tuple(params.items()), tone)
