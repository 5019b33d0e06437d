# SPDX-License-Identifier: GPL-3.0-or-later
"""Carries LDAP between OpenLDAP's library and a server, and looks at every message's length.

The library takes whatever length a server claims, up to gigabytes; here no message is let through
that is bigger than any contact, and nothing that is not LDAP.
"""

import contextlib
import logging
import selectors
import socket
import ssl
import threading

_log = logging.getLogger("directory.ldap")

_CHUNK = 65_536
_MAX_MESSAGE = 64 * 1024 * 1024
_SEQUENCE = 0x30


class NotLdapError(Exception):
    """The server sends something that an LDAP server would not; the text says what."""


class Frames:
    """Follows the messages in a stream (RFC 4511, 5.1: each is a BER sequence)."""

    def __init__(self, limit: int = _MAX_MESSAGE) -> None:
        """`limit`: bytes that a message may have."""
        self._limit = limit
        self._left = 0
        self._head = b""

    def feed(self, data: bytes) -> None:
        """See the next bytes of the stream.

        Raises:
            NotLdapError: they do not fit.
        """
        at = 0
        while at < len(data):
            if self._left:
                step = min(self._left, len(data) - at)
                self._left -= step
                at += step
                continue
            self._head += data[at : at + 1]
            at += 1
            self._measure()

    def _measure(self) -> None:
        """Read the length when the head is complete."""
        head = self._head
        if head[0] != _SEQUENCE:
            raise NotLdapError("it does not speak LDAP")
        if len(head) < 2:
            return
        octets = head[1] & 0x7F if head[1] & 0x80 else 0
        if octets > 4 or head[1] == 0x80:
            raise NotLdapError("a message without an end")
        if len(head) < 2 + octets:
            return
        self._left = int.from_bytes(head[2:]) if octets else head[1]
        self._head = b""
        if self._left > self._limit:
            raise NotLdapError(f"an entry of {self._left // 1_000_000} MB")


class Tunnel:
    """A thread between the library's socket and the server's; it ends when either is closed.

    Attributes:
        problem: why it was ended from here, empty when it was not.
    """

    def __init__(self, outer: socket.socket) -> None:
        """`outer`: connected, with its time-out set, encrypted or not; it is closed at the end."""
        self.problem = ""
        self._outer = outer
        self._inner, self._ours = socket.socketpair()
        self._frames = Frames()
        threading.Thread(target=self._carry, name="ldap", daemon=True).start()

    def descriptor(self) -> int:
        """The library's end, which it then owns and closes."""
        return self._ours.detach()

    def _carry(self) -> None:
        inner, outer = self._inner, self._outer
        with (
            contextlib.closing(inner),
            contextlib.closing(outer),
            selectors.DefaultSelector() as ready,
        ):
            ready.register(inner, selectors.EVENT_READ)
            ready.register(outer, selectors.EVENT_READ)
            try:
                while self._carry_once(ready):
                    pass
            except NotLdapError as error:
                self.problem = str(error)
            except OSError as error:
                _log.debug("the LDAP connection ended: %s", error)

    def _carry_once(self, ready: selectors.BaseSelector) -> bool:
        """Carry what is there. A reader that takes its time slows the server down."""
        inner, outer = self._inner, self._outer
        waiting = {key.fileobj for key, _ in ready.select(0 if self._decrypted() else None)}
        if inner in waiting:
            data = inner.recv(_CHUNK)
            if not data:
                return False
            outer.sendall(data)
        if outer in waiting or self._decrypted():
            data = outer.recv(_CHUNK)
            if not data:
                return False
            self._frames.feed(data)
            inner.sendall(data)
        return True

    def _decrypted(self) -> int:
        """Bytes that TLS has ready, of which the selector knows nothing."""
        return self._outer.pending() if isinstance(self._outer, ssl.SSLSocket) else 0
