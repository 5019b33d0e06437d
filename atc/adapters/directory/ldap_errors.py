# SPDX-License-Identifier: GPL-3.0-or-later
"""What LDAP's errors mean for the person who has to do something about them."""

import ldap

from atc.adapters.directory.ldap_settings import LdapSettings, TooManyEntriesError
from atc.domain.errors import ServiceError

_UNREACHABLE = (ldap.SERVER_DOWN, ldap.CONNECT_ERROR)
_LIMITS = (ldap.SIZELIMIT_EXCEEDED, ldap.ADMINLIMIT_EXCEEDED)
_SLOW = (ldap.TIMEOUT, ldap.TIMELIMIT_EXCEEDED)
_BUSY = (ldap.BUSY, ldap.UNAVAILABLE)
# What OpenLDAP and Active Directory say to somebody who has not said who he is.
_NOBODY = (ldap.INAPPROPRIATE_AUTH, ldap.UNWILLING_TO_PERFORM, ldap.OPERATIONS_ERROR)
_SECURE = (ldap.CONFIDENTIALITY_REQUIRED, ldap.STRONG_AUTH_REQUIRED)


def service_error(settings: LdapSettings, error: Exception, count: int = 0) -> ServiceError:
    """The sentence for an error of the library; `count` entries had come before it."""
    told = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
    info = " ".join(str(told.get("info") or "").split())[:300]
    sentence = _sentence(settings, error, count) or _fallback(settings, told, info)
    return (TooManyEntriesError if isinstance(error, _LIMITS) else ServiceError)(sentence)


def _sentence(settings: LdapSettings, error: Exception, count: int) -> str:
    url, user = settings.url, settings.user or "nobody"
    sentences: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
        (_UNREACHABLE, f"{url} has ended the connection"),
        ((ldap.INVALID_CREDENTIALS,), f"{url} refuses the user {user} or the password"),
        (_SECURE, f"{url} wants an encrypted connection: use StartTLS or ldaps"),
        (_NOBODY if not settings.user else (), f"{url} wants a user and a password"),
        ((ldap.INSUFFICIENT_ACCESS,), f"{url} does not let {user} read {settings.base}"),
        ((ldap.NO_SUCH_OBJECT,), f"{url} has no {settings.base}, or does not show it to {user}"),
        ((ldap.INVALID_DN_SYNTAX,), f"{settings.base} is not a proper LDAP name"),
        ((ldap.FILTER_ERROR,), f"the filter {settings.search_filter} is not a proper LDAP filter"),
        ((ldap.REFERRAL,), f"{settings.base} is on another server than {url}; name that one"),
        (
            _LIMITS,
            f"{url} gives {count} entries and no more: its limit for {user} is too low, or the "
            "filter too wide",
        ),
        (_SLOW, f"{url} did not answer in time"),
        (_BUSY, f"{url} is busy or shutting down"),
    )
    return next((text for kinds, text in sentences if isinstance(error, kinds)), "")


def _fallback(settings: LdapSettings, told: dict[str, object], info: str) -> str:
    what = ", ".join(part for part in (str(told.get("desc") or "").strip(), info) if part)
    return f"{settings.url} answered with an error: {what or 'nothing understandable'}"
