# SPDX-License-Identifier: GPL-3.0-or-later
"""Headsets by hidapi: the way on Windows and macOS, and on Linux by setting (hidraw).

The system keeps its own driver: the desktop applies the volume keys, and on Linux may also act
on the mute key.
"""

import contextlib
import importlib
import platform
from dataclasses import replace
from pathlib import Path
from typing import Any

from atc.adapters.headset.session import may_be_headset
from atc.adapters.headset.transport import (
    RULES_FILE,
    HeadsetDeniedError,
    HeadsetFailedError,
    HeadsetGoneError,
    HidInfo,
)

_TELEPHONY = 0x0B
_LONGEST_READ = 1024
_LINUX = platform.system() == "Linux"
_HIDRAW = Path("/sys/class/hidraw")


class HidapiTransport:
    """Finds and opens HID devices by hidapi."""

    def __init__(self, module: Any = None, *, hidraw: Path = _HIDRAW) -> None:
        """Make the transport.

        Args:
            module: stands in for hidapi's.
            hidraw: where Linux shows HID devices.
        """
        self._module = module
        self._hidraw = hidraw

    def find(self) -> tuple[HidInfo, ...]:
        """See `HidTransport.find`. Keyboards and mice are no headsets."""
        pages: dict[str, set[int]] = {}
        found: dict[str, HidInfo] = {}
        # Windows shows each top collection as a device of its own, the others list it again.
        for each in self._hid().enumerate():
            info = _info(each)
            found.setdefault(info.key, info)
            pages.setdefault(info.key, set()).add(int(each.get("usage_page") or 0))
        known = (self._known(info) if _LINUX else info for info in found.values())
        kept = (info for info in known if _may_be_headset(info, pages[info.key]))
        return tuple(sorted(kept, key=lambda info: info.key))

    def check(self, info: HidInfo) -> None:
        """See `HidTransport.check`."""
        self.open(info).close()

    def open(self, info: HidInfo) -> "HidapiDevice":
        """See `HidTransport.open`."""
        handle = self._hid().device()
        try:
            handle.open_path(info.path.encode())
        except OSError as error:
            raise self._refusal(info, handle, error) from error
        try:
            return HidapiDevice(handle, info)
        except Exception:
            handle.close()
            raise

    def recover(self) -> None:
        """Nothing is ever detached."""

    def _known(self, info: HidInfo) -> HidInfo:
        """With what Linux tells of it without opening it."""
        device = self._hidraw / Path(info.path).name / "device"
        try:
            descriptor = (device / "report_descriptor").read_bytes()
            cards = sorted(device.resolve().parent.parent.glob("*:*/sound/card*/id"))
            card = cards[0].read_text(encoding="utf-8").strip() if cards else ""
        except OSError:
            return info
        return replace(info, descriptor=descriptor, card=card)

    def _hid(self) -> Any:
        if self._module is None:
            try:
                self._module = importlib.import_module("hidraw" if _LINUX else "hid")
            except ImportError as error:
                raise HeadsetFailedError(f"hidapi is missing: {error}") from error
        return self._module

    def _refusal(self, info: HidInfo, handle: Any, error: OSError) -> Exception:
        """Hidapi says little: look whether it is still there."""
        reason = ""
        with contextlib.suppress(Exception):
            reason = str(handle.error() or "")
        if all(each.key != info.key for each in self.find()):
            return HeadsetGoneError(f"{info.name}: the headset was unplugged")
        if "denied" in reason.lower() or _LINUX:
            return HeadsetDeniedError(
                f"{info.name}: permission denied. On Linux install the udev rule "
                f"deploy/udev/{RULES_FILE} in /etc/udev/rules.d and plug the headset in again"
            )
        return HeadsetFailedError(f"{info.name}: cannot be opened: {reason or error}")


class HidapiDevice:
    """Implements `HidDevice` on an open hidapi handle."""

    def __init__(self, handle: Any, info: HidInfo) -> None:
        """Read the report descriptor.

        Raises:
            HeadsetFailedError: this system does not tell it.
        """
        self._handle: Any | None = handle
        self._name = info.name
        try:
            self._descriptor = bytes(handle.get_report_descriptor())
        except (OSError, ValueError) as error:
            raise HeadsetFailedError(f"{info.name}: no report descriptor: {error}") from error

    @property
    def descriptor(self) -> bytes:
        """See `HidDevice`."""
        return self._descriptor

    @property
    def hears_volume(self) -> bool:
        """The desktop applies the volume keys itself."""
        return False

    def read(self, timeout_s: float) -> bytes | None:
        """See `HidDevice`."""
        try:
            data = self._open().read(_LONGEST_READ, max(1, round(timeout_s * 1000)))
        except (OSError, ValueError) as error:
            raise HeadsetGoneError(f"{self._name}: the headset was unplugged") from error
        return bytes(data) or None

    def write(self, report: bytes) -> None:
        """See `HidDevice`."""
        self._sent(self._open().write(list(report)))

    def get_input(self, report_id: int, length: int) -> bytes | None:
        """See `HidDevice`."""
        try:
            answer = bytes(self._open().get_input_report(report_id, max(length, 1) + 1))
        except (OSError, ValueError):
            return None
        answer = answer if report_id else answer[1:]
        return answer[:length] if len(answer) >= length else None

    def send_feature(self, report: bytes) -> None:
        """See `HidDevice`."""
        self._sent(self._open().send_feature_report(list(report)))

    def close(self) -> None:
        """See `HidDevice`."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()

    def _open(self) -> Any:
        if self._handle is None:
            raise HeadsetGoneError(f"{self._name}: closed")
        return self._handle

    def _sent(self, count: int) -> None:
        if count < 0:
            raise HeadsetFailedError(f"{self._name}: a report could not be written")


def _info(found: dict[str, Any]) -> HidInfo:
    path = found["path"]
    text = path.decode(errors="replace") if isinstance(path, bytes) else str(path)
    vendor, product = int(found["vendor_id"]), int(found["product_id"])
    name = str(found.get("product_string") or f"{vendor:04x}:{product:04x}")
    maker = str(found.get("manufacturer_string") or "").strip()
    if maker and not name.lower().startswith(maker.split()[0].lower()):
        name = f"{maker} {name}"
    interface = int(found.get("interface_number", -1))
    return HidInfo(f"{vendor:04x}:{product:04x}@{text}", vendor, product, name, text, interface)


def _may_be_headset(info: HidInfo, pages: set[int]) -> bool:
    """By its descriptor if that is known, else by its collections; 0: they are not told."""
    if info.descriptor:
        return may_be_headset(info)
    return _TELEPHONY in pages or pages == {0}
