# SPDX-License-Identifier: GPL-3.0-or-later
"""What LDAP's errors mean for the person who has to do something about them."""

import ldap

from atc.adapters.directory.ldap_settings import LdapSettings, TooManyEntriesError
from atc.domain.sources import SourceError, SourceTrouble

_T = SourceTrouble
_LIMITS = (ldap.SIZELIMIT_EXCEEDED, ldap.ADMINLIMIT_EXCEEDED)
# What OpenLDAP and Active Directory say to somebody who has not said who he is.
_NOBODY = (ldap.INAPPROPRIATE_AUTH, ldap.UNWILLING_TO_PERFORM, ldap.OPERATIONS_ERROR)

_REASONS: tuple[tuple[tuple[type[Exception], ...], SourceTrouble, str], ...] = (
    ((ldap.INVALID_CREDENTIALS,), _T.REFUSED, ""),
    ((ldap.TIMEOUT, ldap.TIMELIMIT_EXCEEDED), _T.SLOW, ""),
    ((ldap.SERVER_DOWN, ldap.CONNECT_ERROR), _T.UNREACHABLE, "it has ended the connection"),
    ((ldap.BUSY, ldap.UNAVAILABLE), _T.UNREACHABLE, "it is busy or shutting down"),
    (
        (ldap.CONFIDENTIALITY_REQUIRED, ldap.STRONG_AUTH_REQUIRED),
        _T.NOT_ALLOWED,
        "it wants an encrypted connection, StartTLS or ldaps",
    ),
    ((ldap.INSUFFICIENT_ACCESS,), _T.NOT_ALLOWED, "{user} may not read {base}"),
    ((ldap.NO_SUCH_OBJECT,), _T.NOT_FOUND, "{base}"),
    ((ldap.INVALID_DN_SYNTAX,), _T.OTHER, "{base} is not a proper LDAP name"),
    ((ldap.FILTER_ERROR,), _T.OTHER, "{filter} is not a proper LDAP filter"),
    ((ldap.REFERRAL,), _T.OTHER, "{base} is on another server than {host}; name that one"),
)


def source_error(settings: LdapSettings, error: Exception, count: int = 0) -> SourceError:
    """The trouble behind an error of the library; `count` entries had come before it."""
    host, user = settings.host, settings.user or "nobody"
    if isinstance(error, _LIMITS):
        limit = f"it gives {count} entries to {user} and no more"
        return TooManyEntriesError(_T.NOT_ALLOWED, host=host, reason=limit)
    if isinstance(error, _NOBODY) and not settings.user:
        return SourceError(_T.NOT_ALLOWED, host=host, reason="it wants a user and a password")
    facts = {
        "host": host,
        "user": user,
        "base": settings.base,
        "filter": settings.search_filter,
    }
    for kinds, trouble, reason in _REASONS:
        if isinstance(error, kinds):
            said = reason.format_map(facts)
            return SourceError(trouble, host=host, reason=said, what=said)
    return SourceError(_T.BAD_ANSWER, host=host, reason=_told(error))


def _told(error: Exception) -> str:
    """What the server or the library said itself."""
    told = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
    parts = (" ".join(str(told.get(key) or "").split()) for key in ("desc", "info"))
    return ", ".join(part[:300] for part in parts if part) or "nothing understandable"
