# SPDX-License-Identifier: GPL-3.0-or-later
"""Line busy: some program is in a call on the headset, maybe not this one."""

from collections.abc import Iterable

from atc.domain.headset import HeadsetEvent, HeadsetLineBusy

FOREIGN_S = 1.0
"""After our own call the bit may stay a moment; longer than this it is somebody else's."""


class LineBusyWatch:
    """Tells when another program takes the headset. Pure.

    Attributes:
        due: when `update` should be called again.
    """

    def __init__(self) -> None:
        self.due: float | None = None
        self._told = False

    def update(self, busy: int, now: float, *, ours: bool) -> Iterable[HeadsetEvent]:
        """The bit and our own call, as they are now."""
        if not busy or ours:
            self.due = None
            if self._told:
                self._told = False
                return (HeadsetLineBusy(busy=False),)
            return ()
        if self._told:
            return ()
        if self.due is None:
            self.due = now + FOREIGN_S
        if now < self.due:
            return ()
        self.due, self._told = None, True
        return (HeadsetLineBusy(busy=True),)
