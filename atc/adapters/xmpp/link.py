# SPDX-License-Identifier: GPL-3.0-or-later
"""The link to the XMPP server: it mends itself, and tells once how it stands. asyncio thread.

One client lives as long as the console. When a connection breaks, its stream is resumed where the
server still knows it (XEP-0198): nothing was missed and nothing is asked again. Else a new one is
begun: roster, presence, and what the archive has that we have not.
"""

import asyncio
import contextlib
import logging
import ssl
import time
from collections.abc import Callable, Coroutine
from typing import Any
from xml.etree.ElementTree import Element

from slixmpp.exceptions import XMPPError

from atc.adapters.xmpp.archive import Archive, Found
from atc.adapters.xmpp.client import Client, UnencryptedError
from atc.adapters.xmpp.config import XmppConfig
from atc.adapters.xmpp.ledger import Ledger
from atc.adapters.xmpp.outbox import Outbox
from atc.adapters.xmpp.pauses import Pauses
from atc.adapters.xmpp.rooms import Rooms
from atc.adapters.xmpp.roster import SHOWS, Roster
from atc.adapters.xmpp.stanzas import (
    CARBONS,
    MAM,
    Archived,
    Heard,
    Reader,
    fill_displayed,
    fill_receipt,
    fill_typing,
)
from atc.domain.messaging import (
    Address,
    DeliveryState,
    HistoryArrived,
    MessagesArrived,
    MessageStateChanged,
    MessagingEvent,
    MessagingKept,
    MessagingLink,
    MessagingLinkChanged,
    PeerTyping,
    Presence,
    ReadMark,
)

log = logging.getLogger(__name__)

CONNECT_S = 15.0
SIGN_ON_S = 30.0
SIGN_OFF_S = 1.0
AGAIN_S = 5.0
FIRST_PAGES, MOST_MISSED, ROOM_PAGES = 200, 2_000, 50
"""Messages to begin with, to catch up with at most, and to begin a room with."""

Emit = Callable[[MessagingEvent], None]


class XmppLink:
    """Keeps a connection and emits what it tells. `emit` must not block.

    Attributes:
        outbox: messages on their way.
        rooms: group chats.
    """

    def __init__(
        self, config: XmppConfig, emit: Emit, clock: Callable[[], float] = time.time
    ) -> None:
        """Make it on the asyncio thread; `run` connects."""
        self._config = config
        self._emit = emit
        self._clock = clock
        self._ledger = Ledger(config.ledger, config.address)
        self._client = client = Client(config)
        self._nicknames: dict[Address, str] = {}
        self.rooms = Rooms(client, self._nicknames, emit, self._in_room, self._out_of_room)
        self._reader = Reader(config.address, clock, self._nicknames)
        self._archive = Archive(client, self._reader)
        self._roster = Roster(client, config, emit)
        self.outbox = Outbox(client, self._ledger, self._archive, self._reader, emit)
        self._presence = (Presence.AVAILABLE, "")
        self._told: MessagingLinkChanged | None = None
        self._offers = (False, False)
        self._live = self._complete = False
        self._refused = ""
        self._tasks: set[asyncio.Task[None]] = set()
        self._up = asyncio.Event()
        self._over = asyncio.Event()
        self._cursors: dict[Address, str] = {}
        self._listen()

    async def run(self) -> None:
        """Connect, stay, and connect again, until cancelled."""
        self._tell_kept()
        pauses = Pauses(*self._config.retry_s)
        try:
            while True:
                self._tell(MessagingLink.CONNECTING, once=True)
                link, reason = await self._connection(pauses)
                self._tell(link, reason)
                hopeless = link in {MessagingLink.REFUSED, MessagingLink.UNTRUSTED}
                least = self._config.refused_retry_s if hopeless else 0.0
                await asyncio.sleep(pauses.next(least))
        finally:
            self._ledger.close()

    # -- wishes --------------------------------------------------------------------------------

    def set_presence(self, presence: Presence, status: str) -> None:
        """Tell everybody how we are, now or once connected."""
        self._presence = (presence, status)
        if self._live:
            self._send_presence()

    def history(self, peer: Address, before: str, limit: int, *, room: bool) -> None:
        """Fetch a page of the archive."""
        if not self._live:
            self._emit(HistoryArrived(peer, (), complete=False, failed=True))
            return
        self._spawn(self._history(peer, before, limit, room=room))

    def typing(self, peer: Address, *, typing: bool) -> None:
        """Tell that we write; to nobody when there is no connection."""
        if self._live:
            kind = "groupchat" if peer in self._nicknames else "chat"
            message, xml = self._client.say(peer, kind)
            fill_typing(xml, typing=typing)
            message.send()

    def read(self, mark: ReadMark, *, tell: bool) -> None:
        """Remember how far was read, and tell the sender."""
        self._ledger.read(mark)
        if tell and self._live and mark.peer not in self._nicknames:
            message, xml = self._client.say(mark.peer, "chat")
            fill_displayed(xml, mark.message_id)
            message.send()

    # -- one connection ------------------------------------------------------------------------

    def _listen(self) -> None:
        client = self._client
        client.watch("message", lambda stanza: self._guard(self._on_message, stanza.xml))
        client.watch("presence", lambda stanza: self._guard(self._on_presence, stanza.xml))
        client.add_event_handler("stream_negotiated", lambda _: self._begin())
        client.add_event_handler("session_resumed", lambda _: self._resume())
        client.add_event_handler("disconnected", self._on_disconnected)
        client.add_event_handler("connection_failed", self._on_trouble)
        client.add_event_handler("ssl_invalid_chain", self._on_bad_certificate)
        client.add_event_handler("failed_auth", self._on_refused)
        client.add_event_handler("failed_all_auth", lambda _: self._over.set())
        client.add_event_handler("stream_error", lambda e: self._on_trouble(e["condition"]))

    async def _connection(self, pauses: Pauses) -> tuple[MessagingLink, str]:
        """Live through one connection; returns how it ended."""
        self._up.clear()
        self._over.clear()
        self._refused, self._client.trouble = "", None
        try:
            if not await self._connect():
                return self._verdict("no connection")
            if not await self._either(self._up, SIGN_ON_S):
                return self._verdict("the server does not let us in, and does not say why")
            pauses.reset()
            await self._stay()
            return self._verdict("connection lost")
        except asyncio.CancelledError:
            await self._sign_off()
            raise
        finally:
            self._close()

    async def _connect(self) -> bool:
        config = self._config
        port = config.port or (5223 if config.direct_tls else 5222)
        attempt = (
            self._client.connect(config.server, port) if config.server else self._client.connect()
        )
        # Its result, when it fails, is the client's own plan to try again: the plan here counts.
        await asyncio.wait({attempt}, timeout=CONNECT_S)
        return self._client.is_connected() or self._client.encrypted

    async def _either(self, event: asyncio.Event, seconds: float | None) -> bool:
        """Wait for an event; false when the connection ends, or time is up, before it."""
        waits = {asyncio.ensure_future(e.wait()) for e in (event, self._over)}
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()
        return event.is_set() and not self._over.is_set()

    async def _stay(self) -> None:
        """Until the connection ends; a server that went silent is asked whether it is there."""
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), self._config.ping_s)
                return
            try:
                await self._client.ping(self._config.ping_s)
            except XMPPError:
                self._client.trouble = self._client.trouble or "no answer any more"
                return

    def _close(self) -> None:
        self._live = False
        self.outbox.closed()
        self.rooms.closed()
        for task in self._tasks:
            task.cancel()
        self._client.give_up()

    def _verdict(self, otherwise: str) -> tuple[MessagingLink, str]:
        trouble = self._client.trouble
        if self._refused:
            return MessagingLink.REFUSED, f"the server refuses the login: {self._refused}"
        if isinstance(trouble, ssl.SSLCertVerificationError):
            why = trouble.verify_message
            return MessagingLink.UNTRUSTED, f"the server's certificate is not trusted: {why}"
        if isinstance(trouble, UnencryptedError):
            return MessagingLink.UNTRUSTED, str(trouble)
        if isinstance(trouble, OSError):
            return MessagingLink.OFFLINE, trouble.strerror or str(trouble) or otherwise
        return MessagingLink.OFFLINE, str(trouble or otherwise)

    # -- sessions ------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Signed on, with a new stream."""
        self.outbox.began()
        self._complete = False
        self._up.set()
        self._spawn(self._session())

    async def _session(self) -> None:
        while True:
            try:
                await self._set_up()
            except XMPPError as error:
                log.info("the server does not answer as it should: %s", error.condition)
                await asyncio.sleep(AGAIN_S)
            else:
                return

    async def _set_up(self) -> None:
        config, client = self._config, self._client
        archive = MAM.strip("{}") in await _maybe(client.abilities(config.address))
        features = await _maybe(client.abilities(config.domain))
        if CARBONS.strip("{}") in features:
            await client.ask("set", Element(f"{CARBONS}enable"))
        await self._roster.load()
        self._live = True
        self._send_presence()
        self._offers = (await client.has_rooms(config.domain), archive)
        self._tell(MessagingLink.ONLINE)
        if archive:
            await self._catch_up()
        await self.outbox.open(archive=archive)
        self.rooms.open()
        self._complete = True

    def _resume(self) -> None:
        """The stream goes on where it was."""
        self._live = True
        self._up.set()
        self._tell(MessagingLink.ONLINE)
        self._roster.tell_all()
        self.rooms.resumed()
        if self._complete:
            self.outbox.resumed()
        else:  # the connection broke before everything was asked
            self._spawn(self._session())

    async def _catch_up(self) -> None:
        cursor = self._ledger.get("cursor")
        least = 0 if self._config.address in self._cursors else FIRST_PAGES
        found = await self._archive.back_to(cursor, room=None, least=least, most=MOST_MISSED)
        self._cursors[self._config.address] = found.newest
        self._take_missed(found)
        self._ledger.set("cursor", found.newest)

    async def _in_room(self, room: Address, archive: bool) -> None:
        """We are in a room: what was written there meanwhile, then what we have to say."""
        try:
            if archive:
                known = self._cursors.get(room, "")
                found = await self._archive.back_to(
                    known, room=room, least=0 if known else ROOM_PAGES, most=MOST_MISSED
                )
                self._cursors[room] = found.newest
                self._take_missed(found)
            await self.outbox.open_room(room, archive=archive)
        except XMPPError as error:
            log.info("the archive of %s does not answer: %s", room, error.condition)

    def _out_of_room(self, room: Address) -> None:
        self.outbox.close_room(room)

    def _take_missed(self, found: Found) -> None:
        heard = self._heard(found.messages)
        messages = tuple(each.message for each in heard if each.message)
        if messages:
            self._emit(MessagesArrived(messages, live=False))
        for each in heard:
            self._take_marks(each)

    async def _history(self, peer: Address, before: str, limit: int, *, room: bool) -> None:
        where: dict[str, Any] = {"room": peer} if room else {"peer": peer}
        try:
            page = await self._archive.page(**where, before=before, limit=limit)
        except XMPPError as error:
            log.info("the archive does not answer: %s", error.condition)
            self._emit(HistoryArrived(peer, (), complete=False, failed=True))
            return
        heard = self._heard(page.found)
        messages = tuple(h.message for h in heard if h.message and h.peer == peer)
        self._emit(HistoryArrived(peer, messages, page.complete, page.first))
        for each in heard:
            self._take_marks(each)

    def _heard(self, found: tuple[Archived, ...]) -> list[Heard]:
        return [heard for each in found if (heard := self._reader.archived(each))]

    # -- what comes ----------------------------------------------------------------------------

    def _on_message(self, stanza: Any) -> None:
        if self._archive.on_message(stanza):
            return
        heard = self._reader.live(stanza)
        if heard is None:
            return
        if heard.error is not None:
            self.outbox.fail(heard.error[0], heard.peer, heard.error[1])
            return
        if heard.message is not None:
            if heard.outgoing:
                self.outbox.confirm(heard.message.id)
            self._emit(MessagesArrived((heard.message,), live=not heard.delayed))
        if heard.receipt_wanted:
            message, xml = self._client.say(heard.receipt_wanted, "chat")
            fill_receipt(xml, stanza.get("id", ""))
            message.send()
        if heard.typing is not None and not heard.outgoing:
            self._emit(PeerTyping(heard.peer, heard.typing, heard.nickname))
        self._take_marks(heard)

    def _take_marks(self, heard: Heard) -> None:
        """Receipts and read markers."""
        if heard.displayed and heard.outgoing:
            self._emit(ReadMark(heard.peer, message_id=heard.displayed))
            return
        for found, state in (
            (heard.received, DeliveryState.DELIVERED),
            (heard.displayed, DeliveryState.READ),
        ):
            if found and not heard.outgoing:
                self.outbox.confirm(found)
                self._emit(MessageStateChanged(found, heard.peer, state))

    def _on_presence(self, stanza: Any) -> None:
        if not self.rooms.on_presence(stanza):
            self._roster.on_presence(stanza)

    def _guard(self, handler: Callable[[Any], None], stanza: Any) -> None:
        """One bad stanza must not end the conversation."""
        try:
            handler(stanza)
        except Exception:
            log.exception("a stanza could not be handled")

    # -- how it stands -------------------------------------------------------------------------

    def _on_disconnected(self, reason: Any) -> None:
        if reason and self._client.trouble is None:
            self._client.trouble = reason if isinstance(reason, Exception) else str(reason)
        self._over.set()

    def _on_trouble(self, trouble: Any) -> None:
        if self._client.trouble is None:
            self._client.trouble = trouble if isinstance(trouble, Exception) else str(trouble)

    def _on_bad_certificate(self, error: Any) -> None:
        self._on_trouble(error)
        self._over.set()

    def _on_refused(self, stanza: Any) -> None:
        condition = stanza["condition"]
        if condition == "temporary-auth-failure":
            self._on_trouble("the server cannot check passwords just now")
        else:
            self._refused = condition.replace("-", " ")

    def _tell_kept(self) -> None:
        since = self._ledger.get("since")
        if not since:
            since = str(self._clock())
            self._ledger.set("since", since)
        kept = MessagingKept(self._ledger.waiting, self._ledger.marks, float(since))
        self._emit(kept)

    def _tell(self, link: MessagingLink, reason: str = "", *, once: bool = False) -> None:
        if once and self._told is not None:
            return  # trying again is no news
        rooms, archive = self._offers
        event = MessagingLinkChanged(link, reason, self._config.address, rooms, archive)
        if event == self._told:
            return
        self._told = event
        if link is MessagingLink.ONLINE:
            log.info("chat is connected: %s", self._config.domain)
        elif reason:
            log.warning("no chat: %s", reason)
        self._emit(event)

    def _send_presence(self) -> None:
        presence, status = self._presence
        if presence in SHOWS:
            show = SHOWS[presence] or None
            self._client.send_presence(pshow=show, pstatus=status or None)
        else:
            self._client.send_presence(ptype="unavailable", pstatus=status or None)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _sign_off(self) -> None:
        """Say goodbye, in bounded time."""
        with contextlib.suppress(Exception):
            if self._client.is_connected():
                await asyncio.wait_for(
                    self._client.disconnect(SIGN_OFF_S, ignore_send_queue=True), 2 * SIGN_OFF_S
                )


async def _maybe(asked: Coroutine[Any, Any, frozenset[str]]) -> frozenset[str]:
    """An answer that may be refused; one that never comes is another matter."""
    try:
        return await asked
    except XMPPError as error:
        if error.condition == "remote-server-timeout":
            raise
        return frozenset()
