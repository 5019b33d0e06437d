# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranges of numbers as people write them: `100-159, 200`."""

MOST_NUMBERS = 4000
"""As many lamps as the SIP stack can watch, with some to spare for its own."""


class RangeError(ValueError):
    """The text is not a range: `backwards`, `uneven` (unequal digits) or `huge`."""


def expand(text: str) -> tuple[str, ...]:
    """List the numbers of a range. Leading zeros are kept: `001-003`.

    Raises:
        RangeError: it runs backwards, its ends have unequal length, or it is too long.
        ValueError: it holds something else than digits.
    """
    numbers: list[str] = []
    for part in text.split(","):
        first, dash, last = (each.strip() for each in part.partition("-"))
        if not dash:
            last = first
        if len(first) != len(last):
            raise RangeError("uneven")
        low, high = int(first), int(last)
        if high < low:
            raise RangeError("backwards")
        if high - low >= MOST_NUMBERS - len(numbers):
            raise RangeError("huge")
        numbers += (str(each).zfill(len(first)) for each in range(low, high + 1))
    return tuple(numbers)
