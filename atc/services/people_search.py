# SPDX-License-Identifier: GPL-3.0-or-later
"""People found in the phonebook as she types: the free first, and nothing moves as she aims."""

from collections.abc import Callable
from dataclasses import replace

from atc.domain.contacts import SearchHit, SearchResult
from atc.domain.extensions import NO_PHONE, Extension
from atc.ports.clock import Clock, Timer
from atc.services.extensions import ExtensionService
from atc.services.hook import Hook
from atc.services.phonebook import Phonebook

Asked = Callable[[], bool]

PAUSE_S = 2.0
"""So long nothing may have changed before people change places."""


class PeopleSearch:
    """Asks the phonebook and puts equally good answers in the order of who is free. Main thread.

    The order is made for each search anew. When phones change afterwards, it stays as it is until
    there was a pause; and as long as `aiming` says that she is about to choose.

    Attributes:
        results: emits what was found: for the newest query only, at once for an empty one.
        aiming: whether nothing may move now.
    """

    def __init__(
        self,
        phonebook: Phonebook,
        extensions: ExtensionService,
        clock: Clock,
        limit: int = 60,
    ) -> None:
        self.results: Hook[SearchResult] = Hook()
        self.aiming: Asked = lambda: False
        self._phonebook = phonebook
        self._extensions = extensions
        self._clock = clock
        self._limit = limit
        self._asked = 0
        self._query = ""
        self._found = SearchResult("", (), 0)
        self._phones: set[str] = set()
        self._timer: Timer | None = None
        phonebook.changed.connect(lambda _: self._again())
        extensions.changed.connect(self._on_extension)

    @property
    def query(self) -> str:
        """What is looked for."""
        return self._query

    @property
    def found(self) -> SearchResult:
        """What was found last; for an older query while the newest has no answer yet."""
        return self._found

    def search(self, query: str) -> None:
        """Look for people; the newest search wins, an empty one clears what was found."""
        query = query.strip()
        if query != self._query:
            self._query = query
            self._ask()

    def _again(self) -> None:
        if self._query:
            self._ask()

    def _ask(self) -> None:
        self._asked += 1
        mine = self._asked
        book = self._phonebook.book
        if book is None or not self._query:
            self._take(SearchResult(self._query, (), 0))
            return
        book.search(
            self._query,
            self._limit,
            lambda result: self._take(result) if mine == self._asked else None,
        )

    def _take(self, result: SearchResult) -> None:
        self._cancel()
        self._found = self._arranged(result)
        self._phones = {hit.contact.extension for hit in result.hits}
        self.results.emit(self._found)

    def _arranged(self, result: SearchResult) -> SearchResult:
        # The sort is stable: how often she chose them, and their names, decide among equals.
        hits = sorted(result.hits, key=lambda hit: (hit.score, self._busyness(hit)))
        return replace(result, hits=tuple(hits))

    def _busyness(self, hit: SearchHit) -> int:
        number = hit.contact.extension
        phone = self._extensions.find(number) if number else None
        return phone.busyness if phone else NO_PHONE

    def _on_extension(self, extension: Extension) -> None:
        if extension.number in self._phones:
            self._cancel()
            self._timer = self._clock.call_later(PAUSE_S, self._rearrange)

    def _rearrange(self) -> None:
        self._timer = None
        if self.aiming():
            self._timer = self._clock.call_later(PAUSE_S, self._rearrange)
            return
        arranged = self._arranged(self._found)
        if arranged != self._found:
            self._found = arranged
            self.results.emit(arranged)

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
