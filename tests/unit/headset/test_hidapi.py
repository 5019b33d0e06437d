# SPDX-License-Identifier: GPL-3.0-or-later
"""The hidapi transport, with a stand-in for hidapi's module."""

import pytest

from atc.adapters.headset.hidapi_transport import HidapiTransport
from atc.adapters.headset.transport import (
    HeadsetDeniedError,
    HeadsetFailedError,
    HeadsetGoneError,
)
from tests.fakes.headset_layouts import LAYOUTS


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
        twin = {**one, "usage_page": 0x0C}  # each top collection is listed
        return [one, twin] if self.plugged else []

    def device(self):
        return FakeHandle(self)


class FakeHandle:
    def __init__(self, module):
        self.module = module

    def open_path(self, path):
        if not self.module.plugged or self.module.denied:
            raise OSError("open failed")
        assert path == b"/dev/hidraw3"
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


@pytest.fixture
def module():
    return FakeModule()


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
