# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices when USB devices are plugged or unplugged."""

import contextlib
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

log = logging.getLogger(__name__)

POLL_S = 2.0
_UDEV_RUNS = Path("/run/udev/control")
_CARDS = frozenset({"add", "change", "remove"})  # "change" ends a card's set-up
_PLUGGED = (Path("/sys/bus/usb/devices"), Path("/sys/class/sound"))


class HotPlug(Protocol):
    """Calls back when headsets should be looked for again. Its thread is its own."""

    def start(self, changed: Callable[[], None]) -> None:
        """Begin; `changed` may be called on any thread."""

    def stop(self) -> None:
        """End, within a moment."""


class UdevHotPlug:
    """By udev's messages, which come when the rules have set the permissions."""

    def __init__(self) -> None:
        """Connect.

        Raises:
            ImportError: there is no libudev.
            OSError: udev's messages cannot be had.
        """
        import pyudev  # noqa: PLC0415 - Linux only

        self._monitor = pyudev.Monitor.from_netlink(pyudev.Context())
        self._monitor.filter_by(subsystem="usb", device_type="usb_device")
        self._monitor.filter_by(subsystem="sound")  # a headset's card comes after the headset
        self._observer_class: Any = pyudev.MonitorObserver
        self._observer: Any = None

    def start(self, changed: Callable[[], None]) -> None:
        """See `HotPlug`."""

        def told(device: Any) -> None:
            if device.subsystem == "usb":
                if device.action in {"add", "remove"}:
                    changed()
            elif device.sys_name.startswith("card") and device.action in _CARDS:
                changed()

        self._observer = self._observer_class(
            self._monitor, callback=told, name="headset-plug", daemon=True
        )
        self._observer.start()

    def stop(self) -> None:
        """See `HotPlug`."""
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()


class PollingHotPlug:
    """By looking now and then, where there is no udev.

    Where the system lists its devices in folders, only those are read until they change.
    """

    def __init__(self, every_s: float = POLL_S, folders: Sequence[Path] = _PLUGGED) -> None:
        self._every_s = every_s
        self._folders = folders
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, changed: Callable[[], None]) -> None:
        """See `HotPlug`."""

        def look() -> None:
            before = self._listed()
            while not self._ended.wait(self._every_s):
                now = self._listed()
                if now != before or not now:
                    before = now
                    changed()

        self._thread = threading.Thread(target=look, name="headset-plug", daemon=True)
        self._thread.start()

    def _listed(self) -> tuple[str, ...]:
        """What is plugged by the system's account; empty where it gives none."""
        names: list[str] = []
        for folder in self._folders:
            with contextlib.suppress(OSError):
                names += (each.name for each in folder.iterdir())
        return tuple(sorted(names))

    def stop(self) -> None:
        """See `HotPlug`."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()


def best_hot_plug() -> HotPlug:
    """Udev where it runs, else polling."""
    if _UDEV_RUNS.exists():
        try:
            return UdevHotPlug()
        except (ImportError, OSError) as error:
            log.info("udev's messages cannot be had (%s): looking every %.0f s", error, POLL_S)
    return PollingHotPlug()
