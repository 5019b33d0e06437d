# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that are wrong, away, silent or poor: the console says what it is and goes on."""

import asyncio

import pytest

from atc.domain.messaging import DeliveryState, MessagingLink, MessagingLinkChanged
from tests.servers.certificates import certificates
from tests.servers.prosody import OTHER_DOMAIN, Prosody
from tests.xmpp.person import Person


async def _ends_up(person: Person, link: MessagingLink, words: str) -> None:
    person.start()
    try:
        await person.until(lambda: person.state is link)
        assert words in person.talks.link.reason
    finally:
        await person.stop()


def test_a_wrong_password_is_refused_and_said(server: Prosody) -> None:
    person = Person(server, "anna", password="wrong")
    asyncio.run(_ends_up(person, MessagingLink.REFUSED, "not authorized"))


def test_a_certificate_of_another_authority_is_not_trusted(server: Prosody) -> None:
    person = Person(server, "anna", ca_file=str(certificates().wrong_ca))
    asyncio.run(_ends_up(person, MessagingLink.UNTRUSTED, "certificate"))


def test_a_certificate_for_another_name_is_not_trusted(server: Prosody) -> None:
    person = Person(server, "anna", address=f"anna@{OTHER_DOMAIN}")
    asyncio.run(_ends_up(person, MessagingLink.UNTRUSTED, "certificate"))


def test_a_server_without_encryption_gets_no_password() -> None:
    with Prosody(without=("tls",)) as plain:
        person = Person(plain, "anna")
        asyncio.run(_ends_up(person, MessagingLink.UNTRUSTED, "no encryption"))
        assert "Authenticated" not in plain.log_tail()


def test_nobody_there_is_offline_and_told_once(server: Prosody) -> None:
    async def knock() -> None:
        person = Person(server, "anna", port=9)
        person.start()
        await person.until(lambda: person.state is MessagingLink.OFFLINE)
        tries = 0

        def tried(_: object) -> None:
            nonlocal tries
            tries += 1
            person._changed.set()

        assert person.link
        person.link._client.add_event_handler("connection_failed", tried)
        await person.until(lambda: tries >= 2)
        states = [e.link for e in person.heard(MessagingLinkChanged)]
        assert states == [MessagingLink.CONNECTING, MessagingLink.OFFLINE]
        await person.stop()

    asyncio.run(knock())


def test_a_server_that_fell_silent_is_noticed_and_found_again() -> None:
    async def chat() -> None:
        with Prosody() as server:
            async with Person(server, "anna", ping_s=0.5) as anna:
                await asyncio.to_thread(server.freeze)
                await anna.until(lambda: anna.state is MessagingLink.OFFLINE)
                await asyncio.to_thread(server.thaw)
                await anna.until(lambda: anna.state is MessagingLink.ONLINE)

    asyncio.run(chat())


@pytest.mark.parametrize("without", [("smacks",), ("mam",), ("carbons", "ping"), ("muc",)])
def test_a_server_that_can_less_still_carries_messages(without: tuple[str, ...]) -> None:
    async def chat() -> None:
        with Prosody(without=without) as server:
            async with Person(server, "anna") as anna, Person(server, "bruno") as bruno:
                assert anna.talks.link.rooms_offered == ("muc" not in without)
                assert anna.talks.link.archive == ("mam" not in without)
                anna.talks.send(bruno.address, "hello")
                await bruno.until(lambda: bruno.texts(anna.address) == ["hello"])
                sent = {DeliveryState.SENT, DeliveryState.DELIVERED}
                await anna.until(lambda: anna.talks.messages(bruno.address)[-1].state in sent)
                await asyncio.to_thread(server.kill)
                await anna.until(lambda: anna.state is not MessagingLink.ONLINE)
                anna.talks.send(bruno.address, "after the fall")
                await asyncio.to_thread(server.start)
                await anna.until(lambda: anna.talks.messages(bruno.address)[-1].state in sent)

    asyncio.run(chat())


def test_encrypted_from_the_first_byte(server: Prosody) -> None:
    async def chat() -> None:
        async with Person(server, "anna", direct_tls=True, port=server.tls_port) as anna:
            assert anna.link
            assert anna.link._client.encrypted

    asyncio.run(chat())
