# SPDX-License-Identifier: GPL-3.0-or-later
"""A call log in memory, with the store's rules and immediate answers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from atc.domain.call_log import (
    LogEdit,
    LogFilter,
    LoggedCall,
    LogKind,
    LogPage,
    LogUid,
    Outcome,
)
from atc.domain.calls import Direction, Party

T = TypeVar("T")


class FakeCallLogStore:
    """Answers at once, or when the test says `answer()` after `slow = True`."""

    def __init__(self, calls: Sequence[LoggedCall] = ()) -> None:
        self.calls: dict[LogUid, LoggedCall] = {call.uid: call for call in calls}
        self.saved: list[LoggedCall] = []
        self.on_changed: Callable[[Sequence[LogUid], bool], None] = lambda _uids, _foreign: None
        self.slow = False
        self._open: list[Callable[[], None]] = []

    # -- for tests -----------------------------------------------------------------------------

    def answer(self) -> None:
        """Give the answers that wait."""
        waiting, self._open = self._open, []
        for each in waiting:
            each()

    def foreign(self, call: LoggedCall) -> None:
        """Another desk added or changed a call."""
        self.calls[call.uid] = call
        self.on_changed((call.uid,), True)

    @property
    def newest(self) -> LoggedCall:
        return self._sorted()[0]

    def only(self) -> LoggedCall:
        """The one call there is."""
        (call,) = self.calls.values()
        return call

    # -- the port ------------------------------------------------------------------------------

    def save(self, call: LoggedCall) -> None:
        self.saved.append(call)
        known = self.calls.get(call.uid)
        if known is not None:
            call = replace(
                call,
                note=known.note,
                tags=known.tags,
                category=known.category,
                category_name=known.category_name,
                handled=known.handled,
                handled_by=known.handled_by,
            )
        self._put(call)

    def edit(self, uid: LogUid, change: LogEdit) -> None:
        call = self.calls.get(uid)
        if call is None:
            return
        if change.note is not None:
            note = change.note
            if change.note_before is not None and call.note not in {change.note_before, note}:
                note = f"{call.note}\n{note}"  # both texts, as the real store keeps them
            call = replace(call, note=note)
        tags = tuple(t for t in call.tags if t not in change.untag)
        call = replace(call, tags=(*tags, *(t for t in change.tag if t not in tags)))
        if change.category is not None:
            call = replace(call, category=change.category, category_name=change.category_name)
        if change.handled is not None:
            call = replace(call, handled=change.handled, handled_by=change.handled_by)
        self._put(call)

    def handle_number(self, number_key: str, until: float, by: str) -> None:
        for call in list(self.calls.values()):
            missed = call.outcome is Outcome.MISSED and not call.handled
            if missed and call.number_key == number_key and call.started_at <= until:
                self._put(replace(call, handled=True, handled_by=by))

    def page(
        self,
        wanted: LogFilter,
        offset: int,
        limit: int,
        done: Callable[[LogPage], None],
        *,
        newest_only: bool = True,
    ) -> None:
        del newest_only  # every question is answered here
        found = [call for call in self._sorted() if fits(call, wanted)]
        self._tell(done, LogPage(wanted, offset, tuple(found[offset : offset + limit]), len(found)))

    def get(self, uid: LogUid, done: Callable[[LoggedCall | None], None]) -> None:
        self._tell(done, self.calls.get(uid))

    def unhandled_missed(self, done: Callable[[int], None]) -> None:
        self._tell(
            done,
            sum(c.outcome is Outcome.MISSED and not c.handled for c in self.calls.values()),
        )

    def recent(self, limit: int, done: Callable[[tuple[LoggedCall, ...]], None]) -> None:
        self._tell(done, tuple(self._sorted()[:limit]))

    def number_history(
        self, number_key: str, limit: int, done: Callable[[tuple[LoggedCall, ...]], None]
    ) -> None:
        found = [c for c in self._sorted() if c.number_key == number_key]
        self._tell(done, tuple(found[:limit]))

    def between(
        self, since: float, until: float, done: Callable[[tuple[LoggedCall, ...]], None]
    ) -> None:
        found = [c for c in reversed(self._sorted()) if since <= c.started_at < until]
        self._tell(done, tuple(found))

    def ongoing(self, desk: str, done: Callable[[tuple[LoggedCall, ...]], None]) -> None:
        found = [c for c in self._sorted() if c.desk == desk and c.outcome is Outcome.ONGOING]
        self._tell(done, tuple(found))

    def erase_number(self, number_key: str, done: Callable[[int], None]) -> None:
        found = [c for c in self.calls.values() if c.number_key == number_key]
        for call in found:
            self.calls[call.uid] = _forgotten(call)
        self.on_changed((), False)
        self._tell(done, len(found))

    def anonymise_before(self, moment: float, done: Callable[[int], None]) -> None:
        found = [c for c in self.calls.values() if c.started_at < moment and not c.erased]
        for call in found:
            self.calls[call.uid] = _forgotten(call)
        self._tell(done, len(found))

    def erase_before(self, moment: float, done: Callable[[int], None]) -> None:
        found = [c for c in self.calls.values() if c.started_at < moment]
        for call in found:
            del self.calls[call.uid]
        self._tell(done, len(found))

    # -- inside --------------------------------------------------------------------------------

    def _put(self, call: LoggedCall) -> None:
        self.calls[call.uid] = call
        self.on_changed((call.uid,), False)

    def _sorted(self) -> list[LoggedCall]:
        return sorted(self.calls.values(), key=lambda c: c.started_at, reverse=True)

    def _tell(self, done: Callable[[T], None], answer: T) -> None:
        if self.slow:
            self._open.append(lambda: done(answer))
        else:
            done(answer)


def fits(call: LoggedCall, wanted: LogFilter) -> bool:
    """Whether a filter shows a call."""
    known = (call.remote.name, call.remote.number, call.contact_name, call.company, call.note)
    text = " ".join(known).casefold()
    return (
        all(word in text for word in wanted.text.casefold().split())
        and (wanted.since is None or call.started_at >= wanted.since)
        and (wanted.until is None or call.started_at < wanted.until)
        and _is(call, LogKind(wanted.kind))
        and wanted.category in {"", call.category}
        and (not wanted.tag or wanted.tag in call.tags)
        and wanted.queue in {"", call.queue}
    )


def _is(call: LoggedCall, kind: LogKind) -> bool:
    return {
        LogKind.ALL: True,
        LogKind.INCOMING: call.direction is Direction.INCOMING,
        LogKind.OUTGOING: call.direction is Direction.OUTGOING,
        LogKind.MISSED: call.outcome is Outcome.MISSED and not call.handled,
        LogKind.MISSED_ALL: call.outcome is Outcome.MISSED,
        LogKind.ANSWERED: call.outcome is Outcome.ANSWERED,
        LogKind.TRANSFERRED: call.handed_to is not None,
    }[kind]


def _forgotten(call: LoggedCall) -> LoggedCall:
    return replace(
        call,
        remote=Party(""),
        number_key="",
        contact_name="",
        company="",
        note="",
        steps=tuple(replace(s, party=None) for s in call.steps),
        erased=True,
    )
