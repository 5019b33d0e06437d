# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log for the services: questions and changes, done on the storage thread."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import sqlalchemy as sa

from atc.adapters.storage import log_reading as reading
from atc.adapters.storage import log_writing as writing
from atc.adapters.storage.log_file import LogFile
from atc.adapters.storage.log_reading import Place
from atc.adapters.storage.thread import Priority, StorageThread, Stores
from atc.domain.call_log import LogEdit, LogFilter, LoggedCall, LogPage, LogUid

S = TypeVar("S", bound=Stores)
T = TypeVar("T")
CHUNK = 200
"""Calls read in one job: some milliseconds."""

_Some = tuple[tuple[LoggedCall, ...], Place | None]
_NO_CALLS: tuple[LoggedCall, ...] = ()
_Question = Callable[[sa.Connection], T]
_Change = Callable[[LogFile, sa.Connection], T]


class SqlCallLogStore(Generic[S]):
    """`CallLogStore` in `desk.db`. Main thread.

    A change is committed to the disk before anybody hears of it.

    Attributes:
        on_changed: see the port.
        wrote: called after each change of this desk, for whoever shares it. Storage thread.
    """

    def __init__(
        self, thread: StorageThread[S], log_of: Callable[[S], LogFile], now: Callable[[], float]
    ) -> None:
        self.on_changed: Callable[[Sequence[LogUid], bool], None] = lambda _uids, _foreign: None
        self.wrote: Callable[[], None] = lambda: None
        self._thread = thread
        self._log_of = log_of
        self._now = now

    # -- changing ------------------------------------------------------------------------------

    def save(self, call: LoggedCall) -> None:
        """Add a call, or bring its story up to date."""
        self._change(lambda log, c: writing.save(c, log.stamps, call))

    def edit(self, uid: LogUid, change: LogEdit) -> None:
        """Change what people say of a call."""
        self._change(lambda log, c: writing.edit(c, log.stamps, uid, change))

    def handle_number(self, number_key: str, until: float, by: str) -> None:
        """Mark a number's missed calls until then as dealt with."""
        if number_key:
            self._change(lambda log, c: writing.handle_number(c, log.stamps, number_key, until, by))

    def erase_number(self, number_key: str, done: Callable[[int], None]) -> None:
        """Forget whom calls with this number were with, on all desks."""
        if not number_key:
            done(0)
            return
        now = self._now()
        self._forget(lambda log, c: writing.erase_number(c, number_key, now, log.key_of), done)

    def anonymise_before(self, moment: float, done: Callable[[int], None]) -> None:
        """Forget whom earlier calls were with, on all desks."""
        self._forget(lambda _, c: writing.anonymise_before(c, moment), done)

    def erase_before(self, moment: float, done: Callable[[int], None]) -> None:
        """Delete earlier calls, on all desks."""
        self._forget(lambda _, c: writing.delete_before(c, moment), done)

    # -- reading -------------------------------------------------------------------------------

    def page(
        self,
        wanted: LogFilter,
        offset: int,
        limit: int,
        done: Callable[[LogPage], None],
        *,
        newest_only: bool = True,
    ) -> None:
        """A part of the log, newest first."""
        empty = LogPage(wanted, offset, (), 0)
        stream = "log page" if newest_only else ""
        self._ask(lambda c: reading.page(c, wanted, offset, limit), done, empty, stream=stream)

    def get(self, uid: LogUid, done: Callable[[LoggedCall | None], None]) -> None:
        """One call."""
        self._ask(lambda c: reading.get(c, uid), done, None)

    def unhandled_missed(self, done: Callable[[int], None]) -> None:
        """How many missed calls nobody has dealt with."""
        self._ask(reading.unhandled_missed, done, 0)

    def recent(self, limit: int, done: Callable[[tuple[LoggedCall, ...]], None]) -> None:
        """The newest calls, newest first."""

        def some(connection: sa.Connection, place: Place | None, have: int) -> _Some:
            return reading.some_recent(connection, place, min(CHUNK, limit - have))

        self._gather(some, limit, done)

    def number_history(
        self, number_key: str, limit: int, done: Callable[[tuple[LoggedCall, ...]], None]
    ) -> None:
        """The newest calls with a number, newest first."""
        self._ask(lambda c: reading.number_history(c, number_key, limit), done, _NO_CALLS)

    def between(
        self, since: float, until: float, done: Callable[[tuple[LoggedCall, ...]], None]
    ) -> None:
        """All calls that began within a period, oldest first."""

        def some(connection: sa.Connection, place: Place | None, _have: int) -> _Some:
            return reading.some_between(connection, since, until, place, CHUNK)

        self._gather(some, None, done)

    def ongoing(self, desk: str, done: Callable[[tuple[LoggedCall, ...]], None]) -> None:
        """The calls of a desk that are not over, as far as the log knows."""
        self._ask(lambda c: reading.ongoing(c, desk), done, _NO_CALLS)

    # -- inside --------------------------------------------------------------------------------

    def _change(self, write: _Change[list[LogUid]]) -> None:
        def job(stores: S) -> list[LogUid]:
            log = self._log_of(stores)
            with log.write() as connection:
                uids = write(log, connection)
            if uids:
                self.wrote()
            return uids

        nothing: list[LogUid] = []
        self._thread.submit(Priority.SMALL, job, self._changed, otherwise=nothing)

    def _changed(self, uids: list[LogUid]) -> None:
        if uids:
            self.on_changed(uids, False)

    def _forget(self, write: _Change[int], done: Callable[[int], None]) -> None:
        def job(stores: S) -> int:
            log = self._log_of(stores)
            with log.write() as connection:
                count = write(log, connection)
            log.settle()
            self.wrote()
            return count

        def told(count: int) -> None:
            done(count)
            if count:
                self.on_changed((), False)

        self._thread.submit(Priority.SMALL, job, told, otherwise=0)

    def _gather(
        self,
        some: Callable[[sa.Connection, Place | None, int], _Some],
        most: int | None,
        done: Callable[[tuple[LoggedCall, ...]], None],
    ) -> None:
        """Read much in small jobs, so that a caller's name never waits behind a report."""
        found: list[LoggedCall] = []
        nothing: _Some = ((), None)

        def ask(place: Place | None) -> None:
            have = len(found)
            self._ask(lambda c: some(c, place, have), take, nothing)

        def take(answer: _Some) -> None:
            calls, place = answer
            found.extend(calls)
            if place is None or (most is not None and len(found) >= most):
                done(tuple(found))
            else:
                ask(place)

        ask(None)

    def _ask(
        self, read: _Question[T], done: Callable[[T], None], otherwise: T, *, stream: str = ""
    ) -> None:
        def job(stores: S) -> T:
            with self._log_of(stores).read() as connection:
                return read(connection)

        self._thread.submit(
            Priority.SMALL, job, done, otherwise=otherwise, stream=stream, repeatable=True
        )
