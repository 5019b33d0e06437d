# SPDX-License-Identifier: GPL-3.0-or-later
"""Report descriptors in the layouts that vendors use, written for these tests.

They are not dumps of devices: order, ids, pages and flags follow the layouts, nothing else does.
"""

from atc.adapters.headset.descriptor import Usage


def item(tag: int, value: int = 0, size: int | None = None) -> bytes:
    """One short item; the size is the least that holds the value unless told."""
    if size is None:
        size = 0 if tag in {0xC0, 0xA4, 0xB4} else 1 if -128 <= value < 256 else 2
        if tag == 0x24 and value > 127:  # a maximum is signed: give it room
            size = 2 if value < 32768 else 4
    code = {0: 0, 1: 1, 2: 2, 4: 3}[size]
    return bytes([tag | code]) + (value & ((1 << 8 * size) - 1)).to_bytes(size, "little")


def page(number: int) -> bytes:
    return item(0x04, number)


def usage(*numbers: int) -> bytes:
    return b"".join(item(0x08, each) for each in numbers)


def long_usage(each: Usage) -> bytes:
    return item(0x08, each.page << 16 | each.id, 4)


def usages(first: int, last: int) -> bytes:
    return item(0x18, first) + item(0x28, last)


def limits(low: int, high: int) -> bytes:
    return item(0x14, low) + item(0x24, high)


def shape(size: int, count: int) -> bytes:
    return item(0x74, size) + item(0x94, count)


def report(number: int) -> bytes:
    return item(0x84, number)


def collection(kind: int, *body: bytes) -> bytes:
    return item(0xA0, kind) + b"".join(body) + item(0xC0)


def application(page_number: int, number: int, *body: bytes) -> bytes:
    return page(page_number) + usage(number) + collection(0x01, *body)


def inputs(flags: int) -> bytes:
    return item(0x80, flags)


def outputs(flags: int) -> bytes:
    return item(0x90, flags)


def features(flags: int) -> bytes:
    return item(0xB0, flags)


SWITCH, TOGGLE, BUTTON, PADDING = 0x22, 0x06, 0x02, 0x01
_BIT = limits(0, 1)

JABRA = b"".join(
    [
        application(
            0x0B,
            0x05,
            report(2) + _BIT,
            usage(0x20, 0x97) + shape(1, 2) + inputs(SWITCH),
            usage(0x2F, 0x21, 0x24, 0x50) + shape(1, 4) + inputs(TOGGLE),
            usage(0x07) + page(0x09) + shape(1, 1) + inputs(BUTTON),
            page(0x0B) + usage(0x06),
            collection(0x02, usages(0xB0, 0xBB) + limits(0, 11) + shape(4, 1) + inputs(0x00)),
            shape(1, 5) + inputs(PADDING),
            page(0x08) + _BIT + usage(0x17, 0x09, 0x18, 0x20, 0x21) + shape(1, 5),
            outputs(SWITCH),
            page(0x0B) + usage(0x9E) + shape(1, 1) + outputs(SWITCH),
            shape(1, 10) + outputs(PADDING),
        ),
        application(
            0xFF00,
            0x05,
            report(4) + page(0xFF30) + _BIT,
            usage(0x20, 0x97) + shape(1, 2) + inputs(SWITCH),
            usage(0x2F, 0x21) + shape(1, 2) + inputs(TOGGLE),
            shape(1, 12) + inputs(PADDING),
            page(0xFF40) + usage(0x17, 0x09, 0x18) + shape(1, 3) + outputs(SWITCH),
            shape(1, 13) + outputs(PADDING),
            report(8) + page(0xFF30) + usage(0xFFFF) + shape(1, 1) + features(SWITCH),
            shape(1, 7) + features(PADDING),
        ),
        application(
            0x0C,
            0x01,
            report(1) + _BIT + usage(0xEA, 0xE9) + shape(1, 2) + inputs(BUTTON),
            shape(1, 14) + inputs(PADDING),
        ),
    ]
)
"""One telephony report each way, a keypad array, mirror pages, a standard-HID feature."""


def _poly_lamp(number: int, led: int) -> bytes:
    return (
        report(number) + usage(led) + shape(1, 1) + outputs(SWITCH) + shape(7, 1) + outputs(PADDING)
    )


POLY = b"".join(
    [
        application(
            0xFFA0,
            0x03,
            report(3) + limits(0, 255) + usage(0x30) + shape(8, 32) + outputs(BUTTON),
            usage(0x30) + inputs(BUTTON),
        ),
        application(
            0x0C,
            0x01,
            report(1) + _BIT + usage(0xE9, 0xEA) + shape(1, 2) + inputs(TOGGLE),
            shape(1, 6) + inputs(PADDING),
        ),
        application(
            0x0B,
            0x05,
            report(32) + _BIT + shape(1, 1) + usage(0x20) + inputs(SWITCH),
            usage(0x2F) + inputs(TOGGLE) + usage(0x21) + inputs(BUTTON),
            usage(0x24) + inputs(TOGGLE) + usage(0x07) + page(0x09) + inputs(TOGGLE),
            shape(3, 1) + inputs(PADDING) + page(0x08),
            _poly_lamp(33, 0x18) + _poly_lamp(34, 0x1E) + _poly_lamp(35, 0x09),
            _poly_lamp(36, 0x17) + _poly_lamp(37, 0x20),
        ),
    ]
)
"""All keys in one report, one report for each lamp."""

EPOS = b"".join(
    [
        application(
            0x0B,
            0x05,
            _BIT + shape(1, 1) + report(8) + usage(0x2F) + inputs(TOGGLE),
            usage(0x20) + inputs(SWITCH) + usage(0x24, 0x21, 0x26) + shape(1, 3) + inputs(TOGGLE),
            # volume inside the telephony report, on a page of its own
            item(0xA4) + page(0x0C) + usage(0xE9, 0xEA) + shape(1, 2) + inputs(BUTTON),
            item(0xB4),
            # buttons by number, as an array in a nested application
            page(0x09) + usage(0x05),
            collection(0x01, usages(1, 8) + limits(1, 8) + shape(4, 1) + inputs(0x00)),
            shape(1, 5) + inputs(PADDING),
            page(0x08) + report(9) + _BIT + usage(0x09, 0x17, 0x18, 0x21, 0x2A, 0x20),
            shape(1, 6) + outputs(SWITCH) + shape(1, 2) + outputs(PADDING),
        ),
    ]
)
"""Nested application, array of buttons, volume in the telephony report, pages pushed."""

PLAIN = application(
    0x0B,
    0x05,
    _BIT + usage(0x20) + shape(1, 1) + inputs(SWITCH) + usage(0x2F) + inputs(TOGGLE),
    shape(1, 6) + inputs(PADDING),
    page(0x08) + usage(0x17, 0x09, 0x18, 0x20) + shape(1, 4) + outputs(SWITCH),
    shape(1, 4) + outputs(PADDING),
)
"""The least that a headset can be: one report each way, without report ids."""

UNALIGNED = application(
    0x0B,
    0x05,
    report(7) + limits(-4, 3) + usage(0x9F) + shape(3, 1) + inputs(BUTTON) + _BIT,
    shape(1, 2) + inputs(PADDING) + usage(0x20) + shape(1, 1) + inputs(SWITCH),
    shape(9, 1) + inputs(PADDING) + limits(0, 1) + usage(0x2F) + shape(2, 1) + inputs(TOGGLE),
    page(0x08) + limits(0, 1) + shape(3, 1) + outputs(PADDING) + usage(0x17) + shape(5, 1),
    outputs(SWITCH) + long_usage(Usage(0x0B, 0x9E)) + shape(2, 1) + outputs(SWITCH),
)
"""Fields that cross bytes, a page inside a usage, a report id that is shared by both ways."""

LAYOUTS = {
    "jabra": (0x0B0E, JABRA),
    "poly": (0x047F, POLY),
    "epos": (0x1395, EPOS),
    "plain": (0x1234, PLAIN),
}
