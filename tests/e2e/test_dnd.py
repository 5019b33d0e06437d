# SPDX-License-Identifier: GPL-3.0-or-later
"""Do not disturb: here, at the PBX, and how others' is seen (C19)."""

import pytest

from atc.domain.calls import CallState
from atc.services.dnd import DndState
from tests.e2e.console import CALLER_HZ, VERDI

pytestmark = pytest.mark.lab
BUSY = 17


def turn(console, state):
    console.hands.tap("dnd")
    console.wait(lambda: console.services.dnd.state is state, f"do not disturb {state}")


@pytest.mark.parametrize("mode", ["both", "pbx", "local"])
def test_nobody_gets_through_until_it_is_off_again(start_console, mode):
    console = start_console(calls=f'do_not_disturb = "{mode}"')
    turn(console, DndState.ON)
    assert "is on" in console.hands.text("dnd")
    told = console.lab.cli("devstate list")
    assert (f"Custom:dnd{console.number}" in told and "INUSE" in line(told, console.number)) is (
        mode != "local"
    )
    assert console.meanwhile(console.lab.call_in(console.number, *VERDI).wait_ended) == BUSY
    assert not console.calls
    turn(console, DndState.OFF)
    console.talk()


def line(told: str, number: str) -> str:
    return next(
        (text for text in told.splitlines() if f"dnd{number}" in text and "NOT_INUSE" not in text),
        "",
    )


def test_a_call_that_is_up_goes_on(console):
    caller, call = console.talk()
    turn(console, DndState.ON)
    console.connected(caller.heard, CALLER_HZ)
    assert console.get(call.id).state is CallState.ACTIVE
    turn(console, DndState.OFF)


def test_a_colleagues_do_not_disturb_is_seen_and_asked_about(console):
    def turned(code, on):
        console.meanwhile(console.lab.robot_call("105", code).wait_up)
        console.wait(lambda: console.person("105").dnd is on, f"105's do not disturb {on}")

    caller, call = console.talk()
    turned("*78", True)
    try:
        console.wait(
            lambda: "Do not disturb" in console.hands.texts("tile-105"), "the word on the tile"
        )
        console.drag(call.id, "tile-105")
        assert "disturb" in console.hands.text("question-text")
        console.hands.tap("panel-transfer")
        back = console.wait_call(CallState.RINGING, VERDI[0])
        console.reads(back.id, "Recalled from Carmen Ortega Ruiz")
        console.tap(back.id, "answer")
        console.connected(caller.heard, CALLER_HZ)
    finally:
        turned("*79", False)
