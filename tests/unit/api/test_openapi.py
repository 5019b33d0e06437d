# SPDX-License-Identifier: GPL-3.0-or-later
"""The OpenAPI document tells the truth: requests made from it get the answers it promises."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atc.adapters.api.routes_calls import CALL_ROUTES
from atc.adapters.api.routes_house import house_routes
from atc.adapters.api.texts import SENTENCES
from atc.adapters.api.views import ProblemView
from atc.domain.notices import NoticeKind
from tests.unit.api.harness import Api

ROUTES = (*CALL_ROUTES, *house_routes(""))


@pytest.fixture(scope="module")
def fuzzed() -> Iterator[Api]:
    found = Api()
    for number in ("0611", "0622"):
        found.ring(number)
    found.talk("0633")
    yield found
    found.close()


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_it_is_a_complete_openapi_document(api: Api) -> None:
    reply = api.get("/v1/openapi.json")
    document = reply.body
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": f"http://127.0.0.1:{api.port}"}]
    schemas = document["components"]["schemas"]
    for reference in references(document):
        assert reference.removeprefix("#/components/schemas/") in schemas
    assert not [name for name, each in schemas.items() if "\n" in each.get("description", "")]
    names = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(names) == len(set(names))
    for path, methods in document["paths"].items():
        for operation in methods.values():
            given_parts = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
            assert given_parts == set(re.findall(r"\{(\w+)\}", path))
            assert {"401", "403"} <= set(operation["responses"]) or "openapi" in path


def test_the_page_for_people_needs_no_token_and_nothing_from_elsewhere(api: Api) -> None:
    reply = api.get("/docs", token=None)
    assert reply.status == 200
    assert reply.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "<script" not in reply.text
    assert not re.findall(r"(?:src|href)=['\"]?(?!#)\w", reply.text)
    for path in api.get("/v1/openapi.json").body["paths"]:
        assert path in reply.text


def test_every_notice_has_an_english_sentence() -> None:
    assert set(SENTENCES) == set(NoticeKind)


def sensible(schema: Any, schemas: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of a schema, as far as a random value can be."""
    if "$ref" in schema:
        return sensible(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "anyOf" in schema:
        return st.one_of(*(sensible(each, schemas) for each in schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match schema.get("type"):
        case "object":
            fields = schema.get("properties", {})
            required = schema.get("required", [])
            made = {name: sensible(each, schemas) for name, each in fields.items()}
            return st.fixed_dictionaries(
                {name: made[name] for name in required},
                optional={name: made[name] for name in made if name not in required},
            )
        case "string":
            return st.sampled_from(["101", "0612345", "701", "desk", "Anna", ""]) | st.text(
                max_size=20
            )
        case "integer":
            return st.integers(0, 6) | st.integers()
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
    return st.none()


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
IN_PATH = {
    "call_id": st.integers(1, 6).map(str) | st.integers(0, 10**20).map(str) | st.text(min_size=1),
    "transfer_id": st.integers(1, 3).map(str) | st.text(min_size=1),
    "slot": st.sampled_from(["701", "702", "799"]) | st.text(min_size=1),
    "number": st.sampled_from(["101", "102"]) | st.text(min_size=1),
}


@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_random_requests_get_documented_answers_only(fuzzed: Api, data: st.DataObject) -> None:
    api = fuzzed
    route = data.draw(st.sampled_from(ROUTES))
    document = json.loads(api.server._app._document)  # type: ignore[union-attr]
    operation = document["paths"][route.path][route.method.lower()]
    path = route.path
    for name in route.parameters:
        path = path.replace("{" + name + "}", quote(data.draw(IN_PATH[name]), safe=""))
    body = None
    if route.body is not None:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        body = data.draw(sensible(schema, document["components"]["schemas"]) | ANYTHING)
    sent = None if body is None else json.dumps(body, ensure_ascii=True).encode()
    reply = api.request(route.method, path, raw=sent)
    documented = set(operation["responses"]) | ({"404"} if route.parameters else set())
    # an empty or dotted part makes another address, which may know another method
    allowed = documented | {"404", "405"} if route.parameters else documented
    assert str(reply.status) in allowed, reply.text
    if reply.status == route.status and path.count("/") == route.path.count("/"):
        msgspec.convert(reply.body, route.answer)
    else:
        msgspec.convert(reply.body, ProblemView)


@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=200))
def test_random_bytes_are_refused_politely(fuzzed: Api, raw: bytes) -> None:
    reply = fuzzed.post("/v1/calls", raw=raw)
    assert reply.status in {400, 422}
    msgspec.convert(reply.body, ProblemView)
