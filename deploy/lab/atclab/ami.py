# SPDX-License-Identifier: GPL-3.0-or-later
"""A small AMI client: actions with answers, and events that can be awaited."""

import contextlib
import itertools
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Self

from atclab.errors import LabError

Message = dict[str, str]
Match = Callable[[Message], bool]
_KEPT = 20000


class AmiError(LabError):
    """Asterisk refused an action, did not answer, or an event did not come."""


class Ami:
    """One AMI connection. Threads: a reader of its own; every method may be called from any.

    Every event gets a number; ``mark`` returns the next one, so that a test can take a mark,
    act, and then wait for an event that came after the mark: nothing is missed in between.
    """

    def __init__(self, port: int, user: str, secret: str, host: str = "127.0.0.1") -> None:
        try:
            self._socket = socket.create_connection((host, port), timeout=5)
        except OSError as error:
            raise AmiError(f"no AMI on {host}:{port}: is the lab running?") from error
        self._socket.settimeout(None)
        self._ids = itertools.count(1)
        self._answers: dict[str, list[Message]] = {}
        self._events: deque[tuple[int, Message]] = deque(maxlen=_KEPT)
        self._count = 0
        self._news = threading.Condition()
        self._closed = False
        self._reader = threading.Thread(target=self._read, name=f"ami-{port}", daemon=True)
        self._reader.start()
        try:
            self.action("Login", Username=user, Secret=secret, Events="on")
        except AmiError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def closed(self) -> bool:
        """Whether the connection is gone."""
        return self._closed

    def close(self) -> None:
        """Close the connection and wait for the reader's end."""
        self._closed = True
        with contextlib.suppress(OSError):  # the other side was quicker
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        if threading.current_thread() is not self._reader:
            self._reader.join(timeout=5)

    def action(
        self,
        name: str,
        *,
        variables: dict[str, object] | None = None,
        timeout: float = 10,
        **headers: object,
    ) -> list[Message]:
        """Send an action; return its response followed by the events of its list, if any.

        Raises:
            AmiError: when Asterisk answers with an error, or not within ``timeout`` seconds.
        """
        action_id = f"atc-{id(self):x}-{next(self._ids)}"
        lines = [f"Action: {name}", f"ActionID: {action_id}"]
        lines += [f"{key}: {value}" for key, value in headers.items()]
        lines += [f"Variable: {key}={value}" for key, value in (variables or {}).items()]
        with self._news:
            self._answers[action_id] = []
        try:
            self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        except OSError as error:
            raise AmiError(f"AMI {name}: the connection is gone") from error
        with self._news:
            done = self._news.wait_for(lambda: self._complete(action_id), timeout)
            messages = self._answers.pop(action_id)
        if not done or not messages:
            raise AmiError(f"AMI {name}: no answer within {timeout} s")
        if messages[0].get("Response") == "Error":
            raise AmiError(f"AMI {name}: {messages[0].get('Message', 'refused')}")
        return messages

    def mark(self) -> int:
        """Return the number that the next event will have."""
        with self._news:
            return self._count

    def wait(self, match: Match, *, since: int | None = None, timeout: float = 10) -> Message:
        """Return the first event from ``since`` on (default: from now) for which ``match`` holds.

        Raises:
            AmiError: when none comes within ``timeout`` seconds.
        """
        deadline = time.monotonic() + timeout
        with self._news:
            seen = self._count if since is None else since
            while True:
                for number, event in self._events:
                    if number >= seen and match(event):
                        return event
                seen = self._count
                left = deadline - time.monotonic()
                if left <= 0 or self._closed:
                    why = "the connection closed" if self._closed else f"not within {timeout} s"
                    raise AmiError(f"the awaited AMI event did not come: {why}")
                self._news.wait(left)

    def events(self, since: int = 0) -> list[Message]:
        """Return the events from ``since`` on."""
        with self._news:
            return [event for number, event in self._events if number >= since]

    def _complete(self, action_id: str) -> bool:
        messages = self._answers[action_id]
        if self._closed:
            return True
        if not messages:
            return False
        if messages[0].get("EventList", "").lower() == "start":
            return messages[-1].get("EventList") == "Complete"
        return True

    def _read(self) -> None:
        try:
            with self._socket.makefile(
                "r", encoding="utf-8", errors="replace", newline="\r\n"
            ) as f:
                f.readline()  # the banner
                self._read_messages(f)
        except (OSError, ValueError):
            pass  # closed by us or by Asterisk: waiters are told below
        with self._news:
            self._closed = True
            self._news.notify_all()

    def _read_messages(self, lines: object) -> None:
        message: Message = {}
        for line in lines:  # type: ignore[attr-defined]
            text = line.rstrip("\r\n")
            if text:
                key, _, value = text.partition(":")
                value = value.strip()
                # `Output:` and `Variable:` come once per line
                message[key] = f"{message[key]}\n{value}" if key in message else value
                continue
            if message:
                self._take(message)
            message = {}

    def _take(self, message: Message) -> None:
        with self._news:
            answers = self._answers.get(message.get("ActionID", ""))
            if answers is not None and ("Response" in message or answers):
                answers.append(message)
            if "Event" in message:
                self._events.append((self._count, message))
                self._count += 1
            self._news.notify_all()
