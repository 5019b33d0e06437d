# SPDX-License-Identifier: GPL-3.0-or-later
"""The API's page for people: one HTML document without scripts or foreign resources."""

from html import escape
from typing import Any

Json = dict[str, Any]

CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

_STYLE = """
:root{color-scheme:light dark;--line:#8884;--soft:#8882;--accent:#2563eb}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2.5rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
details{border:1px solid var(--line);border-radius:.5rem;margin:.4rem 0}
summary{padding:.5rem .8rem;cursor:pointer}
details>div{padding:0 .8rem .8rem}
code,pre{font:.9em ui-monospace,monospace;background:var(--soft);border-radius:.25rem}
code{padding:.1em .3em}pre{padding:.8rem;overflow:auto}
b.m{display:inline-block;min-width:4.5rem;color:var(--accent);font-family:ui-monospace,monospace}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;border-top:1px solid var(--line);padding:.3rem .5rem}
"""


def page(document: Json) -> str:
    """Write the page from the OpenAPI document."""
    info, server = document["info"], document["servers"][0]["url"]
    schemas: Json = document["components"]["schemas"]
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8>",
        "<meta name=viewport content='width=device-width'>",
        f"<title>{escape(info['title'])} API</title><style>{_STYLE}</style>",
        f"<h1>{escape(info['title'])} <small>{escape(info['version'])}</small></h1>",
        f"<p>{_prose(info['description'])}</p>",
        "<p>Every request carries the token from the configuration:</p>",
        f"<pre>curl -H 'Authorization: Bearer TOKEN' {escape(server)}/v1/calls\n"
        f"curl -NH 'Authorization: Bearer TOKEN' '{escape(server)}/v1/events?snapshot=true'</pre>",
        "<p>The machine-readable document is at <code>/v1/openapi.json</code>.</p>",
    ]
    for tag in document["tags"]:
        parts.append(f"<h2>{escape(tag['description'])}</h2>")
        parts += [
            _operation(method, path, operation, schemas)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
            if tag["name"] in operation["tags"]
        ]
    parts.append("<h2>Shapes</h2>")
    parts += [_schema(name, schema) for name, schema in sorted(schemas.items())]
    return "\n".join(parts)


def _operation(method: str, path: str, operation: Json, schemas: Json) -> str:
    rows = "".join(_field(p["name"], p["schema"], p["description"]) for p in _given(operation))
    body = operation.get("requestBody")
    if body is not None:
        name = _reference(next(iter(body["content"].values()))["schema"])
        rows += "".join(
            _field(field, schema, schema.get("description", ""))
            for field, schema in schemas.get(name, {}).get("properties", {}).items()
        )
    answers = "".join(
        f"<tr><td><code>{status}</code><td>{_prose(answer['description'])}<td>{_shape(answer)}"
        for status, answer in operation["responses"].items()
    )
    takes = f"<table><tr><th>Field<th>Type<th>Meaning{rows}</table>" if rows else ""
    return (
        f"<details><summary><b class=m>{escape(method.upper())}</b> <code>{escape(path)}</code> "
        f"{_prose(operation['summary'])}</summary><div>{takes}"
        f"<table><tr><th>Status<th>Meaning<th>Shape{answers}</table></div></details>"
    )


def _given(operation: Json) -> list[Json]:
    given: list[Json] = operation.get("parameters", [])
    return given


def _schema(name: str, schema: Json) -> str:
    text = _prose(schema.get("description", ""))
    if "enum" in schema:
        inside = f"<p>{text}</p><p>{_values(schema)}</p>"
    else:
        rows = "".join(
            _field(field, each, each.get("description", ""))
            for field, each in schema.get("properties", {}).items()
        )
        inside = f"<p>{text}</p><table><tr><th>Field<th>Type<th>Meaning{rows}</table>"
    title = f"<summary><code>{escape(name)}</code></summary>"
    return f"<details id={escape(name)}>{title}<div>{inside}</div></details>"


def _field(name: str, schema: Json, text: str) -> str:
    return f"<tr><td><code>{escape(name)}</code><td>{_type(schema)}<td>{_prose(text)}"


def _type(schema: Json) -> str:
    if name := _reference(schema):
        return f"<a href='#{escape(name)}'>{escape(name)}</a>"
    if "anyOf" in schema:
        return " or ".join(_type(each) for each in schema["anyOf"])
    if "enum" in schema:
        return _values(schema)
    if schema.get("type") == "array":
        inner = schema.get("items")
        return f"list of {_type(inner)}" if isinstance(inner, dict) else "list"
    return escape(str(schema.get("type", "any")))


def _values(schema: Json) -> str:
    return ", ".join(f"<code>{escape(str(value)) or '(empty)'}</code>" for value in schema["enum"])


def _shape(answer: Json) -> str:
    return _type(next(iter(answer["content"].values()))["schema"])


def _reference(schema: Json) -> str:
    reference: str = schema.get("$ref", "")
    return reference.rpartition("/")[2]


def _prose(text: str) -> str:
    """Escape, and set what stands in backquotes as code."""
    pieces = escape(text, quote=False).split("`")
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))
