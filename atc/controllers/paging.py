# SPDX-License-Identifier: GPL-3.0-or-later
"""A list model of any length that holds only the pages around what is looked at."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PyQt6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    pyqtSignal,
)

from atc.controllers.qt import qt_property
from atc.controllers.rows import FIRST_ROLE, camel

Row = TypeVar("Row", bound=NamedTuple)

Fetch = Callable[[int, int, Callable[[int, Sequence[Row], int], None]], None]
"""Asks for (offset, limit); the answer is (offset, rows, total)."""

PAGE = 100
_KEPT_PAGES = 60
_ASKED_AT_ONCE = 4
_NEAR_PAGES = 6
"""Pages further than this from what was looked at last have been flicked past."""
_NO_PARENT = QModelIndex()


class PagedModel(QAbstractListModel, Generic[Row]):
    """Rows fetched when they are looked at; until a row is there, a placeholder is shown.

    Main thread. Memory is bounded: some thousand rows, whatever the total.

    Signals:
        countChanged: there are more or fewer rows.
        filled: the first page of a new list is there.
    """

    countChanged = pyqtSignal()  # noqa: N815
    filled = pyqtSignal()

    def __init__(
        self,
        row_type: type[Row],
        placeholder: Row,
        key: Callable[[Row], str],
        fetch: Fetch[Row],
        parent: QObject | None = None,
    ) -> None:
        """`key` names what `update_keyed` finds a row by; empty for a row that is not found so."""
        super().__init__(parent)
        self._fields: tuple[str, ...] = row_type._fields
        names = (camel(name).encode() for name in self._fields)
        self._roles = {FIRST_ROLE + i: QByteArray(name) for i, name in enumerate(names)}
        self._placeholder = placeholder
        self._key = key
        self._fetch = fetch
        self._total = 0
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._keyed: dict[str, int] = {}
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._asked: set[int] = set()
        self._looked_at = 0
        self._generation = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    # -- Qt's side ---------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = _NO_PARENT) -> int:  # noqa: N802
        """All rows, fetched or not."""
        return 0 if parent.isValid() else self._total

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One value of a row, of the placeholder while the row is not there."""
        field = role - FIRST_ROLE
        at = index.row()
        if not (0 <= field < len(self._fields) and 0 <= at < self._total):
            return None
        row = self._look(at)
        return (self._placeholder if row is None else row)[field]

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        """The names of the row type's fields, in camel case."""
        return self._roles

    @qt_property(int, notify=countChanged)
    def count(self) -> int:
        """The number of rows."""
        return self._total

    # -- our side ----------------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        """How many pages are held."""
        return len(self._pages)

    def row(self, at: int) -> Row | None:
        """A row, None while it is not there."""
        page = self._pages.get(at // PAGE)
        return page[at % PAGE] if page is not None and at % PAGE < len(page) else None

    def restart(self) -> None:
        """Another list: what is shown stays until the first page of the new one is there."""
        self._generation += 1
        self._wanted.clear()
        self._asked.clear()
        self._request(0, self._begin)

    def refresh(self) -> None:
        """The same list may have changed: fetch again what is looked at, where it is."""
        self._generation += 1
        self._asked.clear()
        self._stale = set(self._pages)
        near = {self._looked_at, 0, *(p for p in self._pages if abs(p - self._looked_at) <= 1)}
        self._wanted = dict.fromkeys(sorted(near))
        self._soon.start()

    def clear(self) -> None:
        """No rows, and none will come."""
        self._generation += 1
        self._begin(0, (), 0)

    def update_keyed(self, key: str, change: Callable[[Row], Row]) -> bool:
        """Change the row with this key, if it is held; tells whether it is."""
        at = self._keyed.get(key)
        before = None if at is None else self.row(at)
        if at is None or before is None or self._key(before) != key:
            return False
        after = change(before)
        self._pages[at // PAGE][at % PAGE] = after
        changed = [
            FIRST_ROLE + i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b
        ]
        if changed:
            index = self.index(at, 0)
            self.dataChanged.emit(index, index, changed)
        return True

    def change_all(self, change: Callable[[Row], Row]) -> None:
        """Change every row that is held."""
        for page, rows in self._pages.items():
            after = [change(row) for row in rows]
            if after != rows:
                self._pages[page] = after
                self._tell(page)

    # -- inside ------------------------------------------------------------------------------------

    def _look(self, at: int) -> Row | None:
        page = at // PAGE
        self._looked_at = page
        held = page in self._pages
        if held:
            self._pages.move_to_end(page)
        if (not held or page in self._stale) and page not in self._asked:
            self._wanted.pop(page, None)
            self._wanted[page] = None
            if not self._soon.isActive():
                self._soon.start()
        return self.row(at)

    def _ask(self) -> None:
        near = [p for p in self._wanted if abs(p - self._looked_at) <= _NEAR_PAGES]
        self._wanted = dict.fromkeys(near)
        while self._wanted and len(self._asked) < _ASKED_AT_ONCE:
            page, _ = self._wanted.popitem()  # the one looked at last
            self._asked.add(page)
            self._request(page, self._take)

    def _request(self, page: int, take: Callable[[int, Sequence[Row], int], None]) -> None:
        mine = self._generation

        def answered(offset: int, rows: Sequence[Row], total: int) -> None:
            if mine == self._generation:
                take(offset // PAGE, rows, total)

        self._fetch(page * PAGE, PAGE, answered)

    def _begin(self, page: int, rows: Sequence[Row], total: int) -> None:
        self.beginResetModel()
        self._pages.clear()
        self._keyed.clear()
        self._stale.clear()
        self._wanted.clear()
        self._asked.clear()
        self._looked_at = page
        self._total = total
        if total:
            self._put(page, rows)
        self.endResetModel()
        self.countChanged.emit()
        self.filled.emit()

    def _take(self, page: int, rows: Sequence[Row], total: int) -> None:
        self._asked.discard(page)
        self._stale.discard(page)
        self._resize(total)
        if page * PAGE < self._total:
            self._put(page, rows)
            self._tell(page)
        if self._wanted:
            self._soon.start()

    def _resize(self, total: int) -> None:
        before = self._total
        if total == before:
            return
        if total > before:
            self.beginInsertRows(_NO_PARENT, before, total - 1)
            self._total = total
            self.endInsertRows()
        else:
            self.beginRemoveRows(_NO_PARENT, total, before - 1)
            self._total = total
            for page in [p for p in self._pages if p * PAGE >= total]:
                del self._pages[page]
            self.endRemoveRows()
        # The last page that was there is longer or shorter now.
        self._stale.update(p for p in self._pages if p in {before // PAGE, total // PAGE})
        self.countChanged.emit()

    def _put(self, page: int, rows: Iterable[Row]) -> None:
        held = list(rows)
        self._pages[page] = held
        self._pages.move_to_end(page)
        for i, row in enumerate(held):
            if key := self._key(row):
                self._keyed[key] = page * PAGE + i
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        if len(self._keyed) > 2 * _KEPT_PAGES * PAGE:
            self._keyed = {
                key: p * PAGE + i
                for p, rows_of in self._pages.items()
                for i, row in enumerate(rows_of)
                if (key := self._key(row))
            }

    def _tell(self, page: int) -> None:
        last = min(page * PAGE + PAGE, self._total) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, 0))
