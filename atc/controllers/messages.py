# SPDX-License-Identifier: GPL-3.0-or-later
"""The one line that says what could not be done, when it concerns no card."""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from atc.controllers import texts
from atc.controllers.qt import qt_property, qt_slot
from atc.domain.notices import Notice

_SHOWN_MS = 6000


class MessagesController(QObject):
    """Shows the last message for some seconds. Main thread.

    Signals:
        changed: there is another message, or none.
        said: a message began; screen readers speak it.
    """

    changed = pyqtSignal()
    said = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)

    def report(self, what: Notice) -> None:
        """Show a message."""
        self._notice = what
        self._timer.start(_SHOWN_MS)
        self.changed.emit()
        self.said.emit(texts.sentence(what))

    @qt_slot()
    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._notice = None
        self.changed.emit()

    @qt_property(str, notify=changed)
    def text(self) -> str:
        """The message, empty without one."""
        return texts.sentence(self._notice)

    @qt_property(str, notify=changed)
    def tone(self) -> str:
        """`info`, `good`, `warning` or `bad`."""
        return self._notice.tone.value if self._notice else "info"

    def retranslate(self) -> None:
        """The language changed."""
        self.changed.emit()
