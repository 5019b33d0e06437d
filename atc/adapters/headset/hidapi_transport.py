# SPDX-License-Identifier: GPL-3.0-or-later
"""Headsets by hidapi: the way on Windows and macOS, and on Linux by setting (hidraw).

The system keeps its own driver: the desktop applies the volume keys, and on Linux may also act
on the mute key.
"""

import contextlib
import importlib
import platform
from typing import Any

from atc.adapters.headset.transport import (
    RULES_FILE,
    HeadsetDeniedError,
    HeadsetFailedError,
    HeadsetGoneError,
    HidInfo,
)

_TELEPHONY = 0x0B
_LONGEST_READ = 1024
_LINUX, _WINDOWS = (platform.system() == name for name in ("Linux", "Windows"))


class HidapiTransport:
    """Finds and opens HID devices by hidapi."""

    def __init__(self, module: Any = None) -> None:
        """Make the transport; `module` stands in for hidapi's."""
        self._module = module

    def find(self) -> tuple[HidInfo, ...]:
        """See `HidTransport.find`."""
        found: dict[str, HidInfo] = {}
        for each in self._hid().enumerate():
            usable = each.get("usage_page") in {_TELEPHONY, 0}  # 0: this system does not tell
            # Windows shows each top collection as a device of its own, the others all at once.
            if usable or not _WINDOWS:
                info = _info(each)
                found.setdefault(info.key, info)
        return tuple(sorted(found.values(), key=lambda info: info.key))

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

    def use_set_report(self) -> None:
        """The system chooses the way by itself."""

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
