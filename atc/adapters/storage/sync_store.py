# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes what phonebooks bring (implements `atc.ports.sync`). For the sync's worker threads.

Records are cleaned on the worker and stored in transactions of a few milliseconds, so that a
look-up on the storage thread never waits for an import.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from atc.adapters.storage.codec import prepare, text_key
from atc.adapters.storage.stores import ContactStores
from atc.adapters.storage.thread import Interrupted, Priority, StorageThread
from atc.domain.contacts import PBX_SOURCE, PERSONAL_SOURCE, SourceId, SourceRecord
from atc.domain.sources import SourceError, SourceTrouble
from atc.ports.directory import SyncCancelled, SyncDone
from atc.ports.sync import PersonalChange, SourceMemory

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
_TARGET_S = 0.012
"""How long one transaction should take; a look-up waits no longer than that."""
_FIRST_BATCH = 50
_SMALLEST_BATCH, _LARGEST_BATCH = 25, 500
_READ_AT_ONCE = 2000
_FEWEST_TO_DOUBT = 20
"""A phonebook of fewer records may lose any number of them at once."""


class SyncStore:
    """Implements `atc.ports.sync.SyncStore`."""

    def __init__(self, thread: StorageThread[ContactStores], key: Callable[[str], str]) -> None:
        """`key`: `NumberPlan.key`."""
        self._thread = thread
        self._key = key

    def session(
        self,
        source: SourceId,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int | None], None],
        *,
        insist: bool = False,
    ) -> "SyncSession":
        """Begin a sync.

        Args:
            source: whose records come; `PERSONAL_SOURCE` for a phonebook that takes her contacts.
            cancelled: whether it should end; asked before each batch.
            progress: told how far it is.
            insist: she asked for it: an answer that was refused once is believed now.
        """
        writer = Writer(self._thread, self._key, source)
        return SyncSession(writer, source, cancelled, progress, insist=insist)

    def remembered(self) -> dict[SourceId, SourceMemory]:
        """What is known of each source."""
        return _blocking(self._thread, lambda s: s.sources.remembered())

    def remember(self, source: SourceId, memory: SourceMemory) -> None:
        """Remember how a sync ended."""
        _blocking(self._thread, lambda s: s.sources.remember(source, memory))

    def distrust(self, source: SourceId) -> None:
        """Forget the cursor of a source."""
        _blocking(self._thread, lambda s: s.sources.distrust(source))

    def keep_only(self, sources: Sequence[SourceId]) -> None:
        """Remove the records of sources that are not configured any more.

        Her own contacts and the house's extensions always stay.
        """
        kept = {*sources, PERSONAL_SOURCE, PBX_SOURCE}
        for source in _blocking(self._thread, lambda s: s.sources.all()) - kept:
            writer = Writer(self._thread, self._key, source)
            uids = _blocking(self._thread, lambda s, source=source: s.writer.uids(source))  # type: ignore[misc]
            writer.remove(sorted(uids))
            _blocking(self._thread, lambda s, source=source: s.sources.forget(source))  # type: ignore[misc]


class PersonalStore:
    """Implements `atc.ports.sync.PersonalStore`."""

    def __init__(self, thread: StorageThread[ContactStores]) -> None:
        self._thread = thread

    def unsynced(self) -> Sequence[PersonalChange]:
        """What the server does not have yet, oldest change first."""
        return _blocking(self._thread, lambda s: s.personal.unsynced())

    def synced(self, change: PersonalChange, record: SourceRecord | None) -> None:
        """The server has it as `record`; None: it is gone there."""
        _blocking(self._thread, lambda s: s.personal.synced(change, record))

    def keep_both(self, change: PersonalChange, theirs: SourceRecord) -> None:
        """The server has another version: keep both."""
        _blocking(self._thread, lambda s: s.personal.keep_both(change, theirs))


class Writer:
    """Stores one source's records, in as large pieces as are quick enough."""

    def __init__(
        self, thread: StorageThread[ContactStores], key: Callable[[str], str], source: SourceId
    ) -> None:
        self.thread = thread
        self._key = key
        self._source = source
        self._size = _FIRST_BATCH

    def put(self, records: Sequence[SourceRecord], check: Callable[[], None]) -> list[int]:
        """Store records; returns their numbers in the cache. `check` may raise between pieces.

        The next piece is cleaned while the one before is being written.
        """
        ids: list[int] = []
        written: Future[tuple[list[int], float]] | None = None
        at = 0
        while at < len(records):
            check()
            piece = [prepare(r, self._key) for r in records[at : at + self._size]]
            at += len(piece)
            if written is not None:
                stored = self._result(written)
                ids += stored
            written = self._begin(lambda s, p=piece: s.writer.put(self._source, p))  # type: ignore[misc]
        if written is not None:
            stored = self._result(written)
            ids += stored
        return ids

    def remove(self, uids: Sequence[str], check: Callable[[], None] = lambda: None) -> None:
        """Take records away."""
        at = 0
        while at < len(uids):
            check()
            piece = uids[at : at + self._size]
            at += len(piece)
            self._result(self._begin(lambda s, p=piece: s.writer.remove(self._source, p)))  # type: ignore[misc]

    def _begin(self, job: Callable[[ContactStores], T]) -> "Future[tuple[T, float]]":
        def timed(stores: ContactStores) -> tuple[T, float]:
            began = time.monotonic()
            return job(stores), time.monotonic() - began

        return self.thread.begin(Priority.SYNC, timed)

    def _result(self, written: "Future[tuple[T, float]]") -> T:
        """Wait for a piece; how long it took says how large the next may be."""
        try:
            result, took = written.result()
        except Interrupted as error:
            raise SyncCancelled from error
        if took > _TARGET_S:
            self._size = max(_SMALLEST_BATCH, int(self._size * _TARGET_S / took))
        elif took < _TARGET_S / 2:
            self._size = min(_LARGEST_BATCH, self._size * 2)
        return result


class SyncSession:
    """Implements `atc.ports.sync.SyncSession`. One worker thread."""

    def __init__(
        self,
        writer: Writer,
        source: SourceId,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int | None], None],
        *,
        insist: bool,
    ) -> None:
        self._writer = writer
        self._thread = writer.thread
        self._source = source
        self._cancelled = cancelled
        self._progress = progress
        self._insist = insist
        self._personal = source == PERSONAL_SOURCE
        self._seen = _Marks()
        self._personal_seen: set[str] = set()
        self._before, self._cursor = _blocking(
            self._thread, lambda s: (s.sources.count(source), s.sources.cursor(source))
        )

    @property
    def cursor(self) -> str:
        """What the last sync that ended well gave."""
        return self._cursor

    @property
    def cancelled(self) -> bool:
        """Whether the sync should end now."""
        return self._cancelled()

    def revisions(self) -> dict[str, str]:
        """The revisions of the records that the cache has of this source, by uid."""
        if self._personal:
            return _blocking(self._thread, lambda s: s.personal.revisions())
        return {uid: revision for uid, _, revision in self._records()}

    def put(self, records: Sequence[SourceRecord]) -> None:
        """Keep new or changed records; waits until they are stored."""
        self._check()
        if self._personal:
            self._personal_seen.update(text_key(record.uid) for record in records)
            _blocking(self._thread, lambda s: s.personal.take(records))
        else:
            self._seen.add(self._writer.put(records, self._check))

    def seen(self, uids: Sequence[str]) -> None:
        """These are as they were."""
        self._check()
        if self._personal:
            self._personal_seen.update(map(text_key, uids))
        else:
            self._seen.add(
                _blocking(self._thread, lambda s: s.sources.ids(self._source, uids), Priority.SYNC)
            )

    def remove(self, uids: Sequence[str]) -> None:
        """These are gone at the source."""
        self._check()
        if self._personal:
            _blocking(self._thread, lambda s: s.personal.drop(uids))
        else:
            self._writer.remove([text_key(uid) for uid in uids], self._check)

    def skip(self, what: str) -> None:
        """A record could not be understood; counted and logged by the caller."""

    def progress(self, done: int, total: int | None = None) -> None:
        """How far the sync is."""
        self._progress(done, total)

    def finish(self, done: SyncDone) -> None:
        """It ended well: remove what a full sync did not name, remember the cursor.

        Raises:
            SourceError: it would remove so much that the answer may be wrong. Nothing is removed;
                the same answer is believed when she asks for it again.
        """
        self._check()
        if done.full:
            gone = self._gone()
            self._doubt(gone)
            if self._personal:
                _blocking(self._thread, lambda s: s.personal.drop(gone))
            else:
                self._writer.remove(gone, self._check)
        _blocking(self._thread, lambda s: s.sources.finished(self._source, done.cursor))

    def _gone(self) -> list[str]:
        if self._personal:
            held = _blocking(self._thread, lambda s: s.personal.revisions())
            return sorted(held.keys() - self._personal_seen)
        return [uid for uid, number, _ in self._records() if number not in self._seen]

    def _records(self) -> Iterator[tuple[str, int, str]]:
        """What the cache has of this source, in pieces that keep nobody waiting."""
        after = ""
        while True:
            self._check()
            part = _blocking(
                self._thread,
                lambda s, after=after: s.sources.records(self._source, after, _READ_AT_ONCE),  # type: ignore[misc]
                Priority.SYNC,
            )
            yield from part
            if len(part) < _READ_AT_ONCE:
                return
            after = part[-1][0]

    def _doubt(self, gone: Sequence[str]) -> None:
        before = self._before
        if before <= _FEWEST_TO_DOUBT or len(gone) * 2 <= before:
            return
        refused = _blocking(self._thread, lambda s: s.sources.refused(self._source))
        if self._insist and refused:
            return
        answer = f"{before - len(gone)} of {before}"
        _blocking(self._thread, lambda s: s.sources.refuse(self._source, answer))
        raise SourceError(SourceTrouble.SHRUNK, now=str(before - len(gone)), before=str(before))

    def _check(self) -> None:
        if self._cancelled():
            raise SyncCancelled


class _Marks:
    """A set of small numbers, a bit for each."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, numbers: Sequence[int]) -> None:
        highest = max(numbers, default=0)
        if highest >= len(self._bits) * 8:
            self._bits.extend(bytes(highest // 8 + 1024 - len(self._bits)))
        for number in numbers:
            self._bits[number >> 3] |= 1 << (number & 7)

    def __contains__(self, number: int) -> bool:
        return number < len(self._bits) * 8 and bool(self._bits[number >> 3] & 1 << (number & 7))


def _blocking(
    thread: StorageThread[ContactStores],
    job: Callable[[ContactStores], T],
    priority: Priority = Priority.SMALL,
) -> T:
    """Run a job and wait.

    Raises:
        SyncCancelled: the console ends.
    """
    try:
        return thread.wait_for(priority, job)
    except Interrupted as error:
        raise SyncCancelled from error
