# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding sound devices by name and by the system's name of their card."""

from types import SimpleNamespace

import pytest

devices = pytest.importorskip("atc.adapters.pjsip.devices")

ALSA = (
    ("default", 1, 1),
    ("sysdefault:CARD=PCH", 2, 2),
    ("hw:CARD=Headset,DEV=0", 1, 2),
    ("plughw:CARD=Headset,DEV=0", 1, 2),
    ("front:CARD=Headset,DEV=0", 0, 2),
    ("hw:CARD=Headset2,DEV=0", 1, 2),
    ("iec958:CARD=Speakers,DEV=0", 0, 2),
)


class Manager:
    def enumDev2(self):  # noqa: N802 - pjsua2's name
        return [SimpleNamespace(name=n, inputCount=i, outputCount=o) for n, i, o in ALSA]


@pytest.mark.parametrize(
    ("device", "capture", "found"),
    [
        ("card:PCH", True, 1),
        ("card:Headset", True, 3),
        ("card:Headset", False, 3),
        ("card:Headset2", False, 5),
        ("card:Speakers", False, 6),
        ("hw:CARD=Headset,DEV=0", True, 2),
        ("headset2", True, 5),
    ],
)
def test_the_way_that_converts_rates_is_taken_and_no_other_card(device, capture, found):
    assert devices.find(Manager(), device, capture=capture) == found


@pytest.mark.parametrize(("device", "capture"), [("card:Speakers", True), ("card:Head", False)])
def test_a_card_that_is_not_there_is_told(device, capture):
    with pytest.raises(devices.NoDeviceError):
        devices.find(Manager(), device, capture=capture)
