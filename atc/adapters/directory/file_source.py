# SPDX-License-Identifier: GPL-3.0-or-later
"""A phonebook in a file: read as a stream, told in batches, unchanged contacts left alone."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from atc.adapters.directory.records import digest
from atc.domain.contacts import SourceRecord
from atc.domain.sources import SourceError, SourceTrouble
from atc.ports.directory import RecordSink, SyncDone

BATCH = 500
_BATCH_PHOTO_BYTES = 4 * 1024 * 1024
_CHUNK = 256 * 1024
_PATIENCE = 1000
"""Records that may be wrong before a file is given up, when there are more wrong than right."""

_NOT_TEXT = (
    (b"PK\x03\x04", "workbook"),
    (b"\xd0\xcf\x11\xe0", "workbook"),
    (b"%PDF", "PDF"),
    (b"!BDN", "mailbox file"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
)

Skip = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How a kind of file is read.

    Attributes:
        wanted: what the user should export, in words.
        mark: bytes that come once in each record, to know beforehand how many there are.
        read: gives the records of an open file; what it cannot use goes to its second argument.
        setup: a mark of everything besides the file that the records depend on.
    """

    wanted: str
    mark: bytes
    read: Callable[[BinaryIO, Skip], Iterator[SourceRecord]]
    setup: str = ""


class FileSource:
    """A phonebook in a file. Lives on a worker thread; a share that hangs blocks nobody else.

    The cursor is a mark of the whole file: one that is as it was is not read again. A record's
    revision is a mark of its text, so that only what changed is written to the cache.
    """

    def __init__(self, path: Path, form: FileFormat) -> None:
        self._path = path
        self._form = form
        self._wrong = self._right = 0

    def sync(self, cursor: str, sink: RecordSink) -> SyncDone:
        """Bring the cache up to date; see `DirectorySource`."""
        try:
            with self._path.open("rb") as file:
                return self._sync(file, cursor, sink)
        except FileNotFoundError as error:
            raise self._error(SourceTrouble.FILE_MISSING) from error
        except PermissionError as error:
            raise self._error(SourceTrouble.FILE_REFUSED) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise self._error(SourceTrouble.FILE_UNREADABLE, reason=reason) from error

    def _sync(self, file: BinaryIO, cursor: str, sink: RecordSink) -> SyncDone:
        before = _state(file)
        self._check_text(file)
        mark, total = self._survey(file, sink)
        if mark == cursor:  # nothing is asked of the cache: a large one would fill the memory
            return SyncDone(mark, full=False)
        self._wrong = self._right = 0
        self._read(file, sink.revisions(), sink, total)
        if not self._right:
            raise SourceError(SourceTrouble.NOBODY)
        if _state(file) != before:
            raise self._error(SourceTrouble.FILE_CHANGING)
        return SyncDone(mark, full=True)

    def _check_text(self, file: BinaryIO) -> None:
        start = file.read(16)
        if not start.strip():
            raise self._error(SourceTrouble.FILE_EMPTY)
        for magic, what in _NOT_TEXT:
            if start.startswith(magic):
                wanted = self._form.wanted
                raise self._error(SourceTrouble.NOT_TEXT, what=what, wanted=wanted)

    def _survey(self, file: BinaryIO, sink: RecordSink) -> tuple[str, int]:
        """A mark of the contents, and about how many records there are."""
        file.seek(0)
        contents = hashlib.blake2b(digest_size=16)
        total = 0
        while chunk := file.read(_CHUNK):
            contents.update(chunk)
            total += chunk.count(self._form.mark)
            sink.progress(0, None)
        file.seek(0)
        return digest(contents.digest(), self._form.setup), total

    def _read(self, file: BinaryIO, known: dict[str, str], sink: RecordSink, total: int) -> None:
        fresh: list[SourceRecord] = []
        same: list[str] = []
        photos = 0
        try:
            for record in self._form.read(file, self._skip(sink)):
                self._right += 1
                if known.get(record.uid) == record.revision:
                    same.append(record.uid)
                else:
                    fresh.append(record)
                photos += len(record.person.photo)
                if max(len(fresh), len(same)) >= BATCH or photos >= _BATCH_PHOTO_BYTES:
                    photos = 0
                    self._hand_over(fresh, same, sink, total)
        except SourceError:
            self._hand_over(fresh, same, sink, total)  # what was right is right
            raise
        self._hand_over(fresh, same, sink, 0)

    def _hand_over(
        self, fresh: list[SourceRecord], same: list[str], sink: RecordSink, total: int
    ) -> None:
        if fresh:
            sink.put(tuple(fresh))
            fresh.clear()
        if same:
            sink.seen(tuple(same))
            same.clear()
        done = self._right + self._wrong
        sink.progress(done, max(done, total))

    def _skip(self, sink: RecordSink) -> Skip:
        def skip(what: str) -> None:
            self._wrong += 1
            sink.skip(what)
            if self._wrong >= _PATIENCE and self._wrong > self._right:
                raise SourceError(SourceTrouble.NONSENSE, example=what)

        return skip

    def _error(self, kind: SourceTrouble, **params: str) -> SourceError:
        return SourceError(kind, file=self._path.name, **params)


def _state(file: BinaryIO) -> tuple[int, int]:
    found = os.fstat(file.fileno())
    return found.st_mtime_ns, found.st_size
