# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts' photos: `contact/ID/REVISION`, fetched and decoded off the main thread.

A photo comes from outside and may be hostile: what claims to be too large is never decoded, and
what is decoded is made small at once.
"""

from base64 import b64encode
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    pyqtSignal,
)
from PyQt6.QtGui import QBrush, QImage, QImageReader, QPainter, QTransform

from atc.controllers.qt import qt_property, qt_slot
from atc.domain.contacts import MAX_PHOTO_BYTES, ContactId
from atc.services.phonebook import Phonebook

MOST_PIXELS = 40_000_000
MOST_FILE_BYTES = 25 * 1024 * 1024
_ALLOCATION_MB = 192
_LARGEST_KEPT = 512
_LARGEST_SHOWN = 192
_KEPT = 200
_FORMATS = {b"jpeg", b"jpg", b"png", b"webp", b"gif", b"bmp"}


class UnusablePhotoError(ValueError):
    """The bytes are no picture, or one that is too large."""


def decode(data: bytes, most: int = _LARGEST_KEPT) -> QImage:
    """A picture, at most `most` pixels wide and high. Any thread.

    Raises:
        UnusablePhotoError: it is no picture of a usual format, or claims to be huge.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if reader.format().data() not in _FORMATS:
        raise UnusablePhotoError("no picture of a usual format")
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise UnusablePhotoError("too large, or of unknown size")
    reader.setAutoTransform(True)
    if max(size.width(), size.height()) > most:
        reader.setScaledSize(size.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        raise UnusablePhotoError(reader.errorString())
    return image


def rounded(image: QImage) -> QImage:
    """The largest circle of a picture's middle; the rest is clear."""
    side = min(image.width(), image.height())
    round_ = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    round_.fill(Qt.GlobalColor.transparent)
    painter = QPainter(round_)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush = QBrush(image)
    shift = QTransform.fromTranslate((side - image.width()) / 2, (side - image.height()) / 2)
    brush.setTransform(shift)
    painter.setBrush(brush)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(0, 0, side, side)
    painter.end()
    return round_


def portrait(data: bytes) -> bytes:
    """What is kept of a picture that she chose: a square of the middle, small, as JPEG.

    Raises:
        UnusablePhotoError: it is no usable picture.
    """
    image = decode(data, 1024)
    side = min(image.width(), image.height())
    square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    if side > _LARGEST_KEPT:
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        square = square.scaled(_LARGEST_KEPT, _LARGEST_KEPT, keep, smooth)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # JPEG knows no transparency: what is clear becomes white, not black.
    flat = QImage(square.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, square)
    painter.end()
    if not flat.save(buffer, "JPEG", 88) or buffer.size() > MAX_PHOTO_BYTES:
        raise UnusablePhotoError("cannot be made small enough")
    return buffer.data().data()


def read_portrait(path: Path) -> bytes:
    """The same of a file.

    Raises:
        UnusablePhotoError: it cannot be read, or is no usable picture.
    """
    try:
        if path.stat().st_size > MOST_FILE_BYTES:
            raise UnusablePhotoError("too large a file")
        return portrait(path.read_bytes())
    except OSError as error:
        raise UnusablePhotoError(str(error.strerror or error)) from error


class Work(QRunnable):
    """Something done by a thread of the pool."""

    def __init__(self, task: Callable[[], None]) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        """Do it."""
        self._task()


def as_url(image: QImage) -> str:
    """A picture as an address that holds it whole. Any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return "data:image/png;base64," + b64encode(buffer.data().data()).decode("ascii")


class PhotosController(QObject):
    """Photos for the scene, by their address (`contact/ID/REVISION`). Main thread.

    They are handed over as addresses that hold the picture, not by an image provider: Qt asks a
    provider on its loader thread under a lock that the main thread may wait for while it holds
    Python's, and both wait for ever.

    Signals:
        changed: another photo is there.
    """

    changed = pyqtSignal()
    _made = pyqtSignal(str, str)

    def __init__(self, phonebook: Phonebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QImageReader.setAllocationLimit(_ALLOCATION_MB)
        self._phonebook = phonebook
        self._pictures: OrderedDict[str, str] = OrderedDict()
        self._asked: set[str] = set()
        self._revision = 0
        self._made.connect(self._on_made)
        self._unhook = phonebook.changed.connect(lambda _: self._forget())

    @qt_property(int, notify=changed)
    def revision(self) -> int:
        """Grows with each photo that arrives."""
        return self._revision

    @qt_slot(str, result=str)
    def source(self, address: str) -> str:
        """What an image shows for an address; empty while it is not there, or if there is none."""
        if address in self._pictures:
            self._pictures.move_to_end(address)
            return self._pictures[address]
        book, number = self._phonebook.book, address.split("/")[1] if "/" in address else ""
        if book is not None and number.isdecimal() and address not in self._asked:
            self._asked.add(address)
            book.photo(ContactId(int(number)), lambda data: self._decode(address, data))
        return ""

    def _forget(self) -> None:
        """Contacts changed: an address without a revision may mean another photo, or person."""
        for address in [each for each in self._pictures if each.endswith("/")]:
            del self._pictures[address]

    def _decode(self, address: str, data: bytes) -> None:
        def work() -> None:
            try:
                url = as_url(rounded(decode(data, _LARGEST_SHOWN)))
            except UnusablePhotoError:
                url = ""
            self._made.emit(address, url)

        pool = QThreadPool.globalInstance()
        if data and pool is not None:
            pool.start(Work(work))
        else:
            self._on_made(address, "")

    def _on_made(self, address: str, url: str) -> None:
        self._asked.discard(address)
        self._pictures[address] = url
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self._revision += 1
        self.changed.emit()
