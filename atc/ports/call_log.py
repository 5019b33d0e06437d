# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log's store. Every method returns at once; answers come on the main thread."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from atc.domain.call_log import LogFilter, LoggedCall, LogPage, LogUid

T = TypeVar("T")
Done = Callable[[T], None]


class CallLogStore(Protocol):
    """Keeps logged calls, in the local file and, if it is set up so, between desks.

    Attributes:
        on_foreign: called with uids that another desk added or changed, empty for "many".
    """

    on_foreign: Callable[[Sequence[LogUid]], None]

    def save(self, call: LoggedCall) -> None:
        """Add a call or replace what is known of it. What was saved survives a power cut."""

    def page(self, wanted: LogFilter, offset: int, limit: int, done: Done[LogPage]) -> None:
        """A part of the log, newest first."""

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

    def erase_number(self, number_key: str, done: Done[int]) -> None:
        """Forget whom calls with this number were with (name, number, note); returns how many.

        The calls still count in reports.
        """

    def erase_before(self, moment: float, done: Done[int]) -> None:
        """Delete all calls that began earlier; returns how many."""
