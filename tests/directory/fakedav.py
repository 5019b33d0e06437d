# SPDX-License-Identifier: GPL-3.0-or-later
"""A CardDAV server of a few lines that can do less, or worse, than an honest one."""

import hashlib
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

from tests.servers.child import HOST

BOOK = "/dav/books/contacts/"
USER, PASSWORD = "reception", "for-tests-only"

_NONCE = "dcd98b7102dd2f0e8b11d0f600bfb0c0"


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: str

    @property
    def has_password(self) -> bool:
        return "Authorization" in self.headers


@dataclass
class Said:
    """One answer."""

    status: int = 207
    body: bytes | str = ""
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "application/xml; charset=utf-8"
    chunks: Iterator[bytes] | None = None


@dataclass
class FakeDav:
    """Cards by path, what the server can do, and a hook that may answer before it does.

    Attributes:
        token: the current sync-token; empty for a server without sync-collection.
        changes: paths to report for each old token; None in it means the rest comes later.
        hook: sees each request first; what it returns is the answer, None lets it pass.
    """

    cards: dict[str, tuple[str, str]] = field(default_factory=dict)
    token: str = ""
    ctag: str = ""
    changes: dict[str, tuple[list[str], str, bool]] = field(default_factory=dict)
    multiget: bool = True
    digest: bool = False
    hook: Callable[[Asked], Said | None] = lambda _: None
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def serving(self) -> Iterator["FakeDav"]:
        server = ThreadingHTTPServer((HOST, 0), _handler(self))
        server.daemon_threads = True
        self.url = f"http://{HOST}:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def add(self, name: str, text: str) -> None:
        self.cards[f"{BOOK}{name}.vcf"] = (f'"{hashlib.md5(text.encode()).hexdigest()}"', text)

    def count(self, method: str, holding: str = "") -> int:
        """How many requests there were of a method, with this in their body."""
        return sum(a.method == method and holding in a.body for a in self.asked)

    # ------------------------------------------------------------------ answers

    def answer(self, asked: Asked) -> Said:
        self.asked.append(asked)
        if said := self.hook(asked):
            return said
        if not self._may(asked):
            kind = "Digest" if self.digest else "Basic"
            extra = f', nonce="{_NONCE}", qop="auth", algorithm=MD5' if self.digest else ""
            return Said(401, "", {"WWW-Authenticate": f'{kind} realm="test"{extra}'})
        act = {"PROPFIND": self._propfind, "REPORT": self._report, "GET": self._get}
        return act.get(asked.method, lambda _: Said(405))(asked)

    def _may(self, asked: Asked) -> bool:
        given = asked.headers.get("Authorization", "")
        return _digest_is_right(asked, given) if self.digest else given.startswith("Basic ")

    def _propfind(self, asked: Asked) -> Said:
        if asked.path.rstrip("/") != BOOK.rstrip("/"):
            home = f"<C:addressbook-home-set><href>{BOOK}..</href></C:addressbook-home-set>"
            known = asked.path in {"/", "/dav/books/"}
            if asked.headers.get("Depth") == "1" and known:
                return multistatus(self._book())
            return multistatus(response(asked.path, home.replace(f"{BOOK}..", "/dav/books/")))
        if asked.headers.get("Depth") == "0":
            return multistatus(self._book())
        members = (
            response(path, f"<getetag>{escape(etag)}</getetag>")
            for path, (etag, _) in self.cards.items()
        )
        return multistatus(self._book(), *members)

    def _book(self) -> str:
        report = "<supported-report><report><sync-collection/></report></supported-report>"
        sync = f"<sync-token>{self.token}</sync-token>" if self.token else ""
        return response(
            BOOK,
            "<resourcetype><collection/><C:addressbook/></resourcetype><displayname>Contacts"
            f"</displayname>{sync}<supported-report-set>{report if self.token else ''}"
            f"</supported-report-set><S:getctag>{self.ctag}</S:getctag>",
        )

    def _report(self, asked: Asked) -> Said:
        if "sync-collection" in asked.body:
            return self._sync(asked)
        if not self.multiget:
            return Said(501)
        paths = re.findall(r"<href>([^<]+)</href>", asked.body)
        return multistatus(*(self._card(path) for path in paths))

    def _card(self, path: str) -> str:
        if path not in self.cards:
            return (
                f"<response><href>{path}</href><status>HTTP/1.1 404 Not Found</status></response>"
            )
        etag, text = self.cards[path]
        data = f"<C:address-data>{escape(text)}</C:address-data>"
        return response(path, f"<getetag>{escape(etag)}</getetag>{data}")

    def _sync(self, asked: Asked) -> Said:
        token = re.findall(r"<sync-token>([^<]*)</sync-token>", asked.body)[0]
        if token not in self.changes:
            return Said(403, '<error xmlns="DAV:"><valid-sync-token/></error>')
        paths, new, more = self.changes[token]
        parts = [
            response(path, f"<getetag>{escape(self.cards[path][0])}</getetag>")
            if path in self.cards
            else self._card(path)
            for path in paths
        ]
        if more:
            parts.append(f"<response><href>{BOOK}</href><status>HTTP/1.1 507 x</status></response>")
        return multistatus(*parts, f"<sync-token>{new}</sync-token>")

    def _get(self, asked: Asked) -> Said:
        if asked.path not in self.cards:
            return Said(404)
        etag, text = self.cards[asked.path]
        return Said(200, text, {"ETag": etag}, "text/vcard")


def response(path: str, properties: str) -> str:
    """A part of a multistatus with these properties."""
    return (
        f"<response><href>{escape(path)}</href><propstat><prop>{properties}</prop>"
        "<status>HTTP/1.1 200 OK</status></propstat></response>"
    )


def multistatus(*parts: str) -> Said:
    """A whole multistatus."""
    start = (
        '<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" '
        'xmlns:S="http://calendarserver.org/ns/">'
    )
    return Said(207, f"{start}{''.join(parts)}</multistatus>")


def _digest_is_right(asked: Asked, given: str) -> bool:
    if not given.startswith("Digest "):
        return False
    told = dict(re.findall(r'(\w+)="?([^",]+)"?', given.removeprefix("Digest ")))

    def md5(*parts: str) -> str:
        return hashlib.md5(":".join(parts).encode()).hexdigest()

    ha1, ha2 = md5(USER, "test", PASSWORD), md5(asked.method, told["uri"])
    return told["response"] == md5(ha1, told["nonce"], told["nc"], told["cnonce"], told["qop"], ha2)


def _handler(dav: FakeDav) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except (ConnectionError, TimeoutError):
                self.close_connection = True

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            said = dav.answer(Asked(self.command, self.path, dict(self.headers.items()), body))
            data = said.body.encode() if isinstance(said.body, str) else said.body
            self.send_response(said.status)
            self.send_header("Content-Type", said.kind)
            for name, value in said.headers.items():
                self.send_header(name, value)
            if said.chunks is None:
                self.send_header("Content-Length", str(len(data)))
            else:
                self.send_header("Connection", "close")
                self.close_connection = True
            self.end_headers()
            for chunk in said.chunks or (data,):
                self.wfile.write(chunk)

        do_GET = do_PUT = do_DELETE = do_PROPFIND = do_REPORT = _any  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    return Handler
