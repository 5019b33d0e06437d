# SPDX-License-Identifier: GPL-3.0-or-later
"""How the sharing of the log with other desks stands."""

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QObject, pyqtSignal

from atc.controllers.qt import qt_property, tr
from atc.domain.sharing import SharingProblem, SharingState, SharingStatus
from atc.services.call_log import CallLogService

P, S = SharingProblem, SharingState

STATES: dict[SharingState, str] = {
    S.OFF: QT_TRANSLATE_NOOP("Sharing", "The log is kept on this desk only"),
    S.CONNECTING: QT_TRANSLATE_NOOP("Sharing", "Connecting to {server}…"),
    S.ONLINE: QT_TRANSLATE_NOOP("Sharing", "The log is shared through {server}"),
    S.OFFLINE: QT_TRANSLATE_NOOP(
        "Sharing", "{server} cannot be reached; this desk goes on alone and catches up by itself"
    ),
    S.TROUBLE: QT_TRANSLATE_NOOP("Sharing", "The log is not shared: {problem}"),
}

PROBLEMS: dict[SharingProblem, str] = {
    P.BAD_URL: QT_TRANSLATE_NOOP("Sharing", "the address in [shared] url is not one"),
    P.NO_DRIVER: QT_TRANSLATE_NOOP("Sharing", "the database driver is not installed"),
    P.UNREACHABLE: QT_TRANSLATE_NOOP("Sharing", "the server cannot be reached"),
    P.PASSWORD: QT_TRANSLATE_NOOP("Sharing", "the server refuses the user name or password"),
    P.NO_DATABASE: QT_TRANSLATE_NOOP("Sharing", "the server has no such database"),
    P.NO_RIGHTS: QT_TRANSLATE_NOOP("Sharing", "the user may not do in it what is needed"),
    P.TLS: QT_TRANSLATE_NOOP("Sharing", "the encrypted connection fails"),
    P.NEWER: QT_TRANSLATE_NOOP("Sharing", "a newer console made its tables; update this one"),
    P.SLOW: QT_TRANSLATE_NOOP("Sharing", "the server does not answer"),
    P.OTHER: QT_TRANSLATE_NOOP("Sharing", "the database says no"),
}

_WAITING = QT_TRANSLATE_NOOP("Sharing", "Changes that the others do not have yet: {count}")


def sentence(status: SharingStatus) -> str:
    """How the sharing stands, in whole sentences."""
    problem = PROBLEMS.get(status.problem)
    text = tr("Sharing", STATES[status.state])
    text = text.replace("{server}", status.server)
    text = text.replace("{problem}", tr("Sharing", problem) if problem else status.reason)
    if status.waiting:
        waiting = tr("Sharing", _WAITING).replace("{count}", str(status.waiting))
        text = f"{text}. {waiting}"
    return text


class SharingController(QObject):
    """Tells the screen how the sharing stands. Main thread.

    Signals:
        changed: it stands otherwise now.
    """

    changed = pyqtSignal()

    def __init__(self, service: CallLogService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._unhook = service.sharing_changed.connect(lambda _: self.changed.emit())

    @qt_property(str, notify=changed)
    def phase(self) -> str:
        """`off`, `connecting`, `online`, `offline` or `trouble`."""
        return self._service.sharing.state.value

    @qt_property(str, notify=changed)
    def text(self) -> str:
        """The same in whole sentences."""
        return sentence(self._service.sharing)

    def retranslate(self) -> None:
        """The language changed."""
        self.changed.emit()
