# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact cache for the services: questions asked on the storage thread."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from atc.adapters.storage.codec import prepare
from atc.adapters.storage.stores import ContactStores
from atc.adapters.storage.thread import Priority, StorageThread
from atc.domain.contacts import (
    PBX_SOURCE,
    PERSONAL_SOURCE,
    CallerMatch,
    Contact,
    ContactId,
    PersonFields,
    SearchHit,
    SearchResult,
    SourceId,
    SourceRecord,
)
from atc.ports.contacts import ContactPage, ContactView, Done

T = TypeVar("T")
_MOST_ROWS = 1000
_NOBODY: tuple[CallerMatch, ...] = ()
_NO_GROUPS: tuple[str, ...] = ()


class StoredContactBook:
    """Implements `ContactBook`. Main thread.

    Attributes:
        changed: called after contacts came, went or changed by this book's own doing.
    """

    def __init__(self, thread: StorageThread[ContactStores]) -> None:
        self.changed: Callable[[], None] = lambda: None
        self._thread = thread

    def search(self, query: str, limit: int, done: Done[SearchResult]) -> None:
        """Find contacts as she types; a newer search silences the older one."""
        self._thread.submit(
            Priority.SEARCH,
            lambda s: _search(s, query, min(limit, _MOST_ROWS)),
            done,
            otherwise=SearchResult(query, (), 0),
            stream="search",
            repeatable=True,
        )

    def look_up(self, number: str, done: Done[tuple[CallerMatch, ...]]) -> None:
        """Whose number it is, best first."""
        self._thread.submit(
            Priority.LOOK_UP, lambda s: s.lookup.find(number), done, otherwise=_NOBODY
        )

    def page(self, view: ContactView, offset: int, limit: int, done: Done[ContactPage]) -> None:
        """A part of a sorted list."""
        self._ask(
            lambda s: s.reader.page(view, offset, min(limit, _MOST_ROWS)),
            done,
            ContactPage(view, offset, (), 0),
        )

    def groups(self, done: Done[tuple[str, ...]]) -> None:
        """The groups there are."""
        self._ask(lambda s: s.reader.groups(), done, _NO_GROUPS)

    def get(self, contact_id: ContactId, done: Done[Contact | None]) -> None:
        """One contact, None when it is gone."""
        self._ask(lambda s: s.reader.get(contact_id), done, None)

    def photo(self, contact_id: ContactId, done: Done[bytes]) -> None:
        """A contact's photo, empty when it has none."""
        self._ask(lambda s: s.reader.photo(contact_id), done, b"")

    def count(self, done: Done[dict[SourceId, int]]) -> None:
        """How many records the cache holds, by source."""
        nothing: dict[SourceId, int] = {}
        self._ask(lambda s: s.reader.count(), done, nothing)

    def personal(self, uid: str, done: Done[PersonFields | None]) -> None:
        """One of her own contacts alone, with its photo and without what other sources say."""
        self._ask(lambda s: s.personal.find(uid), done, None)

    def save_personal(self, uid: str, person: PersonFields, done: Done[Contact | None]) -> None:
        """Add (empty `uid`) or change one of her own contacts; None when it could not be kept."""

        def job(stores: ContactStores) -> Contact | None:
            kept = stores.personal.save(uid, person)
            return stores.reader.of_record(PERSONAL_SOURCE, kept)

        self._change(job, done, None)

    def delete_personal(self, uid: str, done: Done[bool]) -> None:
        """Delete one of her own contacts; `save_personal` with the same uid brings it back."""
        self._change(lambda s: s.personal.delete(uid), done, otherwise=False)

    def picked(self, contact_id: ContactId, number: str) -> None:
        """She chose this contact or number for a call or a transfer."""

        def job(stores: ContactStores) -> None:
            contact = stores.reader.get(contact_id) if contact_id else None
            stores.picks.add(contact, stores.plan.key(number))

        self._thread.submit(Priority.SMALL, job)

    def put_extensions(self, people: Sequence[tuple[str, PersonFields]]) -> None:
        """The house's own extensions, replacing those known before."""
        records = [SourceRecord(number, person) for number, person in people]

        def remove_others(stores: ContactStores) -> bool:
            kept = {number for number, _ in people}
            stores.writer.remove(PBX_SOURCE, stores.writer.uids(PBX_SOURCE) - kept)
            return True  # the last step: what shows contacts looks again

        def put(part: Sequence[SourceRecord]) -> Callable[[ContactStores], bool]:
            def job(stores: ContactStores) -> bool:
                prepared = [prepare(record, stores.plan.key) for record in part]
                return bool(stores.writer.put(PBX_SOURCE, prepared))

            return job

        for start in range(0, len(records), 100):
            self._thread.submit(Priority.SYNC, put(records[start : start + 100]))
        self._change(remove_others, lambda _: None, otherwise=False, priority=Priority.SYNC)

    def _ask(self, job: Callable[[ContactStores], T], done: Done[T], otherwise: T) -> None:
        self._thread.submit(Priority.SMALL, job, done, otherwise=otherwise, repeatable=True)

    def _change(
        self,
        job: Callable[[ContactStores], T],
        done: Done[T],
        otherwise: T,
        priority: Priority = Priority.SMALL,
    ) -> None:
        def finished(result: T) -> None:
            done(result)
            if result:
                self.changed()

        self._thread.submit(priority, job, finished, otherwise=otherwise)


class StoredDocuments:
    """Implements `DeskDocuments`. Main thread."""

    def __init__(self, thread: StorageThread[ContactStores]) -> None:
        self._thread = thread

    def load(self, key: str, done: Callable[[str | None], None]) -> None:
        """Hand over a document; None when there is none or it cannot be read."""
        self._thread.submit(Priority.SMALL, lambda s: s.documents.load(key), done)

    def save(self, key: str, json: str) -> None:
        """Keep a document."""
        self._thread.submit(Priority.SMALL, lambda s: s.documents.save(key, json))


def _search(stores: ContactStores, query: str, limit: int) -> SearchResult:
    picks = stores.picks.by_contact
    found = stores.search.find(stores.cache.raw, query, limit, picks)
    contacts = {c.id: c for c in stores.reader.contacts([hit.contact_id for hit in found.hits])}
    hits = [
        SearchHit(contact, hit.rank, stores.picks.of(contact), hit.score)
        for hit in found.hits
        if (contact := contacts.get(ContactId(hit.contact_id))) is not None
    ]
    return SearchResult(query, tuple(hits), found.total)
