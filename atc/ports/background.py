# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that takes longer than a frame."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Background(Protocol):
    """Runs work away from the main thread, one piece after another. Main thread."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` elsewhere, then call `done` or `failed` on the main thread."""
