# SPDX-License-Identifier: GPL-3.0-or-later
"""When a lamp may be believed: never without a registration, always told again after one."""

from types import SimpleNamespace

import pytest

from atc.adapters.pjsip import blf
from atc.adapters.pjsip.timers import Timers
from atc.domain.extensions import PhoneState

IDLE = """<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="{}" state="full"
 entity="sip:101@pbx"/>"""


class FakeBuddy:
    def __init__(self, board, name):
        self.board, self.name = board, name

    def create(self, _account, _config):
        pass


@pytest.fixture
def board(monkeypatch):
    monkeypatch.setattr(blf, "Buddy", FakeBuddy)
    shown, turns = [], []
    worker = SimpleNamespace(
        timers=Timers(), emit=lambda e: shown.append(e.state), later=turns.append
    )
    made = blf.LampBoard(worker, SimpleNamespace(uri=lambda name: f"sip:{name}@pbx"))
    made.shown = shown
    made.run = lambda: [turns.pop(0)() for _ in range(len(turns))]
    made.watch(("101",))
    made.registered()
    made.run()
    return made


def buddy(board):
    return board._lamps["101"].buddy


def test_a_lamp_that_speaks_while_the_pbx_is_lost_is_told_anew_afterwards(board):
    old = buddy(board)
    board.notified("101", old, IDLE.format(0))
    board.lost()
    board.notified("101", old, IDLE.format(1))  # the PBX is back and knows its subscription
    assert board.shown == [PhoneState.IDLE, PhoneState.UNKNOWN]
    board.registered()
    board.run()
    assert buddy(board) is not old
    board.notified("101", buddy(board), IDLE.format(0))
    assert board.shown[-1] is PhoneState.IDLE


def test_what_an_old_subscription_says_after_the_renewal_does_not_count(board):
    old = buddy(board)
    board.lost()
    board.registered()
    board.run()
    board.notified("101", old, IDLE.format(5))
    assert PhoneState.IDLE not in board.shown
