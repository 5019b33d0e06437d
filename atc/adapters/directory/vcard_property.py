# SPDX-License-Identifier: GPL-3.0-or-later
"""One property of a vCard: name, parameters and value, in the dialects of 2.1, 3.0 and 4.0."""

import binascii
import quopri
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

_HEAD = re.compile(rb'((?:[^":]|"[^"]*")*):')
_PARAMETER = re.compile(r'((?:[^";]|"[^"]*")+)')
_PIECE = re.compile(r'((?:[^",]|"[^"]*")+)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_MAX_HEAD = 2000
_BARE_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"}
_CHARSET = re.compile(
    r"(?i)^(utf|us-?ascii|iso|latin|windows|cp|koi8|mac|big5|gb|shift|euc)[\w-]{0,20}$"
)


@dataclass(frozen=True, slots=True)
class Property:
    """A line of a card.

    Attributes:
        name: in capitals, without its group.
        group: `item1` of `item1.TEL`, else empty.
        params: values by parameter name, both in capitals.
        value: as it stands in the card.
        raw: the whole line, unfolded.
    """

    name: str
    group: str
    params: Mapping[str, tuple[str, ...]]
    value: bytes
    raw: bytes

    @property
    def types(self) -> frozenset[str]:
        """What `TYPE` says."""
        return frozenset(self.params.get("TYPE", ()))

    def text(self) -> str:
        """The value decoded, its escapes untouched."""
        value = self.value
        if "QUOTED-PRINTABLE" in self.params.get("ENCODING", ()):
            value = quopri.decodestring(value)
        return decoded(value, next(iter(self.params.get("CHARSET", ())), ""))

    def plain(self) -> str:
        """The value as a single text."""
        return unescaped(self.text()).strip()

    def parts(self, separator: str = ";") -> list[str]:
        """The value split where the separator is not escaped."""
        return [unescaped(part).strip() for part in split_unescaped(self.text(), separator)]

    def binary(self) -> bytes:
        """The value of a base64 property or a `data:` address; empty for anything else."""
        value = self.value
        if value[:5].lower() == b"data:":
            head, comma, value = value.partition(b",")
            if not comma or not head.lower().endswith(b";base64"):
                return b""
        elif not {"B", "BASE64"} & set(self.params.get("ENCODING", ())):
            return b""
        try:
            return b64decode(value)
        except (binascii.Error, ValueError):
            return b""


def property_of(line: bytes) -> Property | None:
    """Understand a line; None when it is no property."""
    head, colon, value = line.partition(b":")
    if b'"' in head and (match := _HEAD.match(line[:_MAX_HEAD])):
        head, value = match[1], line[match.end() :]
    if not colon or len(head) > _MAX_HEAD:
        return None
    name, group, params = _understood(head)
    return Property(name, group, params, value, line) if name else None


@lru_cache(maxsize=256)
def _understood(head: bytes) -> tuple[str, str, Mapping[str, tuple[str, ...]]]:
    """Name, group and parameters; the cards of one program have the same few again and again."""
    first, *written = _PARAMETER.findall(decoded(head)) or [""]
    group, dot, name = first.strip().rpartition(".")
    return name.upper(), group if dot else "", MappingProxyType(_params(written))


def _params(written: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in written:
        name, equals, value = each.partition("=")
        name = name.strip().upper()
        if not equals:  # as 2.1 had it: `TEL;WORK;VOICE:`
            name, value = ("ENCODING" if name in _BARE_ENCODINGS else "TYPE"), name
        found[name] = found.get(name, ()) + tuple(_values(value))
    return found


def _values(written: str) -> list[str]:
    if '"' not in written:
        return [piece.strip().upper() for piece in written.split(",")]
    pieces = (piece.strip().strip('"') for piece in _PIECE.findall(written))
    return [each.strip().upper() for piece in pieces for each in piece.split(",")]


def decoded(value: bytes, charset: str = "") -> str:
    """Text of bytes: in the charset named, else UTF-8, else Windows-1252, which always succeeds."""
    text = _in_charset(value, charset) if charset and _CHARSET.match(charset) else None
    if text is None:
        try:
            text = value.decode()
        except UnicodeDecodeError:
            text = value.decode("cp1252", errors="replace")
    return text if text.isprintable() else _CONTROL.sub("", text)


def _in_charset(value: bytes, charset: str) -> str | None:
    try:
        return value.decode(charset)
    except (LookupError, UnicodeError):
        return None


def unescaped(text: str) -> str:
    """Undo the backslashes of a value."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)


def escaped(text: str) -> str:
    """Put backslashes where a value needs them."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def split_unescaped(text: str, separator: str) -> list[str]:
    """Split where the separator has no backslash before it."""
    if "\\" not in text:
        return text.split(separator)
    parts, start, at = [], 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == separator:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    return [*parts, text[start:]]
