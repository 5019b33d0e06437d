# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to an LDAP server, by python-ldap.

python-ldap is maintained (a release in autumn 2026), stands on OpenLDAP's client library, and both
licences go with the GPL; ldap3, all Python, had its last release in 2021. It is imported with this
module, on the thread that synchronises: importing it takes longer than a frame may.

Everything is asked for asynchronously and taken message by message with short time-outs: a sync can
be cancelled at any moment, a silent server is noticed, and no more than one entry is in memory.
"""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import ldap
from ldap.controls.libldap import SimplePagedResultsControl

from atc.adapters.directory.ldap_connect import connect
from atc.adapters.directory.ldap_entry import Attributes, lower_names
from atc.adapters.directory.ldap_errors import source_error
from atc.adapters.directory.ldap_settings import LdapSettings
from atc.domain.sources import SourceError, SourceTrouble
from atc.ports.directory import SyncCancelled

if TYPE_CHECKING:
    from atc.adapters.directory.ldap_tunnel import Tunnel

_TURN_S = 0.25
_MAX_BROKEN = 100
_SPARE_PAGES = 1_000  # a server may give less than it was asked for

Entry = tuple[str, Attributes]


class LdapLink:
    """A connection for one sync. Use it as a context manager, on one thread.

    Args:
        cancelled: asked several times a second; `SyncCancelled` is raised when it says so.

    Raises:
        SourceError: from every method.
    """

    def __init__(self, settings: LdapSettings, cancelled: Callable[[], bool]) -> None:
        self._settings = settings
        self._cancelled = cancelled
        self._link: Any = None
        self._tunnel: Tunnel | None = None
        self.broken = 0
        self.referrals: list[str] = []

    def __enter__(self) -> Self:
        try:
            self._open()
        except ldap.LDAPError as error:
            self._close()
            raise self._trouble(error) from error
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def search(self, filter_text: str, attributes: Sequence[str]) -> Iterator[Entry]:
        """Find entries under the source's base, page by page.

        References to other servers are counted and never followed: they may lead in circles, and
        our password to anybody.
        """
        settings = self._settings
        cookie: bytes = b""
        count = 0
        for _ in range(settings.limit // settings.page_size + _SPARE_PAGES):
            # Not critical: a small server without pages may answer with everything at once.
            page = SimplePagedResultsControl(
                criticality=False, size=settings.page_size, cookie=cookie
            )
            controls: list[Any] = []
            try:
                message = self._link.search_ext(
                    *(settings.base, ldap.SCOPE_SUBTREE, filter_text, list(attributes)),
                    serverctrls=[page],
                )
                for entry in self._messages(message, controls):
                    count += 1
                    if count > settings.limit:
                        raise _nonsense(settings, "it has no end of entries")
                    yield entry
            except ldap.LDAPError as error:
                raise self._trouble(error, count) from error
            pages = (c.cookie for c in controls if isinstance(c, SimplePagedResultsControl))
            cookie = next(pages, b"")
            if not cookie:
                return
        raise _nonsense(settings, "it has no end of pages")

    def read(self, filter_text: str, attributes: Sequence[str], dn: str) -> Iterator[Entry]:
        """Read one entry, if it is still there and fits the filter."""
        try:
            message = self._link.search_ext(dn, ldap.SCOPE_BASE, filter_text, list(attributes))
            yield from self._messages(message, [])
        except ldap.NO_SUCH_OBJECT:
            return
        except ldap.LDAPError as error:
            raise self._trouble(error) from error

    # ------------------------------------------------------------------ inside

    def _open(self) -> None:
        settings = self._settings
        if settings.user and not settings.password:
            # A DN without password would be taken for nobody, and show whatever nobody may see.
            missing = f"the password of {settings.user} is missing"
            raise SourceError(SourceTrouble.NOT_ALLOWED, host=settings.host, reason=missing)
        self._tunnel = connect(settings)
        descriptor = self._tunnel.descriptor()
        link = self._link = ldap.initialize("ldap://connected", fileno=descriptor)
        link.set_option(ldap.OPT_PROTOCOL_VERSION, ldap.VERSION3)
        link.set_option(ldap.OPT_REFERRALS, 0)
        link.set_option(ldap.OPT_DEREF, ldap.DEREF_NEVER)
        for _ in self._messages(link.simple_bind(settings.user, settings.password), []):
            pass

    def _trouble(self, error: Exception, count: int = 0) -> SourceError:
        """What to tell of an error, after `count` entries."""
        if self._tunnel and self._tunnel.problem:
            return _nonsense(self._settings, self._tunnel.problem)
        return source_error(self._settings, error, count)

    def _close(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            with contextlib.suppress(ldap.LDAPError):  # it is gone already
                link.unbind_ext()

    def _messages(self, message: int, controls: list[Any]) -> Iterator[Entry]:
        """Take the answers to one request until the last; its controls are added to `controls`."""
        heard = time.monotonic()
        while True:
            if self._cancelled():
                self._link.abandon(message)
                raise SyncCancelled
            try:
                kind, entries, _, found, _, _ = self._link.result4(message, all=0, timeout=_TURN_S)
            except ldap.TIMEOUT:
                if time.monotonic() - heard > self._settings.timeout_s:
                    raise
                continue
            except (UnicodeError, ValueError) as error:
                self._count_broken(error)
                continue
            heard = time.monotonic()
            if kind == ldap.RES_SEARCH_REFERENCE:
                self.referrals += [url for _, urls in entries for url in urls][:10]
            elif kind == ldap.RES_SEARCH_ENTRY:
                for dn, attributes in entries:
                    yield dn, lower_names(attributes)
            else:
                controls += found
                return

    def _count_broken(self, error: Exception) -> None:
        """An entry that not even the library can read; many mean that this is no LDAP server."""
        self.broken += 1
        if self.broken > _MAX_BROKEN:
            raise _nonsense(self._settings, str(error)) from error


def _nonsense(settings: LdapSettings, reason: str) -> SourceError:
    return SourceError(SourceTrouble.BAD_ANSWER, host=settings.host, reason=reason)
