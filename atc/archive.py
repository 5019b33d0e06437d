# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept on the disk: opened after the window is up, then handed to the services."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from atc import mapping
from atc.adapters.storage.thread import Priority, StorageThread
from atc.controllers.default_rules import default_rulebook
from atc.domain.classification import Rulebook
from atc.domain.rulebook_document import from_document, to_document
from atc.domain.storage import StorageProblem, StorageTrouble
from atc.phonebooks import Phonebooks
from atc.runtime.bridge import EventBridge
from atc.runtime.schema import Settings
from atc.services.console import Services

if TYPE_CHECKING:
    from atc.adapters.storage.stores import ContactStores
    from atc.ports.desk import DeskDocuments
    from atc.sharing import Sharing

log = logging.getLogger("atc.archive")
_RULES = "rules"
_RENEWED_AT_ONCE = 50


class Archive:
    """The storage thread, and who uses it. Main thread.

    SQLAlchemy and what phonenumbers knows are imported on that thread: they cost a quarter of a
    second.
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        services: Services,
        bridge: EventBridge,
        troubled: Callable[[StorageProblem], None],
        *,
        complete: bool = True,
    ) -> None:
        """Say what is to be opened.

        Args:
            folder: where the files are.
            settings: with the passwords from the keyring.
            services: get what is opened.
            bridge: brings answers to the main thread.
            troubled: told what cannot be opened or kept.
            complete: see `Phonebooks`.
        """
        self._folder = folder
        self._settings = settings
        self._services = services
        self._bridge = bridge
        self._phonebooks = Phonebooks(settings, services, bridge, complete=complete)
        self._troubled = troubled
        self._sharing: Sharing | None = None
        self._thread: StorageThread[ContactStores] = StorageThread(self._open, bridge.call)
        self._thread.troubled = self._failed

    def start(self) -> None:
        """Open the files; the services get them when they are there."""
        self._thread.start()
        self._thread.submit(Priority.LOOK_UP, lambda _: True, self._attach)

    def stop(self) -> None:
        """End the syncs, finish what is being written, close the files; in bounded time."""
        self._phonebooks.stop()
        if self._sharing is not None:
            self._sharing.stop()
        self._thread.stop()

    def _open(self) -> "ContactStores":
        """Storage thread."""
        # Imported for those who use it on the main thread in a moment.
        from atc.adapters.storage import book, favourites_book, log_store, sync_store  # noqa: F401, PLC0415
        from atc.adapters.storage.stores import ContactStores, StorageConfig  # noqa: PLC0415

        if self._settings.shared.url:
            from atc.adapters.storage import shared_worker  # noqa: F401, PLC0415
        books = self._settings.directory
        plan = mapping.number_plan(self._settings)
        return ContactStores(
            StorageConfig(
                folder=self._folder,
                order=tuple(each.id for each in books if not each.personal),
                site=getattr(plan, "fingerprint", ""),
                personal_synced=any(each.personal for each in books),
            ),
            plan,
            lambda problem: self._bridge.call(lambda: self._troubled(problem)),
        )

    def _failed(self, error: Exception) -> None:
        self._troubled(StorageProblem(StorageTrouble.FAILED, reason=str(error)))

    def _attach(self, opened: bool | None) -> None:
        """Main thread: everything is open."""
        if not opened:
            return
        from atc.adapters.storage.book import StoredContactBook, StoredDocuments  # noqa: PLC0415
        from atc.adapters.storage.sync_store import PersonalStore, SyncStore  # noqa: PLC0415
        from atc.sharing import Sharing  # noqa: PLC0415

        services = self._services
        names = {each.id: each.label for each in self._settings.directory}
        plan = mapping.number_plan(self._settings)
        book = StoredContactBook(self._thread)
        book.changed = self._phonebooks.changed_here
        services.phonebook.attach(book, plan, names)
        self._sharing = Sharing(self._thread, self._settings, services, self._bridge)
        self._keep_rules(StoredDocuments(self._thread))
        self._renew()
        self._thread.submit(Priority.IDLE, lambda s: s.look_after(), repeatable=True)
        self._phonebooks.start(SyncStore(self._thread, plan.key), PersonalStore(self._thread))

    def _renew(self, after: int = 0) -> None:
        """Bring contacts up to date with the settings, a few at a time."""

        def job(stores: "ContactStores") -> int | None:
            return stores.renew(after, _RENEWED_AT_ONCE) if stores.stale else None

        def renewed(last: int | None) -> None:
            if last is not None:
                self._renew(last)

        self._thread.submit(Priority.SYNC, job, renewed)

    def _keep_rules(self, documents: "DeskDocuments") -> None:
        classification = self._services.classification

        def save(rulebook: Rulebook) -> None:
            documents.save(_RULES, json.dumps(to_document(rulebook), ensure_ascii=False))

        def loaded(body: str | None) -> None:
            kept = _rulebook(body) if body is not None else None
            if classification.rulebook == Rulebook():  # nothing was changed meanwhile
                classification.load(kept or default_rulebook())

        classification.keep_with(save)
        documents.load(_RULES, loaded)


def _rulebook(body: str) -> Rulebook | None:
    try:
        return from_document(json.loads(body))
    except ValueError as error:
        log.warning("the rules of classification cannot be understood: %s", error)
        return None
