# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures on this computer, folder by folder, for a contact's photo."""

import os
from pathlib import Path
from typing import NamedTuple

from PyQt6.QtCore import QObject, QStandardPaths, QThreadPool, QUrl, pyqtSignal

from atc.controllers.photos import Work
from atc.controllers.qt import qt_property, qt_slot
from atc.controllers.rows import RowsModel

_ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"}
_MOST = 400
_MEDIA = (Path("/media"), Path("/run/media"), Path("/mnt"))


class PictureRow(NamedTuple):
    """A folder or a picture."""

    path: str
    name: str
    url: QUrl
    folder: bool


def list_pictures(folder: Path) -> tuple[PictureRow, ...]:
    """The folders and pictures in a folder, folders first; hidden ones are left out.

    Raises:
        OSError: it cannot be read.
    """
    rows = []
    with os.scandir(folder) as entries:
        for entry in entries:
            inner = entry.is_dir()
            if entry.name.startswith(".") or not (
                inner or Path(entry.name).suffix.casefold() in _ENDINGS
            ):
                continue
            rows.append(PictureRow(entry.path, entry.name, QUrl.fromLocalFile(entry.path), inner))
            if len(rows) >= _MOST:
                break
    return tuple(sorted(rows, key=lambda row: (not row.folder, row.name.casefold())))


class PicturesModel(RowsModel[PictureRow]):
    """What is in the folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(PictureRow, lambda row: row.path, parent)


class PicturesController(QObject):
    """Walks through folders; they are read by another thread, as a drive may be slow.

    Signals:
        changed: another folder is shown.
        listed: a folder was read: its path, its rows, and whether it could be.
    """

    changed = pyqtSignal()
    listed = pyqtSignal(str, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = PicturesModel(self)
        self._folder = ""
        self._loading = False
        self._failed = False
        self.listed.connect(self._on_listed)

    @qt_property(QObject, constant=True)
    def files(self) -> PicturesModel:
        """Folders and pictures."""
        return self._model

    @qt_property(int, notify=changed)
    def count(self) -> int:
        """How many folders and pictures there are."""
        return len(self._model.rows)

    @qt_property(str, notify=changed)
    def folder(self) -> str:
        """The folder that is shown."""
        return self._folder

    @qt_property(bool, notify=changed)
    def loading(self) -> bool:
        """Whether it is being read."""
        return self._loading

    @qt_property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether it cannot be read."""
        return self._failed

    @qt_property("QStringList", notify=changed)
    def places(self) -> list[str]:
        """Where to begin: the user's pictures, her folder, what is plugged in."""
        spots = QStandardPaths.StandardLocation
        usual = [
            QStandardPaths.writableLocation(spot)
            for spot in (spots.PicturesLocation, spots.DownloadLocation, spots.HomeLocation)
        ]
        media = [str(each) for each in _MEDIA if each.is_dir()]
        return [place for place in dict.fromkeys((*usual, *media)) if Path(place).is_dir()]

    @qt_slot(str)
    def open(self, folder: str) -> None:
        """Show a folder; the empty name shows the first place."""
        places = self.places
        path = Path(folder or self._folder or (places[0] if places else str(Path.home())))
        self._folder, self._loading, self._failed = str(path), True, False
        self.changed.emit()

        def work() -> None:
            try:
                self.listed.emit(str(path), list_pictures(path), True)
            except OSError:
                self.listed.emit(str(path), (), False)

        pool = QThreadPool.globalInstance()
        if pool is not None:
            pool.start(Work(work))

    @qt_slot()
    def up(self) -> None:
        """The folder above."""
        self.open(str(Path(self._folder).parent))

    def _on_listed(self, folder: str, rows: tuple[PictureRow, ...], readable: bool) -> None:
        if folder == self._folder:
            self._loading, self._failed = False, not readable
            self._model.assign(rows)
            self.changed.emit()
