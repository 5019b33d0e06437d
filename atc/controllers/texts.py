# SPDX-License-Identifier: GPL-3.0-or-later
"""What the console says, put into the user's language: one sentence for each kind of notice."""

from PyQt6.QtCore import QT_TRANSLATE_NOOP

from atc.controllers.qt import tr
from atc.domain.accounts import Account, RegistrationState
from atc.domain.calls import Call, Diversion, EndCause, Recall
from atc.domain.notices import Notice, NoticeKind

K = NoticeKind

NOTICES: dict[NoticeKind, str] = {
    K.TRANSFERRING_TO: QT_TRANSLATE_NOOP("Notices", "Transferring to {target}…"),
    K.TRANSFER_RINGING: QT_TRANSLATE_NOOP("Notices", "Ringing at {target}"),
    K.TRANSFER_ANSWERED: QT_TRANSLATE_NOOP("Notices", "{target} answered"),
    K.TRANSFER_BUSY: QT_TRANSLATE_NOOP("Notices", "{target} is busy: the call is still yours"),
    K.TRANSFER_NO_ANSWER: QT_TRANSLATE_NOOP(
        "Notices", "{target} does not answer: the call is still yours"
    ),
    K.TRANSFER_REFUSED: QT_TRANSLATE_NOOP("Notices", "{target} declined: the call is still yours"),
    K.TRANSFER_NOT_FOUND: QT_TRANSLATE_NOOP(
        "Notices", "There is no {target} at the PBX: the call is still yours"
    ),
    K.TRANSFER_FAILED: QT_TRANSLATE_NOOP(
        "Notices", "The transfer to {target} failed: the call is still yours. {reason}"
    ),
    K.TRANSFER_UNCONFIRMED: QT_TRANSLATE_NOOP(
        "Notices", "Sent to {target}; the PBX does not tell whether it was answered"
    ),
    K.TRANSFER_RETURNED: QT_TRANSLATE_NOOP("Notices", "Came back from {target}"),
    K.TRANSFER_UNDONE: QT_TRANSLATE_NOOP("Notices", "Taken back from {target}"),
    K.TRANSFER_UNDO_LATE: QT_TRANSLATE_NOOP("Notices", "Too late: {target} has answered already"),
    K.TRANSFER_CANCELLED: QT_TRANSLATE_NOOP("Notices", "Transfer to {target} cancelled"),
    K.CONSULTATION_ENDED: QT_TRANSLATE_NOOP("Notices", "{target} hung up: the caller is on hold"),
    K.CALLER_LEFT: QT_TRANSLATE_NOOP("Notices", "{caller} hung up meanwhile"),
    K.JOINED: QT_TRANSLATE_NOOP("Notices", "{caller} is talking with {target}"),
    K.PARKING: QT_TRANSLATE_NOOP("Notices", "Parking… {slot}"),
    K.PARKED: QT_TRANSLATE_NOOP("Notices", "Parked in {slot}"),
    K.PARK_FAILED: QT_TRANSLATE_NOOP("Notices", "Could not be parked in {slot}. {reason}"),
    K.SLOT_TAKEN: QT_TRANSLATE_NOOP("Notices", "Slot {slot} is taken"),
    K.SLOT_EMPTY: QT_TRANSLATE_NOOP("Notices", "Nobody waits in slot {slot} any more"),
    K.RETRIEVE_FAILED: QT_TRANSLATE_NOOP(
        "Notices", "The call in {slot} could not be taken back. {reason}"
    ),
    K.PICKUP_ASKED: QT_TRANSLATE_NOOP("Notices", "Picking up the call for {target}…"),
    K.PICKUP_FAILED: QT_TRANSLATE_NOOP(
        "Notices", "The call for {target} could not be picked up. {reason}"
    ),
    K.PICKUP_GONE: QT_TRANSLATE_NOOP("Notices", "{target} no longer rings"),
    K.CONFIRM_HOLD: QT_TRANSLATE_NOOP(
        "Notices", "{caller} will be put on hold. Once more to go on."
    ),
    K.HOLD_FAILED: QT_TRANSLATE_NOOP("Notices", "The PBX did not hold the call. {reason}"),
    K.RESUME_FAILED: QT_TRANSLATE_NOOP("Notices", "The call could not be resumed. {reason}"),
    K.ANSWER_FAILED: QT_TRANSLATE_NOOP("Notices", "The call could not be answered. {reason}"),
    K.DIAL_FAILED: QT_TRANSLATE_NOOP("Notices", "{number} could not be called. {reason}"),
    K.CALL_DROPPED: QT_TRANSLATE_NOOP("Notices", "The call was cut off. {reason}"),
    K.NO_FREE_LINE: QT_TRANSLATE_NOOP("Notices", "All {lines} lines are taken"),
    K.NO_NUMBER: QT_TRANSLATE_NOOP("Notices", "Type a number first"),
    K.INVALID_NUMBER: QT_TRANSLATE_NOOP("Notices", "“{number}” cannot be dialled"),
    K.UNKNOWN_CALL: QT_TRANSLATE_NOOP("Notices", "That call is over"),
    K.WRONG_STATE: QT_TRANSLATE_NOOP("Notices", "That cannot be done with this call now"),
    K.NOT_REGISTERED: QT_TRANSLATE_NOOP("Notices", "Not connected to the PBX as {account}"),
    K.NOT_SUPPORTED: QT_TRANSLATE_NOOP("Notices", "This PBX cannot do that"),
    K.DND_FAILED: QT_TRANSLATE_NOOP("Notices", "The PBX did not change “do not disturb”. {reason}"),
    K.MANAGER_AWAY: QT_TRANSLATE_NOOP(
        "Notices", "Not possible now: the connection to the PBX's manager is down"
    ),
    K.QUEUE_NO_AGENT: QT_TRANSLATE_NOOP("Notices", "You are no agent of this queue"),
    K.QUEUE_PAUSE_FAILED: QT_TRANSLATE_NOOP(
        "Notices", "The PBX did not change the pause. {reason}"
    ),
    K.QUEUE_PICK_FAILED: QT_TRANSLATE_NOOP(
        "Notices", "{caller} could not be taken out of the queue. {reason}"
    ),
    K.QUEUE_CALLER_GONE: QT_TRANSLATE_NOOP("Notices", "{caller} no longer waits in the queue"),
    K.QUEUE_AGENT_FAILED: QT_TRANSLATE_NOOP(
        "Notices", "{agent} could not be changed in {queue}. {reason}"
    ),
    K.AUDIO_FAILED: QT_TRANSLATE_NOOP("Notices", "{device} cannot be used. {reason}"),
    K.HEADSET_CONNECTED: QT_TRANSLATE_NOOP("Notices", "{name} is ready"),
    K.HEADSET_LOST: QT_TRANSLATE_NOOP("Notices", "{name} was unplugged"),
    K.HEADSET_LOST_IN_CALL: QT_TRANSLATE_NOOP(
        "Notices", "{name} was unplugged: your call goes on without it"
    ),
    K.HEADSET_BACK_IN_CALL: QT_TRANSLATE_NOOP(
        "Notices", "{name} is back: its buttons work for your call again"
    ),
    K.HEADSET_REPLACED: QT_TRANSLATE_NOOP("Notices", "{name} was unplugged: {instead} is used now"),
    K.HEADSETS_UNUSABLE: QT_TRANSLATE_NOOP(
        "Notices", "Headsets cannot be used: ask the administrator to look into the log"
    ),
    K.HEADSET_MUTE_REFUSED: QT_TRANSLATE_NOOP(
        "Notices", "{name} keeps its microphone closed: you are still muted"
    ),
    K.HEADSET_DENIED: QT_TRANSLATE_NOOP(
        "Notices", "The system does not let the console use the buttons of {name}"
    ),
    K.HEADSET_BUSY: QT_TRANSLATE_NOOP("Notices", "Another program holds the buttons of {name}"),
    K.HEADSET_FAILED: QT_TRANSLATE_NOOP("Notices", "The buttons of {name} do not work"),
    K.EXPORT_FAILED: QT_TRANSLATE_NOOP("Notices", "The report could not be made. {reason}"),
    K.BAD_EMAIL: QT_TRANSLATE_NOOP("Notices", "“{address}” is no e-mail address"),
    K.NO_MAIL_PROGRAM: QT_TRANSLATE_NOOP(
        "Notices", "No mail program is set up on this computer: {address}"
    ),
    K.CONTACT_NOT_KEPT: QT_TRANSLATE_NOOP(
        "Notices", "The change to {name} could not be kept. Nothing was lost: try again."
    ),
    K.PHOTO_UNUSABLE: QT_TRANSLATE_NOOP("Notices", "{file} is no picture that can be used"),
}

CAUSES: dict[EndCause, str] = {
    EndCause.LOCAL: QT_TRANSLATE_NOOP("Causes", "Ended"),
    EndCause.REMOTE: QT_TRANSLATE_NOOP("Causes", "Hung up"),
    EndCause.MISSED: QT_TRANSLATE_NOOP("Causes", "Missed: hung up before you answered"),
    EndCause.ANSWERED_ELSEWHERE: QT_TRANSLATE_NOOP("Causes", "Answered on another phone"),
    EndCause.REJECTED: QT_TRANSLATE_NOOP("Causes", "Declined"),
    EndCause.BUSY: QT_TRANSLATE_NOOP("Causes", "Busy"),
    EndCause.NO_ANSWER: QT_TRANSLATE_NOOP("Causes", "No answer"),
    EndCause.REFUSED: QT_TRANSLATE_NOOP("Causes", "Declined by the other side"),
    EndCause.NOT_FOUND: QT_TRANSLATE_NOOP("Causes", "No such number"),
    EndCause.UNAVAILABLE: QT_TRANSLATE_NOOP("Causes", "Not reachable"),
    EndCause.TRANSFERRED: QT_TRANSLATE_NOOP("Causes", "Transferred"),
    EndCause.PARKED: QT_TRANSLATE_NOOP("Causes", "Parked"),
    EndCause.FAILED: QT_TRANSLATE_NOOP("Causes", "Failed"),
}

DIVERSIONS: dict[str, str] = {
    "user-busy": QT_TRANSLATE_NOOP("Diversions", "busy"),
    "no-answer": QT_TRANSLATE_NOOP("Diversions", "no answer"),
    "unconditional": QT_TRANSLATE_NOOP("Diversions", "always forwarded"),
    "deflection": QT_TRANSLATE_NOOP("Diversions", "sent on"),
    "follow-me": QT_TRANSLATE_NOOP("Diversions", "follow me"),
    "time-of-day": QT_TRANSLATE_NOOP("Diversions", "out of hours"),
    "do-not-disturb": QT_TRANSLATE_NOOP("Diversions", "do not disturb"),
    "unavailable": QT_TRANSLATE_NOOP("Diversions", "not reachable"),
    "away": QT_TRANSLATE_NOOP("Diversions", "away"),
}

REGISTRATIONS: dict[RegistrationState, str] = {
    RegistrationState.OFFLINE: QT_TRANSLATE_NOOP("Registrations", "Not connected"),
    RegistrationState.REGISTERING: QT_TRANSLATE_NOOP("Registrations", "Connecting…"),
    RegistrationState.REGISTERED: QT_TRANSLATE_NOOP("Registrations", "Connected"),
    RegistrationState.REFUSED: QT_TRANSLATE_NOOP(
        "Registrations", "The PBX refuses the user name or password"
    ),
    RegistrationState.UNREACHABLE: QT_TRANSLATE_NOOP("Registrations", "The PBX does not answer"),
}

_UNTRUSTED = QT_TRANSLATE_NOOP("Registrations", "The PBX's certificate is not trusted")

_CAUSE_VALUES = {cause.value for cause in CAUSES}
_KIND_VALUES = {kind.value for kind in NOTICES}


def sentence(what: Notice | None) -> str:
    """A notice in the user's language; empty for None."""
    if what is None:
        return ""
    text = tr("Notices", NOTICES[what.kind])
    for name, value in what.params:
        text = text.replace("{" + name + "}", _reason(value) if name == "reason" else value)
    return text.strip()


def _reason(value: str) -> str:
    """Our own words for a reason are said in the user's language, the PBX's as they are."""
    if value in _CAUSE_VALUES:
        return tr("Causes", CAUSES[EndCause(value)])
    if value in _KIND_VALUES:
        return tr("Notices", NOTICES[NoticeKind(value)])
    return value


def ended(call: Call) -> str:
    """Why a call is over."""
    source = CAUSES.get(call.cause)
    return tr("Causes", source) if source else tr("Causes", CAUSES[EndCause.LOCAL])


def who(name: str, number: str) -> str:
    """The shortest good name of somebody; withheld numbers are said in words."""
    return name or number or tr("Texts", "Number withheld")


def diverted(steps: tuple[Diversion, ...]) -> str:
    """Who forwarded the call, the last one first, and why."""
    parts = []
    for step in steps:
        source = DIVERSIONS.get(step.reason)
        reason = tr("Diversions", source) if source else step.reason
        label = who(step.by.name, step.by.number)
        parts.append(f"{label} ({reason})" if reason else label)
    return " ← ".join(parts)


def wait(seconds: float) -> str:
    """How long something took: `32 s`, `2 min 5 s`, `3 min`."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    parts = [f"{minutes} min"] if minutes else []
    return " ".join([*parts, f"{rest} s"] if rest or not minutes else parts)


def recalled(recall: Recall | None, clock_text: str, came_at: float = 0.0) -> str:
    """Where a returned call comes from, when it had been sent there and for how long it was away.

    Args:
        recall: the return; None for another call.
        clock_text: the time of day at which this console sent it away, empty when it did not.
        came_at: when it came back, wall-clock seconds.
    """
    if recall is None:
        return ""
    if recall.source.anonymous and not recall.source.name:
        return tr("Texts", "Recalled")
    source = who(recall.source.name, recall.source.number)
    away = "" if recall.transferred_at is None else wait(came_at - recall.transferred_at)
    if recall.parked and away:
        text = tr("Texts", "Back from park slot {source} after {wait}")
    elif recall.parked:
        text = tr("Texts", "Back from park slot {source}")
    elif clock_text and away:
        text = tr("Texts", "Recalled from {source}, {wait}, transferred by you {time}")
    else:
        text = tr("Texts", "Recalled from {source}")
    text = text.replace("{source}", source)
    return text.replace("{wait}", away).replace("{time}", clock_text)


def registration(account: Account) -> str:
    """An account's state in words, with the PBX's own words behind."""
    told = _told(account)
    if untrusted(account):
        text = tr("Registrations", _UNTRUSTED)
    else:
        text = tr("Registrations", REGISTRATIONS[account.state])
    wrong = account.state in {RegistrationState.REFUSED, RegistrationState.UNREACHABLE}
    return f"{text} ({told})" if told and wrong else text


def untrusted(account: Account) -> bool:
    """Whether an account does not work because the PBX's certificate is not trusted."""
    unreachable = account.state is RegistrationState.UNREACHABLE
    return unreachable and "certificate is not trusted" in account.reason


def trouble(account: Account) -> tuple[str, str]:
    """Why calls cannot come or go: a heading, and what else there is to say in whole sentences.

    Nothing is said in both.
    """
    told = _told(account)
    if untrusted(account):
        return tr("Registrations", _UNTRUSTED), _whole(told)
    if account.state is RegistrationState.REFUSED:
        said = tr("Registrations", "It said: {words}").replace("{words}", told) if told else ""
        return tr("Registrations", REGISTRATIONS[account.state]), _whole(said)
    if account.state is RegistrationState.REGISTERING:
        return tr("Registrations", "Connecting to the PBX"), ""
    heading = tr("Registrations", "No connection to the PBX: calls cannot come or go")
    return heading, _whole(registration(account))


def _told(account: Account) -> str:
    """The PBX's or the transport's own words, without what we say ourselves."""
    if untrusted(account):
        return account.reason.partition(":")[2].strip()
    return " ".join(p for p in (str(account.code) if account.code else "", account.reason) if p)


def _whole(text: str) -> str:
    """A text as a sentence that another can follow."""
    return text if not text or text[-1] in ".…!?" else f"{text}."
