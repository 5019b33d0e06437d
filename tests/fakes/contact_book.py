# SPDX-License-Identifier: GPL-3.0-or-later
"""A contact book in memory. Answers come when the test lets them, or at once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from atc.domain.contacts import (
    PBX_SOURCE,
    PERSONAL_SOURCE,
    CallerMatch,
    Contact,
    ContactId,
    PersonFields,
    SearchHit,
    SearchRank,
    SearchResult,
    SourceId,
    SourceRef,
)
from atc.domain.numbers import dialable
from atc.ports.contacts import ContactPage, ContactView, Done, SortBy

_SORTS: dict[SortBy, Callable[[Contact], str]] = {
    SortBy.NAME: lambda c: c.label,
    SortBy.SURNAME: lambda c: c.person.surname,
    SortBy.COMPANY: lambda c: c.person.company,
    SortBy.DEPARTMENT: lambda c: c.person.department,
    SortBy.NUMBER: lambda c: c.person.numbers[0].text if c.person.numbers else "",
}


class FakeContactBook:
    """Implements `atc.ports.contacts.ContactBook`.

    Attributes:
        held: while True, answers wait for `answer`.
        asked: the pages asked for, as (offset, limit).
        picks: what was chosen, as (contact, number).
    """

    def __init__(self, contacts: Sequence[Contact] = (), photos: dict[int, bytes] | None = None):
        self.contacts = {int(c.id): c for c in contacts}
        self.photos = photos or {}
        self.held = False
        self.fails = False
        self.asked: list[tuple[int, int]] = []
        self.picks: list[tuple[int, str]] = []
        self._waiting: list[Callable[[], None]] = []
        self._next = max(self.contacts, default=0) + 1
        self._newest_search = 0

    def answer(self) -> None:
        """Let all answers that wait come."""
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each()

    def search(self, query: str, limit: int, done: Done[SearchResult]) -> None:
        self._newest_search += 1
        mine = self._newest_search
        words = query.casefold().split()
        hits = []
        for contact in self.contacts.values():
            text = _haystack(contact)
            if words and all(word in text for word in words):
                hits.append(SearchHit(contact, SearchRank.PREFIX))
        found = SearchResult(query, tuple(hits[:limit]), len(hits))
        self._say(lambda: done(found) if mine == self._newest_search else None)

    def look_up(self, number: str, done: Done[tuple[CallerMatch, ...]]) -> None:
        found = tuple(
            CallerMatch(contact, each)
            for contact in self.contacts.values()
            for each in contact.person.numbers
            if dialable(each.text) == dialable(number) != ""
        )
        self._say(lambda: done(found))

    def page(self, view: ContactView, offset: int, limit: int, done: Done[ContactPage]) -> None:
        self.asked.append((offset, limit))
        shown = [c for c in self.contacts.values() if _admits(view, c)]
        shown.sort(key=lambda c: _SORTS[view.sort](c).casefold(), reverse=view.descending)
        part = tuple(shown[offset : offset + limit])
        self._say(lambda: done(ContactPage(view, offset, part, len(shown))))

    def groups(self, done: Done[tuple[str, ...]]) -> None:
        names = sorted({g for c in self.contacts.values() for g in c.person.groups})
        self._say(lambda: done(tuple(names)))

    def get(self, contact_id: ContactId, done: Done[Contact | None]) -> None:
        contact = self.contacts.get(int(contact_id))
        self._say(lambda: done(contact))

    def photo(self, contact_id: ContactId, done: Done[bytes]) -> None:
        self._say(lambda: done(self.photos.get(int(contact_id), b"")))

    def personal(self, uid: str, done: Done[PersonFields | None]) -> None:
        known = self._personal(uid)
        photo = self.photos.get(int(known.id), b"") if known else b""
        person = replace(known.person, photo=photo) if known else None
        self._say(lambda: done(person))

    def save_personal(self, uid: str, person: PersonFields, done: Done[Contact | None]) -> None:
        if self.fails:
            self._say(lambda: done(None))
            return
        known = self._personal(uid)
        number = int(known.id) if known else self._next
        self._next = max(self._next, number + 1)
        ref = SourceRef(PERSONAL_SOURCE, uid or f"own-{number}", unsynced=True)
        self.photos.pop(number, None)
        if person.photo:
            self.photos[number] = person.photo
        has_photo = number in self.photos
        contact = Contact(ContactId(number), replace(person, photo=b""), (ref,), has_photo)
        self.contacts[number] = contact
        self._say(lambda: done(contact))

    def delete_personal(self, uid: str, done: Done[bool]) -> None:
        known = None if self.fails else self._personal(uid)
        if known is not None:
            del self.contacts[int(known.id)]
        self._say(lambda: done(known is not None))

    def picked(self, contact_id: ContactId, number: str) -> None:
        self.picks.append((int(contact_id), number))

    def count(self, done: Done[dict[SourceId, int]]) -> None:
        counts = Counter(ref.source for c in self.contacts.values() for ref in c.sources)
        self._say(lambda: done(dict(counts)))

    def put_extensions(self, people: Sequence[tuple[str, PersonFields]]) -> None:
        for number, person in people:
            ref = SourceRef(PBX_SOURCE, number)
            self.contacts[self._next] = Contact(ContactId(self._next), person, (ref,))
            self._next += 1

    def _personal(self, uid: str) -> Contact | None:
        wanted = (PERSONAL_SOURCE, uid)
        return next(
            (c for c in self.contacts.values() if wanted in {(r.source, r.uid) for r in c.sources}),
            None,
        )

    def _say(self, answer: Callable[[], object]) -> None:
        if self.held:
            self._waiting.append(lambda: answer() and None)
        else:
            answer()


def _haystack(contact: Contact) -> str:
    person = contact.person
    numbers = (dialable(n.text) for n in person.numbers)
    words = (contact.label, person.surname, person.company, person.department, *numbers)
    return " ".join((*words, *person.emails, *person.keywords)).casefold()


def _admits(view: ContactView, contact: Contact) -> bool:
    if view.personal_only and not contact.personal:
        return False
    if view.source and all(ref.source != view.source for ref in contact.sources):
        return False
    return not view.group or view.group in contact.person.groups
