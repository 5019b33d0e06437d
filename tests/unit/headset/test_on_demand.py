# SPDX-License-Identifier: GPL-3.0-or-later
"""The USB library is loaded for a headset and for nothing else."""

import subprocess
import sys

import pytest

from atc.adapters.headset.on_demand import OnDemandTransport, headset_like
from tests.unit.headset.rig import Rig


def interface(sysfs, name, kind):
    folder = sysfs / name
    folder.mkdir(parents=True)
    (folder / "bInterfaceClass").write_text(f"{kind}\n")


@pytest.mark.parametrize(
    ("interfaces", "like"),
    [
        ((), False),
        ((("1-1:1.0", "03"), ("1-2:1.0", "01")), False),
        ((("1-1:1.0", "01"), ("1-1:1.1", "01"), ("1-1:1.3", "03")), True),
    ],
)
def test_sound_and_keys_in_one_device_may_be_a_headset(tmp_path, interfaces, like):
    for name, kind in interfaces:
        interface(tmp_path, name, kind)
    assert headset_like(tmp_path) is like
    assert not headset_like(tmp_path / "no such folder")


def test_nothing_is_made_until_something_is_plugged(tmp_path):
    rig = Rig(tmp_path)
    rig.backend.plug(rig.headset("jabra"))
    made = []

    def make():
        made.append(rig.driver._transport)
        return rig.driver._transport

    transport = OnDemandTransport(make, tmp_path / "ledger.json", sysfs=tmp_path / "usb")
    transport.recover()
    assert transport.find() == ()
    assert made == []
    interface(tmp_path / "usb", "1-1:1.0", "01")
    interface(tmp_path / "usb", "1-1:1.3", "03")
    (info,) = transport.find()
    transport.check(info)
    transport.open(info).close()
    assert len(made) == 1


def test_what_a_killed_run_left_is_given_back_at_once(tmp_path):
    made = []

    class Left:
        def recover(self):
            made.append("recovered")

    (tmp_path / "ledger.json").write_text("[]")
    OnDemandTransport(Left, tmp_path / "ledger.json", sysfs=tmp_path).recover()
    assert made == ["recovered"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing lists what is plugged")
def test_a_machine_without_a_headset_never_loads_libusb(tmp_path):
    """In a process of its own; it is skipped where a headset is plugged."""
    code = (
        "import sys; from pathlib import Path; from atc.adapters.headset.build import "
        f"build_transport; t = build_transport('auto', Path({str(tmp_path)!r})); t.recover(); "
        "print(len(t.find()), 'usb' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, loaded = told.stdout.split()
    if int(count):
        pytest.skip("a headset is plugged here")
    assert loaded == "False"
