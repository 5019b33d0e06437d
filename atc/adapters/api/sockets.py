# SPDX-License-Identifier: GPL-3.0-or-later
"""The listening socket: bound before the application is built, so that its port is known."""

import socket

from atc.domain.errors import ServiceError


def listen(host: str, port: int) -> socket.socket:
    """Bind a TCP socket; port 0 takes any free one.

    Raises:
        ServiceError: the address cannot be used.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        found = socket.socket(family, kind, protocol)
    except OSError as error:
        raise ServiceError(f"the API cannot use the address {host}: {error.strerror}") from error
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
    except OSError as error:
        found.close()
        reason = error.strerror
        raise ServiceError(f"the API cannot listen on {host} port {port}: {reason}") from error
    return found
