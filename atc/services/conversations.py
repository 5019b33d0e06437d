# SPDX-License-Identifier: GPL-3.0-or-later
"""What the messaging service is told at its start, and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from atc.domain.messaging import Address, ChatMessage
from atc.ports.messaging import MessagingPort

NOBODY = Address("")


@dataclass(frozen=True, slots=True)
class MessagingSetup:
    """What the console knows of messaging at its start.

    Attributes:
        port: the way to the server; None when no messaging is configured.
        own: our own address.
        addresses: people's addresses by extension.
        rooms: rooms to be in.
        nickname: our name in rooms.
        away_after_s: seconds without a touch until we are shown as away; 0: never.
    """

    port: MessagingPort | None = None
    own: Address = NOBODY
    addresses: Mapping[str, Address] | None = None
    rooms: tuple[Address, ...] = ()
    nickname: str = ""
    away_after_s: float = 600.0


@dataclass(frozen=True, slots=True)
class Conversation:
    """One line of the list of conversations.

    Attributes:
        joined: in a room, whether we are in it now.
        typing: who writes just now: the peer's name, or nicknames in a room.
        more: whether older messages may be had with `load_older`.
        loading: whether older messages are on their way.
        problem: why we are not in a room, in English.
    """

    peer: Address
    name: str
    room: bool = False
    unread: int = 0
    last: ChatMessage | None = None
    typing: tuple[str, ...] = ()
    more: bool = True
    loading: bool = False
    joined: bool = False
    occupants: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MessagesChange:
    """What changed in a conversation; ask `messages` for the whole.

    Attributes:
        added: new ones, oldest first, anywhere in the order of time.
        changed: known ones with a new state.
        removed: ids of own messages that were taken out.
        older: the added ones are a page of history.
    """

    peer: Address
    added: tuple[ChatMessage, ...] = ()
    changed: tuple[ChatMessage, ...] = ()
    removed: tuple[str, ...] = ()
    older: bool = False
