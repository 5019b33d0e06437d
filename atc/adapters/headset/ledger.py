# SPDX-License-Identifier: GPL-3.0-or-later
"""Which interfaces we took from the kernel, on disk, so that a killed run can be tidied up."""

import contextlib
import json
import logging
import os
from dataclasses import asdict, dataclass
from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Detached:
    """One interface whose kernel driver was taken off. `place` is the socket: bus and ports."""

    place: str
    vendor: int
    product: int
    interface: int


class DetachLedger:
    """A small file, written before the kernel driver is detached and after it is back."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> tuple[Detached, ...]:
        """What is noted; an unreadable file counts as empty."""
        try:
            noted = json.loads(self._path.read_text(encoding="utf-8"))
            return tuple(Detached(**each) for each in noted)
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, TypeError) as error:
            log.warning("%s cannot be read: %s", self._path, error)
            return ()

    def add(self, entry: Detached) -> None:
        """Note an interface."""
        self._write((*(e for e in self.entries() if e != entry), entry))

    def remove(self, entry: Detached) -> None:
        """Strike an interface off."""
        noted = self.entries()
        if entry in noted:
            self._write(tuple(e for e in noted if e != entry))

    def _write(self, entries: tuple[Detached, ...]) -> None:
        if not entries:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new = self._path.with_suffix(".new")
            with new.open("w", encoding="utf-8") as file:
                json.dump([asdict(e) for e in entries], file)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
        except OSError as error:  # the headset still works; only a kill -9 would need the file
            log.warning("%s cannot be written: %s", self._path, error)
