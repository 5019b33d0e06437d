# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about phonebooks, in the user's language."""

import time

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QLocale

from atc.controllers.qt import tr
from atc.domain.contacts import SourceStatus, SyncState
from atc.domain.sources import SourceTrouble, Trouble, fill_in

T = SourceTrouble

KINDS: dict[str, str] = {
    "pbx": QT_TRANSLATE_NOOP("Sources", "The house's own numbers"),
    "csv": QT_TRANSLATE_NOOP("Sources", "CSV file"),
    "vcard": QT_TRANSLATE_NOOP("Sources", "vCard file"),
    "ldap": QT_TRANSLATE_NOOP("Sources", "LDAP server"),
    "carddav": QT_TRANSLATE_NOOP("Sources", "CardDAV server"),
}

TROUBLES: dict[SourceTrouble, str] = {
    T.FILE_MISSING: QT_TRANSLATE_NOOP("Sources", "{file} is not there"),
    T.FILE_REFUSED: QT_TRANSLATE_NOOP("Sources", "{file} may not be read by this user"),
    T.FILE_UNREADABLE: QT_TRANSLATE_NOOP("Sources", "{file} cannot be read: {reason}"),
    T.FILE_EMPTY: QT_TRANSLATE_NOOP("Sources", "{file} is empty"),
    T.FILE_CHANGING: QT_TRANSLATE_NOOP("Sources", "{file} is still being written"),
    T.FILE_CUT: QT_TRANSLATE_NOOP("Sources", "{file} ends in the middle of a contact"),
    T.NOT_TEXT: QT_TRANSLATE_NOOP("Sources", "{file} is not a {wanted} file"),
    T.NO_HEADER: QT_TRANSLATE_NOOP(
        "Sources", "The first line of {file} names no known columns: {found}"
    ),
    T.NO_COLUMN: QT_TRANSLATE_NOOP("Sources", "{file} has no column “{column}”"),
    T.NO_CARDS: QT_TRANSLATE_NOOP("Sources", "There are no vCards in {file}"),
    T.NOBODY: QT_TRANSLATE_NOOP("Sources", "There is nobody in it that could be called"),
    T.NONSENSE: QT_TRANSLATE_NOOP("Sources", "Most of it cannot be understood: {example}"),
    T.SHRUNK: QT_TRANSLATE_NOOP(
        "Sources", "It has only {now} of {before} contacts now; all are kept"
    ),
    T.UNREACHABLE: QT_TRANSLATE_NOOP("Sources", "{host} cannot be reached: {reason}"),
    T.SLOW: QT_TRANSLATE_NOOP("Sources", "{host} did not answer in time"),
    T.REFUSED: QT_TRANSLATE_NOOP("Sources", "{host} refuses the user name or password"),
    T.CERTIFICATE: QT_TRANSLATE_NOOP("Sources", "The certificate of {host} is not valid: {reason}"),
    T.NO_ENCRYPTION: QT_TRANSLATE_NOOP("Sources", "{host} does not offer encryption"),
    T.NOT_FOUND: QT_TRANSLATE_NOOP("Sources", "{host} has no {what}"),
    T.NOT_ALLOWED: QT_TRANSLATE_NOOP("Sources", "{host} does not allow it: {reason}"),
    T.BAD_ANSWER: QT_TRANSLATE_NOOP(
        "Sources", "{host} gives an answer that makes no sense: {reason}"
    ),
    T.NO_CACHE: QT_TRANSLATE_NOOP("Sources", "The contacts cannot be stored: {reason}"),
    T.OTHER: QT_TRANSLATE_NOOP("Sources", "It could not be read: {reason}"),
}

_EXPORT = QT_TRANSLATE_NOOP("Sources", "Export it again. The contacts read before are kept.")
_COLUMNS = QT_TRANSLATE_NOOP(
    "Sources", "Ask the administrator to name its columns in the configuration file."
)
_LOGIN = QT_TRANSLATE_NOOP(
    "Sources", "Ask the administrator to check this phonebook in the configuration file."
)
_KEPT = QT_TRANSLATE_NOOP("Sources", "The contacts read before stay usable.")

_ADVICE: dict[SourceTrouble, str] = {
    T.FILE_MISSING: QT_TRANSLATE_NOOP("Sources", "It is read as soon as it is back."),
    T.FILE_REFUSED: QT_TRANSLATE_NOOP(
        "Sources", "Ask the administrator for the right to read the file."
    ),
    T.FILE_CHANGING: QT_TRANSLATE_NOOP("Sources", "It is read as soon as it is finished."),
    T.FILE_EMPTY: _EXPORT,
    T.FILE_CUT: _EXPORT,
    T.NOT_TEXT: QT_TRANSLATE_NOOP(
        "Sources", "Save it as CSV or vCard in the program that it comes from."
    ),
    T.NO_HEADER: _COLUMNS,
    T.NO_COLUMN: _COLUMNS,
    T.NO_CARDS: _EXPORT,
    T.NOBODY: _EXPORT,
    T.NONSENSE: _EXPORT,
    T.SHRUNK: QT_TRANSLATE_NOOP("Sources", "If that is right, press “Sync now”."),
    T.REFUSED: _LOGIN,
    T.CERTIFICATE: _LOGIN,
    T.NO_ENCRYPTION: _LOGIN,
    T.NOT_FOUND: _LOGIN,
    T.NOT_ALLOWED: _LOGIN,
}

_HOUSE = QT_TRANSLATE_NOOP("Sources", "Extensions")
_STATES: dict[SyncState, str] = {
    SyncState.NEVER: QT_TRANSLATE_NOOP("Sources", "Not read yet"),
    SyncState.DONE: QT_TRANSLATE_NOOP("Sources", "Up to date"),
    SyncState.CANCELLED: QT_TRANSLATE_NOOP("Sources", "Stopped; what was read stays"),
    SyncState.RUNNING: QT_TRANSLATE_NOOP("Sources", "Reading…"),
}
_ALL: dict[str, str] = {
    "none": QT_TRANSLATE_NOOP("Sources", "No phonebook is set up"),
    "unread": QT_TRANSLATE_NOOP("Sources", "No phonebook was read yet"),
    "ok": QT_TRANSLATE_NOOP("Sources", "All phonebooks are up to date"),
}
_WAITING = QT_TRANSLATE_NOOP("Sources", "Waiting for its turn")
_STOPPING = QT_TRANSLATE_NOOP("Sources", "Stopping…")
_PROGRESS = QT_TRANSLATE_NOOP("Sources", "Reading… {done} of {total}")
_DONE_SO_FAR = QT_TRANSLATE_NOOP("Sources", "Reading… {done}")
_RETRY = QT_TRANSLATE_NOOP("Sources", "Next try at {time}.")
_LAST = QT_TRANSLATE_NOOP("Sources", "Last sync {time}")
_ONE = QT_TRANSLATE_NOOP("Sources", "1 contact")
_MANY = QT_TRANSLATE_NOOP("Sources", "{count} contacts")
_SKIPPED_ONE = QT_TRANSLATE_NOOP("Sources", "1 could not be understood")
_SKIPPED = QT_TRANSLATE_NOOP("Sources", "{count} could not be understood")


def name(status: SourceStatus) -> str:
    """The phonebook's name; the house's own numbers have none in the configuration."""
    return status.name or tr("Sources", _HOUSE)


def kind(status: SourceStatus) -> str:
    """What kind of phonebook it is."""
    return tr("Sources", KINDS.get(status.kind, status.kind))


def trouble(what: Trouble) -> str:
    """What is wrong, in one sentence."""
    return fill_in(tr("Sources", TROUBLES[what.kind]), what.params)


def summary(phase: str) -> str:
    """How all phonebooks are doing when none has trouble or is being read."""
    return tr("Sources", _ALL.get(phase, _ALL["ok"]))


def stopping() -> str:
    """What is said between a stop and its effect."""
    return tr("Sources", _STOPPING)


def state(status: SourceStatus, *, waiting: bool) -> str:
    """Where it stands, in a few words; the trouble when there is some."""
    if waiting:
        return tr("Sources", _WAITING)
    if status.state is SyncState.FAILED:
        unknown = Trouble(SourceTrouble.OTHER, {"reason": status.error})
        return trouble(status.trouble or unknown)
    if status.state is SyncState.RUNNING and status.done:
        form = _PROGRESS if status.total else _DONE_SO_FAR
        numbers = {"done": _count(status.done), "total": _count(status.total or 0)}
        return fill_in(tr("Sources", form), numbers)
    return tr("Sources", _STATES[status.state])


def advice(status: SourceStatus, now: float) -> str:
    """What is done about a trouble, and when it is tried again; empty when all is well."""
    if status.state is not SyncState.FAILED:
        return ""
    known = _ADVICE.get(status.trouble.kind, _KEPT) if status.trouble else _KEPT
    parts = [tr("Sources", known)]
    if status.retry_at is not None:
        parts.append(fill_in(tr("Sources", _RETRY), {"time": moment(status.retry_at, now)}))
    return " ".join(parts)


def facts(status: SourceStatus, now: float) -> str:
    """How many contacts, when they were read, how many could not be."""
    count = tr("Sources", _ONE) if status.count == 1 else _filled(_MANY, status.count)
    parts = [count]
    if status.last_sync is not None and status.kind != "pbx":
        time_ = moment(status.last_sync, now)
        parts.append(fill_in(tr("Sources", _LAST), {"time": time_}))
    if status.skipped:
        one = status.skipped == 1
        parts.append(tr("Sources", _SKIPPED_ONE) if one else _filled(_SKIPPED, status.skipped))
    return " · ".join(parts)


def moment(when: float, now: float) -> str:
    """A time of today, or a day and a time."""
    then, today = time.localtime(when), time.localtime(now)
    clock = time.strftime("%H:%M", then)
    if then[:3] == today[:3]:
        return clock
    month = QLocale().monthName(then.tm_mon, QLocale.FormatType.ShortFormat)
    return f"{then.tm_mday} {month} {clock}"


def _filled(form: str, count: int) -> str:
    return fill_in(tr("Sources", form), {"count": _count(count)})


def _count(number: int) -> str:
    return QLocale().toString(number)
