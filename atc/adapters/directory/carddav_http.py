# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP for CardDAV: log-in, redirects, limits, time-outs, and sentences for what goes wrong.

The password is for one server: it is sent only where the configuration points, or to the same host
over TLS when that is where it redirects.
"""

import logging
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import aiohttp
from yarl import URL

from atc.adapters.directory.carddav_settings import CardDavSettings
from atc.adapters.directory.carddav_xml import Node, XmlError, XmlReader
from atc.domain.errors import ServiceError

_log = logging.getLogger(__name__)

_MAX_BODY = 4 * 1024 * 1024
_MAX_REDIRECTS = 5
_REQUEST_S = 1800.0
_CONNECT_S = 15.0
_CHUNK = 65_536
_REDIRECTS = {301, 302, 307, 308}
_XML = {"text/xml", "application/xml"}
_SAFE = "/@:+~!$&'()*,;=-._"


class StatusError(ServiceError):
    """The server answered, but refuses; `status` says how, `conditions` why (RFC 3253's names)."""

    def __init__(
        self, status: int, sentence: str, conditions: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.conditions = conditions


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer, read whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def path_of(href: str, base: str = "/") -> str:
    """The path of a reference, always written in the same way, as a record's uid needs."""
    path = urlsplit(urljoin(base, href.strip())).path or "/"
    return quote(unquote(path, errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")


class DavSession:
    """One run's connections to a server; an async context manager.

    Every method may raise `ServiceError` with a sentence for the user.
    """

    def __init__(self, settings: CardDavSettings) -> None:
        parts = _parts(settings)
        self._settings = settings
        self._scheme, self._netloc = parts.scheme, parts.netloc.rpartition("@")[2]
        self.start = path_of(parts.path)
        self._session: aiohttp.ClientSession
        self._basic: str | None = None
        self._digest: aiohttp.DigestAuthMiddleware | None = None

    @property
    def origin(self) -> str:
        """Scheme, host and port of the server."""
        return f"{self._scheme}://{self._netloc}"

    @property
    def authenticated(self) -> bool:
        """Whether user and password are sent."""
        return self._basic is not None or self._digest is not None

    async def __aenter__(self) -> Self:
        timeout = aiohttp.ClientTimeout(
            total=_REQUEST_S,
            sock_connect=min(_CONNECT_S, self._settings.timeout_s),
            sock_read=self._settings.timeout_s,
        )
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=_context(self._settings), limit=4),
            timeout=timeout,
            cookie_jar=aiohttp.DummyCookieJar(),
            # Nothing compressed: a few bytes must not become gigabytes.
            headers={"Accept-Encoding": "identity", "User-Agent": "ATC"},
            auto_decompress=False,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    # ------------------------------------------------------------------ requests

    async def fetch(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Do one request with a short answer, whatever its status (401 and 5xx are errors)."""
        async with self._send(method, path, body, headers or {}) as response:
            return Answer(response.status, response.headers, await self._body(response))

    async def stream(
        self, method: str, path: str, body: str, depth: str = "0"
    ) -> AsyncIterator[Node]:
        """Do a PROPFIND or REPORT; give the parts of its answer as they come.

        Raises:
            StatusError: the answer is not a multistatus.
            ServiceError: it is not XML.
        """
        headers = {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}
        async with self._send(method, path, body, headers) as response:
            if response.status != 207:
                raise await self._refusal(response, path)
            self._check_type(response)
            reader = XmlReader()
            try:
                async for chunk in response.content.iter_chunked(_CHUNK):
                    for node in reader.feed(chunk):
                        yield node
                for node in reader.feed(b"", final=True):
                    yield node
            except XmlError as error:
                raise ServiceError(f"{self.origin} answers with rubbish: {error}") from error

    def use_password(self) -> None:
        """Send user and password from now on, though the server did not ask for them."""
        pair = f"{self._settings.user}:{self._settings.password}".encode()
        self._basic = f"Basic {b64encode(pair).decode('ascii')}"
        if self._scheme == "http":
            _log.warning("the password goes to %s unencrypted", self.origin)

    # ------------------------------------------------------------------ inside

    @asynccontextmanager
    async def _send(
        self, method: str, path: str, body: str, headers: Mapping[str, str]
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        try:
            response = await self._follow(method, path, body, headers)
            async with response:
                if response.status >= 500:
                    raise await self._refusal(response, path)
                yield response
        except aiohttp.ClientConnectorCertificateError as error:
            why = getattr(error.certificate_error, "verify_message", "") or "bad certificate"
            raise ServiceError(f"{self.origin} cannot be trusted: {why}") from error
        except aiohttp.ClientSSLError as error:
            raise ServiceError(
                f"{self.origin} cannot be spoken to in TLS: {error.strerror}"
            ) from error
        except aiohttp.ClientConnectorError as error:
            why = error.strerror or str(error.os_error)
            raise ServiceError(f"{self.origin} cannot be reached: {why}") from error
        except (TimeoutError, aiohttp.ServerTimeoutError) as error:
            raise ServiceError(f"{self.origin} did not answer in time") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise ServiceError(f"{self.origin} has ended the connection: {error}") from error

    async def _follow(
        self, method: str, path: str, body: str, headers: Mapping[str, str]
    ) -> aiohttp.ClientResponse:
        """Send, log in when asked to, and go where the server sends us if that is itself."""
        for _ in range(_MAX_REDIRECTS):
            response = await self._once(method, path, body, headers)
            if response.status == 401 and not self.authenticated and self._log_in(response):
                response.release()
                response = await self._once(method, path, body, headers)
            if response.status == 401:
                response.release()
                who = self._settings.user
                problem = f"refuses the user {who} or the password" if who else "wants a user"
                raise StatusError(401, f"{self.origin} {problem}")
            if response.status not in _REDIRECTS:
                return response
            target = response.headers.get("Location", "")
            response.release()
            path = self._redirected(path, target)
        raise ServiceError(f"{self.origin} redirects in circles")

    async def _once(
        self, method: str, path: str, body: str, headers: Mapping[str, str]
    ) -> aiohttp.ClientResponse:
        extra = {"Authorization": self._basic} if self._basic else {}
        return await self._session.request(
            method,
            URL(self.origin + path, encoded=True),
            data=body.encode() if body else None,
            headers={**headers, **extra},
            allow_redirects=False,
            middlewares=(self._digest,) if self._digest else (),
        )

    def _log_in(self, response: aiohttp.ClientResponse) -> bool:
        """Choose how to show who we are; False when there is no way."""
        settings = self._settings
        if not settings.user:
            return False
        offered = " ".join(response.headers.getall("WWW-Authenticate", [])).lower()
        if "digest" in offered:
            self._digest = aiohttp.DigestAuthMiddleware(settings.user, settings.password)
            return True
        if "basic" in offered:
            self.use_password()
            return True
        return False

    def _redirected(self, path: str, target: str) -> str:
        """The path to go on with; our password goes to nobody else."""
        try:
            parts = urlsplit(urljoin(f"{self.origin}{path}", target))
            host, here = parts.hostname, urlsplit(self.origin).hostname
            port = parts.port
        except ValueError as error:
            raise ServiceError(f"{self.origin} redirects to nowhere") from error
        if (parts.scheme, parts.netloc) == (self._scheme, self._netloc):
            return path_of(parts.path)
        upgrade = self._scheme == "http" and parts.scheme == "https" and port in {None, 443}
        if host == here and upgrade:
            self._scheme, self._netloc = parts.scheme, parts.netloc
            return path_of(parts.path)
        raise ServiceError(
            f"{self.origin} sends us to {parts.scheme}://{parts.netloc}: the password is not sent "
            "there; if that is the right server, name it in the settings"
        )

    def _check_type(self, response: aiohttp.ClientResponse) -> None:
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if kind not in _XML and not kind.endswith("+xml"):
            raise ServiceError(
                f"{self.origin} answers with {kind or 'nothing known'}, not with XML"
            )

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        data = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            data += chunk
            if len(data) > _MAX_BODY:
                response.close()
                raise ServiceError(f"{self.origin} answers with too much")
        return bytes(data)

    async def _refusal(self, response: aiohttp.ClientResponse, path: str) -> StatusError:
        """What an unwelcome status means."""
        status = response.status
        conditions = _conditions(await self._body(response))
        sentence = {
            403: f"{self.origin} does not let {self._settings.user or 'nobody'} use {path}",
            404: f"{self.origin} has no {path}",
            405: f"{self.origin}{path} is no CardDAV address",
            501: f"{self.origin}{path} is no CardDAV address",
            429: f"{self.origin} is busy",
            503: f"{self.origin} is busy or being serviced",
        }.get(status, f"{self.origin} answers with error {status}")
        return StatusError(status, sentence, conditions)


def _parts(settings: CardDavSettings) -> SplitResult:
    try:
        parts = urlsplit(settings.url)
        if parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass
    raise ServiceError(f"{settings.url} is no address of a CardDAV server")


def _context(settings: CardDavSettings) -> ssl.SSLContext:
    if settings.ca_file and not Path(settings.ca_file).is_file():
        raise ServiceError(f"the file of authorities {settings.ca_file} is not there")
    try:
        return ssl.create_default_context(cafile=settings.ca_file or None)
    except ssl.SSLError as error:
        raise ServiceError(f"{settings.ca_file} is no file of authorities (PEM)") from error


def _conditions(body: bytes) -> frozenset[str]:
    """The names in an error document (RFC 4918, 16); none when it is something else."""
    try:
        return frozenset(node.name for node in XmlReader().feed(body, final=True))
    except XmlError:
        return frozenset()
