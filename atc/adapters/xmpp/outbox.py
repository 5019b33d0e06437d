# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages on their way: neither lost nor doubled. asyncio thread.

A message stays in the ledger until the server has confirmed it: by stream management (XEP-0198),
by an answer to something sent after it, or by a receipt. A connection that ended without that
leaves a doubt; then the archive is asked whether the message is there, and it is sent again, with
the same id, only when it is not.

One thing the archive cannot tell: a server that dies has perhaps put its last message into the
sender's archive and not yet into the receiver's. That one goes again too, unless a receipt came for
it: a receiver knows it by its id, and a doubled message is better than a lost one.
"""

import logging
from collections.abc import Callable
from typing import Any

from slixmpp.exceptions import XMPPError

from atc.adapters.xmpp.archive import Archive
from atc.adapters.xmpp.client import Client
from atc.adapters.xmpp.ledger import Ledger
from atc.adapters.xmpp.stanzas import Reader, fill
from atc.domain.messaging import Address, ChatMessage, DeliveryState, MessageStateChanged

log = logging.getLogger(__name__)

_CLOCKS_DIFFER_S = 3600.0
"""How far the server's clock may be ahead of ours when we look for a message of ours."""


class Outbox:
    """Keeps, sends and confirms messages. `ready` peers may be written to."""

    def __init__(
        self,
        client: Client,
        ledger: Ledger,
        archive: Archive,
        reader: Reader,
        emit: Callable[[MessageStateChanged], None],
    ) -> None:
        self._client = client
        self._ledger = ledger
        self._archive = archive
        self._reader = reader
        self._emit = emit
        self._waiting: dict[str, ChatMessage] = {m.id: m for m in ledger.waiting}
        self._doubtful: set[str] = set(self._waiting)
        self._on_stream: set[str] = set()
        self._live = False
        self._rooms: set[Address] = set()
        client.add_event_handler("stanza_acked", self._on_acked)

    # -- wishes --------------------------------------------------------------------------------

    def send(self, message: ChatMessage) -> None:
        """Keep a message and send it as soon as that is possible."""
        self._waiting[message.id] = message
        self._ledger.put(message)
        self._flush()

    def drop(self, message_id: str) -> None:
        """Forget a message that is not on its way."""
        if message_id not in self._on_stream:
            self._forget(message_id)

    # -- the connection ------------------------------------------------------------------------

    def closed(self) -> None:
        """The connection ended; the stream may be resumed, or not."""
        self._live = False

    def resumed(self) -> None:
        """The stream goes on. What slixmpp does not send again never left this machine."""
        self._on_stream &= self._client.unconfirmed
        self._live = True
        self._flush()

    def began(self) -> None:
        """A new stream: what was on the old one is doubtful."""
        self._doubtful |= self._on_stream
        self._on_stream.clear()
        self._rooms.clear()

    async def open(self, *, archive: bool) -> None:
        """Resolve doubts about people's messages, then send.

        Args:
            archive: whether the server has one; without it a doubtful message is sent again.

        Raises:
            XMPPError: the archive does not answer.
        """
        there: set[str] = set()
        if archive:
            for peer in {m.peer for m in self._waiting.values() if not m.room}:
                there |= await self._look_up(peer, room=False)
        found = [each for each in self._waiting if each in there]
        for each in found[:-1]:
            self.confirm(each)
        self._doubtful -= {m.id for m in self._waiting.values() if not m.room}
        self._live = True
        self._flush()

    async def open_room(self, room: Address, *, archive: bool) -> None:
        """We are in a room: the same for what was written there."""
        if archive:
            for each in await self._look_up(room, room=True):
                self.confirm(each)
        self._doubtful -= {m.id for m in self._waiting.values() if m.peer == room}
        self._rooms.add(room)
        self._flush()

    def close_room(self, room: Address) -> None:
        """We are out of a room: what is written there waits."""
        self._rooms.discard(room)

    # -- confirmations -------------------------------------------------------------------------

    def confirm(self, message_id: str, state: DeliveryState = DeliveryState.SENT) -> None:
        """The server, or somebody behind it, has a message."""
        message = self._waiting.get(message_id)
        if message is not None:
            self._forget(message_id)
            self._emit(MessageStateChanged(message_id, message.peer, state))

    def fail(self, message_id: str, peer: Address, reason: str) -> None:
        """A message came back."""
        self._forget(message_id)
        self._emit(MessageStateChanged(message_id, peer, DeliveryState.FAILED, reason))

    def _on_acked(self, stanza: Any) -> None:
        if stanza.name == "message":
            self.confirm(stanza["id"])

    # -- inside --------------------------------------------------------------------------------

    async def _look_up(self, peer: Address, *, room: bool) -> set[str]:
        """Which doubtful messages the archive has; those with a receipt are confirmed at once."""
        doubtful = {m.id: m for m in self._waiting.values() if m.peer == peer}
        doubtful = {i: m for i, m in doubtful.items() if i in self._doubtful}
        found: set[str] = set()
        if not doubtful:
            return found
        start = min(m.at for m in doubtful.values()) - _CLOCKS_DIFFER_S
        async for each in self._archive.since(peer, start, room=room):
            heard = self._reader.archived(each)
            if heard is not None and heard.message is not None and heard.outgoing:
                found.add(heard.message.id)
            elif heard is not None and not heard.outgoing:
                for receipt in (heard.received, heard.displayed):
                    self.confirm(receipt, DeliveryState.DELIVERED)
        return found & doubtful.keys()

    def _flush(self) -> None:
        if not self._live:
            return
        ready = [m for m in self._waiting.values() if self._may_go(m)]
        for message in ready:
            kind = "groupchat" if message.room else "chat"
            stanza, xml = self._client.say(message.peer, kind, message.id)
            fill(xml, message)
            self._on_stream.add(message.id)
            stanza.send()
        if ready and self._client.managed:
            self._client.request_ack()
        elif ready:
            self._client.loop.create_task(self._barrier([m.id for m in ready]))

    def _may_go(self, message: ChatMessage) -> bool:
        held = message.id in self._on_stream or message.id in self._doubtful
        return not held and (not message.room or message.peer in self._rooms)

    async def _barrier(self, ids: list[str]) -> None:
        """Without stream management: whoever answers a later question has read the earlier."""
        try:
            await self._client.ping()
        except XMPPError:
            return  # no answer: the connection is about to end, and the archive will tell
        for each in ids:
            if each in self._on_stream:
                self.confirm(each)

    def _forget(self, message_id: str) -> None:
        self._on_stream.discard(message_id)
        self._doubtful.discard(message_id)
        if self._waiting.pop(message_id, None) is not None:
            self._ledger.remove(message_id)
