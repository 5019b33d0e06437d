# SPDX-License-Identifier: GPL-3.0-or-later
"""The connections to the shared database, and why they fail. Sharing thread."""

import contextlib
import os
import select
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import sqlalchemy as sa

from atc.adapters.storage.shared_schema import CHANNEL
from atc.domain.sharing import SharingProblem

CONNECT_S = 5
ANSWER_S = 8.0
"""How long the server may take for anything but the first making of the tables."""

MIGRATE_S = 120.0

_DRIVER = "postgresql+psycopg"
_KEEPALIVE = {
    "connect_timeout": CONNECT_S,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
_SESSION = (
    "SET statement_timeout = '60s'",
    "SET lock_timeout = '6s'",
    # A desk that freezes in mid-change must not keep the others waiting.
    "SET idle_in_transaction_session_timeout = '6s'",
)
_SIGNS = (
    (SharingProblem.PASSWORD, ("password authentication failed", "no password supplied")),
    (SharingProblem.PASSWORD, ("authentication failed", "role ", "pg_hba.conf")),
    (SharingProblem.TLS, ("certificate", "ssl", "tls")),
    (SharingProblem.NO_DATABASE, ("database ",)),
    (SharingProblem.NO_RIGHTS, ("permission denied",)),
    (SharingProblem.SLOW, ("timeout expired", "timed out", "canceling statement")),
    (
        SharingProblem.UNREACHABLE,
        ("connection refused", "could not translate", "resolve", "no route", "unreachable",
         "connection failed", "server closed", "terminating connection", "starting up",
         "shutting down", "connection is bad", "closed", "lost"),
    ),
)  # fmt: skip
_BY_STATE = {
    "28P01": SharingProblem.PASSWORD,
    "28000": SharingProblem.PASSWORD,
    "3D000": SharingProblem.NO_DATABASE,
    "42501": SharingProblem.NO_RIGHTS,
    "57014": SharingProblem.SLOW,
    "55P03": SharingProblem.SLOW,
}
TROUBLES = frozenset(
    {
        SharingProblem.BAD_URL,
        SharingProblem.NO_DRIVER,
        SharingProblem.PASSWORD,
        SharingProblem.NO_DATABASE,
        SharingProblem.NO_RIGHTS,
        SharingProblem.TLS,
        SharingProblem.NEWER,
    }
)
"""What does not mend itself."""


class SharingError(Exception):
    """Sharing is not possible now. The text never holds a password."""

    def __init__(self, problem: SharingProblem, reason: str = "") -> None:
        super().__init__(reason or problem.value)
        self.problem = problem
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Address:
    """Where the shared database is."""

    url: sa.URL

    @property
    def shown(self) -> str:
        """Host and database, without credentials."""
        port = f":{self.url.port}" if self.url.port else ""
        return f"{self.url.host or 'localhost'}{port}/{self.url.database or ''}"

    def redact(self, text: str) -> str:
        """A server's words without the password, in one line."""
        if self.url.password:
            text = text.replace(str(self.url.password), "***")
        return " ".join(text.split())[:300]


def address_of(url: str, password: str = "") -> Address:
    """Read the setting.

    Raises:
        SharingError: it is not the URL of a PostgreSQL database.
    """
    try:
        parsed = sa.make_url(url.strip())
    except (sa.exc.ArgumentError, ValueError) as error:
        # The error would repeat the text, and with it a password.
        raise SharingError(SharingProblem.BAD_URL, "it cannot be read as a URL") from error
    if parsed.get_backend_name() not in {"postgresql", "postgres"}:
        raise SharingError(SharingProblem.BAD_URL, "it does not begin with postgresql://")
    if not parsed.database or not (parsed.host or "host" in parsed.query):
        raise SharingError(SharingProblem.BAD_URL, "it names no host or no database")
    if password:
        parsed = parsed.set(password=password)
    return Address(parsed.set(drivername=_DRIVER))


class Deadline:
    """Cuts connections whose server does not answer in time: they would wait for ever.

    psycopg waits for an answer as long as the connection lives; a server that is frozen, or a
    network that swallows packets, keeps it alive.
    """

    def __init__(self) -> None:
        self.passed = False
        self._sockets: list[socket.socket] = []
        self._due: float | None = None
        self._ended = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._watch, name="sharing-guard", daemon=True)
        self._thread.start()

    def guard(self, file_number: int) -> None:
        """Have a connection cut when it is too late."""
        self._sockets.append(socket.socket(fileno=os.dup(file_number)))

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """What is done here must be done in so many seconds."""
        with self._changed:
            self._due = time.monotonic() + seconds
            self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._due = None

    def cut(self) -> None:
        """Cut the connections now. Any thread."""
        for each in self._sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Watch no more."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join()
        for each in self._sockets:
            each.close()

    def _watch(self) -> None:
        with self._changed:
            while not self._ended:
                now = time.monotonic()
                if self._due is not None and now >= self._due:
                    self._due = None
                    self.passed = True
                    self.cut()
                left = None if self._due is None else self._due - now
                self._changed.wait(left)


class Link:
    """Two connections: one for work, one that hears of other desks' changes."""

    def __init__(self, address: Address, name: str) -> None:
        """Connect.

        Args:
            address: where to.
            name: what the server's administrator sees this desk as.

        Raises:
            SharingError: it is not possible now.
        """
        self._address = address
        self._deadline = Deadline()
        self._open: list[sa.Connection] = []
        with self.errors(), contextlib.ExitStack() as undo:
            undo.callback(self.close)
            engine = _engine(address, name)
            self.work = self._connect(engine)
            ears = self._connect(engine).execution_options(isolation_level="AUTOCOMMIT")
            ears.exec_driver_sql(f"LISTEN {CHANNEL}")
            self._ears: Any = ears.connection.driver_connection
            undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn what the driver raises into a `SharingError`."""
        try:
            yield
        except sa.exc.SQLAlchemyError as error:
            raise self._explained(error) from error
        except ImportError as error:
            raise SharingError(SharingProblem.NO_DRIVER, str(error)) from error
        except (OSError, ValueError) as error:
            raise self._explained(error) from error

    @contextmanager
    def answering(self, seconds: float = ANSWER_S) -> Iterator[sa.Connection]:
        """Work with the server, which has so many seconds for it.

        Raises:
            SharingError: it has not answered in time, or refuses.
        """
        with self.errors(), self._deadline.within(seconds):
            yield self.work

    def wait(self, wake: int, seconds: float) -> None:
        """Wait until another desk has changed something, `wake` can be read, or time is over.

        Raises:
            SharingError: the connection is lost.
        """
        with self.errors():
            ready, _, _ = select.select([self._ears.fileno(), wake], [], [], seconds)
            if wake not in ready or len(ready) > 1:
                try:
                    for _ in self._ears.notifies(timeout=0):
                        pass
                except self._ears.Error as error:
                    raise self._explained(error) from error

    def abort(self) -> None:
        """End whatever waits for the server. Any thread."""
        self._deadline.cut()

    def close(self) -> None:
        """Let go of the server."""
        for each in self._open:
            # A connection that is cut cannot be closed politely.
            with contextlib.suppress(Exception):
                each.invalidate()
        for each in self._open:
            with contextlib.suppress(Exception):
                each.close()
        self._deadline.close()

    def _connect(self, engine: sa.Engine) -> sa.Connection:
        connection = engine.connect()
        self._open.append(connection)
        raw: Any = connection.connection.driver_connection
        self._deadline.guard(raw.fileno())
        return connection

    def _explained(self, error: Exception) -> SharingError:
        if self._deadline.passed:
            return SharingError(SharingProblem.SLOW, f"no answer within {ANSWER_S:g} s")
        return explained(error, self._address)


def _engine(address: Address, name: str) -> sa.Engine:
    given = {**_KEEPALIVE, "application_name": name[:60]}
    arguments = {key: value for key, value in given.items() if key not in address.url.query}
    engine = sa.create_engine(address.url, poolclass=sa.pool.NullPool, connect_args=arguments)

    @sa.event.listens_for(engine, "connect")
    def prepare(raw: Any, _: object) -> None:
        autocommit, raw.autocommit = raw.autocommit, True
        for statement in _SESSION:
            raw.execute(statement)
        raw.autocommit = autocommit

    return engine


def explained(error: Exception, address: Address) -> SharingError:
    """Why it failed, by the server's code where it gives one, else by its words."""
    original = getattr(error, "orig", None) or error
    text = address.redact(str(original))
    state = getattr(original, "sqlstate", None)
    known = _BY_STATE.get(state or "")
    if known is not None:
        return SharingError(known, text)
    lower = text.lower()
    for problem, signs in _SIGNS:
        if any(sign in lower for sign in signs):
            return SharingError(problem, text)
    return SharingError(SharingProblem.OTHER, text or type(original).__name__)
