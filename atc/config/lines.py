# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the line of every key and list item of a TOML text that `tomllib` has accepted.

`tomllib` gives no positions. Because the text is known to be valid here, this only has to follow
its outline: headers, keys, where values begin and end.
"""

import tomllib

Path = tuple[str | int, ...]
"""Keys and list indexes from the root, as `("accounts", 0, "port")`."""

_SPACE = " \t"
_BARE_END = ",]}#\n"


class Lines:
    """Where everything stands."""

    def __init__(self, text: str) -> None:
        self._lines = _Outline(text).lines

    def of(self, path: Path) -> int:
        """The line of a key or item, counted from 1; its table's when it is not there itself."""
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return 0


class _Outline:
    """One walk through the text."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text.replace("\r\n", "\n")
        self._at = 0
        self._line = 1
        self._counts: dict[Path, int] = {}
        table: Path = ()
        while self._skip_blank():
            table = self._header() if self._peek() == "[" else self._pair(table)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _advance(self, count: int = 1) -> None:
        self._line += self._text.count("\n", self._at, self._at + count)
        self._at += count

    def _skip_blank(self) -> bool:
        """Go to the next thing that is not space or comment; False at the end."""
        while char := self._peek():
            if char == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            elif char in " \t\n":
                self._advance()
            else:
                return True
        return False

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in _SPACE:
            self._at += 1

    def _header(self) -> Path:
        many = self._text.startswith("[[", self._at)
        line = self._line
        self._at += 2 if many else 1
        keys = self._keys()
        self._at += 2 if many else 1
        path: Path = ()
        for key in keys[:-1]:
            path = self._inside((*path, key))
            self.lines.setdefault(path, line)
        path = (*path, keys[-1])
        if not many:
            self.lines[path] = line
        else:
            self.lines.setdefault(path, line)
            index = self._counts.get(path, 0)
            self._counts[path] = index + 1
            path = (*path, index)
            self.lines[path] = line
        return path

    def _inside(self, path: Path) -> Path:
        """Step into the newest entry when `path` is a list of tables."""
        count = self._counts.get(path, 0)
        return (*path, count - 1) if count else path

    def _keys(self) -> list[str]:
        """Read a dotted key; stops behind it."""
        keys: list[str] = []
        while True:
            self._skip_space()
            keys.append(self._key())
            self._skip_space()
            if self._peek() != ".":
                return keys
            self._at += 1

    def _key(self) -> str:
        start = self._at
        if self._peek() in "\"'":
            self._string()
            raw = self._text[start : self._at]
            return str(tomllib.loads(f"key = {raw}")["key"])
        while self._peek() and self._peek() not in " \t\n.=]":
            self._at += 1
        return self._text[start : self._at]

    def _pair(self, table: Path) -> Path:
        line = self._line
        path = table
        for key in self._keys():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._at += 1  # the equals sign
        self._skip_space()
        self._value(path)
        return table

    def _value(self, path: Path) -> None:
        char = self._peek()
        if char in "\"'":
            self._string()
        elif char == "[":
            self._items(path)
        elif char == "{":
            self._inline(path)
        else:
            while self._peek() and self._peek() not in _BARE_END:
                self._at += 1

    def _string(self) -> None:
        quote = self._peek()
        triple = self._text.startswith(quote * 3, self._at)
        mark = quote * 3 if triple else quote
        self._advance(len(mark))
        while not self._text.startswith(mark, self._at):
            self._advance(2 if quote == '"' and self._peek() == "\\" else 1)
        self._advance(len(mark))
        while triple and self._peek() == quote:  # up to two quotes may stand before the end
            self._at += 1

    def _items(self, path: Path) -> None:
        self._at += 1
        index = 0
        while self._skip_blank() and self._peek() != "]":
            self.lines[*path, index] = self._line
            self._value((*path, index))
            index += 1
            self._skip_blank()
            if self._peek() == ",":
                self._at += 1
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while self._skip_blank() and self._peek() != "}":
            self._pair(path)
            self._skip_blank()
            if self._peek() == ",":
                self._at += 1
        self._at += 1
