# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual USB bus for a whole console: headsets of every make at pyusb's seam, and hands on them.

The console's own driver, state machine and threads work on it; only libusb is replaced. Its clock
can be set ahead, past every window in which an echo may come, so that no test has to wait for it.
"""

import time
from collections.abc import Callable
from pathlib import Path

from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.ledger import DetachLedger
from atc.adapters.headset.report_map import In, Out
from atc.adapters.headset.usb_transport import UsbTransport
from atc.domain.headset import HeadsetEvent
from tests.fakes.headset_layouts import LAYOUTS
from tests.fakes.usb_backend import PluggedHeadset, UsbBackend
from tests.fakes.virtual_headset import VirtualHeadset, Ways

PAST_ECHOES_S = 10.0

MAKES: dict[str, Ways] = {
    "jabra": Ways(echoes=(0.02, 2.0), mute_needs_call=True),
    "poly": Ways(
        echoes=(0.03,),
        holds_by_hook=True,
        double_keys=True,
        rejects_by_hook=True,
        interrupt_out=False,
    ),
    "plain": Ways(echoes=(0.02,)),
}
"""How each make behaves: a second, late echo; SET_REPORT only and double keys; plain HID."""


class HandTurnedPlug:
    """Hot-plug that the test tells of."""

    def __init__(self) -> None:
        self.changed: Callable[[], None] = lambda: None

    def start(self, changed: Callable[[], None]) -> None:
        self.changed = changed

    def stop(self) -> None:
        self.changed = lambda: None


class HeadsetBus:
    """The bus, and what is needed to give a console a driver on it."""

    def __init__(self, folder: Path) -> None:
        self.backend = UsbBackend()
        self._folder = folder
        self._plugs = HandTurnedPlug()
        self._ahead_s = 0.0
        self._ports = 0

    def driver(self, emit: Callable[[HeadsetEvent], None]) -> HeadsetDriver:
        """The console's driver, as the product makes it."""
        ledger = DetachLedger(self._folder / "headset-detached.json")
        transport = UsbTransport(ledger, backend=self.backend, sysfs=self._folder / "sysfs")
        return HeadsetDriver(transport, emit, self._plugs, monotonic=self.now)

    def now(self) -> float:
        return time.monotonic() + self._ahead_s

    def plug(self, make: str, ways: Ways | None = None) -> "HandHeadset":
        """Put a headset into a socket of its own."""
        vendor, descriptor = LAYOUTS[make]
        self._ports += 1
        model = VirtualHeadset(descriptor, vendor, self.now, ways or MAKES[make])
        headset = HandHeadset(self, PluggedHeadset(model, port=self._ports))
        headset.plug()
        return headset

    def past_echoes(self) -> None:
        """Let the time pass in which a lamp may be echoed; nothing is pressed meanwhile."""
        self._ahead_s += PAST_ECHOES_S
        with self.backend.changed:
            self.backend.changed.notify_all()

    def tell(self) -> None:
        self._plugs.changed()


class HandHeadset:
    """One headset and the hand that presses its buttons."""

    def __init__(self, bus: HeadsetBus, device: PluggedHeadset) -> None:
        self.device = device
        self._bus = bus

    @property
    def model(self) -> VirtualHeadset:
        return self.device.model

    @property
    def lit(self) -> set[Out]:
        return {signal for signal, on in self.model.lamps.items() if on}

    @property
    def at_rest(self) -> bool:
        """Whether it has said all it had to say."""
        with self._bus.backend.changed:
            return self.model.next_at() is None and not self.device.said

    @property
    def released(self) -> bool:
        """Whether the system has its HID interface again."""
        return self.device.kernel_driver and not self.device.claimed

    def plug(self) -> None:
        self._bus.backend.plug(self.device)
        self._bus.tell()

    def plug_again(self) -> None:
        """Back in the same socket: a new device with nothing lit, as after any loss of power."""
        old = self.model
        self.device.model = VirtualHeadset(old.descriptor, old.vendor, old.now, old.ways)
        self.device.said.clear()
        self.device.opened = 0
        self.plug()

    def unplug(self) -> None:
        self._bus.backend.unplug(self.device)
        self._bus.tell()

    def hook(self) -> None:
        """The call button."""
        self._bus.backend.act(self.model.press_hook)

    def mute(self) -> None:
        self._bus.backend.act(self.model.press_mute)

    def raise_boom(self) -> None:
        self._bus.backend.act(self.model.raise_boom)

    def press(self, button: In) -> None:
        self._bus.backend.act(lambda: self.model.press(button))

    def reject(self) -> None:
        """As its maker means it: a button of its own, or the call button held down."""
        if self.model.ways.rejects_by_hook:
            self._bus.backend.act(self.model.refuse_by_hook)
        else:
            self.press(In.REJECT)
