# SPDX-License-Identifier: GPL-3.0-or-later
"""Headsets by pyusb and libusb: the way on Linux.

Only the HID interface is taken from the kernel. The device is never reset or reconfigured, because
its audio interfaces carry the voice all the while.
"""

import contextlib
import errno
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import usb.core
import usb.util

from atc.adapters.headset.ledger import Detached, DetachLedger
from atc.adapters.headset.transport import HeadsetFailedError, HeadsetGoneError, HidInfo
from atc.adapters.headset.usb_device import UsbHidDevice
from atc.adapters.headset.usb_errors import told_plainly

log = logging.getLogger(__name__)

_AUDIO, _HID = 0x01, 0x03
_GONE = frozenset({errno.ENODEV, errno.ESHUTDOWN})
_SYSFS = Path("/sys/bus/usb/devices")


class UsbTransport:
    """Finds and opens HID interfaces of USB audio devices."""

    def __init__(self, ledger: DetachLedger, *, backend: Any = None, sysfs: Path = _SYSFS) -> None:
        """Make the transport.

        Args:
            ledger: notes what is detached.
            backend: a `usb.backend.IBackend`, None for libusb.
            sysfs: where Linux shows USB devices.
        """
        self._ledger = ledger
        self._backend = backend
        self._sysfs = sysfs

    def find(self) -> tuple[HidInfo, ...]:
        """See `HidTransport.find`. Opens nothing."""
        found = [
            self._info(device, interface.bInterfaceNumber)
            for device in self._devices()
            for interface in _hid_interfaces(device)
        ]
        return tuple(sorted(found, key=lambda info: info.key))

    def check(self, info: HidInfo) -> None:
        """See `HidTransport.check`."""
        device = self._device(info)
        try:
            with told_plainly(info.name):
                device.is_kernel_driver_active(info.interface)
        except HeadsetFailedError:  # not Linux: nothing to check
            return
        finally:
            usb.util.dispose_resources(device)

    def open(self, info: HidInfo) -> UsbHidDevice:
        """See `HidTransport.open`."""
        device = self._device(info)
        entry = Detached(info.path, info.vendor, info.product, info.interface)
        took = False
        try:
            with told_plainly(info.name):
                took = self._detach(device, entry)
                usb.util.claim_interface(device, info.interface)
                return UsbHidDevice(device, info, lambda: self._give_back(device, entry, took))
        except usb.core.USBTimeoutError as error:
            self._give_back(device, entry, took)
            raise HeadsetFailedError(f"{info.name}: timed out while opening") from error
        except Exception:
            self._give_back(device, entry, took)
            raise

    def recover(self) -> None:
        """See `HidTransport.recover`."""
        for entry in self._ledger.entries():
            if entry.held:  # another console, or a doctor, that still runs
                continue
            log.info("headset at %s: giving the interface back to the system", entry.place)
            try:
                device = self._device(_info_of(entry))
            except HeadsetGoneError:  # unplugged since: a new plug gets its driver by itself
                self._ledger.remove(entry)
            else:
                self._give_back(device, entry, took=True)

    # -- finding -------------------------------------------------------------------------------

    def _devices(self) -> list[Any]:
        try:
            return list(usb.core.find(find_all=True, backend=self._backend))
        except usb.core.NoBackendError as error:
            hint = "libusb is missing: install the system's package libusb-1.0-0"
            raise HeadsetFailedError(hint) from error
        except usb.core.USBError as error:
            raise HeadsetFailedError(f"USB cannot be searched: {error}") from error

    def _device(self, info: HidInfo) -> Any:
        for device in self._devices():
            same = (device.idVendor, device.idProduct) == (info.vendor, info.product)
            if same and _place(device) == info.path:
                return device
        raise HeadsetGoneError(f"{info.name}: the headset was unplugged")

    def _info(self, device: Any, interface: int) -> HidInfo:
        place = _place(device)
        folder = self._sysfs / place
        name = _text(folder / "product") or f"{device.idVendor:04x}:{device.idProduct:04x}"
        maker = _text(folder / "manufacturer")
        if maker and not name.lower().startswith(maker.split()[0].lower()):
            name = f"{maker} {name}"
        return HidInfo(
            key=f"{device.idVendor:04x}:{device.idProduct:04x}@{place}.{interface}",
            vendor=device.idVendor,
            product=device.idProduct,
            name=name,
            path=place,
            interface=interface,
            descriptor=self._kernel_descriptor(place, interface),
            card=self._sound_card(place),
        )

    def _sound_card(self, place: str) -> str:
        """The id of the sound card that the same device is."""
        cards = sorted(self._sysfs.glob(f"{place}:*/sound/card*/id"))
        return _text(cards[0]) if cards else ""

    def _kernel_descriptor(self, place: str, interface: int) -> bytes:
        """The report descriptor as usbhid read it, while it is attached."""
        pattern = f"{place}:*.{interface}/*/report_descriptor"
        for path in sorted(self._sysfs.glob(pattern)):
            with contextlib.suppress(OSError):
                return path.read_bytes()
        return b""

    # -- the kernel's driver -------------------------------------------------------------------

    def _detach(self, device: Any, entry: Detached) -> bool:
        """Take the interface from the kernel.

        Returns:
            Whether it is ours to give back: we took it, or nobody who runs did.
        """
        try:
            active = device.is_kernel_driver_active(entry.interface)
        except NotImplementedError:  # not Linux
            return False
        if active:
            self._ledger.add(entry)
            try:
                device.detach_kernel_driver(entry.interface)
            except usb.core.USBError:
                self._ledger.remove(entry)
                raise
            return True
        left = [each for each in self._ledger.entries() if each == entry]
        if not left or (left[0].held and not left[0].ours):
            return False
        self._ledger.add(entry)
        return True

    def _give_back(self, device: Any, entry: Detached, took: bool) -> None:
        """Release the interface, and let the kernel have it again if it was the kernel's.

        It stays in the ledger until the kernel has it: the next start tries again.
        """
        with contextlib.suppress(usb.core.USBError):
            usb.util.release_interface(device, entry.interface)
        if took and _attached(device, entry):
            self._ledger.remove(entry)
        usb.util.dispose_resources(device)


def _attached(device: Any, entry: Detached) -> bool:
    """Attach the kernel's driver; whether nothing is left to do."""
    try:
        if not device.is_kernel_driver_active(entry.interface):
            device.attach_kernel_driver(entry.interface)
    except NotImplementedError:
        return True
    except usb.core.USBError as error:
        log.info("headset at %s: not given back: %s", entry.place, error)
        return error.errno in _GONE
    return True


def _info_of(entry: Detached) -> HidInfo:
    name = f"{entry.vendor:04x}:{entry.product:04x}"
    return HidInfo("", entry.vendor, entry.product, name, entry.place, entry.interface)


def _hid_interfaces(device: Any) -> Iterator[Any]:
    """HID interfaces that no keyboard or mouse has, if the device has audio too."""
    try:
        interfaces = list(device[0])
    except (usb.core.USBError, IndexError, NotImplementedError):
        return
    if not any(each.bInterfaceClass == _AUDIO for each in interfaces):
        return
    for each in interfaces:
        boot = each.bInterfaceProtocol  # 1 keyboard, 2 mouse
        if each.bInterfaceClass == _HID and not boot and each.bAlternateSetting == 0:
            yield each


def _place(device: Any) -> str:
    """The socket as Linux writes it: bus, dash, ports with dots."""
    ports = device.port_numbers or (f"@{device.address}",)
    return f"{device.bus}-{'.'.join(str(port) for port in ports)}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
