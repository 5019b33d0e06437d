# SPDX-License-Identifier: GPL-3.0-or-later
"""The LDAP source when the server is strange, hostile, slow or gone: said clearly, nothing lost."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import ldap
import pytest

from atc.domain.contacts import MAX_FIELD_CHARS, MAX_NUMBERS, MAX_PHOTO_BYTES
from atc.domain.errors import ServiceError
from atc.ports.directory import SyncCancelled
from tests.directory.cache import MemoryCache
from tests.directory.test_ldap import BASE, ROSSI, person, source
from tests.servers.certificates import certificates
from tests.servers.child import HOST, free_port
from tests.servers.slapd import Slapd


@pytest.fixture
def slapd() -> Iterator[Slapd]:
    with Slapd(limits="sizelimit unlimited") as server:
        yield server


@pytest.fixture
def rossi(slapd: Slapd) -> Slapd:
    slapd.add(f"cn=Mario Rossi,{BASE}", **ROSSI)
    return slapd


def people(count: int, **more: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for n in range(count):
        yield f"uid=p{n},{BASE}", person(f"Given{n} Surname{n}", f"1{n:05}", uid=f"p{n}", **more)


def fails(server: Slapd, **changes: Any) -> str:
    """Return the sentence of a sync that must not work."""
    cache = MemoryCache()
    with pytest.raises(ServiceError) as caught:
        cache.sync(source(server, **changes))
    assert not cache.records
    return str(caught.value)


# ---------------------------------------------------------------------- encryption and log-in


@pytest.mark.parametrize("how", ["StartTLS", "ldaps"])
def test_encrypted_connections_work_with_the_right_authority(rossi: Slapd, how: str) -> None:
    secure = {"start_tls": True} if how == "StartTLS" else {"url": rossi.tls_url}
    cache = MemoryCache()
    cache.sync(source(rossi, ca_file=str(certificates().ca), **secure))
    assert cache.labels() == {"Mario Rossi"}


@pytest.mark.parametrize("how", ["StartTLS", "ldaps"])
@pytest.mark.parametrize("authority", ["wrong", "system"])
def test_a_certificate_that_nobody_vouches_for_is_refused(
    rossi: Slapd, how: str, authority: str
) -> None:
    secure = {"start_tls": True} if how == "StartTLS" else {"url": rossi.tls_url}
    ca_file = str(certificates().wrong_ca) if authority == "wrong" else ""
    assert "certificate of" in fails(rossi, ca_file=ca_file, **secure)


def test_a_missing_authority_file_is_named(rossi: Slapd) -> None:
    assert "/no/such/ca.pem" in fails(rossi, start_tls=True, ca_file="/no/such/ca.pem")


def test_logs_in_with_a_password_and_says_when_it_is_wrong(rossi: Slapd) -> None:
    cache = MemoryCache()
    cache.sync(source(rossi, user=rossi.admin, password=rossi.password))
    assert cache.labels() == {"Mario Rossi"}

    assert "refuses the user name or password" in fails(rossi, user=rossi.admin, password="wrong")
    assert "password of cn=admin" in fails(rossi, user=rossi.admin, password="")


def test_a_server_that_wants_a_log_in_or_encryption_says_so() -> None:
    with Slapd(options="require authc") as server:
        assert "wants a user and a password" in fails(server)
    with Slapd(options="security tls=1") as server:
        assert "encrypted connection" in fails(server)


# ---------------------------------------------------------------------- wrong settings


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"base": "dc=nowhere,dc=org"}, "dc=nowhere,dc=org"),
        ({"base": "not a name"}, "not a proper LDAP name"),
        ({"filter": "(cn=*"}, "not a proper LDAP filter"),
        ({"url": "http://127.0.0.1/"}, "no address of an LDAP server"),
        ({"url": "ldap://no-such-host.invalid"}, "cannot be reached"),
        ({"url": f"ldap://127.0.0.1:{free_port()}"}, "cannot be reached"),
    ],
)
def test_wrong_settings_are_told_apart(slapd: Slapd, changes: dict[str, Any], words: str) -> None:
    assert words in fails(slapd, **changes)


# ---------------------------------------------------------------------- servers that fail


def test_a_server_killed_in_mid_sync_loses_nothing() -> None:
    server = Slapd(limits="sizelimit unlimited")
    server.load(people(3000))
    with server:
        cache = MemoryCache()
        cache.sync(source(server))
        with server.connection() as link:
            for n in range(0, 3000, 2):
                link.modify_s(f"uid=p{n},{BASE}", [(ldap.MOD_REPLACE, "title", [b"Nuovo"])])
        cursor = cache.cursor
        cache.on_put = server.kill

        with pytest.raises(ServiceError, match="ended the connection"):
            cache.sync(source(server))
        assert len(cache.records) == 3000
        assert cache.cursor == cursor

        cache.on_put = lambda: None
        server.start()
        cache.sync(source(server))
        assert len(cache.records) == 3000
        titled = [r for r in cache.records.values() if r.person.title == "Nuovo"]
        assert len(titled) == 1500


@pytest.mark.parametrize("secure", ["plain", "StartTLS", "ldaps"])
def test_a_server_that_says_nothing_is_given_up(rossi: Slapd, secure: str) -> None:
    changes: dict[str, Any] = {"timeout_s": 1.0}
    if secure != "plain":
        changes |= {"ca_file": str(certificates().ca)}
        changes |= {"start_tls": True} if secure == "StartTLS" else {"url": rossi.tls_url}
    rossi.freeze()
    try:
        assert "did not answer in time" in fails(rossi, **changes)
    finally:
        rossi.thaw()


def test_a_sync_can_be_cancelled_while_the_server_is_silent(rossi: Slapd) -> None:
    cache = MemoryCache()
    ended = threading.Event()

    def run() -> None:
        with pytest.raises(SyncCancelled):
            cache.sync(source(rossi, timeout_s=100))
        ended.set()

    rossi.freeze()
    thread = threading.Thread(target=run)
    try:
        thread.start()
        cache.cancelled = True
        assert ended.wait(10)
    finally:
        rossi.thaw()
        thread.join(20)


def test_a_directory_that_suddenly_shows_nothing_empties_nothing(slapd: Slapd) -> None:
    with slapd.connection() as link:
        for dn, attributes in people(30):
            link.add_s(dn, [(k, [v.encode()]) for k, v in attributes.items()])
    cache = MemoryCache()
    cache.sync(source(slapd))

    with pytest.raises(ServiceError, match="only 0 of 30"):
        cache.sync(source(slapd, filter="(cn=Nobody)"))
    slapd.delete(*(f"uid=p{n},{BASE}" for n in range(30)))
    with pytest.raises(ServiceError, match="only 0 of 30"):
        cache.sync(source(slapd))
    assert len(cache.records) == 30


def test_a_server_that_gives_no_more_than_its_limit_says_so_and_keeps_what_came() -> None:
    server = Slapd(limits="sizelimit 300")
    server.load(people(1000))
    cache = MemoryCache()
    with server, pytest.raises(ServiceError, match="gives 300 entries to nobody and no more"):
        cache.sync(source(server, page_size=100))
    assert len(cache.records) == 300


# ---------------------------------------------------------------------- hostile content


def test_references_to_other_servers_are_not_followed(rossi: Slapd) -> None:
    """Neither to strangers, who would get our password, nor in circles."""
    with Slapd() as stranger:
        targets = {
            "circle": f"{rossi.url}/{BASE}??sub",
            "self": f"{rossi.url}/cn=self,{BASE}??sub",
            "stranger": f"{stranger.url}/{BASE}??sub",
        }
        stranger.add(f"cn=Eve Evil,{BASE}", **person("Eve Evil", "666"))
        with rossi.connection() as link:
            link.set_option(ldap.OPT_REFERRALS, 0)
            for name, url in targets.items():
                classes = [b"referral", b"extensibleObject"]
                values = [
                    ("objectClass", classes),
                    ("cn", [name.encode()]),
                    ("ref", [url.encode()]),
                ]
                link.add_s(f"cn={name},{BASE}", values)
        cache = MemoryCache()

        cache.sync(source(rossi))
        assert cache.labels() == {"Mario Rossi"}
        assert "on another server" in fails(rossi, base=f"cn=stranger,{BASE}")


def test_hostile_values_are_cut_and_said(slapd: Slapd, caplog: pytest.LogCaptureFixture) -> None:
    odd = f"cn=Odd One,{BASE}"
    slapd.add(
        odd,
        **person("Odd One", "1"),
        description=b"x" * 10_000_000,
        title="Capo\x00\x07 \r\n supremo",
        mobile=[f"+39 333 {n:07}" for n in range(3000)],
        jpegPhoto=[JPEG_TOO_BIG, b"no picture at all"],
        mail=["fine@example.org", "not an address"],
    )
    cache = MemoryCache()

    with caplog.at_level(logging.WARNING):
        cache.sync(source(slapd))

    found = cache.person("Odd One")
    assert len(found.note) == MAX_FIELD_CHARS
    assert found.title == "Capo supremo"
    assert len(found.numbers) == MAX_NUMBERS
    assert found.photo == b""
    assert found.emails == ("fine@example.org",)
    assert "were cut" in caplog.text
    assert odd in caplog.text


JPEG_TOO_BIG = b"\xff\xd8\xff\xe0" + bytes(MAX_PHOTO_BYTES)


def test_values_that_are_not_utf8_are_read_as_windows_wrote_them(
    slapd: Slapd, caplog: pytest.LogCaptureFixture
) -> None:
    # slapd checks the texts that it knows to be texts; a binary attribute takes anything.
    slapd.add(f"cn=Mario Rossi,{BASE}", **{**ROSSI, "jpegPhoto": "Nicolò".encode("cp1252")})
    cache = MemoryCache()
    with caplog.at_level(logging.WARNING):
        cache.sync(source(slapd, attributes={"title": ["jpegPhoto"]}))
    assert cache.person("Mario Rossi").title == "Nicolò"
    assert "not text" in caplog.text


def test_photos_do_not_pile_up_in_memory(slapd: Slapd) -> None:
    photo = b"\xff\xd8\xff\xe0" + bytes(400_000)
    slapd.stop()
    slapd.load(people(60, jpegPhoto=photo))
    slapd.start()
    cache = MemoryCache()
    cache.sync(source(slapd))
    assert len(cache.records) == 60
    assert cache.biggest_batch * len(photo) < 8_000_000


def test_a_server_that_hides_versions_is_compared_by_content() -> None:
    """Small LDAP servers have neither entryUUID nor modifyTimestamp."""
    hidden = "access to attrs=entryUUID,entryCSN,modifyTimestamp by * none"
    server = Slapd(limits=f"sizelimit unlimited\n{hidden}")
    server.load(people(40))
    with server:
        cache = MemoryCache()
        cache.sync(source(server))
        assert f"uid=p7,{BASE}" in cache.records

        server.modify(f"uid=p7,{BASE}", title="Capo")
        server.delete(f"uid=p8,{BASE}")
        cache.sync(source(server))
        assert cache.stored == 1
        assert cache.person("Given7 Surname7").title == "Capo"
        assert len(cache.records) == 39


@contextmanager
def answering(data: bytes) -> Iterator[str]:
    """A server that answers the first message with this, again and again."""

    def serve(listener: socket.socket) -> None:
        with suppress(OSError):
            link, _ = listener.accept()
            with link:
                link.recv(4096)
                while True:
                    link.sendall(data)

    with socket.create_server((HOST, 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        yield f"ldap://{HOST}:{listener.getsockname()[1]}"
    thread.join()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n", "does not speak LDAP"),
        (b"\x30\x84\x7f\xff\xff\xff" + bytes(65536), "an entry of 2147 MB"),
        (b"\x30\x80" + bytes(65536), "without an end"),
        (b"\x30\x03\x02\x01\x01" * 1000, "127.0.0.1"),
    ],
)
def test_servers_that_do_not_speak_ldap_are_told(slapd: Slapd, data: bytes, words: str) -> None:
    with answering(data) as url:
        assert words in fails(slapd, url=url, timeout_s=3.0)
