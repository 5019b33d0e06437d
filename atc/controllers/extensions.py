# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid of extensions: up to 4,000 tiles, filtered as she types."""

from collections import deque
from dataclasses import replace
from typing import NamedTuple

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from atc.controllers.extension_filter import COLUMNS, ExtensionFilter, haystack
from atc.controllers.qt import qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.extensions import Extension
from atc.domain.search_list import SearchList
from atc.domain.search_query import Query
from atc.services.extensions import ExtensionService

_RERANK_MS = 1500
_INDEX_EVERY_MS = 20
_INDEX_AT_ONCE = 50
"""Thousands of extensions are indexed little by little, so that nobody waits for it."""


class ExtensionRow(NamedTuple):
    """The roles of the grid. `peer` is who calls it or talks with it, as far as the PBX tells."""

    number: str
    name: str
    group: str
    phone: str
    peer: str
    peer_number: str
    dnd: bool
    favourite: bool
    since: float


def describe(extension: Extension) -> ExtensionRow:
    """All that a tile shows."""
    peer = extension.peer
    return ExtensionRow(
        number=extension.number,
        name=extension.label,
        group=", ".join(extension.groups),
        phone=extension.state.value,
        peer=peer.label if peer else "",
        peer_number=peer.number if peer else "",
        dnd=extension.dnd,
        favourite=extension.favourite,
        since=extension.since,
    )


class ExtensionsModel(RowsModel[ExtensionRow]):
    """The tiles shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(ExtensionRow, lambda row: row.number, parent)


class ExtensionsController(QObject):
    """Filters the extensions and keeps the tiles true. Main thread.

    Signals:
        filterChanged: what is asked to be seen changed.
        shownChanged: more or fewer extensions are shown.
    """

    filterChanged = pyqtSignal()  # noqa: N815
    shownChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: ExtensionService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._filter = ExtensionFilter()
        self._index: SearchList[str] = SearchList()
        self._unindexed = deque(service.all)
        self._places = {e.number: place for place, e in enumerate(service.all)}
        self._groups = list(dict.fromkeys(g for e in service.all for g in e.groups))
        self._model = ExtensionsModel(self)
        self._model.countChanged.connect(self.shownChanged)
        self._frozen = False
        self._stale = False
        self._rerank = QTimer(self)
        self._rerank.setSingleShot(True)
        self._rerank.setInterval(_RERANK_MS)
        self._rerank.timeout.connect(self._refill)
        self._indexing = QTimer(self)
        self._indexing.setInterval(_INDEX_EVERY_MS)
        self._indexing.timeout.connect(self._index_some)
        self._indexing.start()
        self._unhook = (
            service.changed.connect(self._on_changed),
            service.favourites_changed.connect(self._on_favourites),
        )
        self._refill()

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def tiles(self) -> ExtensionsModel:
        """The extensions that pass the filter."""
        return self._model

    @qt_property(int, constant=True)
    def total(self) -> int:
        """How many extensions there are at all."""
        return len(self._places)

    @qt_property(int, notify=shownChanged)
    def shown(self) -> int:
        """How many pass the filter."""
        return len(self._model.rows)

    @qt_property("QStringList", constant=True)
    def groups(self) -> list[str]:
        """The groups' names, for the chips."""
        return self._groups

    @qt_property(str, notify=filterChanged)
    def query(self) -> str:
        """The words looked for."""
        return self._filter.query

    @qt_property(str, notify=filterChanged)
    def group(self) -> str:
        """The chosen group, empty for all."""
        return self._filter.group

    @qt_property(bool, notify=filterChanged)
    def freeFirst(self) -> bool:  # noqa: N802
        """Whether those who can take a call come first."""
        return self._filter.free_first

    @qt_property(str, notify=filterChanged)
    def sort(self) -> str:
        """The column that is sorted by, empty for the usual order."""
        return self._filter.sort

    @qt_property(bool, notify=filterChanged)
    def descending(self) -> bool:
        """Whether the last comes first."""
        return self._filter.descending

    @qt_slot(str, result=str)
    def phoneOf(self, number: str) -> str:  # noqa: N802
        """The state of an extension's phone; empty when it is not one of ours."""
        extension = self._service.find(number)
        return extension.state.value if extension else ""

    @qt_slot(str, result=str)
    def nameOf(self, number: str) -> str:  # noqa: N802
        """Whose number it is; the number itself when that is not known."""
        extension = self._service.find(number)
        return extension.label if extension else number

    @qt_slot(str, result=bool)
    def dndOf(self, number: str) -> bool:  # noqa: N802
        """Whether an extension does not want to be disturbed."""
        extension = self._service.find(number)
        return extension is not None and extension.dnd

    @qt_slot(str, result=int)
    def placeOf(self, number: str) -> int:  # noqa: N802
        """Which tile shows an extension, -1 when none does."""
        return self._model.place(number)

    # -- what she wants ----------------------------------------------------------------------------

    @qt_slot(str)
    def search(self, query: str) -> None:
        """Show those who match."""
        self._apply(replace(self._filter, query=query))

    @qt_slot(str)
    def sortBy(self, column: str) -> None:  # noqa: N802
        """Sort by a column: upwards, then downwards, then as usual again."""
        if column not in COLUMNS:
            return
        before = self._filter
        if column != before.sort:
            self._apply(replace(before, sort=column, descending=False))
        elif not before.descending:
            self._apply(replace(before, descending=True))
        else:
            self._apply(replace(before, sort="", descending=False))

    @qt_slot(str)
    def chooseGroup(self, group: str) -> None:  # noqa: N802
        """Show one group only; the same one again shows all."""
        self._apply(replace(self._filter, group="" if group == self._filter.group else group))

    @qt_slot()
    def toggleFreeFirst(self) -> None:  # noqa: N802
        """Put the free ones first, or go back to the usual order."""
        self._apply(replace(self._filter, free_first=not self._filter.free_first))

    @qt_slot(bool)
    def freeze(self, frozen: bool) -> None:
        """Keep every tile where it is while something is dragged; then catch up."""
        self._frozen = frozen
        if not frozen and self._stale:
            self._refill()
        elif not frozen and self._by_state:
            self._rerank.start()

    def retranslate(self) -> None:
        """Nothing here is translated."""

    # -- inside ------------------------------------------------------------------------------------

    def _apply(self, wanted: ExtensionFilter) -> None:
        if wanted == self._filter:
            return
        self._filter = wanted
        self._refill()
        self.filterChanged.emit()

    def _refill(self) -> None:
        self._stale = self._frozen
        if self._frozen:
            return
        wanted = self._filter
        favourites = {number: i for i, number in enumerate(self._service.favourites)}
        found = [e for e in self._service.all if wanted.admits(e)]
        answers = None
        if wanted.query.strip():
            self._index_some(len(self._unindexed))
            answers = self._index.find(Query.parse(wanted.query))
            found = [e for e in found if e.number in answers]
        ordered = wanted.arrange(found, self._places, favourites, answers)
        self._model.assign(describe(e) for e in ordered)

    def _index_some(self, most: int = _INDEX_AT_ONCE) -> None:
        for _ in range(min(most, len(self._unindexed))):
            extension = self._unindexed.popleft()
            self._index.add(extension.number, haystack(extension))
        if not self._unindexed:
            self._indexing.stop()

    def _on_changed(self, extension: Extension) -> None:
        if self._model.update(describe(extension)) and self._by_state:
            self._rerank_later()

    @property
    def _by_state(self) -> bool:
        wanted = self._filter
        return wanted.free_first or wanted.sort == "state" or bool(wanted.query and not wanted.sort)

    def _rerank_later(self) -> None:
        if not self._frozen and not self._rerank.isActive():
            self._rerank.start()

    def _on_favourites(self, _numbers: tuple[str, ...]) -> None:
        # The star itself comes as a change of the extension; wait for both before sorting.
        QTimer.singleShot(0, self._refill)
