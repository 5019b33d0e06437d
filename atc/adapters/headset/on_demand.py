# SPDX-License-Identifier: GPL-3.0-or-later
"""A transport that is loaded when something that may be a headset is plugged, not before.

Linux lists its USB devices in files. A console without a headset reads those and has neither the
USB library in memory nor its thread.
"""

from collections.abc import Callable
from pathlib import Path

from atc.adapters.headset.transport import HidDevice, HidInfo, HidTransport

SYSFS = Path("/sys/bus/usb/devices")
_AUDIO, _HID = "01", "03"


class OnDemandTransport:
    """Implements `HidTransport` by another one that it makes when it must. One thread at a time."""

    def __init__(
        self, make: Callable[[], HidTransport], ledger: Path, *, sysfs: Path = SYSFS
    ) -> None:
        """Make nothing yet.

        Args:
            make: makes the transport.
            ledger: the file that is there when an earlier run left something detached.
            sysfs: where Linux shows USB devices.
        """
        self._make = make
        self._ledger = ledger
        self._sysfs = sysfs
        self._made: HidTransport | None = None

    @property
    def _transport(self) -> HidTransport:
        if self._made is None:
            self._made = self._make()
        return self._made

    def find(self) -> tuple[HidInfo, ...]:
        """See `HidTransport.find`."""
        if self._made is None and not headset_like(self._sysfs):
            return ()
        return self._transport.find()

    def check(self, info: HidInfo) -> None:
        """See `HidTransport.check`."""
        self._transport.check(info)

    def open(self, info: HidInfo) -> HidDevice:
        """See `HidTransport.open`."""
        return self._transport.open(info)

    def recover(self) -> None:
        """See `HidTransport.recover`."""
        if self._ledger.exists():
            self._transport.recover()


def headset_like(sysfs: Path) -> bool:
    """Whether a device is plugged that has both sound and a HID interface."""
    classes: dict[str, set[str]] = {}
    for path in sysfs.glob("*:*/bInterfaceClass"):
        try:
            kind = path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):  # unplugged this very moment
            continue
        classes.setdefault(path.parent.name.partition(":")[0], set()).add(kind)
    return any({_AUDIO, _HID} <= kinds for kinds in classes.values())
