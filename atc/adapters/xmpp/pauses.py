# SPDX-License-Identifier: GPL-3.0-or-later
"""How long to wait before the next try to connect."""

import random


class Pauses:
    """Doubles the wait each time, up to a limit; jitter spreads the consoles of a house."""

    def __init__(self, first_s: float, most_s: float) -> None:
        self._first_s = first_s
        self._most_s = most_s
        self._next_s = first_s

    def reset(self) -> None:
        """It worked: begin with the shortest wait again."""
        self._next_s = self._first_s

    def next(self, at_least_s: float = 0.0) -> float:
        """Seconds to wait now."""
        wait = max(self._next_s, at_least_s)
        self._next_s = min(self._next_s * 2, self._most_s)
        return wait * random.uniform(0.8, 1.0)  # noqa: S311 - spreads load, hides nothing
