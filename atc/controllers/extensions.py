# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid of extensions: up to 4,000 tiles, filtered as she types."""

from dataclasses import replace
from typing import NamedTuple

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from atc.controllers.extension_filter import ALL, FAVOURITES, ExtensionFilter, haystack
from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.extensions import Extension
from atc.services.extensions import ExtensionService
from atc.services.favourites import FavouriteService

_RERANK_MS = 1500


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
        favouritesChanged: a star was set or taken away.
    """

    filterChanged = pyqtSignal()  # noqa: N815
    favouritesChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: ExtensionService,
        stars: FavouriteService,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._stars = stars
        self._filter = ExtensionFilter(scope=FAVOURITES if service.favourites else ALL)
        self._texts = {e.number: haystack(e) for e in service.all}
        self._places = {e.number: place for place, e in enumerate(service.all)}
        self._groups = list(dict.fromkeys(g for e in service.all for g in e.groups))
        self._model = ExtensionsModel(self)
        self._frozen = False
        self._stale = False
        self._rerank = QTimer(self)
        self._rerank.setSingleShot(True)
        self._rerank.setInterval(_RERANK_MS)
        self._rerank.timeout.connect(self._refill)
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
        return len(self._texts)

    @qt_property("QStringList", constant=True)
    def groups(self) -> list[str]:
        """The groups' names, for the chips."""
        return self._groups

    @qt_property(str, notify=filterChanged)
    def query(self) -> str:
        """The words looked for."""
        return self._filter.query

    @qt_property(str, notify=filterChanged)
    def scope(self) -> str:
        """`all` or `favourites`."""
        return self._filter.scope

    @qt_property(str, notify=filterChanged)
    def group(self) -> str:
        """The chosen group, empty for all."""
        return self._filter.group

    @qt_property(bool, notify=filterChanged)
    def freeFirst(self) -> bool:  # noqa: N802
        """Whether those who can take a call come first."""
        return self._filter.free_first

    @qt_property(int, notify=favouritesChanged)
    def favouriteCount(self) -> int:  # noqa: N802
        """How many favourites there are."""
        return len(self._service.favourites)

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

    @qt_slot(str, result=bool)
    def isFavourite(self, number: str) -> bool:  # noqa: N802
        """Whether an extension has a star."""
        return number in self._service.favourites

    @qt_slot(str, result=int)
    def placeOf(self, number: str) -> int:  # noqa: N802
        """Which tile shows an extension, -1 when none does."""
        return self._model.place(number)

    # -- what she wants ----------------------------------------------------------------------------

    @qt_slot(str)
    def search(self, query: str) -> None:
        """Show those who match; a search among the favourites looks at everybody."""
        scope = ALL if query.strip() else self._filter.scope
        self._apply(replace(self._filter, query=query, scope=scope))

    @qt_slot(str)
    def show(self, scope: str) -> None:
        """Show all or the favourites."""
        self._apply(replace(self._filter, scope=FAVOURITES if scope == FAVOURITES else ALL))

    @qt_slot(str)
    def chooseGroup(self, group: str) -> None:  # noqa: N802
        """Show one group only; the same one again shows all."""
        self._apply(replace(self._filter, group="" if group == self._filter.group else group))

    @qt_slot()
    def toggleFreeFirst(self) -> None:  # noqa: N802
        """Put the free ones first, or go back to the usual order."""
        self._apply(replace(self._filter, free_first=not self._filter.free_first))

    @intent(str)
    def toggleFavourite(self, number: str) -> None:  # noqa: N802
        """Set or take away the star."""
        extension = self._service.find(number)
        if extension is not None:
            self._stars.set(number, favourite=not extension.favourite)

    @qt_slot(bool)
    def freeze(self, frozen: bool) -> None:
        """Keep every tile where it is while something is dragged; then catch up."""
        self._frozen = frozen
        if not frozen and self._stale:
            self._refill()
        elif not frozen and self._filter.free_first:
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
        found = [e for e in self._service.all if wanted.admits(e, self._texts[e.number])]
        found.sort(key=lambda e: wanted.rank(e, self._places[e.number], favourites))
        self._model.assign(describe(e) for e in found)

    def _on_changed(self, extension: Extension) -> None:
        if self._model.update(describe(extension)) and self._filter.free_first:
            self._rerank_later()

    def _rerank_later(self) -> None:
        if not self._frozen and not self._rerank.isActive():
            self._rerank.start()

    def _on_favourites(self, _numbers: tuple[str, ...]) -> None:
        # The star itself comes as a change of the extension; wait for both before sorting.
        QTimer.singleShot(0, self._refill)
        self.favouritesChanged.emit()
