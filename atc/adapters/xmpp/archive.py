# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's archive of messages (XEP-0313), page by page. asyncio thread."""

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement

from slixmpp.exceptions import XMPPError

from atc.adapters.xmpp.client import Client
from atc.adapters.xmpp.stanzas import MAM, Archived, Reader
from atc.domain.messaging import Address

PAGE = 50
FORMS = "{jabber:x:data}"
RSM = "{http://jabber.org/protocol/rsm}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of results, oldest first, with the ids to go on from."""

    found: tuple[Archived, ...]
    first: str
    last: str
    complete: bool


@dataclass(slots=True)
class _Query:
    owner: Address
    found: list[Archived]


class Archive:
    """Asks for pages and gathers what belongs to them."""

    def __init__(self, client: Client, reader: Reader) -> None:
        self._client = client
        self._reader = reader
        self._queries: dict[str, _Query] = {}

    def on_message(self, stanza: Element) -> bool:
        """Take a message if it is a result, asked for or not."""
        if stanza.find(f"{MAM}result") is None:
            return False
        result = self._reader.result(stanza)
        query = self._queries.get(result[0]) if result else None
        # Only the archive that was asked may answer, and only what was asked.
        if result and query and query.owner == result[1] and len(query.found) < 10 * PAGE:
            query.found.append(result[2])
        return True

    async def page(
        self,
        *,
        room: Address | None = None,
        peer: Address | None = None,
        before: str | None = None,
        after: str | None = None,
        start: float | None = None,
        limit: int = PAGE,
    ) -> Page:
        """One page: the newest before an id (empty: of all), or the first after one.

        Raises:
            slixmpp.exceptions.XMPPError: the archive refuses or does not answer.
        """
        name = uuid.uuid4().hex
        query = self._queries[name] = _Query(room or self._reader.own, [])
        asked = Element(f"{MAM}query", {"queryid": name})
        _add_form(asked, peer, start)
        _add_page(asked, before, after, limit)
        try:
            answer = await self._client.ask("set", asked, room or "")
        finally:
            del self._queries[name]
        fin = answer.find(f"{MAM}fin")
        if fin is None:
            raise XMPPError("bad-request", text="no archive")
        ids = [fin.findtext(f"{RSM}set/{RSM}{each}") or "" for each in ("first", "last")]
        complete = fin.get("complete") in {"true", "1"} or not ids[0]
        return Page(tuple(query.found), ids[0], ids[1], complete)

    async def since(self, peer: Address, start: float, *, room: bool) -> AsyncIterator[Archived]:
        """Everything of a conversation since a time, oldest first.

        Raises:
            slixmpp.exceptions.XMPPError: see `page`.
        """
        after: str | None = None
        while True:
            page = await self.page(
                room=peer if room else None,
                peer=None if room else peer,
                after=after,
                start=start,
            )
            for each in page.found:
                yield each
            if page.complete or not page.last or page.last == after:
                return
            after = page.last

    async def back_to(self, cursor: str, *, room: Address | None, least: int, most: int) -> "Found":
        """The newest messages, back to one that is known.

        Args:
            cursor: archive id of the newest known message; empty: nothing is known.
            room: whose archive, None: our own.
            least: go on until there are so many, even though `cursor` was found; without a
                cursor so many are enough, and with 0 all are wanted.
            most: give up after so many.
        """
        pages: list[Page] = []
        before, known = "", not cursor and least > 0
        while True:
            page = await self.page(room=room, before=before)
            pages.insert(0, page)
            known = known or any(each.archive_id == cursor for each in page.found)
            count = sum(len(each.found) for each in pages)
            if page.complete or (known and count >= least) or count >= most:
                break
            before = page.first
        found = tuple(each for page in pages for each in page.found)
        return Found(found, pages[-1].last or cursor)


@dataclass(frozen=True, slots=True)
class Found:
    """Messages, oldest first, and the archive id of the newest."""

    messages: tuple[Archived, ...]
    newest: str


def _add_form(query: Element, peer: Address | None, start: float | None) -> None:
    fields = {"FORM_TYPE": MAM.strip("{}")}
    if peer:
        fields["with"] = peer
    if start is not None:
        moment = datetime.fromtimestamp(start, UTC)
        fields["start"] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    form = SubElement(query, f"{FORMS}x", {"type": "submit"})
    for name, value in fields.items():
        entry = SubElement(form, f"{FORMS}field", {"var": name})
        SubElement(entry, f"{FORMS}value").text = value


def _add_page(query: Element, before: str | None, after: str | None, limit: int) -> None:
    wanted = SubElement(query, f"{RSM}set")
    SubElement(wanted, f"{RSM}max").text = str(limit)
    if before is not None:
        SubElement(wanted, f"{RSM}before").text = before or None
    if after is not None:
        SubElement(wanted, f"{RSM}after").text = after
