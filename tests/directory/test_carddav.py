# SPDX-License-Identifier: GPL-3.0-or-later
"""The CardDAV source with a real Radicale: reading, and reading again only what changed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from atc.adapters.directory.carddav_settings import CardDavSettings
from atc.adapters.directory.carddav_source import CardDavSource
from atc.domain.contacts import ContactNumber, NumberKind
from tests.directory.cache import MemoryCache
from tests.servers.radicale import Radicale, card


@pytest.fixture
def radicale() -> Iterator[Radicale]:
    with Radicale() as server:
        yield server


@pytest.fixture
def book(radicale: Radicale) -> str:
    return radicale.make_book("contacts")


def source(server: Radicale, **changes: Any) -> CardDavSource:
    settings = CardDavSettings(server.url, server.user_name, server.password, timeout_s=100)
    return CardDavSource(replace(settings, **changes))


def fill(server: Radicale, book: str, count: int) -> None:
    server.stop()
    server.fill(book, count)
    server.start()


def test_finds_the_book_by_the_servers_address_alone(radicale: Radicale, book: str) -> None:
    radicale.put(f"{book}m.vcf", card("m", "Mario", "Rossi", "+39 06 1", "ORG:ACME;Acquisti"))
    cache = MemoryCache()

    cache.sync(source(radicale))

    rossi = cache.person("Mario Rossi")
    assert (rossi.given_name, rossi.surname) == ("Mario", "Rossi")
    assert (rossi.company, rossi.department) == ("ACME", "Acquisti")
    assert rossi.numbers == (ContactNumber("+39 06 1", NumberKind.WORK),)


def test_one_book_can_be_chosen_by_name_or_address(radicale: Radicale, book: str) -> None:
    other = radicale.make_book("suppliers")
    radicale.put(f"{book}m.vcf", card("m", "Mario", "Rossi", "1"))
    radicale.put(f"{other}a.vcf", card("a", "Anna", "Verdi", "2"))

    for changes, expected in (
        ({}, {"Mario Rossi", "Anna Verdi"}),
        ({"book": "suppliers"}, {"Anna Verdi"}),
        ({"url": f"{radicale.url}{other.lstrip('/')}"}, {"Anna Verdi"}),
        ({"url": f"{radicale.url}{book.strip('/')}"}, {"Mario Rossi"}),
    ):
        cache = MemoryCache()
        cache.sync(source(radicale, **changes))
        assert cache.labels() == expected


def test_a_second_sync_reads_only_what_changed(radicale: Radicale, book: str) -> None:
    fill(radicale, book, 120)
    cache = MemoryCache()
    cache.sync(source(radicale))
    assert len(cache.records) == 120
    assert cache.steps[-1] == (120, 120)
    assert [done for done, _ in cache.steps] == sorted(done for done, _ in cache.steps)

    radicale.put(f"{book}bulk-7.vcf", card("bulk-7", "Nuova", "Rossi", "77"))
    radicale.put(f"{book}new.vcf", card("new", "Anna", "Verdi", "88"))
    radicale.delete(f"{book}bulk-8.vcf")
    cache.sync(source(radicale))

    assert cache.stored == 2
    assert len(cache.records) == 120
    assert cache.person("Nuova Rossi").numbers[0].text == "77"
    assert {"Anna Verdi"} <= cache.labels()
    assert "Bulk8 Person" not in cache.labels()

    cache.sync(source(radicale))
    assert cache.stored == 0
    assert len(cache.records) == 120


def test_a_token_that_the_server_forgot_costs_a_comparison_and_loses_nothing(
    radicale: Radicale, book: str
) -> None:
    fill(radicale, book, 60)
    cache = MemoryCache()
    cache.sync(source(radicale))

    radicale.stop()
    radicale.forget_tokens()
    radicale.start()
    radicale.put(f"{book}bulk-7.vcf", card("bulk-7", "Nuova", "Rossi", "77"))
    radicale.delete(f"{book}bulk-8.vcf")
    cache.sync(source(radicale))

    assert cache.stored == 1
    assert len(cache.records) == 59
    assert "Nuova Rossi" in cache.labels()
    assert "Bulk8 Person" not in cache.labels()


@pytest.mark.parametrize("cursor", ["rubbish", "[]", '{"v": 1, "books": 3}', '{"v": 99}'])
def test_a_cursor_that_makes_no_sense_is_no_problem(
    radicale: Radicale, book: str, cursor: str
) -> None:
    radicale.put(f"{book}m.vcf", card("m", "Mario", "Rossi", "1"))
    cache = MemoryCache(cursor=cursor)
    cache.sync(source(radicale))
    cache.cursor = cursor
    cache.sync(source(radicale))
    assert cache.stored == 0
    assert cache.labels() == {"Mario Rossi"}


def test_a_book_that_was_deleted_takes_its_contacts_along(radicale: Radicale, book: str) -> None:
    other = radicale.make_book("suppliers")
    radicale.put(f"{book}m.vcf", card("m", "Mario", "Rossi", "1"))
    radicale.put(f"{other}a.vcf", card("a", "Anna", "Verdi", "2"))
    cache = MemoryCache()
    cache.sync(source(radicale))

    radicale.delete(other)
    cache.sync(source(radicale))
    assert cache.labels() == {"Mario Rossi"}


def test_one_broken_card_costs_one_card(radicale: Radicale, book: str) -> None:
    radicale.put(f"{book}m.vcf", card("m", "Mario", "Rossi", "1"))
    radicale.put(f"{book}x.vcf", card("x", "X", "Y", "2"))
    radicale.stop()
    radicale.file(f"{book}x.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nUID:x\nFN:\nEND:VCARD\n")
    radicale.start()
    cache = MemoryCache()

    cache.sync(source(radicale))

    assert cache.labels() == {"Mario Rossi"}
