# SPDX-License-Identifier: GPL-3.0-or-later
"""The LDAP source with a real slapd: what it reads, and that only changes are read again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from atc.adapters.directory.ldap_settings import LdapSettings, LdapTree
from atc.adapters.directory.ldap_source import LdapSource
from atc.domain.contacts import ContactNumber, NumberKind
from tests.directory.cache import MemoryCache
from tests.servers.slapd import Slapd

BASE = "dc=example,dc=org"
JPEG = b"\xff\xd8\xff\xe0" + bytes(2000)

ROSSI = {
    "objectClass": "inetOrgPerson",
    "cn": "Mario Rossi",
    "givenName": "Mario",
    "sn": "Rossi",
    "o": "ACME SpA",
    "ou": "Acquisti",
    "title": "Direttore",
    "telephoneNumber": ["+39 06 1234", "+39 06 1235"],
    "mobile": "+39 333 1234567",
    "facsimileTelephoneNumber": "+39 06 99",
    "mail": "mario.rossi@example.org",
    "description": "Lì fino alle 17",
    "jpegPhoto": JPEG,
}


def person(name: str, number: str, **more: Any) -> dict[str, Any]:
    given, _, surname = name.partition(" ")
    return {
        "objectClass": "inetOrgPerson",
        "cn": name,
        "givenName": given,
        "sn": surname,
        "telephoneNumber": number,
        **more,
    }


@pytest.fixture(scope="module")
def big() -> Iterator[Slapd]:
    """5,000 people on a server that gives 500 at most without pages."""
    server = Slapd(limits="sizelimit size.soft=500 size.hard=500 size.prtotal=unlimited")
    server.load(
        (f"uid=p{n},{BASE}", person(f"Given{n} Surname{n}", f"+39 06 {n:05}", uid=f"p{n}"))
        for n in range(5000)
    )
    with server:
        yield server


@pytest.fixture
def slapd() -> Iterator[Slapd]:
    with Slapd() as server:
        yield server


def source(server: Slapd, **changes: Any) -> LdapSource:
    return LdapSource(replace(LdapSettings(server.url, BASE, timeout_s=10), **changes))


def test_reads_all_that_the_console_shows_of_a_person(slapd: Slapd) -> None:
    slapd.add(f"cn=Mario Rossi,{BASE}", **ROSSI)
    cache = MemoryCache()

    cache.sync(source(slapd))

    rossi = cache.person("Mario Rossi")
    assert (rossi.given_name, rossi.surname, rossi.name) == ("Mario", "Rossi", "")
    assert (rossi.company, rossi.department, rossi.title) == ("ACME SpA", "Acquisti", "Direttore")
    assert rossi.numbers == (
        ContactNumber("+39 06 1234", NumberKind.WORK),
        ContactNumber("+39 06 1235", NumberKind.WORK),
        ContactNumber("+39 333 1234567", NumberKind.MOBILE),
        ContactNumber("+39 06 99", NumberKind.FAX),
    )
    assert rossi.emails == ("mario.rossi@example.org",)
    assert rossi.note == "Lì fino alle 17"
    assert rossi.photo == JPEG


def test_a_big_directory_comes_in_pages_and_small_batches_with_progress(big: Slapd) -> None:
    cache = MemoryCache()

    cache.sync(source(big, page_size=200))

    assert len(cache.records) == 5000
    assert cache.biggest_batch <= 500
    assert cache.steps[0] == (0, 5000)
    assert cache.steps[-1] == (5000, 5000)
    assert [done for done, _ in cache.steps] == sorted(done for done, _ in cache.steps)


def test_a_second_sync_writes_only_what_changed(big: Slapd) -> None:
    cache = MemoryCache()
    cache.sync(source(big))
    old = cache.record("Given7 Surname7")

    big.modify(f"uid=p7,{BASE}", sn="Newname", cn="Given7 Newname", telephoneNumber="+39 02 7")
    big.delete(f"uid=p8,{BASE}")
    big.add(f"uid=p9000,{BASE}", **person("Anna Nuova", "+39 02 9000", uid="p9000"))
    cache.sync(source(big))

    assert cache.stored == 2
    assert len(cache.records) == 5000
    assert "Given8 Surname8" not in cache.labels()
    assert cache.person("Anna Nuova").numbers[0].text == "+39 02 9000"
    new = cache.record("Given7 Newname")
    assert new.uid == old.uid
    assert new.revision != old.revision

    cache.sync(source(big))
    assert cache.stored == 0
    assert len(cache.records) == 5000


def test_two_changes_within_a_second_are_both_seen(slapd: Slapd) -> None:
    slapd.add(f"cn=Mario Rossi,{BASE}", **ROSSI)
    cache = MemoryCache()
    for title in ("Primo", "Secondo", "Terzo"):
        slapd.modify(f"cn=Mario Rossi,{BASE}", title=title)
        cache.sync(source(slapd))
        assert cache.person("Mario Rossi").title == title


def test_an_entry_that_moves_stays_the_same_contact(slapd: Slapd) -> None:
    slapd.add(f"cn=Mario Rossi,{BASE}", **ROSSI)
    cache = MemoryCache()
    cache.sync(source(slapd))
    before = cache.record("Mario Rossi").uid

    with slapd.connection() as link:
        link.rename_s(f"cn=Mario Rossi,{BASE}", "cn=Rossi Mario")
    cache.sync(source(slapd))

    assert [record.uid for record in cache.records.values()] == [before]


def test_another_attribute_map_reads_everything_anew(slapd: Slapd) -> None:
    slapd.add(f"cn=Mario Rossi,{BASE}", **ROSSI)
    cache = MemoryCache()
    cache.sync(source(slapd))

    mapped = {"extension": ["telephoneNumber"], "work": [], "company": ["ou"]}
    cache.sync(source(slapd, attributes=mapped))

    rossi = cache.person("Mario Rossi")
    assert rossi.company == "Acquisti"
    assert rossi.numbers[0] == ContactNumber("+39 06 1234", NumberKind.EXTENSION)


def test_a_filter_chooses_the_contacts(slapd: Slapd) -> None:
    slapd.add(f"cn=Mario Rossi,{BASE}", **ROSSI)
    slapd.add(f"cn=Anna Bianchi,{BASE}", **person("Anna Bianchi", "12", ou="Vendite"))
    slapd.add(f"ou=Vendite,{BASE}", objectClass="organizationalUnit")
    cache = MemoryCache()

    cache.sync(source(slapd, filter="ou=Vendite"))
    assert cache.labels() == {"Anna Bianchi"}
    assert cache.skipped  # the unit is nobody

    cache.sync(source(slapd))
    assert cache.labels() == {"Anna Bianchi", "Mario Rossi"}


def kalliope(phones: int, shared: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """A PBX's tree: its phones and its shared contacts, below the tenant's phonebook."""
    unit = {"objectClass": ["dcObject", "organization"], "o": "x"}
    yield "dc=acme,dc=root", unit
    yield "dc=phonebook,dc=acme,dc=root", unit
    for branch in ("extension", "system"):
        yield f"dc={branch},dc=phonebook,dc=acme,dc=root", unit
    for n in range(phones):
        dn = f"cn={200 + n},dc=extension,dc=phonebook,dc=acme,dc=root"
        yield dn, person(f"Interno{n} Collega{n}", str(200 + n), o="ACME", ou="Uffici")
    for n in range(shared):
        dn = f"cn=c{n},dc=system,dc=phonebook,dc=acme,dc=root"
        yield dn, person(f"Esterno{n} Cliente{n}", f"+39 02 55{n:04}", mobile=f"+39 333 55{n:05}")


def test_kalliopes_tree_tells_phones_of_the_house_from_outside_numbers() -> None:
    server = Slapd("dc=root", limits="sizelimit unlimited")
    server.load(kalliope(phones=250, shared=400))
    base = "dc=phonebook,dc=acme,dc=root"
    cache = MemoryCache()

    with server:
        cache.sync(source(server, base=base, tree=LdapTree.KALLIOPE))

    assert len(cache.records) == 650
    assert cache.person("Interno7 Collega7").numbers == (
        ContactNumber("207", NumberKind.EXTENSION),
    )
    assert cache.person("Esterno9 Cliente9").numbers == (
        ContactNumber("+39 02 550009", NumberKind.WORK),
        ContactNumber("+39 333 5500009", NumberKind.MOBILE),
    )
