# SPDX-License-Identifier: GPL-3.0-or-later
"""Delayed work of the SIP worker. Used on its thread only."""

import heapq
import itertools
from collections.abc import Callable
from time import monotonic


class Timer:
    """One delayed function."""

    __slots__ = ("run",)

    def __init__(self, run: Callable[[], None]) -> None:
        self.run: Callable[[], None] | None = run

    def cancel(self) -> None:
        """Forget it; harmless when it has run."""
        self.run = None


class Timers:
    """A heap of timers, polled by the loop."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Timer]] = []
        self._order = itertools.count()

    def after(self, seconds: float, run: Callable[[], None]) -> Timer:
        """Run a function on the worker's thread once the time is over."""
        timer = Timer(run)
        heapq.heappush(self._heap, (monotonic() + seconds, next(self._order), timer))
        return timer

    def wait_ms(self, longest_ms: int) -> int:
        """Milliseconds until the next timer, at most `longest_ms`."""
        while self._heap and self._heap[0][2].run is None:
            heapq.heappop(self._heap)
        if not self._heap:
            return longest_ms
        left = (self._heap[0][0] - monotonic()) * 1000.0
        # One more than the whole part: waking before the time is up would spin.
        return max(0, min(longest_ms, int(left) + 1))

    def due(self) -> list[Callable[[], None]]:
        """Take the functions whose time has come."""
        now, ready = monotonic(), []
        while self._heap and self._heap[0][0] <= now:
            run = heapq.heappop(self._heap)[2].run
            if run is not None:
                ready.append(run)
        return ready
