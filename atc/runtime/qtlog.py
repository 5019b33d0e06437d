# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt's and QML's messages go to the log: QML's under `qml`, all others under `qt`."""

import logging

from PyQt6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_QML_CATEGORIES = ("qml", "js", "qt.qml", "qt.quick")


def install_qt_log() -> None:
    """Send Qt's messages to logging. They may come on any thread."""
    qInstallMessageHandler(_handle)


def remove_qt_log() -> None:
    """Give Qt its own handler back; needed before the interpreter ends."""
    qInstallMessageHandler(None)


def _handle(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    category = context.category or ""
    file = context.file or ""
    is_qml = category.startswith(_QML_CATEGORIES) or ".qml" in file or ".qml:" in (message or "")
    place = f"{file}:{context.line}: " if file and file not in (message or "") else ""
    if not is_qml:
        place = ""  # a line of Qt's own source says nothing here
    logger = logging.getLogger("qml" if is_qml else "qt")
    logger.log(_LEVELS.get(kind, logging.WARNING), "%s%s", place, message)
