# SPDX-License-Identifier: GPL-3.0-or-later
"""Ends the console properly on Ctrl+C and on a service manager's SIGTERM."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PyQt6.QtCore import QObject, QSocketNotifier


class QuitOnSignal(QObject):
    """Calls `quit_` on the main thread when the process is asked to end. Main thread.

    Python handles signals only between its own instructions, and Qt's event loop sleeps in C++;
    a socket that the interpreter writes to wakes it.
    """

    def __init__(self, quit_: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quit = quit_
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        kind = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._reader.fileno(), kind, self)  # type: ignore[call-overload] # an int will do
        self._notifier.activated.connect(self._read)
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno())
        numbers = (signal.SIGINT, signal.SIGTERM)
        self._before = {each: signal.signal(each, self._handle) for each in numbers}

    def close(self) -> None:
        """Restore what was before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _handle(self, number: int, frame: FrameType | None) -> None:
        """Nothing: the byte in the socket does the work."""

    def _read(self) -> None:
        self._reader.recv(64)
        self._quit()
