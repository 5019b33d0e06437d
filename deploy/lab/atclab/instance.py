# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one lab keeps its files and which ports it owns."""

import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from atclab.errors import LabError

HOST = "127.0.0.1"
_STEP = 100
_MAX_OFFSET = 1100  # above this the RTP ranges would reach the kernel's ephemeral ports
_SOCKET_LIMIT = 100  # a unix socket's path holds 107 bytes on Linux


@dataclass(frozen=True)
class Ports:
    """The loopback ports of one lab."""

    sip: int
    tls: int
    ami: int
    rtp_first: int
    rtp_last: int
    robots_sip: int
    robots_ami: int
    robots_rtp_first: int
    robots_rtp_last: int

    @classmethod
    def at(cls, offset: int) -> Self:
        """Return the ports of the lab with this offset (a multiple of 100, 0 to 1100).

        RTP moves by 1,000 ports per step, so that two labs never share a media range.
        """
        rtp = 20000 + 10 * offset
        return cls(
            sip=15060 + offset,
            tls=15061 + offset,
            ami=15038 + offset,
            rtp_first=rtp,
            rtp_last=rtp + 499,
            robots_sip=15070 + offset,
            robots_ami=15048 + offset,
            robots_rtp_first=rtp + 500,
            robots_rtp_last=rtp + 999,
        )


def lab_home() -> Path:
    """Return the directory under the user's cache that holds everything of every lab."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "atc" / "lab"


@dataclass(frozen=True)
class Instance:
    """One lab: a name, a port offset, a directory."""

    name: str
    offset: int

    @property
    def ports(self) -> Ports:
        """The ports of both Asterisk processes."""
        return Ports.at(self.offset)

    @property
    def home(self) -> Path:
        """The directory of this lab's state."""
        return lab_home() / "instances" / self.name

    @property
    def facts_file(self) -> Path:
        """The JSON with accounts, passwords, ports, CA paths and people."""
        return self.home / "lab.json"

    @property
    def ca_dir(self) -> Path:
        """The directory of the test CAs and of the server's certificate."""
        return self.home / "tls"

    def side(self, which: str) -> Path:
        """Return the directory of one Asterisk process: ``pbx`` or ``robots``."""
        return self.home / which

    def run_dir(self, which: str) -> Path:
        """Return where that process keeps its pid file and control socket."""
        run = self.side(which) / "run"
        if len(str(run)) + len("/asterisk.ctl") < _SOCKET_LIMIT:
            return run
        return Path("/tmp") / f"atc-lab-{os.getuid()}" / f"{self.name}-{which}"  # noqa: S108


def _taken_offsets(but: str) -> set[int]:
    taken = set()
    for facts in (lab_home() / "instances").glob("*/lab.json"):
        if facts.parent.name == but:
            continue
        try:
            taken.add(int(json.loads(facts.read_text())["offset"]))
        except (ValueError, KeyError, OSError):
            continue
    return taken


def find_instance(name: str | None, offset: int | None) -> Instance:
    """Return the lab called ``name`` (or ``ATC_LAB_INSTANCE``, or ``default``).

    A lab remembers its offset. A new one takes the given offset (or
    ``ATC_LAB_PORT_OFFSET``), else 0 for ``default`` and the first free one for others.

    Raises:
        LabError: for a bad name, a bad offset, or when no offset is free.
    """
    name = name or os.environ.get("ATC_LAB_INSTANCE") or "default"
    if not name.replace("-", "").replace("_", "").isalnum():
        raise LabError(f"lab name {name!r}: use letters, digits, - and _ only")
    if offset is None and os.environ.get("ATC_LAB_PORT_OFFSET"):
        offset = int(os.environ["ATC_LAB_PORT_OFFSET"])
    if offset is None:
        offset = _remembered(name)
    if offset is None:
        taken = _taken_offsets(name)
        wanted = [0] if name == "default" else range(_STEP, _MAX_OFFSET + 1, _STEP)
        offset = next((o for o in wanted if o not in taken and (o == 0 or _is_free(o))), None)
    if offset is None:
        raise LabError("no port offset is free: remove an old lab with `lab --instance X remove`")
    if offset % _STEP or not 0 <= offset <= _MAX_OFFSET:
        raise LabError(f"port offset {offset}: give a multiple of {_STEP} up to {_MAX_OFFSET}")
    return Instance(name, offset)


def _is_free(offset: int) -> bool:
    # another user's lab may be there
    with socket.socket() as probe:
        return probe.connect_ex((HOST, Ports.at(offset).ami)) != 0


def _remembered(name: str) -> int | None:
    facts = lab_home() / "instances" / name / "lab.json"
    try:
        return int(json.loads(facts.read_text())["offset"])
    except (ValueError, KeyError, OSError):
        return None
