# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log's store. Every method returns at once; answers come on the main thread."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from atc.domain.call_log import LogEdit, LogFilter, LoggedCall, LogPage, LogUid

T = TypeVar("T")
Done = Callable[[T], None]


class CallLogStore(Protocol):
    """Keeps logged calls, in the local file and, if it is set up so, between desks.

    Attributes:
        on_changed: called with the uids that changed in the store, empty for "many", and whether
            another desk did it.
    """

    on_changed: Callable[[Sequence[LogUid], bool], None]

    def save(self, call: LoggedCall) -> None:
        """Add a call of this desk, or bring its story up to date.

        What was saved survives a power cut. Note, tags, category and the handled mark are only
        taken from a call that is new; later they are changed by `edit`.
        """

    def edit(self, uid: LogUid, change: LogEdit) -> None:
        """Change what people say of a call. Unknown calls are left alone."""

    def handle_number(self, number_key: str, until: float, by: str) -> None:
        """Mark all missed calls with this number that began until `until` as dealt with."""

    def page(
        self,
        wanted: LogFilter,
        offset: int,
        limit: int,
        done: Done[LogPage],
        *,
        newest_only: bool = True,
    ) -> None:
        """A part of the log, newest first.

        Of several questions with `newest_only` just the newest is answered.
        """

    def get(self, uid: LogUid, done: Done[LoggedCall | None]) -> None:
        """One call, None when it is not there."""

    def unhandled_missed(self, done: Done[int]) -> None:
        """How many missed calls nobody has dealt with yet."""

    def recent(self, limit: int, done: Done[tuple[LoggedCall, ...]]) -> None:
        """The newest calls, newest first, for rules to be tried on and suggestions to learn."""

    def number_history(
        self, number_key: str, limit: int, done: Done[tuple[LoggedCall, ...]]
    ) -> None:
        """The newest calls with this number, newest first."""

    def between(self, since: float, until: float, done: Done[tuple[LoggedCall, ...]]) -> None:
        """All calls that began within the period, oldest first, for reports."""

    def ongoing(self, desk: str, done: Done[tuple[LoggedCall, ...]]) -> None:
        """The calls of a desk that are not over, as far as the log knows."""

    def erase_number(self, number_key: str, done: Done[int]) -> None:
        """Forget whom calls with this number were with (name, number, note); returns how many.

        Where other calls' stories name the number, it is forgotten there too. The calls still
        count in reports.
        """

    def anonymise_before(self, moment: float, done: Done[int]) -> None:
        """Forget whom all calls that began earlier were with; returns how many."""

    def erase_before(self, moment: float, done: Done[int]) -> None:
        """Delete all calls that began earlier; returns how many."""
