# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues on the real PBX: who waits, picking one out, pausing, and two consoles at one queue."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from atc.domain.queues import MemberState, PauseState, Queue, QueueFigures, QueueMember
from tests.e2e.console import CALLER_HZ, NERI, NERI_HZ, VERDI
from tests.e2e.relay import Relay
from tests.lab.plainphone import PlainPhone
from tests.labpbx import Lab

pytestmark = pytest.mark.lab
TALKS = {MemberState.TALKING, MemberState.BUSY}
NOT_KNOWN = "\N{EN DASH}"
RECEPTION = "601"
"""Its agents 200 and 201 are not registered: callers wait until somebody takes them."""


def queue(console, name: str = "Reception") -> Queue:
    return console.services.queues.find(name) or Queue(name)


def waits(console, *names: str) -> None:
    """These wait in the queue, in this order, on the page too."""
    console.wait(
        lambda: tuple(c.party.label for c in queue(console).callers) == names,
        f"{names} wait; {queue(console).callers}",
    )


def line(console, name: str) -> str:
    """The name of a waiting caller's line on the page."""
    found = next(c for c in queue(console).callers if c.party.label == name)
    return f"waiting-{found.id}"


def member(console, number: str) -> QueueMember:
    return next(m for m in queue(console).members if m.number == number)


@contextmanager
def agent(lab: Lab, user: str, name: str = "Reception") -> Iterator[None]:
    lab.device_state(f"pause{user}", "NOT_INUSE")
    lab.queue_add(name, user)
    try:
        yield
    finally:
        lab.queue_remove(name, user)


@pytest.fixture
def known(console):
    """A console whose queues are known, with their page open."""
    console.wait(lambda: console.services.queues.known, "the queues")
    console.hands.tap("tab-queues")
    console.hands.item("queues-page")
    return console


def test_who_waits_and_for_how_long_is_seen_until_they_give_up(known):
    assert {q.name for q in known.services.queues.all} == {"Reception", "Sales", "Support"}
    first = known.lab.call_in(RECEPTION, *VERDI)
    waits(known, "Verdi Srl")
    second = known.lab.call_in(RECEPTION, *NERI)
    waits(known, "Verdi Srl", "Neri Spa")
    assert known.hands.text("queue-Reception-waiting") == "2"
    assert known.hands.text("waiting-count") == "2"
    assert known.hands.text("queued-count") == "2"
    told = known.hands.texts(line(known, "Neri Spa"))
    assert "Neri Spa" in told
    assert f"Reception · place 2 · {NERI[0]}" in told
    lost = queue(known).figures.lost
    known.meanwhile(first.hangup)
    waits(known, "Neri Spa")
    known.wait(lambda: queue(known).figures.lost == lost + 1, "one is lost")
    known.meanwhile(second.hangup)
    waits(known)
    assert not known.hands.sees("queued-count")


def test_a_finger_drags_one_out(start_console):
    console = start_console(touch=True)
    console.wait(lambda: console.services.queues.known, "the queues")
    console.hands.key(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    verdi = console.lab.call_in(RECEPTION, *VERDI)
    waits(console, "Verdi Srl")
    console.hands.drag(line(console, "Verdi Srl"), "free-line", dx=0.05)
    console.wait_call(CallState.ACTIVE)
    console.connected(verdi.heard, CALLER_HZ)


@pytest.mark.parametrize("how", ["tap", "drag", "key"])
def test_one_is_picked_out_and_talked_with(known, how):
    known.lab.call_in(RECEPTION, *VERDI)
    waits(known, "Verdi Srl")
    neri = known.lab.call_in(RECEPTION, *NERI, tone_hz=NERI_HZ)
    waits(known, "Verdi Srl", "Neri Spa")
    who = "Verdi Srl" if how == "key" else "Neri Spa"
    if how == "tap":
        known.hands.tap(line(known, who))
    elif how == "drag":
        known.hands.drag(line(known, who), "free-line", dx=0.05)
    else:
        known.hands.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    call = known.wait_call(CallState.ACTIVE)
    assert call.remote.name == who
    assert call.queue == "Reception"
    waits(known, "Neri Spa" if how == "key" else "Verdi Srl")
    if how != "key":
        known.connected(neri.heard, NERI_HZ)


def paused_at_pbx(lab: Lab, user: str) -> set[str]:
    """The queues in which the PBX itself has somebody paused, with the reason it tells."""
    rows = lab.pbx.action("QueueStatus")
    return {
        f"{row['Queue']}:{row.get('PausedReason', '')}"
        for row in rows
        if row.get("Event") == "QueueMember"
        and row["Location"] == f"Local/{user}@queue-member"
        and row["Paused"] == "1"
    }


def pause_is(console, state: PauseState) -> None:
    console.wait(
        lambda: console.services.queues.known is console.services.queues.configured, "the queues"
    )
    console.wait(
        lambda: console.services.pauses.state is state and not console.services.pauses.pending,
        f"pause {state}; {console.services.pauses.state}",
    )


def test_pause_and_go_on_by_key_by_tap_with_a_reason_and_in_one_queue(start_console):
    console = start_console(extra='[queues]\nreasons = ["Lunch", "Training"]')
    me, lab, hands = console.number, console.lab, console.hands
    with agent(lab, me), agent(lab, me, "Sales"):
        pause_is(console, PauseState.OPEN)
        hands.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        pause_is(console, PauseState.PAUSED)
        assert paused_at_pbx(lab, me) == {"Reception:", "Sales:"}
        hands.tap("pause-mark")
        pause_is(console, PauseState.OPEN)
        assert paused_at_pbx(lab, me) == set()
        hands.tap("tab-queues")
        hands.tap("reason-Lunch")
        pause_is(console, PauseState.PAUSED)
        assert paused_at_pbx(lab, me) == {"Reception:Lunch", "Sales:Lunch"}
        assert hands.item("pause-mark").property("text") == "Paused: Lunch"
        hands.tap("pause-Sales")
        pause_is(console, PauseState.PARTLY)
        assert paused_at_pbx(lab, me) == {"Reception:Lunch"}
        hands.tap("pause-all")
        pause_is(console, PauseState.PAUSED)
        hands.tap("pause-all")
        pause_is(console, PauseState.OPEN)


def test_what_another_desk_does_at_the_same_queue_is_seen(known):
    lab = known.lab
    with (
        agent(lab, "202"),
        agent(lab, "203"),
        PlainPhone(lab.port(), "203", lab.password("203")) as desk,
    ):
        pause_is(known, PauseState.OPEN)
        known.hands.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        pause_is(known, PauseState.PAUSED)
        served = queue(known).figures.served
        lab.call_in(RECEPTION, *VERDI)
        call = known.meanwhile(desk.wait_call)
        waits(known, "Verdi Srl")
        call.answer()
        waits(known)
        assert not known.calls  # it is paused, and the other agent has the caller
        known.wait(lambda: member(known, "203").state in TALKS, "the other desk talks")
        known.meanwhile(lab.hang_up_all)
        known.wait(lambda: queue(known).figures.served == served + 1, "one is served")
        known.wait(lambda: member(known, "203").taken == 1, "the other desk's count")
        known.meanwhile(lambda: desk.dial("*81"))
        known.wait(lambda: member(known, "203").paused, "the other desk's pause")
        assert member(known, "202").paused
        known.hands.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        pause_is(known, PauseState.OPEN)
        assert member(known, "203").paused


def test_without_the_manager_pausing_works_by_code_and_lamp(start_console):
    console = start_console(ami=False)
    me, lab, hands = console.number, console.lab, console.hands
    with agent(lab, me):
        pause_is(console, PauseState.OPEN)
        hands.tap("pause-mark")
        pause_is(console, PauseState.PAUSED)
        assert paused_at_pbx(lab, me) == {"Reception:"}
        hands.tap("tab-queues")
        assert hands.text("waiting-count") == NOT_KNOWN
        assert not hands.sees("queue-Reception")
        hands.tap("pause-mark")
        pause_is(console, PauseState.OPEN)
        assert paused_at_pbx(lab, me) == set()


def test_the_supervisor_adds_pauses_and_removes_an_agent_and_saves_a_spreadsheet(known):
    lab, hands = known.lab, known.hands
    hands.tap("choice-supervisor")
    hands.tap("add-agent-Reception")
    hands.tap("agent-number")
    hands.type("105")
    hands.tap("agent-add")
    hands.item("agent-Reception-105-remove")
    added = member(known, "105")
    assert (added.dynamic, added.name) == (True, "Carmen Ortega Ruiz")
    hands.tap("agent-Reception-105-pause")
    known.wait(lambda: paused_at_pbx(lab, "105"), "paused at the PBX")
    known.wait(
        lambda: hands.text("agent-Reception-105-state").startswith("paused: by the supervisor"),
        "the reason",
    )
    hands.tap("queue-filter")
    hands.type("rec")
    known.wait(lambda: not hands.sees("board-Sales-waiting"), "only Reception is shown")
    hands.tap("export-queues")
    saved = known.wait(lambda: known.machine.controllers.supervisor.exported, "the file")
    assert saved.endswith(".xlsx")
    hands.tap("agent-Reception-105-remove")
    known.wait(lambda: not hands.sees("agent-Reception-105-remove"), "removed")
    assert "105" not in lab.cli("queue show Reception")


@pytest.mark.parametrize("rule", ["wrap_up_s = 2", "pause_while_talking = true"])
def test_a_queues_call_pauses_by_rule_and_goes_on_by_itself(start_console, rule):
    console = start_console(extra=f"[queues]\n{rule}")
    wrapping = rule.startswith("wrap")
    with agent(console.lab, console.number):
        pause_is(console, PauseState.OPEN)
        console.lab.call_in(RECEPTION, *VERDI)
        call = console.wait_call(CallState.RINGING, VERDI[0])
        console.tap(call.id, "answer")
        console.wait_state(call.id, CallState.ACTIVE)
        if not wrapping:
            pause_is(console, PauseState.PAUSED)
            assert paused_at_pbx(console.lab, console.number) == {"Reception:in a call"}
        console.tap(call.id, "hangup")
        if wrapping:
            pause_is(console, PauseState.PAUSED)
            assert paused_at_pbx(console.lab, console.number) == {"Reception:wrap-up"}
        pause_is(console, PauseState.OPEN)


def test_leaving_the_console_pauses_and_coming_back_goes_on(start_console, consoles):
    extra = "[queues]\npause_on_quit = true"
    console = start_console(extra=extra)
    lab, me = console.lab, console.number
    with agent(lab, me):
        pause_is(console, PauseState.OPEN)
        console.machine.stop()
        consoles.remove(console)
        assert paused_at_pbx(lab, me) == {"Reception:console closed"}
        back = start_console(extra=extra)
        pause_is(back, PauseState.OPEN)
        back.wait(lambda: not paused_at_pbx(lab, me), "open at the PBX")


def test_a_manager_that_is_cut_off_makes_the_figures_unknown_and_then_true_again(
    start_console, quiet_lab
):
    with Relay(quiet_lab.facts["ports"]["ami"]) as relay:
        console = start_console(ami_port=relay.port)
        hands = console.hands
        console.wait(lambda: console.services.queues.known, "the queues")
        hands.tap("tab-queues")
        first = console.lab.call_in(RECEPTION, *VERDI)
        waits(console, "Verdi Srl")
        relay.cut()
        console.wait(lambda: not hands.sees("queue-Reception"), "no figures any more")
        assert hands.text("waiting-count") == NOT_KNOWN
        assert not hands.sees("queued-count")
        assert "Queues are not known now" in hands.texts("queues-page")
        console.lab.call_in(RECEPTION, *NERI)
        console.meanwhile(first.hangup)
        console.talk()  # calls go on all the same
        relay.mend()
        waits(console, "Neri Spa")
        assert hands.text("queue-Reception-waiting") == "1"
        console.meanwhile(console.lab.hang_up_all)
        waits(console)


def test_the_figures_agree_with_the_pbx_after_many_calls(known):
    lab = known.lab
    lab.cli("queue reset stats Reception")
    with agent(lab, "203"), PlainPhone(lab.port(), "203", lab.password("203")) as desk:
        for n in range(8):
            caller = lab.call_in(RECEPTION, f"046155500{n}", f"Caller {n}")
            call = known.meanwhile(desk.wait_call)
            if n % 2:
                known.meanwhile(caller.hangup)
            else:
                call.answer()
                known.wait(lambda: member(known, "203").state in TALKS, "talking")
                known.meanwhile(lab.hang_up_all)
            waits(known)
        known.wait(lambda: queue(known).figures.served == 4, f"{queue(known).figures}")
        known.wait(lambda: queue(known).figures.lost == 4, f"{queue(known).figures}")
    counted = known.services.queue_counts.figures("Reception", 0.0)
    assert (counted.served, counted.lost) == (4, 4)
    told = lab.cli("queue show Reception")
    assert "C:4, A:4" in told


def test_a_pbx_that_dies_and_comes_back_is_followed_again(known):
    known.lab.call_in(RECEPTION, *VERDI)
    waits(known, "Verdi Srl")
    known.meanwhile(known.lab.kill)
    known.wait(lambda: not known.hands.sees("queue-Reception"), "no figures any more")
    assert known.hands.text("waiting-count") == NOT_KNOWN
    known.meanwhile(known.lab.start)
    known.wait(lambda: known.services.queues.known, "the queues", 40)
    waits(known)
    assert queue(known).figures == QueueFigures()
    known.wait(lambda: known.services.accounts.online, "registered", 40)
    known.lab.call_in(RECEPTION, *NERI)
    waits(known, "Neri Spa")
    known.hands.tap(line(known, "Neri Spa"))
    known.wait_call(CallState.ACTIVE, NERI[0])
