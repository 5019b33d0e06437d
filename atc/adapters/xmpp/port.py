# SPDX-License-Identifier: GPL-3.0-or-later
"""The console's side of the link: takes wishes before the link is there, and on another thread.

Nothing here imports slixmpp: the window can do without it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from atc.domain.messaging import Address, ChatMessage, Presence, ReadMark

if TYPE_CHECKING:
    from atc.adapters.xmpp.link import XmppLink

Wish = Callable[["XmppLink"], None]


class LateMessaging:
    """Implements `MessagingPort`: keeps wishes until there is a link. Main thread."""

    def __init__(self) -> None:
        self._early: list[Wish] = []
        self._submit: Callable[[Wish], None] = self._early.append

    def attach(self, submit: Callable[[Wish], None]) -> None:
        """Pass wishes on; `submit` runs one on the link's thread and returns at once."""
        self._submit = submit
        early, self._early = self._early, []
        for wish in early:
            submit(wish)

    def send(self, message: ChatMessage) -> None:
        """See `MessagingPort`."""
        self._submit(lambda link: link.outbox.send(message))

    def drop(self, message_id: str) -> None:
        """See `MessagingPort`."""
        self._submit(lambda link: link.outbox.drop(message_id))

    def set_presence(self, presence: Presence, status: str = "") -> None:
        """See `MessagingPort`."""
        self._submit(lambda link: link.set_presence(presence, status))

    def history(self, peer: Address, before: str, limit: int, *, room: bool) -> None:
        """See `MessagingPort`."""
        self._submit(lambda link: link.history(peer, before, limit, room=room))

    def typing(self, peer: Address, typing: bool) -> None:
        """See `MessagingPort`."""
        self._submit(lambda link: link.typing(peer, typing=typing))

    def read(self, mark: ReadMark, *, tell: bool) -> None:
        """See `MessagingPort`."""
        self._submit(lambda link: link.read(mark, tell=tell))

    def join_room(self, room: Address, nickname: str) -> None:
        """See `MessagingPort`."""
        self._submit(lambda link: link.rooms.want(room, nickname))

    def leave_room(self, room: Address) -> None:
        """See `MessagingPort`."""
        self._submit(lambda link: link.rooms.leave(room))
