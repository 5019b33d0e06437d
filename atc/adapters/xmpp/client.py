# SPDX-License-Identifier: GPL-3.0-or-later
"""slixmpp's client, made careful: no unencrypted login, no answer to strangers. asyncio thread."""

import asyncio
import logging
import secrets
import ssl
from typing import Any, cast
from xml.etree.ElementTree import Element

from slixmpp import ClientXMPP
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Message
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from atc.adapters.xmpp.config import XmppConfig

# It logs each failed try as an error, and logins at its debug level: the link says what matters.
logging.getLogger("slixmpp").setLevel(logging.CRITICAL)

ASKED_S = 20.0
"""How long an answer of the server may take."""

DISCO = "{http://jabber.org/protocol/disco#info}"
ITEMS = "{http://jabber.org/protocol/disco#items}"
ROOMS = "http://jabber.org/protocol/muc"
_MOST_SERVICES = 20

_FEATURES = (
    "urn:xmpp:receipts",
    "urn:xmpp:chat-markers:0",
    "http://jabber.org/protocol/chatstates",
    "jabber:iq:roster",
)


class Client(ClientXMPP):
    """One account's client. It connects once each time it is told to, and never by itself.

    Attributes:
        trouble: the first thing that went wrong on this connection.
    """

    def __init__(self, config: XmppConfig) -> None:
        # The name of the device stays for the process's life, so that a stream can be resumed.
        super().__init__(f"{config.address}/atc-{secrets.token_hex(4)}", config.password)
        self.trouble: Exception | str | None = None
        self._negotiating: set[asyncio.Task[Any]] = set()
        self.ssl_context = _tls(config)
        if config.server:
            self.enable_direct_tls = config.direct_tls
            self.enable_starttls = not config.direct_tls
        # Who may see us is decided in `roster`, not by answering everybody with yes.
        self.auto_authorize = None
        self.auto_subscribe = False
        self.register_plugin("xep_0030")
        self.register_plugin("xep_0198")
        self.register_plugin("xep_0199")
        for feature in _FEATURES:
            self.plugin["xep_0030"].add_feature(feature)

    async def _handle_stream_features(self, features: Any) -> bool | None:
        """Go on only when the connection is encrypted, or about to be."""
        offered = features["features"]
        if not self.encrypted and "starttls" not in offered:
            self.trouble = UnencryptedError("the server offers no encryption")
            self.abort()
            return True
        task = asyncio.current_task()
        if task is not None:
            self._negotiating.add(task)
            task.add_done_callback(self._negotiating.discard)
        return await super()._handle_stream_features(features)

    def give_up(self) -> None:
        """Forget a connection that is over, with all that waits for an answer on it.

        slixmpp would take the next connection's answer for one to this connection's question.
        """
        self.cancel_connection_attempt()
        for task in self._negotiating:
            task.cancel()
        for name in ("resumed_or_failed", "enabled_or_failed"):
            self.remove_handler(name)
        if self.transport is not None:
            self.transport.abort()
            self.connection_lost(None)

    @property
    def encrypted(self) -> bool:
        """Whether the connection is."""
        transport = self.transport
        return transport is not None and transport.get_extra_info("ssl_object") is not None

    @property
    def managed(self) -> bool:
        """Whether the server confirms what it takes (XEP-0198)."""
        return bool(self.plugin["xep_0198"].enabled_out)

    @property
    def unconfirmed(self) -> set[str]:
        """Ids of what slixmpp sends again by itself when a stream is resumed."""
        return {stanza["id"] for _, stanza in self.plugin["xep_0198"].unacked_queue}

    def watch(self, tag: str, handler: Any) -> None:
        """Have every stanza of a kind handed over: `message`, `presence`."""
        path = f"{{jabber:client}}{tag}"
        self.register_handler(Callback(f"ATC {tag}", MatchXPath(path), handler))

    def say(self, to: str, kind: str, stanza_id: str = "") -> tuple[Message, Element]:
        """An empty message to fill and `send`, and its XML."""
        message = self.make_message(mto=to, mtype=kind)  # type: ignore[arg-type]
        if stanza_id:
            message["id"] = stanza_id
        return message, message.xml

    async def ask(self, kind: str, what: Element, to: str = "") -> Element:
        """Send a request (`get`, `set`) and wait for the answer.

        Args:
            kind: `get` or `set`.
            what: the question itself.
            to: whom to ask; empty: our own account.

        Raises:
            slixmpp.exceptions.XMPPError: it was refused, or no answer came in time.
        """
        iq = self.Iq(stype=kind)
        if to:
            iq["to"] = to
        iq.xml.append(what)
        answer = await iq.send(timeout=ASKED_S)  # type: ignore[no-untyped-call]
        return cast("Element", answer.xml)

    async def abilities(self, who: str) -> frozenset[str]:
        """What a server, service, room or account can do (XEP-0030).

        Raises:
            slixmpp.exceptions.XMPPError: it does not say.
        """
        answer = await self.ask("get", Element(f"{DISCO}query"), who)
        return frozenset(each.get("var", "") for each in answer.iter(f"{DISCO}feature"))

    async def has_rooms(self, domain: str) -> bool:
        """Whether a server offers group chat."""
        try:
            answer = await self.ask("get", Element(f"{ITEMS}query"), domain)
            services = [each.get("jid", "") for each in answer.iter(f"{ITEMS}item")]
            for service in services[:_MOST_SERVICES]:
                if ROOMS in await self.abilities(service):
                    return True
        except XMPPError:
            return False
        return False

    async def ping(self, seconds: float = ASKED_S) -> None:
        """Ask the server whether it is there; it may refuse to say, which says it too.

        Raises:
            slixmpp.exceptions.XMPPError: no answer.
        """
        await self.plugin["xep_0199"].ping(timeout=seconds)

    def request_ack(self) -> None:
        """Ask what the server has taken, behind everything that was sent so far."""
        self.send("<r xmlns='urn:xmpp:sm:3'/>")


class UnencryptedError(Exception):
    """The server would have us log in for all to hear."""


def _tls(config: XmppConfig) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=config.ca_file or None)
    if not config.verify_server:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
