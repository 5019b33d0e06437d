# SPDX-License-Identifier: GPL-3.0-or-later
"""Small things set on screen that must never be lost: rules, dispositions and the like."""

from collections.abc import Callable
from typing import Protocol


class DeskDocuments(Protocol):
    """JSON documents by name. Main thread; every method returns at once."""

    def load(self, key: str, done: Callable[[str | None], None]) -> None:
        """Hand over a document as it was saved; None when there is none or it cannot be read."""

    def save(self, key: str, json: str) -> None:
        """Keep a document. What was saved survives a power cut."""
