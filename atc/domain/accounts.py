# SPDX-License-Identifier: GPL-3.0-or-later
"""SIP accounts and their registration."""

from dataclasses import dataclass
from enum import Enum

from atc.domain.calls import AccountId


class RegistrationState(Enum):
    """Whether calls can reach us through an account."""

    OFFLINE = "offline"
    REGISTERING = "registering"
    REGISTERED = "registered"
    REFUSED = "refused"
    """Wrong user name or password."""
    UNREACHABLE = "unreachable"
    """The PBX does not answer, or its certificate is not trusted."""


@dataclass(frozen=True, slots=True)
class Account:
    """One of our lines at the PBX.

    Attributes:
        number: our own number, as the PBX knows it (the SIP user).
        reason: the PBX's or the transport's words when it does not work.
        retry_s: seconds until the next try, 0 when none is planned.
    """

    id: AccountId
    number: str
    name: str = ""
    state: RegistrationState = RegistrationState.OFFLINE
    code: int = 0
    reason: str = ""
    retry_s: float = 0.0
