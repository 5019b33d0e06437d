# SPDX-License-Identifier: GPL-3.0-or-later
"""The probe tells when a PBX goes and when it comes back, over each transport."""

import asyncio
import contextlib
import re
import socket
import ssl
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import pytest

from atc.adapters.pbx import probe
from atc.adapters.pbx.probe import PbxProbe, ProbeTarget
from atc.adapters.pbx.probe_paths import options
from atc.domain.calls import AccountId
from atc.domain.events import Event, PbxReachable

DESK = AccountId("desk")
ANSWER = b"SIP/2.0 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "LOST_INTERVAL_S", 0.01)
    monkeypatch.setattr(probe, "MOST_WAIT_S", 0.3)


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


class Phone(asyncio.DatagramProtocol):
    """A SIP side over UDP that answers as long as it likes."""

    def __init__(self, answer: bytes = ANSWER) -> None:
        self.answer: bytes | None = answer
        self.asked = 0
        self.requests: list[bytes] = []
        self._more = asyncio.Event()
        self._transport: asyncio.DatagramTransport | None = None

    async def open(self, port: int = 0) -> int:
        loop = asyncio.get_running_loop()
        made = await loop.create_datagram_endpoint(lambda: self, local_addr=("127.0.0.1", port))
        self._transport = made[0]
        return int(self._transport.get_extra_info("sockname")[1])

    def close(self) -> None:
        assert self._transport is not None
        self._transport.abort()

    def datagram_received(self, data: bytes, address: Any) -> None:
        self.requests.append(data)
        self._more.set()
        if self.answer is not None and self._transport is not None:
            self._transport.sendto(self.answer, address)

    async def heard(self, times: int) -> None:
        async with asyncio.timeout(10):
            while len(self.requests) < times:
                self._more.clear()
                await self._more.wait()


class Server:
    """The same over TCP or TLS."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answers = True
        self.connections = 0
        self.requests = 0
        self.more = asyncio.Event()
        self._context = context
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def open(self, port: int = 0) -> int:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port, ssl=self._context)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                await reader.readuntil(b"\r\n\r\n")
                self.requests += 1
                self.more.set()
                if self.answers:
                    writer.write(b"\r\n" + ANSWER)
        self._writers.discard(writer)
        writer.transport.abort()

    async def heard(self, times: int) -> None:
        async with asyncio.timeout(10):
            while self.requests < times:
                self.more.clear()
                await self.more.wait()


class Heard:
    def __init__(self) -> None:
        self._queue: asyncio.Queue[Event] = asyncio.Queue()

    def __call__(self, event: Event) -> None:
        self._queue.put_nowait(event)

    async def next(self) -> PbxReachable:
        async with asyncio.timeout(10):
            event = await self._queue.get()
        assert isinstance(event, PbxReachable)
        assert event.account == DESK
        return event

    @property
    def silent(self) -> bool:
        return self._queue.empty()


@contextlib.asynccontextmanager
async def probing(
    port: int, transport: str = "udp", *, host: str = "127.0.0.1", interval_s: float = 0.2
) -> AsyncIterator[Heard]:
    heard = Heard()
    target = ProbeTarget(DESK, host, port, "200", transport, interval_s)
    task = asyncio.create_task(PbxProbe(target, heard).run())
    try:
        yield heard
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def free_port(kind: int) -> int:
    with socket.socket(socket.AF_INET, kind) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_a_pbx_that_answers_anything_is_there_and_nothing_is_told() -> None:
    async def scenario() -> None:
        phone = Phone()
        async with probing(await phone.open()) as heard:
            await phone.heard(5)
            assert heard.silent
        phone.close()

    run(scenario())


def test_the_request_is_proper_sip() -> None:
    request = options("UDP", ("127.0.0.1", 4000), ("::1", 5060), "200").decode()
    first, *headers = request.split("\r\n")
    assert first == "OPTIONS sip:[::1]:5060 SIP/2.0"
    assert request.endswith("Content-Length: 0\r\n\r\n")
    assert re.fullmatch(r"Via: SIP/2.0/UDP 127.0.0.1:4000;branch=z9hG4bK\w+;rport", headers[0])
    assert [h.partition(":")[0] for h in headers if h] == [
        "Via", "Max-Forwards", "From", "To", "Call-ID", "CSeq", "Content-Length",
    ]  # fmt: skip
    assert "From: <sip:200@[::1]:5060>;tag=" in request


def test_a_closed_port_is_seen_at_once_and_its_opening_too() -> None:
    async def scenario() -> None:
        port = free_port(socket.SOCK_DGRAM)
        async with probing(port) as heard:
            assert await heard.next() == PbxReachable(DESK, False, "connection refused")
            phone = Phone()
            await phone.open(port)
            assert await heard.next() == PbxReachable(DESK, True)
            phone.close()
            assert await heard.next() == PbxReachable(DESK, False, "connection refused")

    run(scenario())


def test_one_missed_answer_is_forgiven_two_are_not() -> None:
    async def scenario() -> None:
        phone = Phone()
        async with probing(await phone.open()) as heard:
            await phone.heard(1)
            phone.answer = None
            await phone.heard(2)
            phone.answer = ANSWER
            await phone.heard(5)
            assert heard.silent
            phone.answer = None
            assert await heard.next() == PbxReachable(DESK, False, "no answer")
            phone.answer = ANSWER
            assert await heard.next() == PbxReachable(DESK, True)
            assert heard.silent
        phone.close()

    run(scenario())


def test_noise_on_the_port_is_not_an_answer() -> None:
    async def scenario() -> None:
        phone = Phone()
        async with probing(await phone.open()) as heard:
            await phone.heard(1)
            phone.answer = b"\x00\xffnoise"
            assert await heard.next() == PbxReachable(DESK, False, "no answer")
        phone.close()

    run(scenario())


def test_silence_proves_nothing_about_a_pbx_that_never_answered() -> None:
    async def scenario() -> None:
        phone = Phone()
        phone.answer = None
        port = await phone.open()
        async with probing(port) as heard:
            await phone.heard(5)
            assert heard.silent
            phone.close()
            assert await heard.next() == PbxReachable(DESK, False, "connection refused")
            await phone.open(port)
            assert await heard.next() == PbxReachable(DESK, True)
        phone.close()

    run(scenario())


def test_a_name_that_does_not_exist_is_told_as_such() -> None:
    async def scenario() -> None:
        for transport in ("udp", "tcp"):
            async with probing(5060, transport, host="no-such-host.invalid") as heard:
                told = await heard.next()
                assert (told.reachable, told.reason) == (False, "its name cannot be resolved")

    run(scenario())


@pytest.fixture
def certificate(tmp_path: Path) -> ssl.SSLContext:
    """A server certificate that nobody trusts."""
    import subprocess  # noqa: PLC0415

    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", cert, "-subj", "/CN=elsewhere"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


@pytest.mark.parametrize("transport", ["tcp", "tls"])
def test_a_connection_is_kept_and_its_end_noticed_before_the_next_question(
    transport: str, certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    from atc.adapters.pbx import probe_paths  # noqa: PLC0415

    monkeypatch.setattr(probe_paths, "SHORTEST_LIFE_S", 0.0)

    async def scenario() -> None:
        server = Server(certificate if transport == "tls" else None)
        port = await server.open()
        async with probing(port, transport) as heard:
            await server.heard(4)
            assert server.connections == 1
        async with probing(port, transport, interval_s=3600) as heard:
            await server.heard(5)
            await server.close()
            assert await heard.next() == PbxReachable(DESK, False, "connection refused")
            await server.open(port)
            assert await heard.next() == PbxReachable(DESK, True)
            assert heard.silent
            await server.close()

    monkeypatch.setattr(probe, "MOST_WAIT_S", 2.0)
    run(scenario())


def test_a_pbx_that_hangs_is_noticed_over_tcp() -> None:
    async def scenario() -> None:
        server = Server()
        async with probing(await server.open(), "tcp") as heard:
            await server.heard(1)
            server.answers = False
            assert await heard.next() == PbxReachable(DESK, False, "no answer")
            server.answers = True
            assert await heard.next() == PbxReachable(DESK, True)
        await server.close()

    run(scenario())


def test_a_port_that_answers_without_tls_still_answers() -> None:
    async def scenario() -> None:
        async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"SIP/2.0 400 Speak plainly\r\n\r\n")
            await writer.drain()
            writer.close()
            served.set()

        served = asyncio.Event()
        server = await asyncio.start_server(refuse, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with probing(port, "tls") as heard:
            for _ in range(3):
                async with asyncio.timeout(10):
                    await served.wait()
                served.clear()
            assert heard.silent
        server.close()

    run(scenario())
