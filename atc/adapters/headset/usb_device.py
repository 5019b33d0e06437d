# SPDX-License-Identifier: GPL-3.0-or-later
"""One open HID interface by pyusb."""

import contextlib
import logging
from collections.abc import Callable
from typing import Any

import usb.core
import usb.util

from atc.adapters.headset.descriptor import DescriptorError, parse
from atc.adapters.headset.transport import HeadsetFailedError, HidInfo, NotAHeadsetError
from atc.adapters.headset.usb_errors import told_plainly
from atc.domain.errors import ServiceError

log = logging.getLogger(__name__)

_GET_DESCRIPTOR, _GET_REPORT, _SET_REPORT = 0x06, 0x01, 0x09
_REPORT_DESCRIPTOR, _HID_DESCRIPTOR = 0x22, 0x21
_INPUT, _OUTPUT, _FEATURE = 1, 2, 3
_TO_INTERFACE, _FROM_INTERFACE, _FROM_INTERFACE_STANDARD = 0x21, 0xA1, 0x81
_INTERRUPT = 0x03
_MOST_DESCRIPTOR = 4096
_WRITE_MS, _ASK_MS, _DESCRIPTOR_MS = 300, 60, 1000


class UsbHidDevice:
    """Implements `HidDevice`. The interface is claimed already."""

    def __init__(self, device: Any, info: HidInfo, give_back: Callable[[], None]) -> None:
        """Find the endpoints and read the report descriptor.

        Raises:
            usb.core.USBError: a transfer failed.
            HeadsetFailedError: there is no endpoint to read from.
            NotAHeadsetError: what it has is no report descriptor.
        """
        self._device = device
        self._info = info
        self._give_back: Callable[[], None] | None = give_back
        interface = usb.util.find_descriptor(
            device.get_active_configuration(),
            bInterfaceNumber=info.interface,
            bAlternateSetting=0,
        )
        ends = [e for e in interface or () if e.bmAttributes & 0x03 == _INTERRUPT]
        self._in = next((e for e in ends if e.bEndpointAddress & 0x80), None)
        self._out = next((e for e in ends if not e.bEndpointAddress & 0x80), None)
        if self._in is None:
            raise HeadsetFailedError(f"{info.name}: no interrupt endpoint to read from")
        self._descriptor = info.descriptor or self._read_descriptor(interface)
        # A report may take several packets: a transfer must have room for the longest.
        packet = max(1, self._in.wMaxPacketSize)
        try:
            longest = parse(self._descriptor).longest_input
        except DescriptorError as error:
            raise NotAHeadsetError(f"{info.name}: {error}") from error
        self._room = -(-max(packet, longest) // packet) * packet

    @property
    def descriptor(self) -> bytes:
        """See `HidDevice`."""
        return self._descriptor

    @property
    def hears_volume(self) -> bool:
        """The system does not see a detached interface's keys."""
        return True

    def read(self, timeout_s: float) -> bytes | None:
        """See `HidDevice`."""
        try:
            with told_plainly(self._info.name):
                data = self._device.read(self._in, self._room, max(1, round(timeout_s * 1000)))
                return bytes(data) or None
        except usb.core.USBTimeoutError:
            return None

    def write(self, report: bytes) -> None:
        """See `HidDevice`."""
        body = report if report[0] else report[1:]
        with self._bounded("write"):
            if self._out is not None:
                self._device.write(self._out, body, _WRITE_MS)
            else:
                self._set_report(_OUTPUT, report[0], body)

    def get_input(self, report_id: int, length: int) -> bytes | None:
        """See `HidDevice`."""
        try:
            with told_plainly(self._info.name):
                value = _INPUT << 8 | report_id
                data = self._device.ctrl_transfer(
                    _FROM_INTERFACE, _GET_REPORT, value, self._info.interface, length, _ASK_MS
                )
        except (usb.core.USBTimeoutError, ServiceError):
            return None
        answer = bytes(data)
        right = len(answer) == length and (not report_id or answer[0] == report_id)
        return answer if right else None

    def send_feature(self, report: bytes) -> None:
        """See `HidDevice`."""
        with self._bounded("feature"):
            self._set_report(_FEATURE, report[0], report if report[0] else report[1:])

    def close(self) -> None:
        """See `HidDevice`."""
        give_back, self._give_back = self._give_back, None
        if give_back is not None:
            with contextlib.suppress(usb.core.USBError):
                give_back()

    @contextlib.contextmanager
    def _bounded(self, what: str) -> Any:
        try:
            with told_plainly(self._info.name):
                yield
        except usb.core.USBTimeoutError as error:
            raise HeadsetFailedError(f"{self._info.name}: {what} timed out") from error

    def _set_report(self, kind: int, report_id: int, body: bytes) -> None:
        self._device.ctrl_transfer(
            _TO_INTERFACE,
            _SET_REPORT,
            kind << 8 | report_id,
            self._info.interface,
            body,
            _WRITE_MS,
        )

    def _read_descriptor(self, interface: Any) -> bytes:
        length = _descriptor_length(bytes(getattr(interface, "extra_descriptors", b"")))
        data = self._device.ctrl_transfer(
            _FROM_INTERFACE_STANDARD,
            _GET_DESCRIPTOR,
            _REPORT_DESCRIPTOR << 8,
            self._info.interface,
            length,
            _DESCRIPTOR_MS,
        )
        return bytes(data)


def _descriptor_length(extra: bytes) -> int:
    """What the HID descriptor behind the interface's says (HID 1.11, 6.2.1)."""
    at = 0
    while at + 9 <= len(extra) and extra[at]:
        if extra[at + 1] == _HID_DESCRIPTOR and extra[at + 6] == _REPORT_DESCRIPTOR:
            return int.from_bytes(extra[at + 7 : at + 9], "little")
        at += extra[at]
    return _MOST_DESCRIPTOR
