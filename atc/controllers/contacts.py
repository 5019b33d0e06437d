# SPDX-License-Identifier: GPL-3.0-or-later
"""The contacts as lists: the whole phonebook, and what was looked for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from atc.controllers.contact_rows import PLACEHOLDER, ContactRow, describe
from atc.controllers.letters import LetterSearch, has_letters
from atc.controllers.paging import PagedModel
from atc.controllers.pointers import PointersController
from atc.controllers.qt import qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.contacts import (
    PBX_SOURCE,
    PERSONAL_SOURCE,
    Contact,
    ContactId,
    SearchResult,
    SourceId,
)
from atc.domain.extensions import Extension
from atc.domain.favourites import FavouriteBoard
from atc.ports.contacts import ContactPage, ContactView, SortBy
from atc.services.extensions import ExtensionService
from atc.services.favourites import FavouriteService
from atc.services.people_search import PeopleSearch
from atc.services.phonebook import Phonebook


class ContactsModel(PagedModel[ContactRow]):
    """The phonebook, of any size."""


class FoundModel(RowsModel[ContactRow]):
    """The contacts found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(ContactRow, lambda row: row.contact_id, parent)


class ContactsController(QObject):
    """Lists contacts and finds them. Main thread.

    Signals:
        viewChanged: another order, group or source is shown.
        stateChanged: the phonebook was opened, or what it holds changed.
        queryChanged: something else is looked for.
        foundChanged: the newest search has its results.
        listedChanged: the list has more or fewer rows.
        jumped: the row where the letter asked for begins.
    """

    viewChanged = pyqtSignal()  # noqa: N815
    stateChanged = pyqtSignal()  # noqa: N815
    queryChanged = pyqtSignal()  # noqa: N815
    foundChanged = pyqtSignal()  # noqa: N815
    listedChanged = pyqtSignal()  # noqa: N815
    jumped = pyqtSignal(int)

    def __init__(
        self,
        phonebook: Phonebook,
        search: PeopleSearch,
        extensions: ExtensionService,
        stars: FavouriteService,
        pointers: PointersController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._phonebook = phonebook
        self._search = search
        self._extensions = extensions
        self._stars = stars
        self._pointers = pointers
        self._view = ContactView()
        self._query = ""
        self._found_for = ""
        self._found_total = 0
        self._late: SearchResult | None = None
        self._groups: tuple[str, ...] = ()
        self._counts: dict[SourceId, int] = {}
        self._counted = False
        self._used = False
        self._letter: LetterSearch | None = None
        self.photo_revision = 0
        self._people = ContactsModel(
            ContactRow, PLACEHOLDER, lambda row: row.extension, self._fetch, self
        )
        self._found = FoundModel(self)
        self._people.filled.connect(self.stateChanged)
        self._people.countChanged.connect(self.listedChanged)
        self._lifted = QTimer(self)
        self._lifted.setSingleShot(True)
        self._lifted.timeout.connect(self._catch_up)
        search.aiming = lambda: pointers.any_down
        pointers.ended.connect(lambda _: self._lifted.start(0))
        pointers.lost.connect(lambda: self._lifted.start(0))
        self._unhook = (
            phonebook.changed.connect(lambda _: self._on_changed()),
            search.results.connect(self._on_found),
            extensions.changed.connect(self._on_extension),
            stars.changed.connect(self._on_stars),
        )

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def people(self) -> ContactsModel:
        """The phonebook as it is sorted and filtered."""
        return self._people

    @qt_property(QObject, constant=True)
    def found(self) -> FoundModel:
        """The contacts found by the words looked for."""
        return self._found

    @qt_property(int, notify=listedChanged)
    def listed(self) -> int:
        """How many rows the list has."""
        return int(self._people.count)

    @qt_property(int, notify=foundChanged)
    def foundCount(self) -> int:  # noqa: N802
        """How many of those found are listed."""
        return len(self._found.rows)

    @qt_property(bool, notify=stateChanged)
    def ready(self) -> bool:
        """Whether the phonebook is open."""
        return self._phonebook.book is not None and self._counted

    @qt_property(int, notify=stateChanged)
    def total(self) -> int:
        """How many records there are at all, the house's own extensions aside."""
        return sum(n for source, n in self._counts.items() if source != PBX_SOURCE)

    @qt_property("QStringList", notify=stateChanged)
    def groups(self) -> list[str]:
        """The groups there are."""
        return list(self._groups)

    @qt_property("QStringList", notify=stateChanged)
    def sources(self) -> list[str]:
        """The ids of the sources that have contacts, the personal one first."""
        return sorted((str(s) for s, n in self._counts.items() if n), key=_own_first)

    @qt_slot(str, result=str)
    def sourceName(self, source: str) -> str:  # noqa: N802
        """A configured source's name; empty for the house's and the personal one."""
        if source in {PBX_SOURCE, PERSONAL_SOURCE}:
            return ""
        return self._phonebook.names.get(source, source)

    @qt_property(str, notify=viewChanged)
    def sort(self) -> str:
        """The column that the list is sorted by."""
        return self._view.sort.value

    @qt_property(bool, notify=viewChanged)
    def descending(self) -> bool:
        """Whether the last comes first."""
        return self._view.descending

    @qt_property(bool, notify=viewChanged)
    def lettered(self) -> bool:
        """Whether the list can be jumped in by letter."""
        return has_letters(self._view.sort)

    @qt_property(str, notify=viewChanged)
    def group(self) -> str:
        """The chosen group, empty for all."""
        return self._view.group

    @qt_property(str, notify=viewChanged)
    def source(self) -> str:
        """The chosen source, empty for all."""
        return self._view.source

    @qt_property(str, notify=queryChanged)
    def query(self) -> str:
        """The words looked for."""
        return self._query

    @qt_property(bool, notify=foundChanged)
    def settled(self) -> bool:
        """Whether what is found belongs to the words looked for."""
        return self._found_for == self._query

    @qt_property(int, notify=foundChanged)
    def foundTotal(self) -> int:  # noqa: N802
        """How many were found; more than are listed, perhaps."""
        return self._found_total

    @qt_slot(int, bool, result="QVariantMap")
    def at(self, place: int, found: bool) -> dict[str, Any]:
        """A row of the list or of what was found, for who chooses it by key; empty without one."""
        row = self._people.row(place)
        if found:
            row = self._found.rows[place] if 0 <= place < self._found.rowCount() else None
        return {} if row is None else row._asdict()

    # -- what she wants ----------------------------------------------------------------------------

    @qt_slot()
    def use(self) -> None:
        """The list is going to be seen: fetch it, if that was not done yet."""
        if not self._used:
            self._used = True
            if self._phonebook.book is not None:
                self._people.restart()

    @qt_slot(str)
    def search(self, query: str) -> None:
        """Look for contacts; the newest search wins."""
        query = query.strip()
        if query == self._query:
            return
        self._query = query
        self.queryChanged.emit()
        self._search.search(query)

    @qt_slot(str)
    def sortBy(self, column: str) -> None:  # noqa: N802
        """Sort by a column; the same one again turns the order round."""
        sort = SortBy(column)
        turned = sort is self._view.sort and not self._view.descending
        self._show(replace(self._view, sort=sort, descending=turned))

    @qt_slot(str)
    def chooseGroup(self, group: str) -> None:  # noqa: N802
        """Show one group only; the same one again shows all."""
        self._show(replace(self._view, group="" if group == self._view.group else group))

    @qt_slot(str)
    def chooseSource(self, source: str) -> None:  # noqa: N802
        """Show one source only; the same one again shows all."""
        self._show(replace(self._view, source="" if source == self._view.source else source))

    @qt_slot()
    def showAll(self) -> None:  # noqa: N802
        """Show every contact."""
        self._show(replace(self._view, source="", group=""))

    @qt_slot(str)
    def jump(self, letter: str) -> None:
        """Find where a letter begins; the answer is `jumped`."""
        if self._letter is not None:
            self._letter.stop()
        book = self._phonebook.book
        if book is not None and has_letters(self._view.sort):
            total = self._people.count
            self._letter = LetterSearch(book, self._view, letter, total, self.jumped.emit)

    @qt_slot(int, str)
    def picked(self, contact_id: int, number: str) -> None:
        """A contact was chosen for a call or a transfer: it comes sooner next time."""
        book = self._phonebook.book
        if book is not None and contact_id:
            book.picked(ContactId(contact_id), number)

    def row_of(self, contact: Contact) -> ContactRow:
        """What lists show of a contact."""
        phone = self._extensions.find(contact.extension) if contact.extension else None
        stars = self._star_numbers
        return describe(contact, self._phonebook.plan, phone, stars, self.photo_revision)

    def retranslate(self) -> None:
        """Nothing here is translated."""

    # -- inside ------------------------------------------------------------------------------------

    @property
    def _star_numbers(self) -> frozenset[str]:
        return frozenset(self._stars.board.numbers)

    def _show(self, view: ContactView) -> None:
        if view == self._view:
            return
        self._view = view
        if self._used:
            self._people.restart()
        self.viewChanged.emit()

    def _fetch(self, offset: int, limit: int, done: Any) -> None:
        book = self._phonebook.book
        if book is None:
            return

        def take(page: ContactPage) -> None:
            done(page.offset, [self.row_of(c) for c in page.contacts], page.total)

        book.page(self._view, offset, limit, take)

    def _on_found(self, result: SearchResult) -> None:
        if result.query != self._query:
            return
        if self._pointers.any_down and result.query:  # nothing moves under a finger
            self._late = result
        else:
            self._take(result)

    def _catch_up(self) -> None:
        late, self._late = self._late, None
        if late is not None:
            self._on_found(late)

    def _take(self, result: SearchResult) -> None:
        self._late = None
        self._found_for, self._found_total = result.query, result.total
        self._found.settle([self.row_of(hit.contact) for hit in result.hits])
        self.foundChanged.emit()

    def _on_changed(self) -> None:
        book = self._phonebook.book
        if book is None:
            return
        book.count(self._on_counts)
        book.groups(self._on_groups)
        if self._used:
            if self._people.count:
                self._people.refresh()
            else:
                self._people.restart()

    def _on_counts(self, counts: dict[SourceId, int]) -> None:
        self._counts, self._counted = counts, True
        self.stateChanged.emit()

    def _on_groups(self, groups: Sequence[str]) -> None:
        self._groups = tuple(groups)
        self.stateChanged.emit()

    def _on_extension(self, extension: Extension) -> None:
        def change(row: ContactRow) -> ContactRow:
            return row._replace(phone=extension.state.value, dnd=extension.dnd)

        self._people.update_keyed(extension.number, change)
        for row in self._found.rows:
            if row.extension == extension.number:
                self._found.update(change(row))

    def _on_stars(self, board: FavouriteBoard) -> None:
        numbers = frozenset(board.numbers)

        def change(row: ContactRow) -> ContactRow:
            return row._replace(starred=row.key in numbers and not row.loading)

        self._people.change_all(change)
        for row in tuple(self._found.rows):
            self._found.update(change(row))


def _own_first(source: str) -> tuple[bool, bool, str]:
    return source != PERSONAL_SOURCE, source == PBX_SOURCE, source
