# SPDX-License-Identifier: GPL-3.0-or-later
"""The server, the line or the console dies while messages are on their way: each arrives once."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from atc.domain.messaging import DeliveryState, MessagingLink
from tests.servers.prosody import Prosody
from tests.xmpp.person import Person

WAVES, EACH = 6, 25


@pytest.fixture
def own_server() -> Iterator[Prosody]:
    with Prosody() as running:
        yield running


def _settled(person: Person, peer: Person) -> bool:
    states = {m.state for m in person.talks.messages(peer.address)}
    return not states & {DeliveryState.WAITING, DeliveryState.FAILED}


def _written() -> list[str]:
    return [f"message {n}" for n in range(WAVES * EACH)]


async def _archived(person: Person, peer: Person) -> Counter[str]:
    """What the server itself has, asked by a client that remembers nothing."""
    async with Person(person.server, person.name) as fresh:
        await fresh.until(lambda: len(fresh.talks.messages(peer.address)) > 0)
        while fresh.talks.conversation(peer.address).more:
            fresh.talks.load_older(peer.address)
            await fresh.until(lambda: not fresh.talks.conversation(peer.address).loading)
        assert fresh.link
        found = {}
        async for each in fresh.link._archive.since(peer.address, 0.0, room=False):
            heard = fresh.link._reader.archived(each)
            if heard and heard.message:
                found[heard.message.id] = heard.message.text
        return Counter(found.values())


def test_nothing_is_lost_or_doubled_while_the_server_is_killed(own_server: Prosody) -> None:
    async def chat() -> None:
        texts = iter(_written())
        async with Person(own_server, "reception") as desk, Person(own_server, "anna") as anna:
            for wave in range(WAVES):
                for n in range(EACH):
                    desk.talks.send(anna.address, next(texts))
                    # The stanzas leave in helpings, so that the kill hits another point each time.
                    if n % (wave + 2) == 0:
                        await asyncio.sleep(0)
                if wave % 2 == 0:
                    await asyncio.to_thread(own_server.kill)
                    await desk.until(lambda: desk.state is not MessagingLink.ONLINE)
                    await asyncio.to_thread(own_server.start)
            await desk.until(lambda: _settled(desk, anna))
            await anna.until(lambda: len(anna.texts(desk.address)) >= WAVES * EACH)
            for person in (desk, anna):
                other = anna if person is desk else desk
                assert Counter(person.texts(other.address)) == Counter(_written())
        assert await _archived(anna, desk) == Counter(_written())

    asyncio.run(chat())


def test_a_pulled_cable_is_mended_by_resuming_the_stream(server: Prosody) -> None:
    async def chat() -> None:
        async with Person(server, "reception") as desk, Person(server, "anna") as anna:
            before = set(anna.texts(desk.address))
            wanted = {f"cable {n}" for n in range(40)}
            for n in range(40):
                desk.talks.send(anna.address, f"cable {n}")
                if n % 10 == 5:
                    desk.cut()
                    await desk.until(lambda: desk.state is MessagingLink.OFFLINE)
                elif n % 10 == 8:
                    await desk.until(lambda: desk.state is MessagingLink.ONLINE)
            await desk.until(lambda: desk.state is MessagingLink.ONLINE)
            await desk.until(lambda: _settled(desk, anna))
            await anna.until(lambda: wanted <= set(anna.texts(desk.address)))
            counts = Counter(anna.texts(desk.address))
            assert {text: counts[text] for text in wanted} == dict.fromkeys(wanted, 1)
            assert before.isdisjoint(wanted)
            assert desk.sessions == 1

    asyncio.run(chat())


def test_messages_outlive_the_console(server: Prosody, tmp_path: Path) -> None:
    async def chat() -> None:
        ledger = tmp_path / "chat.db"
        first = Person(server, "reception", ledger, port=9)  # nobody listens there
        first.start()
        await first.until(lambda: first.state is MessagingLink.OFFLINE)
        first.talks.send(first.address.replace("reception", "bruno"), "written in the dark")  # type: ignore[arg-type]
        await first.stop()
        async with Person(server, "bruno") as bruno:
            async with Person(server, "reception", ledger) as desk:
                await desk.until(lambda: _settled(desk, bruno))
                assert desk.texts(bruno.address) == ["written in the dark"]
            await bruno.until(lambda: bruno.texts(desk.address) == ["written in the dark"])
        async with Person(server, "reception", ledger) as desk:
            await desk.until(lambda: desk.texts(bruno.address) == ["written in the dark"])
            assert desk.link
            assert desk.link._ledger.waiting == ()

    asyncio.run(chat())


def test_a_console_that_died_between_sending_and_hearing_of_it_does_not_send_twice(
    server: Prosody, tmp_path: Path
) -> None:
    async def chat() -> None:
        ledger = tmp_path / "chat.db"
        async with Person(server, "bruno") as bruno:
            async with Person(server, "reception", ledger) as desk:
                (sent,) = desk.talks.send(bruno.address, "once only")
                await desk.until(lambda: _settled(desk, bruno))
                message = desk.talks.messages(bruno.address)[-1]
                assert desk.link
                desk.link._ledger.put(message)  # as if its confirmation had never been noted
            async with Person(server, "reception", ledger) as desk:
                await desk.until(lambda: _settled(desk, bruno))
                desk.talks.send(bruno.address, "the next")
                await bruno.until(lambda: "the next" in bruno.texts(desk.address))
            assert bruno.texts(desk.address).count("once only") == 1
            assert [m.id for m in bruno.arrived].count(sent) == 1

    asyncio.run(chat())
