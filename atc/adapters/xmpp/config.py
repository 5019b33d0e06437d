# SPDX-License-Identifier: GPL-3.0-or-later
"""What the XMPP link is told at its start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from atc.domain.messaging import Address


@dataclass(frozen=True, slots=True)
class XmppConfig:
    """Where the server is, who we are, whom we know.

    Attributes:
        server: host name or address; empty: as DNS says for the address's domain.
        port: 0: as DNS says, or the usual one.
        direct_tls: encrypted from the first byte, instead of STARTTLS.
        ca_file: the authority to trust; empty: the system's.
        people: names by address, to be put on the roster.
        subscribe: ask them for their presence, and let the people of our domain see ours.
        ledger: file for what must not be lost; None: nothing is kept.
        ping_s: seconds of silence after which the server is asked whether it is there.
        retry_s: first and longest pause between tries to connect.
    """

    address: Address
    password: str = field(repr=False)
    server: str = ""
    port: int = 0
    direct_tls: bool = False
    ca_file: str = ""
    verify_server: bool = True
    people: Mapping[Address, str] = field(default_factory=dict)
    subscribe: bool = True
    ledger: Path | None = None
    ping_s: float = 30.0
    retry_s: tuple[float, float] = (1.0, 30.0)
    refused_retry_s: float = 60.0

    @property
    def domain(self) -> str:
        """The server's name, which its certificate must be for."""
        return self.address.partition("@")[2]
