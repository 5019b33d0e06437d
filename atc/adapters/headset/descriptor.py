# SPDX-License-Identifier: GPL-3.0-or-later
"""Parser of HID report descriptors (USB HID 1.11, section 6.2.2). Pure, and safe with any bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

MOST_REPORT_BITS = 8 * 4096
"""A report longer than any USB transfer that a headset makes is a broken descriptor."""

_MOST_DEPTH = 64
_MOST_FIELDS = 4096
_MOST_USAGES = 4096
_LONG_ITEM = 0xFE


class DescriptorError(ValueError):
    """The bytes are not a report descriptor."""


class Usage(NamedTuple):
    """What a control is for (HID Usage Tables)."""

    page: int
    id: int

    def __str__(self) -> str:
        return f"{self.page:04X}:{self.id:04X}"


class Kind(Enum):
    """Which way a report travels, seen from the computer."""

    INPUT = "input"
    OUTPUT = "output"
    FEATURE = "feature"


@dataclass(frozen=True, slots=True)
class ReportField:
    """One main item: `count` elements of `size` bits from `bit` on, after the report id's byte.

    Attributes:
        usages: ranges of usages, first and last of each. A variable field's elements have them
            in order, the last one repeated; an array's values are indices into them.
        path: the usages of the collections around it, outermost first.
        application: the innermost application collection's usage, None outside of any.
        flags: the main item's data bits.
    """

    kind: Kind
    report_id: int
    bit: int
    size: int
    count: int
    usages: tuple[tuple[Usage, Usage], ...]
    minimum: int
    maximum: int
    flags: int
    application: Usage | None
    path: tuple[Usage, ...] = ()

    @property
    def constant(self) -> bool:
        """Padding."""
        return bool(self.flags & 0x01)

    @property
    def array(self) -> bool:
        """Whether the values name usages instead of being theirs."""
        return not self.flags & 0x02

    @property
    def relative(self) -> bool:
        """Whether a value is a change and not a state."""
        return bool(self.flags & 0x04)

    def usage(self, index: int) -> Usage | None:
        """The usage number `index` of an array's list, None beyond its end."""
        for first, last in self.usages:
            span = last.id - first.id
            if index <= span:
                return Usage(first.page, first.id + index)
            index -= span + 1
        return None

    def elements(self) -> Iterator[tuple[Usage, int]]:
        """Each element of a variable field that has a usage of its own, and its first bit."""
        for index in range(self.count):
            usage = self.usage(index)
            if usage is None:
                return
            yield usage, self.bit + index * self.size


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A parsed report descriptor.

    Attributes:
        numbered: whether every report begins with a byte that is its id.
        bits: the length of each report without its id's byte.
    """

    fields: tuple[ReportField, ...]
    numbered: bool
    bits: dict[tuple[Kind, int], int]

    def report_bytes(self, kind: Kind, report_id: int) -> int:
        """A report's length in bytes, its id's byte included; 0 when there is none."""
        bits = self.bits.get((kind, report_id), 0)
        return (bits + 7) // 8 + int(self.numbered) if bits else 0

    @property
    def longest_input(self) -> int:
        """Bytes of the longest input report, its id's byte included."""
        return max(
            (self.report_bytes(*key) for key in self.bits if key[0] is Kind.INPUT), default=0
        )


@dataclass(frozen=True, slots=True)
class _Globals:
    """State that lasts until it is changed, and that Push and Pop save."""

    page: int = 0
    minimum: int = 0
    maximum_raw: tuple[int, int] = (0, 0)
    """Unsigned value and length in bytes: its sign depends on the minimum's."""
    size: int = 0
    count: int = 0
    report_id: int = 0

    @property
    def maximum(self) -> int:
        value, length = self.maximum_raw
        return _signed(value, length) if self.minimum < 0 else value


@dataclass(slots=True)
class _Locals:
    """State that ends with the next main item. Pages of short usages are filled in there."""

    usages: list[tuple[int | None, int, int]] = field(default_factory=list)
    first: tuple[int | None, int] | None = None
    last: tuple[int | None, int] | None = None
    delimited: bool = False
    taken: bool = False


def parse(data: bytes) -> Descriptor:
    """Parse a report descriptor.

    Raises:
        DescriptorError: it is cut off or contradicts itself.
    """
    parser = _Parser()
    for tag, value, length in _items(data):
        parser.take(tag, value, length)
    return Descriptor(tuple(parser.fields), parser.numbered, parser.bits)


def _items(data: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(data):
        prefix = data[at]
        if prefix == _LONG_ITEM:  # reserved for vendors; none is defined
            if at + 2 > len(data) - 1:
                raise DescriptorError(f"cut off in the long item at byte {at}")
            at += 3 + data[at + 1]
            if at > len(data):
                raise DescriptorError("cut off in a long item")
            continue
        length = (0, 1, 2, 4)[prefix & 0x03]
        if at + 1 + length > len(data):
            raise DescriptorError(f"cut off in the item at byte {at}")
        yield prefix & 0xFC, int.from_bytes(data[at + 1 : at + 1 + length], "little"), length
        at += 1 + length


def _signed(value: int, length: int) -> int:
    bits = 8 * length
    return value - (1 << bits) if bits and value >> (bits - 1) else value


class _Parser:
    """Takes one item after the other."""

    def __init__(self) -> None:
        self.fields: list[ReportField] = []
        self.bits: dict[tuple[Kind, int], int] = {}
        self.numbered = False
        self._globals = _Globals()
        self._saved: list[_Globals] = []
        self._locals = _Locals()
        self._open: list[tuple[int, Usage]] = []

    def take(self, tag: int, value: int, length: int) -> None:
        kind = tag & 0x0C
        if kind == 0x00:
            self._main(tag, value)
            self._locals = _Locals()
        elif kind == 0x04:
            self._global(tag, value, length)
        elif kind == 0x08:
            self._local(tag, value, length)

    # -- main items ----------------------------------------------------------------------------

    def _main(self, tag: int, value: int) -> None:
        match tag:
            case 0x80:
                self._field(Kind.INPUT, value)
            case 0x90:
                self._field(Kind.OUTPUT, value)
            case 0xB0:
                self._field(Kind.FEATURE, value)
            case 0xA0:
                if len(self._open) >= _MOST_DEPTH:
                    raise DescriptorError("collections are nested too deeply")
                usages = self._usages()
                self._open.append((value, usages[0][0] if usages else Usage(0, 0)))
            case 0xC0:
                if not self._open:
                    raise DescriptorError("a collection ends that never began")
                self._open.pop()

    def _field(self, kind: Kind, flags: int) -> None:
        now = self._globals
        if self.numbered and not now.report_id:
            raise DescriptorError("some reports have an id, others have none")
        if len(self.fields) >= _MOST_FIELDS:
            raise DescriptorError("too many fields")
        key = (kind, now.report_id)
        bit = self.bits.get(key, 0)
        end = bit + now.size * now.count
        if end > MOST_REPORT_BITS:
            raise DescriptorError(f"report {now.report_id} is {end} bits long")
        if not now.size * now.count:
            return
        self.bits[key] = end
        applications = [usage for kind_, usage in self._open if kind_ == 0x01]
        self.fields.append(
            ReportField(
                kind=kind,
                report_id=now.report_id,
                bit=bit,
                size=now.size,
                count=now.count,
                usages=self._usages(),
                minimum=now.minimum,
                maximum=now.maximum,
                flags=flags,
                application=applications[-1] if applications else None,
                path=tuple(usage for _, usage in self._open),
            )
        )

    def _usages(self) -> tuple[tuple[Usage, Usage], ...]:
        """The local usages; a short one is of the page that holds at the main item."""
        page = self._globals.page
        return tuple(
            (Usage(page if own is None else own, first), Usage(page if own is None else own, last))
            for own, first, last in self._locals.usages
        )

    # -- global items --------------------------------------------------------------------------

    def _global(self, tag: int, value: int, length: int) -> None:
        match tag:
            case 0x84:
                self._report_id(value)
            case 0xA4:
                if len(self._saved) >= _MOST_DEPTH:
                    raise DescriptorError("Push is nested too deeply")
                self._saved.append(self._globals)
            case 0xB4:
                if not self._saved:
                    raise DescriptorError("Pop without Push")
                self._globals = self._saved.pop()
            case _:
                self._set(tag, value, length)

    def _set(self, tag: int, value: int, length: int) -> None:
        match tag:
            case 0x04:
                self._globals = replace(self._globals, page=value & 0xFFFF)
            case 0x14:
                self._globals = replace(self._globals, minimum=_signed(value, length))
            case 0x24:
                self._globals = replace(self._globals, maximum_raw=(value, length))
            case 0x74:
                self._globals = replace(self._globals, size=min(value, MOST_REPORT_BITS + 1))
            case 0x94:
                self._globals = replace(self._globals, count=min(value, MOST_REPORT_BITS + 1))

    def _report_id(self, value: int) -> None:
        if not 0 < value < 0x100:
            raise DescriptorError(f"{value} is no report id")
        if not self.numbered and self.bits:
            raise DescriptorError("some reports have an id, others have none")
        self.numbered = True
        self._globals = replace(self._globals, report_id=value)

    # -- local items ---------------------------------------------------------------------------

    def _local(self, tag: int, value: int, length: int) -> None:
        now = self._locals
        page = value >> 16 if length == 4 else None
        number = value & 0xFFFF
        match tag:
            case 0xA8:  # alternatives for one control: the first one is the preferred
                now.delimited, now.taken = bool(value), False
            case 0x08:
                self._add_usage(page, number, number)
            case 0x18:
                now.first = (page, number)
                self._range()
            case 0x28:
                now.last = (page, number)
                self._range()

    def _range(self) -> None:
        now = self._locals
        if now.first is None or now.last is None:
            return
        (page, first), (other, last) = now.first, now.last
        now.first = now.last = None
        if first > last:
            raise DescriptorError("a range of usages ends before it begins")
        self._add_usage(page if page is not None else other, first, last)

    def _add_usage(self, page: int | None, first: int, last: int) -> None:
        now = self._locals
        if now.delimited and now.taken:
            return
        now.taken = True
        if len(now.usages) >= _MOST_USAGES:
            raise DescriptorError("too many usages for one field")
        now.usages.append((page, first, last))
