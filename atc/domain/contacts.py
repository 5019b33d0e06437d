# SPDX-License-Identifier: GPL-3.0-or-later
"""People that the console knows: what a source says of them, and the merged contact."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NewType

from atc.domain.sources import Trouble

ContactId = NewType("ContactId", int)
"""Given by the contact cache; it may change when the cache is rebuilt from the sources."""

SourceId = NewType("SourceId", str)
"""A source's `id` in the configuration, or one of the two below."""

PBX_SOURCE = SourceId("pbx")
"""The extensions that the configuration or the PBX names."""

PERSONAL_SOURCE = SourceId("personal")
"""The receptionist's own contacts."""

MAX_PHOTO_BYTES = 512 * 1024
MAX_FIELD_CHARS = 4096
MAX_NUMBERS = 64


class NumberKind(Enum):
    """What a phone number is for."""

    EXTENSION = "extension"
    WORK = "work"
    MOBILE = "mobile"
    HOME = "home"
    FAX = "fax"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ContactNumber:
    """One phone number.

    Attributes:
        text: as the source has it.
        key: what it is compared by (`NumberPlan.key`): E.164 with its plus, or an extension's
            digits; empty for what is no number. Filled in by the contact cache.
    """

    text: str
    kind: NumberKind = NumberKind.OTHER
    key: str = ""


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What can be known of a person or place, wherever it comes from.

    Attributes:
        name: the name as shown, when it is not just given name and surname.
        groups: departments, teams, categories; the chips above the lists.
        keywords: words that she may look for, shown nowhere else.
        vip: whether callers of this contact go first.
        photo: JPEG or PNG, `MAX_PHOTO_BYTES` at most.
    """

    given_name: str = ""
    surname: str = ""
    name: str = ""
    company: str = ""
    department: str = ""
    title: str = ""
    numbers: tuple[ContactNumber, ...] = ()
    emails: tuple[str, ...] = ()
    note: str = ""
    groups: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    vip: bool = False
    photo: bytes = field(default=b"", repr=False)

    @property
    def label(self) -> str:
        """The best short name: name, given name and surname, company, number."""
        full = " ".join(part for part in (self.given_name, self.surname) if part)
        first = self.numbers[0].text if self.numbers else ""
        return self.name or full or self.company or first


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What one source says of one person.

    Attributes:
        uid: the source's own name for the record; it stays the same from sync to sync.
        revision: the source's mark of this version (ETag, modifyTimestamp, hash), or empty.
    """

    uid: str
    person: PersonFields
    revision: str = ""


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a contact, or a part of it, comes from. `unsynced`: the server does not have it yet."""

    source: SourceId
    uid: str
    unsynced: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """One person, merged from all sources that know them.

    `person` never carries the photo: `ContactBook.photo` brings it.
    """

    id: ContactId
    person: PersonFields
    sources: tuple[SourceRef, ...] = ()
    has_photo: bool = False

    @property
    def label(self) -> str:
        """The best short name."""
        return self.person.label

    @property
    def personal(self) -> bool:
        """Whether it is one of the receptionist's own, which she may edit."""
        return any(ref.source == PERSONAL_SOURCE for ref in self.sources)

    @property
    def unsynced(self) -> bool:
        """Whether a server does not have her changes yet."""
        return any(ref.unsynced for ref in self.sources)

    @property
    def extension(self) -> str:
        """The number of its phone in the house, empty without one."""
        inside = (n.key or n.text for n in self.person.numbers if n.kind is NumberKind.EXTENSION)
        return next(inside, "")


class MatchKind(Enum):
    """How well a number fits a contact, best first."""

    EXACT = "exact"
    SUFFIX = "suffix"
    """Only the last digits agree: another way of writing it, or a direct dial-in of a company."""


@dataclass(frozen=True, slots=True)
class CallerMatch:
    """A contact that a caller's number may belong to."""

    contact: Contact
    number: ContactNumber
    kind: MatchKind = MatchKind.EXACT


class SearchRank(Enum):
    """How a search found a contact, best first."""

    EXACT = 0
    PREFIX = 1
    TYPO = 2


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One contact found.

    Attributes:
        picks: how often this receptionist chose it for something, older choices counting less.
        score: finer than the rank, smaller is better; hits of one score are equally good.
    """

    contact: Contact
    rank: SearchRank
    picks: float = 0.0
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found, best first; `total` may be more than there are hits."""

    query: str
    hits: tuple[SearchHit, ...]
    total: int


class SyncState(Enum):
    """Where a source stands."""

    NEVER = "never"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source as the screen shows it. Times are wall-clock seconds since the epoch.

    Attributes:
        kind: csv, vcard, ldap, carddav, pbx, personal.
        count: how many records of it the cache holds.
        done, total: progress of a running sync; `total` None while it is not known.
        error: what went wrong in the last sync, in English; empty when nothing did.
        trouble: the same for every language, None when it was before the console started.
        skipped: records of the last sync that could not be understood.
        retry_at: when it is tried again by itself, None when it is not planned.
    """

    id: SourceId
    name: str
    kind: str
    state: SyncState = SyncState.NEVER
    count: int = 0
    done: int = 0
    total: int | None = None
    last_sync: float | None = None
    error: str = ""
    trouble: Trouble | None = None
    skipped: int = 0
    retry_at: float | None = None
