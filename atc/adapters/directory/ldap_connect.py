# SPDX-License-Identifier: GPL-3.0-or-later
"""Connects to an LDAP server, encrypted where asked for, before OpenLDAP's library takes over.

That library (tried: 2.5 with GnuTLS) waits for ever when a server falls silent during a TLS
handshake, and calls a refused certificate "(unknown error code)". So Python connects and speaks
TLS, with time-outs and proper sentences, and the library gets one end of a tunnel.
"""

import socket
import ssl
from urllib.parse import SplitResult, urlsplit

from atc.adapters.directory.ldap_settings import LdapSettings
from atc.adapters.directory.ldap_tunnel import Tunnel
from atc.adapters.directory.tls import tls_context
from atc.domain.sources import SourceError, SourceTrouble

# RFC 4511, 4.14.1: message 1, an extended request with the name of StartTLS.
_START_TLS = b"\x30\x1d\x02\x01\x01\x77\x18\x80\x161.3.6.1.4.1.1466.20037"
_RESULT_OK = b"\x0a\x01\x00"
_MAX_ANSWER = 4096


def connect(settings: LdapSettings) -> Tunnel:
    """Connect, check the server's certificate, and return what LDAP is spoken through.

    Raises:
        SourceError: the server cannot be reached or trusted.
    """
    parts = _parts(settings)
    secure = parts.scheme == "ldaps"
    try:
        address = (parts.hostname or "", parts.port or (636 if secure else 389))
        link = socket.create_connection(address, timeout=settings.timeout_s)
        try:
            if settings.start_tls and not secure:
                _ask_for_tls(link, settings)
            if secure or settings.start_tls:
                return Tunnel(_encrypted(link, settings, parts.hostname or ""))
            return Tunnel(link)
        except BaseException:
            link.close()
            raise
    except ssl.SSLCertVerificationError as error:
        raise _failure(settings, SourceTrouble.CERTIFICATE, error.verify_message) from error
    except ssl.SSLError as error:
        why = (error.reason or "no TLS").replace("_", " ").lower()
        raise _failure(settings, SourceTrouble.UNREACHABLE, f"TLS: {why}") from error
    except TimeoutError as error:
        raise _failure(settings, SourceTrouble.SLOW) from error
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _failure(settings, SourceTrouble.UNREACHABLE, why) from error


def _parts(settings: LdapSettings) -> SplitResult:
    try:
        parts = urlsplit(settings.url)
        if parts.scheme in {"ldap", "ldaps"} and parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass
    raise _failure(settings, SourceTrouble.UNREACHABLE, "that is no address of an LDAP server")


def _failure(settings: LdapSettings, kind: SourceTrouble, reason: str = "") -> SourceError:
    return SourceError(kind, host=settings.host, reason=reason)


def _ask_for_tls(link: socket.socket, settings: LdapSettings) -> None:
    """Send StartTLS; its answer is short and comes alone, for nothing else was asked."""
    link.sendall(_START_TLS)
    answer = b""
    while len(answer) < 2 or len(answer) < 2 + answer[1]:
        more = link.recv(_MAX_ANSWER)
        answer += more
        if not more or len(answer) > _MAX_ANSWER:
            break
    if _RESULT_OK not in answer[:20]:
        raise _failure(settings, SourceTrouble.NO_ENCRYPTION)


def _encrypted(link: socket.socket, settings: LdapSettings, host: str) -> ssl.SSLSocket:
    return tls_context(settings.ca_file).wrap_socket(link, server_hostname=host)
