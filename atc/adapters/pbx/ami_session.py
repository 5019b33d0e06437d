# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to a manager interface (AMI): greeting, login, requests, events. asyncio thread.

panoramisk supplies the grammar of messages and finds the end of listed answers. Its `Manager` is
not used: it reconnects at a fixed pace for ever, does not notice a peer that went silent, keeps
any amount of unfinished input, loses characters that are split over two packets, and dies from
a message that has one key twice.
"""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from typing import Any

from panoramisk.actions import Action
from panoramisk.message import Message

from atc.domain.errors import ServiceError

log = logging.getLogger(__name__)

GREETING = b"Asterisk Call Manager"
LARGEST_MESSAGE = 256 * 1024
MOST_LISTED = 50_000
"""Messages of one listed answer; more is not a PBX."""
ANSWER_S = 10.0
QUIET_S = 20.0
"""After so long without a word the peer is asked whether it is still there."""

EventHandler = Callable[[str, dict[str, str]], None]
EarlyFilter = Callable[[bytes], bool]


class SessionError(ServiceError):
    """The connection cannot be used any more; the text says why."""


class LoginRefusedError(SessionError):
    """User name or secret is wrong, or this address may not log in."""


def fields_of(message: Message) -> dict[str, str]:
    """A message as plain texts by lower-case key; of a key that comes twice the first counts."""
    return {
        str(key).lower(): str(value[0] if isinstance(value, list) else value)
        for key, value in message.items()
    }


class Session:
    """A logged-in connection. Use `open`, then `run`, and `request` meanwhile."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        on_event: EventHandler,
        wanted: EarlyFilter,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._on_event = on_event
        self._wanted = wanted
        self._waiting: dict[str, Action] = {}
        self._over = False

    @classmethod
    async def open(
        cls, host: str, port: int, on_event: EventHandler, wanted: EarlyFilter
    ) -> "Session":
        """Connect and check the greeting.

        Raises:
            SessionError: nobody answers there, or it is not a manager interface.
        """
        try:
            async with asyncio.timeout(ANSWER_S):
                reader, writer = await asyncio.open_connection(host, port, limit=LARGEST_MESSAGE)
        except TimeoutError:
            raise SessionError("no answer") from None
        except OSError as error:
            raise SessionError(_words(error)) from error
        session = cls(reader, writer, on_event, wanted)
        try:
            async with asyncio.timeout(ANSWER_S):
                greeting = await reader.readline()
        except (TimeoutError, OSError, ValueError):
            greeting = b""
        if not greeting.startswith(GREETING):
            session.close()
            raise SessionError("not a manager interface")
        return session

    async def run(self) -> None:
        """Read until the connection ends; each message goes to whom it concerns.

        Raises:
            SessionError: always, when it is over.
        """
        try:
            while True:
                raw = await self._next()
                if self._wanted(raw):
                    self._take(raw)
        finally:
            self._abandon()

    async def login(self, username: str, secret: str, classes: str = "call,system") -> None:
        """Log in without sending the secret: MD5 of a challenge and the secret.

        Args:
            username: the manager user.
            secret: its secret.
            classes: the classes of events to be sent, with commas.

        Raises:
            LoginRefusedError: the PBX says no.
            SessionError: the connection ended.
        """
        answer = await self.request("Challenge", AuthType="MD5")
        challenge = answer[0].get("challenge", "")
        if not challenge:
            raise LoginRefusedError(answer[0].get("message", "") or "no MD5 login")
        key = hashlib.md5((challenge + secret).encode(), usedforsecurity=False).hexdigest()
        answer = await self.request(
            "Login", AuthType="MD5", Username=username, Key=key, Events=classes
        )
        if answer[0].get("response", "").lower() != "success":
            raise LoginRefusedError(answer[0].get("message", "") or "refused")

    async def request(self, name: str, **fields: str) -> list[dict[str, str]]:
        """Send an action and wait for its whole answer.

        Raises:
            SessionError: the connection ended, or no answer came in time.
        """
        if self._over:
            raise SessionError("connection closed")
        action = Action({"Action": name, **{k: _one_line(v) for k, v in fields.items()}})
        self._waiting[action.id] = action
        try:
            self._writer.write(str(action).encode())
            async with asyncio.timeout(ANSWER_S):
                await self._writer.drain()
                found = await action.future
        except TimeoutError:
            raise SessionError(f"no answer to {name}") from None
        except OSError as error:
            raise SessionError(_words(error)) from error
        finally:
            self._waiting.pop(action.id, None)
        return [fields_of(m) for m in (found if isinstance(found, list) else [found])]

    def close(self) -> None:
        """End the connection at once."""
        self._writer.transport.abort()

    # -- inside --------------------------------------------------------------------------------

    async def _next(self) -> bytes:
        """The next message's bytes; asks a silent peer whether it lives."""
        asked = False
        while True:
            try:
                async with asyncio.timeout(ANSWER_S if asked else QUIET_S):
                    return await self._reader.readuntil(b"\r\n\r\n")
            except TimeoutError:
                if asked:
                    raise SessionError("no answer any more") from None
                asked = True
                self._writer.write(b"Action: Ping\r\n\r\n")
            except asyncio.LimitOverrunError:
                raise SessionError("oversized message") from None
            except asyncio.IncompleteReadError:
                raise SessionError("connection closed") from None
            except OSError as error:
                raise SessionError(_words(error)) from error

    def _take(self, raw: bytes) -> None:
        message = Message.from_line(raw.decode("utf-8", "replace").strip("\r\n"))
        if message is None:
            return
        fields = fields_of(message)
        action = self._waiting.get(fields.get("actionid", ""))
        if action is not None:
            self._answer(action, fields)
        elif "event" in fields:
            self._on_event(fields["event"], fields)

    @staticmethod
    def _answer(action: Action, fields: dict[str, str]) -> None:
        if len(action.responses) >= MOST_LISTED:
            raise SessionError("endless answer")
        # A listed answer begins with its response: anything before it is nonsense, and
        # panoramisk takes the first message for the response.
        if not action.responses and "response" not in fields:
            return
        if not action.responses:
            # panoramisk also waits for more after "Added interface to queue" and "successfully
            # queued", which no PBX sends to those who do not listen to everything.
            start = fields.get("eventlist", "").lower() == "start"
            action.as_list = start or "will follow" in fields.get("message", "").lower()
        headers: dict[str, Any] = dict(fields)
        action.add_message(Message(headers))

    def _abandon(self) -> None:
        self._over = True
        for action in self._waiting.values():
            if not action.future.done():
                action.future.set_exception(SessionError("connection closed"))
        self.close()


def _one_line(text: str) -> str:
    """A value that cannot smuggle another line into an action."""
    return "".join(text.splitlines())


def _words(error: OSError) -> str:
    return (error.strerror or str(error) or type(error).__name__).lower()
