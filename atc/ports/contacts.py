# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact cache, as services use it.

Every method returns at once; answers come on the main thread. A failure of the storage is told
once through `troubled` of the implementation and answered with an empty result.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

from atc.domain.contacts import (
    CallerMatch,
    Contact,
    ContactId,
    PersonFields,
    SearchResult,
    SourceId,
)

T = TypeVar("T")
Done = Callable[[T], None]


class SortBy(Enum):
    """Columns of the contact table."""

    NAME = "name"
    SURNAME = "surname"
    COMPANY = "company"
    DEPARTMENT = "department"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ContactView:
    """What a list of contacts shows. Empty texts mean all."""

    source: str = ""
    group: str = ""
    sort: SortBy = SortBy.NAME
    descending: bool = False
    personal_only: bool = False


@dataclass(frozen=True, slots=True)
class ContactPage:
    """A part of a list: `total` rows there are, `contacts` from `offset` on."""

    view: ContactView
    offset: int
    contacts: tuple[Contact, ...]
    total: int


class ContactBook(Protocol):
    """All contacts. Main thread."""

    def search(self, query: str, limit: int, done: Done[SearchResult]) -> None:
        """Find contacts as she types; a newer search silences the older one."""

    def look_up(self, number: str, done: Done[tuple[CallerMatch, ...]]) -> None:
        """Whose number it is, best first; goes before everything else that waits."""

    def page(self, view: ContactView, offset: int, limit: int, done: Done[ContactPage]) -> None:
        """A part of a sorted list."""

    def groups(self, done: Done[tuple[str, ...]]) -> None:
        """The groups there are, in alphabetical order."""

    def get(self, contact_id: ContactId, done: Done[Contact | None]) -> None:
        """One contact, None when it is gone."""

    def photo(self, contact_id: ContactId, done: Done[bytes]) -> None:
        """A contact's photo, empty when it has none."""

    def personal(self, uid: str, done: Done[PersonFields | None]) -> None:
        """One of her own contacts alone, with its photo and without what other sources say."""

    def save_personal(self, uid: str, person: PersonFields, done: Done[Contact | None]) -> None:
        """Add (empty `uid`) or change one of her own contacts; None when it could not be kept."""

    def delete_personal(self, uid: str, done: Done[bool]) -> None:
        """Delete one of her own contacts; `save_personal` with the same uid brings it back."""

    def picked(self, contact_id: ContactId, number: str) -> None:
        """She chose this contact or number for a call or a transfer."""

    def count(self, done: Done[dict[SourceId, int]]) -> None:
        """How many records the cache holds, by source."""

    def put_extensions(self, people: Sequence[tuple[str, PersonFields]]) -> None:
        """The house's own extensions (number, person), replacing those known before."""
