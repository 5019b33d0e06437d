# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of favourites: extensions with their lamps and contacts' numbers, in her order."""

from typing import NamedTuple

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers.qt import qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.extensions import Extension
from atc.domain.favourites import Favourite, FavouriteBoard
from atc.services.extensions import ExtensionService
from atc.services.favourites import FavouriteService
from atc.services.phonebook import Phonebook


class FavouriteRow(NamedTuple):
    """The roles of a favourite's tile; those of an extension's tile, and how it is dialled.

    Attributes:
        group: what the tile says below the number: the extension's groups, or the number's owner.
        inside: whether it is an extension of the house.
        page: the favourites' group that it is in.
    """

    number: str
    name: str
    group: str
    phone: str
    peer: str
    peer_number: str
    dnd: bool
    favourite: bool
    dial: str
    shown: str
    inside: bool
    page: str


class FavouritesModel(RowsModel[FavouriteRow]):
    """The tiles of the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(FavouriteRow, lambda row: row.number, parent)


class FavouritesController(QObject):
    """Stars, their order and their groups. Main thread.

    Signals:
        changed: a star, the order or a group changed.
        chosenChanged: another group is shown.
    """

    changed = pyqtSignal()
    chosenChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        stars: FavouriteService,
        extensions: ExtensionService,
        phonebook: Phonebook,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stars = stars
        self._extensions = extensions
        self._phonebook = phonebook
        self._group = ""
        self._frozen = False
        self._model = FavouritesModel(self)
        self._unhook = (
            stars.changed.connect(self._on_board),
            extensions.changed.connect(self._on_extension),
            phonebook.changed.connect(lambda _: self._fill()),
        )
        self._fill()

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def tiles(self) -> FavouritesModel:
        """The favourites of the group that is shown."""
        return self._model

    @qt_property(int, notify=changed)
    def total(self) -> int:
        """How many favourites there are in all groups."""
        return len(self._stars.board.entries)

    @qt_property("QStringList", notify=changed)
    def groups(self) -> list[str]:
        """The groups, in her order."""
        return list(self._stars.board.groups)

    @qt_property(str, notify=chosenChanged)
    def group(self) -> str:
        """The group that is shown, empty for all."""
        return self._group

    @qt_slot(str, result=bool)
    def has(self, number: str) -> bool:
        """Whether a number has a star."""
        return self._find(number) is not None

    @qt_slot(str, result=str)
    def groupOf(self, number: str) -> str:  # noqa: N802
        """The group that a favourite is in, empty for none."""
        entry = self._find(number)
        return entry.group if entry else ""

    @qt_slot(str, result=int)
    def placeOf(self, number: str) -> int:  # noqa: N802
        """Which tile shows a number, -1 when none does."""
        return self._model.place(number)

    # -- what she wants ----------------------------------------------------------------------------

    @qt_slot(str, str)
    def toggle(self, number: str, name: str) -> None:
        """Set or take away the star of a number, as it is written or as it is dialled."""
        entry = self._find(number)
        self._stars.set(entry.number if entry else number, favourite=entry is None, name=name)

    @qt_slot(str)
    def chooseGroup(self, group: str) -> None:  # noqa: N802
        """Show one group only; the same one again, or the empty name, shows all."""
        wanted = "" if group == self._group else group
        if wanted != self._group:
            self._group = wanted
            self._fill()
            self.chosenChanged.emit()

    @qt_slot(str, int)
    def move(self, number: str, to: int) -> None:
        """Put a favourite at another place among those shown."""
        self._stars.change(self._stars.board.move(number, to, self._group))

    @qt_slot(str, int, result=int)
    def step(self, number: str, by: int) -> int:
        """Move a favourite by some places; returns its place."""
        at = self._model.place(number)
        if at >= 0:
            self.move(number, at + by)
        return self._model.place(number)

    @qt_slot(str, str)
    def putInto(self, number: str, group: str) -> None:  # noqa: N802
        """Move a favourite into a group, out of all for the empty name."""
        entry = self._find(number)
        if entry is not None:
            self._stars.change(self._stars.board.put_into(entry.number, group))

    @qt_slot(str, str, int)
    def place(self, number: str, name: str, to: int) -> None:
        """Something was dropped among the favourites: it gets a star there, or moves there."""
        board, entry = self._stars.board, self._find(number)
        if entry is None:
            known = self._extensions.find(number) is not None
            entry = Favourite(number, "" if known else name, self._group)
            board = board.add(entry)
        self._stars.change(board.move(entry.number, to, self._group))

    @qt_slot(str, result=bool)
    def addGroup(self, name: str) -> bool:  # noqa: N802
        """Make a group and show it; False for a name that is empty or taken."""
        before = self._stars.board
        after = before.add_group(name)
        if after == before:
            return False
        self._stars.change(after)
        self._group = after.groups[-1]
        self._fill()
        self.chosenChanged.emit()
        return True

    @qt_slot(str, str, result=bool)
    def renameGroup(self, old: str, new: str) -> bool:  # noqa: N802
        """Give a group another name; False when it cannot have it."""
        before = self._stars.board
        after = before.rename_group(old, new)
        if after == before:
            return False
        if self._group == old:
            self._group = " ".join(new.split())
        self._stars.change(after)
        self.chosenChanged.emit()
        return True

    @qt_slot(str)
    def removeGroup(self, name: str) -> None:  # noqa: N802
        """Take a group away; its favourites stay."""
        if self._group == name:
            self._group = ""
        self._stars.change(self._stars.board.remove_group(name))
        self.chosenChanged.emit()

    # -- inside ------------------------------------------------------------------------------------

    def _find(self, number: str) -> Favourite | None:
        """The favourite with this number, as it is written or as it is dialled."""
        board, plan = self._stars.board, self._phonebook.plan
        exact = board.find(number)
        if exact is not None or not number:
            return exact
        return next((e for e in board.entries if plan.dial(e.number) == number), None)

    def _on_board(self, board: FavouriteBoard) -> None:
        if self._group and self._group not in board.groups:
            self._group = ""
            self.chosenChanged.emit()
        self._fill()

    def _fill(self) -> None:
        shown = self._stars.board.inside(self._group)
        self._model.settle(self._describe(entry) for entry in shown)
        self.changed.emit()

    def _describe(self, entry: Favourite) -> FavouriteRow:
        extension = self._extensions.find(entry.number)
        if extension is not None:
            return _of_extension(extension, entry)
        plan = self._phonebook.plan
        key = plan.key(entry.number)
        return FavouriteRow(
            number=entry.number,
            name=entry.name or entry.number,
            group="",
            phone="",
            peer="",
            peer_number="",
            dnd=False,
            favourite=True,
            dial=plan.dial(entry.number),
            shown=plan.show(key) if key else entry.number,
            inside=False,
            page=entry.group,
        )

    def _on_extension(self, extension: Extension) -> None:
        entry = self._stars.board.find(extension.number)
        if entry is not None and self._model.find(extension.number) is not None:
            self._model.update(_of_extension(extension, entry))


def _of_extension(extension: Extension, entry: Favourite) -> FavouriteRow:
    peer = extension.peer
    return FavouriteRow(
        number=extension.number,
        name=extension.label,
        group=", ".join(extension.groups),
        phone=extension.state.value,
        peer=peer.label if peer else "",
        peer_number=peer.number if peer else "",
        dnd=extension.dnd,
        favourite=True,
        dial=extension.number,
        shown=extension.number,
        inside=True,
        page=entry.group,
    )
