# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual headset for a real kernel: the device's side of USB/IP, plugged into `vhci-hcd`.

The kernel enumerates it, binds usbhid to it and talks to it like to any other device.
"""

import errno
import select
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from atc.adapters.headset.descriptor import Kind
from tests.fakes.virtual_headset import VirtualHeadset

ATTACH = Path("/sys/devices/platform/vhci_hcd.0/attach")
DETACH = Path("/sys/devices/platform/vhci_hcd.0/detach")
AUDIO_INTERFACE, HID_INTERFACE = 0, 1
_SUBMIT, _UNLINK, _RET_SUBMIT, _RET_UNLINK = 1, 2, 3, 4
_FULL_SPEED = 2
_HEADER = 48
_NAMES = ("", "ATC tests", "Virtual Headset")


class UsbIpHeadset:
    """One headset in one port of the virtual controller.

    Attributes:
        configured: how often the host has set a configuration.
    """

    def __init__(self, model: VirtualHeadset, *, port: int = 0, product: int = 0x7E57) -> None:
        self.model = model
        self.configured = 0
        self._port = port
        self._product = product
        self._lock = threading.Lock()
        self._waiting: deque[tuple[int, int]] = deque()  # interrupt-IN requests: number, length

    # -- plug and hand -------------------------------------------------------------------------

    def plug(self) -> None:
        """Attach; the kernel enumerates at once."""
        server = socket.create_server(("127.0.0.1", 0))
        kernel_end = socket.create_connection(server.getsockname())
        self._socket, _ = server.accept()
        server.close()
        self._waker, self._woken = socket.socketpair()
        self._waiting.clear()
        threading.Thread(target=self._serve, name="usbip", daemon=True).start()
        device_id = 0x10000 + self._port + 2
        order = f"{self._port} {kernel_end.fileno()} {device_id} {_FULL_SPEED}"
        ATTACH.write_text(order, encoding="ascii")
        kernel_end.close()  # the kernel has its own reference

    def unplug(self) -> None:
        """Pull the plug."""
        DETACH.write_text(str(self._port), encoding="ascii")

    def act(self, action: Callable[[], None]) -> None:
        """Let a hand do something to the model."""
        with self._lock:
            action()
        self._waker.send(b"!")

    # -- the wire ------------------------------------------------------------------------------

    def _serve(self) -> None:
        try:
            while True:
                with self._lock:
                    due = self.model.next_at()
                    wait = None if due is None else max(0.0, due - self.model.now())
                ready, _, _ = select.select([self._socket, self._woken], [], [], wait)
                if self._woken in ready:
                    self._woken.recv(64)
                if self._socket in ready:
                    self._request()
                self._say()
        except (ConnectionError, OSError):
            return  # unplugged

    def _receive(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            more = self._socket.recv(count - len(data))
            if not more:
                raise ConnectionResetError
            data += more
        return data

    def _request(self) -> None:
        header = self._receive(_HEADER)
        command, number, _, inwards, endpoint = struct.unpack_from(">5I", header)
        if command == _UNLINK:
            (other,) = struct.unpack_from(">I", header, 20)
            self._unlink(number, other)
            return
        (length,) = struct.unpack_from(">I", header, 24)
        setup = header[40:48]
        data = b"" if inwards else self._receive(length)
        if endpoint == 0:
            self._control(number, setup, data)
        elif inwards:
            self._waiting.append((number, length))
        else:
            self._write(data)
            self._answer(number, len(data))

    def _unlink(self, number: int, other: int) -> None:
        kept = [each for each in self._waiting if each[0] != other]
        status = -errno.ECONNRESET if len(kept) < len(self._waiting) else 0
        self._waiting = deque(kept)
        head = struct.pack(">5Ii", _RET_UNLINK, number, 0, 0, 0, status)
        self._socket.sendall(head.ljust(_HEADER, b"\0"))

    def _answer(self, number: int, length: int, data: bytes = b"", status: int = 0) -> None:
        head = struct.pack(">5IiI", _RET_SUBMIT, number, 0, 0, 0, status, length)
        self._socket.sendall(head.ljust(_HEADER, b"\0") + data)

    def _say(self) -> None:
        with self._lock:
            reports = self.model.due_reports() if self._waiting else []
            for report in reports[len(self._waiting) :]:  # more than the host asked for: later
                self.model._say_later(0.0, lambda r=report: r)
        for report in reports[: len(self._waiting)]:
            number, _ = self._waiting.popleft()
            self._answer(number, len(report), report)

    # -- requests ------------------------------------------------------------------------------

    def _control(self, number: int, setup: bytes, data: bytes) -> None:
        kind, request, value, _, length = struct.unpack("<BBHHH", setup)
        answer: bytes | None = b""
        match kind, request:
            case 0x80 | 0x81, 6:
                answer = self._descriptor(value >> 8, value & 0xFF)
            case 0x00, 9:
                self.configured += 1
            case 0x80 | 0x81, 0:
                answer = b"\0\0"
            case 0x80, 8:
                answer = b"\1"
            case 0xA1, 1 if value >> 8 == 1:
                with self._lock:
                    answer = self.model.get_input(value & 0xFF)
            case 0x21, 9 if value >> 8 == 2:
                self._write(data)
        if answer is None:
            self._answer(number, 0, status=-errno.EPIPE)
        elif kind & 0x80:
            self._answer(number, len(answer[:length]), answer[:length])
        else:
            self._answer(number, len(data))

    def _write(self, data: bytes) -> None:
        with self._lock:
            numbered = self.model.parsed.numbered
            assert len(data) == self.model.parsed.report_bytes(
                Kind.OUTPUT, data[0] if numbered else 0
            )
            self.model.write(data if numbered else b"\0" + data)

    def _descriptor(self, kind: int, index: int) -> bytes | None:
        match kind:
            case 1:
                return struct.pack(
                    "<BBHBBBBHHHBBBB",
                    *(18, 1, 0x200, 0, 0, 0, 64, self.model.vendor, self._product),
                    *(0x100, 1, 2, 0, 1),
                )
            case 2:
                return self._configuration()
            case 3 if index == 0:
                return b"\4\3\x09\x04"
            case 3 if index < len(_NAMES):
                text = _NAMES[index].encode("utf-16-le")
                return bytes([len(text) + 2, 3]) + text
            case 0x22:
                return self.model.descriptor
        return None

    def _configuration(self) -> bytes:
        """An audio control interface and a HID interface, as headsets have them."""
        audio = bytes([9, 4, AUDIO_INTERFACE, 0, 0, 1, 1, 0, 0])
        audio += bytes([9, 0x24, 1, 0, 1, 9, 0, 0, 0])
        out = self.model.ways.interrupt_out
        hid = bytes([9, 4, HID_INTERFACE, 0, 1 + out, 3, 0, 0, 0])
        hid += struct.pack("<BBHBBBH", 9, 0x21, 0x111, 0, 1, 0x22, len(self.model.descriptor))
        hid += bytes([7, 5, 0x81, 3, 64, 0, 4])
        if out:
            hid += bytes([7, 5, 0x02, 3, 64, 0, 4])
        body = audio + hid
        return struct.pack("<BBHBBBBB", 9, 2, 9 + len(body), 2, 1, 0, 0x80, 50) + body
