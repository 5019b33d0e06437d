# SPDX-License-Identifier: GPL-3.0-or-later
"""Where contacts come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from atc.domain.contacts import SourceRecord


@dataclass(frozen=True, slots=True)
class SyncDone:
    """How a sync ended well.

    Attributes:
        cursor: handed to the next sync, to ask for changes only; opaque text.
        full: everything that the source has was put or seen, so that the rest is gone.
    """

    cursor: str = ""
    full: bool = True


class RecordSink(Protocol):
    """Takes what a source finds. Used on the source's worker thread only."""

    @property
    def cancelled(self) -> bool:
        """Whether the sync should end now; what takes records then raises `SyncCancelled`."""

    def revisions(self) -> dict[str, str]:
        """The revisions of the records that the cache has of this source, by uid."""

    def put(self, records: Sequence[SourceRecord]) -> None:
        """Keep new or changed records; waits until they are stored (a batch of 500 is good)."""

    def seen(self, uids: Sequence[str]) -> None:
        """These are as they were."""

    def remove(self, uids: Sequence[str]) -> None:
        """These are gone at the source."""

    def skip(self, what: str) -> None:
        """A record could not be understood; `what` says which and why, for the log."""

    def progress(self, done: int, total: int | None = None) -> None:
        """How far the sync is."""


class DirectorySource(Protocol):
    """One phonebook. Lives on a worker thread; `sync` blocks."""

    def sync(self, cursor: str, sink: RecordSink) -> SyncDone:
        """Bring the cache up to date.

        Args:
            cursor: from the last sync that ended well; empty the first time, or after the cache
                was rebuilt.
            sink: takes what is found. What it took stays, even if the sync fails later.

        Raises:
            ServiceError: the source cannot be read, or what it says makes no sense; the sentence
                is shown to the user. Nothing is removed from the cache then.
            SyncCancelled: the sink was cancelled.
        """


class WritableSource(DirectorySource, Protocol):
    """A source that takes the receptionist's own contacts too (CardDAV)."""

    def write(self, record: SourceRecord) -> SourceRecord:
        """Create (empty revision) or change a record; returns it with its uid and new revision.

        Raises:
            ServiceError: the server cannot be reached or refuses.
            WriteConflict: somebody else changed it meanwhile; carries their version.
        """

    def erase(self, uid: str, revision: str) -> None:
        """Delete a record; one that is gone already is no error.

        Raises:
            ServiceError: the server cannot be reached or refuses.
            WriteConflict: somebody else changed it meanwhile; carries their version.
        """


class SyncCancelled(Exception):  # noqa: N818 - a wish, not an error
    """The sync was cancelled by the user or by the console's end."""


class WriteConflict(Exception):  # noqa: N818 - a state of the world, not an error
    """The server has another version than the one that was changed here."""

    def __init__(self, theirs: SourceRecord) -> None:
        """`theirs`: what the server has now."""
        super().__init__(f"{theirs.uid} was changed on the server meanwhile")
        self.theirs = theirs
