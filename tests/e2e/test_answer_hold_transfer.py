# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, by gestures on the real window against the real PBX, heard at both ends."""

import pytest

from atc.domain.calls import CallState
from atc.domain.transfers import TransferState
from tests.labpbx import wait_tone

pytestmark = pytest.mark.lab
CALLER_HZ = 1800


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_answer_hold_resume_and_a_blind_drop_on_a_colleague(start_console, quiet_lab, touch):
    console = start_console(touch=touch)
    caller = quiet_lab.call_in(console.number, "0461555123", "Verdi Srl", tone_hz=CALLER_HZ)
    ringing = console.wait_call(CallState.RINGING, "0461555123")
    assert ringing.remote.name == "Verdi Srl"
    console.hands.tap(f"call-{ringing.id}-answer")
    console.wait_call(CallState.ACTIVE, "0461555123")
    console.connected(caller.heard_wav, CALLER_HZ)

    console.hands.tap(f"call-{ringing.id}-hold")
    console.wait_call(CallState.HELD)
    console.until(lambda: wait_tone(caller.heard_wav, 330, within=0.01), 8)
    console.hands.tap(f"call-{ringing.id}-resume")
    console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard_wav, CALLER_HZ)

    since = quiet_lab.robots.mark()
    console.hands.drag(f"call-{ringing.id}", "tile-105")
    robot = quiet_lab.wait_robot_answered("105", since=since)
    tone = quiet_lab.robot("105").tone
    wait_tone(robot, CALLER_HZ)
    wait_tone(caller.heard_wav, tone)
    console.wait(lambda: not console.calls, "our leg ends")
    transfer = console.services.transfers.log.all[-1]
    assert transfer.state is TransferState.ANSWERED
