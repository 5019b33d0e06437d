# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs, one state folder: what one took from the kernel the other leaves alone."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from atc.adapters.headset.ledger import Detached, DetachLedger
from atc.adapters.headset.transport import HeadsetBusyError
from atc.adapters.headset.usb_transport import UsbTransport
from tests.fakes.usb_backend import HID_INTERFACE, UsbBackend, usb_error
from tests.unit.headset.rig import Rig

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux detaches drivers")

ENTRY = Detached("1-1", 0x0B0E, 1, 3)
OTHER = """
import sys
from pathlib import Path
from atc.adapters.headset.ledger import Detached, DetachLedger
DetachLedger(Path(sys.argv[1])).add(Detached("1-1", 0x0B0E, 1, 3))
print("taken", flush=True)
sys.stdin.read()
"""


class HeldBus(UsbBackend):
    """The bus as a process sees it while another one may hold the interface."""

    held = True

    def claim_interface(self, dev_handle, intf):
        if self.held:
            raise usb_error(errno.EBUSY)
        super().claim_interface(dev_handle, intf)

    def release_interface(self, dev_handle, intf):
        if self.held:
            raise usb_error(errno.EINVAL)
        super().release_interface(dev_handle, intf)

    def attach_kernel_driver(self, dev_handle, intf):
        if self.held:
            raise usb_error(errno.EBUSY)
        super().attach_kernel_driver(dev_handle, intf)

    def close_device(self, dev_handle):
        dev_handle.opened -= 1


@pytest.fixture
def ledger(tmp_path):
    return DetachLedger(tmp_path / "headset.json")


@pytest.fixture
def bus():
    bus = HeldBus()
    bus.plug(Rig.headset(None, "jabra")).kernel_driver = False
    return bus


@pytest.fixture
def other(tmp_path):
    """A console in a process of its own that has taken the headset."""
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(tmp_path / "headset.json")],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"taken\n"
    yield process
    process.kill()
    process.communicate()


def transport(bus, ledger, tmp_path):
    return UsbTransport(ledger, backend=bus, sysfs=tmp_path / "sysfs")


def test_what_a_living_console_holds_is_left_alone(tmp_path, bus, ledger, other):
    second = transport(bus, ledger, tmp_path)
    second.recover()
    with pytest.raises(HeadsetBusyError):
        second.open(second.find()[0])
    assert ledger.entries() == (ENTRY,)
    assert ledger.entries()[0].pid == other.pid


def test_after_its_kill_the_next_start_gives_it_back(tmp_path, bus, ledger, other):
    second = transport(bus, ledger, tmp_path)
    second.recover()
    other.kill()
    other.wait()
    bus.held = False
    second.recover()
    assert bus.devices[0].kernel_driver
    assert ledger.entries() == ()


def test_a_headset_that_another_process_opened_meanwhile_does_not_stop_ours(tmp_path, ledger):
    """The doctor looks while this console is in a call; then the call ends."""
    bus = HeldBus()
    bus.held = False
    device = bus.plug(Rig.headset(None, "jabra"))
    ours = transport(bus, ledger, tmp_path)
    handle = ours.open(ours.find()[0])
    doctor = transport(bus, ledger, tmp_path)
    bus.held = True
    doctor.recover()
    with pytest.raises(HeadsetBusyError):
        doctor.open(doctor.find()[0])
    bus.held = False
    assert ledger.entries() == (ENTRY,)
    assert HID_INTERFACE in device.claimed
    handle.close()
    assert device.kernel_driver
    assert ledger.entries() == ()


def test_even_if_the_ledger_is_lost_it_is_given_back(tmp_path, ledger):
    bus = UsbBackend()
    device = bus.plug(Rig.headset(None, "jabra"))
    ours = transport(bus, ledger, tmp_path)
    handle = ours.open(ours.find()[0])
    (tmp_path / "headset.json").unlink()
    handle.close()
    assert device.kernel_driver


def test_what_cannot_be_given_back_now_stays_noted_and_is_tried_again(tmp_path, bus, ledger):
    (tmp_path / "headset.json").write_text(
        '[{"place": "1-1", "vendor": 2830, "product": 1, "interface": 3}]'
    )
    late = transport(bus, ledger, tmp_path)
    late.recover()
    assert ledger.entries() == (ENTRY,)
    bus.held = False
    late.open(late.find()[0]).close()
    assert bus.devices[0].kernel_driver
    assert ledger.entries() == ()


def test_a_number_that_another_process_has_by_now_is_not_the_same_process(tmp_path, bus, ledger):
    (tmp_path / "headset.json").write_text(
        '[{"place": "1-1", "vendor": 2830, "product": 1, "interface": 3,'
        f' "pid": {os.getpid()}, "started": "1"}}]'
    )
    bus.held = False
    transport(bus, ledger, tmp_path).recover()
    assert bus.devices[0].kernel_driver
