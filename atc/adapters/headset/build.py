# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset driver for this system."""

import platform
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.hotplug import PollingHotPlug, best_hot_plug
from atc.adapters.headset.ledger import DetachLedger
from atc.adapters.headset.on_demand import OnDemandTransport
from atc.adapters.headset.transport import HidTransport
from atc.domain.headset import HeadsetEvent

LEDGER_FILE = "headset-detached.json"

TransportKind = Literal["auto", "usb", "hidapi"]


def build_transport(kind: TransportKind, state_dir: Path) -> HidTransport:
    """The way to headsets; `auto`: libusb on Linux, hidapi elsewhere."""
    linux = platform.system() == "Linux"
    if kind == "usb" or (kind == "auto" and linux):
        file = state_dir / LEDGER_FILE

        def usb() -> HidTransport:
            from atc.adapters.headset.usb_transport import (  # noqa: PLC0415 - one library, not both
                UsbTransport,
            )

            return UsbTransport(DetachLedger(file))

        return OnDemandTransport(usb, file) if linux else usb()
    from atc.adapters.headset.hidapi_transport import (  # noqa: PLC0415 - see above
        HidapiTransport,
    )

    return HidapiTransport()


def build_driver(
    emit: Callable[[HeadsetEvent], None],
    state_dir: Path,
    *,
    transport: TransportKind = "auto",
    prefer: str = "",
) -> HeadsetDriver:
    """The driver, not yet started. `emit` is called on its thread."""
    linux = platform.system() == "Linux"
    return HeadsetDriver(
        build_transport(transport, state_dir),
        emit,
        best_hot_plug() if linux else PollingHotPlug(),
        prefer=prefer,
    )
