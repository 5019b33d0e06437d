# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP for CardDAV: log-in, redirects, limits, time-outs, and sentences for what goes wrong.

The password is for one server: it is sent only where the configuration points, or to the same host
over TLS when that is where it redirects.
"""

import logging
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import aiohttp
from yarl import URL

from atc.adapters.directory.carddav_settings import CardDavSettings
from atc.adapters.directory.carddav_xml import Node, XmlError, XmlReader
from atc.adapters.directory.tls import tls_context
from atc.domain.sources import SourceError, SourceTrouble

_log = logging.getLogger("directory.carddav")

_MAX_BODY = 4 * 1024 * 1024
_MAX_REDIRECTS = 5
_REQUEST_S = 1800.0
_CONNECT_S = 15.0
_CHUNK = 65_536
_REDIRECTS = {301, 302, 307, 308}
_XML = {"text/xml", "application/xml"}
_SAFE = "/@:+~!$&'()*,;=-._"


class StatusError(SourceError):
    """The server answered, but refuses; `status` says how."""

    def __init__(self, status: int, kind: SourceTrouble, **params: str) -> None:
        super().__init__(kind, **params)
        self.status = status


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

    Every method may raise `SourceError`.
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
    def host(self) -> str:
        """The server as messages name it."""
        return self._netloc

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
            connector=aiohttp.TCPConnector(ssl=tls_context(self._settings.ca_file), limit=4),
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
            SourceError: it is not XML.
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
                raise self.failure(SourceTrouble.BAD_ANSWER, str(error)) from error

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
            raise self.failure(SourceTrouble.CERTIFICATE, why) from error
        except aiohttp.ClientSSLError as error:
            raise self.failure(SourceTrouble.UNREACHABLE, f"TLS: {error.strerror}") from error
        except aiohttp.ClientConnectorError as error:
            why = error.strerror or str(error.os_error)
            raise self.failure(SourceTrouble.UNREACHABLE, why) from error
        except (TimeoutError, aiohttp.ServerTimeoutError) as error:
            raise self.failure(SourceTrouble.SLOW) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            why = f"it has ended the connection: {error}"
            raise self.failure(SourceTrouble.UNREACHABLE, why) from error

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
                raise self._refused()
            if response.status not in _REDIRECTS:
                return response
            target = response.headers.get("Location", "")
            response.release()
            path = self._redirected(path, target)
        raise self.failure(SourceTrouble.BAD_ANSWER, "it redirects in circles")

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
            raise self.failure(SourceTrouble.BAD_ANSWER, "it redirects to nowhere") from error
        if (parts.scheme, parts.netloc) == (self._scheme, self._netloc):
            return path_of(parts.path)
        upgrade = self._scheme == "http" and parts.scheme == "https" and port in {None, 443}
        if host == here and upgrade:
            self._scheme, self._netloc = parts.scheme, parts.netloc
            return path_of(parts.path)
        raise self.sent_away(f"{parts.scheme}://{parts.netloc}")

    def sent_away(self, origin: str) -> SourceError:
        """The server names another one, which does not get our password."""
        why = f"{self.host} sends us to {origin}; if that is right, name it in the settings"
        return SourceError(SourceTrouble.OTHER, reason=why)

    def failure(self, kind: SourceTrouble, reason: str = "") -> SourceError:
        """A trouble with this server."""
        return SourceError(kind, host=self.host, reason=reason)

    def _refused(self) -> StatusError:
        if self._settings.user:
            return StatusError(401, SourceTrouble.REFUSED, host=self.host)
        reason = "it wants a user and a password"
        return StatusError(401, SourceTrouble.NOT_ALLOWED, host=self.host, reason=reason)

    def _check_type(self, response: aiohttp.ClientResponse) -> None:
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if kind not in _XML and not kind.endswith("+xml"):
            reason = f"{kind or 'something unnamed'} instead of XML"
            raise self.failure(SourceTrouble.BAD_ANSWER, reason)

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        data = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            data += chunk
            if len(data) > _MAX_BODY:
                response.close()
                raise self.failure(SourceTrouble.BAD_ANSWER, "it has no end")
        return bytes(data)

    async def _refusal(self, response: aiohttp.ClientResponse, path: str) -> StatusError:
        """What an unwelcome status means."""
        status, user = response.status, self._settings.user or "nobody"
        await self._body(response)
        kind, reason = {
            403: (SourceTrouble.NOT_ALLOWED, f"{user} may not use {path}"),
            404: (SourceTrouble.NOT_FOUND, path),
            405: (SourceTrouble.NOT_FOUND, f"CardDAV at {path}"),
            501: (SourceTrouble.NOT_FOUND, f"CardDAV at {path}"),
            429: (SourceTrouble.UNREACHABLE, "it is busy"),
            503: (SourceTrouble.UNREACHABLE, "it is busy or being serviced"),
        }.get(status, (SourceTrouble.BAD_ANSWER, f"status {status}"))
        return StatusError(status, kind, host=self.host, reason=reason, what=reason)


def _parts(settings: CardDavSettings) -> SplitResult:
    try:
        parts = urlsplit(settings.url)
        if parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass
    reason = "that is no address of a CardDAV server"
    raise SourceError(SourceTrouble.UNREACHABLE, host=settings.url, reason=reason)
