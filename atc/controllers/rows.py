# SPDX-License-Identifier: GPL-3.0-or-later
"""List models whose rows are immutable tuples: a change emits just the roles that differ."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PyQt6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt, pyqtSignal

from atc.controllers.qt import qt_property

Row = TypeVar("Row", bound=NamedTuple)

FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_MANY_RANGES = 64
_NO_PARENT = QModelIndex()


def camel(name: str) -> str:
    """`call_id` as QML knows it: `callId`."""
    return re.sub(r"_(\w)", lambda match: match.group(1).upper(), name)


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows found by a key. Main thread.

    The model is never reset because of a change of state; only a filter that takes out or brings
    in very many scattered rows at once resets it.

    Signals:
        countChanged: rows came or went.
    """

    countChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        row_type: type[Row],
        key: Callable[[Row], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields: tuple[str, ...] = row_type._fields
        self._key = key
        self._rows: list[Row] = []
        self._at: dict[Hashable, int] = {}
        names = (camel(name).encode() for name in self._fields)
        self._roles = {FIRST_ROLE + i: QByteArray(name) for i, name in enumerate(names)}

    # -- Qt's side ---------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = _NO_PARENT) -> int:  # noqa: N802
        """The number of rows; a row has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One value of a row."""
        field = role - FIRST_ROLE
        row = index.row()
        if 0 <= field < len(self._fields) and 0 <= row < len(self._rows):
            return self._rows[row][field]
        return None

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        """The names of the row type's fields, in camel case."""
        return self._roles

    @qt_property(int, notify=countChanged)
    def count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    # -- our side ----------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[Row]:
        """The rows, in the order shown."""
        return self._rows

    def find(self, key: Hashable) -> Row | None:
        """The row with this key."""
        at = self._at.get(key)
        return None if at is None else self._rows[at]

    def place(self, key: Hashable) -> int:
        """Where the row with this key is, -1 when it is not."""
        return self._at.get(key, -1)

    def update(self, row: Row) -> bool:
        """Replace the row with the same key.

        Returns:
            False when there is none.
        """
        at = self._at.get(self._key(row))
        if at is None:
            return False
        before = self._rows[at]
        if before == row:
            return True
        changed = [
            FIRST_ROLE + i for i, (a, b) in enumerate(zip(before, row, strict=True)) if a != b
        ]
        self._rows[at] = row
        index = self.index(at, 0)
        self.dataChanged.emit(index, index, changed)
        return True

    def insert(self, at: int, row: Row) -> None:
        """Add a row."""
        self._insert_range(at, [row])
        self.countChanged.emit()

    def append(self, row: Row) -> None:
        """Add a row at the end."""
        self.insert(len(self._rows), row)

    def put(self, row: Row) -> None:
        """Update the row, or append it when it is new."""
        if not self.update(row):
            self.append(row)

    def remove(self, key: Hashable) -> bool:
        """Take out a row.

        Returns:
            False when there is none.
        """
        at = self._at.get(key)
        if at is None:
            return False
        self._remove_range(at, at + 1)
        self.countChanged.emit()
        return True

    def move(self, key: Hashable, to: int) -> None:
        """Put a row at another place; delegates (and a drag that began on one) live on."""
        at = self._at.get(key, -1)
        if at in {-1, to}:
            return
        target = to + 1 if to > at else to
        if self.beginMoveRows(_NO_PARENT, at, at, _NO_PARENT, target):
            row = self._rows.pop(at)
            self._rows.insert(to, row)
            self._number(min(at, to))
            self.endMoveRows()

    def assign(self, rows: Iterable[Row]) -> None:
        """Show exactly these rows, in this order, keeping those that stay."""
        wanted = list(rows)
        keys = [self._key(row) for row in wanted]
        stays = set(keys)
        kept = [k for k in map(self._key, self._rows) if k in stays]
        present = set(kept)
        if kept != [k for k in keys if k in present] or self._scattered(stays, keys):
            self._reset(wanted)
            return
        before = len(self._rows)
        self._drop_others(stays)
        self._fill_in(wanted, keys)
        for row in wanted:
            self.update(row)
        if len(self._rows) != before:
            self.countChanged.emit()

    def settle(self, rows: Iterable[Row]) -> None:
        """As `assign`, by moves instead of a reset: for few rows whose order changes often."""
        wanted = list({self._key(row): row for row in rows}.values())
        before = len(self._rows)
        self._drop_others({self._key(row) for row in wanted})
        for at, row in enumerate(wanted):
            if self._key(row) in self._at:
                self.move(self._key(row), at)
                self.update(row)
            else:
                self._insert_range(at, [row])
        if len(self._rows) != before:
            self.countChanged.emit()

    # -- inside ------------------------------------------------------------------------------------

    def _scattered(self, stays: set[Hashable], keys: list[Hashable]) -> bool:
        """Whether so many separate ranges come or go that a reset is the lesser evil."""
        gone = [self._key(row) not in stays for row in self._rows]
        new = [key not in self._at for key in keys]
        ranges = sum(b and not a for flags in (gone, new) for a, b in _pairs(flags))
        return ranges > _MANY_RANGES

    def _reset(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._at = {}
        self._number(0)
        self.endResetModel()
        self.countChanged.emit()

    def _drop_others(self, stays: set[Hashable]) -> None:
        end = len(self._rows)
        while end:
            if self._key(self._rows[end - 1]) in stays:
                end -= 1
                continue
            start = end - 1
            while start and self._key(self._rows[start - 1]) not in stays:
                start -= 1
            self._remove_range(start, end)
            end = start

    def _fill_in(self, wanted: list[Row], keys: list[Hashable]) -> None:
        present = set(self._at)
        at = 0
        while at < len(wanted):
            end = at
            while end < len(wanted) and keys[end] not in present:
                end += 1
            if end > at:
                self._insert_range(at, wanted[at:end])
            at = end + 1

    def _insert_range(self, at: int, rows: list[Row]) -> None:
        self.beginInsertRows(_NO_PARENT, at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self._number(at)
        self.endInsertRows()

    def _remove_range(self, start: int, end: int) -> None:
        self.beginRemoveRows(_NO_PARENT, start, end - 1)
        for row in self._rows[start:end]:
            del self._at[self._key(row)]
        del self._rows[start:end]
        self._number(start)
        self.endRemoveRows()

    def _number(self, first: int) -> None:
        for at in range(first, len(self._rows)):
            self._at[self._key(self._rows[at])] = at


def _pairs(flags: list[bool]) -> Iterable[tuple[bool, bool]]:
    """Each flag with the one before it; before the first comes False."""
    return zip([False, *flags], flags, strict=False)
