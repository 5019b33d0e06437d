# SPDX-License-Identifier: GPL-3.0-or-later
"""The console's own wiring: configured phonebooks, watched files and her contacts, all real."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atc.archive import Archive
from atc.domain.contacts import (
    CallerMatch,
    ContactNumber,
    PersonFields,
    SourceId,
    SourceStatus,
    SyncState,
)
from atc.mapping import source_plans
from atc.runtime.bridge import EventBridge
from atc.runtime.settings import parse_settings
from tests.fakes.desk import Desk
from tests.servers.radicale import Radicale

CONFIG = """
[[accounts]]
server = "127.0.0.1"
username = "200"
[numbers]
country = "IT"
[[extensions]]
number = "101"
name = "Anna Bianchi"
email = "anna@example.com"
"""
CSV = """
[[directory]]
id = "suppliers"
name = "Suppliers"
kind = "csv"
file = "suppliers.csv"
"""
DAV = """
[[directory]]
id = "mine"
kind = "carddav"
personal = true
url = "{server.url}"
username = "{server.user_name}"
password = "{server.password}"
"""


class Office:
    """A console with its archive, on a clock that the test turns."""

    def __init__(self, folder: Path, qtbot: QtBot, text: str, *, complete: bool = True) -> None:
        settings = parse_settings(CONFIG + text, folder / "atc.toml")
        self.qtbot = qtbot
        self.desk = Desk(phonebooks=source_plans(settings))
        self.bridge = EventBridge()
        self.problems: list[object] = []
        self.archive = Archive(
            folder / "data",
            settings,
            self.desk.services,
            self.bridge,
            self.problems.append,
            complete=complete,
        )
        self.archive.start()
        self.wait(lambda: self.desk.services.directory.ready)

    def close(self) -> None:
        self.archive.stop()
        self.bridge.close()
        assert self.problems == []

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=30_000)

    def synced(self) -> None:
        """Let time pass until every phonebook was read well."""
        self.passes(
            lambda: all(s.state is SyncState.DONE for s in self.desk.services.directory.statuses)
        )

    def passes(self, condition: Callable[[], bool]) -> None:
        """Let time pass until something is so."""

        def met() -> bool:
            self.desk.clock.advance(0.5)
            return condition()

        self.wait(met)

    def status(self, source: str) -> SourceStatus:
        statuses = self.desk.services.directory.statuses
        return next(each for each in statuses if each.id == SourceId(source))

    def look_up(self, number: str) -> list[str]:
        answers: list[tuple[CallerMatch, ...]] = []
        book = self.desk.services.phonebook.book
        assert book is not None
        book.look_up(number, answers.append)
        self.wait(lambda: bool(answers))
        return [match.contact.label for match in answers[0]]


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[str], Office]]:
    made: list[Office] = []

    def make(text: str) -> Office:
        made.append(Office(tmp_path, qtbot, text))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_the_house_is_known_without_any_phonebook(office: Callable[[str], Office]) -> None:
    console = office("")
    console.wait(lambda: console.look_up("101") == ["Anna Bianchi"])
    assert console.status("pbx").count == 1


def test_a_file_is_read_at_the_start_and_whenever_it_changes(
    office: Callable[[str], Office], tmp_path: Path
) -> None:
    file = tmp_path / "suppliers.csv"
    file.write_text("Nome;Telefono\nCartiera;02 1234567\n")
    console = office(CSV)
    console.synced()
    assert console.status("suppliers").count == 1
    assert console.look_up("+39021234567") == ["Cartiera"]
    new = tmp_path / "new"
    new.write_text("Nome;Telefono\nCartiera;02 1234567\nTipografia;02 7654321\n")
    new.replace(file)
    console.wait(lambda: console.status("suppliers").count == 2)
    assert console.look_up("0039 02 7654321") == ["Tipografia"]
    file.unlink()
    console.desk.services.directory.sync(SourceId("suppliers"))
    console.wait(lambda: console.status("suppliers").state is SyncState.FAILED)
    assert console.status("suppliers").count == 2
    assert console.look_up("021234567") == ["Cartiera"]


def test_a_mistake_in_the_configuration_costs_no_contacts(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "suppliers.csv").write_text("Nome;Telefono\nCartiera;02 1234567\n")
    for text, complete, known in (
        (CSV, True, ["Cartiera"]),
        ("", False, ["Cartiera"]),  # its table has a mistake, and was left out
        ("", True, []),  # it was taken out on purpose
    ):
        console = Office(tmp_path, qtbot, text, complete=complete)
        console.synced()
        console.wait(lambda console=console, known=known: console.look_up("021234567") == known)
        console.close()


def test_her_contact_is_on_the_server_a_moment_after_she_saved_it(
    office: Callable[[str], Office],
) -> None:
    with Radicale() as server:
        path = server.make_book("personal")
        console = office(DAV.format(server=server))
        console.synced()
        book = console.desk.services.phonebook.book
        assert book is not None
        saved: list[object] = []
        person = PersonFields(surname="Verdi", numbers=(ContactNumber("+39 333 1112223"),))
        book.save_personal("", person, saved.append)
        console.wait(lambda: bool(saved))
        console.passes(lambda: console.status("mine").count == 1)
        console.passes(lambda: console.status("mine").state is SyncState.DONE)
        cards = server.file(path).glob("*.vcf")
        assert any("Verdi" in card.read_text() for card in cards)
