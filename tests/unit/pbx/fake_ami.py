# SPDX-License-Identifier: GPL-3.0-or-later
"""A manager interface that answers as it is told to, well or badly."""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable

from atc.adapters.pbx.ami import AmiConfig, AmiLink
from atc.domain.events import Event

SECRET = "s3cret"


class FakeAmi:
    """One server on a free port. Change its attributes before a client connects."""

    def __init__(self) -> None:
        self.greeting = b"Asterisk Call Manager/11.0.0\r\n"
        self.extensions: list[tuple[str, str, str]] = []
        self.devices: list[tuple[str, str]] = []
        self.parked: list[str] = []
        self.unknown: set[str] = set()
        self.mute: set[str] = set()
        self.booted = True
        self.seen: list[dict[str, str]] = []
        self.port = 0
        self._more = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def say(self, *lines: str) -> None:
        """Send an event to whoever is connected."""
        self.raw(frame(*lines))

    def raw(self, data: bytes) -> None:
        for writer in self._writers:
            writer.write(data)

    async def asked(self, action: str, times: int) -> None:
        """Wait until this was asked so often."""
        async with asyncio.timeout(10):
            while sum(each["Action"] == action for each in self.seen) < times:
                self._more.clear()
                await self._more.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        writer.write(self.greeting)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                raw = (await reader.readuntil(b"\r\n\r\n")).decode()
                fields = dict(line.split(": ", 1) for line in raw.strip().splitlines())
                self.seen.append(fields)
                self._more.set()
                self._answer(fields, writer)
        self._writers.discard(writer)
        writer.close()

    def _answer(self, fields: dict[str, str], writer: asyncio.StreamWriter) -> None:
        action = fields["Action"]
        number = f"ActionID: {fields.get('ActionID', '')}"
        if action in self.mute:
            return
        if action in self.unknown:
            writer.write(frame("Response: Error", number, "Message: Invalid/unknown command"))
            return
        answers: dict[str, Callable[[], list[bytes]]] = {
            "Challenge": lambda: [frame("Response: Success", number, "Challenge: 4711")],
            "Login": lambda: self._login(fields, number),
            "ExtensionStateList": lambda: self._list(
                number,
                "ExtensionStateListComplete",
                [
                    f"Event: ExtensionStatus\r\nExten: {e}\r\nHint: {h}\r\nStatus: {s}"
                    for e, s, h in self.extensions
                ],
            ),
            "DeviceStateList": lambda: self._list(
                number,
                "DeviceStateListComplete",
                [f"Event: DeviceStateChange\r\nDevice: {d}\r\nState: {s}" for d, s in self.devices],
            ),
            "ParkedCalls": lambda: self._list(number, "ParkedCallsComplete", self.parked),
        }
        answer = answers.get(action, lambda: [frame("Response: Success", number)])
        for each in answer():
            writer.write(each)

    def _login(self, fields: dict[str, str], number: str) -> list[bytes]:
        right = hashlib.md5(f"4711{SECRET}".encode()).hexdigest()
        if fields.get("Key") != right:
            return [frame("Response: Error", number, "Message: Authentication failed")]
        booted = [frame("Event: FullyBooted", "Privilege: system,all")] if self.booted else []
        return [frame("Response: Success", number, "Message: Authentication accepted"), *booted]

    @staticmethod
    def _list(number: str, end: str, items: list[str]) -> list[bytes]:
        start = frame("Response: Success", number, "EventList: start", "Message: List follows")
        return [
            start,
            *(frame(item, number) for item in items),
            frame(f"Event: {end}", number, "EventList: Complete", f"ListItems: {len(items)}"),
        ]


def frame(*lines: str) -> bytes:
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def parked(slot: str, *more: str, event: str = "ParkedCall") -> str:
    return "\r\n".join([
        f"Event: {event}",
        "ParkeeCallerIDNum: 0612345",
        "ParkeeCallerIDName: Mario Rossi",
        "ParkerDialString: PJSIP/200",
        "Parkinglot: default",
        f"ParkingSpace: {slot}",
        "ParkingTimeout: 40",
        "ParkingDuration: 5",
        *more,
    ])  # fmt: skip


class Heard:
    """The events a link emitted, in order."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Event] = asyncio.Queue()

    def __call__(self, event: Event) -> None:
        self._queue.put_nowait(event)

    async def next(self) -> Event:
        async with asyncio.timeout(10):
            return await self._queue.get()

    async def until(self, kind: type) -> Event:
        while not isinstance(event := await self.next(), kind):
            pass
        return event

    @property
    def nothing_waits(self) -> bool:
        return self._queue.empty()


@contextlib.asynccontextmanager
async def linked(
    ami: FakeAmi, *, secret: str = SECRET, running: bool = True
) -> AsyncIterator[Heard]:
    """A link to the fake, and what it emits."""
    if running or not ami.port:
        await ami.start()
    if not running:
        await ami.stop()
    lamps = {number: number for number in ("101", "102", "103", "104")}
    config = AmiConfig("127.0.0.1", ami.port, "atc", secret, lamps, frozenset({"701", "702"}))
    heard = Heard()
    task = asyncio.create_task(AmiLink(config, heard).run())
    try:
        yield heard
        assert not task.done() or task.result()
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await ami.stop()
