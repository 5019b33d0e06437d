# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos come from outside: hostile ones are refused, large ones made small, none blocks."""

import struct
import zlib

import pytest
from PyQt6.QtCore import QBuffer, QIODevice
from PyQt6.QtGui import QColor, QImage

from atc.controllers.photos import UnusablePhotoError, decode, portrait, read_portrait, rounded
from atc.domain.contacts import MAX_PHOTO_BYTES


def picture(width, height, kind="PNG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return buffer.data().data()


def bomb(side):
    """A small PNG that claims to be huge."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        picture(40, 40)[:60],
        bomb(60_000),
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"P6 2 2 255 " + b"\0" * 12,
    ],
)
def test_what_is_no_usual_picture_is_refused(qapp, data):  # noqa: ARG001
    with pytest.raises(UnusablePhotoError):
        decode(data)


def test_a_large_picture_is_made_small_as_it_is_read(qapp):  # noqa: ARG001
    image = decode(picture(3000, 1500, "JPEG"), 200)
    assert (image.width(), image.height()) == (400, 200)


@pytest.mark.parametrize(("width", "height"), [(1200, 800), (30, 30), (700, 1400)])
def test_what_is_kept_is_a_small_square(qapp, width, height):  # noqa: ARG001
    kept = portrait(picture(width, height))
    image = decode(kept)
    assert image.width() == image.height() <= 512
    assert len(kept) <= MAX_PHOTO_BYTES
    assert kept.startswith(b"\xff\xd8")


def test_the_corners_of_a_shown_photo_are_clear(qapp):  # noqa: ARG001
    image = rounded(decode(picture(100, 60)))
    assert image.width() == image.height() == 60
    assert QColor(image.pixelColor(0, 0)).alpha() == 0
    assert image.pixelColor(30, 30) == QColor("red")


def test_files_that_cannot_be_used_are_refused(qapp, tmp_path):  # noqa: ARG001
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    for path in (huge, tmp_path / "missing.png", tmp_path):
        with pytest.raises(UnusablePhotoError):
            read_portrait(path)
