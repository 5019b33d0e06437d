# SPDX-License-Identifier: GPL-3.0-or-later
"""Extensions and the state of their phones (BLF)."""

from dataclasses import dataclass
from enum import Enum

from atc.domain.calls import Party


class PhoneState(Enum):
    """What a busy lamp field shows. UNKNOWN is shown whenever the truth is not known now."""

    UNKNOWN = "unknown"
    UNREGISTERED = "unregistered"
    IDLE = "idle"
    RINGING = "ringing"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Extension:
    """One person or place that the PBX can ring.

    Attributes:
        number: what is dialled.
        groups: departments and teams, the chips above the grid.
        xmpp: the chat address, when it is not the e-mail address.
        peer: who is calling it (ringing) or talks with it (busy), when the PBX tells.
        since: wall-clock seconds when `state` began, 0 when not known.
    """

    number: str
    name: str = ""
    groups: tuple[str, ...] = ()
    email: str = ""
    xmpp: str = ""
    state: PhoneState = PhoneState.UNKNOWN
    peer: Party | None = None
    dnd: bool = False
    favourite: bool = False
    since: float = 0.0

    @property
    def label(self) -> str:
        """The name, or the number of an unnamed extension."""
        return self.name or self.number

    @property
    def busyness(self) -> int:
        """How far somebody is from taking a call: 0 for those who can."""
        return BUSIEST if self.dnd else _BUSYNESS[self.state]


NO_PHONE = 1
"""The `Extension.busyness` of those whose phone is not known: after the free ones."""

BUSIEST = 4
_BUSYNESS = {
    PhoneState.IDLE: 0,
    PhoneState.UNKNOWN: NO_PHONE,
    PhoneState.RINGING: 2,
    PhoneState.BUSY: 3,
    PhoneState.UNREGISTERED: BUSIEST,
}
