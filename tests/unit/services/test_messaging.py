# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations: each message once, unread counts that are right, presence that follows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from atc.domain.messaging import (
    MAX_TEXT_CHARS,
    Address,
    ChatMessage,
    DeliveryState,
    MessagesArrived,
    MessagingKept,
    MessagingLink,
    Presence,
    ReadMark,
)
from atc.services.conversations import Conversation, MessagesChange, MessagingSetup
from tests.fakes.desk import Desk
from tests.fakes.messaging import ANNA, BRUNO, OWN, ROOM, FakeMessaging


class Chat(Desk):
    """A desk that can chat; Anna is extension 101."""

    def __init__(self, **setup: object) -> None:
        self.side = FakeMessaging()
        addresses = {"101": ANNA, "102": BRUNO}
        chat = MessagingSetup(self.side, OWN, addresses, nickname="Reception", **setup)  # type: ignore[arg-type]
        super().__init__(chat=chat)
        self.side.tell = self.tell
        self.talks = self.services.messaging
        self.told: list[MessagesChange] = []
        self.new: list[ChatMessage] = []
        self.talks.messages_changed.connect(self.told.append)
        self.talks.arrived.connect(self.new.append)
        self.side.online()

    def later(self, seconds: float = 1.0) -> float:
        self.clock.advance(seconds)
        return self.clock.now()

    def texts(self, peer: Address = ANNA) -> list[str]:
        return [each.text for each in self.talks.messages(peer)]

    @property
    def anna(self) -> Conversation:
        return self.talks.conversation(ANNA)


@pytest.fixture
def chat() -> Chat:
    return Chat()


def test_a_console_without_messaging_has_none() -> None:
    talks = Desk().services.messaging
    assert not talks.enabled
    assert talks.link.link is MessagingLink.OFF
    assert talks.send(ANNA, "hello") == ()
    assert talks.conversations == ()


def test_a_message_waits_is_sent_and_read(chat: Chat) -> None:
    (sent,) = chat.talks.send(ANNA, "  the visitor is here\n")
    assert [(m.id, m.text, m.state) for m in chat.side.sent] == [
        (sent, "the visitor is here", DeliveryState.WAITING)
    ]
    seen = []
    for state in (DeliveryState.SENT, DeliveryState.READ, DeliveryState.DELIVERED):
        chat.side.confirm(state)
        seen.append(chat.anna.last.state if chat.anna.last else None)
    assert seen == [DeliveryState.SENT, DeliveryState.READ, DeliveryState.READ]


def test_who_has_read_one_has_read_those_before(chat: Chat) -> None:
    for text in ("one", "two"):
        chat.later()
        chat.talks.send(ANNA, text)
    chat.side.confirm(DeliveryState.READ)
    assert {m.state for m in chat.talks.messages(ANNA)} == {DeliveryState.READ}


def test_a_long_text_goes_in_parts_and_control_characters_do_not_travel(chat: Chat) -> None:
    chat.talks.send(ANNA, "x" * (MAX_TEXT_CHARS + 5))
    assert [len(m.text) for m in chat.side.sent] == [MAX_TEXT_CHARS, 5]
    chat.talks.send(ANNA, "a\x00b\x1b[31m\u202ec\ud800\nd")
    assert chat.side.sent[-1].text == "ab[31mc\nd"
    assert chat.talks.send(ANNA, " \x00\n ") == ()


def test_a_failed_message_is_retried_as_a_new_one(chat: Chat) -> None:
    (first,) = chat.talks.send(ANNA, "hello")
    chat.side.confirm(DeliveryState.FAILED, "no such user")
    assert chat.anna.last
    assert chat.anna.last.reason == "no such user"
    chat.talks.retry(ANNA, first)
    assert chat.side.dropped == [first]
    assert chat.texts() == ["hello"]
    assert chat.side.sent[-1].id != first


def test_live_archived_and_resent_it_is_one_message(chat: Chat) -> None:
    message = chat.side.message("hello", chat.later())
    chat.side.message("hello", message.at + 2, id=message.id)
    chat.tell(MessagesArrived((replace(message, id="other"),), live=False))
    assert chat.texts() == ["hello"]
    assert chat.anna.unread == 1
    assert [m.text for m in chat.new] == ["hello"]


@pytest.mark.parametrize("change", [{"text": "two"}, {"at": 200_000.0}])
def test_a_program_that_reuses_ids_loses_nothing(chat: Chat, change: dict[str, object]) -> None:
    message = chat.side.message("one", chat.later())
    later = replace(message, archive_id="z", **change)  # type: ignore[arg-type]
    chat.tell(MessagesArrived((later,)))
    assert len(chat.texts()) == 2


def test_history_goes_before_what_is_there(chat: Chat) -> None:
    now = chat.later()
    chat.side.message("new", now)
    chat.talks.load_older(ANNA)
    assert chat.side.pages == [(ANNA, "", 50)]
    assert chat.anna.loading
    chat.talks.load_older(ANNA)
    assert len(chat.side.pages) == 1  # one at a time
    old = ChatMessage("o", ANNA, "old", now - 500, outgoing=False, sender=ANNA, archive_id="o1")
    chat.side.page(old, complete=False, oldest="o1")
    assert chat.texts() == ["old", "new"]
    assert chat.anna.unread == 1  # what is older than this console's first day counts as read
    chat.talks.load_older(ANNA)
    assert chat.side.pages[-1] == (ANNA, "o1", 50)
    chat.side.page()
    chat.talks.load_older(ANNA)
    assert len(chat.side.pages) == 2
    assert not chat.anna.more


def test_a_lost_link_ends_loading_typing_and_presence(chat: Chat) -> None:
    chat.talks.load_older(ANNA)
    chat.side.types()
    chat.side.link(MessagingLink.OFFLINE, "no answer")
    assert not chat.anna.loading
    assert chat.anna.typing == ()
    assert chat.talks.presence(ANNA) is Presence.UNKNOWN
    assert chat.talks.link.own == OWN
    chat.talks.send(ANNA, "written meanwhile")
    assert chat.texts() == ["written meanwhile"]


def test_unread_is_counted_and_read_on_any_device(chat: Chat) -> None:
    counts: list[int] = []
    chat.talks.unread_changed.connect(counts.append)
    chat.side.message("one", chat.later(), wants_read=True)
    second = chat.side.message("two", chat.later())
    chat.side.message("three", chat.later(), BRUNO)
    assert counts == [1, 2, 3]
    chat.tell(ReadMark(ANNA, message_id=second.id))
    assert chat.talks.unread == 1
    chat.talks.read(BRUNO)
    assert chat.talks.unread == 0
    assert [(mark.peer, tell) for mark, tell in chat.side.marks] == [(ANNA, False), (BRUNO, False)]
    chat.side.message("four", chat.later(), wants_read=True)
    chat.talks.read(ANNA)
    assert chat.side.marks[-1][1]
    chat.talks.read(ANNA)
    assert len(chat.side.marks) == 3


def test_what_was_read_stays_read_though_the_servers_clock_is_ahead(chat: Chat) -> None:
    read = chat.side.message("one", chat.later())
    chat.talks.read(ANNA)
    mark = chat.side.marks[-1][0]
    again = Chat()
    again.tell(MessagingKept(read=(mark,), since=1.0))
    again.tell(MessagesArrived((replace(read, at=read.at + 60),), live=False))
    assert again.talks.unread == 0
    new = replace(read, id="n", archive_id="n", text="two", at=read.at + 61)
    again.tell(MessagesArrived((new,), live=False))
    assert again.talks.unread == 1
    assert again.new == []  # nothing pops up for what was missed


def test_messages_that_wait_from_before_are_there_again(chat: Chat) -> None:
    waiting = ChatMessage(
        "w", ANNA, "still here", 999.0, outgoing=True, state=DeliveryState.WAITING
    )
    chat.tell(MessagingKept((waiting,), since=500.0))
    assert chat.texts() == ["still here"]


def test_typing_is_told_once_and_ends_by_itself(chat: Chat) -> None:
    chat.talks.typing(ANNA)
    chat.later(3)
    chat.talks.typing(ANNA)
    chat.later(4)
    assert chat.side.typed == [(ANNA, True)]
    chat.later(2)
    assert chat.side.typed == [(ANNA, True), (ANNA, False)]
    chat.side.types()
    assert chat.anna.typing == ("Anna Rossi",)
    chat.side.message("here", chat.later())
    assert chat.anna.typing == ()
    chat.side.types()
    chat.later(31)
    assert chat.anna.typing == ()


def test_a_message_from_tomorrow_does_not_stay_the_last_one(chat: Chat) -> None:
    chat.side.message("liar", chat.later() + 1e6)
    chat.later(400)
    chat.talks.send(ANNA, "now")
    assert chat.texts() == ["liar", "now"]


def test_people_are_known_by_extension_and_mail(chat: Chat) -> None:
    assert chat.talks.address_of("101") == ANNA
    assert chat.talks.address_of("103") == ""
    assert chat.talks.number_of(BRUNO) == "102"
    assert chat.talks.presence(chat.talks.address_of("102")) is Presence.AWAY
    assert chat.talks.presence(Address("")) is Presence.UNKNOWN
    assert chat.talks.address_for(["a@other.org", "Carla@Example.com"]) == "carla@example.com"
    assert chat.talks.address_for(["a@other.org"]) == ""


def test_a_room_is_joined_shown_and_left() -> None:
    chat = Chat(rooms=(ROOM,))
    assert chat.side.joined == [(ROOM, "Reception")]
    chat.side.in_room("Anna", "Reception")
    assert chat.talks.conversation(ROOM).occupants == ("Anna", "Reception")
    chat.side.message("hi", chat.later(), ROOM, sender=Address(""), sender_name="Anna", room=True)
    (sent,) = chat.talks.send(ROOM, "hello all")
    assert chat.side.sent[-1].room
    chat.tell(MessagesArrived((replace(chat.side.sent[-1], state=DeliveryState.SENT),)))
    assert chat.texts(ROOM) == ["hi", "hello all"]
    assert [m.id for m in chat.new if m.outgoing] == []
    assert chat.talks.messages(ROOM)[-1].state is DeliveryState.SENT
    assert sent == chat.talks.messages(ROOM)[-1].id
    chat.talks.leave(ROOM)
    assert chat.side.left == [ROOM]
    assert [c.peer for c in chat.talks.conversations] == []


def test_strangers_cannot_fill_the_memory(chat: Chat) -> None:
    for n in range(600):
        chat.side.message("spam", chat.later(), Address(f"s{n}@example.com"))
    assert len(chat.talks.conversations) == 500


# -- own presence --------------------------------------------------------------------------------


def step(chat: Chat, action: Callable[[], object]) -> Presence:
    action()
    return chat.side.presences[-1][0]


def test_own_presence_follows_the_phone(chat: Chat) -> None:
    calls: list[object] = []
    assert step(chat, lambda: calls.append(chat.talking())) is Presence.BUSY
    chat.services.dnd.set(on=True)
    dnd_call = chat.dialed()
    chat.connect(dnd_call)
    chat.end(dnd_call)
    assert chat.side.presences[-1][0] is Presence.NOT_AVAILABLE
    chat.services.dnd.set(on=False)
    dnd_call = chat.dialed()
    chat.connect(dnd_call)
    chat.end(dnd_call)
    assert chat.side.presences[-1][0] is Presence.BUSY
    assert step(chat, lambda: chat.end(calls[0])) is Presence.AVAILABLE  # type: ignore[arg-type]


def test_a_chosen_presence_holds_until_it_follows_again(chat: Chat) -> None:
    own = chat.services.presence
    own.choose(Presence.AWAY, "lunch")
    assert chat.side.presences == [(Presence.AWAY, "lunch")]
    chat.talking()
    assert own.own.shown is Presence.AWAY
    own.choose(None)
    assert chat.side.presences[-1] == (Presence.BUSY, "")


def test_nobody_there_for_long_is_away(chat: Chat) -> None:
    own = chat.services.presence
    own.touched()
    chat.later(500)
    own.touched()
    chat.later(500)
    assert own.own.shown is Presence.AVAILABLE
    chat.later(101)
    assert own.own.shown is Presence.AWAY
    own.touched()
    assert [each[0] for each in chat.side.presences] == [Presence.AWAY, Presence.AVAILABLE]
