# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking calls that ring elsewhere, and seeing who it is first (C16, C17)."""

import pytest
from PyQt6.QtCore import Qt

from atc.domain.calls import CallState
from atc.domain.extensions import PhoneState
from tests.e2e.console import CALLER_HZ, VERDI

pytestmark = pytest.mark.lab

WITHOUT_INVITE = """
name = "plain"
blind_transfer = "refer"
[pickup]
directed = "**{ext}"
group = "*8"
"""


@pytest.fixture
def plain_pbx(tmp_path):
    """A profile of a PBX that cannot call back."""
    path = tmp_path / "plain.toml"
    path.write_text(WITHOUT_INVITE, encoding="utf-8")
    return path


def rings_at(console, ext="103"):
    """Verdi calls a colleague, whose tile says so."""
    caller = console.lab.call_in(ext, *VERDI, tone_hz=CALLER_HZ)
    console.wait_lamp(ext, PhoneState.RINGING)
    return caller


def test_the_tile_says_who_calls_and_a_tap_takes_the_call(console):
    caller = rings_at(console)
    console.wait(
        lambda: "from Verdi Srl" in console.hands.texts("tile-103"), "who calls on the tile"
    )
    console.hands.tap("tile-103")
    console.hands.tap("panel-pickup")
    call = console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    assert console.hands.text(f"call-{call.id}-name") == "Verdi Srl"
    console.wait_lamp("103", PhoneState.IDLE)


@pytest.mark.parametrize("way", ["tap", "key"])
def test_group_pickup_takes_what_rings_in_the_house(console, way):
    caller = rings_at(console)
    if way == "tap":
        console.hands.tap("group-pickup")
    else:
        console.hands.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    call = console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.reads(call.id, "Verdi Srl")


def test_group_pickup_of_nothing_says_so(console):
    console.hands.tap("group-pickup")
    call = console.wait_call(CallState.ENDED)
    console.reads(call.id, "no longer rings")


def asks_who_it_is(console):
    """One card, which shows the caller and whose phone rings."""
    console.hands.tap("tile-103")
    console.hands.tap("panel-invite")
    offer = console.wait(
        lambda: next((c for c in console.calls if c.waiting and c.rung), None), "an offer"
    )
    console.reads(offer.id, "Verdi Srl")
    console.reads(offer.id, "rings at Stefano De Luca")
    assert console.only_call().id == offer.id
    return offer


def test_an_invited_pickup_is_taken(console):
    caller = rings_at(console)
    offer = asks_who_it_is(console)
    console.tap(offer.id, "answer")
    console.wait_call(CallState.ACTIVE)
    console.connected(caller.heard, CALLER_HZ)
    console.wait_lamp("103", PhoneState.IDLE)
    assert len(console.calls) == 1


def test_an_invited_pickup_is_left_where_it_was(console):
    caller = rings_at(console)
    offer = asks_who_it_is(console)
    console.tap(offer.id, "leave")
    console.wait_free()
    assert console.lamp("103") is PhoneState.RINGING
    assert not caller.ended


def test_an_invited_pickup_that_somebody_else_takes_goes_away(console):
    caller = rings_at(console)
    offer = asks_who_it_is(console)
    console.meanwhile(caller.hangup)
    console.wait_state(offer.id, CallState.ENDED)
    console.wait_free()


@pytest.mark.parametrize("verb", ["answer", "leave"])
def test_who_rings_in_the_group_is_asked(console, verb):
    caller = rings_at(console)
    console.hands.tap("group-invite")
    offer = console.wait_call(CallState.RINGING, VERDI[0])
    console.reads(offer.id, "rings at Stefano De Luca")
    console.tap(offer.id, verb)
    if verb == "answer":
        console.wait_state(offer.id, CallState.ACTIVE)
        console.connected(caller.heard, CALLER_HZ)
    else:
        console.wait_free()
        assert console.lamp("103") is PhoneState.RINGING


def test_nothing_rings_in_the_group(console):
    console.hands.tap("group-invite")
    call = console.wait_call(CallState.ENDED)
    console.reads(call.id, "no longer rings")


@pytest.mark.parametrize("asked", ["tile", "group"])
@pytest.mark.parametrize("verb", ["answer", "leave"])
def test_the_console_makes_the_offer_where_the_pbx_cannot(start_console, plain_pbx, asked, verb):
    console = start_console(profile_file=plain_pbx)
    caller = rings_at(console)
    if asked == "tile":
        offer = asks_who_it_is(console)
    else:
        console.hands.tap("group-invite")
        offer = console.wait_call(CallState.OFFERED, VERDI[0])
    console.tap(offer.id, verb)
    if verb == "answer":
        console.wait_call(CallState.ACTIVE)
        console.connected(caller.heard, CALLER_HZ)
        assert len(console.calls) == 1
    else:
        console.wait_free()
        assert console.lamp("103") is PhoneState.RINGING
