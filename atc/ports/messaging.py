# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat and presence. Wishes go in here, events (`atc.domain.messaging`) come out."""

from typing import Protocol

from atc.domain.messaging import Address, ChatMessage, Presence, ReadMark


class MessagingPort(Protocol):
    """Every method returns at once, on the main thread; the link lives on the asyncio thread."""

    def send(self, message: ChatMessage) -> None:
        """Send a message, once the link is there; it is neither lost nor doubled."""

    def drop(self, message_id: str) -> None:
        """Forget a message that was not sent yet, or failed."""

    def set_presence(self, presence: Presence, status: str = "") -> None:
        """Tell everybody how we are; kept over reconnects."""

    def history(self, peer: Address, before: str, limit: int, *, room: bool) -> None:
        """Ask for older messages, before an archive id; an empty one asks for the newest."""

    def typing(self, peer: Address, typing: bool) -> None:
        """Tell the other end that we write, or no longer."""

    def read(self, mark: ReadMark, *, tell: bool) -> None:
        """Remember what was read; `tell` the other end too."""

    def join_room(self, room: Address, nickname: str) -> None:
        """Enter a room, also after each reconnect; it is made when there is none."""

    def leave_room(self, room: Address) -> None:
        """Leave a room."""
