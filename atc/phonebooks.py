# SPDX-License-Identifier: GPL-3.0-or-later
"""What brings contacts into the cache: the house's extensions, the phonebooks, their files."""

from typing import TYPE_CHECKING

from atc import mapping
from atc.domain.contacts import SourceId
from atc.runtime.bridge import EventBridge
from atc.runtime.schema import Settings
from atc.services.console import Services

if TYPE_CHECKING:
    from atc.ports.sync import PersonalStore, SyncStore
    from atc.runtime.file_watch import FileWatch
    from atc.runtime.sync_threads import SyncThreads


class Phonebooks:
    """Syncs what the settings name, once the cache is open. Main thread.

    A console without phonebooks starts no thread for them.
    """

    def __init__(
        self, settings: Settings, services: Services, bridge: EventBridge, *, complete: bool = True
    ) -> None:
        """Say what is to be synced.

        Args:
            settings: with the passwords from the keyring.
            services: the phonebook's and the sync's among them.
            bridge: brings answers to the main thread.
            complete: whether the settings are all that the file says; if mistakes cost some of it,
                contacts of phonebooks that are missing are kept.
        """
        self._complete = complete
        self._settings = settings
        self._services = services
        self._bridge = bridge
        self._threads: SyncThreads | None = None
        self._watch: FileWatch | None = None

    def start(self, store: "SyncStore", personal: "PersonalStore") -> None:
        """Begin; the cache is open and attached to the phonebook service.

        Args:
            store: where the records of sources go.
            personal: her own contacts, on their way to a server.
        """
        self._put_house()
        from atc.runtime.sync_threads import SyncThreads  # noqa: PLC0415 - after the window is up

        jobs = mapping.sync_jobs(self._settings, personal)
        self._threads = SyncThreads(self._bridge, store, jobs, tidy=self._complete)
        self._services.directory.start(self._threads)
        files = mapping.watched_files(self._settings)
        if files:
            from atc.runtime.file_watch import FileWatch  # noqa: PLC0415 - rarely needed

            self._watch = FileWatch(files)
            self._watch.changed.connect(self._on_file)
            self._watch.start()

    def stop(self) -> None:
        """End every sync, before the cache is closed; in bounded time."""
        self._services.directory.stop()
        if self._watch is not None:
            self._watch.stop()
        if self._threads is not None:
            self._threads.stop()

    def changed_here(self) -> None:
        """Contacts changed at this desk: show them, and bring hers to their server."""
        self._services.phonebook.touched()
        self._services.directory.personal_changed()

    def _put_house(self) -> None:
        book = self._services.phonebook.book
        if book is not None:
            people = mapping.house_people(self._settings)
            book.put_extensions(people)
            self._services.directory.house_has(len(people))

    def _on_file(self, source: str) -> None:
        self._services.directory.file_changed(SourceId(source))
