# SPDX-License-Identifier: GPL-3.0-or-later
"""The PBX's manager interface: commands go in, events come out."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PauseMember:
    """Pause an agent, or let it go on, in one queue or, with an empty name, in all."""

    interface: str
    paused: bool
    queue: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AddMember:
    """Let an extension be an agent of a queue until it is removed."""

    queue: str
    number: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class RemoveMember:
    """Take an agent that was added out of a queue."""

    queue: str
    interface: str


@dataclass(frozen=True, slots=True)
class FetchCaller:
    """Send somebody who still waits in a queue to an extension of ours."""

    queue: str
    caller_id: str
    number: str


class PbxManagerPort(Protocol):
    """Owner thread of the implementation is its own; returns at once.

    Each command is answered by a `ManagerAnswered` event with the command itself.
    """

    def submit(self, command: object) -> None:
        """Carry out a command."""
