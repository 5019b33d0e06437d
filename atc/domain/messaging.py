# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat and presence, as the console sees them (XMPP underneath, but nothing here says so)."""

from dataclasses import dataclass
from enum import Enum
from typing import NewType

Address = NewType("Address", str)
"""A person's or room's bare address, `anna@example.com`."""

MAX_TEXT_CHARS = 10_000


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
    """The link is down; it is sent when it is back."""
    SENT = "sent"
    """The server has it."""
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


class MessagingLink(Enum):
    """How the connection to the server stands."""

    OFF = "off"
    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"
    """Wrong user or password."""
    UNTRUSTED = "untrusted"
    """The server's certificate is not valid for its name."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message. Text is text: it is never read as markup.

    Attributes:
        id: the sender's id of the message; the same message never gets two.
        archive_id: the server's id in the archive, empty before it is known.
        peer: the other end, or the room.
        sender: who wrote it; in a room the nickname is `sender_name`.
        at: wall-clock seconds since the epoch.
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
    """The connection changed; `reason` is a sentence for an administrator."""

    link: MessagingLink
    reason: str = ""
    own: Address = Address("")
    rooms_offered: bool = False


@dataclass(frozen=True, slots=True)
class BuddiesChanged:
    """These people are new on the roster or changed; `gone` left it."""

    buddies: tuple[Buddy, ...]
    gone: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageArrived:
    """A message came, or our own came back from another device or the archive."""

    message: ChatMessage
    from_archive: bool = False


@dataclass(frozen=True, slots=True)
class MessageStateChanged:
    """What is known of an own message."""

    id: str
    peer: Address
    state: DeliveryState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HistoryArrived:
    """A page of the archive, oldest first; `complete` when nothing older is there."""

    peer: Address
    messages: tuple[ChatMessage, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class PeerTyping:
    """The other end writes, or stopped."""

    peer: Address
    typing: bool
    name: str = ""


MessagingEvent = (
    MessagingLinkChanged
    | BuddiesChanged
    | MessageArrived
    | MessageStateChanged
    | HistoryArrived
    | PeerTyping
)
