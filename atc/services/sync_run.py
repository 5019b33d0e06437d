# SPDX-License-Identifier: GPL-3.0-or-later
"""One sync of one phonebook, from what she wrote to what the server has. Worker thread."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from atc.domain.contacts import PERSONAL_SOURCE, PersonFields, SourceId, SourceRecord, SyncState
from atc.domain.errors import ServiceError
from atc.domain.sources import Trouble, trouble_of
from atc.ports.directory import (
    DirectorySource,
    RecordSink,
    SyncCancelled,
    WritableSource,
    WriteConflict,
)
from atc.ports.sync import PersonalChange, PersonalStore, SourceMemory, SyncOutcome, SyncStore

_SKIPS_LOGGED = 20
_REFUSALS = 3
"""Contacts that a server may refuse in a row before the others are left for the next time."""

_ROUNDS = 3
_log = logging.getLogger("directory")


@dataclass(frozen=True, slots=True)
class SyncJob:
    """What is to be synced.

    Attributes:
        make: builds the source; its driver is imported there, on the worker thread.
        personal: where her own contacts are, for the phonebook that takes them.
        whole: its cursor stands for all that it has, so that a sync which ended half-way makes it
            worthless: the old file may come back.
    """

    id: SourceId
    make: Callable[[], DirectorySource]
    personal: PersonalStore | None = None
    whole: bool = False

    @property
    def cache_id(self) -> SourceId:
        """Under which name the cache has its records."""
        return self.id if self.personal is None else PERSONAL_SOURCE


def run_sync(
    job: SyncJob,
    store: SyncStore,
    cancelled: Callable[[], bool],
    progress: Callable[[int, int | None], None],
    *,
    insist: bool = False,
    now: Callable[[], float] = time.time,
) -> SyncOutcome:
    """Sync a phonebook; whatever happens, the outcome says so and nothing is raised.

    What she wrote goes to the server first, so that the answer has it already. `insist`: an answer
    that has lost much is believed.
    """
    skips = _Skips(job.id)
    try:
        source = job.make()
        unwritten = _write(job, source, cancelled) if job.personal is not None else None
        session = store.session(job.cache_id, cancelled, progress, insist=insist)
        done = source.sync(session.cursor, _Counted(session, skips))
        session.finish(done)
    except SyncCancelled:
        state, trouble = SyncState.CANCELLED, None
    except ServiceError as error:
        state, trouble = SyncState.FAILED, trouble_of(error)
    except Exception as error:  # noqa: BLE001 - a driver may raise anything; the console goes on
        _log.exception("phonebook %s failed", job.id)
        state, trouble = SyncState.FAILED, trouble_of(error)
    else:
        state = SyncState.FAILED if unwritten else SyncState.DONE
        trouble = unwritten
    return _remembered(job, store, SyncOutcome(state, trouble, skips.count), now())


class _Skips:
    """Counts what could not be understood, and writes down the first of it."""

    def __init__(self, source: SourceId) -> None:
        self.count = 0
        self._source = source

    def add(self, what: str) -> None:
        self.count += 1
        if self.count <= _SKIPS_LOGGED:
            _log.info("phonebook %s: %s", self._source, what)
        elif self.count == _SKIPS_LOGGED + 1:
            _log.info("phonebook %s: and more", self._source)


class _Counted:
    """The cache's sink, with the skips counted."""

    def __init__(self, sink: RecordSink, skips: _Skips) -> None:
        self._sink = sink
        self._skips = skips

    @property
    def cancelled(self) -> bool:
        return self._sink.cancelled

    def revisions(self) -> dict[str, str]:
        return self._sink.revisions()

    def put(self, records: Sequence[SourceRecord]) -> None:
        self._sink.put(records)

    def seen(self, uids: Sequence[str]) -> None:
        self._sink.seen(uids)

    def remove(self, uids: Sequence[str]) -> None:
        self._sink.remove(uids)

    def skip(self, what: str) -> None:
        self._skips.add(what)
        self._sink.skip(what)

    def progress(self, done: int, total: int | None = None) -> None:
        if self._sink.cancelled:
            raise SyncCancelled
        self._sink.progress(done, total)


def _remembered(job: SyncJob, store: SyncStore, outcome: SyncOutcome, now: float) -> SyncOutcome:
    """The outcome with what the cache has now, which is remembered for the next start."""
    try:
        before = store.remembered().get(job.cache_id, SourceMemory())
        memory = replace(
            before,
            state=outcome.state,
            last_sync=now if outcome.state is SyncState.DONE else before.last_sync,
            error=outcome.trouble.sentence() if outcome.trouble else "",
            skipped=outcome.skipped,
        )
        store.remember(job.cache_id, memory)
        if job.whole and outcome.state is not SyncState.DONE:
            store.distrust(job.cache_id)
        # A first sync that failed half way has brought contacts too.
        memory = store.remembered().get(job.cache_id, memory)
    except Exception as error:  # noqa: BLE001 - the storage has said so itself
        _log.debug("cannot remember the sync of %s: %s", job.id, error)
        return outcome
    return replace(outcome, memory=memory)


# -- her own contacts ------------------------------------------------------------------------------


def _write(job: SyncJob, source: DirectorySource, cancelled: Callable[[], bool]) -> Trouble | None:
    """Bring her changes to the server; tells why some could not be brought, None when all were."""
    store = cast("PersonalStore", job.personal)
    target = cast("WritableSource", source)
    trouble: Trouble | None = None
    for _ in range(_ROUNDS):  # a conflict makes a new contact, which is to be brought too
        trouble, conflicts = _write_round(target, store, cancelled)
        if trouble or not conflicts:
            break
    return trouble


def _write_round(
    source: WritableSource, store: PersonalStore, cancelled: Callable[[], bool]
) -> tuple[Trouble | None, int]:
    trouble: Trouble | None = None
    refused = conflicts = 0
    for change in store.unsynced():
        if cancelled():
            raise SyncCancelled
        try:
            _write_one(source, store, change)
        except WriteConflict as conflict:
            conflicts += _settle(store, change, conflict.theirs)
            refused = 0
        except ServiceError as error:
            trouble = trouble or trouble_of(error)
            refused += 1
            _log.info("her contact %s is not on the server yet: %s", change.record.uid, error)
            if refused >= _REFUSALS:
                break
        else:
            refused = 0
    return trouble, conflicts


def _write_one(source: WritableSource, store: PersonalStore, change: PersonalChange) -> None:
    record = change.record
    if not change.erased:
        store.synced(change, source.write(record))
        return
    if record.revision:
        source.erase(record.uid, record.revision)
    store.synced(change, None)


def _settle(store: PersonalStore, change: PersonalChange, theirs: SourceRecord) -> int:
    """Both versions are kept, unless they say the same; returns how many contacts that adds."""
    if not change.erased and _same(change.record.person, theirs.person):
        store.synced(change, theirs)
        return 0
    _log.info("her contact %s was changed on the server too: both are kept", theirs.uid)
    store.keep_both(change, theirs)
    return 1


def _same(mine: PersonFields, theirs: PersonFields) -> bool:
    return _bare(mine) == _bare(theirs)


def _bare(person: PersonFields) -> PersonFields:
    """Numbers without their keys, which the cache fills in."""
    return replace(person, numbers=tuple(replace(n, key="") for n in person.numbers))
