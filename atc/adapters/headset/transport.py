# SPDX-License-Identifier: GPL-3.0-or-later
"""The seam between the driver and the ways to a USB device."""

from dataclasses import dataclass
from typing import Protocol

from atc.domain.errors import ServiceError
from atc.domain.headset import HeadsetInfo

RULES_FILE = "70-atc-headset.rules"
"""The udev rules in `deploy/udev`."""


class HeadsetGoneError(ServiceError):
    """The headset was unplugged."""


class HeadsetDeniedError(ServiceError):
    """The system does not let us open the headset."""


class HeadsetBusyError(ServiceError):
    """Another program holds the headset."""


class HeadsetFailedError(ServiceError):
    """A transfer failed, or the driver library is missing."""


class NotAHeadsetError(HeadsetFailedError):
    """The device has no hook switch: it is left alone from now on."""


@dataclass(frozen=True, slots=True)
class HidInfo:
    """A HID interface that may be a headset's.

    Attributes:
        path: how its transport finds it again.
        interface: the number of the HID interface, -1 when the transport hides it.
        descriptor: the report descriptor if it could be read without opening.
        card: as in `HeadsetInfo`.
    """

    key: str
    vendor: int
    product: int
    name: str
    path: str
    interface: int = -1
    descriptor: bytes = b""
    card: str = ""

    @property
    def public(self) -> HeadsetInfo:
        """What the rest of the console needs to know."""
        return HeadsetInfo(self.key, self.vendor, self.product, self.name, self.card)


class HidDevice(Protocol):
    """An open HID interface. All methods on one thread; reports begin with their id.

    A device without report ids has reports that begin with 0 when written, and with the first
    data byte when read.
    """

    @property
    def descriptor(self) -> bytes:
        """The report descriptor."""

    @property
    def hears_volume(self) -> bool:
        """Whether volume keys reach only us, because the system does not see them any more."""

    def read(self, timeout_s: float) -> bytes | None:
        """The next input report; None when none came in time.

        Raises:
            HeadsetGoneError: it was unplugged.
            HeadsetFailedError: the transfer failed.
        """

    def write(self, report: bytes) -> None:
        """Send an output report. Raises as `read` does."""

    def get_input(self, report_id: int, length: int) -> bytes | None:
        """Ask how an input report is now; None when the headset does not tell."""

    def send_feature(self, report: bytes) -> None:
        """Set a feature report. Raises as `read` does."""

    def close(self) -> None:
        """Give the interface back to the system; harmless when unplugged or closed."""


class HidTransport(Protocol):
    """A way to find and open HID interfaces. One thread at a time."""

    def find(self) -> tuple[HidInfo, ...]:
        """The interfaces that may be headsets, always in the same order.

        Raises:
            HeadsetFailedError: the driver library is missing.
        """

    def check(self, info: HidInfo) -> None:
        """See whether we may open one, without taking it from anybody. Raises as `open` does."""

    def open(self, info: HidInfo) -> HidDevice:
        """Open one.

        Raises:
            HeadsetDeniedError: the system does not allow it.
            HeadsetBusyError: another program has it.
            HeadsetGoneError: it is not there any more.
            HeadsetFailedError: anything else.
        """

    def recover(self) -> None:
        """Give back what an earlier run, killed, left detached."""
