# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand on a virtual headset beside the observed console, in the console's process."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QTimer

from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.report_map import Out
from tests.fakes.headset_bus import HeadsetBus

_LOOK_MS = 5
_REST_MS = 60
"""After the clock was set past every echo the driver finishes its turn before anybody presses."""


class HeadsetHand:
    """Presses the call button when the headset rings, or when it shows a call."""

    def __init__(self) -> None:
        self._bus: HeadsetBus | None = None

    def build(self, _settings: Any, folder: Path, emit: Callable[..., None]) -> HeadsetDriver:
        """A Jabra-like headset on the console's own driver; only libusb is replaced."""
        self._bus = HeadsetBus(folder)
        self._headset = self._bus.plug("jabra")
        return self._bus.driver(emit)

    def press_when(self, lit: Out, pressed: Callable[[int], None]) -> None:
        """Press as soon as it shows this and has said its echoes; `pressed` is told when."""
        if self._bus is None or self._headset.lit != {lit}:
            QTimer.singleShot(_LOOK_MS, lambda: self.press_when(lit, pressed))
            return
        self._bus.past_echoes()
        QTimer.singleShot(_REST_MS, lambda: self._press(pressed))

    def _press(self, pressed: Callable[[int], None]) -> None:
        if not self._headset.at_rest:
            QTimer.singleShot(_LOOK_MS, lambda: self._press(pressed))
            return
        at = time.monotonic_ns()
        self._headset.hook()
        pressed(at)
