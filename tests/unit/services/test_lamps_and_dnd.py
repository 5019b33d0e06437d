# SPDX-License-Identifier: GPL-3.0-or-later
"""Lamps that do not lie, and do not disturb here and at the PBX."""

from dataclasses import replace

from atc.domain.accounts import RegistrationState
from atc.domain.calls import Party
from atc.domain.events import (
    PbxManagerLink,
    PbxReachable,
    ReachabilityChanged,
    RegistrationChanged,
)
from atc.domain.extensions import PhoneState
from atc.domain.notices import NoticeKind
from atc.ports.telephony import (
    Dial,
    Register,
    SetRefuseAll,
    Watch,
)
from atc.services.dnd import DndState
from atc.services.policy import CallPolicy, DndMode
from tests.fakes.desk import ACCOUNT, PROFILE, Desk

CALLER = Party("0461123456", "Mario Bianchi")


def state(desk, number):
    return desk.services.extensions.find(number).state


def test_nothing_is_known_before_the_first_lamp():
    assert state(Desk(), "101") is PhoneState.UNKNOWN


def test_a_lost_pbx_makes_every_lamp_unknown_never_idle():
    desk = Desk()
    desk.lamp("101", PhoneState.IDLE)
    desk.tell(PbxReachable(ACCOUNT, reachable=False, reason="no answer"))
    assert state(desk, "101") is PhoneState.UNKNOWN
    desk.lamp("101", PhoneState.IDLE)
    assert state(desk, "101") is PhoneState.UNKNOWN, "a late NOTIFY is not the truth"
    desk.tell(PbxReachable(ACCOUNT, reachable=True))
    assert desk.telephony.last(Register).account == ACCOUNT
    desk.tell(RegistrationChanged(ACCOUNT, RegistrationState.REGISTERED))
    desk.lamp("101", PhoneState.BUSY)
    assert state(desk, "101") is PhoneState.BUSY


def test_idle_and_unregistered_differ_where_the_manager_tells():
    desk = Desk()
    desk.lamp("101", PhoneState.IDLE)
    desk.tell(ReachabilityChanged((("101", False),)))
    assert state(desk, "101") is PhoneState.UNREGISTERED
    desk.tell(ReachabilityChanged((("101", True),)))
    assert state(desk, "101") is PhoneState.IDLE


def test_without_the_manager_who_was_not_signed_in_is_unknown_never_free():
    desk = Desk()
    for number in ("101", "102"):
        desk.lamp(number, PhoneState.IDLE)
    desk.tell(ReachabilityChanged((("101", False), ("102", True))))
    desk.tell(PbxManagerLink(up=False))
    assert (state(desk, "101"), state(desk, "102")) == (PhoneState.UNKNOWN, PhoneState.IDLE)
    desk.tell(ReachabilityChanged((("101", True),)))
    assert state(desk, "101") is PhoneState.IDLE


def test_extensions_and_slots_are_watched():
    desk = Desk()
    desk.services.lamps.watch()
    assert set(desk.telephony.last(Watch).numbers) == {"101", "102", "103", "701", "702", "703"}


def test_dnd_refuses_here_at_once_and_asks_the_pbx():
    desk = Desk()
    dnd = desk.services.dnd
    dnd.toggle()
    assert desk.telephony.last(SetRefuseAll).refuse
    assert desk.telephony.last(Dial).number == "*78"
    assert dnd.state is DndState.PENDING
    code = desk.dialed()
    assert all(c.id != code for c in desk.calls.all), "a code's call has no card"
    desk.connect(code)
    desk.end(code)
    assert dnd.state is DndState.ON


def test_dnd_that_the_pbx_refuses_says_so_and_still_refuses_here():
    desk = Desk()
    told = []
    desk.services.dnd.told.connect(told.append)
    desk.services.dnd.toggle()
    desk.end(desk.dialed(), 404)
    assert told[0].kind is NoticeKind.DND_FAILED
    assert desk.services.dnd.state is DndState.ON


def test_dnd_at_the_pbx_only_or_here_only():
    pbx, here = (Desk(policy=CallPolicy(dnd=m)) for m in (DndMode.PBX, DndMode.LOCAL))
    for desk in (pbx, here):
        desk.services.dnd.toggle()
    assert not pbx.telephony.sent(SetRefuseAll)
    assert pbx.telephony.sent(Dial)
    assert here.telephony.sent(SetRefuseAll)
    assert not here.telephony.sent(Dial)


def test_a_lamp_that_says_nothing_new_does_not_turn_dnd_off():
    lit = replace(PROFILE, dnd=replace(PROFILE.dnd, blf="dnd{ext}"))
    here = Desk(lit, policy=CallPolicy(dnd=DndMode.LOCAL))
    here.services.dnd.toggle()
    here.lamp("dnd200", PhoneState.IDLE)
    assert here.services.dnd.state is DndState.ON
    both = Desk(lit)
    both.lamp("dnd200", PhoneState.IDLE)
    both.lamp("dnd200", PhoneState.BUSY)
    assert both.services.dnd.state is DndState.ON, "turned on at another phone"
    both.lamp("dnd200", PhoneState.IDLE)
    assert both.services.dnd.state is DndState.OFF
