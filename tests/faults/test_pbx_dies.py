# SPDX-License-Identifier: GPL-3.0-or-later
"""The PBX is killed in the middle of everything, and started again."""

import pytest

from atc.domain.accounts import RegistrationState
from atc.domain.calls import CallState
from atc.domain.extensions import PhoneState
from atc.domain.parking import SlotState
from atc.domain.transfers import TransferState

pytestmark = [pytest.mark.lab, pytest.mark.usefixtures("calm")]

NOTICED_S = {"udp": 12, "tcp": 3, "tls": 3}
BACK_S = 10
CALL_OVER_S = 15
"""From the kill until the last call has been found dead and said so."""


def dies(desk, lab, transport):
    """Kill the PBX; every tile is unknown within seconds and none was falsely idle."""
    desk.meanwhile(lab.kill)
    desk.wait_state(RegistrationState.UNREACHABLE, NOTICED_S[transport])
    assert desk.lamps == {PhoneState.UNKNOWN}
    desk.wait(lambda: desk.hands.sees("pbx-banner"), "the banner")


def comes_back(desk, lab):
    """Start it again; registration and lamps are back without a restart."""
    desk.meanwhile(lab.start)
    desk.wait_registered(BACK_S)
    desk.wait(lambda: PhoneState.UNKNOWN not in desk.lamps, "all lamps are lit", BACK_S)
    desk.wait(lambda: not desk.hands.sees("pbx-banner"), "the banner goes")


def a_call_gets_through(desk, lab):
    """The machine is as good as new: a call rings, is answered and ends."""
    caller = lab.call_in("202", "0461777", "Dopo")
    call = desk.wait_call(CallState.RINGING)
    desk.tap(f"call-{call.id}-answer")
    desk.wait_call(CallState.ACTIVE)
    desk.wait(lambda: caller.up, "the caller is up")
    desk.tap(f"call-{call.id}-hangup")
    desk.wait(lambda: not desk.calls, "the call is over")


def answered(desk, lab, number="0461123"):
    lab.call_in("202", number, "Verdi Srl")
    call = desk.wait_call(CallState.RINGING)
    desk.tap(f"call-{call.id}-answer")
    return desk.wait_call(CallState.ACTIVE)


def all_over(desk):
    desk.wait(lambda: not desk.calls, "no call lives on without its PBX", CALL_OVER_S)


@pytest.mark.parametrize("transport", ["udp", "tcp", "tls"])
def test_killed_at_rest_the_console_recovers_by_itself(lab_desk, lab, transport):
    desk = lab_desk(transport)
    dies(desk, lab, transport)
    comes_back(desk, lab)
    a_call_gets_through(desk, lab)


@pytest.mark.parametrize("transport", ["udp", "tls"])
def test_killed_while_talking_and_another_held(lab_desk, lab, transport):
    desk = lab_desk(transport)
    held = answered(desk, lab, "0461111")
    desk.tap(f"call-{held.id}-hold")
    desk.wait_call(CallState.HELD)
    talking = answered(desk, lab, "0461222")
    dies(desk, lab, transport)
    desk.wait(lambda: desk.services.calls.get(talking.id).ended, "noticed", CALL_OVER_S)
    assert "0461222" in desk.text(f"call-{talking.id}") or desk.text(f"call-{talking.id}-notice")
    all_over(desk)
    assert desk.services.calls.free_line() == 1
    comes_back(desk, lab)
    a_call_gets_through(desk, lab)


def test_a_dead_call_can_be_hung_up_at_once(lab_desk, lab):
    desk = lab_desk()
    call = answered(desk, lab)
    desk.meanwhile(lab.kill)
    desk.tap(f"call-{call.id}-hangup")
    desk.wait(lambda: not desk.calls, "gone from the line", 2)
    comes_back(desk, lab)


def test_killed_while_ringing(lab_desk, lab):
    desk = lab_desk()
    lab.call_in("202", "0461333", "Bianchi")
    desk.wait_call(CallState.RINGING)
    dies(desk, lab, "udp")
    all_over(desk)
    comes_back(desk, lab)
    a_call_gets_through(desk, lab)


def test_answering_a_call_whose_pbx_has_just_died(lab_desk, lab):
    desk = lab_desk()
    lab.call_in("202", "0461333", "Bianchi")
    call = desk.wait_call(CallState.RINGING)
    desk.meanwhile(lab.kill)
    desk.tap(f"call-{call.id}-answer")
    all_over(desk)
    comes_back(desk, lab)


@pytest.mark.parametrize("number", ["103", "0461999000"])
def test_killed_while_dialling(lab_desk, lab, number):
    desk = lab_desk()
    desk.services.calls.dial(number)
    desk.wait_call(CallState.ALERTING if number == "103" else CallState.ACTIVE)
    dies(desk, lab, "udp")
    all_over(desk)
    comes_back(desk, lab)


def test_dialling_a_pbx_that_has_just_died_says_so(lab_desk, lab):
    desk = lab_desk()
    desk.meanwhile(lab.kill)
    call_id = desk.services.calls.dial("105")
    desk.wait(lambda: desk.services.calls.get(call_id).ended, "given up", CALL_OVER_S)
    assert desk.text(f"call-{call_id}-notice")
    comes_back(desk, lab)


def test_killed_amid_a_blind_transfer(lab_desk, lab):
    desk = lab_desk()
    call = answered(desk, lab)
    since = lab.robots.mark()
    desk.drag(f"call-{call.id}", "tile-103")
    desk.meanwhile(lambda: lab.wait_robot_ringing("103", since=since))
    dies(desk, lab, "udp")
    all_over(desk)
    transfer = desk.services.transfers.log.all[-1]
    desk.wait(lambda: desk.services.transfers.log.find(transfer.id).final, "the transfer ends", 40)
    assert desk.services.transfers.log.find(transfer.id).state is not TransferState.ANSWERED
    comes_back(desk, lab)
    a_call_gets_through(desk, lab)


def test_killed_just_before_a_blind_transfer(lab_desk, lab):
    desk = lab_desk()
    call = answered(desk, lab)
    desk.meanwhile(lab.kill)
    desk.drag(f"call-{call.id}", "tile-105")
    all_over(desk)
    transfer = desk.services.transfers.log.all[-1]
    desk.wait(lambda: desk.services.transfers.log.find(transfer.id).final, "the transfer ends")
    assert desk.services.transfers.log.find(transfer.id).state is not TransferState.ANSWERED
    comes_back(desk, lab)


def test_killed_amid_an_attended_transfer(lab_desk, lab):
    desk = lab_desk()
    caller = answered(desk, lab)
    target = desk.services.transfers.announce(caller.id, "105")
    desk.wait(lambda: desk.services.calls.get(target).state is CallState.ACTIVE, "talking to 105")
    dies(desk, lab, "udp")
    all_over(desk)
    comes_back(desk, lab)
    a_call_gets_through(desk, lab)


def test_killed_with_a_parked_call(lab_desk, lab):
    desk = lab_desk()
    call = answered(desk, lab)
    desk.drag(f"call-{call.id}", "slot-703")

    def slot():
        return next(s for s in desk.services.parking.slots if s.number == "703").state

    desk.wait(lambda: slot() is SlotState.OCCUPIED, "parked")
    dies(desk, lab, "udp")
    assert slot() is not SlotState.OCCUPIED
    assert slot() is not SlotState.FREE
    comes_back(desk, lab)
    desk.wait(lambda: slot() is SlotState.FREE, "the slot is free")


def test_a_restart_too_quick_to_be_noticed_leaves_no_false_lamp(lab_desk, lab):
    desk = lab_desk()
    ringing = lab.robot_call("104", "103")
    desk.wait(lambda: _state(desk, "103") is PhoneState.RINGING, "103 rings")
    desk.meanwhile(lab.kill)
    desk.meanwhile(lab.start)
    desk.meanwhile(ringing.hangup)
    desk.wait(lambda: _state(desk, "103") is not PhoneState.RINGING, "not for ever", 12)
    busy = lab.robot_call("104", "105")
    desk.wait(lambda: _state(desk, "105") is PhoneState.BUSY, "lamps tell the truth again", 15)
    desk.meanwhile(busy.hangup)


def _state(desk, number):
    return desk.services.extensions.find(number).state
