# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is wrong with a request is told clearly, in JSON, and moves nothing."""

import socket

import pytest

from atc.adapters.api.config import ApiConfig
from atc.adapters.api.server import ApiServer
from atc.domain.errors import ServiceError
from atc.ports.telephony import Dial
from tests.unit.api.harness import TOKEN, Api


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Basic {TOKEN}",
        TOKEN,
        "Bearer \u00e9",
    ],
)
def test_no_token_no_access(api: Api, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    for path in ("/v1/calls", "/v1/events", "/v1/openapi.json", "/v1/nothing"):
        reply = api.get(path, headers=headers, token=None)
        assert (reply.status, reply.body["error"]) == (401, "unauthorized")
        assert reply.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_this_machine_by_any_of_its_names(api: Api, name: str) -> None:
    headers = {"Host": f"{name}:{api.port}", "Origin": f"http://{name}:{api.port}"}
    assert api.get("/v1/calls", headers=headers).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:1", "", "127.0.0.1.evil"],
)
def test_a_foreign_host_is_refused(api: Api, host: str) -> None:
    for path in ("/v1/calls", "/docs"):
        reply = api.get(path, headers={"Host": host.format(port=api.port)})
        assert reply.status == 403
        assert reply.body["error"] == "foreign_host"


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://localhost:1", ""]
)
def test_a_web_page_is_refused_even_with_the_token(api: Api, origin: str) -> None:
    headers = {"Origin": origin.format(port=api.port)}
    reply = api.post("/v1/calls", {"number": "101"}, headers=headers)
    assert (reply.status, reply.body["error"]) == (403, "foreign_origin")
    assert not api.telephony.sent(Dial)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/nothing", 404),
        ("GET", "/v1/calls/99", 404),
        ("GET", "/v1/calls/-1", 404),
        ("GET", "/v1/calls/x", 404),
        ("GET", "/v1/calls/99999999999999999999", 404),
        ("POST", "/v1/calls/99/answer", 404),
        ("DELETE", "/v1/calls/99", 404),
        ("GET", "/v1/transfers/99", 404),
        ("POST", "/v1/transfers/99/undo", 404),
        ("PUT", "/v1/calls", 405),
        ("DELETE", "/v1/dnd", 405),
        ("GET", "/v1/calls?page=2", 422),
        ("GET", "/v1/extensions?state=asleep", 422),
    ],
)
def test_what_is_not_there(api: Api, method: str, path: str, status: int) -> None:
    reply = api.request(method, path)
    assert reply.status == status
    assert reply.body["error"]
    assert reply.body["message"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "number"),
        ({"number": 101}, "number"),
        ({"number": None}, "number"),
        ({"number": ""}, "number"),
        ({"number": "1" * 500}, "number"),
        ({"number": "101", "acount": "desk"}, "acount"),
        ({"number": "101", "account": "nobody"}, "account"),
        ({"number": "101", "note": "x" * 3000}, "note"),
        ([], "array"),
        ("101", "str"),
    ],
)
def test_a_wrong_body_names_the_field(api: Api, body: object, field: str) -> None:
    reply = api.post("/v1/calls", body)
    assert (reply.status, reply.body["error"]) == (422, "invalid")
    assert field in reply.body["message"]
    assert not api.telephony.sent(Dial)


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"number=101",
        b'{"number": "101"} x',
        b'{"number": "\xff"}',
        b'{"number": NaN}',
    ],
)
def test_malformed_json(api: Api, raw: bytes) -> None:
    reply = api.post("/v1/calls", raw=raw)
    assert (reply.status, reply.body["error"]) == (400, "malformed_json")


@pytest.mark.parametrize("raw", [b"[" * 60_000, b'{"x":' * 10_000, b'{"number":' * 5_000])
def test_deeply_nested_json_is_refused_like_any_other(api: Api, raw: bytes) -> None:
    assert api.post("/v1/calls", raw=raw).status in {400, 422}
    assert api.get("/v1/health").status == 200


def test_an_oversized_body_announced_or_not(api: Api) -> None:
    big = b'{"number": "' + b"1" * 100_000 + b'"}'
    assert api.post("/v1/calls", raw=big).status == 413
    with socket.create_connection(("127.0.0.1", api.port), timeout=10) as sock:
        head = (
            f"POST /v1/calls HTTP/1.1\r\nHost: localhost:{api.port}\r\n"
            f"Authorization: Bearer {TOKEN}\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        sock.sendall(head.encode() + b"19000\r\n" + b"x" * 0x19000 + b"\r\n0\r\n\r\n")
        assert b" 413 " in sock.recv(4096).partition(b"\r\n")[0]


def test_what_the_state_forbids(api: Api) -> None:
    ringing = api.ring()
    for action in ("hold", "resume", "complete", "swap", "cancel", "park"):
        reply = api.post(f"/v1/calls/{ringing}/{action}")
        assert reply.status == 409, action
        assert reply.body["error"] == "wrong_state"
        assert reply.body["notice"]["params"]["state"] == "ringing"
        assert "ringing" in reply.body["message"]


def test_what_cannot_be_dialled(api: Api) -> None:
    reply = api.post("/v1/calls", {"number": "ciao a tutti"})
    assert (reply.status, reply.body["error"]) == (422, "invalid_number")
    assert "ciao a tutti" in reply.body["message"]


def test_a_fault_inside_is_told_without_its_details(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(type(api.services.accounts), "retry", fail)
    reply = api.post("/v1/accounts/retry")
    assert (reply.status, reply.body["error"]) == (500, "internal")
    assert "secret detail" not in reply.text
    assert "secret detail" in caplog.text


@pytest.mark.parametrize(
    "config",
    [
        ApiConfig(TOKEN, host="0.0.0.0", port=0),
        ApiConfig(TOKEN, host="192.0.2.1", port=0),
        ApiConfig(TOKEN, host="pbx.example", port=0),
        ApiConfig("", port=0),
        ApiConfig("short", port=0),
    ],
)
def test_it_never_opens_to_strangers(api: Api, config: ApiConfig) -> None:
    server = ApiServer(config, api.services, api._on)
    with pytest.raises(ServiceError):
        api.run(server.start())
    assert server.port == 0


def test_a_taken_port_is_told_and_stopping_twice_is_harmless(api: Api) -> None:
    other = ApiServer(ApiConfig(TOKEN, port=api.port), api.services, api._on)
    with pytest.raises(ServiceError, match=str(api.port)):
        api.run(other.start())
    api.run(other.stop())
    api.run(api.server.stop())
    with pytest.raises(ConnectionError):
        api.get("/v1/calls")
