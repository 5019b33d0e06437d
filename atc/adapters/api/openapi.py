# SPDX-License-Identifier: GPL-3.0-or-later
"""The OpenAPI 3.1 document, made from the routes that serve and the types that they use.

msgspec writes JSON Schema 2020-12, which is what OpenAPI 3.1 takes.
"""

import inspect
from collections.abc import Iterable
from typing import Any

import msgspec

from atc.adapters.api.bodies import EventsQuery
from atc.adapters.api.events import AnyEvent
from atc.adapters.api.problems import ERRORS
from atc.adapters.api.route import PATTERNS, Route
from atc.adapters.api.views import ProblemView

JSON = "application/json"
SSE = "text/event-stream"
Json = dict[str, Any]
Schemas = dict[Any, Json]

_TAGS = {
    "console": "The console as a whole",
    "calls": "Calls and lines",
    "log": "The call log",
    "transfers": "Handing calls over",
    "parking": "Park slots",
    "pickup": "Calls that ring elsewhere",
    "extensions": "People and the state of their phones",
    "events": "Every change, as it happens",
}
_PARTS = {
    "call_id": "The call's id.",
    "transfer_id": "The transfer's id.",
    "slot": "The slot's number.",
    "number": "The extension's number.",
    "uid": "The call's name in the log.",
}


def document(routes: Iterable[Route], version: str, server: str) -> Json:
    """Write the whole document."""
    routes = tuple(routes)
    types: list[Any] = [ProblemView, AnyEvent]
    for route in routes:
        types += [route.answer, *([route.body] if route.body else [])]
    unique = list(dict.fromkeys(types))
    shown, components = msgspec.json.schema_components(
        unique, ref_template="#/components/schemas/{name}"
    )
    schema: Schemas = dict(zip(unique, shown, strict=True))
    for component in components.values():
        if text := component.get("description"):  # the rest of a docstring is for its readers
            component["description"] = " ".join(text.split("\n\n")[0].split())
    paths: Json = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schema)
    paths["/v1/events"] = {"get": _events(schema)}
    paths["/v1/openapi.json"] = {"get": _self()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Attendant Touch Console",
            "version": version or "0",
            "description": "See and handle the console's calls from a program on this machine. "
            "Actions answer at once; `pending` tells what the PBX has not confirmed yet, and "
            "the event stream tells when it has.",
            "license": {"name": "GPL-3.0-or-later", "identifier": "GPL-3.0-or-later"},
        },
        "servers": [{"url": server}],
        "security": [{"token": []}],
        "tags": [{"name": name, "description": text} for name, text in _TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route, schema: Schemas) -> Json:
    answer = schema[route.answer]
    responses: Json = {
        str(route.status): {
            "description": inspect.getdoc(route.answer) or route.summary,
            "content": {JSON: {"schema": answer}},
        }
    }
    responses |= _errors(schema, _statuses(route))
    found: Json = {
        "operationId": route.name,
        "summary": route.summary,
        "tags": [route.tag],
        "parameters": [*(_part(p) for p in route.parameters), *_query(route.query)],
        "responses": responses,
    }
    if route.body is not None:
        fields = msgspec.structs.fields(route.body)
        found["requestBody"] = {
            "required": any(field.required for field in fields),
            "content": {JSON: {"schema": schema[route.body]}},
        }
    return found


def _statuses(route: Route) -> list[int]:
    always = [401, 403, 422]
    body = [400, 413] if route.body is not None else []
    return sorted([*always, *body, *route.errors])


def _errors(schema: Schemas, statuses: Iterable[int]) -> Json:
    return {
        str(status): {
            "description": f"`error`: {ERRORS[status]}",
            "content": {JSON: {"schema": schema[ProblemView]}},
        }
        for status in statuses
    }


def _part(name: str) -> Json:
    number = name.endswith("_id")
    schema = {"type": "integer", "minimum": 1} if number else {"type": "string"}
    if not number:
        schema["pattern"] = f"^{PATTERNS[name]}$"
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": _PARTS[name],
        "schema": schema,
    }


def _query(query: type[msgspec.Struct]) -> list[Json]:
    (_, components) = msgspec.json.schema_components([query])
    properties: Json = components[query.__name__].get("properties", {})
    found = []
    for name, given in properties.items():
        schema = _inlined(given, components)
        text = schema.pop("description", "")
        found.append({"name": name, "in": "query", "description": text, "schema": schema})
    return found


def _inlined(schema: Json, components: Json) -> Json:
    """A query parameter's schema: references resolved, and no null, which a query cannot say."""
    if "$ref" in schema:
        return dict(components[schema["$ref"].rpartition("/")[2]])
    choices = [c for c in schema.get("anyOf", []) if c.get("type") != "null"]
    if len(choices) != 1:
        return {key: value for key, value in schema.items() if value is not None}
    rest = {k: v for k, v in schema.items() if k not in {"anyOf", "default"}}
    return {**_inlined(choices[0], components), **rest}


def _events(schema: Schemas) -> Json:
    ok = {
        "description": "A stream of server-sent events: `id`, `event` (the `type`) and `data`. "
        "A comment comes when nothing else does. With `Last-Event-ID` it begins with a "
        "`snapshot`. A listener that is too slow is disconnected.",
        "content": {SSE: {"schema": schema[AnyEvent]}},
    }
    return {
        "operationId": "events",
        "summary": "Every change of calls, slots, extensions, accounts, transfers and DND",
        "tags": ["events"],
        "parameters": _query(EventsQuery),
        "responses": {"200": ok} | _errors(schema, (401, 403, 422, 503)),
    }


def _self() -> Json:
    ok = {"description": "This document.", "content": {JSON: {"schema": {"type": "object"}}}}
    return {
        "operationId": "openapi",
        "summary": "This document",
        "tags": ["console"],
        "responses": {"200": ok},
    }
