# SPDX-License-Identifier: GPL-3.0-or-later
"""Who works in the lab's office: read from ``people.toml``, the one place that says it."""

import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

PEOPLE_FILE = Path(__file__).resolve().parent.parent / "people.toml"
BEHAVIOURS = ("answer", "ring", "busy", "decline", "fail", "early", "absent")


@dataclass(frozen=True)
class Person:
    """One extension and the robot that sits at it.

    Attributes:
        ext: the extension's number.
        name: the person's name.
        department: the department's id.
        robot: one of ``BEHAVIOURS``.
        after: seconds of ringing before the robot does it.
        talk: seconds after which it hangs up by itself; 0 = never.
        ring_time: seconds after which the PBX gives up ringing it; 0 = the PBX's own.
    """

    ext: str
    name: str
    department: str
    robot: str = "answer"
    after: float = 3.0
    talk: float = 0.0
    ring_time: int = 0

    @property
    def tone(self) -> int:
        """The frequency in Hz that is this robot's voice: 400 Hz for 100, 20 Hz apart."""
        return 400 + 20 * (int(self.ext) - 100)

    @property
    def mobile(self) -> str:
        """The mobile number that calls are forked to."""
        return f"3475550{self.ext}"

    def facts(self) -> dict[str, Any]:
        """Return everything as JSON-able data."""
        return {**asdict(self), "tone": self.tone, "mobile": self.mobile}


@dataclass(frozen=True)
class Queue:
    """A queue: its number, its name (AMI's too) and its members' numbers."""

    number: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Account:
    """An account that consoles register with."""

    user: str
    name: str
    password: str
    codecs: str = "g722,alaw,ulaw,gsm"
    srtp: str = "optional"


@dataclass(frozen=True)
class Office:
    """The whole office."""

    departments: dict[str, str]
    people: tuple[Person, ...]
    accounts: tuple[Account, ...]
    queues: tuple[Queue, ...]
    callers: tuple[tuple[str, str], ...] = field(default=())

    def password(self, ext: str) -> str:
        """Return the SIP password of an extension."""
        return f"phone-{ext}"


def load(path: Path = PEOPLE_FILE) -> Office:
    """Read the office.

    Raises:
        ValueError: when the file does not hold together.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    departments = dict(data["departments"])
    people = tuple(Person(**{**p, "ext": str(p["ext"])}) for p in data["people"])
    for person in people:
        if person.department not in departments:
            raise ValueError(f"{path.name}: {person.ext} is in no known department")
        if person.robot not in BEHAVIOURS:
            raise ValueError(f"{path.name}: {person.ext} has unknown robot {person.robot!r}")
    accounts = tuple(Account(**{**a, "user": str(a["user"])}) for a in data["accounts"])
    queues = tuple(
        Queue(str(q["number"]), q["name"], tuple(str(m) for m in q["members"]))
        for q in data["queues"]
    )
    callers = tuple((str(c["number"]), c["name"]) for c in data["callers"])
    return Office(departments, people, accounts, queues, callers)
