# SPDX-License-Identifier: GPL-3.0-or-later
"""Small things that the console remembers between runs."""

from typing import Protocol


class FavouritesStore(Protocol):
    """The receptionist's favourite extensions, in her order."""

    def load(self) -> tuple[str, ...]:
        """The numbers, best first; empty when there are none or they cannot be read."""

    def save(self, numbers: tuple[str, ...]) -> None:
        """Keep them; never blocks the caller."""
