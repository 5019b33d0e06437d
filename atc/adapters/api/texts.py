# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices in English, for programs' logs and their authors."""

from atc.domain.notices import Notice, NoticeKind

_K = NoticeKind

SENTENCES: dict[NoticeKind, str] = {
    _K.TRANSFERRING_TO: "transferring to {target}",
    _K.TRANSFER_RINGING: "ringing at {target}",
    _K.TRANSFER_ANSWERED: "{target} answered",
    _K.TRANSFER_BUSY: "{target} is busy, the call is still here",
    _K.TRANSFER_NO_ANSWER: "{target} does not answer, the call is still here",
    _K.TRANSFER_REFUSED: "{target} declined, the call is still here",
    _K.TRANSFER_NOT_FOUND: "the PBX does not know {target}, the call is still here",
    _K.TRANSFER_FAILED: "the transfer to {target} failed: {reason}",
    _K.TRANSFER_UNCONFIRMED: "sent to {target}, the PBX does not tell whether it was answered",
    _K.TRANSFER_RETURNED: "came back from {target}",
    _K.TRANSFER_UNDONE: "taken back from {target}",
    _K.TRANSFER_UNDO_LATE: "too late to take it back from {target}",
    _K.TRANSFER_CANCELLED: "transfer to {target} cancelled",
    _K.CONSULTATION_ENDED: "{target} hung up, the caller is on hold",
    _K.CALLER_LEFT: "{caller} hung up meanwhile",
    _K.JOINED: "{caller} talks with {target}",
    _K.PARKING: "parking {slot}",
    _K.PARKED: "parked in {slot}",
    _K.PARK_FAILED: "could not be parked {slot}: {reason}",
    _K.SLOT_TAKEN: "slot {slot} is taken",
    _K.SLOT_EMPTY: "slot {slot} is empty",
    _K.RETRIEVE_FAILED: "the call in slot {slot} could not be taken back: {reason}",
    _K.PICKUP_ASKED: "picking up the call for {target}",
    _K.PICKUP_FAILED: "the call for {target} could not be picked up: {reason}",
    _K.PICKUP_GONE: "nothing rings at {target} now",
    _K.CONFIRM_HOLD: "{caller} would be put on hold",
    _K.HOLD_FAILED: "the PBX did not hold the call: {reason}",
    _K.RESUME_FAILED: "the call could not be resumed: {reason}",
    _K.ANSWER_FAILED: "the call could not be answered: {reason}",
    _K.DIAL_FAILED: "{number} could not be called: {reason}",
    _K.CALL_DROPPED: "the call was cut off: {reason}",
    _K.NO_FREE_LINE: "all {lines} lines are taken",
    _K.NO_NUMBER: "there is no number",
    _K.INVALID_NUMBER: "{number} cannot be dialled",
    _K.UNKNOWN_CALL: "there is no call {call}",
    _K.WRONG_STATE: "{action} is not possible: the call is {state}",
    _K.NOT_REGISTERED: "account {account} is not registered at the PBX",
    _K.NOT_SUPPORTED: "the PBX profile {profile} has no {service}",
    _K.DND_FAILED: "the PBX did not change do-not-disturb: {reason}",
    _K.MANAGER_AWAY: "the connection to the PBX's manager is down",
    _K.QUEUE_NO_AGENT: "no account of this console is an agent of the queue",
    _K.QUEUE_PAUSE_FAILED: "the PBX did not change the pause: {reason}",
    _K.QUEUE_PICK_FAILED: "{caller} could not be taken out of the queue: {reason}",
    _K.QUEUE_CALLER_GONE: "{caller} no longer waits in the queue",
    _K.QUEUE_AGENT_FAILED: "{agent} could not be changed in {queue}: {reason}",
    _K.AUDIO_FAILED: "{device} cannot be used: {reason}",
    _K.HEADSET_CONNECTED: "headset {name} is ready",
    _K.HEADSET_LOST: "headset {name} was unplugged",
    _K.HEADSET_LOST_IN_CALL: "headset {name} was unplugged, the call goes on",
    _K.HEADSET_BACK_IN_CALL: "headset {name} is back in the call",
    _K.HEADSET_REPLACED: "headset {name} was unplugged, {instead} is used now",
    _K.HEADSETS_UNUSABLE: "headsets cannot be used",
    _K.HEADSET_MUTE_REFUSED: "headset {name} keeps its microphone closed",
    _K.HEADSET_DENIED: "the system does not allow the buttons of headset {name}",
    _K.HEADSET_BUSY: "another program holds the buttons of headset {name}",
    _K.HEADSET_FAILED: "the buttons of headset {name} do not work",
    _K.EXPORT_FAILED: "the report could not be made: {reason}",
    _K.BAD_EMAIL: "{address} is no e-mail address",
    _K.NO_MAIL_PROGRAM: "there is no mail program to write to {address} with",
    _K.CONTACT_NOT_KEPT: "the change to {name} could not be kept",
    _K.PHOTO_UNUSABLE: "{file} is no usable picture",
}


def english(notice: Notice) -> str:
    """The notice as a sentence; a value that was not told leaves no stray colon."""
    text = SENTENCES.get(notice.kind, notice.kind.value.replace("_", " "))
    for name, value in notice.params:
        text = text.replace("{" + name + "}", value)
    return " ".join(text.split()).removesuffix(":")
