# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading messages, which anybody may have written, and writing our own. No state, no network.

What is believed of a message depends on who says it: carbons (XEP-0280) and the archive
(XEP-0313) speak for others, so they count only from our own account or the room's (CVE-2017-5589
and its kin); the ids of an archive (XEP-0359) only when the archive's owner gave them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement

from atc.domain.messaging import (
    FUTURE_S,
    MAX_TEXT_CHARS,
    Address,
    ChatMessage,
    DeliveryState,
    address,
    clean,
)

CLIENT = "{jabber:client}"
CARBONS = "{urn:xmpp:carbons:2}"
CHAT_STATES = "{http://jabber.org/protocol/chatstates}"
DELAY = "{urn:xmpp:delay}"
ERRORS = "{urn:ietf:params:xml:ns:xmpp-stanzas}"
FORWARD = "{urn:xmpp:forward:0}"
HINTS = "{urn:xmpp:hints}"
MAM = "{urn:xmpp:mam:2}"
MARKERS = "{urn:xmpp:chat-markers:0}"
MUC = "{http://jabber.org/protocol/muc}"
RECEIPTS = "{urn:xmpp:receipts}"
SIDS = "{urn:xmpp:sid:0}"

_FIRST_YEAR = datetime(2000, 1, 1, tzinfo=UTC).timestamp()
_MAX_ID = 200


@dataclass(frozen=True, slots=True)
class Heard:
    """What one message stanza says.

    Attributes:
        peer: the conversation it belongs to.
        error: the id of an own message that came back, and why.
        received, displayed: ids of messages that arrived or were read at the sender's.
        receipt_wanted: the sender's full address, when it asks for a receipt of `message`.
        typing: whether the sender writes; None when it does not say.
        delayed: it was written earlier, and kept for us.
    """

    peer: Address
    outgoing: bool = False
    message: ChatMessage | None = None
    error: tuple[str, str] | None = None
    received: str = ""
    displayed: str = ""
    receipt_wanted: str = ""
    typing: bool | None = None
    nickname: str = ""
    delayed: bool = False


@dataclass(frozen=True, slots=True)
class Archived:
    """One message as the archive has it."""

    archive_id: str
    at: float
    stanza: Element


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads stanzas for one account.

    Attributes:
        own: our bare address.
        nicknames: our nickname by room; messages of other rooms are not for us.
    """

    own: Address
    now: Callable[[], float]
    nicknames: Mapping[Address, str] = field(default_factory=dict)

    def live(self, stanza: Element) -> Heard | None:
        """Read a message that came just now; None when it says nothing to us."""
        sender = address(stanza.get("from", ""))
        for kind in ("received", "sent"):
            carbon = stanza.find(f"{CARBONS}{kind}")
            if carbon is not None:
                inner = carbon.find(f"{FORWARD}forwarded/{CLIENT}message")
                if sender != self.own or inner is None:
                    return None
                heard = self._read(inner, self._forwarded_time(carbon), "")
                # Another device of ours answers for what it got.
                return heard and replace(heard, receipt_wanted="")
        kept_since = self._delay(stanza)
        at = self.now() if kept_since is None else kept_since
        heard = self._read(stanza, at, self._archive_id(stanza))
        return heard and replace(heard, delayed=kept_since is not None)

    def archived(self, found: Archived) -> Heard | None:
        """Read a message from the archive."""
        heard = self._read(found.stanza, found.at, found.archive_id)
        return heard and replace(heard, receipt_wanted="", typing=None)

    def result(self, stanza: Element) -> tuple[str, Address, Archived] | None:
        """Read a message that carries a result of the archive: query, whose archive, what."""
        result = stanza.find(f"{MAM}result")
        if result is None:
            return None
        inner = result.find(f"{FORWARD}forwarded/{CLIENT}message")
        if inner is None:
            return None
        at = self._forwarded_time(result)
        owner = address(stanza.get("from", "")) or self.own
        return result.get("queryid", ""), owner, Archived(_id(result.get("id")), at, inner)

    # -- one message ---------------------------------------------------------------------------

    def _read(self, stanza: Element, at: float, archive_id: str) -> Heard | None:
        sender, receiver = address(stanza.get("from", "")), address(stanza.get("to", ""))
        kind = stanza.get("type", "normal")
        if not sender:
            return None
        if kind == "groupchat":
            return self._room(stanza, sender, at, archive_id)
        outgoing = sender == self.own
        peer = receiver if outgoing else sender
        if not peer or peer in self.nicknames or kind not in {"chat", "normal", "error"}:
            return None
        if kind == "error":
            found = _id(stanza.get("id"))
            return Heard(peer, error=(found, reason_of(stanza))) if found and not outgoing else None
        ids = (stanza.get("id"), _origin(stanza), archive_id)
        message = self._message(stanza, peer, at, ids, outgoing=outgoing)
        asks = stanza.find(f"{RECEIPTS}request") is not None and not outgoing
        return Heard(
            peer,
            outgoing,
            message,
            received=_id_of(stanza, f"{RECEIPTS}received"),
            displayed=_id_of(stanza, f"{MARKERS}displayed"),
            receipt_wanted=stanza.get("from", "") if message and asks else "",
            typing=_typing(stanza),
        )

    def _room(self, stanza: Element, room: Address, at: float, archive_id: str) -> Heard | None:
        own_nickname = self.nicknames.get(room)
        nickname = clean(stanza.get("from", "").partition("/")[2])
        if own_nickname is None or not nickname:
            return None
        outgoing = nickname == own_nickname
        # A room may give messages ids of its own; the sender's travels inside.
        ids = (_origin(stanza), stanza.get("id"), archive_id)
        message = self._message(stanza, room, at, ids, outgoing=outgoing)
        if message is not None:
            message = replace(message, sender=Address(""), sender_name=nickname, room=True)
        return Heard(room, outgoing, message, typing=_typing(stanza), nickname=nickname)

    def _message(
        self,
        stanza: Element,
        peer: Address,
        at: float,
        ids: tuple[str | None, str | None, str],
        *,
        outgoing: bool,
    ) -> ChatMessage | None:
        bodies = stanza.findall(f"{CLIENT}body")
        text = clean("".join(bodies[0].itertext())) if bodies else ""
        if not text.strip():
            return None
        if len(text) > MAX_TEXT_CHARS:
            text = text[: MAX_TEXT_CHARS - 1] + "…"
        return ChatMessage(
            id=next((_id(each) for each in ids if _id(each)), f"{at}/{hash(text)}"),
            peer=peer,
            text=text,
            at=at,
            outgoing=outgoing,
            sender=self.own if outgoing else peer,
            archive_id=ids[2],
            state=DeliveryState.SENT,
            wants_read=not outgoing and stanza.find(f"{MARKERS}markable") is not None,
        )

    # -- when, and in which archive ------------------------------------------------------------

    def _delay(self, stanza: Element) -> float | None:
        """When a message was written, if our server or a room says that it kept it."""
        sender = address(stanza.get("from", ""))
        trusted = {self.own, self.own.partition("@")[2]}
        if sender in self.nicknames:
            trusted.add(sender)
        for delay in stanza.findall(f"{DELAY}delay"):
            if delay.get("from", "").lower() in trusted:
                return self._time(delay.get("stamp", ""))
        return None

    def _forwarded_time(self, carbon: Element) -> float:
        delay = carbon.find(f"{FORWARD}forwarded/{DELAY}delay")
        return self._time(delay.get("stamp", "") if delay is not None else "")

    def _time(self, stamp: str) -> float:
        """A date of XEP-0082; what cannot be, or lies ahead, is now."""
        now = self.now()
        try:
            written = datetime.fromisoformat(stamp)
            at = written.replace(tzinfo=written.tzinfo or UTC).timestamp()
        except (ValueError, OverflowError):
            return now
        return at if _FIRST_YEAR <= at <= now + FUTURE_S else now

    def _archive_id(self, stanza: Element) -> str:
        sender = address(stanza.get("from", ""))
        owner = sender if sender in self.nicknames else self.own
        for each in stanza.findall(f"{SIDS}stanza-id"):
            if each.get("by", "").lower() == owner:
                return _id(each.get("id"))
        return ""


def _id(text: str | None) -> str:
    return text if text and len(text) <= _MAX_ID else ""


def _id_of(stanza: Element, tag: str) -> str:
    found = stanza.find(tag)
    return _id(found.get("id")) if found is not None else ""


def _origin(stanza: Element) -> str:
    return _id_of(stanza, f"{SIDS}origin-id")


def _typing(stanza: Element) -> bool | None:
    if stanza.find(f"{CHAT_STATES}composing") is not None:
        return True
    others = ("active", "paused", "inactive", "gone")
    stopped = any(stanza.find(f"{CHAT_STATES}{each}") is not None for each in others)
    return False if stopped else None


def reason_of(stanza: Element) -> str:
    """Why a stanza came back, in a few words."""
    error = stanza.find(f"{CLIENT}error")
    found = list(error) if error is not None else []
    conditions = [each.tag.removeprefix(ERRORS) for each in found if each.tag.startswith(ERRORS)]
    texts = [each.text or "" for each in found if each.tag == f"{ERRORS}text"]
    words = next((c.replace("-", " ") for c in conditions if c != "text"), "refused")
    return clean(f"{words}: {texts[0]}" if texts and texts[0] else words)[:200]


# -- our own ---------------------------------------------------------------------------------------


def fill(stanza: Element, message: ChatMessage) -> None:
    """Put a message into an empty stanza, whose id is set already."""
    SubElement(stanza, f"{CLIENT}body").text = message.text
    SubElement(stanza, f"{SIDS}origin-id", {"id": message.id})
    SubElement(stanza, f"{CHAT_STATES}active")
    if not message.room:
        SubElement(stanza, f"{RECEIPTS}request")
        SubElement(stanza, f"{MARKERS}markable")


def fill_receipt(stanza: Element, message_id: str) -> None:
    """Say that a message arrived."""
    SubElement(stanza, f"{RECEIPTS}received", {"id": message_id})
    SubElement(stanza, f"{HINTS}store")


def fill_displayed(stanza: Element, message_id: str) -> None:
    """Say that a message was read."""
    SubElement(stanza, f"{MARKERS}displayed", {"id": message_id})
    SubElement(stanza, f"{HINTS}store")


def fill_typing(stanza: Element, *, typing: bool) -> None:
    """Say that we write, or stopped."""
    SubElement(stanza, f"{CHAT_STATES}{'composing' if typing else 'active'}")
    SubElement(stanza, f"{HINTS}no-store")
