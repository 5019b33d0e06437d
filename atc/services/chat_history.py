# SPDX-License-Identifier: GPL-3.0-or-later
"""The messages of one conversation: in order, each once, whichever way it came."""

from bisect import insort_left, insort_right
from collections.abc import Iterator
from dataclasses import replace

from atc.domain.messaging import ChatMessage, DeliveryState, advances

_SAME_WITHIN_S = 86_400.0
"""Some programs count their ids from one each time: a day apart it is another message."""


class ChatHistory:
    """Merges what came live, from other devices and from the archive. Main thread."""

    def __init__(self) -> None:
        self._messages: list[ChatMessage] = []
        self._by_archive: dict[str, ChatMessage] = {}
        self._by_id: dict[tuple[str, str], ChatMessage] = {}

    def __iter__(self) -> Iterator[ChatMessage]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)

    @property
    def all(self) -> tuple[ChatMessage, ...]:
        """All messages, oldest first."""
        return tuple(self._messages)

    @property
    def last(self) -> ChatMessage | None:
        """The newest message."""
        return self._messages[-1] if self._messages else None

    def add(self, message: ChatMessage, *, older: bool = False) -> tuple[ChatMessage, bool] | None:
        """Take a message in.

        Args:
            message: the message.
            older: it is older than all others of the same time. Archives know the second only.

        Returns:
            The message as it is kept now and whether it is new; None when nothing changed.
        """
        known = self._known(message)
        if known is None:
            self._index(message)
            insort = insort_left if older else insort_right
            insort(self._messages, message, key=lambda m: m.at)
            return message, True
        better = known
        if message.archive_id and not known.archive_id:
            better = replace(better, archive_id=message.archive_id)
        if known.outgoing and advances(known.state, message.state):
            better = replace(better, state=message.state, reason=message.reason)
        if message.archive_id:
            self._by_archive[message.archive_id] = better
        if better == known:
            return None
        self._put(known, better)
        return better, False

    def mark(self, message_id: str, state: DeliveryState, reason: str = "") -> list[ChatMessage]:
        """Note what became of an own message; who has read one has read those before it.

        Returns:
            The messages that changed.
        """
        found = self.own(message_id)
        if found is None:
            return []
        todo = [found]
        if state is DeliveryState.READ:
            todo = [m for m in self._messages if m.outgoing and m.at <= found.at]
            todo = [m for m in todo if m.state is not DeliveryState.FAILED]
        changed = []
        for known in todo:
            if advances(known.state, state):
                changed.append(replace(known, state=state, reason=reason))
                self._put(known, changed[-1])
        return changed

    def own(self, message_id: str) -> ChatMessage | None:
        """An own message by its id."""
        return self._by_id.get(("", message_id))

    def find(self, message_id: str) -> ChatMessage | None:
        """Any message by its id or its archive id."""
        found = self._by_archive.get(message_id)
        return found or next((m for m in reversed(self._messages) if m.id == message_id), None)

    def remove(self, message_id: str) -> bool:
        """Take an own message out."""
        found = self._by_id.pop(("", message_id), None)
        if found is None:
            return False
        self._messages.remove(found)
        return True

    def _known(self, message: ChatMessage) -> ChatMessage | None:
        if message.archive_id and message.archive_id in self._by_archive:
            return self._by_archive[message.archive_id]
        known = self._by_id.get(_key(message))
        if known is None or known.text != message.text:
            return None
        # Resent after a lost connection it has two archive ids, and is still one message.
        return known if abs(known.at - message.at) < _SAME_WITHIN_S else None

    def _index(self, message: ChatMessage) -> None:
        self._by_id[_key(message)] = message
        if message.archive_id:
            self._by_archive[message.archive_id] = message

    def _put(self, known: ChatMessage, better: ChatMessage) -> None:
        self._messages[self._messages.index(known)] = better
        self._index(better)


def _key(message: ChatMessage) -> tuple[str, str]:
    who = "" if message.outgoing else message.sender or f"/{message.sender_name}"
    return (who, message.id)
