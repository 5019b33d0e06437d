# SPDX-License-Identifier: GPL-3.0-or-later
"""The real HTTP server on a free port, with the real services over a recorded SIP side.

The server's loop runs in a thread; its thread is also the services' main thread here. Requests
are made with http.client, which can send what no well-behaved client would.
"""

import asyncio
import http.client
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from atc.adapters.api.config import ApiConfig
from atc.adapters.api.server import ApiServer
from atc.domain import events
from atc.domain.accounts import Account, RegistrationState
from atc.domain.calls import AccountId, CallId, Party
from atc.domain.extensions import Extension
from atc.domain.profile import BlindMethod, ParkProfile, PbxProfile, PickupProfile
from atc.services.console import Services, build_services
from atc.services.policy import CallPolicy
from atc.services.reports import ReportOutput
from tests.fakes.background import AtOnce
from tests.fakes.headset_port import FakeHeadset
from tests.fakes.telephony import FakeClock, FakeFavourites, FakeTelephony

TOKEN = "a-token-of-sufficient-length"
T = TypeVar("T")
PROFILE = PbxProfile(
    "test",
    blind=BlindMethod.REFER,
    park=ParkProfile("700", ("701", "702"), to_slot="*70{slot}"),
    pickup=PickupProfile(directed="**{ext}", group="*9"),
)


@dataclass
class Reply:
    status: int
    body: Any
    headers: dict[str, str]
    text: str


class Api:
    def __init__(self) -> None:
        self.telephony = FakeTelephony()
        self.clock = FakeClock()
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        self.services: Services = self.main(self._build)
        self.server = ApiServer(ApiConfig(TOKEN, port=0, version="1.2"), self.services, self._on)
        self.run(self.server.start())
        self.port = self.server.port
        self.arrive_account()

    def _build(self) -> Services:
        return build_services(
            telephony=self.telephony,
            clock=self.clock,
            favourites=FakeFavourites(),
            profile=PROFILE,
            policy=CallPolicy(),
            accounts=[Account(AccountId("desk"), "200", "Reception")],
            extensions=[
                Extension("101", "Anna Bianchi", groups=("Sales",)),
                Extension("102", "Bruno Conti"),
            ],
            reports=ReportOutput(AtOnce(), {}, Path("/nonexistent")),
            headset=FakeHeadset(),
        )

    @staticmethod
    async def _on(action: Callable[[], T]) -> T:
        return action()

    def run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def main(self, action: Callable[[], T]) -> T:
        """Run something where the services live."""
        return self.run(self._on(action))

    def tell(self, event: events.Event) -> None:
        self.main(lambda: self.services.dispatch(event))

    def arrive_account(self) -> None:
        state = RegistrationState.REGISTERED
        self.tell(events.RegistrationChanged(AccountId("desk"), state, 200))

    def ring(self, number: str = "0612345", name: str = "Mario Rossi") -> int:
        """A call rings at the console."""
        call_id = self.main(self.telephony.new_call_id)
        party = Party(number, name)
        now = self.clock.now()
        self.tell(events.CallArrived(call_id, AccountId("desk"), party, "200", now))
        return call_id

    def talk(self, number: str = "0612345") -> int:
        """A call is answered."""
        call_id = self.ring(number)
        assert self.post(f"/v1/calls/{call_id}/answer").status == 200
        self.tell(events.CallConnected(CallId(call_id), self.clock.now()))
        return call_id

    def held(self, call_id: int) -> None:
        """The PBX confirms a hold."""
        self.tell(events.CallMediaChanged(CallId(call_id), held_by_us=True, held_by_peer=False))

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        raw: bytes | None = None,
        headers: dict[str, str] | None = None,
        token: str | None = TOKEN,
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        sent = dict(headers or {})
        if token is not None:
            sent.setdefault("Authorization", f"Bearer {token}")
        data = raw if raw is not None else None if body is None else json.dumps(body).encode()
        try:
            connection.request(method, path, data, sent)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        is_json = response.headers.get_content_type() == "application/json"
        found = {k.lower(): v for k, v in response.getheaders()}
        return Reply(response.status, json.loads(text) if is_json else None, found, text)

    def get(self, path: str, **more: Any) -> Reply:
        return self.request("GET", path, **more)

    def post(self, path: str, body: Any = None, **more: Any) -> Reply:
        return self.request("POST", path, body, **more)

    def put(self, path: str, body: Any = None, **more: Any) -> Reply:
        return self.request("PUT", path, body, **more)

    def listen(self, path: str = "/v1/events", **headers: str) -> "Stream":
        return Stream(self.port, path, headers)

    def close(self) -> None:
        self.run(self.server.stop())
        self.run(self._drain())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self.loop.close()

    @staticmethod
    async def _drain() -> None:
        mine = asyncio.current_task()
        tasks = [t for t in asyncio.all_tasks() if t is not mine]
        await asyncio.gather(*tasks, return_exceptions=True)


class Stream:
    """A client of the event stream."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        headers = {"Authorization": f"Bearer {TOKEN}", **headers}
        self.connection.request("GET", path, headers=headers)
        self.response = self.connection.getresponse()
        assert self.response.status == 200, self.response.read()
        self._lines = self._read_lines()
        self._opened = "snapshot" not in path and "Last-Event-ID" not in headers
        if self._opened:
            assert next(self._lines).startswith(":")  # from here on nothing is missed
            assert next(self._lines) == ""

    def _read_lines(self) -> Iterator[str]:
        while line := self.response.readline():
            yield line.decode().rstrip("\n")

    def next(self) -> tuple[int, str, Any]:
        """The next event: id, name, data. Comments are passed over."""
        found: dict[str, str] = {}
        for line in self._lines:
            if not line and found:
                break
            key, _, value = line.partition(": ")
            if key:
                found[key] = value
        return int(found["id"]), found["event"], json.loads(found["data"])

    def until(self, name: str) -> Any:
        """The data of the next event with this name."""
        while True:
            _, seen, data = self.next()
            if seen == name:
                return data

    def ended(self) -> bool:
        """Whether the server ended the stream; waits for it."""
        try:
            return not list(self._lines) or True
        except (ConnectionError, http.client.HTTPException):
            return True

    def close(self) -> None:
        self.response.close()
        self.connection.close()
