# SPDX-License-Identifier: GPL-3.0-or-later
"""Two consoles chat through a real server."""

import asyncio

from atc.domain.messaging import DeliveryState
from tests.servers.prosody import Prosody
from tests.xmpp.person import Person


def test_a_message_is_delivered_read_and_answered(server: Prosody) -> None:
    async def chat() -> None:
        async with Person(server, "reception") as desk, Person(server, "anna") as anna:
            text = 'A visitor <b>&amp;</b> "Łukasz" 👋\nsecond line'
            (sent,) = desk.talks.send(anna.address, text)
            await anna.until(lambda: anna.texts(desk.address) == [text])
            assert anna.talks.unread == 1
            await desk.until(
                lambda: desk.talks.messages(anna.address)[-1].state is DeliveryState.DELIVERED
            )
            anna.talks.read(desk.address)
            await desk.until(
                lambda: desk.talks.messages(anna.address)[-1].state is DeliveryState.READ
            )
            anna.talks.typing(desk.address)
            await desk.until(lambda: desk.talks.conversation(anna.address).typing == ("anna",))
            anna.talks.send(desk.address, "I come")
            await desk.until(lambda: desk.texts(anna.address) == [text, "I come"])
            assert desk.talks.conversation(anna.address).typing == ()
            assert desk.talks.messages(anna.address)[0].id == sent

    asyncio.run(chat())
