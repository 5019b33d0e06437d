# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens when the probe, and not SIP itself, notices that the PBX is gone."""

from atc.domain.accounts import RegistrationState
from atc.domain.events import PbxManagerLink, PbxReachable, RegistrationChanged
from atc.ports.telephony import PbxLost, Register
from tests.fakes.desk import ACCOUNT, Desk


def test_the_sip_side_hears_that_nothing_it_knows_counts_any_more():
    desk = Desk()
    desk.tell(PbxReachable(ACCOUNT, reachable=False, reason="no answer"))
    assert desk.telephony.last(PbxLost) == PbxLost(ACCOUNT, "no answer")
    assert desk.services.accounts.all[0].state is RegistrationState.UNREACHABLE


def test_a_pbx_that_is_lost_already_is_not_lost_again():
    desk = Desk()
    desk.tell(RegistrationChanged(ACCOUNT, RegistrationState.REFUSED, 403, "Forbidden"))
    before = list(desk.telephony.commands)
    desk.tell(PbxReachable(ACCOUNT, reachable=False, reason="no answer"))
    desk.tell(PbxReachable(ACCOUNT, reachable=True))
    assert desk.telephony.commands == before, "a refused password is not tried again by itself"
    assert not any(isinstance(c, Register) for c in desk.telephony.commands)


def test_a_manager_link_that_comes_back_makes_the_sip_side_ask_anew():
    desk = Desk()
    desk.tell(PbxManagerLink(up=True))
    desk.tell(PbxManagerLink(up=False, reason="connection closed"))
    assert not any(isinstance(c, Register) for c in desk.telephony.commands)
    desk.tell(PbxManagerLink(up=True))
    assert desk.telephony.last(Register) == Register(ACCOUNT)


def test_a_registration_in_the_meantime_has_asked_already():
    desk = Desk()
    desk.tell(PbxManagerLink(up=False, reason="connection closed"))
    desk.tell(RegistrationChanged(ACCOUNT, RegistrationState.UNREACHABLE))
    desk.tell(RegistrationChanged(ACCOUNT, RegistrationState.REGISTERED))
    desk.tell(PbxManagerLink(up=True))
    assert not any(isinstance(c, Register) for c in desk.telephony.commands)
