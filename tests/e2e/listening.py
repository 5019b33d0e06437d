# SPDX-License-Identifier: GPL-3.0-or-later
"""Hearing what is heard *now*: the tail of a growing WAV counts only once it is new."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.tones import tones_of

LENGTH_S = 0.3
SILENT_AFTER_S = 0.6

Source = Path | Callable[[], Path | None]


class Ear:
    """Listens to one recording from the moment it is made.

    Recorders write in blocks. A block that arrives `LENGTH_S` after the begin ends with sound
    that is younger than the begin: only such a tail is listened to.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._began = time.monotonic()
        self._size = self._now()
        self.heard: list[float] = []

    def hears(self, hz: float, tolerance: float = 8) -> bool:
        """Whether the newest sound carries a tone."""
        if self._news():
            self.heard = tones_of(self._path(), -LENGTH_S, 0)
            return any(abs(tone - hz) <= tolerance for tone in self.heard)
        return False

    def hears_nothing(self) -> bool:
        """Whether the newest sound is silence; a recording that stands still is silent too."""
        if self._news():
            self.heard = tones_of(self._path(), -LENGTH_S, 0)
            return not self.heard
        if time.monotonic() - self._began > SILENT_AFTER_S * 4:
            self.heard = []
            return True
        return False

    def _news(self) -> bool:
        size = self._now()
        grew = size > self._size
        self._size = size
        return grew and time.monotonic() - self._began > LENGTH_S + 0.1

    def _path(self) -> Path:
        found = self._source() if callable(self._source) else self._source
        assert found is not None
        return found

    def _now(self) -> int:
        found = self._source() if callable(self._source) else self._source
        return found.stat().st_size if found is not None and found.exists() else 0
