# SPDX-License-Identifier: GPL-3.0-or-later
"""A headset driver that is made once the window is up, on a thread of its own.

What brings a USB library costs time and memory: neither the first frame nor the console of
somebody who wants no headset pays for it.
"""

import logging
import threading
from typing import TYPE_CHECKING

from atc.domain.headset import HeadsetState

if TYPE_CHECKING:
    from collections.abc import Callable

    from atc.adapters.headset.driver import HeadsetDriver

log = logging.getLogger(__name__)

_STOP_S = 3.0


class LateHeadset:
    """Implements `HeadsetPort`: keeps what is wanted until there is a driver, then passes it on.

    Its methods may be called on any thread and return at once; `stop` waits, in bounded time.
    """

    def __init__(self, build: "Callable[[], HeadsetDriver]") -> None:
        """Make it; `build` makes the driver, on a thread of its own."""
        self._build = build
        self._lock = threading.Lock()
        self._driver: HeadsetDriver | None = None
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._state = HeadsetState()
        self._choice: str | None = None
        self._kept = False

    def start(self) -> None:
        """Build the driver and let it look for headsets."""
        self._thread = threading.Thread(target=self._begin, name="headset-start", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give the headset back to the system; the driver ends."""
        with self._lock:
            self._stopped = True
        if self._thread is not None:
            self._thread.join(_STOP_S)
        if self._driver is not None:
            self._driver.stop()

    def show(self, state: HeadsetState) -> None:
        """See `HeadsetPort`."""
        with self._lock:
            self._state = state
            if self._driver is not None:
                self._driver.show(state)

    def choose(self, key: str) -> None:
        """See `HeadsetPort`."""
        with self._lock:
            self._choice = key
            if self._driver is not None:
                self._driver.choose(key)

    def keep(self, held: bool) -> None:
        """See `HeadsetPort`."""
        with self._lock:
            self._kept = held
            if self._driver is not None:
                self._driver.keep(held)

    def _begin(self) -> None:
        try:
            driver = self._build()
        except Exception:
            log.exception("the headset's driver could not be made")
            return
        with self._lock:
            if self._stopped:
                return
            self._driver = driver
            if self._choice is not None:
                driver.choose(self._choice)
            driver.keep(self._kept)
            driver.show(self._state)
            driver.start()
