# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the keyboard, by what they do."""

from collections.abc import Mapping
from typing import NamedTuple

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QObject, pyqtSignal
from PyQt6.QtGui import QKeySequence

from atc.controllers.qt import qt_property, qt_slot, tr
from atc.controllers.rows import RowsModel

ACTIONS: dict[str, str] = {
    "answer": QT_TRANSLATE_NOOP("Keys", "Answer the first call that rings"),
    "reject": QT_TRANSLATE_NOOP("Keys", "Refuse that call as busy"),
    "silence": QT_TRANSLATE_NOOP("Keys", "Stop the ringing; the calls go on waiting"),
    "hold": QT_TRANSLATE_NOOP("Keys", "Hold the active call, or take it back"),
    "resume_oldest": QT_TRANSLATE_NOOP("Keys", "Take back the call held longest"),
    "blind": QT_TRANSLATE_NOOP("Keys", "Transfer: type, choose with the arrows, Enter"),
    "attended": QT_TRANSLATE_NOOP("Keys", "Announce first, then connect"),
    "cancel_transfer": QT_TRANSLATE_NOOP("Keys", "Cancel the transfer, back to the caller"),
    "swap": QT_TRANSLATE_NOOP("Keys", "Swap caller and colleague"),
    "join": QT_TRANSLATE_NOOP("Keys", "Join the active call with the one on hold"),
    "undo": QT_TRANSLATE_NOOP("Keys", "Take back the last transfer"),
    "park": QT_TRANSLATE_NOOP("Keys", "Park the active call"),
    "mute": QT_TRANSLATE_NOOP("Keys", "Microphone on or off"),
    "hang_up": QT_TRANSLATE_NOOP("Keys", "Hang up"),
    "group_pickup": QT_TRANSLATE_NOOP("Keys", "Pick up a call of the group"),
    "do_not_disturb": QT_TRANSLATE_NOOP("Keys", "Do not disturb on or off"),
    "queues": QT_TRANSLATE_NOOP("Keys", "Queues"),
    "pause_queues": QT_TRANSLATE_NOOP("Keys", "Pause in all queues, or go on"),
    "take_caller": QT_TRANSLATE_NOOP("Keys", "Take the caller who waits longest in a queue"),
    "suggestion_1": QT_TRANSLATE_NOOP("Keys", "Hand the call to the first suggested person"),
    "suggestion_2": QT_TRANSLATE_NOOP("Keys", "Hand the call to the second suggested person"),
    "suggestion_3": QT_TRANSLATE_NOOP("Keys", "Hand the call to the third suggested person"),
    "dial": QT_TRANSLATE_NOOP("Keys", "Search or dial"),
    "favourites": QT_TRANSLATE_NOOP("Keys", "Favourites"),
    "extensions": QT_TRANSLATE_NOOP("Keys", "Extensions"),
    "contacts": QT_TRANSLATE_NOOP("Keys", "Contacts"),
    "log": QT_TRANSLATE_NOOP("Keys", "Call log"),
    "add_contact": QT_TRANSLATE_NOOP("Keys", "Add a contact, or the caller as one"),
    "keypad": QT_TRANSLATE_NOOP("Keys", "Keypad"),
    "headset": QT_TRANSLATE_NOOP("Keys", "Headset; yes, use it for this call"),
    "help": QT_TRANSLATE_NOOP("Keys", "This page"),
    "quit": QT_TRANSLATE_NOOP("Keys", "Leave the console"),
}
"""Everything that a key can do, in the order of the help sheet."""

DEFAULTS: dict[str, str] = {
    "answer": "F2",
    "reject": "Ctrl+End",
    "silence": "Ctrl+F2",
    "hold": "F5",
    "resume_oldest": "Ctrl+F5",
    "blind": "F6",
    "attended": "F7",
    "cancel_transfer": "Del",
    "swap": "Ctrl+F7",
    "join": "Ctrl+J",
    "undo": "Ctrl+Z",
    "park": "F4",
    "mute": "F3",
    "hang_up": "End",
    "group_pickup": "Ctrl+G",
    "do_not_disturb": "Ctrl+D",
    "queues": "Ctrl+U",
    "pause_queues": "Ctrl+P",
    "take_caller": "Ctrl+T",
    "suggestion_1": "Ctrl+1",
    "suggestion_2": "Ctrl+2",
    "suggestion_3": "Ctrl+3",
    "dial": "F8",
    "favourites": "F9",
    "extensions": "F10",
    "contacts": "F11",
    "log": "F12",
    "add_contact": "Ctrl+N",
    "keypad": "Ctrl+K",
    "headset": "Ctrl+H",
    "help": "F1",
    "quit": "Ctrl+Q",
}


class KeyRow(NamedTuple):
    """The roles of the help sheet; `keys` as this system writes them."""

    action: str
    model_sequence: str
    keys: str
    text: str


class KeyRowsModel(RowsModel[KeyRow]):
    """The keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(KeyRow, lambda row: row.action, parent)


class KeysController(QObject):
    """Knows which key does what. Main thread.

    Signals:
        triggered: a key's action is wanted; the window carries it out.
    """

    triggered = pyqtSignal(str)

    def __init__(
        self, configured: Mapping[str, str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        chosen = DEFAULTS if configured is None else configured
        self._keys = {action: chosen[action] for action in ACTIONS if chosen.get(action)}
        self._model = KeyRowsModel(self)
        self._model.assign(self._rows())

    @qt_property(QObject, constant=True)
    def map(self) -> KeyRowsModel:
        """The keys, in the order of the help sheet."""
        return self._model

    @qt_slot(str, result=str)
    def keyOf(self, action: str) -> str:  # noqa: N802
        """An action's key as this system writes it, empty without one."""
        row = self._model.find(action)
        return row.keys if row else ""

    @qt_slot(int, result=bool)
    def press(self, key: int) -> bool:
        """A key without modifiers that a text field has no use for, as it is empty.

        Returns:
            Whether the key stands for an action, which is then triggered.
        """
        written = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
        action = next((a for a, keys in self._keys.items() if keys == written), "")
        if action:
            self.triggered.emit(action)
        return bool(action)

    def retranslate(self) -> None:
        """The language changed."""
        for row in self._rows():
            self._model.update(row)

    def _rows(self) -> list[KeyRow]:
        native = QKeySequence.SequenceFormat.NativeText
        return [
            KeyRow(action, keys, QKeySequence(keys).toString(native), tr("Keys", ACTIONS[action]))
            for action, keys in self._keys.items()
        ]
