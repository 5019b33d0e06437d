# SPDX-License-Identifier: GPL-3.0-or-later
"""The phonebooks' page and their mark in the status bar."""

from PyQt6.QtQuick import QQuickItem

from atc.domain.contacts import SyncState
from atc.ports.sync import SourceMemory, SyncOutcome
from tests.fakes.sync_runner import AWAY
from tests.qml.source_scenes import COMPANY, MINE, SUPPLIERS, begin, sources, sources_none
from tests.qml.stage import Stage


def within(stage: Stage, card: str, name: str) -> QQuickItem:
    """An item of one phonebook's card."""
    stage.settle()
    found = [i for i in stage.items(stage.item(card)) if i.objectName() == name and i.isVisible()]
    assert len(found) == 1, (card, name, found)
    return found[0]


def offered(stage: Stage, card: str) -> set[str]:
    """The buttons of a card."""
    names = {"source-sync", "source-cancel"}
    items = stage.items(stage.item(card))
    return {i.objectName() for i in items if i.isVisible()} & names


def test_each_phonebook_says_where_it_stands(stage: Stage) -> None:
    sources(stage)
    reading = within(stage, "source-suppliers", "source-state")
    assert reading.property("text") == "Reading… 48,500 of 100,000"
    bar = within(stage, "source-suppliers", "source-progress")
    assert bar.property("visible")
    trouble = within(stage, "source-company", "source-state").property("text")
    assert trouble.startswith("The certificate of ldap.example.com is not valid")
    advice = within(stage, "source-company", "source-advice").property("text")
    assert "Ask the administrator" in advice
    assert "Next try at" in advice
    assert within(stage, "source-mine", "source-state").property("text") == "Up to date"


def test_sync_now_and_stop(stage: Stage) -> None:
    sources(stage)
    assert offered(stage, "source-pbx") == set()
    assert offered(stage, "source-suppliers") == {"source-cancel"}
    within(stage, "source-company", "source-sync").tapped.emit()
    assert stage.desk.services.directory.statuses[2].state is SyncState.RUNNING
    assert offered(stage, "source-company") == {"source-cancel"}
    within(stage, "source-mine", "source-sync").tapped.emit()
    assert within(stage, "source-mine", "source-state").property("text") == "Waiting for its turn"
    within(stage, "source-mine", "source-cancel").tapped.emit()
    stopped = within(stage, "source-mine", "source-state").property("text")
    assert stopped == "Stopped; what was read stays"
    assert offered(stage, "source-mine") == {"source-sync"}


def test_stop_is_seen_at_once_even_if_the_source_takes_its_time(stage: Stage) -> None:
    sources(stage)
    within(stage, "source-suppliers", "source-cancel").tapped.emit()
    state = within(stage, "source-suppliers", "source-state")
    assert state.property("text") == "Stopping…"
    stage.tick(11)
    assert state.property("text") == "Stopped; what was read stays"


def test_sync_all(stage: Stage) -> None:
    sources(stage)
    stage.item("sources-all").tapped.emit()
    states = {s.id: s for s in stage.desk.services.directory.statuses}
    assert states[COMPANY].state is SyncState.RUNNING
    assert stage.desk.services.directory.waits(MINE)


def test_the_mark_leads_to_the_page_and_tells_the_worst(stage: Stage) -> None:
    runner = begin(stage)
    mark = stage.item("directory-mark")
    assert mark.property("text") == "Phonebooks: reading"
    for source in (SUPPLIERS, COMPANY, MINE):
        runner.end(source)
    assert mark.property("text") == "Phonebooks"
    assert mark.property("hint") == "All phonebooks are up to date"
    stage.desk.services.directory.sync(COMPANY)
    failed = SourceMemory(SyncState.FAILED, 862)
    runner.end(COMPANY, SyncOutcome(SyncState.FAILED, AWAY, 0, failed))
    assert mark.property("text") == "Phonebook trouble"
    assert mark.property("hint") == "Company directory: ldap.example.com did not answer in time"
    mark.tapped.emit()
    assert stage.item("sources-sheet")


def test_a_console_without_phonebooks_says_how_to_get_some(stage: Stage) -> None:
    sources_none(stage)
    assert "configuration file" in stage.item("sources-empty").property("text")
    assert stage.find("sources-all") is None


def test_the_language_changes_at_once(stage: Stage) -> None:
    sources(stage)
    stage.controllers.settings.chooseLanguage("it")
    stage.settle()
    state = within(stage, "source-mine", "source-state").property("text")
    assert state == "Aggiornata"
    stage.controllers.settings.chooseLanguage("en")
