# SPDX-License-Identifier: GPL-3.0-or-later
"""The real contact cache on the real storage thread, driven as the sync's threads drive it."""

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from atc.adapters.numbering.plan import PhonePlan
from atc.adapters.storage.book import StoredContactBook
from atc.adapters.storage.stores import ContactStores, StorageConfig
from atc.adapters.storage.sync_store import PersonalStore, SyncStore
from atc.adapters.storage.thread import StorageThread
from atc.domain.contacts import CallerMatch, Contact, PersonFields, SearchResult, SourceId
from atc.ports.contacts import ContactPage, ContactView
from atc.ports.directory import DirectorySource
from atc.ports.sync import SyncOutcome
from atc.services.sync_run import SyncJob, run_sync

T = TypeVar("T")
BOOK = SourceId("book")


class Kept:
    """One console's files."""

    def __init__(self, folder: Path, *, personal: bool = False) -> None:
        plan = PhonePlan("IT", "0", ["100-199"])
        config = StorageConfig(folder=folder, order=(BOOK,), personal_synced=personal)
        self._thread: StorageThread[ContactStores] = StorageThread(
            lambda: ContactStores(config, plan, lambda _: None), lambda function: function()
        )
        self._thread.start()
        self.book = StoredContactBook(self._thread)
        self.store = SyncStore(self._thread, plan.key)
        self.personal = PersonalStore(self._thread) if personal else None

    def close(self) -> None:
        self._thread.stop()

    def sync(
        self,
        make: Callable[[], DirectorySource],
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[int, int | None], None] = lambda _d, _t: None,
        *,
        insist: bool = False,
    ) -> SyncOutcome:
        """One sync, on this thread."""
        job = SyncJob(BOOK, make, self.personal, whole=self.personal is None)
        return run_sync(job, self.store, cancelled, progress, insist=insist)

    def count(self) -> int:
        return sum(self._answer(self.book.count).values())

    def search(self, query: str) -> list[Contact]:
        found: SearchResult = self._answer(lambda done: self.book.search(query, 20, done))
        return [hit.contact for hit in found.hits]

    def look_up(self, number: str) -> list[Contact]:
        found: tuple[CallerMatch, ...] = self._answer(lambda done: self.book.look_up(number, done))
        return [match.contact for match in found]

    def everybody(self) -> list[Contact]:
        page: ContactPage = self._answer(lambda done: self.book.page(ContactView(), 0, 500, done))
        return list(page.contacts)

    def save(self, person: PersonFields, uid: str = "") -> Contact:
        saved = self._answer(lambda done: self.book.save_personal(uid, person, done))
        assert saved is not None
        return saved

    def delete(self, uid: str) -> None:
        assert self._answer(lambda done: self.book.delete_personal(uid, done))

    def _answer(self, ask: Callable[[Callable[[T], None]], None]) -> T:
        answers: SimpleQueue[T] = SimpleQueue()
        ask(answers.put)
        return answers.get(timeout=60)
