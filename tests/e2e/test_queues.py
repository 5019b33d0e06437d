# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues on the real PBX: who waits, picking one out, pausing, and two consoles at one queue."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from atc.domain.queues import Queue
from tests.e2e.console import NERI, NERI_HZ, VERDI
from tests.labpbx import Lab

pytestmark = pytest.mark.lab
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


@contextmanager
def agent(lab: Lab, user: str, name: str = "Reception") -> Iterator[None]:
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
