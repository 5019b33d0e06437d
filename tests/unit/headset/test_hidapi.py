# SPDX-License-Identifier: GPL-3.0-or-later
"""The hidapi transport, with a stand-in for hidapi's module."""

import queue

import pytest

from atc.adapters.headset import hidapi_transport
from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.hidapi_transport import HidapiTransport
from atc.adapters.headset.transport import (
    HeadsetDeniedError,
    HeadsetFailedError,
    HeadsetGoneError,
)
from atc.domain.headset import HeadsetLink, HeadsetLinkChanged
from tests.fakes.headset_bus import HandTurnedPlug
from tests.fakes.headset_layouts import LAYOUTS
from tests.unit.headset.rig import PATIENCE_S, RINGING

KEYBOARD = bytes.fromhex("05010906a101050719e029e71500250175019508810295017508810195067508c0")
MOUSE = bytes.fromhex("05010902a1010901a10005091901290315002501750195038102950175058101c0c0")


def other(number, name, usage_page, usage):
    """What sits on every desk and is no headset."""
    return {
        "path": b"/dev/hidraw%d" % number,
        "vendor_id": 0x046D,
        "product_id": 0xC31C + number,
        "product_string": name,
        "manufacturer_string": "Logitech",
        "serial_number": "",
        "usage_page": usage_page,
        "usage": usage,
        "interface_number": 0,
    }


class FakeModule:
    """What the transport uses of `hid` and `hidraw`."""

    def __init__(self, layout="jabra"):
        self.vendor, self.descriptor = LAYOUTS[layout]
        self.plugged = True
        self.denied = False
        self.reports = []
        self.written = []
        self.features = []
        self.open = 0
        self.opened = []
        self.usage_page = 0x0B
        self.others = [
            other(0, "Keyboard", 0x01, 0x06),
            other(0, "Keyboard", 0x0C, 0x01),
            other(1, "Mouse", 0x01, 0x02),
        ]

    def enumerate(self):
        one = {
            "path": b"/dev/hidraw3",
            "vendor_id": self.vendor,
            "product_id": 1,
            "product_string": "Engage 75",
            "manufacturer_string": "Jabra",
            "serial_number": "SECRET",
            "usage_page": 0x0B,
            "interface_number": 3,
        }
        one = {**one, "usage_page": self.usage_page}
        twin = {**one, "usage_page": 0x0C}  # each top collection is listed
        return [*self.others, *([one, twin] if self.plugged else [])]

    def device(self):
        return FakeHandle(self)


class FakeHandle:
    def __init__(self, module):
        self.module = module

    def open_path(self, path):
        if not self.module.plugged or self.module.denied:
            raise OSError("open failed")
        self.module.opened.append(path)
        self.module.open += 1

    def error(self):
        return "Permission denied" if self.module.denied else ""

    def get_report_descriptor(self, size=4096):
        return list(self.module.descriptor)[:size]

    def read(self, size, timeout_ms=0):
        assert timeout_ms > 0, "0 is for ever in some versions"
        if not self.module.plugged:
            raise OSError("read error")
        return list(self.module.reports.pop(0))[:size] if self.module.reports else []

    def write(self, data):
        self.module.written.append(bytes(data))
        return len(data) if self.module.plugged else -1

    def send_feature_report(self, data):
        self.module.features.append(bytes(data))
        return len(data)

    def get_input_report(self, number, size):
        return [number, 1, 0][:size] if number == 2 else []

    def close(self):
        self.module.open -= 1


@pytest.fixture(autouse=True)
def _not_this_machine(monkeypatch):
    """Its /sys knows other devices by these names; a test that wants Linux says so."""
    monkeypatch.setattr(hidapi_transport, "_LINUX", False)


@pytest.fixture
def module():
    return FakeModule()


@pytest.fixture
def hidraw(tmp_path, module):
    """What Linux shows of the keyboard, the mouse and the headset with its sound card."""
    for number, descriptor in ((0, KEYBOARD), (1, MOUSE), (3, module.descriptor)):
        usb = tmp_path / "devices" / f"1-{number}"
        device = usb / f"1-{number}:1.3" / f"0003:0000:000{number}"
        device.mkdir(parents=True)
        (device / "report_descriptor").write_bytes(descriptor)
        node = tmp_path / "hidraw" / f"hidraw{number}"
        node.mkdir(parents=True)
        (node / "device").symlink_to(device)
    card = tmp_path / "devices" / "1-3" / "1-3:1.0" / "sound" / "card1"
    card.mkdir(parents=True)
    (card / "id").write_text("E75\n")
    return tmp_path / "hidraw"


@pytest.mark.parametrize("usage_page", [0x0B, 0xFF00, 0])
def test_on_linux_the_descriptor_tells_a_headset_from_a_keyboard(
    monkeypatch, module, hidraw, usage_page
):
    """Whatever hidapi says of its collections."""
    monkeypatch.setattr(hidapi_transport, "_LINUX", True)
    module.usage_page = usage_page
    (info,) = HidapiTransport(module, hidraw=hidraw).find()
    assert info.name == "Jabra Engage 75"
    assert info.descriptor == module.descriptor
    assert info.card == "E75"
    assert module.opened == []


def test_elsewhere_a_collection_for_telephony_tells_it(module, tmp_path):
    (info,) = HidapiTransport(module, hidraw=tmp_path / "none").find()
    assert info.name == "Jabra Engage 75"


def test_a_keyboard_is_neither_opened_nor_told_of(monkeypatch, module, hidraw):
    """Though its file may not be opened, nothing is said of permissions."""
    monkeypatch.setattr(hidapi_transport, "_LINUX", True)
    told = queue.Queue()
    module.plugged = False
    module.denied = True
    driver = HeadsetDriver(HidapiTransport(module, hidraw=hidraw), told.put, HandTurnedPlug())
    driver.start()
    try:
        assert told.get(timeout=PATIENCE_S) == HeadsetLinkChanged(HeadsetLink.ABSENT)
        driver.show(RINGING)
    finally:
        driver.stop()
    assert told.empty()
    assert module.opened == []


def test_one_headset_is_found_once_and_without_its_serial_number(module):
    (info,) = HidapiTransport(module).find()
    assert info.name == "Jabra Engage 75"
    assert "SECRET" not in repr(info)


def test_reports_both_ways(module):
    transport = HidapiTransport(module)
    device = transport.open(transport.find()[0])
    assert device.descriptor == module.descriptor
    assert not device.hears_volume
    assert device.read(0.01) is None
    module.reports.append(b"\x02\x01\x00")
    assert device.read(0.01) == b"\x02\x01\x00"
    device.write(b"\x02\x05\x00")
    device.send_feature(b"\x08\x00")
    assert module.written == [b"\x02\x05\x00"]
    assert module.features == [b"\x08\x00"]
    assert device.get_input(2, 3) == b"\x02\x01\x00"
    assert device.get_input(1, 3) is None
    device.close()
    device.close()
    assert module.open == 0


def test_unplugged(module):
    transport = HidapiTransport(module)
    info = transport.find()[0]
    device = transport.open(info)
    module.plugged = False
    with pytest.raises(HeadsetGoneError):
        device.read(0.01)
    with pytest.raises(HeadsetFailedError):
        device.write(b"\x02\x00\x00")
    with pytest.raises(HeadsetGoneError):
        transport.open(info)


def test_permission_denied(module):
    module.denied = True
    transport = HidapiTransport(module)
    with pytest.raises(HeadsetDeniedError, match="udev rule"):
        transport.check(transport.find()[0])


def test_the_real_library_can_be_asked():
    assert isinstance(HidapiTransport().find(), tuple)
