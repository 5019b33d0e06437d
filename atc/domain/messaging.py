# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat and presence, as the console sees them (XMPP underneath, but nothing here says so)."""

from dataclasses import dataclass
from enum import Enum
from typing import NewType

Address = NewType("Address", str)
"""A person's or room's bare address in small letters, `anna@example.com`."""

MAX_TEXT_CHARS = 10_000

FUTURE_S = 300.0
"""How far ahead of our clock another clock may be."""


class Presence(Enum):
    """A person's state, best reachable first."""

    AVAILABLE = "available"
    BUSY = "busy"
    AWAY = "away"
    NOT_AVAILABLE = "not_available"
    OFFLINE = "offline"
    UNKNOWN = "unknown"
    """Not told, or the link is down."""


class DeliveryState(Enum):
    """Where an own message stands."""

    WAITING = "waiting"
    """The link is down, or the server did not confirm it yet; nothing is to be done about it."""
    SENT = "sent"
    """The server has it."""
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


_STEPS = {
    DeliveryState.WAITING: 0,
    DeliveryState.SENT: 1,
    DeliveryState.DELIVERED: 2,
    DeliveryState.READ: 3,
}


def advances(before: DeliveryState, after: DeliveryState) -> bool:
    """Whether `after` says more than `before`; news may come late and in any order."""
    if after is DeliveryState.FAILED:
        return before in {DeliveryState.WAITING, DeliveryState.SENT}
    return _STEPS.get(before, 0) < _STEPS[after]


class MessagingLink(Enum):
    """How the connection to the server stands."""

    OFF = "off"
    """No messaging is configured."""
    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"
    """Wrong user or password."""
    UNTRUSTED = "untrusted"
    """The server's certificate is not valid for its name, or it offers no encryption."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message. Text is text: it is never read as markup.

    Attributes:
        id: the sender's id of the message; the archive's where the sender gave none.
        archive_id: the server's id in the archive, empty while it is not known.
        peer: the other end, or the room.
        sender: who wrote it; in a room empty, its nickname is `sender_name`.
        at: wall-clock seconds since the epoch.
        wants_read: whether the sender asked to be told when it is read.
        reason: why it failed, in English.
    """

    id: str
    peer: Address
    text: str
    at: float
    outgoing: bool
    sender: Address = Address("")
    sender_name: str = ""
    state: DeliveryState = DeliveryState.SENT
    archive_id: str = ""
    wants_read: bool = False
    room: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Buddy:
    """Somebody on the roster."""

    address: Address
    name: str = ""
    presence: Presence = Presence.UNKNOWN
    status: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessagingLinkChanged:
    """The connection changed; `reason` is a sentence for an administrator.

    Attributes:
        own: our bare address.
        rooms_offered: whether the server has group chat.
        archive: whether the server keeps what was written; else only new messages are seen.
    """

    link: MessagingLink
    reason: str = ""
    own: Address = Address("")
    rooms_offered: bool = False
    archive: bool = False


@dataclass(frozen=True, slots=True)
class MessagingKept:
    """What is known from before the console started, told before the first connection.

    Attributes:
        waiting: own messages the server may not have yet.
        read: up to which time, and which message, each conversation was read.
        since: when this console was first connected; what is older counts as read.
    """

    waiting: tuple[ChatMessage, ...] = ()
    read: "tuple[ReadMark, ...]" = ()
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class ReadMark:
    """A conversation was read up to and with a message, here or on another device."""

    peer: Address
    at: float = 0.0
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class BuddiesChanged:
    """These people are new on the roster or changed; `gone` left it."""

    buddies: tuple[Buddy, ...]
    gone: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class MessagesArrived:
    """Messages came, oldest first; also our own, from another device or the archive.

    Attributes:
        live: they were written just now; else the archive told what was missed.
    """

    messages: tuple[ChatMessage, ...]
    live: bool = True


@dataclass(frozen=True, slots=True)
class MessageStateChanged:
    """What is known of an own message."""

    id: str
    peer: Address
    state: DeliveryState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HistoryArrived:
    """A page of the archive, oldest first.

    Attributes:
        oldest: the archive id to ask for the next page with.
        complete: nothing older is there.
        failed: the page could not be had; ask again later.
    """

    peer: Address
    messages: tuple[ChatMessage, ...]
    complete: bool
    oldest: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class PeerTyping:
    """The other end writes, or stopped; in a room `name` says who."""

    peer: Address
    typing: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class RoomChanged:
    """We are in a room, or no longer; `reason` says why not, in English."""

    room: Address
    joined: bool
    occupants: tuple[str, ...] = ()
    nickname: str = ""
    reason: str = ""


MessagingEvent = (
    MessagingLinkChanged
    | MessagingKept
    | ReadMark
    | BuddiesChanged
    | MessagesArrived
    | MessageStateChanged
    | HistoryArrived
    | PeerTyping
    | RoomChanged
)


def clean(text: str) -> str:
    """A text as it can travel and be shown: no control characters, no halves of characters.

    Senders put what they like into a message; XML itself forbids most control characters, and one
    of them in an own message would end the connection.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or _shown(ord(c)))


def _shown(code: int) -> bool:
    control = code < 0x20 or 0x7F <= code <= 0x9F
    half = 0xD800 <= code <= 0xDFFF
    # Marks that turn the direction of all that follows would let a text disguise itself.
    turning = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    return not (control or half or turning or code & 0xFFFE == 0xFFFE)


def address(text: str) -> Address:
    """The bare address in what somebody wrote, empty when it is none."""
    bare = text.strip().removeprefix("xmpp:").split("/", 1)[0].lower()
    local, at, domain = bare.partition("@")
    right = at and local and domain and "@" not in domain
    return Address(bare if right and not any(c.isspace() for c in bare) else "")
