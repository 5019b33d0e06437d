# SPDX-License-Identifier: GPL-3.0-or-later
"""The address books of a CardDAV account: Nextcloud, Radicale, Baïkal and others.

A record's uid is the card's path on the server, its revision the ETag: what both the sync and
writing back need, and nothing else has to be remembered. Each run has an event loop of its own on
the worker thread that it blocks.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from atc.adapters.directory.carddav_settings import CardDavSettings
from atc.adapters.directory.records import digest
from atc.adapters.directory.vcard import parse_vcards
from atc.domain.contacts import SourceRecord
from atc.ports.directory import RecordSink, SyncCancelled, SyncDone

if TYPE_CHECKING:
    from atc.adapters.directory.carddav_changes import Card, Changes
    from atc.adapters.directory.carddav_http import DavSession

_Result = TypeVar("_Result")

_VERSION = 1
_READ_AT_ONCE = 50
_STORE_AT_ONCE = 500
_STORE_PHOTO_BYTES = 4 * 1024 * 1024
_ASK_CANCELLED_S = 0.2


class CardDavSource:
    """Follows `atc.ports.directory.WritableSource`."""

    def __init__(self, settings: CardDavSettings) -> None:
        self._settings = settings

    def sync(self, cursor: str, sink: RecordSink) -> SyncDone:
        """Bring the cache up to date. Blocks; see the port."""

        async def work(dav: "DavSession") -> SyncDone:
            return await _Sync(self._settings, dav, sink, cursor).run()

        return asyncio.run(_cancellable(self._connected(work), sink))

    def write(self, record: SourceRecord) -> SourceRecord:
        """Create or change a contact on the server. Blocks; see the port."""
        from atc.adapters.directory.carddav_write import write  # noqa: PLC0415 - with aiohttp

        return asyncio.run(self._connected(lambda dav: write(dav, self._settings, record)))

    def erase(self, uid: str, revision: str) -> None:
        """Delete a contact on the server. Blocks; see the port."""
        from atc.adapters.directory.carddav_write import erase  # noqa: PLC0415 - with aiohttp

        asyncio.run(self._connected(lambda dav: erase(dav, uid, revision)))

    async def _connected(self, work: "Callable[[DavSession], Awaitable[_Result]]") -> _Result:
        # aiohttp takes longer to import than a frame may, so not before it is needed.
        from atc.adapters.directory.carddav_http import DavSession  # noqa: PLC0415

        async with DavSession(self._settings) as dav:
            return await work(dav)


async def _cancellable(work: Coroutine[Any, Any, _Result], sink: RecordSink) -> _Result:
    """Run until done, or until the sink is cancelled, whatever is being waited for then."""
    task = asyncio.create_task(work)
    while not task.done():
        await asyncio.wait({task}, timeout=_ASK_CANCELLED_S)
        if sink.cancelled and not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise SyncCancelled
    return task.result()


def record_of(card: "Card", skip: Callable[[str], None] = lambda _: None) -> SourceRecord | None:
    """The contact on a card; None for a group or something unreadable."""
    found = next(parse_vcards(card.text, lambda why: skip(f"{card.path}: {why}")), None)
    if found is None:
        return None
    return replace(found, uid=card.path, revision=card.etag or f"#{digest(card.text)}")


class _Sync:
    """One run."""

    def __init__(
        self, settings: CardDavSettings, dav: "DavSession", sink: RecordSink, cursor: str
    ) -> None:
        self._settings, self._dav, self._sink = settings, dav, sink
        self._known = sink.revisions()
        self._saved = _saved_books(cursor)
        self._total = self._done = 0
        self._records: list[SourceRecord] = []
        self._photo_bytes = 0

    async def run(self) -> SyncDone:
        from atc.adapters.directory.carddav_books import find_books  # noqa: PLC0415
        from atc.adapters.directory.carddav_changes import find_changes  # noqa: PLC0415

        plans: list[Changes] = []
        for book in await find_books(self._dav, self._settings):
            known = {u: r for u, r in self._known.items() if u.startswith(book.path)}
            plans.append(await find_changes(self._dav, book, known, self._saved.get(book.path, {})))
        self._total = sum(len(plan.changed) for plan in plans)
        self._sink.progress(0, self._total)
        for plan in plans:
            await self._read(plan)
        self._flush()
        return SyncDone(_cursor(plans), full=self._settle(plans))

    async def _read(self, plan: "Changes") -> None:
        from atc.adapters.directory.carddav_changes import read_cards  # noqa: PLC0415

        for start in range(0, len(plan.changed), _READ_AT_ONCE):
            paths = plan.changed[start : start + _READ_AT_ONCE]
            async for card in read_cards(self._dav, plan.book, paths):
                self._take(card)
            self._done += len(paths)
            self._sink.progress(self._done, self._total)

    def _take(self, card: "Card") -> None:
        record = record_of(card, self._sink.skip)
        if record is None:
            return
        self._records.append(record)
        self._photo_bytes += len(record.person.photo)
        if len(self._records) >= _STORE_AT_ONCE or self._photo_bytes > _STORE_PHOTO_BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._records:
            self._sink.put(self._records)
        self._records, self._photo_bytes = [], 0

    def _settle(self, plans: "list[Changes]") -> bool:
        """Say what is gone: by name, where the server did; else by naming all that is there.

        Then the cache doubts an answer that has lost most of what there was.

        Returns:
            Whether all that is there was named.
        """
        books = tuple(plan.book.path for plan in plans)
        strangers = any(not uid.startswith(books) for uid in self._known)
        gone = {uid for plan in plans for uid in plan.gone}
        if not strangers and not any(plan.compared for plan in plans):
            for batch in _batches(sorted(gone)):
                self._sink.remove(batch)
            return False
        there = (uid for uid in self._known if uid.startswith(books) and uid not in gone)
        for batch in _batches(there):
            self._sink.seen(batch)
        return True


def _batches(uids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(uids)
    while batch := list(islice(rest, _STORE_AT_ONCE)):
        yield batch


def _cursor(plans: "list[Changes]") -> str:
    books = {plan.book.path: {"token": plan.token, "ctag": plan.ctag} for plan in plans}
    return json.dumps({"v": _VERSION, "books": books})


def _saved_books(cursor: str) -> dict[str, dict[str, str]]:
    """What the last sync remembered; nothing when it makes no sense, which costs a comparison."""
    try:
        saved = json.loads(cursor) if cursor else {}
        if saved.get("v") != _VERSION:
            return {}
        return {
            str(path): {str(key): str(value) for key, value in state.items()}
            for path, state in saved["books"].items()
        }
    except (ValueError, AttributeError, KeyError, TypeError):
        return {}
