# SPDX-License-Identifier: GPL-3.0-or-later
"""A logged call in the user's language."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QDate, QLocale

from atc.controllers import texts
from atc.controllers.log_filter import show_date
from atc.controllers.qt import tr
from atc.domain.call_log import LoggedCall, LogStep, Outcome, StepKind
from atc.domain.calls import Direction, Party

S, R = StepKind, Outcome

STEPS: dict[StepKind, str] = {
    S.RANG: QT_TRANSLATE_NOOP("LogSteps", "Rang"),
    S.DIALED: QT_TRANSLATE_NOOP("LogSteps", "Dialled {party}"),
    S.ANSWERED: QT_TRANSLATE_NOOP("LogSteps", "Answered"),
    S.HELD: QT_TRANSLATE_NOOP("LogSteps", "On hold"),
    S.RESUMED: QT_TRANSLATE_NOOP("LogSteps", "Resumed"),
    S.HELD_BY_PEER: QT_TRANSLATE_NOOP("LogSteps", "Put on hold by the other side"),
    S.CONSULTED: QT_TRANSLATE_NOOP("LogSteps", "Asked {party}"),
    S.TRANSFERRED: QT_TRANSLATE_NOOP("LogSteps", "Handed to {party}"),
    S.TRANSFER_ANSWERED: QT_TRANSLATE_NOOP("LogSteps", "{party} answered"),
    S.TRANSFER_FAILED: QT_TRANSLATE_NOOP("LogSteps", "{party} did not take it"),
    S.TRANSFER_UNDONE: QT_TRANSLATE_NOOP("LogSteps", "Taken back from {party}"),
    S.TRANSFER_UNCONFIRMED: QT_TRANSLATE_NOOP(
        "LogSteps", "Left to {party}; whether it was answered is not known"
    ),
    S.RETURNED: QT_TRANSLATE_NOOP("LogSteps", "Came back from {party}"),
    S.DEFLECTED: QT_TRANSLATE_NOOP("LogSteps", "Sent on to {party}"),
    S.PARKED: QT_TRANSLATE_NOOP("LogSteps", "Parked in {detail}"),
    S.RETRIEVED: QT_TRANSLATE_NOOP("LogSteps", "Taken from park slot {detail}"),
    S.PICKED_UP: QT_TRANSLATE_NOOP("LogSteps", "Picked up from {party}"),
    S.REJECTED: QT_TRANSLATE_NOOP("LogSteps", "Declined"),
    S.ENDED: QT_TRANSLATE_NOOP("LogSteps", "Ended"),
}

_ENDS = {
    "us": QT_TRANSLATE_NOOP("LogSteps", "Ended by you"),
    "them": QT_TRANSLATE_NOOP("LogSteps", "The other side hung up"),
    "pbx": QT_TRANSLATE_NOOP("LogSteps", "Ended by the PBX"),
    "console": QT_TRANSLATE_NOOP("LogSteps", "The console stopped; what came after is not known"),
}

OUTCOMES: dict[Outcome, str] = {
    R.ONGOING: QT_TRANSLATE_NOOP("LogOutcomes", "under way"),
    R.ANSWERED: QT_TRANSLATE_NOOP("LogOutcomes", "answered"),
    R.MISSED: QT_TRANSLATE_NOOP("LogOutcomes", "missed"),
    R.REJECTED: QT_TRANSLATE_NOOP("LogOutcomes", "declined"),
    R.ELSEWHERE: QT_TRANSLATE_NOOP("LogOutcomes", "answered on another phone"),
    R.DEFLECTED: QT_TRANSLATE_NOOP("LogOutcomes", "sent on"),
    R.NO_ANSWER: QT_TRANSLATE_NOOP("LogOutcomes", "no answer"),
    R.BUSY: QT_TRANSLATE_NOOP("LogOutcomes", "busy"),
    R.FAILED: QT_TRANSLATE_NOOP("LogOutcomes", "failed"),
    R.CANCELLED: QT_TRANSLATE_NOOP("LogOutcomes", "given up"),
}

_CALLED = QT_TRANSLATE_NOOP("LogSteps", "The call was for {called}")
_HANDLED = QT_TRANSLATE_NOOP("LogSteps", "Dealt with by {desk}")
_LEFT = QT_TRANSLATE_NOOP("LogSteps", "Left to {party}")
_NAMELESS: dict[StepKind, str] = {
    S.RETURNED: QT_TRANSLATE_NOOP("LogSteps", "Came back"),
    S.TRANSFERRED: QT_TRANSLATE_NOOP("LogSteps", "Handed over"),
    S.DEFLECTED: QT_TRANSLATE_NOOP("LogSteps", "Sent on"),
}
"""What is said when it is not known who: the PBX did not tell, or it has been forgotten."""

_SPANS = {
    "today": QT_TRANSLATE_NOOP("LogFilter", "Today"),
    "week": QT_TRANSLATE_NOOP("LogFilter", "7 days"),
    "month": QT_TRANSLATE_NOOP("LogFilter", "30 days"),
}

_REASONS = {
    "busy": QT_TRANSLATE_NOOP("LogReasons", "busy"),
    "no_answer": QT_TRANSLATE_NOOP("LogReasons", "no answer"),
    "refused": QT_TRANSLATE_NOOP("LogReasons", "declined"),
    "not_found": QT_TRANSLATE_NOOP("LogReasons", "no such number"),
    "lost": QT_TRANSLATE_NOOP("LogReasons", "the caller hung up"),
    "cancelled": QT_TRANSLATE_NOOP("LogReasons", "cancelled"),
    "failed": QT_TRANSLATE_NOOP("LogReasons", "failed"),
}

_WITH_REASON = frozenset({S.TRANSFER_FAILED, S.CONSULTED})
_WITH_WORDS = frozenset({S.RANG, S.HELD})


def step(what: LogStep) -> str:
    """One thing that happened, as a sentence."""
    if what.kind is S.ENDED and what.detail in _ENDS:
        return tr("LogSteps", _ENDS[what.detail])
    nobody = what.party is None or (what.party.anonymous and not what.party.name)
    words = _NAMELESS.get(what.kind) if nobody else None
    text = tr("LogSteps", words or STEPS[what.kind])
    party = texts.who(what.party.name, what.party.number) if what.party else ""
    text = text.replace("{party}", party).replace("{detail}", what.detail).strip()
    extra = ""
    if what.kind in _WITH_REASON and what.detail:
        extra = tr("LogReasons", _REASONS.get(what.detail, what.detail))
    elif what.kind in _WITH_WORDS:
        extra = what.detail
    elif what.kind is S.RETRIEVED and party:
        extra = party
    return f"{text} ({extra})" if extra else text


def story(call: LoggedCall, show: Callable[[str], str] = str) -> Iterator[tuple[str, str]]:
    """What happened, in the order in which it did: the time of each step, and a sentence.

    Args:
        call: the call.
        show: how numbers are written here.
    """
    if call.called and call.direction is Direction.INCOMING:
        called = tr("LogSteps", _CALLED).replace("{called}", show(call.called))
        yield second_of(call.started_at), called
    target: Party | None = None
    for each in sorted(call.steps, key=lambda what: what.at):
        if each.kind is S.TRANSFERRED:
            target = each.party
        elif each.kind in {S.TRANSFER_FAILED, S.TRANSFER_UNDONE, S.RETURNED}:
            target = None
        if each.kind is S.ENDED and each.detail == "us" and target is not None:
            left = tr("LogSteps", _LEFT)
            yield second_of(each.at), left.replace("{party}", _who(target, show))
        else:
            yield second_of(each.at), step(_written(each, show))


def _written(what: LogStep, show: Callable[[str], str]) -> LogStep:
    if what.party is None or what.party.name:
        return what
    return replace(what, party=Party(show(what.party.number)))


def _who(party: Party, show: Callable[[str], str]) -> str:
    return texts.who(party.name, show(party.number))


def handled_by(call: LoggedCall) -> str:
    """Who dealt with a missed call, as a sentence; empty when nobody did, or by itself."""
    if not call.handled or not call.handled_by:
        return ""
    return tr("LogSteps", _HANDLED).replace("{desk}", call.handled_by.removesuffix(" (auto)"))


def period(span: str, first: date | None, last: date | None) -> str:
    """The days asked for, in few words; empty for all."""
    if span:
        return tr("LogFilter", _SPANS[span])
    if first is not None and first == last:
        return show_date(first)
    if first is not None and last is not None:
        return f"{show_date(first)} - {show_date(last)}"
    if first is not None:
        return tr("LogFilter", "From {day}").replace("{day}", show_date(first))
    return tr("LogFilter", "Up to {day}").replace("{day}", show_date(last)) if last else ""


def queue(name: str) -> str:
    """A queue asked for, empty for all."""
    return tr("LogFilter", "Queue {name}").replace("{name}", name) if name else ""


def outcome(call: LoggedCall) -> str:
    """How a call went, in a word."""
    if call.outcome is R.MISSED and call.handled:
        return tr("LogOutcomes", "missed, dealt with")
    if call.direction is Direction.OUTGOING and call.outcome is R.ANSWERED:
        return tr("LogOutcomes", "outgoing")
    return tr("LogOutcomes", OUTCOMES[call.outcome])


def name(call: LoggedCall) -> str:
    """Whom it was with."""
    if call.erased:
        return tr("Texts", "Erased")
    return call.contact_name or texts.who(call.remote.name, call.remote.number)


def went(call: LoggedCall) -> str:
    """Where it went in the end, empty when it stayed here."""
    if call.handed_to is None:
        return ""
    return "→ " + texts.who(call.handed_to.name, call.handed_to.number)


def time_of(moment: float) -> str:
    """The time of day."""
    return datetime.fromtimestamp(moment).astimezone().strftime("%H:%M")


def second_of(moment: float) -> str:
    """The time of day, to the second."""
    return datetime.fromtimestamp(moment).astimezone().strftime("%H:%M:%S")


def day_of(moment: float, today: float) -> str:
    """The day, in words where there are any."""
    day = date.fromtimestamp(moment)  # noqa: DTZ012 - the reader's own day is meant
    away = (date.fromtimestamp(today) - day).days  # noqa: DTZ012
    if away == 0:
        return tr("Texts", "Today")
    if away == 1:
        return tr("Texts", "Yesterday")
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def length(seconds: float) -> str:
    """A duration as `m:ss` or `h:mm:ss`, empty for none."""
    total = int(seconds)
    if not total:
        return ""
    hours, rest = divmod(total, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
