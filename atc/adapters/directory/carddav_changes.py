# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds out what changed in an address book, and reads cards.

By sync-token (RFC 6578) where the server has it and still knows the token; else by comparing the
ETags of all cards; and not at all when the book's ctag is as it was.
"""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from atc.adapters.directory.carddav_books import Book, Found, propfind
from atc.adapters.directory.carddav_http import DavSession, StatusError, path_of
from atc.adapters.directory.carddav_xml import CARD, DAV, Node
from atc.domain.sources import SourceTrouble

_MAX_ROUNDS = 1_000
_MAX_MEMBERS = 1_500_000

_LIST = '<propfind xmlns="DAV:"><prop><getetag/><resourcetype/></prop></propfind>'
_SYNC = (
    '<sync-collection xmlns="DAV:"><sync-token>{token}</sync-token>'
    "<sync-level>1</sync-level><prop><getetag/></prop></sync-collection>"
)
_MULTIGET = (
    '<C:addressbook-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">'
    "<prop><getetag/><C:address-data/></prop>{hrefs}</C:addressbook-multiget>"
)


@dataclass(slots=True)
class Changes:
    """What to do for one book.

    Attributes:
        changed: paths of cards to read.
        gone: uids that the book has no more.
        token, ctag: its state once that is done, for the cursor.
        compared: all cards were compared; else the server itself told what is gone.
    """

    book: Book
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    token: str = ""
    ctag: str = ""
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A card as the server has it."""

    path: str
    etag: str
    text: str


async def find_changes(
    dav: DavSession, book: Book, known: Mapping[str, str], saved: Mapping[str, str]
) -> Changes:
    """Compare a book with what the cache has of it.

    Args:
        dav: the connection.
        book: the book as it is now.
        known: ETags by path, of this book.
        saved: `token` and `ctag` of the last sync, or empty.
    """
    if known and saved.get("token") and book.token:
        changes = await _by_token(dav, book, known, saved["token"])
        if changes:
            return changes
    if known and book.ctag and saved.get("ctag") == book.ctag:
        return Changes(book, token=book.token, ctag=book.ctag)
    # The token was read before the list: what changes in between comes again, and is not missed.
    etags = {path: etag async for path, etag in _members(dav, book)}
    changed = [path for path, etag in etags.items() if not etag or known.get(path) != etag]
    gone = [path for path in known if path not in etags]
    return Changes(book, changed, gone, book.token, book.ctag, compared=True)


async def _by_token(
    dav: DavSession, book: Book, known: Mapping[str, str], token: str
) -> Changes | None:
    """What the server says has changed; None when it does not know the token any more."""
    changes = Changes(book, ctag=book.ctag)
    changed: dict[str, None] = {}
    gone: dict[str, None] = {}
    for _ in range(_MAX_ROUNDS):
        try:
            part = await _round(dav, book, token)
        except StatusError as error:
            if error.status in {401, 404, 429} or error.status >= 500:
                raise
            return None
        for path, etag in part.etags.items():
            gone.pop(path, None)
            if not etag or known.get(path) != etag:
                changed[path] = None
        for path in part.gone:
            changed.pop(path, None)
            if path in known:
                gone[path] = None
        token = part.token
        if not part.more:
            break
    else:
        raise dav.failure(SourceTrouble.BAD_ANSWER, "it has no end of changes")
    if not token:
        return None
    changes.changed, changes.gone, changes.token = list(changed), list(gone), token
    return changes


@dataclass(slots=True)
class _Round:
    """One answer of a sync-collection report."""

    etags: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    token: str = ""
    more: bool = False


async def _round(dav: DavSession, book: Book, token: str) -> _Round:
    part = _Round()
    body = _SYNC.format(token=escape(token))
    async for node in dav.stream("REPORT", book.path, body):
        if node.name == f"{DAV}sync-token":
            part.token = node.text.strip()
        elif node.name == f"{DAV}response":
            _note(part, node, book)
    return part


def _note(part: _Round, node: Node, book: Book) -> None:
    path = path_of(node.value(f"{DAV}href"), book.path)
    status = node.value(f"{DAV}status")
    if path == book.path or path == book.path.rstrip("/"):
        part.more = part.more or " 507" in status  # truncated: the rest comes with the new token
    elif not _is_member(path, book):
        return
    elif " 404" in status or " 410" in status:
        part.gone.append(path)
    else:
        part.etags[path] = node.value(f"{DAV}propstat", f"{DAV}prop", f"{DAV}getetag")


async def _members(dav: DavSession, book: Book) -> AsyncIterator[tuple[str, str]]:
    """All cards of a book with their ETags."""
    count = 0
    async for found in propfind(dav, book.path, _LIST, "1"):
        if _is_member(found.path, book) and not _is_collection(found):
            count += 1
            if count > _MAX_MEMBERS:
                raise dav.failure(SourceTrouble.BAD_ANSWER, "it has no end of contacts")
            yield found.path, found.prop.value(f"{DAV}getetag")


def _is_member(path: str, book: Book) -> bool:
    """Right in the book: a server has no business sending us anywhere else."""
    name = path.removeprefix(book.path)
    return path.startswith(book.path) and bool(name) and "/" not in name


def _is_collection(found: Found) -> bool:
    return found.prop.first(f"{DAV}resourcetype", f"{DAV}collection") is not None


# ---------------------------------------------------------------------- reading cards


async def read_cards(dav: DavSession, book: Book, paths: Sequence[str]) -> AsyncIterator[Card]:
    """Read cards in one request where the server can do that. Those that are gone are left out."""
    missing: dict[str, None] = dict.fromkeys(paths)
    try:
        async for node in _multiget(dav, book, paths):
            path = path_of(node.value(f"{DAV}href"), book.path)
            if path not in missing:
                continue
            if " 404" in node.value(f"{DAV}status"):
                del missing[path]
                continue
            card = _card(path, node)
            if card:
                del missing[path]
                yield card
    except StatusError as error:
        if error.status not in {400, 403, 405, 415, 501}:
            raise
    for path in missing:
        if found := await read_card(dav, path):
            yield found


async def read_card(dav: DavSession, path: str) -> Card | None:
    """Read one card; None when it is gone.

    Raises:
        SourceError: the server refuses.
    """
    answer = await dav.fetch("GET", path, headers={"Accept": "text/vcard"})
    if answer.status in {404, 410}:
        return None
    if answer.status != 200:
        reason = f"status {answer.status} for {path}"
        raise StatusError(answer.status, SourceTrouble.BAD_ANSWER, host=dav.host, reason=reason)
    return Card(path, answer.headers.get("ETag", ""), answer.body.decode("utf-8", "replace"))


async def _multiget(dav: DavSession, book: Book, paths: Collection[str]) -> AsyncIterator[Node]:
    hrefs = "".join(f"<href>{escape(path)}</href>" for path in paths)
    async for node in dav.stream("REPORT", book.path, _MULTIGET.format(hrefs=hrefs)):
        if node.name == f"{DAV}response":
            yield node


def _card(path: str, node: Node) -> Card | None:
    for part in node.all(f"{DAV}propstat"):
        data = part.first(f"{DAV}prop", f"{CARD}address-data")
        if data and data.text.strip():
            return Card(path, part.value(f"{DAV}prop", f"{DAV}getetag"), data.text)
    return None
