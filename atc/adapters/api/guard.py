# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may talk to the API: this machine, by its own name, with the token.

Foreign `Host` headers are what a DNS-rebinding page sends, foreign `Origin` headers what any
other web page in the receptionist's browser would.
"""

import hmac
from collections.abc import Sequence

from atc.adapters.api.problems import RefusedError

_NAMES = ("localhost", "127.0.0.1", "[::1]")
_HTTP_PORT = 80


class Guard:
    """Checks the headers of each request."""

    def __init__(self, host: str, port: int, token: str) -> None:
        names = {*_NAMES, f"[{host}]" if ":" in host else host}
        self._hosts = {f"{name}:{port}" for name in names}
        if port == _HTTP_PORT:
            self._hosts |= names
        self._origins = {f"http://{name}" for name in self._hosts}
        self._token = token.encode()

    def check_origin(self, hosts: Sequence[str], origins: Sequence[str]) -> None:
        """Refuse requests that did not mean this machine, or that a web page makes.

        Raises:
            RefusedError: 403.
        """
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            raise RefusedError(403, "the Host header does not name this machine", "foreign_host")
        if any(origin.lower() not in self._origins for origin in origins):
            raise RefusedError(403, "web pages of other origins are refused", "foreign_origin")

    def check_token(self, authorizations: Sequence[str]) -> None:
        """Refuse requests without the token; takes as long for any wrong one.

        Raises:
            RefusedError: 401.
        """
        given = authorizations[0] if len(authorizations) == 1 else ""
        scheme, _, token = given.partition(" ")
        sent = token.strip().encode("utf-8", "surrogateescape")
        right = hmac.compare_digest(sent, self._token)
        if not right or scheme.lower() != "bearer":
            raise RefusedError(401)
