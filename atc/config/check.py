# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a TOML document against a schema of msgspec structs and finds every mistake.

msgspec itself stops at the first mistake and names no line, so this walks the same types.
"""

import datetime as dt
import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import inspect

from atc.config.lines import Lines, Path
from atc.config.problems import NO_HINT, Hint, HintCode, Problem, ProblemCode, problem


def dotted(path: Path) -> str:
    """A path as people write it: `accounts[1].port`, entries counted from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text


def table_name(path: Path) -> str:
    """A table as it is headed in the file: `[pbx.ami]`, `[[accounts]]`, `the file`."""
    names = ".".join(part for part in path if isinstance(part, str))
    if not names:
        return "the top level of the file"
    return f"[[{names}]]" if isinstance(path[-1], int) else f"[{names}]"


def toml_value(value: object) -> str:
    """A value as TOML writes it, shortened when it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        short = value if len(value) <= 60 else value[:57] + "…"
        return '"' + short.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml_value(each) for each in value) + "]"
    if isinstance(value, Mapping):
        pairs = (f"{toml_value(key)} = {toml_value(each)}" for key, each in value.items())
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    return str(value)


def check(
    data: Mapping[str, Any], schema: type, lines: Lines, *, complete: bool = True
) -> list[Problem]:
    """Compare what a document says with what may stand in it.

    Args:
        data: what `tomllib` made of the text.
        schema: a msgspec struct.
        lines: where it all stands.
        complete: whether missing keys count; not after a syntax error.
    """
    return list(_Checker(schema, lines, complete).run(data))


def top_table(key: str) -> str:
    """The first part of a dotted path."""
    return re.split(r"[.\[]", key, maxsplit=1)[0]


def without(data: Mapping[str, Any], problems: Iterable[Problem]) -> dict[str, Any]:
    """The top-level tables that no problem touches."""
    spoiled = {top_table(each.key) for each in problems}
    return {name: value for name, value in data.items() if name not in spoiled}


class _Checker:
    def __init__(self, schema: type, lines: Lines, complete: bool) -> None:
        self._root = inspect.type_info(schema)
        self._lines = lines
        self._complete = complete
        self._homes = dict(_homes(self._root, ()))

    def run(self, data: Mapping[str, Any]) -> Iterator[Problem]:
        return self._check(data, self._root, ())

    def _check(self, value: object, kind: inspect.Type, path: Path) -> Iterator[Problem]:
        form = ""
        while isinstance(kind, inspect.Metadata):
            form = (kind.extra or {}).get("form", form)
            kind = kind.type
        if isinstance(kind, inspect.StructType):
            yield from self._table(value, kind, path)
        elif isinstance(kind, inspect.VarTupleType):
            yield from self._list(value, kind, path)
        elif isinstance(kind, inspect.DictType):
            yield from self._map(value, kind, path)
        elif not _fits(value, kind):
            yield self._wrong_type(value, kind, path)
        else:
            yield from self._limits(value, kind, path, form)

    def _table(self, value: object, kind: inspect.StructType, path: Path) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield self._wrong_type(value, kind, path)
            return
        fields = {field.encode_name: field for field in kind.fields}
        for key, each in value.items():
            if key in fields:
                yield from self._check(each, fields[key].type, (*path, key))
            else:
                yield self._unknown(key, each, fields, path)
        misspelt = {guess for key in value for guess in _guess(key, fields)}
        for key, field in fields.items():
            if self._complete and field.required and key not in value and key not in misspelt:
                line = self._lines.of(path)
                name = dotted((*path, key))
                yield problem(ProblemCode.MISSING_KEY, line, name, table=table_name(path))

    def _unknown(self, key: str, value: object, known: Collection[str], path: Path) -> Problem:
        line, where = self._lines.of((*path, key)), dotted((*path, key))
        guess = _guess(key, known)
        hint = Hint.of(HintCode.DID_YOU_MEAN, guess=guess[0]) if guess else NO_HINT
        if not guess and key in self._homes:
            hint = Hint.of(HintCode.BELONGS_IN, table=self._homes[key])
        if isinstance(value, dict) or _is_table_list(value):
            table = table_name((*path, key, 0) if isinstance(value, list) else (*path, key))
            return problem(ProblemCode.UNKNOWN_TABLE, line, where, hint, table=table)
        return problem(ProblemCode.UNKNOWN_KEY, line, where, hint, table=table_name(path))

    def _list(self, value: object, kind: inspect.VarTupleType, path: Path) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield self._wrong_type(value, kind, path)
            return
        if kind.min_length and len(value) < kind.min_length:
            line, words = self._lines.of(path), "a list that is not empty"
            yield problem(ProblemCode.BAD_FORMAT, line, dotted(path), value="[]", expected=words)
        for index, each in enumerate(value):
            yield from self._check(each, kind.item_type, (*path, index))

    def _map(self, value: object, kind: inspect.DictType, path: Path) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield self._wrong_type(value, kind, path)
            return
        for key, each in value.items():
            yield from self._check(each, kind.value_type, (*path, key))

    def _wrong_type(self, value: object, kind: inspect.Type, path: Path) -> Problem:
        return problem(
            ProblemCode.WRONG_TYPE,
            self._lines.of(path),
            dotted(path),
            _type_hint(value, kind, path),
            expected=_expected(kind),
            found=_found(value),
        )

    def _limits(self, value: Any, kind: inspect.Type, path: Path, form: str) -> Iterator[Problem]:
        line, key, shown = self._lines.of(path), dotted(path), toml_value(value)
        if isinstance(kind, inspect.LiteralType) and value not in kind.values:
            near = difflib.get_close_matches(str(value).lower(), map(str, kind.values), n=1)
            hint = Hint.of(HintCode.DID_YOU_MEAN, guess=toml_value(near[0])) if near else NO_HINT
            words = ", ".join(toml_value(each) for each in kind.values)
            yield problem(ProblemCode.NOT_ALLOWED, line, key, hint, value=shown, allowed=words)
        elif isinstance(kind, (inspect.IntType, inspect.FloatType)):
            low, high = kind.ge, kind.le
            if (low is not None and not value >= low) or (high is not None and not value <= high):
                limits = {"low": str(low), "high": str(high)}
                yield problem(ProblemCode.OUT_OF_RANGE, line, key, NO_HINT, value=shown, **limits)
        elif isinstance(kind, inspect.StrType):
            if kind.min_length and len(value.strip()) < kind.min_length:
                yield problem(ProblemCode.TOO_SHORT, line, key, least=str(kind.min_length))
            elif kind.pattern and not re.search(kind.pattern, value):
                yield problem(ProblemCode.BAD_FORMAT, line, key, value=shown, expected=form)


def _guess(key: str, known: Collection[str]) -> list[str]:
    """The key that was meant, if any, for one that does not exist."""
    return [] if key in known else difflib.get_close_matches(key.lower(), known, n=1, cutoff=0.6)


def _homes(kind: inspect.Type, path: Path) -> Iterator[tuple[str, str]]:
    """Every key with the table it belongs in, to point at it from elsewhere."""
    while isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.VarTupleType):
        yield from _homes(kind.item_type, (*path, 0))
    if isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield field.encode_name, table_name(path)
            yield from _homes(field.type, (*path, field.encode_name))


def _is_table_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _fits(value: object, kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.BoolType):
        return isinstance(value, bool)
    if isinstance(kind, inspect.IntType):
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(kind, inspect.FloatType):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, str)


_EXPECTED: tuple[tuple[type[inspect.Type], str], ...] = (
    (inspect.BoolType, "true or false"),
    (inspect.IntType, "a whole number"),
    (inspect.FloatType, "a number"),
    (inspect.VarTupleType, "a list"),
    (inspect.DictType, "a table"),
    (inspect.StructType, "a table"),
)

_FOUND: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "a text"),
    (list, "a list"),
    (dict, "a table"),
    (dt.date, "a date"),
    (dt.time, "a time"),
)


def _expected(kind: inspect.Type) -> str:
    return next((words for each, words in _EXPECTED if isinstance(kind, each)), "a text")


def _found(value: object) -> str:
    if isinstance(value, float) and not isinstance(value, bool):
        return "a number with a fraction"
    return next((words for each, words in _FOUND if isinstance(value, each)), "this")


def _type_hint(value: object, kind: inspect.Type, path: Path) -> Hint:
    """What to write instead, when that can be told from what stands there."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    item = bool(path) and isinstance(path[-1], int)
    text = _expected(kind) == "a text"
    if text and isinstance(value, (int, float, dt.date)):
        quoted = f'"{toml_value(value)}"'
        return Hint.of(HintCode.QUOTE_IT, example=quoted if item else f"{name} = {quoted}")
    if isinstance(value, str) and _bare_works(value, kind):
        return Hint.of(HintCode.UNQUOTE_IT, example=f"{name} = {value.strip().lower()}")
    if isinstance(kind, inspect.VarTupleType):
        if isinstance(kind.item_type, inspect.StructType):
            return Hint.of(HintCode.SEPARATE_ENTRIES, example=f"[[{name}]]")
        if isinstance(value, str):
            return Hint.of(HintCode.MAKE_LIST, example=f"{name} = [{toml_value(value)}]")
    return NO_HINT


def _bare_works(value: str, kind: inspect.Type) -> bool:
    bare = value.strip().lower()
    if isinstance(kind, inspect.BoolType):
        return bare in {"true", "false"}
    if isinstance(kind, inspect.IntType):
        return bare.lstrip("-").isdigit()
    return isinstance(kind, inspect.FloatType) and bool(re.fullmatch(r"-?\d+(\.\d+)?", bare))
