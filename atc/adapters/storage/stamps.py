# SPDX-License-Identifier: GPL-3.0-or-later
"""The time that desks agree on.

Desks' clocks differ. Each one learns from the shared server how far its own is off, and counts on
from the latest stamp that it has seen: what was changed after having been seen is always later.
"""

import time
from collections.abc import Callable

FUTURE = 60_000_000
"""Microseconds that a stamp may be ahead before it is taken for a clock that was wrong."""


class Stamps:
    """Gives stamps: microseconds since the epoch, each later than all before. Storage thread.

    Attributes:
        last: the latest stamp given or seen.
        offset_s: the server's time minus ours, seconds.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.last = 0
        self.offset_s = 0.0
        self._now = now

    def next(self) -> int:
        """A stamp for a change made now."""
        self.last = max(self.now(), self.last + 1)
        return self.last

    def now(self) -> int:
        """The time agreed on."""
        return int((self._now() + self.offset_s) * 1_000_000)

    def saw(self, stamp: int) -> None:
        """Somebody else gave this stamp; it may not keep us in the future."""
        if stamp <= self.now() + FUTURE:
            self.last = max(self.last, stamp)
