# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts a stream of vCards into cards and their lines, whatever the stream holds.

Works on bytes: careless writers fold lines in the middle of a character. Memory stays bounded by
one card, and a card by `MAX_CARD_BYTES`: what is longer is left out, the rest is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

MAX_LINE_BYTES = 1024 * 1024
"""Room for a photo of `MAX_PHOTO_BYTES` in base64."""

MAX_CARD_BYTES = 4 * 1024 * 1024
MAX_LINES = 2000

_BEGIN, _END, _AGENT = b"BEGIN:VCARD", b"END:VCARD", b"AGENT"
_NAME = re.compile(rb"[A-Za-z0-9_.-]{1,80}")


class ByteLines(Protocol):
    """What is read from: a binary file, or anything with its `readline`."""

    def readline(self, limit: int, /) -> bytes:
        """The next line with its end, or `limit` bytes of it; empty at the end of all."""


@dataclass(slots=True)
class RawCard:
    """The lines between `BEGIN:VCARD` and `END:VCARD`, unfolded.

    Attributes:
        index: which card of the stream it is, from 1.
        complete: whether its end was found.
        left_out: names of properties that were too long to keep.
    """

    index: int
    lines: list[bytes] = field(default_factory=list)
    size: int = 0
    complete: bool = False
    left_out: list[str] = field(default_factory=list)

    def add(self, line: bytes) -> None:
        """Keep a line, as long as there is room."""
        too_much = self.size + len(line) > MAX_CARD_BYTES or len(self.lines) >= MAX_LINES
        if too_much:
            self.leave_out(line)
            return
        self.lines.append(line)
        self.size += len(line)

    def leave_out(self, line: bytes) -> None:
        """Remember the name of a property that is not kept."""
        match = _NAME.match(line)
        name = match[0].decode("ascii") if match else "?"
        if len(self.left_out) < 20 and name not in self.left_out:
            self.left_out.append(name)


def read_cards(stream: ByteLines) -> Iterator[RawCard]:
    """All cards of a stream, one by one.

    Cards within cards (`AGENT` of vCard 2.1) are passed over. A card without an end is given with
    `complete` false: the next one's beginning, or the end of the stream, cut it off.
    """
    card: RawCard | None = None
    depth = index = 0
    after_agent = False
    for line, whole in _unfolded(stream):
        mark = line[: len(_BEGIN) + 8].strip().upper() if len(line) < 40 else b""
        if mark == _BEGIN:
            if card is not None and after_agent:
                depth += 1
                continue
            if card is not None:
                yield card
            index += 1
            card, depth = RawCard(index), 1
        elif card is not None and mark == _END:
            depth -= 1
            if not depth:
                card.complete = True
                yield card
                card = None
        elif card is not None and depth == 1:
            (card.add if whole else card.leave_out)(line)
        after_agent = line[:5].upper() == _AGENT and line.endswith(b":")
    if card is not None:
        yield card


def _unfolded(stream: ByteLines) -> Iterator[tuple[bytes, bool]]:
    """Logical lines, and whether each is whole (else it is just the beginning of one too long)."""
    held = _Logical()
    for line, whole in _physical(stream):
        if held.goes_on_with(line):
            held.append(line, whole)
            continue
        if held.parts:
            yield held.line(), held.whole
        held = _Logical([line] if line.strip() else [], len(line), whole)
    if held.parts:
        yield held.line(), held.whole


@dataclass(slots=True)
class _Logical:
    """A line that may go on in the next one."""

    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    whole: bool = True

    def goes_on_with(self, line: bytes) -> bool:
        if not self.parts:
            return False
        if line[:1] in {b" ", b"\t"}:
            return True
        if not line or line[:9].upper() == _END:
            return False
        # What follows is not in the standard of today: soft breaks of quoted-printable, and base64
        # whose lines were not indented. Both are in old exports.
        last = self.parts[-1]
        if last.endswith(b"=") and b"QUOTED-PRINTABLE" in self._head():
            return True
        return b":" not in line and b"BASE64" in self._head()

    def append(self, line: bytes, whole: bool) -> None:
        if line[:1] in {b" ", b"\t"} and not self._soft():
            line = line[1:]
        elif self._soft():
            self.parts[-1] = self.parts[-1][:-1]
        self.size += len(line)
        if not whole or self.size > MAX_LINE_BYTES:
            self.whole = False
        if self.whole:
            self.parts.append(line)

    def line(self) -> bytes:
        return b"".join(self.parts) if self.whole else self.parts[0][:200]

    def _soft(self) -> bool:
        return self.parts[-1].endswith(b"=") and b"QUOTED-PRINTABLE" in self._head()

    def _head(self) -> bytes:
        return self.parts[0][:200].split(b":", 1)[0].upper()


def _physical(stream: ByteLines) -> Iterator[tuple[bytes, bool]]:
    """Lines without their ends, and whether each is whole."""
    while line := stream.readline(MAX_LINE_BYTES):
        if line.endswith(b"\n") or len(line) < MAX_LINE_BYTES:
            yield line.rstrip(b"\r\n"), True
            continue
        yield line[:200], False
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES)
