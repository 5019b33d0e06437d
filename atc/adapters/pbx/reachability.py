# SPDX-License-Identifier: GPL-3.0-or-later
"""Which extensions have a registered phone, worked out from what the PBX's manager tells.

An extension's hint names the devices behind it (`PJSIP/101,CustomPresence:101`). Its devices are
asked rather than the hint as a whole: a hint that also holds `Custom:` states looks idle although
the phone is gone.
"""

import re
from collections.abc import Iterable, Mapping

_PHONE = re.compile(r"(?:PJSIP|SIP|IAX2|SCCP|SKINNY|DAHDI|MGCP|UNISTIM)/[^\s,&]+", re.IGNORECASE)
_ABSENT = frozenset({"UNAVAILABLE", "INVALID"})
_UNTOLD = frozenset({"", "UNKNOWN"})
_EXTENSION_UNAVAILABLE = 4
_EXTENSION_STATES = frozenset({0, 1, 2, 4, 8, 9, 16, 17})
"""What `ExtensionStatus` may say; negative values mean that there is no hint (any more)."""


class Reachability:
    """Pure bookkeeping, no I/O. Thread: asyncio."""

    def __init__(self, lamps: Mapping[str, str]) -> None:
        """`lamps`: extension number by BLF name, only these are kept."""
        self._lamps = lamps
        self._devices_of: dict[str, tuple[str, ...]] = {}
        self._names_by_device: dict[str, tuple[str, ...]] = {}
        self._devices: dict[str, bool] = {}
        self._hints: dict[str, bool] = {}
        self._told: dict[str, bool] = {}

    def forget(self) -> None:
        """Start anew: another connection, perhaps another PBX."""
        self._devices_of.clear()
        self._names_by_device.clear()
        self._devices.clear()
        self._hints.clear()
        self._told.clear()

    def extension_status(self, name: str, status: str, hint: str) -> tuple[str, ...]:
        """Take over an `ExtensionStatus`.

        Returns:
            The BLF names to look at again: none when it is not about one of ours.
        """
        if name not in self._lamps:
            return ()
        devices = tuple(d.upper() for d in _PHONE.findall(hint)[:16])
        if devices and self._devices_of.get(name) != devices:
            self._devices_of[name] = devices
            for device in devices:
                known = self._names_by_device.get(device, ())
                if name not in known:
                    self._names_by_device[device] = (*known, name)
        number = _integer(status)
        if number in _EXTENSION_STATES:
            self._hints[name] = number != _EXTENSION_UNAVAILABLE
        return (name,)

    def device_state(self, device: str, state: str) -> tuple[str, ...]:
        """Take over a `DeviceStateChange`.

        Returns:
            The BLF names to look at again.
        """
        key, word = device.upper(), state.upper()
        if word not in _UNTOLD:
            self._devices[key] = word not in _ABSENT
        return self._names_by_device.get(key, ())

    def forget_strangers(self) -> None:
        """Drop the devices that stand behind none of our extensions, after a full listing."""
        self._devices = {d: up for d, up in self._devices.items() if d in self._names_by_device}

    def changes(self, names: Iterable[str] | None = None) -> tuple[tuple[str, bool], ...]:
        """(Extension, registered) of each that differs from the last time; None: look at all."""
        found: dict[str, bool] = {}
        for name in self._lamps if names is None else names:
            registered = self._registered(name)
            number = self._lamps[name]
            if registered is not None and self._told.get(number) is not registered:
                found[number] = registered
        self._told.update(found)
        return tuple(found.items())

    def _registered(self, name: str) -> bool | None:
        devices = self._devices_of.get(name, ())
        known = [self._devices[d] for d in devices if d in self._devices]
        return any(known) if known else self._hints.get(name)


def _integer(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
