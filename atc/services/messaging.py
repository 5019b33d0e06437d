# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat: conversations, what is unread, who writes. The link underneath may come and go."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from atc.domain.messaging import (
    FUTURE_S,
    MAX_TEXT_CHARS,
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
    address,
    clean,
)
from atc.ports.clock import Clock, Timer
from atc.services.chat_history import ChatHistory
from atc.services.conversations import Conversation, MessagesChange, MessagingSetup
from atc.services.dispatch import Handler
from atc.services.hook import Hook

PAGE = 50
_STOPS_TYPING_S = 5.0
_FORGETS_TYPING_S = 30.0
"""A program that ends while somebody writes never says that she stopped."""

MOST_CONVERSATIONS = 500
"""More than she could look through; strangers who write cannot fill the memory."""


@dataclass(slots=True)
class _Talk:
    """What is kept of one conversation."""

    history: ChatHistory
    view: Conversation
    oldest: str = ""
    writes: bool = False
    stop: Timer | None = None


class MessagingService:
    """Keeps conversations and tells what changes. Main thread.

    Attributes:
        link_changed: emits how the connection stands.
        conversation_changed: emits a conversation whose line in the list changed.
        messages_changed: emits what changed among a conversation's messages.
        arrived: emits a message somebody else wrote just now, for notifications.
        buddies_changed: emits people whose presence or name changed, `gone` included as UNKNOWN.
        unread_changed: emits how many messages are unread in all.
    """

    def __init__(self, setup: MessagingSetup, clock: Clock) -> None:
        self.link_changed: Hook[MessagingLinkChanged] = Hook()
        self.conversation_changed: Hook[Conversation] = Hook()
        self.messages_changed: Hook[MessagesChange] = Hook()
        self.arrived: Hook[ChatMessage] = Hook()
        self.buddies_changed: Hook[tuple[Buddy, ...]] = Hook()
        self.unread_changed: Hook[int] = Hook()
        self._port = setup.port
        self._clock = clock
        self._nickname = setup.nickname
        self._addresses = dict(setup.addresses or {})
        self._numbers = {a: n for n, a in reversed(self._addresses.items())}
        self._names: dict[Address, str] = {}
        self._buddies: dict[Address, Buddy] = {}
        self._talks: dict[Address, _Talk] = {}
        self._read: dict[Address, ReadMark] = {}
        self._since = clock.now()
        self._told_unread = 0
        off = MessagingLink.OFF if setup.port is None else MessagingLink.CONNECTING
        self._link = MessagingLinkChanged(off, own=setup.own)
        for room in setup.rooms:
            self.join(room)

    # -- how it stands -------------------------------------------------------------------------

    @property
    def enabled(self) -> bool:
        """Whether messaging is configured at all."""
        return self._port is not None

    @property
    def link(self) -> MessagingLinkChanged:
        """How the connection stands."""
        return self._link

    @property
    def own(self) -> Address:
        """Our own address."""
        return self._link.own

    @property
    def unread(self) -> int:
        """How many messages are unread in all."""
        return self._told_unread

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """All conversations, the one that was active last first."""
        views = (talk.view for talk in self._talks.values())
        return tuple(sorted(views, key=lambda v: v.last.at if v.last else 0.0, reverse=True))

    def conversation(self, peer: Address) -> Conversation:
        """One conversation, empty when nothing was written yet."""
        talk = self._talks.get(peer)
        return talk.view if talk else Conversation(peer, self.name(peer))

    def messages(self, peer: Address) -> tuple[ChatMessage, ...]:
        """What was written with a peer, as far as it is loaded, oldest first."""
        talk = self._talks.get(peer)
        return talk.history.all if talk else ()

    # -- people --------------------------------------------------------------------------------

    @property
    def buddies(self) -> tuple[Buddy, ...]:
        """Everybody on the roster."""
        return tuple(self._buddies.values())

    def buddy(self, peer: Address) -> Buddy:
        """One person; somebody unknown is UNKNOWN."""
        return self._buddies.get(peer) or Buddy(peer, self._names.get(peer, ""))

    def presence(self, peer: Address) -> Presence:
        """How somebody is. UNKNOWN for the empty address."""
        return self.buddy(peer).presence

    def address_of(self, number: str) -> Address:
        """The address of the person with this extension, empty when she has none."""
        return self._addresses.get(number, Address(""))

    def number_of(self, peer: Address) -> str:
        """The extension of the person with this address, empty when it is not known."""
        return self._numbers.get(peer, "")

    def address_for(self, emails: Iterable[str]) -> Address:
        """The first of a contact's e-mail addresses that can be written to, empty for none."""
        domain = self.own.partition("@")[2]
        for each in emails:
            found = address(each)
            if found and (found in self._buddies or found.partition("@")[2] == domain):
                return found
        return Address("")

    def name(self, peer: Address) -> str:
        """How a person or room is called on screen."""
        buddy = self._buddies.get(peer)
        known = self._names.get(peer) or (buddy.name if buddy else "")
        return known or peer.partition("@")[0]

    def name_people(self, names: Mapping[str, str]) -> None:
        """Say what the house calls its people, by extension."""
        self._names = {a: names[n] for n, a in self._addresses.items() if names.get(n)}

    # -- wishes --------------------------------------------------------------------------------

    def send(self, peer: Address, text: str) -> tuple[str, ...]:
        """Send a text; one that is too long goes in several messages.

        Returns:
            The ids of the messages; none for an empty text or without messaging.
        """
        text = clean(text).strip()
        if self._port is None or not text:
            return ()
        talk = self._talk(peer)
        parts = [text[i : i + MAX_TEXT_CHARS] for i in range(0, len(text), MAX_TEXT_CHARS)]
        sent = tuple(self._message(talk.view, part) for part in parts)
        self._stopped(talk)
        for message in sent:
            talk.history.add(message)
            self._port.send(message)
        self._view(talk, last=talk.history.last)
        self.messages_changed.emit(MessagesChange(peer, added=sent))
        return tuple(message.id for message in sent)

    def retry(self, peer: Address, message_id: str) -> None:
        """Send a failed message again, as a new one."""
        talk = self._talks.get(peer)
        failed = talk.history.own(message_id) if talk else None
        if failed is not None and failed.state is DeliveryState.FAILED:
            self.drop(peer, message_id)
            self.send(peer, failed.text)

    def drop(self, peer: Address, message_id: str) -> None:
        """Take a message that failed or waits out of the conversation, unsent."""
        talk = self._talks.get(peer)
        found = talk.history.own(message_id) if talk else None
        unsent = {DeliveryState.FAILED, DeliveryState.WAITING}
        if talk is None or found is None or found.state not in unsent or self._port is None:
            return
        self._port.drop(message_id)
        talk.history.remove(message_id)
        self._view(talk, last=talk.history.last)
        self.messages_changed.emit(MessagesChange(peer, removed=(message_id,)))

    def typing(self, peer: Address) -> None:
        """She types; call it at every key. That she stopped is found out by itself."""
        talk = self._talk(peer)
        if self._port is None or self._link.link is not MessagingLink.ONLINE:
            return
        if not talk.writes:
            talk.writes = True
            self._port.typing(peer, typing=True)
        if talk.stop is not None:
            talk.stop.cancel()
        talk.stop = self._clock.call_later(_STOPS_TYPING_S, lambda: self._pauses(talk))

    def read(self, peer: Address) -> None:
        """She looks at the conversation: everything in it is read."""
        talk = self._talks.get(peer)
        if talk is None or not talk.view.unread or self._port is None:
            return
        last = [m for m in talk.history if not m.outgoing][-1]
        mark = ReadMark(peer, last.at, last.archive_id or last.id)
        self._read[peer] = mark
        self._port.read(replace(mark, message_id=last.id), tell=last.wants_read)
        self._view(talk, unread=0)

    def load_older(self, peer: Address) -> None:
        """Ask the archive for what was written before; see `Conversation.loading`."""
        talk = self._talk(peer)
        if self._port is None or talk.view.loading or not talk.view.more:
            return
        if self._link.link is not MessagingLink.ONLINE or not self._link.archive:
            return
        self._view(talk, loading=True)
        self._port.history(peer, talk.oldest, PAGE, room=talk.view.room)

    def join(self, room: Address) -> None:
        """Enter a room; it stays wanted over reconnects."""
        if self._port is not None:
            self._view(self._talk(room), room=True)
            self._port.join_room(room, self._nickname)

    def leave(self, room: Address) -> None:
        """Leave a room; its conversation goes from the list."""
        if self._port is not None and self._talks.pop(room, None) is not None:
            self._port.leave_room(room)
            self.conversation_changed.emit(Conversation(room, self.name(room), room=True))
            self._count()

    # -- events --------------------------------------------------------------------------------

    @property
    def handlers(self) -> Mapping[type, Handler]:
        """Which event goes where; none without messaging."""
        if self._port is None:
            return {}
        return {
            MessagingLinkChanged: self.on_link,
            MessagingKept: self.on_kept,
            ReadMark: self.on_read,
            BuddiesChanged: self.on_buddies,
            MessagesArrived: self.on_messages,
            MessageStateChanged: self.on_state,
            HistoryArrived: self.on_history,
            PeerTyping: self.on_typing,
            RoomChanged: self.on_room,
        }

    def on_link(self, event: MessagingLinkChanged) -> None:
        """The connection changed."""
        self._link = replace(event, own=event.own or self._link.own)
        if event.link is not MessagingLink.ONLINE:
            self._forget()
        self.link_changed.emit(self._link)

    def on_kept(self, event: MessagingKept) -> None:
        """What was kept from before the console started."""
        self._since = event.since or self._since
        self._read |= {mark.peer: mark for mark in event.read}
        self.on_messages(MessagesArrived(event.waiting, live=False))

    def on_read(self, event: ReadMark) -> None:
        """The conversation was read on another device of ours."""
        talk = self._talks.get(event.peer)
        found = talk.history.find(event.message_id) if talk else None
        at = found.at if found else event.at
        known = self._read.get(event.peer)
        if self._port is None or talk is None or (known and at <= known.at):
            return
        mark = ReadMark(event.peer, at, event.message_id)
        self._read[event.peer] = mark
        self._port.read(mark, tell=False)
        self._view(talk, unread=self._unread(talk))

    def on_messages(self, event: MessagesArrived) -> None:
        """Messages came."""
        for peer, messages in _by_peer(event.messages).items():
            if peer not in self._talks and len(self._talks) >= MOST_CONVERSATIONS:
                continue
            added = self._take(self._talk(peer), messages)
            for message in added if event.live else ():
                if not message.outgoing:
                    self.arrived.emit(message)

    def on_history(self, event: HistoryArrived) -> None:
        """A page of the archive came."""
        talk = self._talk(event.peer)
        talk.oldest = event.oldest or talk.oldest
        self._take(talk, event.messages, older=True)
        more = talk.view.more if event.failed else not event.complete
        self._view(talk, loading=False, more=more)

    def on_state(self, event: MessageStateChanged) -> None:
        """Something became of an own message."""
        talk = self._talks.get(event.peer)
        changed = talk.history.mark(event.id, event.state, event.reason) if talk else []
        if talk is not None and changed:
            self._view(talk, last=talk.history.last)
            self.messages_changed.emit(MessagesChange(event.peer, changed=tuple(changed)))

    def on_buddies(self, event: BuddiesChanged) -> None:
        """The roster or somebody's presence changed."""
        gone = tuple(Buddy(each) for each in event.gone if self._buddies.pop(each, None))
        news = tuple(b for b in event.buddies if self._buddies.get(b.address) != b)
        self._buddies |= {each.address: each for each in news}
        for each in (*news, *gone):
            if each.address in self._talks:
                talk = self._talks[each.address]
                self._view(talk, name=self.name(each.address))
        if news or gone:
            self.buddies_changed.emit(news + gone)

    def on_typing(self, event: PeerTyping) -> None:
        """Somebody writes, or stopped."""
        talk = self._talks.get(event.peer)
        if talk is None and event.typing and event.peer in self._buddies:
            talk = self._talk(event.peer)
        if talk is None:
            return
        who = event.name or self.name(event.peer)
        others = tuple(each for each in talk.view.typing if each != who)
        if event.typing:
            stopped = replace(event, typing=False)
            self._clock.call_later(_FORGETS_TYPING_S, lambda: self.on_typing(stopped))
        self._view(talk, typing=(*others, who) if event.typing else others)

    def on_room(self, event: RoomChanged) -> None:
        """We are in a room, or no longer."""
        if event.room in self._talks:
            talk = self._talks[event.room]
            self._view(
                talk,
                room=True,
                joined=event.joined,
                occupants=event.occupants,
                problem=event.reason,
            )

    # -- inside --------------------------------------------------------------------------------

    def _talk(self, peer: Address) -> _Talk:
        if peer not in self._talks:
            self._talks[peer] = _Talk(ChatHistory(), Conversation(peer, self.name(peer)))
        return self._talks[peer]

    def _message(self, view: Conversation, text: str) -> ChatMessage:
        return ChatMessage(
            id=str(uuid.uuid4()),
            peer=view.peer,
            text=text,
            at=self._clock.now(),
            outgoing=True,
            sender=self.own,
            sender_name=self._nickname if view.room else "",
            state=DeliveryState.WAITING,
            room=view.room,
        )

    def _take(
        self, talk: _Talk, messages: Sequence[ChatMessage], *, older: bool = False
    ) -> tuple[ChatMessage, ...]:
        """Put messages in their places and tell; returns the new ones."""
        latest = self._clock.now() + FUTURE_S
        added: list[ChatMessage] = []
        changed: list[ChatMessage] = []
        for message in reversed(messages) if older else messages:
            kept = talk.history.add(replace(message, at=min(message.at, latest)), older=older)
            if kept is not None:
                (added if kept[1] else changed).append(kept[0])
            self._advance_mark(message)
        if older:
            added.reverse()
        if added or changed:
            peer = talk.view.peer
            who = {m.sender_name or self.name(peer) for m in added if not m.outgoing}
            self._view(
                talk,
                room=talk.view.room or any(m.room for m in messages),
                last=talk.history.last,
                unread=self._unread(talk),
                typing=tuple(each for each in talk.view.typing if each not in who),
            )
            self.messages_changed.emit(
                MessagesChange(peer, tuple(added), tuple(changed), older=older)
            )
        return tuple(added)

    def _advance_mark(self, message: ChatMessage) -> None:
        """The server's clock may be ahead of ours: what was read stays read."""
        mark = self._read.get(message.peer)
        if mark and mark.message_id and mark.message_id in {message.id, message.archive_id}:
            self._read[message.peer] = replace(mark, at=max(mark.at, message.at))

    def _unread(self, talk: _Talk) -> int:
        mark = self._read.get(talk.view.peer)
        until = mark.at if mark else self._since
        own = max((m.at for m in talk.history if m.outgoing), default=0.0)
        return sum(not m.outgoing and m.at > max(until, own) for m in talk.history)

    def _view(self, talk: _Talk, **changes: object) -> None:
        view = replace(talk.view, **changes)  # type: ignore[arg-type]
        if view != talk.view:
            talk.view = view
            self.conversation_changed.emit(view)
            self._count()

    def _count(self) -> None:
        unread = sum(talk.view.unread for talk in self._talks.values())
        if unread != self._told_unread:
            self._told_unread = unread
            self.unread_changed.emit(unread)

    def _pauses(self, talk: _Talk) -> None:
        if talk.writes and self._port is not None:
            self._port.typing(talk.view.peer, typing=False)
        self._stopped(talk)

    def _stopped(self, talk: _Talk) -> None:
        talk.writes = False
        if talk.stop is not None:
            talk.stop.cancel()
            talk.stop = None

    def _forget(self) -> None:
        """Without a link nobody's state is known."""
        unknown = tuple(
            replace(b, presence=Presence.UNKNOWN, status="")
            for b in self._buddies.values()
            if b.presence is not Presence.UNKNOWN
        )
        self.on_buddies(BuddiesChanged(unknown))
        for talk in self._talks.values():
            self._stopped(talk)
            self._view(talk, typing=(), loading=False, joined=False, occupants=())


def _by_peer(messages: Sequence[ChatMessage]) -> dict[Address, list[ChatMessage]]:
    found: dict[Address, list[ChatMessage]] = {}
    for message in messages:
        found.setdefault(message.peer, []).append(message)
    return found
