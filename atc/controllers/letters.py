# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding where a letter begins in a long sorted list, a few rows at a time."""

from collections.abc import Callable

from atc.controllers.extension_filter import plain
from atc.domain.contacts import Contact
from atc.ports.contacts import ContactBook, ContactPage, ContactView, SortBy

_FIELDS: dict[SortBy, Callable[[Contact], str]] = {
    SortBy.NAME: lambda c: c.label,
    SortBy.SURNAME: lambda c: c.person.surname,
    SortBy.COMPANY: lambda c: c.person.company,
    SortBy.DEPARTMENT: lambda c: c.person.department,
}


def has_letters(sort: SortBy) -> bool:
    """Whether a list sorted so can be jumped in by letter."""
    return sort in _FIELDS


class LetterSearch:
    """Halves the list until the letter's first row is found. Main thread.

    A list of a million rows takes twenty questions of one row each.
    """

    def __init__(
        self,
        book: ContactBook,
        view: ContactView,
        letter: str,
        total: int,
        found: Callable[[int], None],
    ) -> None:
        """`found` is called with the row, unless `stop` was called before."""
        self._book, self._view, self._found = book, view, found
        self._letter = plain(letter)
        self._low, self._high = 0, total
        self._stopped = False
        self._step()

    def stop(self) -> None:
        """Another letter was asked for."""
        self._stopped = True

    def _step(self) -> None:
        if self._stopped:
            return
        if self._low >= self._high:
            self._found(self._low)
            return
        self._book.page(self._view, (self._low + self._high) // 2, 1, self._on_row)

    def _on_row(self, page: ContactPage) -> None:
        if not page.contacts:  # the list became shorter meanwhile
            self._high = min(self._high - 1, page.total)
        elif self._before(page.contacts[0]):
            self._low = page.offset + 1
        else:
            self._high = page.offset
        self._step()

    def _before(self, contact: Contact) -> bool:
        text = plain(_FIELDS[self._view.sort](contact))[:1]
        return text > self._letter if self._view.descending else text < self._letter
