# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the address books of an account (RFC 6764, RFC 6352): nobody need know their paths."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from atc.adapters.directory.carddav_http import DavSession, StatusError, path_of
from atc.adapters.directory.carddav_settings import CardDavSettings
from atc.adapters.directory.carddav_xml import CALENDARSERVER, CARD, DAV, Node
from atc.domain.sources import SourceError, SourceTrouble

WELL_KNOWN = "/.well-known/carddav"
_MAX_HOMES = 10
_MAX_BOOKS = 200

_ABOUT = (
    '<propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" '
    'xmlns:S="http://calendarserver.org/ns/"><prop><resourcetype/><displayname/>'
    "<current-user-principal/><sync-token/><supported-report-set/><C:addressbook-home-set/>"
    "<S:getctag/></prop></propfind>"
)


@dataclass(frozen=True, slots=True)
class Book:
    """An address book on the server.

    Attributes:
        path: with a slash at its end.
        token: its state as RFC 6578 has it; empty where that is not supported.
        ctag: its state as older servers have it, or empty.
    """

    path: str
    name: str
    token: str
    ctag: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a PROPFIND says of one resource: its properties that exist."""

    path: str
    prop: Node

    def hrefs(self, name: str) -> list[str]:
        """The references in a property."""
        return [node.text.strip() for node in self.prop.all(name, f"{DAV}href")]

    @property
    def is_book(self) -> bool:
        """Whether it is an address book."""
        return self.prop.first(f"{DAV}resourcetype", f"{CARD}addressbook") is not None

    @property
    def book(self) -> Book:
        """It as an address book."""
        path = self.path if self.path.endswith("/") else f"{self.path}/"
        reports = self.prop.all(
            f"{DAV}supported-report-set", f"{DAV}supported-report", f"{DAV}report"
        )
        can_sync = any(each.first(f"{DAV}sync-collection") for each in reports)
        token = self.prop.value(f"{DAV}sync-token")
        name = self.prop.value(f"{DAV}displayname") or unquote(path.rstrip("/").rpartition("/")[2])
        ctag = self.prop.value(f"{CALENDARSERVER}getctag")
        return Book(path, name, token if can_sync else "", ctag)


async def find_books(dav: DavSession, settings: CardDavSettings) -> list[Book]:
    """The books to use: those of the account, or the one that the settings name.

    Raises:
        SourceError: there are none, or not that one.
    """
    start = await _start(dav, settings)
    if start.is_book:
        return [start.book]
    books: dict[str, Book] = {}
    for home in await _homes(dav, settings, start):
        async for found in propfind(dav, home, _ABOUT, "1"):
            if found.is_book and len(books) < _MAX_BOOKS:
                books[found.book.path] = found.book
    if not books:
        raise _not_found(dav, f"address book for {settings.user or 'nobody'}")
    return _chosen(dav, list(books.values()), settings.book)


async def propfind(dav: DavSession, path: str, body: str, depth: str = "0") -> AsyncIterator[Found]:
    """Ask for properties; resources that cannot be read are passed over."""
    async for node in dav.stream("PROPFIND", path, body, depth):
        if node.name != f"{DAV}response":
            continue
        props = [
            prop
            for each in node.all(f"{DAV}propstat")
            if " 200" in each.value(f"{DAV}status")
            for prop in each.all(f"{DAV}prop")
        ]
        if props:
            yield Found(path_of(node.value(f"{DAV}href"), path), props[0])


def _chosen(dav: DavSession, books: list[Book], wanted: str) -> list[Book]:
    if not wanted:
        return books
    name = wanted.strip().strip("/").rpartition("/")[2].casefold()
    for book in books:
        if name in {
            book.name.casefold(),
            unquote(book.path).rstrip("/").rpartition("/")[2].casefold(),
        }:
            return [book]
    names = ", ".join(book.name for book in books[:20])
    raise _not_found(dav, f"address book {wanted}, but {names}")


def _not_found(dav: DavSession, what: str) -> SourceError:
    return SourceError(SourceTrouble.NOT_FOUND, host=dav.host, what=what)


async def _start(dav: DavSession, settings: CardDavSettings) -> Found:
    """What stands at the configured address, or where the server's well-known address leads."""
    problem: SourceError | None = None
    for path in dict.fromkeys((dav.start, WELL_KNOWN)):
        try:
            found = await _about(dav, path, settings)
        except StatusError as error:
            if error.status in {401, 403}:
                raise
            problem = problem or error
            continue
        if found and (found.is_book or _leads_on(found)):
            return found
    raise problem or _not_found(dav, f"CardDAV at {dav.start}")


async def _about(dav: DavSession, path: str, settings: CardDavSettings) -> Found | None:
    found = [each async for each in propfind(dav, path, _ABOUT)]
    # Some servers show everybody their front door, and say only there that nobody has come in.
    useful = any(_leads_on(each) or each.is_book for each in found)
    if not useful and settings.user and not dav.authenticated:
        dav.use_password()
        found = [each async for each in propfind(dav, path, _ABOUT)]
    return found[0] if found else None


def _leads_on(found: Found) -> bool:
    return bool(
        found.hrefs(f"{DAV}current-user-principal") or found.hrefs(f"{CARD}addressbook-home-set")
    )


async def _homes(dav: DavSession, settings: CardDavSettings, start: Found) -> list[str]:
    """Where the account's books are."""
    homes = start.hrefs(f"{CARD}addressbook-home-set")
    for principal in start.hrefs(f"{DAV}current-user-principal")[:1]:
        path = _same_server(dav, principal, start.path)
        async for found in propfind(dav, path, _ABOUT):
            homes += found.hrefs(f"{CARD}addressbook-home-set")
    if not homes:
        raise _not_found(dav, f"address books for {settings.user or 'nobody'}")
    paths = (_same_server(dav, home, start.path) for home in homes[:_MAX_HOMES])
    return list(dict.fromkeys(paths))


def _same_server(dav: DavSession, href: str, base: str) -> str:
    parts = urlsplit(urljoin(f"{dav.origin}{base}", href))
    if parts.hostname != urlsplit(dav.origin).hostname:
        raise dav.sent_away(f"{parts.scheme}://{parts.netloc}")
    return path_of(parts.path)
