# SPDX-License-Identifier: GPL-3.0-or-later
"""What the file says of phonebooks and numbers reaches the part that it is for."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from atc import mapping
from atc.adapters.directory.carddav_source import CardDavSource
from atc.adapters.directory.file_source import FileSource
from atc.adapters.directory.ldap_settings import LdapTree
from atc.adapters.directory.ldap_source import LdapSource
from atc.domain.contacts import PERSONAL_SOURCE, NumberKind, SourceId, SourceRecord
from atc.ports.sync import PersonalChange
from atc.runtime.schema import Settings
from atc.runtime.settings import parse_settings

FILE = """
[[accounts]]
server = "pbx"
username = "200"
[[extensions]]
number = "101"
name = "Anna"
email = "anna@example.com"
groups = ["Sales"]
[[extensions]]
range = "110-112"
[[directory]]
id = "a"
kind = "csv"
file = "a.csv"
interval_min = 0
[[directory]]
id = "b"
name = "Cards"
kind = "vcard"
file = "b.vcf"
[[directory]]
id = "c"
kind = "ldap"
url = "ldap://ldap.example.com"
base_dn = "dc=x"
tree = "kalliope"
starttls = true
attributes = { work = "telephoneNumber, otherTelephone ," }
[[directory]]
id = "d"
kind = "carddav"
url = "https://dav.example.com"
personal = true
address_book = "office"
"""


class Personal:
    """Her contacts, of which there are none."""

    def unsynced(self) -> Sequence[PersonalChange]:
        return ()

    def synced(self, change: PersonalChange, record: SourceRecord | None) -> None:
        raise AssertionError(change, record)

    def keep_both(self, change: PersonalChange, theirs: SourceRecord) -> None:
        raise AssertionError(change, theirs)


@pytest.fixture
def settings() -> Settings:
    return parse_settings(FILE, Path("/etc/atc/atc.toml"))


def test_plans_follow_the_file(settings: Settings) -> None:
    plans = mapping.source_plans(settings)
    assert [(p.id, p.name, p.interval_s, p.personal) for p in plans] == [
        ("a", "a", 0.0, False),
        ("b", "Cards", 1800.0, False),
        ("c", "c", 1800.0, False),
        ("d", "d", 1800.0, True),
    ]


def test_each_kind_is_built_by_its_own_source(settings: Settings) -> None:
    jobs = mapping.sync_jobs(settings, Personal())
    kinds = {source: type(job.make()) for source, job in jobs.items()}
    assert kinds == {"a": FileSource, "b": FileSource, "c": LdapSource, "d": CardDavSource}


def test_only_the_personal_one_keeps_her_contacts(settings: Settings) -> None:
    jobs = mapping.sync_jobs(settings, Personal())
    assert [job.cache_id for job in jobs.values()] == ["a", "b", "c", PERSONAL_SOURCE]
    assert jobs[SourceId("d")].personal is not None
    assert jobs[SourceId("a")].personal is None


def test_ldap_is_told_its_tree_and_attributes(settings: Settings) -> None:
    source = mapping.directory_source(settings.directory[2])
    told = source._settings  # type: ignore[attr-defined]
    assert (told.tree, told.start_tls, told.base) == (LdapTree.KALLIOPE, True, "dc=x")
    assert told.attributes == {"work": ("telephoneNumber", "otherTelephone")}


def test_files_are_watched(settings: Settings) -> None:
    assert mapping.watched_files(settings) == {
        "a": Path("/etc/atc/a.csv"),
        "b": Path("/etc/atc/b.vcf"),
    }


def test_the_house_is_a_phonebook(settings: Settings) -> None:
    people = dict(mapping.house_people(settings))
    assert list(people) == ["101", "110", "111", "112"]
    anna = people["101"]
    assert (anna.name, anna.emails, anna.groups) == ("Anna", ("anna@example.com",), ("Sales",))
    assert [number.kind for number in anna.numbers] == [NumberKind.EXTENSION]
    assert people["110"].label == "110"


def test_the_country_is_the_file_s_else_the_system_s(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_TELEPHONE", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    base = '[[accounts]]\nserver = "pbx"\nusername = "200"\n'
    spain = mapping.number_plan(parse_settings(base, Path("/x/atc.toml")))
    assert spain.key("913 33 44 55") == "+34913334455"
    text = f'{base}[numbers]\ncountry = "it"\noutside_prefix = "0"\n'
    italy = mapping.number_plan(parse_settings(text, Path("/x/atc.toml")))
    assert italy.key("02 1234 5678") == "+390212345678"
