# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact cache as the sync of phonebooks uses it.

Everything here blocks until it is stored: it is called on the sync's worker threads only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from atc.domain.contacts import SourceId, SourceRecord, SyncState
from atc.domain.sources import Trouble
from atc.ports.directory import RecordSink, SyncDone


@dataclass(frozen=True, slots=True)
class SourceMemory:
    """What the cache remembers of a source from run to run.

    Attributes:
        count: how many records of it there are.
        last_sync: when it last ended well, wall-clock seconds since the epoch.
    """

    state: SyncState = SyncState.NEVER
    count: int = 0
    last_sync: float | None = None
    error: str = ""
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """How a sync ended.

    Attributes:
        trouble: why it failed, None when it did not.
        memory: what the cache has now; None when not even that could be asked.
    """

    state: SyncState
    trouble: Trouble | None = None
    skipped: int = 0
    memory: SourceMemory | None = None


class SyncRunner(Protocol):
    """Runs syncs away from the main thread, which calls it and gets its answers."""

    def recall(self, done: Callable[[dict[SourceId, SourceMemory]], None]) -> None:
        """Ask what the cache remembers of each source."""

    def run(
        self,
        source: SourceId,
        progress: Callable[[int, int | None], None],
        done: Callable[[SyncOutcome], None],
        *,
        insist: bool = False,
    ) -> None:
        """Begin a sync; a source is never run twice at a time. `insist`: see `SyncStore`."""

    def cancel(self, source: SourceId) -> None:
        """End a running sync as soon as it looks up."""


class SyncSession(RecordSink, Protocol):
    """One sync of one source."""

    @property
    def cursor(self) -> str:
        """What the last sync that ended well gave; empty when there is none."""

    def finish(self, done: SyncDone) -> None:
        """It ended well: remove what a full sync did not name, remember the cursor.

        Raises:
            ServiceError: it would remove so much that the answer may be wrong. Nothing is removed;
                the same answer is believed when she asks for it again.
        """


class SyncStore(Protocol):
    """Where the records of sources go."""

    def session(
        self,
        source: SourceId,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int | None], None],
        *,
        insist: bool = False,
    ) -> SyncSession:
        """Begin a sync.

        With `insist` an answer that was refused for having lost much is believed. A personal
        phonebook's source is `PERSONAL_SOURCE`: there, what she changed and the server does not
        have yet is neither overwritten nor removed.
        """

    def remembered(self) -> dict[SourceId, SourceMemory]:
        """What is known of each source that was ever synced."""

    def remember(self, source: SourceId, memory: SourceMemory) -> None:
        """Remember how a sync ended."""

    def distrust(self, source: SourceId) -> None:
        """Forget the cursor: a sync stored a part of something that is not what it was then."""

    def keep_only(self, sources: Sequence[SourceId]) -> None:
        """Remove the records of sources that are not configured any more (never her own)."""


@dataclass(frozen=True, slots=True)
class PersonalChange:
    """One of her own contacts that the server does not have as she left it.

    Attributes:
        record: as it is now; its revision is the one that the server last gave, empty for a
            contact that it never had.
        erased: she deleted it.
    """

    record: SourceRecord
    erased: bool = False


class PersonalStore(Protocol):
    """Her own contacts on their way to a server."""

    def unsynced(self) -> Sequence[PersonalChange]:
        """What the server does not have yet, oldest change first."""

    def synced(self, change: PersonalChange, record: SourceRecord | None) -> None:
        """The server has it as `record`, with its uid and revision; None: it is gone there.

        If she changed it again meanwhile it stays unsynced, on top of the new revision.
        """

    def keep_both(self, change: PersonalChange, theirs: SourceRecord) -> None:
        """The server has another version: keep that under its uid, and hers as a new contact.

        For one that she deleted: theirs comes back.
        """
