# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the local API listens and what opens it."""

import ipaddress
from dataclasses import dataclass, field

from atc.domain.errors import ServiceError

SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class ApiConfig:
    """The API's address and secret.

    Attributes:
        host: a loopback address, or `localhost`.
        port: 0 takes any free one, see `ApiServer.port`.
        version: of the console, shown in health and OpenAPI.
    """

    token: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8791
    version: str = ""

    def check(self) -> None:
        """Refuse what would open the console to strangers.

        Raises:
            ServiceError: the address is not of this machine alone, or the token is too short.
        """
        if not _is_loopback(self.host):
            raise ServiceError(f"the API listens on loopback addresses only, not {self.host}")
        if len(self.token) < SHORTEST_TOKEN:
            raise ServiceError(f"the API's token needs at least {SHORTEST_TOKEN} characters")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
