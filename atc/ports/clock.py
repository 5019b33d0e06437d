# SPDX-License-Identifier: GPL-3.0-or-later
"""Time, so that tests can turn it."""

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """A call that is due later."""

    def cancel(self) -> None:
        """Do not make it. Harmless when it was made already."""


class Clock(Protocol):
    """The time and one-shot timers, on the main thread."""

    def now(self) -> float:
        """Wall-clock seconds since the epoch."""

    def call_later(self, seconds: float, action: Callable[[], None]) -> Timer:
        """Call `action` once on the main thread."""
