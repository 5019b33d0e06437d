# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is on the roster and how they are (RFC 6121). asyncio thread."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from slixmpp.exceptions import XMPPError

from atc.adapters.xmpp.client import Client
from atc.adapters.xmpp.config import XmppConfig
from atc.domain.messaging import Address, BuddiesChanged, Buddy, Presence, address, clean

CLIENT = "{jabber:client}"
MOST_STATUS_CHARS = 200
MOST_DEVICES = 50

SHOWN = {
    "": Presence.AVAILABLE,
    "chat": Presence.AVAILABLE,
    "away": Presence.AWAY,
    "xa": Presence.NOT_AVAILABLE,
    "dnd": Presence.BUSY,
}
SHOWS = {
    Presence.AVAILABLE: "",
    Presence.BUSY: "dnd",
    Presence.AWAY: "away",
    Presence.NOT_AVAILABLE: "xa",
}
_RANK = {presence: rank for rank, presence in enumerate(Presence)}


@dataclass(frozen=True, slots=True)
class _Device:
    presence: Presence
    status: str
    priority: int


class Roster:
    """People and their devices; of several devices the one that can be reached best counts."""

    def __init__(
        self, client: Client, config: XmppConfig, emit: Callable[[BuddiesChanged], None]
    ) -> None:
        self._client = client
        self._config = config
        self._emit = emit
        self._people: dict[Address, Buddy] = {}
        self._subscribed: set[Address] = set()
        self._asked: set[Address] = set()
        self._devices: dict[Address, dict[str, _Device]] = {}
        client.add_event_handler("roster_update", self._on_roster)

    async def load(self) -> None:
        """Read the roster of a new session; nobody's state is known before they tell it.

        Raises:
            XMPPError: the server does not answer.
        """
        self._devices.clear()
        known = set(self._people)
        self._people.clear()
        self._subscribed.clear()
        self._client.client_roster.version = ""  # the whole, not what changed since
        await self._client.get_roster(timeout=20)
        gone = known - self._people.keys()
        if gone:
            self._emit(BuddiesChanged((), tuple(gone)))
        await self._add_colleagues()

    def tell_all(self) -> None:
        """Say everything again, after the console has forgotten it."""
        self._tell(self._people)

    def on_presence(self, stanza: Element) -> None:
        """Take a presence stanza of a person; rooms' are not for us."""
        kind = stanza.get("type", "")
        sender = stanza.get("from", "")
        who = address(sender)
        if not who or kind in {"error", "probe", "unsubscribe", "unsubscribed", "subscribed"}:
            return
        if kind == "subscribe":
            self._on_request(who)
            return
        if who == self._config.address or who not in self._people:
            return
        devices = self._devices.setdefault(who, {})
        device = sender.partition("/")[2]
        if kind == "unavailable":
            devices.pop(device, None)
        elif kind == "" and len(devices) < MOST_DEVICES:
            devices[device] = _device(stanza)
        self._tell([who])

    # -- inside --------------------------------------------------------------------------------

    def _on_roster(self, answer: Any) -> None:
        """The roster, or a change of it; slixmpp has checked that our server says so."""
        changed: list[Address] = []
        gone: list[Address] = []
        for jid, item in answer["roster"]["items"].items():
            who = address(str(jid))
            if item["subscription"] == "remove":
                self._people.pop(who, None)
                self._devices.pop(who, None)
                gone.append(who)
            elif who and who != self._config.address:
                name = clean(item["name"] or "") or self._config.people.get(who, "")
                groups = tuple(clean(each) for each in item["groups"])
                self._people[who] = Buddy(who, name[:MOST_STATUS_CHARS], groups=groups)
                (self._subscribed.add if _sees(item) else self._subscribed.discard)(who)
                changed.append(who)
        if gone:
            self._emit(BuddiesChanged((), tuple(gone)))
        self._tell(changed)

    async def _add_colleagues(self) -> None:
        """Put the people of the configuration on the roster, and ask for their presence."""
        if not self._config.subscribe:
            return
        for who, name in self._config.people.items():
            if who == self._config.address or who in self._asked:
                continue
            if who not in self._people:
                try:
                    await self._client.update_roster(who, name=name, groups=[], timeout=20)  # type: ignore[arg-type, misc]
                except XMPPError:
                    continue
            if who not in self._subscribed:
                self._asked.add(who)
                self._client.send_presence_subscription(pto=who)

    def _on_request(self, who: Address) -> None:
        """Somebody wants to see how we are: colleagues may; others wait for an administrator."""
        known = who in self._config.people or who.partition("@")[2] == self._config.domain
        if not known or not self._config.subscribe:
            return
        self._client.send_presence_subscription(pto=who, ptype="subscribed")
        if who not in self._subscribed and who not in self._asked:
            self._asked.add(who)
            self._client.send_presence_subscription(pto=who)

    def _tell(self, people: Iterable[Address]) -> None:
        told = []
        for who in people:
            devices = self._devices.get(who, {}).values()
            best = min(devices, key=lambda d: (-d.priority, _RANK[d.presence]), default=None)
            if best is not None:
                state = replace(self._people[who], presence=best.presence, status=best.status)
            else:
                sees = who in self._subscribed
                unseen = Presence.OFFLINE if sees else Presence.UNKNOWN
                state = replace(self._people[who], presence=unseen)
            told.append(state)
        if told:
            self._emit(BuddiesChanged(tuple(told)))


def _sees(item: Any) -> bool:
    return item["subscription"] in {"to", "both"}


def _device(stanza: Element) -> _Device:
    show = (stanza.findtext(f"{CLIENT}show") or "").strip()
    status = clean(stanza.findtext(f"{CLIENT}status") or "").strip()[:MOST_STATUS_CHARS]
    written = (stanza.findtext(f"{CLIENT}priority") or "0").strip()
    try:
        priority = max(-128, min(127, int(written)))
    except ValueError:
        priority = 0
    return _Device(SHOWN.get(show, Presence.AVAILABLE), status, priority)
