# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads WebDAV's XML piece by piece.

expat straight from the standard library: a document type, and with it every entity bomb, is refused
at once; and of an answer with 100,000 cards only one is in memory. Names are `namespace}name`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

DAV = "DAV:}"
CARD = "urn:ietf:params:xml:ns:carddav}"
CALENDARSERVER = "http://calendarserver.org/ns/}"

_MAX_DOCUMENT = 1024 * 1024 * 1024
_MAX_DEPTH = 24
_MAX_NODES = 20_000
# A photo of the size that is kept, in base64, with a card around it.
_MAX_TEXT = 4 * 1024 * 1024


class XmlError(Exception):
    """It is no XML, or not the kind that an honest server sends."""


@dataclass(slots=True)
class Node:
    """An element with everything in it."""

    name: str
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def all(self, *path: str) -> Iterator["Node"]:
        """The descendants at the end of a path of names."""
        found = [self]
        for name in path:
            found = [child for node in found for child in node.children if child.name == name]
        yield from found

    def first(self, *path: str) -> "Node | None":
        """The first descendant at the end of a path of names."""
        return next(self.all(*path), None)

    def value(self, *path: str) -> str:
        """The stripped text of the first descendant at the end of a path, empty without one."""
        found = self.first(*path)
        return found.text.strip() if found else ""


class XmlReader:
    """Takes a document in chunks; gives the elements right below its root when complete."""

    def __init__(self) -> None:
        self.root = ""
        self._open: list[Node] = []
        self._parts: list[list[str]] = []
        self._ready: list[Node] = []
        self._size = self._nodes = self._chars = 0
        # No encoding given: what the document declares counts, UTF-8 without.
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, data: bytes, *, final: bool = False) -> list[Node]:
        """Read on; return what became complete.

        Raises:
            XmlError: what came is malformed, has a document type, or is too deep or too big.
        """
        self._size += len(data)
        if self._size > _MAX_DOCUMENT:
            raise XmlError("it has no end")
        try:
            self._parser.Parse(data, final)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise XmlError(str(error)) from error
        ready, self._ready = self._ready, []
        return ready

    def _refuse(self, *_: object) -> None:
        raise XmlError("it has a document type")

    def _start(self, name: str, _: object) -> None:
        if not self.root:
            self.root = name
            return
        self._nodes += 1
        if len(self._open) >= _MAX_DEPTH or self._nodes > _MAX_NODES:
            raise XmlError("it is nested too deeply, or too big")
        node = Node(name)
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)
        self._parts.append([])

    def _text(self, text: str) -> None:
        if not self._open:
            return
        self._chars += len(text)
        if self._chars > _MAX_TEXT:
            raise XmlError("it is too big")
        self._parts[-1].append(text)

    def _end(self, _: str) -> None:
        if not self._open:
            return
        node = self._open.pop()
        node.text = "".join(self._parts.pop())
        if not self._open:
            self._ready.append(node)
            self._nodes = self._chars = 0
