# SPDX-License-Identifier: GPL-3.0-or-later
"""Which interfaces we took from the kernel, on disk, so that a killed run can be tidied up."""

import contextlib
import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nothing is ever detached there
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger(__name__)

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Detached:
    """One interface whose kernel driver was taken off.

    Attributes:
        place: the socket: bus and ports.
        pid, started: which process took it; numbers are used again, hence when it started. Two
            entries are equal whoever made them.
    """

    place: str
    vendor: int
    product: int
    interface: int
    pid: int = field(default=0, compare=False)
    started: str = field(default="", compare=False)

    @property
    def held(self) -> bool:
        """Whether the process that took it still runs, and will give it back itself."""
        return self.pid != 0 and _started(self.pid) == self.started != ""

    @property
    def ours(self) -> bool:
        """Whether this very process took it."""
        return self.pid == os.getpid() and self.held


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
        """Note an interface as taken by this process."""
        pid = os.getpid()
        mine = replace(entry, pid=pid, started=_started(pid))
        with self._alone():
            self._write((*(e for e in self.entries() if e != entry), mine))

    def remove(self, entry: Detached) -> None:
        """Strike an interface off."""
        with self._alone():
            noted = self.entries()
            if entry in noted:
                self._write(tuple(e for e in noted if e != entry))

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from writing; without the folder there is nothing to keep."""
        try:
            folder = os.open(self._path.parent, os.O_RDONLY) if fcntl is not None else -1
        except OSError:
            folder = -1
        try:
            if folder >= 0:
                fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            if folder >= 0:
                os.close(folder)

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


def _started(pid: int) -> str:
    """When a process started, as the kernel counts; empty when it does not run."""
    try:
        text = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = text.rpartition(")")[2].split()  # its name, in brackets, may hold anything
    return "" if fields[0] in {"Z", "X"} else fields[19]
