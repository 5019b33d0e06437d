# SPDX-License-Identifier: GPL-3.0-or-later
"""The CardDAV source with servers that are gone, slow, simple or hostile."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from atc.adapters.directory.carddav_settings import CardDavSettings
from atc.adapters.directory.carddav_source import CardDavSource
from atc.domain.contacts import MAX_FIELD_CHARS
from atc.domain.errors import ServiceError
from atc.ports.directory import SyncCancelled
from tests.directory import test_carddav
from tests.directory.cache import MemoryCache
from tests.directory.fakedav import (
    BOOK,
    PASSWORD,
    USER,
    Asked,
    FakeDav,
    Said,
    multistatus,
    response,
)
from tests.servers.certificates import certificates
from tests.servers.child import free_port
from tests.servers.radicale import Radicale, card


@pytest.fixture
def dav() -> Iterator[FakeDav]:
    fake = FakeDav()
    for n in range(3):
        fake.add(f"c{n}", card(f"c{n}", f"Given{n}", "Surname", f"10{n}"))
    with fake.serving():
        yield fake


def source(dav: FakeDav, **changes: Any) -> CardDavSource:
    settings = CardDavSettings(dav.url, USER, PASSWORD, timeout_s=10)
    return CardDavSource(replace(settings, **changes))


def fails(source: CardDavSource, cache: MemoryCache | None = None) -> str:
    """Return the sentence of a sync that must not work, and must not lose anything."""
    cache = cache or MemoryCache()
    before = dict(cache.records)
    with pytest.raises(ServiceError) as caught:
        cache.sync(source)
    assert cache.records == before
    return str(caught.value)


# ---------------------------------------------------------------------- encryption and log-in


def test_tls_needs_the_right_authority() -> None:
    with Radicale(tls=True) as server:
        book = server.make_book()
        server.put(f"{book}m.vcf", card("m", "Mario", "Rossi", "1"))
        cache = MemoryCache()
        cache.sync(test_carddav.source(server, ca_file=str(certificates().ca)))
        assert cache.labels() == {"Mario Rossi"}

        for authority in (str(certificates().wrong_ca), ""):
            said = fails(test_carddav.source(server, ca_file=authority))
            assert "certificate of" in said
        assert "/no/such.pem" in fails(test_carddav.source(server, ca_file="/no/such.pem"))


def test_a_wrong_password_is_said() -> None:
    with Radicale() as server:
        server.make_book()
        said = fails(test_carddav.source(server, password="wrong"))
        assert "refuses the user name or password" in said
        assert "wants a user" in fails(test_carddav.source(server, user=""))


def test_digest_log_in_works_and_tells_a_wrong_password(dav: FakeDav) -> None:
    dav.digest = True
    cache = MemoryCache()
    cache.sync(source(dav))
    assert len(cache.records) == 3
    assert not any(a.headers.get("Authorization", "").startswith("Basic") for a in dav.asked)
    assert "refuses the user name" in fails(source(dav, password="wrong"))


# ---------------------------------------------------------------------- servers that can do less


def test_without_sync_tokens_etags_tell_what_changed(dav: FakeDav) -> None:
    cache = MemoryCache()
    cache.sync(source(dav))
    assert len(cache.records) == 3

    dav.add("c1", card("c1", "Nuova", "Surname", "11"))
    del dav.cards[f"{BOOK}c2.vcf"]
    cache.sync(source(dav))
    assert cache.stored == 1
    assert cache.labels() == {"Given0 Surname", "Nuova Surname"}


def test_an_unchanged_ctag_spares_the_list(dav: FakeDav) -> None:
    dav.ctag = "one"
    cache = MemoryCache()
    cache.sync(source(dav))
    lists = dav.count("PROPFIND", "<prop><getetag/>")

    cache.sync(source(dav))
    assert dav.count("PROPFIND", "<prop><getetag/>") == lists
    assert len(cache.records) == 3

    dav.add("c3", card("c3", "Given3", "Surname", "103"))
    dav.ctag = "two"
    cache.sync(source(dav))
    assert len(cache.records) == 4


def test_without_multiget_cards_are_read_one_by_one(dav: FakeDav) -> None:
    dav.multiget = False
    cache = MemoryCache()
    cache.sync(source(dav))
    assert len(cache.records) == 3
    assert dav.count("GET") == 3


def test_cards_left_out_of_a_multiget_are_asked_for_again(dav: FakeDav) -> None:
    def forget_one(asked: Asked) -> Said | None:
        if "multiget" not in asked.body or not asked.has_password:
            return None
        return multistatus(*(dav._card(path) for path in list(dav.cards)[:2]))

    dav.hook = forget_one
    cache = MemoryCache()
    cache.sync(source(dav))
    assert len(cache.records) == 3


def test_an_answer_in_parts_is_put_together(dav: FakeDav) -> None:
    dav.token = "t1"
    cache = MemoryCache()
    cache.sync(source(dav))

    dav.add("c3", card("c3", "Given3", "Surname", "103"))
    dav.add("c4", card("c4", "Given4", "Surname", "104"))
    del dav.cards[f"{BOOK}c0.vcf"]
    dav.changes = {
        "t1": ([f"{BOOK}c3.vcf", f"{BOOK}c0.vcf"], "t2", True),
        "t2": ([f"{BOOK}c4.vcf"], "t3", False),
    }
    dav.token = "t3"
    cache.sync(source(dav))
    assert cache.labels() == {f"Given{n} Surname" for n in (1, 2, 3, 4)}
    assert '"t3"' in cache.cursor


def test_a_refused_token_leads_to_a_comparison(dav: FakeDav) -> None:
    dav.token = "t1"
    cache = MemoryCache()
    cache.sync(source(dav))
    dav.token = "other"
    del dav.cards[f"{BOOK}c0.vcf"]
    cache.sync(source(dav))
    assert len(cache.records) == 2
    assert '"other"' in cache.cursor


def test_the_well_known_address_leads_on(dav: FakeDav) -> None:
    def front_door(asked: Asked) -> Said | None:
        if asked.path == "/":
            return Said(405, "<html>", kind="text/html")
        if asked.path == "/.well-known/carddav":
            return Said(301, headers={"Location": "/dav/books/contacts/"})
        return None

    dav.hook = front_door
    cache = MemoryCache()
    cache.sync(source(dav))
    assert len(cache.records) == 3


# ---------------------------------------------------------------------- servers that fail


def test_a_server_killed_in_mid_sync_loses_nothing_and_the_rest_comes_later() -> None:
    with Radicale() as server:
        book = server.make_book()
        server.stop()
        server.fill(book, 700)
        server.start()
        cache = MemoryCache()
        cache.on_put = server.kill

        with pytest.raises(ServiceError):
            cache.sync(test_carddav.source(server))
        assert 0 < len(cache.records) < 700
        assert cache.cursor == ""

        cache.on_put = lambda: None
        kept = dict(cache.records)
        server.start()
        cache.sync(test_carddav.source(server))
        assert len(cache.records) == 700
        assert cache.stored == 700 - len(kept)


def test_a_silent_server_is_given_up_and_can_be_cancelled() -> None:
    with Radicale() as server:
        server.make_book()
        server.freeze()
        try:
            assert "in time" in fails(test_carddav.source(server, timeout_s=0.5))

            cache = MemoryCache()
            ended = threading.Event()

            def run() -> None:
                with pytest.raises(SyncCancelled):
                    cache.sync(test_carddav.source(server, timeout_s=100))
                ended.set()

            thread = threading.Thread(target=run)
            thread.start()
            cache.cancelled = True
            assert ended.wait(10)
            thread.join()
        finally:
            server.thaw()


def test_nobody_there_and_nonsense_addresses_are_told_apart() -> None:
    settings = CardDavSettings("", USER, PASSWORD)
    for url, words in (
        (f"http://127.0.0.1:{free_port()}/", "cannot be reached"),
        ("http://no-such-host.invalid/", "cannot be reached"),
        ("ftp://127.0.0.1/", "no address of a CardDAV server"),
        ("http://[broken/", "no address of a CardDAV server"),
    ):
        assert words in fails(CardDavSource(replace(settings, url=url)))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Said(200, "<html>Welcome</html>", kind="text/html"), "status 200"),
        (Said(207, "<html>Welcome</html>", kind="text/html"), "text/html instead of XML"),
        (Said(207, "<multistatus xmlns='DAV:'><resp"), "makes no sense"),
        (Said(207, b"\xff\xfe\x00rubbish"), "makes no sense"),
        (Said(207, "<multistatus xmlns='DAV:'/>"), "no CardDAV at"),
        (Said(404), "has no /"),
        (Said(405), "no CardDAV at"),
        (Said(503), "busy"),
        (Said(500), "status 500"),
        (Said(302, headers={"Location": "/"}), "circles"),
        (Said(302, headers={"Location": "http://[x"}), "nowhere"),
    ],
)
def test_wrong_answers_are_said_plainly_and_lose_nothing(
    dav: FakeDav, said: Said, words: str
) -> None:
    cache = MemoryCache()
    cache.sync(source(dav))
    dav.hook = lambda _: said
    assert words in fails(source(dav), cache)


def test_an_answer_that_breaks_off_removes_nothing(dav: FakeDav) -> None:
    cache = MemoryCache()
    cache.sync(source(dav))

    def half(asked: Asked) -> Said | None:
        if "<prop><getetag/>" not in asked.body:
            return None
        return replace(multistatus(response(f"{BOOK}c0.vcf", "")), body=_half)

    whole = multistatus(response(f"{BOOK}c0.vcf", "<getetag>1</getetag>"), "x" * 200).body
    assert isinstance(whole, str)
    _half = whole[:-30]
    dav.hook = half
    assert "makes no sense" in fails(source(dav), cache)


def test_a_book_that_suddenly_is_empty_empties_nothing(dav: FakeDav) -> None:
    for n in range(30):
        dav.add(f"c{n}", card(f"c{n}", f"Given{n}", "Surname", f"10{n}"))
    cache = MemoryCache()
    cache.sync(source(dav))
    dav.cards.clear()
    assert "only 0 of 30" in fails(source(dav), cache)


# ---------------------------------------------------------------------- hostile servers


def test_the_password_goes_to_no_other_server(dav: FakeDav) -> None:
    with FakeDav().serving() as stranger:
        dav.hook = lambda _: Said(302, headers={"Location": f"{stranger.url}dav/"})
        said = fails(source(dav))
        assert "sends us to" in said
        assert stranger.url.rstrip("/") in said

        home = (
            "<C:addressbook-home-set><href>http://evil.invalid/x/</href></C:addressbook-home-set>"
        )
        dav.hook = lambda _: multistatus(response("/", home))
        assert "http://evil.invalid" in fails(source(dav))
        assert not stranger.asked


def test_paths_outside_the_book_are_not_asked_for(dav: FakeDav) -> None:
    outside = ("/dav/books/other/x.vcf", "/etc/passwd", f"{BOOK}../../x.vcf", f"{BOOK}deep/x.vcf")

    def more(asked: Asked) -> Said | None:
        if "<prop><getetag/>" not in asked.body or not asked.has_password:
            return None
        return multistatus(*(response(path, "<getetag>1</getetag>") for path in outside))

    dav.hook = more
    cache = MemoryCache()
    cache.sync(source(dav))
    assert not cache.records
    assert dav.count("GET") == dav.count("REPORT") == 0


BOMB = """<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><multistatus xmlns="DAV:">&b;</multistatus>"""
FILE = """<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<multistatus xmlns="DAV:"><response><href>&a;</href></response></multistatus>"""


@pytest.mark.parametrize("body", [BOMB, FILE])
def test_documents_with_entities_are_refused(dav: FakeDav, body: str) -> None:
    dav.hook = lambda _: Said(207, body)
    assert "document type" in fails(source(dav))


def endless(part: bytes) -> Iterator[bytes]:
    yield b'<multistatus xmlns="DAV:"><response>'
    while True:
        yield part * 1000


@pytest.mark.parametrize("part", [b"<a>", b"<a/>", b"text that never ends "])
def test_answers_without_end_are_cut_off(dav: FakeDav, part: bytes) -> None:
    dav.hook = lambda _: Said(207, chunks=endless(part))
    assert "makes no sense" in fails(source(dav))


def test_a_plain_answer_without_end_is_cut_off(dav: FakeDav) -> None:
    dav.multiget = False

    def flood(asked: Asked) -> Said | None:
        return Said(200, chunks=endless(b"x")) if asked.method == "GET" else None

    dav.hook = flood
    assert "no end" in fails(source(dav))


def test_a_card_of_megabytes_is_cut_to_what_a_contact_holds(dav: FakeDav) -> None:
    dav.add("big", card("big", "Grande", "Rossi", "1", f"NOTE:{'n' * 1_000_000}"))
    cache = MemoryCache()
    cache.sync(source(dav))
    assert len(cache.person("Grande Rossi").note) <= MAX_FIELD_CHARS
    assert len(cache.records) == 4


def test_compressed_answers_are_not_unpacked(dav: FakeDav) -> None:
    dav.hook = lambda _: Said(207, b"\x1f\x8b" + bytes(100), {"Content-Encoding": "gzip"})
    assert "makes no sense" in fails(source(dav))
    assert all(a.headers["Accept-Encoding"] == "identity" for a in dav.asked)
