# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files in the user's state folder: favourites, and what was chosen on screen.

Reading happens once at start; writing never blocks the caller, and a file is replaced as a whole
or not at all, so that a power cut leaves the old one.
"""

import contextlib
import logging
import os
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
import platformdirs

from atc.domain.favourites import Favourite, FavouriteBoard

_log = logging.getLogger("runtime.stores")
T = TypeVar("T", bound=msgspec.Struct)


def default_state_dir() -> Path:
    """The user's folder for what the console remembers."""
    return Path(platformdirs.user_state_dir("atc", appauthor=False))


class FavouriteItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """A favourite with a name or a group of its own; a bare number needs only its text."""

    number: str
    name: str = ""
    group: str = ""


def default_reports_dir() -> Path:
    """Where reports are written: a folder among the user's documents."""
    return Path(platformdirs.user_documents_dir()) / "ATC"


def default_data_dir() -> Path:
    """The user's folder for contacts and the call log."""
    return Path(platformdirs.user_data_dir("atc", appauthor=False))


class FavouritesFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """Contents of `favourites.json`."""

    favourites: tuple[str | FavouriteItem, ...] = ()
    groups: tuple[str, ...] = ()


class UiState(msgspec.Struct, frozen=True):
    """What was chosen on screen; None: not chosen, the configuration counts.

    `window` is x, y, width, height in pixels of the normal (not full-screen) window.
    """

    language: str | None = None
    theme: str | None = None
    motion: bool | None = None
    text_scale: float | None = None
    microphone_volume: float | None = None
    speaker_volume: float | None = None
    headset: str | None = None
    ring_headset: bool | None = None
    ring_speaker: bool | None = None
    keypad: bool | None = None
    contacts_layout: str | None = None
    extensions_layout: str | None = None
    full_screen: bool | None = None
    window: tuple[int, int, int, int] | None = None


class StateFiles:
    """The one thread that writes them all. Close it last."""

    def __init__(self, folder: Path, report: Callable[[str], None] | None = None) -> None:
        """Use a folder, made when it is missing. `report` gets sentences about files set aside."""
        self.folder = folder
        self.report = report
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="state")
        self._lock = threading.Lock()
        self._waiting: dict[Path, bytes] = {}
        self._failed: set[Path] = set()

    def write(self, path: Path, data: bytes) -> None:
        """Replace a file soon; of several writes that wait for one file the last counts."""
        with self._lock:
            queued = path in self._waiting
            self._waiting[path] = data
        if queued:
            return
        try:
            self._writer.submit(self._write, path)
        except RuntimeError:  # closed already: late, but not lost
            self._write(path)

    def close(self) -> None:
        """Wait until everything is on the disk."""
        self._writer.shutdown(wait=True)

    def _write(self, path: Path) -> None:
        with self._lock:
            data = self._waiting.pop(path)
        try:
            replace_file(path, data)
        except OSError as error:
            if path not in self._failed:  # once, not at every click
                _log.warning("cannot write %s: %s", path, error.strerror or error)
            self._failed.add(path)
        else:
            self._failed.discard(path)


class JsonFile(Generic[T]):
    """One JSON file that holds a struct."""

    def __init__(self, files: StateFiles, name: str, kind: type[T]) -> None:
        self._files = files
        self._path = files.folder / name
        self._kind = kind

    def load(self) -> T | None:
        """What it holds; None when it is missing or cannot be used, which is logged.

        A file that cannot be understood is set aside under another name, never overwritten.
        """
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            _log.warning("cannot read %s: %s", self._path, error.strerror or error)
            return None
        try:
            return msgspec.json.decode(data, type=self._kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            self._set_aside(str(error))
            return None

    def save(self, value: T) -> None:
        """Keep it; returns at once."""
        data = msgspec.json.format(msgspec.json.encode(value), indent=2)
        self._files.write(self._path, data + b"\n")

    def _set_aside(self, reason: str) -> None:
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        aside = self._path.with_name(f"{self._path.name}.broken-{stamp}")
        try:
            self._path.rename(aside)
        except OSError as error:
            _log.warning("cannot set %s aside: %s", self._path, error.strerror or error)
            return
        sentence = f"{self._path.name} could not be understood and was set aside as {aside.name}"
        _log.warning("%s: %s", sentence, reason)
        if self._files.report is not None:
            self._files.report(sentence)


class JsonFavouritesStore:
    """Implements `atc.ports.favourites.FavouritesStore`. Main thread."""

    def __init__(self, files: StateFiles, initial: tuple[str, ...] = ()) -> None:
        """`initial`: the favourites until some were saved (`[ui] favourites`)."""
        self._file = JsonFile(files, "favourites.json", FavouritesFile)
        self._initial = initial

    def load(self) -> FavouriteBoard:
        """The favourites, no number twice."""
        held = self._file.load() or FavouritesFile(self._initial)
        board = FavouriteBoard()
        for name in held.groups:
            board = board.add_group(name)
        entries: dict[str, Favourite] = {}
        for item in held.favourites:
            one = Favourite(item) if isinstance(item, str) else _favourite(item, board.groups)
            entries.setdefault(one.number, one)
        return FavouriteBoard(board.groups, tuple(entries.values()))

    def save(self, board: FavouriteBoard) -> None:
        """Keep them; never blocks."""
        self._file.save(
            FavouritesFile(
                tuple(
                    FavouriteItem(e.number, e.name, e.group) if e.name or e.group else e.number
                    for e in board.entries
                ),
                board.groups,
            )
        )


def _favourite(item: FavouriteItem, groups: tuple[str, ...]) -> Favourite:
    return Favourite(item.number, item.name, item.group if item.group in groups else "")


class UiStateStore:
    """What was chosen on screen. Main thread."""

    def __init__(self, files: StateFiles) -> None:
        self._file = JsonFile(files, "ui.json", UiState)
        self._state = self._file.load() or UiState()

    @property
    def state(self) -> UiState:
        """The present state."""
        return self._state

    def update(self, **changes: object) -> UiState:
        """Change fields of `UiState` and keep them; writes only when something is different.

        Raises:
            TypeError: there is no such field.
        """
        state = msgspec.structs.replace(self._state, **changes)
        if state != self._state:
            self._state = state
            self._file.save(state)
        return state


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a power cut, sees the old one or the new one.

    Raises:
        OSError: it cannot be written; the old file stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
