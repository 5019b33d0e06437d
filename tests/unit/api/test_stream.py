# SPDX-License-Identifier: GPL-3.0-or-later
"""The event stream: every change, in order, and no listener can harm the console."""

import asyncio
import queue
import socket
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest

from atc.adapters.api import app, stream
from atc.adapters.api.config import ApiConfig
from atc.adapters.api.server import ApiServer
from atc.domain import events
from atc.domain.accounts import RegistrationState
from atc.domain.calls import AccountId, CallId, Party
from atc.domain.extensions import PhoneState
from atc.runtime.aio import AsyncioThread
from tests.unit.api.harness import TOKEN, Api


def test_every_change_of_a_call_arrives_in_order(api: Api) -> None:
    listener = api.listen()
    call_id = api.talk()
    seen = [listener.next() for _ in range(3)]
    assert [(name, data["type"], data["call"]["state"]) for _, name, data in seen[:2]] == [
        ("call.added", "call.added", "ringing"),
        ("call.changed", "call.changed", "ringing"),
    ]
    assert seen[-1][2]["call"]["state"] == "active"
    assert [number for number, _, _ in seen] == list(range(seen[0][0], seen[0][0] + 3))
    api.tell(events.CallEnded(CallId(call_id), 200, "", api.clock.now()))
    assert listener.until("call.changed")["call"]["cause"] == "remote"
    api.main(lambda: api.clock.advance(60))
    assert listener.until("call.removed")["call"]["id"] == call_id
    listener.close()


def test_slots_extensions_accounts_transfers_and_dnd_are_told(api: Api) -> None:
    listener = api.listen()
    call_id = api.talk()
    api.post(f"/v1/calls/{call_id}/transfer", {"number": "101"})
    assert listener.until("transfer.changed")["transfer"]["call_id"] == call_id
    api.tell(events.CallParked("701", Party("0612"), None, 0.0, None))
    assert listener.until("slot.changed")["slot"]["state"] == "occupied"
    api.tell(events.PhoneStateChanged("102", PhoneState.RINGING))
    assert listener.until("extension.changed")["extension"]["state"] == "ringing"
    api.put("/v1/dnd", {"on": True})
    assert listener.until("dnd.changed")["dnd"]["state"] == "on"
    refused = RegistrationState.REFUSED
    api.tell(events.RegistrationChanged(AccountId("desk"), refused, 403, "Forbidden"))
    assert listener.until("account.changed")["account"]["code"] == 403
    listener.close()


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/v1/events?snapshot=true", {}), ("/v1/events", {"Last-Event-ID": "17"})],
)
def test_a_snapshot_comes_first(api: Api, path: str, headers: dict[str, str]) -> None:
    call_id = api.ring()
    listener = api.listen(path, **headers)
    _, name, data = listener.next()
    assert name == "snapshot"
    assert [call["id"] for call in data["calls"]] == [call_id]
    assert [len(data[key]) for key in ("slots", "extensions", "accounts")] == [2, 2, 1]
    api.post(f"/v1/calls/{call_id}/answer")
    assert listener.next()[1] == "call.changed"
    listener.close()


def test_a_quiet_stream_is_kept_alive(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "HEARTBEAT_S", 0.01)
    listener = api.listen()
    assert listener.response.readline().startswith(b":")
    listener.close()


def test_one_that_does_not_read_is_disconnected_and_the_others_go_on(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST_WAITING", 50)
    with socket.socket() as lazy:
        lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        lazy.connect(("127.0.0.1", api.port))
        head = f"GET /v1/events HTTP/1.1\r\nHost: localhost:{api.port}\r\n"
        lazy.sendall(f"{head}Authorization: Bearer {TOKEN}\r\n\r\n".encode())
        assert lazy.recv(64)
        hub = api.server._app.hub  # type: ignore[union-attr]
        assert api.main(lambda: len(hub._listeners)) == 1
        person = api.main(lambda: api.services.extensions.all[0])
        wide = replace(person, email="x" * 60_000)
        for _ in range(400):
            api.main(lambda: api.services.extensions.changed.emit(wide))
            if api.main(lambda: len(hub._listeners)) == 0:
                break
        assert api.main(lambda: len(hub._listeners)) == 0
    listener = api.listen()
    api.ring()
    assert listener.next()[1] == "call.added"
    listener.close()


def test_a_listener_that_leaves_costs_nothing_any_more(api: Api) -> None:
    hub = api.server._app.hub  # type: ignore[union-attr]
    listener = api.listen()
    assert api.main(lambda: len(hub._undo)) > 0
    listener.close()
    for _ in range(200):
        api.ring()
        if not api.main(lambda: hub._undo):
            break
    assert not api.main(lambda: hub._undo)


def test_there_is_a_limit_of_listeners(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MOST_LISTENERS", 1)
    listener = api.listen()
    refused = api.get("/v1/events")
    assert (refused.status, refused.body["error"]) == (503, "too_many_listeners")
    listener.close()


def test_stopping_the_server_ends_the_stream(api: Api) -> None:
    listener = api.listen()
    api.run(api.server.stop())
    assert listener.ended()
    listener.close()


def test_the_console_quits_at_once_although_somebody_listens() -> None:
    """The main thread waits for the asyncio thread then, and answers nothing any more."""
    waiting: queue.Queue[tuple[Callable[[], Any], Future[Any]]] = queue.Queue()

    def on_main(action: Callable[[], Any]) -> Awaitable[Any]:
        asked: Future[Any] = Future()
        waiting.put((action, asked))
        return asyncio.wrap_future(asked)

    async def serve(server: ApiServer) -> None:
        try:
            await server.start()
            started.set()
            await asyncio.Event().wait()
        finally:
            await server.stop()

    started = threading.Event()
    api = Api()
    thread = AsyncioThread()
    thread.start()
    try:
        server = ApiServer(ApiConfig(TOKEN, port=0), api.services, on_main)
        thread.submit(serve(server))
        assert started.wait(10)
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as listener:
            head = f"GET /v1/events HTTP/1.1\r\nHost: localhost:{server.port}\r\n"
            listener.sendall(f"{head}Authorization: Bearer {TOKEN}\r\n\r\n".encode())
            action, asked = waiting.get(timeout=10)
            asked.set_result(action())
            assert listener.recv(64).startswith(b"HTTP/1.1 200")
            assert thread.stop()
    finally:
        api.close()
