# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver on pyusb, with virtual devices at pyusb's own backend seam."""

import json
import threading

import pytest
import usb.core

from atc.adapters.headset.core import BASELINE_S
from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.hotplug import PollingHotPlug
from atc.adapters.headset.ledger import Detached, DetachLedger
from atc.adapters.headset.report_map import In, Out
from atc.adapters.headset.transport import RULES_FILE
from atc.adapters.headset.usb_transport import UsbTransport
from atc.domain.headset import (
    HeadsetLink,
    HeadsetMuteAsked,
    HeadsetPressed,
    Press,
)
from tests.fakes.headset_layouts import LAYOUTS
from tests.fakes.virtual_headset import Ways
from tests.unit.headset.rig import HELD, IDLE, MUTED, RINGING, TALKING, Rig

EVERY = pytest.mark.parametrize("layout", sorted(LAYOUTS))


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path)
    yield rig
    rig.stop()
    assert not any(t.name == "headset" for t in threading.enumerate())
    for device in rig.backend.devices:
        assert device.audio_untouched
        assert device.opened == 0


@EVERY
def test_answer_talk_mute_and_hang_up_by_the_headset(rig, layout):
    device = rig.plug(rig.headset(layout))
    rig.start()
    rig.link(HeadsetLink.READY)
    rig.driver.show(RINGING)
    rig.wait(lambda: device.model.lamp(Out.RING))
    rig.hand(device.model.press_hook)
    rig.until(lambda e: e == HeadsetPressed(Press.ANSWER))
    rig.driver.show(TALKING)
    rig.wait(lambda: device.model.lamp(Out.OFF_HOOK) and not device.model.lamp(Out.RING))
    rig.hand(device.model.press_mute)
    rig.until(lambda e: e == HeadsetMuteAsked(True))
    rig.driver.show(MUTED)
    rig.wait(lambda: device.model.lamp(Out.MUTE) and device.model.muted)
    rig.hand(device.model.press_hook)
    rig.until(lambda e: e == HeadsetPressed(Press.HANG_UP))
    rig.driver.show(IDLE)
    rig.wait(lambda: not any(device.model.lamps.values()))
    assert rig.backend.read_threads == {"headset"}


def test_only_the_hid_interface_is_taken_and_given_back_when_idle(rig):
    device = rig.plug(rig.headset())
    rig.start()
    rig.link(HeadsetLink.READY)
    assert device.kernel_driver
    rig.driver.show(RINGING)
    rig.link(HeadsetLink.IN_USE)
    assert not device.kernel_driver
    assert rig.ledger.entries() == (Detached("1-1", 0x0B0E, 1, 3),)
    rig.driver.show(IDLE)
    rig.link(HeadsetLink.READY)
    assert device.kernel_driver
    assert rig.ledger.entries() == ()


def test_standard_hid_is_selected_on_jabra(rig):
    device = rig.plug(rig.headset("jabra"))
    rig.start()
    rig.driver.show(RINGING)
    rig.wait(lambda: device.model.lamp(Out.RING))
    assert device.model.features == [b"\x08\x00"]


def test_lamps_by_set_report_where_there_is_no_endpoint_out(rig):
    ways = Ways(interrupt_out=False, double_keys=True, echoes=(0.002, 0.03))
    device = rig.plug(rig.headset("poly", ways))
    rig.start()
    rig.driver.show(RINGING)
    rig.wait(lambda: device.model.lamp(Out.RING))
    rig.driver.show(TALKING)
    rig.wait(lambda: device.model.lamp(Out.OFF_HOOK))
    rig.hand(device.model.press_mute)
    rig.until(lambda e: e == HeadsetMuteAsked(True))
    rig.driver.show(MUTED)
    rig.wait(lambda: device.model.lamp(Out.MUTE))
    assert rig.events.empty(), "a key that is sent twice is one press"


def test_a_headset_that_does_not_answer_get_report(rig):
    device = rig.plug(rig.headset("jabra", Ways(answers_get_report=False)))
    rig.start()
    rig.driver.show(RINGING)
    rig.wait(lambda: device.model.lamp(Out.RING))
    rig.ahead_s += BASELINE_S
    rig.hand(device.model.press_hook)
    rig.until(lambda e: e == HeadsetPressed(Press.ANSWER))


def test_descriptor_comes_from_the_system_when_it_has_it(rig):
    folder = rig.sysfs / "1-1:1.3" / "0003:0B0E:0001.0001"
    folder.mkdir(parents=True)
    (folder / "report_descriptor").write_bytes(LAYOUTS["jabra"][1])
    (rig.sysfs / "1-1").mkdir()
    (rig.sysfs / "1-1" / "product").write_text("Engage 75\n")
    (rig.sysfs / "1-1" / "manufacturer").write_text("Jabra\n")
    card = rig.sysfs / "1-1:1.0" / "sound" / "card2"
    card.mkdir(parents=True)
    (card / "id").write_text("J75\n")
    device = rig.plug(rig.headset())
    rig.start()
    headset = rig.link(HeadsetLink.READY).headset
    assert headset.name == "Jabra Engage 75"
    assert headset.card == "J75"
    rig.driver.show(RINGING)
    rig.wait(lambda: device.model.lamp(Out.RING))
    assert device.descriptor_reads == 0


def test_a_device_without_a_hook_switch_is_never_taken(rig):
    folder = rig.sysfs / "1-1:1.3" / "x"
    folder.mkdir(parents=True)
    (folder / "report_descriptor").write_bytes(bytes.fromhex("050c0901a101c0"))
    device = rig.plug(rig.headset())
    rig.start()
    rig.link(HeadsetLink.ABSENT)
    rig.driver.show(RINGING)
    rig.driver.show(IDLE)
    rig.stop()
    assert device.kernel_driver


def test_permission_denied_names_the_rule(rig):
    device = rig.headset()
    device.denied = True
    rig.plug(device)
    rig.start()
    assert RULES_FILE in rig.link(HeadsetLink.DENIED).detail
    device.denied = False
    rig.driver.show(RINGING)
    rig.link(HeadsetLink.IN_USE)


def test_held_by_another_program_is_said_and_tried_again(rig):
    device = rig.headset()
    device.busy = True
    rig.plug(device)
    rig.start()
    rig.driver.show(RINGING)
    rig.link(HeadsetLink.BUSY)
    assert device.kernel_driver, "given back while somebody else holds it"
    device.busy = False
    rig.link(HeadsetLink.IN_USE)
    rig.wait(lambda: device.model.lamp(Out.RING))


def test_no_retries_when_no_call_needs_the_headset(rig):
    device = rig.headset()
    device.busy = True
    rig.plug(device)
    rig.start()
    rig.driver.show(RINGING)
    rig.link(HeadsetLink.BUSY)
    assert rig.driver._wait_s() is not None
    rig.driver.show(IDLE)
    rig.link(HeadsetLink.READY)
    rig.ahead_s += 100
    rig.quiet_driver()
    assert rig.driver._wait_s() is None, "it would turn round and round"


@pytest.mark.parametrize("state", [IDLE, RINGING, TALKING, MUTED, HELD], ids=str)
@pytest.mark.parametrize("told", [True, False], ids=["plug event", "read error"])
def test_unplug_in_every_state_and_plug_again(rig, state, told):
    device = rig.plug(rig.headset())
    rig.start()
    rig.link(HeadsetLink.READY)
    if not state.idle:
        rig.driver.show(state)
        rig.link(HeadsetLink.IN_USE)
        lit = {s for s, on in device.model.lamps.items() if on}
    rig.unplug(device, told=told or state.idle)
    rig.link(HeadsetLink.ABSENT)
    again = rig.plug(rig.headset())
    rig.link(HeadsetLink.READY)
    if not state.idle:
        rig.link(HeadsetLink.IN_USE)
        rig.wait(lambda: {s for s, on in again.model.lamps.items() if on} == lit)


def test_a_failing_transfer_is_not_the_end(rig):
    device = rig.plug(rig.headset())
    rig.start()
    rig.driver.show(TALKING)
    rig.link(HeadsetLink.IN_USE)
    device.failing = True
    rig.link(HeadsetLink.FAILED)
    device.failing = False
    rig.link(HeadsetLink.IN_USE)
    assert device.audio_untouched


def test_several_headsets_one_in_use(rig):
    first, second = rig.headset("jabra", port=2), rig.headset("poly", port=1)
    rig.plug(first)
    rig.plug(second)
    rig.start()
    event = rig.link(HeadsetLink.READY)
    assert [h.vendor for h in event.available] == [0x047F, 0x0B0E]
    rig.driver.choose(event.available[1].key)
    rig.driver.show(RINGING)
    rig.wait(lambda: first.model.lamp(Out.RING))
    assert second.kernel_driver
    rig.driver.choose(event.available[0].key)
    rig.wait(lambda: second.model.lamp(Out.RING))
    assert first.kernel_driver
    assert not any(first.model.lamps.values())


def test_kept_while_its_buttons_are_tested(rig):
    device = rig.plug(rig.headset())
    rig.start()
    rig.driver.keep(held=True)
    rig.link(HeadsetLink.IN_USE)
    rig.hand(lambda: device.model.press(In.VOLUME_UP))
    rig.until(lambda e: e == HeadsetPressed(Press.VOLUME_UP))
    rig.driver.keep(held=False)
    rig.link(HeadsetLink.READY)


def test_stopping_in_a_call_darkens_and_gives_back(rig):
    device = rig.plug(rig.headset())
    rig.start()
    rig.driver.show(MUTED)
    rig.wait(lambda: device.model.lamp(Out.MUTE))
    rig.stop()
    assert device.kernel_driver
    assert not any(device.model.lamps.values())
    assert rig.ledger.entries() == ()


def test_after_kill_the_next_start_gives_the_interface_back(rig, tmp_path):
    device = rig.plug(rig.headset())
    killed = UsbTransport(rig.ledger, backend=rig.backend, sysfs=rig.sysfs)
    handle = killed.open(killed.find()[0])
    assert not device.kernel_driver
    device.claimed.clear()  # what the kernel does when a process dies
    device.opened = 0
    handle._device._ctx.handle = None
    handle._device._ctx._claimed_intf.clear()
    gone = Detached("1-9", 0x1234, 5, 3)
    rig.ledger.add(gone)
    noted = json.loads((tmp_path / "headset.json").read_text())
    ended = [{**each, "started": "a process that has ended"} for each in noted]
    (tmp_path / "headset.json").write_text(json.dumps(ended))
    assert len(DetachLedger(tmp_path / "headset.json").entries()) == 2
    rig.start()
    rig.link(HeadsetLink.READY)
    assert device.kernel_driver
    assert rig.ledger.entries() == ()


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"x": 1}]'])
def test_a_broken_ledger_is_no_reason_to_stop(tmp_path, text):
    path = tmp_path / "headset.json"
    path.write_text(text)
    assert DetachLedger(path).entries() == ()


def test_polling_notices_a_plug(tmp_path):
    rig = Rig(tmp_path)
    rig.driver = HeadsetDriver(
        UsbTransport(rig.ledger, backend=rig.backend, sysfs=rig.sysfs),
        rig.events.put,
        PollingHotPlug(0.01),
    )
    try:
        rig.start()
        rig.link(HeadsetLink.ABSENT)
        device = rig.headset()
        rig.backend.plug(device)
        rig.link(HeadsetLink.READY)
        rig.backend.unplug(device)
        rig.link(HeadsetLink.ABSENT)
    finally:
        rig.stop()


def test_without_libusb_it_says_what_to_install(tmp_path, monkeypatch):
    def no_backend(**_):
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr("atc.adapters.headset.usb_transport.usb.core.find", no_backend)
    rig = Rig(tmp_path).start()
    try:
        assert "libusb-1.0-0" in rig.link(HeadsetLink.FAILED).detail
    finally:
        rig.stop()


def test_a_plug_that_the_usb_library_hears_of_too_late_is_found_a_moment_later(rig):
    """It has a way of its own to hear of plugs; udev may tell us first."""
    rig.start()
    rig.link(HeadsetLink.ABSENT)
    rig.plug_events.changed()
    rig.quiet_driver()
    rig.backend.plug(rig.headset("jabra"))
    rig.link(HeadsetLink.READY)
