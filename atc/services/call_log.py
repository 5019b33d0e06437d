# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log: what was, what she says of it, what is still to be dealt with."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from atc.domain.call_log import LogEdit, LogFilter, LoggedCall, LogPage, LogUid
from atc.domain.calls import CallId
from atc.domain.sharing import SharingStatus
from atc.ports.call_log import CallLogStore
from atc.ports.clock import Clock
from atc.services.call_recorder import CallRecorder
from atc.services.call_story import closed_by_crash
from atc.services.calls import CallService
from atc.services.hook import Hook

log = logging.getLogger(__name__)

DAY_S = 24 * 3600.0
_FIRST_CLEANING_S = 30.0
_AUTO = " (auto)"

LogKey = LogUid | CallId
"""A call in the log by its uid, or by its card on the console."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long the log keeps what. 0: for ever.

    Attributes:
        keep_days: after so many days a call is deleted.
        anonymise_days: after so many days it is forgotten whom it was with.
    """

    keep_days: int = 0
    anonymise_days: int = 0


class CallLogService:
    """Keeps the log and answers questions about it. Main thread.

    The store comes late, after the window: until then what happens waits, and questions are
    answered when it is there.

    Attributes:
        changed: emits the uids of calls that are new or different, by whichever desk; an empty
            tuple means many.
        missed_changed: emits how many missed calls nobody has dealt with, when that changes.
        sharing_changed: emits how the sharing with other desks stands.
        recorder: follows the calls.
        desk: this desk's name in the log.
        retention: how long what is kept.
    """

    def __init__(
        self,
        recorder: CallRecorder,
        calls: CallService,
        clock: Clock,
        desk: str,
        retention: Retention | None = None,
    ) -> None:
        self.changed: Hook[tuple[LogUid, ...]] = Hook()
        self.missed_changed: Hook[int] = Hook()
        self.sharing_changed: Hook[SharingStatus] = Hook()
        self.recorder = recorder
        self.desk = desk
        self._calls = calls
        self._clock = clock
        self.retention = retention or Retention()
        self._store: CallLogStore | None = None
        self._waiting: list[Callable[[CallLogStore], None]] = []
        self._missed = 0
        self._counting = self._count_again = False
        self._sharing = SharingStatus()
        recorder.save = lambda call: self._do(lambda store: store.save(call))
        recorder.edit = self._edit
        recorder.answered = self._on_answered

    def attach(self, store: CallLogStore) -> None:
        """The store is open."""
        self._store = store
        store.on_changed = self._on_changed
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action(store)
        self._close_stale()
        self._count()
        self._clock.call_later(_FIRST_CLEANING_S, self._clean)

    # -- reading -------------------------------------------------------------------------------

    @property
    def missed(self) -> int:
        """How many missed calls nobody has dealt with, as last counted."""
        return self._missed

    @property
    def sharing(self) -> SharingStatus:
        """How the sharing with other desks stands."""
        return self._sharing

    def page(
        self, wanted: LogFilter, offset: int, limit: int, done: Callable[[LogPage], None]
    ) -> None:
        """A part of the log, newest first; of several questions only the newest is answered."""
        self._do(lambda store: store.page(wanted, offset, limit, done))

    def search(
        self, wanted: LogFilter, offset: int, limit: int, done: Callable[[LogPage], None]
    ) -> None:
        """The same for other programs: every question is answered."""
        self._do(lambda store: store.page(wanted, offset, limit, done, newest_only=False))

    def get(self, key: LogKey, done: Callable[[LoggedCall | None], None]) -> None:
        """One call with its whole story; None when it is not in the log."""
        uid = self.uid_of(key)
        if uid is None:
            done(None)
        else:
            self._do(lambda store: store.get(uid, done))

    def recent(self, limit: int, done: Callable[[tuple[LoggedCall, ...]], None]) -> None:
        """The newest calls, newest first."""
        self._do(lambda store: store.recent(limit, done))

    def number_history(
        self, number: str, limit: int, done: Callable[[tuple[LoggedCall, ...]], None]
    ) -> None:
        """The newest calls with a number in any formatting, newest first."""
        key = self.recorder.key_of(number) or number
        self._do(lambda store: store.number_history(key, limit, done))

    def between(
        self, since: float, until: float, done: Callable[[tuple[LoggedCall, ...]], None]
    ) -> None:
        """All calls that began within the period, oldest first."""
        self._do(lambda store: store.between(since, until, done))

    def uid_of(self, key: LogKey) -> LogUid | None:
        """The log's name for a call."""
        return LogUid(key) if isinstance(key, str) else self.recorder.uid_of(key)

    # -- what she says of a call ---------------------------------------------------------------

    def annotate(self, key: LogKey, note: str, before: str | None = None) -> None:
        """Write a call's note.

        Args:
            key: the call.
            note: the whole text.
            before: the text that the editor began with. If another desk wrote something else
                meanwhile, both texts are kept; None: `note` replaces whatever there is.
        """
        call_id = self._card(key)
        if call_id is not None:
            self._calls.amend(call_id, note=note)
            return
        self._edit_by_key(key, LogEdit(note=note, note_before=before))

    def tag(self, key: LogKey, tag: str, *, on: bool = True) -> None:
        """Give a call a disposition, or take it away."""
        call_id = self._card(key)
        if call_id is not None:
            tags = tuple(t for t in self._calls.get(call_id).tags if t != tag)
            self._calls.amend(call_id, tags=(*tags, tag) if on else tags)
            return
        wanted = (tag,)
        self._edit_by_key(key, LogEdit(tag=wanted) if on else LogEdit(untag=wanted))

    def set_category(self, key: LogKey, category: str) -> None:
        """Give a call another category, empty for none."""
        call_id = self._card(key)
        if call_id is not None:
            self._calls.amend(call_id, category=category)
            return
        name = self.recorder.category_name(category) if category else ""
        self._edit_by_key(key, LogEdit(category=category, category_name=name))

    def handle(self, uid: LogUid) -> None:
        """Mark a missed call as dealt with, and the same caller's earlier ones with it."""
        self._edit(uid, LogEdit(handled=True, handled_by=self.desk))

        def earlier(call: LoggedCall | None) -> None:
            if call is not None and call.number_key:
                self._handle_number(call.number_key, call.started_at, self.desk)

        self._do(lambda store: store.get(uid, earlier))

    def unhandle(self, uid: LogUid) -> None:
        """Somebody has to deal with it after all."""
        self._edit(uid, LogEdit(handled=False, handled_by=self.desk))

    # -- privacy -------------------------------------------------------------------------------

    def erase_number(self, number: str, done: Callable[[int], None] = lambda _: None) -> None:
        """Forget whom the calls with a number were with, on all desks; tells how many.

        Names, numbers and notes go; that there was a call, when, and what came of it stays.
        """
        key = self.recorder.key_of(number) or number
        self._do(lambda store: store.erase_number(key, done))

    # -- from below ----------------------------------------------------------------------------

    def on_sharing(self, status: SharingStatus) -> None:
        """The sharing worker tells how it stands."""
        if status != self._sharing:
            self._sharing = status
            self.sharing_changed.emit(status)

    def _on_changed(self, uids: Sequence[LogUid], foreign: bool) -> None:
        if foreign:
            self._refresh_cards(uids)
            if not uids:
                self._close_stale()
        self.changed.emit(tuple(uids))
        self._count()

    def _refresh_cards(self, uids: Sequence[LogUid]) -> None:
        """What another desk wrote on a call that has a card here."""
        for uid in uids:
            call_id = self.recorder.call_id_of(uid)
            if call_id is not None and self._store is not None:
                self._store.get(uid, lambda record, i=call_id: self._refresh_card(i, record))  # type: ignore[misc]

    def _refresh_card(self, call_id: CallId, record: LoggedCall | None) -> None:
        if record is not None and self._calls.find(call_id) is not None:
            self._calls.amend(call_id, note=record.note, tags=record.tags)

    def _on_answered(self, call: LoggedCall) -> None:
        """We spoke to that number: what we missed of it before is dealt with."""
        if call.number_key:
            self._handle_number(call.number_key, call.started_at, self.desk + _AUTO)

    def _handle_number(self, number_key: str, until: float, by: str) -> None:
        self._do(lambda store: store.handle_number(number_key, until, by))

    def _edit_by_key(self, key: LogKey, change: LogEdit) -> None:
        uid = self.uid_of(key)
        if uid is not None:
            self._edit(uid, change)

    def _edit(self, uid: LogUid, change: LogEdit) -> None:
        self._do(lambda store: store.edit(uid, change))

    def _card(self, key: LogKey) -> CallId | None:
        """The console's call, while it has a card: what is said of it is shown there too."""
        call_id = self.recorder.call_id_of(key) if isinstance(key, str) else key
        known = call_id is not None and self._calls.find(call_id) is not None
        return call_id if known else None

    def _do(self, action: Callable[[CallLogStore], None]) -> None:
        if self._store is None:
            self._waiting.append(action)
        else:
            action(self._store)

    def _count(self) -> None:
        """Ask how many are missed; one question at a time."""
        if self._counting:
            self._count_again = True
            return
        if self._store is not None:
            self._counting = True
            self._store.unhandled_missed(self._counted)

    def _counted(self, missed: int) -> None:
        self._counting = False
        if missed != self._missed:
            self._missed = missed
            self.missed_changed.emit(missed)
        if self._count_again:
            self._count_again = False
            self._count()

    def _close_stale(self) -> None:
        """End what this desk left open when it last died."""
        self._do(lambda store: store.ongoing(self.desk, self._close))

    def _close(self, calls: Sequence[LoggedCall]) -> None:
        for call in calls:
            if call.uid not in self.recorder.live and self._store is not None:
                log.info("call %s in the log was cut off by the console's end", call.uid)
                self._store.save(closed_by_crash(call))

    def _clean(self) -> None:
        """Do what the retention says; daily."""
        now, keep = self._clock.now(), self.retention
        if self._store is not None:
            if keep.keep_days:
                self._store.erase_before(now - keep.keep_days * DAY_S, _cleaned("deleted"))
            if keep.anonymise_days:
                self._store.anonymise_before(
                    now - keep.anonymise_days * DAY_S, _cleaned("anonymised")
                )
        self._clock.call_later(DAY_S, self._clean)


def _cleaned(what: str) -> Callable[[int], None]:
    def tell(count: int) -> None:
        if count:
            log.info("retention: %d calls %s", count, what)

    return tell
