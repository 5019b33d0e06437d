# SPDX-License-Identifier: GPL-3.0-or-later
"""What a CardDAV source needs to know of its server."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CardDavSettings:
    """One account on a CardDAV server.

    Attributes:
        url: the server, the account or the address book; the rest is found out (RFC 6764).
        ca_file: PEM file of the authority that signed the server's certificate; empty for the
            system's. A certificate is always checked.
        book: the one address book to use, by its name or the last part of its path; empty for all,
            new contacts going into the first.
        timeout_s: how long the server may stay silent; some read every card before they answer.
    """

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""
    book: str = ""
    timeout_s: float = 120.0
