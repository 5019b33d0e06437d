# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: ARG002 - the signatures are pyusb's
"""USB without hardware: a backend for pyusb with virtual headsets behind it.

It refuses what a kernel refuses (a claimed interface, a bound driver, missing permission, a gone
device) and fails the test on what must never be done to a headset: reset and configuration.
"""

import array
import errno
import threading
import time
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

from atc.adapters.headset.descriptor import Kind
from tests.fakes.virtual_headset import VirtualHeadset

AUDIO_INTERFACE, HID_INTERFACE = 0, 3
IN_END, OUT_END = 0x83, 0x03


def usb_error(code: int, timed_out: bool = False) -> usb.core.USBError:
    kind = usb.core.USBTimeoutError if timed_out else usb.core.USBError
    return kind(errno.errorcode[code], -1, code)


class PluggedHeadset:
    """A virtual headset in a socket of the virtual bus."""

    def __init__(self, model: VirtualHeadset, *, product: int = 1, port: int = 1) -> None:
        self.model = model
        self.product = product
        self.port = port
        self.address = port + 1
        self.kernel_driver = True
        self.claimed: set[int] = set()
        self.denied = False
        self.busy = False
        self.failing = False
        self.refuses: set[int] = set()
        self.plugged = True
        self.said: list[bytes] = []
        self.opened = 0
        self.descriptor_reads = 0
        self.audio_untouched = True


class UsbBackend(usb.backend.IBackend):
    """One bus. Thread-safe; an interrupt read wakes as soon as there is something to say."""

    def __init__(self) -> None:
        self.devices: list[PluggedHeadset] = []
        self.changed = threading.Condition()
        self.read_threads: set[str] = set()

    def plug(self, device: PluggedHeadset) -> PluggedHeadset:
        with self.changed:
            device.plugged = True
            device.kernel_driver = True  # a new plug gets its driver from the kernel
            device.claimed.clear()
            self.devices.append(device)
        return device

    def unplug(self, device: PluggedHeadset) -> None:
        with self.changed:
            device.plugged = False
            self.devices.remove(device)
            self.changed.notify_all()

    def act(self, action: Any) -> None:
        """Let a hand do something to a model."""
        with self.changed:
            action()
            self.changed.notify_all()

    # -- enumeration ---------------------------------------------------------------------------

    def enumerate_devices(self) -> Any:
        return iter(list(self.devices))

    def get_parent(self, dev: PluggedHeadset) -> Any:
        return None

    def get_device_descriptor(self, dev: PluggedHeadset) -> Any:
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=dev.model.vendor,
            idProduct=dev.product,
            bcdDevice=0x100,
            iManufacturer=0,
            iProduct=0,
            iSerialNumber=0,
            bNumConfigurations=1,
            address=dev.address,
            bus=1,
            port_number=dev.port,
            port_numbers=(dev.port,),
            speed=2,
        )

    def get_configuration_descriptor(self, dev: PluggedHeadset, config: int) -> Any:
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=64,
            bNumInterfaces=2,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0x80,
            bMaxPower=50,
            extra_descriptors=[],
        )

    def get_interface_descriptor(
        self, dev: PluggedHeadset, intf: int, alt: int, config: int
    ) -> Any:
        if intf > 1 or alt:
            raise IndexError(intf)
        hid = intf == 1
        ends = 2 if dev.model.ways.interrupt_out else 1
        length = len(dev.model.descriptor)
        extra = [9, 0x21, 0x11, 0x01, 0, 1, 0x22, length & 0xFF, length >> 8] if hid else []
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=HID_INTERFACE if hid else AUDIO_INTERFACE,
            bAlternateSetting=0,
            bNumEndpoints=ends if hid else 0,
            bInterfaceClass=3 if hid else 1,
            bInterfaceSubClass=0,
            bInterfaceProtocol=0,
            iInterface=0,
            extra_descriptors=extra,
        )

    def get_endpoint_descriptor(
        self, dev: PluggedHeadset, ep: int, intf: int, alt: int, config: int
    ) -> Any:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(IN_END, OUT_END)[ep],
            bmAttributes=3,
            wMaxPacketSize=64,
            bInterval=10,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    # -- holding -------------------------------------------------------------------------------

    def open_device(self, dev: PluggedHeadset) -> Any:
        self._there(dev)
        if dev.denied:
            raise usb_error(errno.EACCES)
        dev.opened += 1
        return dev

    def close_device(self, dev_handle: PluggedHeadset) -> None:
        dev_handle.opened -= 1
        dev_handle.claimed.clear()

    def get_configuration(self, dev_handle: PluggedHeadset) -> int:
        self._there(dev_handle)
        return 1

    def set_configuration(self, dev_handle: PluggedHeadset, config_value: int) -> None:
        dev_handle.audio_untouched = False

    def reset_device(self, dev_handle: PluggedHeadset) -> None:
        dev_handle.audio_untouched = False

    def claim_interface(self, dev_handle: PluggedHeadset, intf: int) -> None:
        self._there(dev_handle)
        if intf != HID_INTERFACE:
            dev_handle.audio_untouched = False
        if dev_handle.busy or dev_handle.kernel_driver:
            raise usb_error(errno.EBUSY)
        with self.changed:
            dev_handle.claimed.add(intf)
            self.changed.notify_all()

    def release_interface(self, dev_handle: PluggedHeadset, intf: int) -> None:
        self._there(dev_handle)
        dev_handle.claimed.discard(intf)

    def is_kernel_driver_active(self, dev_handle: PluggedHeadset, intf: int) -> bool:
        self._there(dev_handle)
        return dev_handle.kernel_driver

    def detach_kernel_driver(self, dev_handle: PluggedHeadset, intf: int) -> None:
        self._there(dev_handle)
        if intf != HID_INTERFACE:
            dev_handle.audio_untouched = False
        if not dev_handle.kernel_driver:
            raise usb_error(errno.ENOENT)
        dev_handle.kernel_driver = False

    def attach_kernel_driver(self, dev_handle: PluggedHeadset, intf: int) -> None:
        self._there(dev_handle)
        if intf in dev_handle.claimed:
            raise usb_error(errno.EBUSY)
        with self.changed:
            dev_handle.kernel_driver = True
            self.changed.notify_all()

    # -- transfers -----------------------------------------------------------------------------

    def intr_read(
        self, dev_handle: PluggedHeadset, ep: int, intf: int, buff: Any, timeout: int
    ) -> int:
        self.read_threads.add(threading.current_thread().name)
        until = time.monotonic() + timeout / 1000
        model = dev_handle.model
        with self.changed:
            queue = dev_handle.said
            while True:
                self._there(dev_handle)
                if dev_handle.failing:
                    raise usb_error(errno.EIO)
                queue.extend(model.due_reports())
                if queue:
                    report = queue.pop(0)
                    self.changed.notify_all()
                    buff[: len(report)] = array.array("B", report)
                    return len(report)
                now = time.monotonic()
                if now >= until:
                    raise usb_error(errno.ETIMEDOUT, timed_out=True)
                due = model.next_at()
                self.changed.wait(max(0.0, min(until, due if due is not None else until) - now))

    def intr_write(
        self, dev_handle: PluggedHeadset, ep: int, intf: int, data: Any, timeout: int
    ) -> int:
        assert dev_handle.model.ways.interrupt_out
        self._write(dev_handle, bytes(data))
        return len(data)

    def ctrl_transfer(
        self,
        dev_handle: PluggedHeadset,
        bmRequestType: int,  # noqa: N803 - pyusb's names
        bRequest: int,  # noqa: N803
        wValue: int,  # noqa: N803
        wIndex: int,  # noqa: N803
        data: Any,
        timeout: int,
    ) -> int:
        self._there(dev_handle)
        assert wIndex in dev_handle.claimed, "a control transfer to an interface that is not ours"
        model = dev_handle.model
        match bmRequestType, bRequest, wValue >> 8:
            case 0x81, 0x06, 0x22:
                dev_handle.descriptor_reads += 1
                return _fill(data, model.descriptor)
            case 0xA1, 0x01, 1:
                if not model.ways.answers_get_report:
                    raise usb_error(errno.EPIPE)
                return _fill(data, model.get_input(wValue & 0xFF))
            case 0x21, 0x09, 2:
                self._write(dev_handle, bytes(data))
                return len(data)
            case 0x21, 0x09, 3:
                if wValue & 0xFF in dev_handle.refuses:
                    raise usb_error(errno.EPIPE)
                model.features.append(bytes(data))
                return len(data)
        raise usb_error(errno.EPIPE)

    def _write(self, dev: PluggedHeadset, body: bytes) -> None:
        with self.changed:
            self._there(dev)
            assert HID_INTERFACE in dev.claimed
            numbered = dev.model.parsed.numbered
            length = dev.model.parsed.report_bytes(Kind.OUTPUT, body[0] if numbered else 0)
            assert len(body) == length, "a report is always written whole"
            if body[0] in dev.refuses:
                raise usb_error(errno.EPIPE)
            dev.model.write(body if numbered else b"\0" + body)
            self.changed.notify_all()

    def _there(self, dev: PluggedHeadset) -> None:
        if not dev.plugged:
            raise usb_error(errno.ENODEV)


def _fill(buffer: Any, answer: bytes) -> int:
    count = min(len(buffer), len(answer))
    buffer[:count] = array.array("B", answer[:count])
    return count
