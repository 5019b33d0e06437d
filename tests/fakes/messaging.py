# SPDX-License-Identifier: GPL-3.0-or-later
"""A messaging side that records wishes, with words for what the server and others do."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from atc.domain.messaging import (
    Address,
    BuddiesChanged,
    Buddy,
    ChatMessage,
    DeliveryState,
    HistoryArrived,
    MessagesArrived,
    MessageStateChanged,
    MessagingKept,
    MessagingLink,
    MessagingLinkChanged,
    PeerTyping,
    Presence,
    ReadMark,
    RoomChanged,
)

OWN = Address("reception@example.com")
ANNA = Address("anna@example.com")
BRUNO = Address("bruno@example.com")
ROOM = Address("desk@rooms.example.com")


@dataclass
class FakeMessaging:
    """Implements `MessagingPort`. `tell` takes events to the console: set it to the dispatcher."""

    tell: Callable[[object], None] = lambda _event: None
    sent: list[ChatMessage] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    presences: list[tuple[Presence, str]] = field(default_factory=list)
    pages: list[tuple[Address, str, int]] = field(default_factory=list)
    typed: list[tuple[Address, bool]] = field(default_factory=list)
    marks: list[tuple[ReadMark, bool]] = field(default_factory=list)
    joined: list[tuple[Address, str]] = field(default_factory=list)
    left: list[Address] = field(default_factory=list)
    _count: int = 0

    # -- the port ------------------------------------------------------------------------------

    def send(self, message: ChatMessage) -> None:
        self.sent.append(message)

    def drop(self, message_id: str) -> None:
        self.dropped.append(message_id)

    def set_presence(self, presence: Presence, status: str = "") -> None:
        self.presences.append((presence, status))

    def history(self, peer: Address, before: str, limit: int, *, room: bool) -> None:  # noqa: ARG002
        self.pages.append((peer, before, limit))

    def typing(self, peer: Address, typing: bool) -> None:
        self.typed.append((peer, typing))

    def read(self, mark: ReadMark, *, tell: bool) -> None:
        self.marks.append((mark, tell))

    def join_room(self, room: Address, nickname: str) -> None:
        self.joined.append((room, nickname))

    def leave_room(self, room: Address) -> None:
        self.left.append(room)

    # -- what the server and others do ---------------------------------------------------------

    def link(self, state: MessagingLink, reason: str = "") -> None:
        online = state is MessagingLink.ONLINE
        self.tell(MessagingLinkChanged(state, reason, OWN, rooms_offered=online, archive=online))

    def online(self) -> None:
        """Connected, with Anna available and Bruno away on the roster."""
        self.tell(MessagingKept())
        self.link(MessagingLink.ONLINE)
        self.buddies(
            Buddy(ANNA, "Anna Rossi", Presence.AVAILABLE),
            Buddy(BRUNO, "Bruno Verdi", Presence.AWAY, "lunch"),
        )

    def buddies(self, *people: Buddy) -> None:
        self.tell(BuddiesChanged(people))

    def message(
        self, text: str, at: float, peer: Address = ANNA, *, live: bool = True, **fields: object
    ) -> ChatMessage:
        """Somebody wrote."""
        self._count += 1
        message = ChatMessage(f"m{self._count}", peer, text, at, outgoing=False, sender=peer)
        message = replace(message, archive_id=f"a{self._count}", **fields)  # type: ignore[arg-type]
        self.tell(MessagesArrived((message,), live=live))
        return message

    def confirm(self, state: DeliveryState = DeliveryState.SENT, reason: str = "") -> None:
        """The latest own message came so far."""
        last = self.sent[-1]
        self.tell(MessageStateChanged(last.id, last.peer, state, reason))

    def page(self, *messages: ChatMessage, complete: bool = True, oldest: str = "") -> None:
        """Answer the latest request for history."""
        self.tell(HistoryArrived(self.pages[-1][0], messages, complete, oldest))

    def types(self, peer: Address = ANNA, *, on: bool = True, name: str = "") -> None:
        self.tell(PeerTyping(peer, on, name))

    def in_room(self, *occupants: str, room: Address = ROOM, reason: str = "") -> None:
        self.tell(RoomChanged(room, not reason, occupants, "Reception", reason))
