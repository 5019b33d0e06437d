# SPDX-License-Identifier: GPL-3.0-or-later
"""The sharing thread: sends this desk's changes and brings the others'.

Everything is in `desk.db` first; nobody ever waits for the server. While it is away the changes
stay there, marked as not sent, and go out when it is back.
"""

import contextlib
import logging
import os
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from atc.adapters.storage import log_sync as local
from atc.adapters.storage import shared_exchange as exchange
from atc.adapters.storage.log_file import LogFile
from atc.adapters.storage.log_sync import CHUNK, Taken
from atc.adapters.storage.shared_link import (
    MIGRATE_S,
    TROUBLES,
    Address,
    Link,
    SharingError,
    address_of,
)
from atc.adapters.storage.shared_migrations import NewerSchemaError, bring_up_to_date
from atc.adapters.storage.thread import Interrupted
from atc.domain.call_log import LogUid
from atc.domain.sharing import SharingProblem, SharingState, SharingStatus

log = logging.getLogger("sharing")

T = TypeVar("T")

LOOK_S = 5.0
"""How often it is looked for changes that nobody told us of, and whether the server is there."""

_FIRST_RETRY_S, _LAST_RETRY_S = 1.0, 15.0
_TROUBLE_RETRY_S = 60.0
_TIME_EVERY_S = 600.0
_TELL_EVERY_S = 0.5
_MOST_NAMED = 50


class LocalLog(Protocol):
    """Runs work on the storage thread and waits for it. Sharing thread."""

    def __call__(self, work: Callable[[LogFile], T]) -> T:
        """Do it.

        Raises:
            Interrupted: the storage has stopped.
        """


@dataclass(frozen=True, slots=True)
class SharedConfig:
    """Which database, and as whom.

    Attributes:
        url: SQLAlchemy's form, `postgresql://user@host/database?sslmode=verify-full`.
        password: used in place of the URL's, if there is one.
        desk: this desk's name, for the server's administrator.
    """

    url: str
    password: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class SharingEvents:
    """Whom to tell. Called on the sharing thread: hand it over to the main one.

    Attributes:
        status: how it stands.
        calls: which calls other desks changed, empty for many.
        document: id and body of a document that another desk changed.
    """

    status: Callable[[SharingStatus], object]
    calls: Callable[[Sequence[LogUid]], object]
    document: Callable[[str, str], object]


class SharingThread:
    """Keeps this desk and the shared database the same. `start`, `wake`, `stop`: main thread."""

    def __init__(
        self,
        config: SharedConfig,
        local_log: LocalLog,
        events: SharingEvents,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._config = config
        self._now = now
        self._local = local_log
        self._events = events
        self._status = SharingStatus()
        self._stopping = threading.Event()
        self._link: Link | None = None
        self._woken, self._wake = os.pipe()
        for end in (self._woken, self._wake):
            os.set_blocking(end, False)
        self._news = Taken()
        self._told_at = 0.0
        self._thread = threading.Thread(target=self._main, name="sharing", daemon=True)

    def start(self) -> None:
        """Begin to connect."""
        self._thread.start()

    def wake(self) -> None:
        """This desk changed something. Any thread."""
        with contextlib.suppress(BlockingIOError, OSError):
            os.write(self._wake, b"!")

    def stop(self, timeout_s: float = 3.0) -> None:
        """Let go of the server. What is not sent stays in `desk.db` for the next time."""
        self._stopping.set()
        self.wake()
        if self._thread.is_alive():
            self._thread.join(timeout_s / 2)
        link = self._link
        if self._thread.is_alive() and link is not None:
            link.abort()  # the server does not answer
            self._thread.join(timeout_s / 2)
        if not self._thread.is_alive():
            for end in (self._woken, self._wake):
                os.close(end)

    # -- the thread ----------------------------------------------------------------------------

    def _main(self) -> None:
        pause = _FIRST_RETRY_S
        try:
            address = address_of(self._config.url, self._config.password)
        except SharingError as error:
            self._tell(SharingState.TROUBLE, error)
            return
        while not self._stopping.is_set():
            try:
                self._session(address)
            except Interrupted:
                return
            except SharingError as error:
                if self._status.state is SharingState.ONLINE:
                    pause = _FIRST_RETRY_S
                pause = self._failed(error, pause)
            except Exception:  # whatever it is, this desk goes on and tries again
                log.exception("sharing failed")
                unknown = SharingError(SharingProblem.OTHER, "see the console's log")
                pause = self._failed(unknown, pause)

    def _failed(self, error: SharingError, pause: float) -> float:
        """Say why, wait, and tell how long to wait the next time."""
        trouble = error.problem in TROUBLES
        self._tell(SharingState.TROUBLE if trouble else SharingState.OFFLINE, error)
        self._flush(at_once=True)
        wait = _TROUBLE_RETRY_S if trouble else pause
        # Desks that lost the server together do not all come back in the same moment.
        self._stopping.wait(wait * random.uniform(0.8, 1.2))  # noqa: S311 - no secret
        return min(pause * 2, _LAST_RETRY_S)

    def _session(self, address: Address) -> None:
        """Connect and stay connected, until something fails."""
        if self._status.state is SharingState.OFF:
            self._tell(SharingState.CONNECTING, server=address.shown)
        with Link(address, f"ATC {self._config.desk}") as link:
            self._link = link
            self._prepare(link)
            timed = time.monotonic()
            while not self._stopping.is_set():
                self._exchange(link)
                self._tell(SharingState.ONLINE)
                if time.monotonic() - timed > _TIME_EVERY_S:
                    self._set_clock(link)
                    timed = time.monotonic()
                link.wait(self._woken, LOOK_S)
                self._drain()
        self._link = None

    def _prepare(self, link: Link) -> None:
        try:
            with link.answering(MIGRATE_S) as connection:
                bring_up_to_date(connection)
        except NewerSchemaError as error:
            raise SharingError(
                SharingProblem.NEWER, f"the shared database is at version {error}"
            ) from error
        self._set_clock(link)
        known = self._local(local.position)
        with link.answering() as connection:
            if exchange.rename_if_set_back(connection, known.epoch, known.cursor, known.tip):
                log.warning("the shared database is older than when this desk last saw it")

    def _set_clock(self, link: Link) -> None:
        with link.answering() as connection:
            offset = exchange.clock_offset(connection, self._now)
        self._local(lambda file: local.learn_time(file, offset))

    def _exchange(self, link: Link) -> None:
        """Read all there is, send all we have."""
        position = self._local(local.position)
        while not self._stopping.is_set():
            position = self._read(link, position)
            what = self._local(local.outgoing)
            if not len(what):
                break
            with link.answering() as connection:
                cursor = exchange.send(connection, position.cursor, what)
            if cursor is not None:
                self._local(lambda file, w=what, c=cursor: local.sent(file, w, c))  # type: ignore[misc]
                position = replace(position, cursor=cursor)
                self._waiting()
        self._flush(at_once=True)
        self._waiting()

    def _read(self, link: Link, position: local.Position) -> local.Position:
        while not self._stopping.is_set():
            with link.answering() as connection:
                news = exchange.read(connection, position.cursor)
            if news.epoch != position.epoch:
                log.info("the shared database %s is new to this desk", news.epoch)
                self._local(lambda file, n=news: local.start_over(file, n.epoch))  # type: ignore[misc]
                position = local.Position(0, news.epoch)
                continue
            self._take(news)
            position = replace(position, cursor=news.up_to)
            if news.up_to == news.last:
                break
        return position

    def _take(self, news: exchange.News) -> None:
        if news.empty:
            return
        self._news.add(self._local(lambda file: local.take_orders(file, news)))
        for start in range(0, max(1, len(news.calls)), CHUNK):
            rows = news.calls[start : start + CHUNK]
            last = start + CHUNK >= len(news.calls)
            cursor = news.up_to if last else rows[-1]["seq"]
            self._news.add(
                self._local(lambda file, r=rows, c=cursor: local.take_calls(file, r, c))  # type: ignore[misc]
            )
        self._flush()

    def _drain(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while os.read(self._woken, 4096):
                pass

    # -- telling -------------------------------------------------------------------------------

    def _flush(self, *, at_once: bool = False) -> None:
        """Tell what changed, not too often while much does."""
        now = time.monotonic()
        if not at_once and now - self._told_at < _TELL_EVERY_S:
            return
        news, self._news = self._news, Taken()
        if news.uids or news.many:
            self._told_at = now
            many = news.many or len(news.uids) > _MOST_NAMED
            self._events.calls(() if many else tuple(dict.fromkeys(news.uids)))
        for document, body in news.documents.items():
            self._events.document(document, body)

    def _waiting(self) -> None:
        waiting = self._local(local.waiting)
        if waiting != self._status.waiting:
            self._put(replace(self._status, waiting=waiting))

    def _tell(
        self, state: SharingState, error: SharingError | None = None, server: str = ""
    ) -> None:
        before = self._status
        problem = error.problem if error else SharingProblem.NONE
        reason = error.reason if error else ""
        if state is before.state and problem is before.problem:
            if error is not None:
                self._count_waiting()
            return
        if state is SharingState.ONLINE:
            log.info("sharing with other desks at %s", before.server)
        elif error is not None:
            log.warning("not sharing with other desks: %s: %s", problem.value, reason)
        self._put(
            replace(
                before,
                state=state,
                problem=problem,
                reason=reason,
                server=server or before.server,
                since=self._now(),
            )
        )
        if error is not None:
            self._count_waiting()

    def _count_waiting(self) -> None:
        with contextlib.suppress(Interrupted):
            self._waiting()

    def _put(self, status: SharingStatus) -> None:
        self._status = status
        self._events.status(status)
