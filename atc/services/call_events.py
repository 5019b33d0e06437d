# SPDX-License-Identifier: GPL-3.0-or-later
"""What the SIP side tells of calls, brought into the call book."""

import logging
from collections.abc import Callable
from dataclasses import replace

from atc.domain.calls import Call, CallState, Direction, EndCause, Party, Pending, Purpose, Recall
from atc.domain.events import (
    CallArrived,
    CallConnected,
    CallEnded,
    CallMediaChanged,
    CallPartyChanged,
    CallProgressed,
    CommandFailed,
)
from atc.domain.notices import Notice, NoticeKind, Tone, notice
from atc.domain.numbers import strip_prefixes
from atc.domain.profile import PbxProfile
from atc.ports.clock import Clock
from atc.ports.telephony import Answer, Deflect, Dial, Hold, Reject, Resume, SendDtmf
from atc.services.calls import CallService

log = logging.getLogger(__name__)

Enricher = Callable[[Call, CallArrived], Call]

_CAUSES = {
    404: EndCause.NOT_FOUND,
    484: EndCause.NOT_FOUND,
    604: EndCause.NOT_FOUND,
    486: EndCause.BUSY,
    600: EndCause.BUSY,
    408: EndCause.NO_ANSWER,
    480: EndCause.UNAVAILABLE,
    603: EndCause.REFUSED,
    403: EndCause.REFUSED,
    0: EndCause.FAILED,
}
_WORTH_TELLING = frozenset(
    {
        EndCause.BUSY,
        EndCause.NO_ANSWER,
        EndCause.REFUSED,
        EndCause.NOT_FOUND,
        EndCause.UNAVAILABLE,
        EndCause.FAILED,
    }
)


def cause_of(call: Call, event: CallEnded) -> EndCause:
    """Why a call is over, seen from the console."""
    if event.elsewhere:
        return EndCause.ANSWERED_ELSEWHERE
    if call.pending is Pending.REJECTING:
        return EndCause.REJECTED
    if event.by_us or call.pending is Pending.HANGING_UP:
        return EndCause.LOCAL
    if call.live:
        return EndCause.FAILED if event.code in {0, 408, 503} else EndCause.REMOTE
    return _cause_before_answer(call, event)


def _cause_before_answer(call: Call, event: CallEnded) -> EndCause:
    if call.direction is Direction.INCOMING:
        return EndCause.MISSED
    if 200 <= event.code < 300:
        return EndCause.REMOTE
    return _CAUSES.get(event.code, EndCause.FAILED)


def _tells_more(call: Call, remote: Party) -> bool:
    """A code's own number is nobody's; a person's own number is news only with a name."""
    if remote.number != call.dialed:
        # Some PBXs give a dialled trunk number their dialplan's `s` for a name.
        return remote.number.lstrip("+*#").isdigit() or not call.dialed.lstrip("+").isdigit()
    return bool(remote.name) and call.purpose in {Purpose.CALL, Purpose.CONSULTATION}


class CallEvents:
    """Turns events into changes of the call book.

    Other services may add to a new call what only they know (a recall, a pickup's extension):
    `enrich_with`.
    """

    def __init__(self, calls: CallService, profile: PbxProfile, clock: Clock) -> None:
        self._calls = calls
        self._profile = profile
        self._clock = clock
        self._enrichers: list[Enricher] = []

    def enrich_with(self, enricher: Enricher) -> None:
        """Let `enricher` complete each new incoming call before it is shown."""
        self._enrichers.append(enricher)

    def on_arrived(self, event: CallArrived) -> None:
        """A call rings."""
        call = Call(
            id=event.call_id,
            account=event.account,
            direction=Direction.INCOMING,
            state=CallState.RINGING,
            remote=event.remote,
            created_at=event.at,
            called=event.called,
            queue=event.queue,
            diversions=tuple(
                replace(step, by=self._calls.resolve(step.by)) for step in event.diversions
            ),
            line=self._calls.free_line(),
        )
        call = self._read_name(call)
        for enricher in self._enrichers:
            call = enricher(call, event)
        self._calls.add(replace(call, remote=self._calls.resolve(call.remote)))

    def on_progressed(self, event: CallProgressed) -> None:
        """The other end rings."""
        call = self._calls.find(event.call_id)
        if call is not None and call.state is CallState.DIALING:
            self._calls.amend(event.call_id, state=CallState.ALERTING)

    def on_connected(self, event: CallConnected) -> None:
        """Both ends are connected."""
        call = self._calls.find(event.call_id)
        if call is None or call.ended:
            return
        pending = call.pending if call.pending is Pending.HANGING_UP else Pending.NONE
        self._calls.amend(
            event.call_id, state=CallState.ACTIVE, answered_at=event.at, pending=pending
        )
        self._calls.settle()

    def on_media(self, event: CallMediaChanged) -> None:
        """A hold or resume is confirmed, or the other end holds us."""
        call = self._calls.find(event.call_id)
        if call is None or call.ended:
            return
        fields: dict[str, object] = {
            "on_hold_by_peer": event.held_by_peer,
            "codec": event.codec or call.codec,
            "secure": event.secure,
        }
        if call.live and event.held_by_us != (call.state is CallState.HELD):
            held = event.held_by_us
            fields["state"] = CallState.HELD if held else CallState.ACTIVE
            fields["held_at"] = self._clock.now() if held else None
            done = Pending.HOLDING if held else Pending.RESUMING
            if call.pending is done:
                fields["pending"] = Pending.NONE
        self._calls.amend(event.call_id, **fields)
        self._calls.settle()

    def on_party(self, event: CallPartyChanged) -> None:
        """The PBX tells who is on the other end now."""
        call = self._calls.find(event.call_id)
        if call is None or event.remote.anonymous or not _tells_more(call, event.remote):
            return
        _, name = strip_prefixes(event.remote.name, self._all_prefixes())
        party = Party(event.remote.number, name)
        self._calls.amend(event.call_id, remote=self._calls.resolve(party))

    def on_ended(self, event: CallEnded) -> None:
        """A call is over."""
        call = self._calls.find(event.call_id)
        if call is None or call.ended:
            return
        cause = cause_of(call, event)
        told: Notice | None = None
        if cause in _WORTH_TELLING:
            reason = event.reason or cause.value
            if call.live:
                told = notice(NoticeKind.CALL_DROPPED, Tone.BAD, reason=reason)
            elif call.direction is Direction.OUTGOING and cause is EndCause.FAILED:
                number = call.remote.label or call.dialed
                told = notice(NoticeKind.DIAL_FAILED, Tone.BAD, number=number, reason=reason)
        self._calls.end(event.call_id, cause, told)

    def on_failed(self, event: CommandFailed) -> None:
        """A command about a call could not be carried out: say so, keep the call as it is."""
        command = event.command
        match command:
            case Hold(call_id):
                what = notice(NoticeKind.HOLD_FAILED, Tone.BAD, reason=event.reason)
                self._calls.amend(call_id, pending=Pending.NONE, notice=what)
                self._calls.abandon(call_id, what)
            case Resume(call_id):
                what = notice(NoticeKind.RESUME_FAILED, Tone.BAD, reason=event.reason)
                self._calls.amend(call_id, pending=Pending.NONE, notice=what)
            case Answer(call_id) | Reject(call_id) | Deflect(call_id):
                what = notice(NoticeKind.ANSWER_FAILED, Tone.BAD, reason=event.reason)
                self._calls.amend(call_id, pending=Pending.NONE, notice=what)
            case Dial(call_id):
                self._dial_failed(event, command)
            case SendDtmf(call_id):
                what = notice(NoticeKind.CALL_DROPPED, Tone.WARNING, reason=event.reason)
                self._calls.amend(call_id, notice=what)
            case _:
                log.warning("%s failed: %s", type(command).__name__, event.reason)

    def _dial_failed(self, event: CommandFailed, command: Dial) -> None:
        what = notice(NoticeKind.DIAL_FAILED, Tone.BAD, number=command.number, reason=event.reason)
        self._calls.end(command.call_id, EndCause.FAILED, what)

    def _all_prefixes(self) -> tuple[str, ...]:
        tags = tuple(prefix for prefix, _ in self._profile.queue_tags)
        return self._profile.recall.name_prefixes + self._profile.ignored_prefixes + tags

    def _read_name(self, call: Call) -> Call:
        """Take the PBX's prefixes off the caller's name and keep what they mean."""
        name, recall, queue = call.remote.name, call.recall, call.queue
        marks: list[str] = []
        tags = dict(self._profile.queue_tags)
        while True:
            prefix, rest = strip_prefixes(name, self._all_prefixes())
            if not prefix:
                break
            if prefix in self._profile.recall.name_prefixes:
                source = call.diversions[0].by if call.diversions else Party("")
                reason = call.diversions[0].reason if call.diversions else ""
                recall = Recall(self._calls.resolve(source), reason=reason)
            elif prefix in tags:
                queue = queue or tags[prefix]
            marks.append(prefix.strip())
            name = rest
        remote = Party(call.remote.number, name)
        return replace(call, remote=remote, recall=recall, queue=queue, prefixes=tuple(marks))
