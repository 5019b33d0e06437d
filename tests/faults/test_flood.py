# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hundred calls at the same moment."""

import gc

import psutil
import pytest

from atc.domain.calls import CallState
from atc.domain.extensions import PhoneState
from tests.faults.fakepbx import lamp

pytestmark = pytest.mark.usefixtures("calm")

CALLS = 200
LINES = 8


def flood(fake, wave):
    return [
        fake.invite(caller=f'"Flood {n}" <sip:0461{wave}{n:03}@127.0.0.1>') for n in range(CALLS)
    ]


def test_two_hundred_calls_at_once_are_all_answered_and_the_console_stays_usable(front_desk, fake):
    desk = front_desk(fake)
    desk.wait_lamps({PhoneState.IDLE})
    dialogs = flood(fake, 1)
    desk.wait(lambda: len([d for d in dialogs if d.statuses]) == CALLS, "each has an answer", 20)
    rang = [d for d in dialogs if 180 in d.statuses]
    busy = [d for d in dialogs if d.final == 486]
    assert len(rang) == LINES
    assert len(busy) == CALLS - LINES
    desk.wait(lambda: len(desk.calls) == LINES, "one card for each that rings")

    first = desk.calls[0]
    more = flood(fake, 2)
    desk.tap(f"call-{first.id}-answer")
    desk.wait(lambda: any(d.final == 200 for d in rang), "a tap answers amid the flood")
    desk.wait(lambda: desk.services.calls.get(first.id).state is CallState.ACTIVE, "talking")
    fake.notify("101", lamp("101", "confirmed", 1))
    desk.wait(lambda: PhoneState.BUSY in desk.lamps, "lamps go on")
    desk.wait(lambda: all(d.final == 486 for d in more), "the second wave is told to be busy", 20)

    for dialog in rang:
        if not dialog.final:
            dialog.cancel()
    desk.wait(lambda: len(desk.calls) == 1, "the others have hung up")
    desk.tap(f"call-{first.id}-hangup")
    desk.wait(lambda: not desk.calls, "all lines are free")
    assert desk.services.calls.free_line() == 1


def test_floods_leave_no_memory_behind(front_desk, fake):
    desk = front_desk(fake)
    process = psutil.Process()

    def wave(number):
        dialogs = flood(fake, number % 10)
        desk.wait(lambda: len([d for d in dialogs if d.statuses]) == CALLS, "all answered", 20)
        for dialog in dialogs:
            if not dialog.final:
                dialog.cancel()
        desk.wait(lambda: not desk.calls, "all are over")
        desk.wait(lambda: not desk.services.calls.all, "the cards are gone", 20)
        fake.messages.clear()
        fake._by_call.clear()
        gc.collect()
        return process.memory_info().rss / 1e6

    wave(0)
    before = wave(1)
    after = [wave(n) for n in range(2, 6)][-1]
    assert after - before < 30, f"{before:.0f} MB became {after:.0f} MB"
