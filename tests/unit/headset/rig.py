# SPDX-License-Identifier: GPL-3.0-or-later
"""A driver with virtual headsets at pyusb's seam, and words to wait for what it does."""

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path

from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.ledger import DetachLedger
from atc.adapters.headset.usb_transport import UsbTransport
from atc.domain.headset import HeadsetEvent, HeadsetLink, HeadsetLinkChanged, HeadsetState
from tests.fakes.headset_bus import HandTurnedPlug
from tests.fakes.headset_layouts import LAYOUTS
from tests.fakes.usb_backend import PluggedHeadset, UsbBackend
from tests.fakes.virtual_headset import VirtualHeadset, Ways

PATIENCE_S = 5.0
RINGING = HeadsetState(ringing=True)
TALKING = HeadsetState(off_hook=True)
MUTED = HeadsetState(off_hook=True, muted=True)
HELD = HeadsetState(held=True)
IDLE = HeadsetState()


class Rig:
    """One virtual bus, one driver."""

    def __init__(self, folder: Path, **options: object) -> None:
        self.backend = UsbBackend()
        self.ledger = DetachLedger(folder / "headset.json")
        self.plug_events = HandTurnedPlug()
        self.events: queue.Queue[HeadsetEvent] = queue.Queue()
        self.seen: list[HeadsetEvent] = []
        self.sysfs = folder / "sysfs"
        self.ahead_s = 0.0
        options.setdefault("release_s", 0.05)
        options.setdefault("monotonic", lambda: time.monotonic() + self.ahead_s)
        self.driver = HeadsetDriver(
            UsbTransport(self.ledger, backend=self.backend, sysfs=self.sysfs),
            self.events.put,
            self.plug_events,
            **options,
        )

    def headset(self, layout: str = "jabra", ways: Ways | None = None, port: int = 1):
        vendor, descriptor = LAYOUTS[layout]
        ways = ways or Ways(echoes=(0.002,))
        return PluggedHeadset(VirtualHeadset(descriptor, vendor, time.monotonic, ways), port=port)

    def plug(self, device: PluggedHeadset) -> PluggedHeadset:
        self.backend.plug(device)
        self.plug_events.changed()
        return device

    def unplug(self, device: PluggedHeadset, *, told: bool = True) -> None:
        self.backend.unplug(device)
        if told:
            self.plug_events.changed()

    def start(self) -> "Rig":
        self.driver.start()
        return self

    def stop(self) -> None:
        self.driver.stop()

    def hand(self, action: Callable[[], None]) -> None:
        self.backend.act(action)

    def quiet(self, device: PluggedHeadset) -> None:
        """Wait until a device has said all it has to say and the driver has acted on it."""
        self.wait(lambda: device.model.next_at() is None and not device.said)
        self.quiet_driver()

    def quiet_driver(self) -> None:
        """Wait until the driver has done what it was told."""
        for _ in range(2):  # the first may come in the middle of a turn
            done = threading.Event()
            self.driver._actions.put(done.set)
            assert done.wait(PATIENCE_S)

    def until(self, what: Callable[[HeadsetEvent], bool]) -> HeadsetEvent:
        """The next event that fits; earlier ones are kept in `seen`."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                event = self.events.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"it never came; before it came {self.seen}") from None
            self.seen.append(event)
            if what(event):
                return event

    def link(self, link: HeadsetLink) -> HeadsetLinkChanged:
        """Wait until the link is this."""
        event = self.until(lambda e: isinstance(e, HeadsetLinkChanged) and e.link is link)
        assert isinstance(event, HeadsetLinkChanged)
        return event

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until the virtual bus is in some state."""
        with self.backend.changed:
            assert self.backend.changed.wait_for(condition, PATIENCE_S), "it never happened"
