# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways an OPTIONS request takes: a connected UDP socket, or a TCP or TLS connection."""

import asyncio
import contextlib
import secrets
import socket
import ssl

_ANSWER = b"SIP/2.0 "
_LARGEST = 65_536
_NO_NAME = "its name cannot be resolved"
NAME_S = 5.0
SHORTEST_LIFE_S = 1.0
"""A connection that ends sooner is not worth hurrying for: some PBXs close each one at once."""


class Lost(Exception):  # noqa: N818 - a finding rather than an error
    """The PBX did not answer; the text says what was seen.

    Attributes:
        certain: nobody can be there (refused, no route), so there is no use in asking again.
    """

    def __init__(self, words: str, *, certain: bool = False) -> None:
        super().__init__(words)
        self.certain = certain


def options(transport: str, local: tuple[str, int], remote: tuple[str, int], user: str) -> bytes:
    """Write an OPTIONS request. `local` is what the socket is bound to."""
    here, there = (f"{_bracketed(host)}:{port}" for host, port in (local, remote))
    lines = (
        f"OPTIONS sip:{there} SIP/2.0",
        f"Via: SIP/2.0/{transport} {here};branch=z9hG4bK{secrets.token_hex(8)};rport",
        "Max-Forwards: 70",
        f"From: <sip:{user}@{there}>;tag={secrets.token_hex(4)}",
        f"To: <sip:{there}>",
        f"Call-ID: {secrets.token_hex(12)}",
        "CSeq: 1 OPTIONS",
        "Content-Length: 0",
    )
    return "\r\n".join((*lines, "", "")).encode()


class UdpPath:
    """A connected socket: the kernel reports a closed port (ICMP) as an error at once."""

    def __init__(self, host: str, port: int, user: str) -> None:
        self._remote = (host, port)
        self._user = user
        self._transport: asyncio.DatagramTransport | None = None
        self._answers = _Answers()

    async def ask(self, wait_s: float) -> None:
        """See `Path`."""
        if self._transport is None or self._transport.is_closing():
            await self._open()
        transport = self._transport
        if transport is None:
            return
        local = transport.get_extra_info("sockname")[:2]
        self._answers.expect()
        transport.sendto(options("UDP", local, self._remote, self._user))
        await self._answers.wait(wait_s)

    async def quiet(self, seconds: float) -> None:
        """See `Path`."""
        await asyncio.sleep(seconds)

    def close(self) -> None:
        """See `Path`."""
        if self._transport is not None:
            self._transport.abort()
            self._transport = None

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(NAME_S):
                made = await loop.create_datagram_endpoint(
                    lambda: self._answers, remote_addr=self._remote
                )
        except TimeoutError:
            raise Lost(_NO_NAME, certain=True) from None
        except OSError as error:
            raise _lost(error) from error
        self._transport = made[0]


class _Answers(asyncio.DatagramProtocol):
    """What comes back on the socket."""

    def __init__(self) -> None:
        self._heard: asyncio.Future[None] | None = None

    def expect(self) -> None:
        """From now on the next answer counts."""
        self._heard = asyncio.get_running_loop().create_future()

    async def wait(self, seconds: float) -> None:
        """Wait for the answer.

        Raises:
            Lost: it did not come.
        """
        heard, error = self._heard, None
        if heard is None:
            return
        try:
            async with asyncio.timeout(seconds):
                await heard
        except TimeoutError:
            error = Lost("no answer")
        except OSError as seen:
            error = _lost(seen)
        finally:
            self._heard = None
        if error is not None:
            raise error

    def datagram_received(self, data: bytes, _address: object) -> None:
        """Any SIP answer counts, a refusal too."""
        if data.startswith(_ANSWER) and self._heard is not None and not self._heard.done():
            self._heard.set_result(None)

    def error_received(self, error: Exception) -> None:
        """The port is closed, or no way leads there."""
        if self._heard is not None and not self._heard.done():
            self._heard.set_exception(error)


class StreamPath:
    """A connection that stays open: its end is noticed at once.

    With TLS the certificate is not looked at, because nothing is told and nothing is believed;
    the account itself checks it.
    """

    def __init__(self, host: str, port: int, user: str, *, tls: bool) -> None:
        self._remote = (host, port)
        self._user = user
        self._tls = tls
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._opened_at = 0.0

    async def ask(self, wait_s: float) -> None:
        """See `Path`."""
        try:
            async with asyncio.timeout(wait_s):
                if self._writer is None:
                    await self._open()
                await self._exchange()
        except TimeoutError:
            self.close()
            raise Lost("no answer") from None
        except (OSError, EOFError, ValueError) as error:
            opening = self._writer is None
            self.close()
            if opening and isinstance(error, ssl.SSLError):
                return  # somebody is there and speaks, if not our dialect: the account will say
            raise _lost(error, certain=opening) from error

    async def quiet(self, seconds: float) -> None:
        """See `Path`."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._until_closed()

    def close(self) -> None:
        """See `Path`."""
        if self._writer is not None:
            self._writer.transport.abort()
        self._reader = self._writer = None

    async def _until_closed(self) -> None:
        reader = self._reader
        with contextlib.suppress(OSError):
            while reader is not None and await reader.read(_LARGEST):
                pass
        self.close()
        lived = asyncio.get_running_loop().time() - self._opened_at
        if lived < SHORTEST_LIFE_S:
            await asyncio.Event().wait()

    async def _open(self) -> None:
        context: ssl.SSLContext | None = None
        if self._tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        host, port = self._remote
        self._reader, self._writer = await asyncio.open_connection(
            host, port, ssl=context, limit=_LARGEST
        )
        self._opened_at = asyncio.get_running_loop().time()

    async def _exchange(self) -> None:
        """Send a request and read until something that looks like an answer."""
        reader, writer = self._reader, self._writer
        if reader is None or writer is None:
            return
        local = writer.get_extra_info("sockname")[:2]
        name = "TLS" if self._tls else "TCP"
        writer.write(options(name, local, self._remote, self._user))
        await writer.drain()
        while _ANSWER not in await reader.readuntil(b"\r\n"):
            pass


def _lost(error: Exception, *, certain: bool = True) -> Lost:
    if isinstance(error, socket.gaierror):
        return Lost(_NO_NAME, certain=certain)
    if isinstance(error, ConnectionRefusedError):
        return Lost("connection refused", certain=True)
    if isinstance(error, OSError):
        return Lost((error.strerror or str(error)).lower(), certain=certain)
    return Lost("connection closed", certain=certain)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
