# SPDX-License-Identifier: GPL-3.0-or-later
"""One thread that waits for packets and pipes, so that no time is lost between threads."""

import selectors
from collections.abc import Callable
from time import monotonic
from typing import Any


class Loop:
    """Calls a function when its file can be read."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()

    def add(self, file: Any, readable: Callable[[], None]) -> None:
        self._selector.register(file, selectors.EVENT_READ, readable)

    def remove(self, file: Any) -> None:
        self._selector.unregister(file)

    def turn(self, wait_s: float) -> None:
        for key, _ in self._selector.select(max(0.0, wait_s)):
            key.data()

    def until(self, condition: Callable[[], Any], timeout_s: float, what: str) -> None:
        """Work until a condition holds.

        Raises:
            TimeoutError: it did not within the time; `what` says what was awaited.
        """
        deadline = monotonic() + timeout_s
        while not condition():
            left = deadline - monotonic()
            if left <= 0:
                raise TimeoutError(f"{what}: not within {timeout_s:g} s")
            self.turn(min(left, 0.5))

    def rest(self, seconds: float) -> None:
        """Work for a while."""
        deadline = monotonic() + seconds
        while (left := deadline - monotonic()) > 0:
            self.turn(left)
