# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells when files changed: written, replaced, come back after they were gone.

Qt's watcher (inotify, kqueue, ReadDirectoryChangesW) gives the events. It runs on a thread of its
own, because on a share that is away even looking at a file may block for a minute. What others
write to a network share gives no events at all: a look every half minute finds that.
"""

import contextlib
import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QFileSystemWatcher, QObject, QThread, QTimer, pyqtSignal, pyqtSlot

_log = logging.getLogger("runtime.files")

QUIET_MS = 800
"""How long a file must rest before it is read: exports are written in pieces."""

LOOK_MS = 30_000

State = tuple[int, int, int] | None


@dataclass(slots=True)
class _Watched:
    """A file: what it was when it was last told, and its timer."""

    path: Path
    told: State
    timer: QTimer


class FileWatch(QObject):
    """Watches files. Made, started and stopped on the main thread.

    Signals:
        changed: the name under which a changed file was given; the file is there and at rest.
    """

    changed = pyqtSignal(str)

    def __init__(
        self,
        files: Mapping[str, Path],
        parent: QObject | None = None,
        *,
        quiet_ms: int = QUIET_MS,
        look_ms: int = LOOK_MS,
    ) -> None:
        """Watch `files`, given by name; they and their folders need not be there yet."""
        super().__init__(parent)
        self._thread = QThread()
        self._thread.setObjectName("files")
        self._worker = _Worker(dict(files), quiet_ms, look_ms)
        self._worker.moveToThread(self._thread)
        self._worker.changed.connect(self.changed)
        self._thread.started.connect(self._worker.begin)
        self._thread.finished.connect(self._worker.end)

    def start(self) -> None:
        """Begin; what is there now counts as known."""
        self._thread.start(QThread.Priority.LowPriority)

    def stop(self, timeout_ms: int = 1000) -> None:
        """End. A thread that hangs on a dead share is left to the process's end."""
        self._thread.quit()
        if not self._thread.wait(timeout_ms):
            _log.warning("watching files did not end in time")
            _left_behind.append((self._thread, self._worker))


_left_behind: list[tuple[QThread, QObject]] = []
"""Threads that did not end: destroying them would end the process."""


class _Worker(QObject):
    changed = pyqtSignal(str)

    def __init__(self, files: dict[str, Path], quiet_ms: int, look_ms: int) -> None:
        super().__init__()
        self._files = files
        self._quiet_ms = quiet_ms
        self._look_ms = look_ms
        self._watched: dict[str, _Watched] = {}
        self._watcher: QFileSystemWatcher | None = None
        self._look: QTimer | None = None

    @pyqtSlot()
    def begin(self) -> None:
        """Its own thread: timers and watcher belong to it."""
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_event)
        self._watcher.directoryChanged.connect(self._on_event)
        for name, path in self._files.items():
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.setInterval(self._quiet_ms)
            timer.timeout.connect(lambda name=name: self._rested(name))
            self._watched[name] = _Watched(path, _state(path), timer)
        self._look = QTimer(self)
        self._look.timeout.connect(self._look_at_all)
        self._look.start(self._look_ms)
        self._watch_paths()

    @pyqtSlot()
    def end(self) -> None:
        """Its own thread, last of all."""
        for watched in self._watched.values():
            watched.timer.stop()
        if self._look is not None:
            self._look.stop()
        self._watcher = None

    @pyqtSlot(str)
    def _on_event(self, _: str) -> None:
        self._look_at_all()

    @pyqtSlot()
    def _look_at_all(self) -> None:
        for watched in self._watched.values():
            state = _state(watched.path)
            if state is not None and state != watched.told:
                watched.timer.start()  # anew with each change: it waits until the file rests
        self._watch_paths()

    def _rested(self, name: str) -> None:
        watched = self._watched[name]
        state = _state(watched.path)
        if state is not None and state != watched.told:
            watched.told = state
            self.changed.emit(name)

    def _watch_paths(self) -> None:
        """Watch each file and its folder, or the nearest folder that is there."""
        if self._watcher is None:
            return
        wanted = {str(path) for each in self._watched.values() for path in _around(each.path)}
        have = {*self._watcher.files(), *self._watcher.directories()}
        if gone := sorted(have - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - have):
            self._watcher.addPaths(new)


def _around(path: Path) -> Iterable[Path]:
    with contextlib.suppress(OSError):
        if path.is_file():
            yield path
        yield next(folder for folder in path.parents if folder.is_dir())


def _state(path: Path) -> State:
    """What differs when a file was written or replaced; None while it cannot be seen."""
    try:
        found = os.stat(path)  # noqa: PTH116 - one call, no object
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
