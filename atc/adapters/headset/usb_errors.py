# SPDX-License-Identifier: GPL-3.0-or-later
"""pyusb's errors to ours."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import usb.core

from atc.adapters.headset.transport import (
    RULES_FILE,
    HeadsetBusyError,
    HeadsetDeniedError,
    HeadsetFailedError,
    HeadsetGoneError,
)

_GONE = frozenset({errno.ENODEV, errno.ENOENT, errno.ESHUTDOWN})


@contextmanager
def told_plainly(what: str) -> Iterator[None]:
    """Raise our errors instead of pyusb's. A time-out passes through."""
    try:
        yield
    except usb.core.USBTimeoutError:
        raise
    except usb.core.USBError as error:
        raise _plain(what, error) from error
    except (ValueError, NotImplementedError) as error:
        raise HeadsetFailedError(f"{what}: {error}") from error


def _plain(what: str, error: usb.core.USBError) -> Exception:
    if error.errno in _GONE:
        return HeadsetGoneError(f"{what}: the headset was unplugged")
    if error.errno in {errno.EACCES, errno.EPERM}:
        return HeadsetDeniedError(
            f"{what}: permission denied. Install the udev rule deploy/udev/{RULES_FILE} in "
            "/etc/udev/rules.d, run `udevadm control --reload` and `udevadm trigger`, "
            "and plug the headset in again"
        )
    if error.errno == errno.EBUSY:
        return HeadsetBusyError(f"{what}: another program uses the headset's buttons")
    return HeadsetFailedError(f"{what}: {error.strerror or error}")
