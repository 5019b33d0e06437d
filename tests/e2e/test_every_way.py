# SPDX-License-Identifier: GPL-3.0-or-later
"""The core of the job over every transport and with every PBX profile, heard at both ends."""

import pytest

from atc.domain.calls import CallState
from atc.domain.extensions import PhoneState
from atc.domain.parking import SlotState
from tests.e2e.console import CALLER_HZ, HOLD_HZ, NERI, NERI_HZ, VERDI

pytestmark = pytest.mark.lab

WAYS = {
    "tcp-asterisk": {"transport": "tcp"},
    "tls-srtp-asterisk": {"transport": "tls", "srtp": "mandatory", "account": "205"},
    "udp-kalliope": {"profile": "kalliope"},
}


@pytest.fixture(params=list(WAYS))
def way(request, start_console):
    """A console for each way; UDP with the profile `asterisk` is what all other tests have."""
    return start_console(**WAYS[request.param])


def test_answer_hold_resume_and_blind(way):
    caller, call = way.talk()
    assert way.get(call.id).secure is (way.number == "205")
    way.hold(call.id)
    way.other_hears(caller.heard, HOLD_HZ)
    way.tap(call.id, "resume")
    way.wait_state(call.id, CallState.ACTIVE)
    way.connected(caller.heard, CALLER_HZ)
    since = way.lab.robots.mark()
    way.drag(call.id, "tile-105")
    robot = way.robot("105", since)
    way.joined(caller.heard, CALLER_HZ, robot, way.tone("105"))
    way.wait_free()


def test_attended(way):
    caller, call = way.talk()
    since = way.lab.robots.mark()
    way.drag(call.id, "tile-105", zone="drop-announce")
    robot = way.robot("105", since)
    consultation = way.wait_call(CallState.ACTIVE, "105")
    way.connected(robot, way.tone("105"))
    way.other_hears(caller.heard, HOLD_HZ)
    way.tap(call.id, "swap")
    way.wait_state(call.id, CallState.ACTIVE)
    way.connected(caller.heard, CALLER_HZ)
    way.other_hears(robot, HOLD_HZ)
    way.tap(call.id, "swap")
    way.wait_state(consultation.id, CallState.ACTIVE)
    way.tap(consultation.id, "complete")
    way.joined(caller.heard, CALLER_HZ, robot, way.tone("105"))
    way.wait_free()


def test_join(way):
    first, one = way.talk()
    second, two = way.called_by(NERI, NERI_HZ)
    way.tap(two.id, "answer")
    way.wait_state(two.id, CallState.ACTIVE)
    way.wait_state(one.id, CallState.HELD)
    way.connected(second.heard, NERI_HZ)
    way.drag(two.id, f"call-{one.id}")
    way.joined(first.heard, CALLER_HZ, second.heard, NERI_HZ)
    way.wait_free()


def test_park_and_take_back(way):
    slot = way.services.parking.slots[0].number
    caller, call = way.talk()
    way.tap(call.id, "park")
    taken = way.wait_slot(slot, SlotState.OCCUPIED)
    assert (taken.caller.name, taken.parked_by.name) == ("Verdi Srl", "Reception")
    way.other_hears(caller.heard, HOLD_HZ)
    way.wait_free()
    way.hands.tap(f"slot-{slot}")
    back = way.wait_call(CallState.ACTIVE)
    way.connected(caller.heard, CALLER_HZ)
    assert way.hands.text(f"call-{back.id}-name") == "Verdi Srl"
    way.wait_slot(slot, SlotState.FREE)


def test_pick_up(way):
    caller = way.lab.call_in("103", *VERDI, tone_hz=CALLER_HZ)
    way.wait_lamp("103", PhoneState.RINGING)
    way.hands.tap("tile-103")
    way.hands.tap("panel-pickup")
    way.wait_call(CallState.ACTIVE)
    way.connected(caller.heard, CALLER_HZ)


def test_pick_up_with_invite(way):
    caller = way.lab.call_in("103", *VERDI, tone_hz=CALLER_HZ)
    way.wait_lamp("103", PhoneState.RINGING)
    way.hands.tap("tile-103")
    way.hands.tap("panel-invite")
    offer = way.wait_call(CallState.RINGING, VERDI[0])
    way.tap(offer.id, "answer")
    way.wait_state(offer.id, CallState.ACTIVE)
    way.connected(caller.heard, CALLER_HZ)
