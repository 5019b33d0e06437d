# SPDX-License-Identifier: GPL-3.0-or-later
"""The configuration reference, made from the schema: Markdown tables and a commented file."""

import inspect as pyinspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from atc.config.check import toml_value
from atc.runtime.schema import Settings

README_START = "<!-- config reference: start -->"
README_END = "<!-- config reference: end -->"


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `example` and `default` are TOML; `default` is empty for a required key."""

    name: str
    kind: str
    default: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `header` is as in the file."""

    header: str
    intro: str
    keys: tuple[Key, ...]


def tables(schema: type[msgspec.Struct] = Settings) -> tuple[Table, ...]:
    """Every table of a schema with its keys, in the order in which they are declared."""
    return tuple(_tables(schema, ()))


def markdown(schema: type[msgspec.Struct] = Settings) -> str:
    """The reference for the README."""
    parts: list[str] = []
    for table in tables(schema):
        if not table.keys:
            continue
        title = f"`{table.header}`" if table.header else "Top of the file"
        parts += [f"#### {title}", "", table.intro, ""]
        parts += ["| key | type | default | meaning | example |", "|---|---|---|---|---|"]
        parts += [_row(key) for key in table.keys]
        parts.append("")
    return "\n".join(parts)


def readme_section() -> str:
    """The reference between its two markers, as it must stand in the README."""
    return f"{README_START}\n\n{markdown()}\n{README_END}"


def commented_config() -> str:
    """A file with every key, explained, at its default; keys to fill in are commented out."""
    lines = [
        "# ATC configuration. Keys are shown with their defaults; a line that begins with # is",
        "# not read. Relative paths are relative to this file's folder.",
        "",
    ]
    for table in tables():
        if not table.keys:
            continue
        lines += [f"# {line}" for line in _wrapped(table.intro)]
        many = table.header.startswith("[[")
        lines.append(f"#{table.header}" if many else table.header)
        for key in table.keys:
            lines += [f"# {line}" for line in _wrapped(f"{key.meaning} {_choices(key)}".strip())]
            value = key.default if key.default and not many else key.example or key.default
            lines.append(f"#{key.name} = {value}")
        lines.append("")
    return "\n".join(lines)


def _tables(schema: type[msgspec.Struct], path: tuple[str, ...]) -> Iterator[Table]:
    hints = get_type_hints(schema, include_extras=True)
    keys: list[Key] = []
    below: list[Table] = []
    for field in msgspec.structs.fields(schema):
        kind, meta = _unwrap(hints[field.name])
        inner = _struct(kind)
        if inner is not None:
            many = "[]" if get_origin(kind) is tuple else ""
            below += _tables(inner, (*path, field.encode_name + many))
        else:
            keys.append(_key(field, kind, meta))
    yield Table(_header(path), _intro(schema), tuple(keys))
    yield from below


def _unwrap(hint: Any) -> tuple[Any, list[msgspec.Meta]]:
    if get_origin(hint) is Annotated:
        kind, *metas = get_args(hint)
        return kind, [meta for meta in metas if isinstance(meta, msgspec.Meta)]
    return hint, []


def _struct(kind: Any) -> type[msgspec.Struct] | None:
    """The struct of a table or of a list of tables."""
    inner = get_args(kind)[0] if get_origin(kind) is tuple else kind
    is_struct = isinstance(inner, type) and issubclass(inner, msgspec.Struct)
    return inner if is_struct else None


def _header(path: tuple[str, ...]) -> str:
    if not path:
        return ""
    name = ".".join(part.removesuffix("[]") for part in path)
    return f"[[{name}]]" if path[-1].endswith("[]") else f"[{name}]"


def _intro(schema: type[msgspec.Struct]) -> str:
    return " ".join((pyinspect.getdoc(schema) or "").split())


def _key(field: msgspec.structs.FieldInfo, kind: Any, metas: list[msgspec.Meta]) -> Key:
    default = _default(field)
    examples = [each for meta in metas for each in meta.examples or ()]
    shown = "" if default is msgspec.NODEFAULT else toml_value(default)
    return Key(
        name=field.encode_name,
        kind=_kind(kind, metas),
        default=shown,
        meaning=next((meta.description for meta in metas if meta.description), ""),
        example=toml_value(examples[0]) if examples else shown,
    )


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def _kind(kind: Any, metas: list[msgspec.Meta]) -> str:
    """The type in an administrator's words, with its limits or choices."""
    inner, more = _unwrap(kind)
    metas = [*metas, *more]
    origin = get_origin(inner)
    if origin is Literal:
        return ", ".join(toml_value(each) for each in get_args(inner))
    if origin is tuple:
        return f"list of {_kind(get_args(inner)[0], [])}"
    if origin is dict:
        return "table of texts"
    limits = [(meta.ge, meta.le) for meta in metas if meta.ge is not None]
    span = f", {limits[0][0]} to {limits[0][1]}" if limits else ""
    words = {bool: "true or false", int: "whole number", float: "number"}
    return words.get(inner, "text") + span


def _choices(key: Key) -> str:
    """The values that a key can have, when they are few."""
    return f"One of {key.kind}." if key.kind.startswith('"') else ""


def _row(key: Key) -> str:
    default = f"`{key.default}`" if key.default else "**required**"
    kind = ", ".join(f"`{each}`" for each in key.kind.split(", ")) if _choices(key) else key.kind
    cells = (f"`{key.name}`", kind, default, key.meaning, f"`{key.name} = {key.example}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 96)
