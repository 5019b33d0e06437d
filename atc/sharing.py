# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log and the favourites, handed to the services and shared with other desks."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from atc import mapping
from atc.adapters.storage.favourites_book import StoredFavourites
from atc.adapters.storage.log_file import LogFile
from atc.adapters.storage.log_store import SqlCallLogStore
from atc.adapters.storage.thread import Priority, StorageThread
from atc.runtime.bridge import EventBridge
from atc.runtime.schema import Settings
from atc.services.console import Services

if TYPE_CHECKING:
    from atc.adapters.storage.shared_worker import SharingThread
    from atc.adapters.storage.stores import ContactStores

T = TypeVar("T")


class Sharing:
    """Built once the storage is open, for it imports SQLAlchemy. Main thread.

    Without a shared database there is no thread and no driver.
    """

    def __init__(
        self,
        thread: "StorageThread[ContactStores]",
        settings: Settings,
        services: Services,
        bridge: EventBridge,
    ) -> None:
        """Hand the log and the favourites to their services, and begin to share.

        Args:
            thread: the storage thread, with its files open.
            settings: with the passwords from the keyring.
            services: get the log and the favourites.
            bridge: brings what other desks do to the main thread.
        """
        self._thread = thread
        self._worker: SharingThread | None = None
        log = SqlCallLogStore(thread, lambda stores: stores.log, time.time)
        owner = settings.shared.favourites if settings.shared.url else ""
        favourites = StoredFavourites(thread, lambda stores: stores.log, owner)
        services.call_log.attach(log)
        services.favourites.attach(favourites)
        if settings.shared.url:
            self._worker = self._share(settings, services, bridge, log, favourites)
            log.wrote = favourites.wrote = self._worker.wake
            self._worker.start()

    def stop(self) -> None:
        """Let go of the server; before the storage ends."""
        if self._worker is not None:
            self._worker.stop()

    def _share(
        self,
        settings: Settings,
        services: Services,
        bridge: EventBridge,
        log: "SqlCallLogStore[ContactStores]",
        favourites: "StoredFavourites[ContactStores]",
    ) -> "SharingThread":
        from atc.adapters.storage.shared_worker import (  # noqa: PLC0415 - only who shares needs it
            SharingEvents,
            SharingThread,
        )

        told = services.call_log
        events = SharingEvents(
            status=lambda status: bridge.call(lambda: told.on_sharing(status)),
            calls=lambda uids: bridge.call(lambda: log.on_changed(uids, True)),
            document=lambda key, body: bridge.call(lambda: favourites.take(key, body)),
        )
        return SharingThread(mapping.shared_config(settings, told.desk), self._run, events)

    def _run(self, work: Callable[[LogFile], T]) -> T:
        return self._thread.wait_for(Priority.SMALL, lambda stores: work(stores.log))
