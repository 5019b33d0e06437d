# SPDX-License-Identifier: GPL-3.0-or-later
"""How commands reach the worker while it sleeps in PJSIP's own poll.

PJSIP waits for packets, so a packet wakes it: the worker opens a UDP transport of PJSIP on
loopback that nobody else knows, and each command is followed by a keep-alive (an empty line),
which PJSIP's transport layer throws away after waking up.
"""

import contextlib
import socket
from collections import deque

from atc.ports.telephony import Command

_KEEP_ALIVE = b"\r\n\r\n"


class Mailbox:
    """A queue from any thread to the worker, which sleeps until a packet comes."""

    def __init__(self) -> None:
        self._commands: deque[Command] = deque()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._target: tuple[str, int] | None = None
        self.closed = False

    def put(self, command: Command) -> None:
        """Add a command and wake the worker. Any thread."""
        self._commands.append(command)
        self.wake()

    def close(self) -> None:
        """Tell the worker to end. Any thread."""
        self.closed = True
        self.wake()

    def wake(self) -> None:
        """Make the worker look. Any thread; a full socket buffer means it is awake anyway."""
        target = self._target
        if target is not None:
            with contextlib.suppress(OSError):
                self._socket.sendto(_KEEP_ALIVE, target)

    def release(self) -> None:
        """Give the socket back, after the worker has ended."""
        self._target = None
        self._socket.close()

    def listen_at(self, host: str, port: int) -> None:
        """Where the worker can be woken from now on. Worker thread."""
        self._target = (host, port)

    def take(self) -> list[Command]:
        """Take all commands there are. Worker thread."""
        taken = []
        while self._commands:
            taken.append(self._commands.popleft())
        return taken
