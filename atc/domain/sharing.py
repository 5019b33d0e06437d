# SPDX-License-Identifier: GPL-3.0-or-later
"""How the sharing between desks stands."""

from dataclasses import dataclass
from enum import Enum


class SharingState(Enum):
    """What the status bar shows."""

    OFF = "off"
    """No shared database is set up."""
    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    """The server cannot be reached; it is tried again by itself, nothing is lost."""
    TROUBLE = "trouble"
    """It will not work until somebody changes something; `problem` says what."""


class SharingProblem(Enum):
    """Why desks do not share, for a sentence in the user's language."""

    NONE = ""
    BAD_URL = "bad_url"
    NO_DRIVER = "no_driver"
    UNREACHABLE = "unreachable"
    PASSWORD = "password"  # noqa: S105 - the problem's name
    NO_DATABASE = "no_database"
    NO_RIGHTS = "no_rights"
    TLS = "tls"
    NEWER = "newer"
    """A newer console made the database's tables: this one has to be updated."""
    SLOW = "slow"
    """The server accepts connections and does not answer."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SharingStatus:
    """Where the sharing stands.

    Attributes:
        reason: what the server or the driver said, in English, without credentials; may be empty.
        server: host and database, as `db.example.com/atc`.
        waiting: how many changes of this desk the others do not have yet.
        since: when `state` began, wall-clock seconds since the epoch.
    """

    state: SharingState = SharingState.OFF
    problem: SharingProblem = SharingProblem.NONE
    reason: str = ""
    server: str = ""
    waiting: int = 0
    since: float = 0.0
