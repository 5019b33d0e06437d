# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, by mouse and by finger against the real PBX, heard at both ends."""

import pytest

from atc.domain.calls import CallState
from atc.domain.transfers import TransferState
from tests.e2e.console import CALLER_HZ, HOLD_HZ

pytestmark = pytest.mark.lab


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_answer_hold_resume_and_a_blind_drop_on_a_colleague(start_console, touch):
    console = start_console(touch=touch)
    caller, call = console.talk()
    console.hold(call.id)
    console.other_hears(caller.heard, HOLD_HZ)
    console.tap(call.id, "resume")
    console.wait_state(call.id, CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)

    since = console.lab.robots.mark()
    console.drag(call.id, "tile-105")
    robot = console.robot("105", since)
    console.joined(caller.heard, CALLER_HZ, robot, console.tone("105"))
    console.wait_free()
    assert console.wait_transfer(TransferState.ANSWERED).target.number == "105"
