# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts' photos: `image://contact/ID/REVISION`, fetched and decoded off the main thread.

A photo comes from outside and may be hostile: what claims to be too large is never decoded, and
what is decoded is made small at once.
"""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRunnable,
    QSize,
    Qt,
    QThreadPool,
    pyqtSignal,
)
from PyQt6.QtGui import QBrush, QImage, QImageReader, QPainter, QTransform
from PyQt6.QtQuick import QQuickAsyncImageProvider, QQuickImageResponse, QQuickTextureFactory

from atc.domain.contacts import MAX_PHOTO_BYTES, ContactId
from atc.services.phonebook import Phonebook

MOST_PIXELS = 40_000_000
MOST_FILE_BYTES = 25 * 1024 * 1024
_ALLOCATION_MB = 192
_LARGEST_SHOWN = 512
_FORMATS = {b"jpeg", b"jpg", b"png", b"webp", b"gif", b"bmp"}


class UnusablePhotoError(ValueError):
    """The bytes are no picture, or one that is too large."""


def decode(data: bytes, most: int = _LARGEST_SHOWN) -> QImage:
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
    if side > _LARGEST_SHOWN:
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        square = square.scaled(_LARGEST_SHOWN, _LARGEST_SHOWN, keep, smooth)
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


class PhotoResponse(QQuickImageResponse):
    """One photo on its way."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._error = ""

    def give(self, image: QImage, error: str = "") -> None:
        """Here it is, or why not. Any thread."""
        self._image, self._error = image, error
        self.finished.emit()

    def textureFactory(self) -> QQuickTextureFactory | None:  # noqa: N802
        """The picture for the scene."""
        return QQuickTextureFactory.textureFactoryForImage(self._image)

    def errorString(self) -> str:  # noqa: N802
        """Why there is none, empty when there is."""
        return self._error


class _Asker(QObject):
    """Carries a question from QML's loader thread to the main thread."""

    asked = pyqtSignal(int, object)


class PhotoProvider(QQuickAsyncImageProvider):
    """Answers `image://contact/…`. Made on the main thread, asked by QML's loader thread."""

    def __init__(self, phonebook: Phonebook) -> None:
        super().__init__()
        QImageReader.setAllocationLimit(_ALLOCATION_MB)
        self._phonebook = phonebook
        self._alive: set[PhotoResponse] = set()
        self._asker = _Asker()
        self._asker.asked.connect(self._ask, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]

    def requestImageResponse(  # noqa: N802
        self, address: str | None, size: QSize
    ) -> QQuickImageResponse | None:
        """A photo is wanted, about as large as `size`."""
        response = PhotoResponse()
        self._alive.add(response)  # Python must not let go of it before QML has it
        response.finished.connect(lambda: self._alive.discard(response))
        number = (address or "").split("/", 1)[0]
        most = max(size.width(), size.height())
        response.setProperty("most", most if 0 < most < _LARGEST_SHOWN else _LARGEST_SHOWN)
        self._asker.asked.emit(int(number) if number.isdecimal() else 0, response)
        return response

    def _ask(self, contact_id: int, response: PhotoResponse) -> None:
        book = self._phonebook.book
        if book is None or not contact_id:
            response.give(QImage(), "no such contact")
            return
        most = int(response.property("most"))

        def work(data: bytes) -> None:
            try:
                response.give(rounded(decode(data, most)))
            except UnusablePhotoError as error:
                response.give(QImage(), str(error))

        def decode_later(data: bytes) -> None:
            pool = QThreadPool.globalInstance()
            if data and pool is not None:
                pool.start(Work(lambda: work(data)))
            else:
                response.give(QImage(), "no photo")

        book.photo(ContactId(contact_id), decode_later)
