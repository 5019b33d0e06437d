# SPDX-License-Identifier: GPL-3.0-or-later
"""Who calls, what the call is, and who takes it: on the card (C02, C26, D07, K01, K02)."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor

from atc.domain.calls import CallState
from atc.domain.transfers import TransferState
from tests.e2e.console import CALLER_HZ, NERI, VERDI, Console

pytestmark = pytest.mark.lab

PEOPLE = """Name,Company,Phone,Categories
Giulia Verdi,Verdi Tessuti SpA,0461 555123,Suppliers
Magazzino,Verdi Tessuti SpA,+39 0461 555123,Suppliers
Carlo Neri,Neri e Figli,0461555456,VIP
"""


@pytest.fixture
def console(start_console, tmp_path: Path) -> Console:
    """A console with a phonebook, read by now."""
    book = tmp_path / "people.csv"
    book.write_text(PEOPLE, encoding="utf-8")
    phonebook = f"""
[numbers]
country = "IT"
[[directory]]
id = "suppliers"
kind = "csv"
file = "{book}"
"""
    started: Console = start_console(extra=phonebook)
    known: list[object] = []

    def ask() -> bool:
        started.services.callers.look_up(VERDI[0], known.append)
        return any(known)

    started.wait(ask, "the phonebook is read")
    return started


def edge(console: Console, call_id: int) -> str:
    color = console.hands.item(f"call-{call_id}-edge").property("color")
    return QColor(color).name()


def category(console: Console, call_id: int) -> str:
    return console.hands.item(f"call-{call_id}-category").property("category")


def test_a_caller_in_the_phonebook_has_name_company_and_category(console: Console) -> None:
    _, call = console.called_by(VERDI)
    console.reads(call.id, "Giulia Verdi")
    console.reads(call.id, "Verdi Tessuti SpA")
    console.reads(call.id, "also: Magazzino")
    assert category(console, call.id) == "Supplier"


def test_the_order_of_the_rules_decides_the_colour_and_is_kept(
    start_console, consoles: list[Console], console: Console
) -> None:
    caller, call = console.called_by(VERDI)
    console.wait(lambda: category(console, call.id) == "Supplier", "the category")
    before = edge(console, call.id)
    console.hands.tap("settings")
    console.hands.tap("rules-page")
    rules = console.services.classification
    for place in (3, 4, 5):
        console.wait(lambda p=place: rules.rulebook.rules[p].id == "supplier", "the rule moves")
        console.hands.tap("rule-supplier-down")
    console.wait(lambda: category(console, call.id) == "Known caller", "the other rule decides")
    assert edge(console, call.id) != before
    console.hands.tap("rules-undo")
    console.wait(lambda: category(console, call.id) == "Supplier", "the change is taken back")
    assert edge(console, call.id) == before

    kept = rules.rulebook
    caller.hangup()
    console.wait_free()
    console.machine.stop()
    consoles.remove(console)
    again: Console = start_console(account="203")
    again.wait(lambda: again.services.classification.rulebook == kept, "the rules are read")


def test_a_vip_rings_above_those_who_wait_longer(console: Console) -> None:
    _, first = console.called_by(VERDI)
    _, vip = console.called_by(NERI)
    console.wait(lambda: console.get(vip.id).priority > 0, "the VIP is known")
    ringing = console.machine.controllers.calls.ringing.rows
    assert [row.call_id for row in ringing] == [vip.id, first.id]
    console.hands.key(Qt.Key.Key_F2)
    console.wait_state(vip.id, CallState.ACTIVE)


def test_a_suggestion_hands_a_ringing_call_to_whoever_took_the_last_one(console: Console) -> None:
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.tap(call.id, "transfer")
    console.hands.tap("tile-101")
    console.hands.tap("panel-transfer")
    console.robot("101", since)
    console.wait_transfer(TransferState.ANSWERED)
    console.wait_free()
    caller.hangup()
    console.wait(lambda: console.services.suggestions.learnt == 1, "the log tells of it")

    caller, call = console.called_by(VERDI)
    console.reads(call.id, "Paolo Ferraris")
    console.reads(call.id, "the last call")
    since = console.lab.robots.mark()
    console.tap(call.id, "suggestion-1")
    robot = console.robot("101", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("101"))
    console.wait_free()


def test_a_suggestion_is_taken_by_key_while_talking(console: Console) -> None:
    caller, call = console.talk()
    console.tap(call.id, "transfer")
    console.hands.tap("tile-101")
    console.hands.tap("panel-transfer")
    console.wait_transfer(TransferState.ANSWERED)
    console.wait_free()
    caller.hangup()
    console.wait(lambda: console.services.suggestions.learnt == 1, "the log tells of it")
    caller, call = console.talk()
    since = console.lab.robots.mark()
    console.hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    robot = console.robot("101", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("101"))
    console.wait_transfer(TransferState.ANSWERED)
