# SPDX-License-Identifier: GPL-3.0-or-later
"""Consoles chat through a real server."""

import asyncio

from atc.domain.messaging import Address, DeliveryState, MessagingLink, Presence
from tests.servers.prosody import ROOMS, Prosody
from tests.xmpp.person import Person, jid


def test_a_message_is_delivered_read_and_answered(server: Prosody) -> None:
    async def chat() -> None:
        async with Person(server, "reception") as desk, Person(server, "anna") as anna:
            text = 'A visitor <b>&amp;</b> "Łukasz" 👋\nsecond line'
            (sent,) = desk.talks.send(anna.address, text)
            await anna.until(lambda: text in anna.texts(desk.address))
            assert anna.talks.unread == 1

            def state() -> DeliveryState:
                return desk.talks.messages(anna.address)[-1].state

            await desk.until(lambda: state() is DeliveryState.DELIVERED)
            anna.talks.read(desk.address)
            await desk.until(lambda: state() is DeliveryState.READ)
            anna.talks.typing(desk.address)
            await desk.until(lambda: desk.talks.conversation(anna.address).typing == ("anna",))
            anna.talks.send(desk.address, "I come")
            await desk.until(lambda: desk.texts(anna.address)[-2:] == [text, "I come"])
            assert desk.talks.conversation(anna.address).typing == ()
            assert desk.talks.messages(anna.address)[-2].id == sent

    asyncio.run(chat())


def test_a_message_to_nobody_comes_back(server: Prosody) -> None:
    async def chat() -> None:
        async with Person(server, "reception") as desk:
            nobody = jid("nobody")
            desk.talks.send(nobody, "anybody there?")

            def failed() -> bool:
                return desk.talks.messages(nobody)[-1].state is DeliveryState.FAILED

            await desk.until(failed)
            assert desk.talks.messages(nobody)[-1].reason.startswith("service unavailable")
            assert desk.link
            assert desk.link._ledger.waiting == ()

    asyncio.run(chat())


def test_what_was_missed_is_unread_and_older_comes_page_by_page(server: Prosody) -> None:
    async def chat() -> None:
        texts = [f"page {n}" for n in range(230)]
        async with Person(server, "bruno") as bruno:
            for text in texts:
                bruno.talks.send(jid("anna"), text)
            await bruno.until(
                lambda: bruno.talks.messages(jid("anna"))[-1].state is not DeliveryState.WAITING
            )
        async with Person(server, "anna") as anna:
            await anna.until(lambda: texts[-1] in anna.texts(bruno.address))
            assert anna.arrived == []  # nothing pops up for what was missed
            assert texts[0] not in anna.texts(bruno.address)
            while anna.talks.conversation(bruno.address).more:
                anna.talks.load_older(bruno.address)
                await anna.until(lambda: not anna.talks.conversation(bruno.address).loading)
            assert anna.texts(bruno.address) == texts

    asyncio.run(chat())


def test_two_desks_of_one_account_know_what_the_other_did(server: Prosody) -> None:
    async def chat() -> None:
        async with (
            Person(server, "reception") as desk,
            Person(server, "reception") as other,
            Person(server, "anna") as anna,
        ):
            before = len(other.texts(anna.address))
            desk.talks.send(anna.address, "from the one desk")
            await other.until(lambda: "from the one desk" in other.texts(anna.address))
            assert other.talks.messages(anna.address)[-1].outgoing
            assert other.talks.unread == 0
            await anna.until(lambda: "from the one desk" in anna.texts(desk.address))
            anna.talks.send(desk.address, "to both")
            await other.until(lambda: other.talks.unread == 1)
            await desk.until(lambda: desk.talks.unread == 1)
            assert len(other.texts(anna.address)) == before + 2
            desk.talks.read(anna.address)
            await other.until(lambda: other.talks.unread == 0)

    asyncio.run(chat())


def test_colleagues_get_on_the_roster_and_see_each_other() -> None:
    async def chat() -> None:
        with Prosody() as server:
            people = {jid("anna"): "Anna Rossi", jid("bruno"): "Bruno Verdi"}
            async with Person(server, "anna") as anna:
                async with Person(server, "reception", people=people) as desk:
                    await desk.until(lambda: desk.sees(anna) is Presence.AVAILABLE)
                    assert desk.talks.buddy(anna.address).name == "Anna Rossi"
                    await anna.until(lambda: anna.sees(desk) is Presence.AVAILABLE)
                    for mine in (Presence.BUSY, Presence.AWAY, Presence.NOT_AVAILABLE):
                        desk.port.set_presence(mine, "at the door")
                        await anna.until(lambda mine=mine: anna.sees(desk) is mine)
                        assert anna.talks.buddy(desk.address).status == "at the door"
                    desk.port.set_presence(Presence.OFFLINE)
                    await anna.until(lambda: anna.sees(desk) is Presence.OFFLINE)
                    desk.port.set_presence(Presence.BUSY)
                    await anna.until(lambda: anna.sees(desk) is Presence.BUSY)
                    desk.cut()
                    await desk.until(lambda: desk.sees(anna) is Presence.UNKNOWN)
                    await desk.until(lambda: desk.sees(anna) is Presence.AVAILABLE)
                    assert anna.sees(desk) is Presence.BUSY
                await anna.until(lambda: anna.sees(desk) is Presence.OFFLINE)
                async with Person(server, "reception", people=people) as desk:
                    await desk.until(lambda: desk.sees(anna) is Presence.AVAILABLE)

    asyncio.run(chat())


def test_strangers_do_not_see_us_when_that_is_not_wanted(server: Prosody) -> None:
    async def chat() -> None:
        desk = Person(server, "reception", subscribe=False)
        async with desk, Person(server, "bruno", people={desk.address: "Reception"}) as bruno:
            # The reply to a message comes after what the request for presence would bring.
            bruno.talks.send(desk.address, "may I?")
            await desk.until(lambda: "may I?" in desk.texts(bruno.address))
            desk.talks.send(bruno.address, "no")
            await bruno.until(lambda: "no" in bruno.texts(desk.address))
            assert bruno.sees(desk) is Presence.UNKNOWN

    asyncio.run(chat())


def test_a_room_with_history_over_a_killed_server() -> None:
    async def chat() -> None:
        room = Address(f"desk@{ROOMS}")
        with Prosody() as server:
            async with Person(server, "reception") as desk, Person(server, "anna") as anna:
                assert desk.talks.link.rooms_offered
                for person in (desk, anna):
                    person.talks.join(room)
                    await person.until(lambda p=person: p.talks.conversation(room).joined)
                await desk.until(
                    lambda: desk.talks.conversation(room).occupants == ("anna", "reception")
                )
                desk.talks.send(room, "hello all")
                await anna.until(lambda: anna.texts(room) == ["hello all"])
                assert [m.sender_name for m in anna.arrived] == ["reception"]
                assert anna.talks.unread == 1
                await asyncio.to_thread(server.kill)
                await desk.until(lambda: desk.state is not MessagingLink.ONLINE)
                desk.talks.send(room, "still here?")
                await asyncio.to_thread(server.start)
                await anna.until(lambda: anna.texts(room) == ["hello all", "still here?"])
                await desk.until(
                    lambda: {m.state for m in desk.talks.messages(room)} == {DeliveryState.SENT}
                )
                assert desk.texts(room) == ["hello all", "still here?"]
                anna.talks.leave(room)
                await desk.until(lambda: desk.talks.conversation(room).occupants == ("reception",))
            async with Person(server, "bruno") as bruno:
                bruno.talks.join(room)
                await bruno.until(lambda: len(bruno.texts(room)) == 2)
                assert bruno.arrived == []

    asyncio.run(chat())
