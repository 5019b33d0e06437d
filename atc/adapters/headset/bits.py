# SPDX-License-Identifier: GPL-3.0-or-later
"""Bits of a report. HID counts them from the lowest bit of the first byte (HID 1.11, 5.8)."""


def read_bits(data: bytes, bit: int, size: int) -> int | None:
    """An unsigned value of `size` bits; None when the report is too short to hold it."""
    first, last = bit // 8, (bit + size + 7) // 8
    if last > len(data):
        return None
    return (int.from_bytes(data[first:last], "little") >> (bit % 8)) & ((1 << size) - 1)


def write_bits(data: bytearray, bit: int, size: int, value: int) -> None:
    """Put the low `size` bits of a value into a report that is long enough."""
    first, last = bit // 8, (bit + size + 7) // 8
    mask = ((1 << size) - 1) << (bit % 8)
    now = int.from_bytes(data[first:last], "little")
    now = (now & ~mask) | ((value << (bit % 8)) & mask)
    data[first:last] = now.to_bytes(last - first, "little")
