# SPDX-License-Identifier: GPL-3.0-or-later
"""Noticing plugs: by udev's messages, and by looking where there is no udev."""

import sys
import threading
from types import SimpleNamespace

import pytest

from atc.adapters.headset import hotplug


class FakePyudev:
    """What the driver uses of pyudev."""

    def __init__(self):
        self.filtered = []
        self.running = False
        outer = self

        class Monitor:
            @staticmethod
            def from_netlink(_context):
                return SimpleNamespace(filter_by=outer.filter_by)

        class MonitorObserver:
            def __init__(self, _monitor, *, callback, name, daemon):
                assert daemon
                assert name == "headset-plug"
                outer.callback = callback

            def start(self):
                outer.running = True

            def stop(self):
                outer.running = False

        self.Context = object
        self.Monitor = Monitor
        self.MonitorObserver = MonitorObserver

    def filter_by(self, **what):
        self.filtered.append(what)


@pytest.fixture
def pyudev(monkeypatch):
    fake = FakePyudev()
    monkeypatch.setitem(sys.modules, "pyudev", fake)
    return fake


def test_udev_tells_of_plugs_and_not_of_drivers_that_come_and_go(pyudev):
    told = []
    plug = hotplug.UdevHotPlug()
    plug.start(lambda: told.append(1))
    assert pyudev.filtered == [
        {"subsystem": "usb", "device_type": "usb_device"},
        {"subsystem": "sound"},
    ]
    for action in ("add", "bind", "unbind", "change", "remove"):
        pyudev.callback(SimpleNamespace(subsystem="usb", sys_name="1-2", action=action))
    assert len(told) == 2
    plug.stop()
    plug.stop()
    assert not pyudev.running


def test_udev_tells_of_a_sound_card_that_comes_after_its_headset(pyudev):
    told = []
    plug = hotplug.UdevHotPlug()
    plug.start(lambda: told.append(1))
    for name in ("pcmC1D0p", "controlC1", "card1"):
        pyudev.callback(SimpleNamespace(subsystem="sound", sys_name=name, action="change"))
    assert len(told) == 1


def test_udev_is_used_where_it_runs(pyudev, monkeypatch, tmp_path):
    assert pyudev is not None
    control = tmp_path / "control"
    monkeypatch.setattr(hotplug, "_UDEV_RUNS", control)
    assert isinstance(hotplug.best_hot_plug(), hotplug.PollingHotPlug)
    control.touch()
    assert isinstance(hotplug.best_hot_plug(), hotplug.UdevHotPlug)


def test_without_libudev_it_looks_now_and_then(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyudev", None)
    monkeypatch.setattr(hotplug, "_UDEV_RUNS", tmp_path)
    assert isinstance(hotplug.best_hot_plug(), hotplug.PollingHotPlug)


def test_polling_ends_at_once():
    looked = threading.Event()
    plug = hotplug.PollingHotPlug(0.001, folders=())
    plug.start(looked.set)
    assert looked.wait(5)
    plug.stop()
    assert all(t.name != "headset-plug" for t in threading.enumerate())


def test_polling_looks_for_headsets_only_when_something_was_plugged(tmp_path):
    (tmp_path / "1-1").mkdir()
    turns = threading.Semaphore(0)
    looked = threading.Event()

    class Folder(type(tmp_path)):
        def iterdir(self):
            turns.release()
            return super().iterdir()

    plug = hotplug.PollingHotPlug(0.001, folders=(Folder(tmp_path),))
    plug.start(looked.set)
    for _ in range(5):
        assert turns.acquire(timeout=5)
    assert not looked.is_set()
    (tmp_path / "1-2").mkdir()
    assert looked.wait(5)
    plug.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="udev is Linux's")
def test_the_real_pyudev_can_be_started_and_stopped():
    try:
        plug = hotplug.UdevHotPlug()
    except (ImportError, OSError) as error:
        pytest.skip(f"no libudev or no netlink here: {error}")
    plug.start(lambda: None)
    plug.stop()
    assert all(t.name != "headset-plug" for t in threading.enumerate())
