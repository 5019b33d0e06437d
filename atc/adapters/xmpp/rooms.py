# SPDX-License-Identifier: GPL-3.0-or-later
"""Group chat (XEP-0045): being in the rooms that are wanted. asyncio thread."""

import logging
from asyncio import TimerHandle
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from slixmpp.exceptions import XMPPError

from atc.adapters.xmpp.client import Client
from atc.adapters.xmpp.stanzas import MAM, MUC, reason_of
from atc.domain.messaging import Address, RoomChanged, address, clean

log = logging.getLogger(__name__)

FORMS = "{jabber:x:data}"
MUC_USER = "{http://jabber.org/protocol/muc#user}"
MUC_OWNER = "{http://jabber.org/protocol/muc#owner}"
MOST_OCCUPANTS = 500
FIRST_RETRY_S, LONGEST_RETRY_S = 0.5, 60.0
"""A room that somebody else is just making lets nobody in yet."""

_MOST_NAMES = 5
CONFLICT = "{urn:ietf:params:xml:ns:xmpp-stanzas}conflict"
_SELF, _NEW_ROOM = "110", "201"


@dataclass(slots=True)
class _Room:
    wanted: str
    nickname: str
    joined: bool = False
    occupants: set[str] = field(default_factory=set)
    pause_s: float = FIRST_RETRY_S
    again: TimerHandle | None = None


class Rooms:
    """The rooms that are wanted and who is in them."""

    def __init__(
        self,
        client: Client,
        nicknames: dict[Address, str],
        emit: Callable[[RoomChanged], None],
        entered: Callable[[Address, bool], Awaitable[None]],
        left: Callable[[Address], None],
    ) -> None:
        """Say who is told.

        Args:
            client: the way to the server.
            nicknames: gets our nickname by wanted room; the reader of messages looks into it.
            emit: takes what changes.
            entered: called in a room, with whether it has an archive.
            left: called when we are in a room no longer.
        """
        self.nicknames = nicknames
        self._client = client
        self._emit = emit
        self._entered = entered
        self._left = left
        self._rooms: dict[Address, _Room] = {}
        self._live = False

    # -- wishes --------------------------------------------------------------------------------

    def want(self, room: Address, nickname: str) -> None:
        """Be in a room from now on."""
        self._rooms[room] = _Room(nickname, nickname)
        self.nicknames[room] = nickname
        if self._live:
            self._join(room)

    def leave(self, room: Address) -> None:
        """Be in it no longer."""
        held = self._rooms.pop(room, None)
        self.nicknames.pop(room, None)
        self._left(room)
        if held is not None and self._live:
            self._client.send_presence(pto=f"{room}/{held.nickname}", ptype="unavailable")

    # -- the connection ------------------------------------------------------------------------

    def open(self) -> None:
        """A new session: enter all rooms."""
        self._live = True
        for room in self._rooms:
            self._join(room)

    def closed(self) -> None:
        """The connection ended."""
        self._live = False

    def resumed(self) -> None:
        """The stream goes on, and we are in the rooms still."""
        self._live = True
        for room in self._rooms:
            self._tell(room)

    # -- what comes ----------------------------------------------------------------------------

    def on_presence(self, stanza: Element) -> bool:
        """Take a presence stanza if it is a room's."""
        room = address(stanza.get("from", ""))
        held = self._rooms.get(room)
        if held is None:
            return False
        nickname = clean(stanza.get("from", "").partition("/")[2])
        codes = {s.get("code", "") for s in stanza.iter(f"{MUC_USER}status")}
        kind = stanza.get("type", "")
        if kind == "error":
            self._refused(room, held, nickname, stanza)
            return True
        if kind == "unavailable":
            self._gone(room, held, nickname, codes)
        elif kind == "" and nickname and len(held.occupants) < MOST_OCCUPANTS:
            held.occupants.add(nickname)
            if _SELF in codes and not held.joined:
                held.nickname = self.nicknames[room] = nickname
                held.joined = True
                held.pause_s = FIRST_RETRY_S
                self._client.loop.create_task(self._settle(room, new=_NEW_ROOM in codes))
        self._tell(room)
        return True

    # -- inside --------------------------------------------------------------------------------

    def _join(self, room: Address) -> None:
        held = self._rooms[room]
        if held.again is not None:
            held.again.cancel()
        held.joined = False
        held.occupants.clear()
        presence = self._client.make_presence(pto=f"{room}/{held.nickname}")
        entry = SubElement(presence.xml, f"{MUC}x")
        SubElement(entry, f"{MUC}history", {"maxstanzas": "50"})
        presence.send()

    async def _settle(self, room: Address, *, new: bool) -> None:
        """We are in: open a room that we made, and see whether it keeps what is written."""
        archive = False
        try:
            if new:
                await self._make(room)
            archive = MAM.strip("{}") in await self._client.abilities(room)
        except XMPPError as error:
            log.info("%s does not say what it can do: %s", room, error.condition)
        held = self._rooms.get(room)
        if held is not None and held.joined and self._live:
            await self._entered(room, archive)

    async def _make(self, room: Address) -> None:
        """Open a new room to others; it shall outlive them, with what was written in it."""
        wishes = {
            "FORM_TYPE": "http://jabber.org/protocol/muc#roomconfig",
            "muc#roomconfig_persistentroom": "1",
        }
        try:
            await self._client.ask("set", _form(wishes), room)
        except XMPPError:  # not everybody may make rooms that last
            await self._client.ask("set", _form({}), room)

    def _knock(self, room: Address, held: _Room) -> None:
        if self._live and self._rooms.get(room) is held and not held.joined:
            self._join(room)

    def _refused(self, room: Address, held: _Room, nickname: str, stanza: Element) -> None:
        reason = reason_of(stanza)
        taken = stanza.find(f".//{CONFLICT}") is not None
        if taken and len(nickname) < len(held.wanted) + _MOST_NAMES:
            held.nickname = self.nicknames[room] = f"{held.nickname}_"
            self._join(room)
            return
        held.joined = False
        self._left(room)
        self._emit(RoomChanged(room, joined=False, reason=reason))
        held.again = self._client.loop.call_later(held.pause_s, self._knock, room, held)
        held.pause_s = min(2 * held.pause_s, LONGEST_RETRY_S)

    def _gone(self, room: Address, held: _Room, nickname: str, codes: set[str]) -> None:
        held.occupants.discard(nickname)
        if _SELF in codes or nickname == held.nickname:
            held.joined = False
            held.occupants.clear()
            self._left(room)
            self._emit(RoomChanged(room, joined=False, reason="we were taken out of the room"))

    def _tell(self, room: Address) -> None:
        held = self._rooms[room]
        if held.joined:
            people = tuple(sorted(held.occupants, key=str.casefold))
            self._emit(RoomChanged(room, joined=True, occupants=people, nickname=held.nickname))


def _form(wishes: dict[str, str]) -> Element:
    query = Element(f"{MUC_OWNER}query")
    form = SubElement(query, f"{FORMS}x", {"type": "submit"})
    for name, value in wishes.items():
        entry = SubElement(form, f"{FORMS}field", {"var": name})
        SubElement(entry, f"{FORMS}value").text = value
    return query
