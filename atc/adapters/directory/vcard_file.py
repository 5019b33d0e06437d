# SPDX-License-Identifier: GPL-3.0-or-later
"""A phonebook in a vCard file, as phones, Nextcloud, iCloud, Google and Outlook export it."""

import codecs
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

from atc.adapters.directory.file_source import FileFormat, FileSource, Skip
from atc.adapters.directory.vcard import parse_vcards
from atc.domain.contacts import SourceRecord
from atc.domain.sources import SourceError, SourceTrouble

_READER = "vcard-1"
"""Changed whenever the reader learns something, so that files are read anew."""

_START = 64 * 1024
_TAIL = 1024
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def vcard_source(path: Path) -> FileSource:
    """A source that reads a vCard file."""

    def read(file: BinaryIO, skip: Skip) -> Iterator[SourceRecord]:
        return _read(file, skip, path.name)

    return FileSource(path, FileFormat("vCard", b"END:VCARD", read, setup=_READER))


def _read(file: BinaryIO, skip: Skip, name: str) -> Iterator[SourceRecord]:
    """The records of a file. One that is cut off gives what it has, and then the error."""
    start = file.read(_START)
    if b"BEGIN:VCARD" not in start.replace(b"\0", b"").upper():
        raise SourceError(SourceTrouble.NO_CARDS, file=name)
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read().replace(b"\0", b"").upper()
    whole = tail.rfind(b"END:VCARD") > tail.rfind(b"BEGIN:VCARD")
    file.seek(0)
    if start.startswith(_UTF16):
        with _Utf16Lines(file) as lines:
            yield from parse_vcards(lines, skip)
    else:
        if start.startswith(codecs.BOM_UTF8):
            file.seek(len(codecs.BOM_UTF8))
        yield from parse_vcards(file, skip)
    if not whole:
        raise SourceError(SourceTrouble.FILE_CUT, file=name)


class _Utf16Lines:
    """Lines of a UTF-16 file, in UTF-8."""

    def __init__(self, file: BinaryIO) -> None:
        own = os.fdopen(os.dup(file.fileno()), "rb")  # closed with the wrapper, `file` is not
        own.seek(0)
        self._text = io.TextIOWrapper(own, "utf-16", errors="replace", newline="\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()

    def readline(self, limit: int, /) -> bytes:
        # A character may take three bytes: a line that is too long for the limit stays so.
        return self._text.readline(limit).encode("utf-8", "replace")
