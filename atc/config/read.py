# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads TOML text and finds every syntax error, not only the first."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from atc.config.lines import Lines
from atc.config.problems import NO_HINT, ConfigError, Hint, HintCode, Problem, ProblemCode, problem

_WHERE = re.compile(r"^(?P<what>.*?)\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_VALUE_HINT = Hint.of(HintCode.QUOTE_TEXTS)
_WORDS = (
    ("Invalid value", ProblemCode.SYNTAX_VALUE),
    ("Illegal character '\\n'", ProblemCode.SYNTAX_STRING),
    ("Unescaped '\\'", ProblemCode.SYNTAX_STRING),
    ("Expected newline", ProblemCode.SYNTAX_MORE),
    ("Expected '=' after a key", ProblemCode.SYNTAX_NO_EQUALS),
    ("Invalid statement", ProblemCode.SYNTAX_NO_EQUALS),
    ("Cannot", ProblemCode.KEY_TWICE),
    ("Duplicate", ProblemCode.KEY_TWICE),
)
"""How tomllib begins its sentences (they hold no code), and what we say."""
_MOST_SYNTAX_ERRORS = 50
_ASIDE, _ASIDE_ESCAPED = "\x01", "\\u0001"
"""Begins the name of a table that holds what stood under an unusable header."""


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML text that was read.

    Attributes:
        data: what it says; the lines that could not be read are missing.
        broken: the syntax errors. When there are any, a missing key proves nothing.
    """

    data: dict[str, Any]
    lines: Lines
    broken: tuple[Problem, ...] = ()


def read_text(path: FilePath) -> str:
    """Read a configuration file.

    Raises:
        ConfigError: it is not there, may not be read, or is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        hint = Hint.of(HintCode.PRINT_CONFIG)
        found = problem(ProblemCode.NO_FILE, 0, "", hint, path=str(path))
        raise ConfigError(str(path), [found]) from None
    except OSError as error:
        reason = error.strerror or str(error)
        found = problem(ProblemCode.UNREADABLE, 0, path=str(path), reason=reason)
        raise ConfigError(str(path), [found]) from error
    try:
        return raw.decode("utf-8-sig")  # some editors put a byte order mark in front
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(str(path), [problem(ProblemCode.NOT_UTF8, line)]) from error


def read_toml(text: str) -> Document:
    """Parse a text. Lines with errors are put aside, so that the others are checked too."""
    rows = text.replace("\r\n", "\n").split("\n")
    broken: list[Problem] = []
    while True:
        source = "\n".join(rows)
        try:
            data = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            found = _syntax(str(error), rows)
            broken.append(found)
            at_end = found.code is ProblemCode.SYNTAX_END
            if at_end or len(broken) == _MOST_SYNTAX_ERRORS:
                return Document({}, Lines(""), tuple(broken))
            _put_aside(rows, found.line - 1, len(broken))
        except (ValueError, RecursionError) as error:  # numbers and nesting beyond all measure
            reason = "too deep" if isinstance(error, RecursionError) else str(error)
            broken.append(problem(ProblemCode.SYNTAX, 0, reason=reason))
            return Document({}, Lines(""), tuple(broken))
        else:
            kept = {key: each for key, each in data.items() if not key.startswith(_ASIDE)}
            return Document(kept, Lines(source), tuple(broken))


def _syntax(message: str, rows: list[str]) -> Problem:
    """Turn tomllib's words into ours."""
    match = _WHERE.match(message)
    if match is None or match["line"] is None:
        last = max((at for at, row in enumerate(rows) if row.strip()), default=0)
        return problem(ProblemCode.SYNTAX_END, last + 1)
    line, what = int(match["line"]), match["what"]
    row = rows[min(line, len(rows)) - 1].strip()
    if what.startswith("Cannot") and row.startswith("["):
        return problem(ProblemCode.TABLE_TWICE, line, table=row.partition("#")[0].strip())
    for start, code in _WORDS:
        if what.startswith(start):
            hint = _VALUE_HINT if code is ProblemCode.SYNTAX_VALUE else NO_HINT
            return problem(code, line, "", hint)
    return problem(ProblemCode.SYNTAX, line, reason=what[:1].lower() + what[1:])


def _put_aside(rows: list[str], at: int, nth: int) -> None:
    """Take a line out that cannot be read.

    A table header is replaced by one that nobody uses: the keys below it would otherwise be held
    against the table before.
    """
    rows[at] = f'["{_ASIDE_ESCAPED}{nth}"]' if rows[at].lstrip().startswith("[") else ""
