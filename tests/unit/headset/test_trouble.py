# SPDX-License-Identifier: GPL-3.0-or-later
"""Headsets that do not work, or not always, and good ones beside them."""

import threading

import pytest

from atc.adapters.headset.driver import LOOK_AGAIN_S, RECHECK_S
from atc.adapters.headset.report_map import Out
from atc.adapters.headset.transport import HeadsetFailedError, HeadsetGoneError
from atc.adapters.headset.trouble import WORKED_S
from atc.domain.headset import HeadsetLink, HeadsetLinkChanged
from tests.fakes.virtual_headset import Ways
from tests.unit.headset.rig import IDLE, MUTED, RINGING, TALKING, Rig


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path)
    yield rig
    rig.stop()
    assert not any(t.name == "headset" for t in threading.enumerate())


def links(rig):
    """What was told of the link so far."""
    rig.quiet_driver()
    while not rig.events.empty():
        rig.seen.append(rig.events.get())
    return [e.link for e in rig.seen if isinstance(e, HeadsetLinkChanged)]


def refusing(error):
    def check(_info):
        raise error

    return check


def test_a_check_that_fails_is_told(rig, monkeypatch):
    monkeypatch.setattr(rig.driver._transport, "check", refusing(HeadsetFailedError("no luck")))
    rig.plug(rig.headset())
    rig.start()
    assert rig.link(HeadsetLink.FAILED).detail == "no luck"


def test_what_is_gone_when_it_is_checked_is_absent(rig, monkeypatch):
    monkeypatch.setattr(rig.driver._transport, "check", refusing(HeadsetGoneError("gone")))
    rig.plug(rig.headset())
    rig.start()
    assert rig.link(HeadsetLink.ABSENT).available == ()


def test_what_the_usb_library_did_not_yet_know_at_the_start_is_found(rig):
    rig.start()
    rig.link(HeadsetLink.ABSENT)
    rig.backend.plug(rig.headset())  # nobody tells of it any more
    rig.ahead_s += LOOK_AGAIN_S[-1]
    rig.quiet_driver()
    rig.link(HeadsetLink.READY)


def test_a_headset_that_opens_and_fails_is_told_once_and_tried_less_and_less_often(
    rig, monkeypatch
):
    device = rig.plug(rig.headset())
    device.failing = True
    opened, transport = threading.Semaphore(0), rig.driver._transport
    really = transport.open
    monkeypatch.setattr(transport, "open", lambda info: (opened.release(), really(info))[1])
    rig.start()
    rig.driver.show(TALKING)
    rig.link(HeadsetLink.FAILED)
    assert opened.acquire(timeout=5)
    for pause in (1.0, 2.0, 5.0, 5.0):
        rig.ahead_s += pause
        rig.quiet_driver()
        assert opened.acquire(timeout=5)
    assert links(rig)[-1] is HeadsetLink.FAILED
    assert links(rig).count(HeadsetLink.FAILED) == 1
    assert links(rig).count(HeadsetLink.IN_USE) == 1
    assert not opened.acquire(blocking=False), "it would turn round and round"
    device.failing = False
    rig.ahead_s += 5.0
    rig.quiet_driver()
    assert opened.acquire(timeout=5)
    assert links(rig)[-1] is HeadsetLink.FAILED
    rig.ahead_s += WORKED_S
    rig.link(HeadsetLink.IN_USE)


def test_one_lamp_that_is_refused_does_not_end_the_rest(rig):
    device = rig.headset("poly", Ways(interrupt_out=False))
    device.refuses = {34}  # its speaker lamp
    rig.plug(device)
    rig.start()
    rig.driver.show(TALKING)
    rig.link(HeadsetLink.IN_USE)
    rig.wait(lambda: device.model.lamp(Out.OFF_HOOK))
    rig.driver.show(MUTED)
    rig.wait(lambda: device.model.lamp(Out.MUTE))
    assert HeadsetLink.FAILED not in links(rig)


def test_a_refused_feature_is_no_reason_to_give_up(rig):
    device = rig.headset("jabra")
    device.refuses = {8}
    rig.plug(device)
    rig.start()
    rig.driver.show(RINGING)
    rig.wait(lambda: device.model.lamp(Out.RING))
    assert HeadsetLink.FAILED not in links(rig)


def test_a_headset_that_refuses_every_report_has_failed(rig):
    device = rig.headset("jabra", Ways(interrupt_out=False))
    device.refuses = {2}
    rig.plug(device)
    rig.start()
    for state in (RINGING, TALKING, MUTED):
        rig.driver.show(state)
        rig.quiet_driver()
    rig.link(HeadsetLink.FAILED)


@pytest.mark.parametrize("wrong", ["denied", "busy", "no report descriptor"])
def test_a_good_headset_beside_one_that_does_not_work_is_used(rig, wrong):
    bad, good = rig.headset("poly", port=1), rig.headset("jabra", port=2)
    if wrong == "no report descriptor":
        bad.model.descriptor = b"\xc0\xc0"
    else:
        setattr(bad, wrong, True)
    rig.plug(bad)
    rig.plug(good)
    rig.start()
    rig.driver.show(RINGING)
    assert rig.link(HeadsetLink.IN_USE).headset.vendor == good.model.vendor
    rig.wait(lambda: good.model.lamp(Out.RING))
    assert bad.kernel_driver


def test_a_chosen_headset_that_does_not_work_is_told_and_no_other_is_taken(rig):
    bad, good = rig.headset("poly", port=1), rig.headset("jabra", port=2)
    bad.busy = True
    rig.plug(bad)
    rig.plug(good)
    rig.driver.choose("047f:0001")
    rig.start()
    rig.driver.show(RINGING)
    assert rig.link(HeadsetLink.BUSY).headset.vendor == bad.model.vendor
    rig.quiet_driver()
    assert good.kernel_driver


def test_what_is_no_headset_is_not_told_of_as_failing(rig):
    device = rig.headset()
    device.model.descriptor = b"\xc0\xc0"
    rig.plug(device)
    rig.start()
    rig.driver.show(RINGING)
    rig.link(HeadsetLink.ABSENT)
    assert HeadsetLink.FAILED not in links(rig)
    assert device.kernel_driver


def test_held_by_another_program_is_forgotten_when_no_call_needs_it(rig):
    device = rig.headset()
    device.busy = True
    rig.plug(device)
    rig.start()
    rig.driver.show(RINGING)
    rig.link(HeadsetLink.BUSY)
    rig.driver.show(IDLE)
    rig.link(HeadsetLink.READY)


def test_a_permission_that_comes_is_noticed_without_a_call(rig):
    device = rig.headset()
    device.denied = True
    rig.plug(device)
    rig.start()
    rig.link(HeadsetLink.DENIED)
    device.denied = False
    rig.ahead_s += RECHECK_S
    rig.quiet_driver()
    rig.link(HeadsetLink.READY)


def test_of_states_that_wait_only_the_newest_is_written(rig):
    device = rig.plug(rig.headset())
    rig.start()
    rig.driver.show(RINGING)
    rig.wait(lambda: device.model.lamp(Out.RING))
    rig.quiet_driver()
    before = len(device.model.written)
    go = threading.Event()
    rig.driver._actions.put(go.wait)
    for _ in range(50):
        rig.driver.show(MUTED)
        rig.driver.show(TALKING)
    rig.driver.show(MUTED)
    go.set()
    rig.wait(lambda: device.model.lamp(Out.MUTE))
    assert len(device.model.written) == before + 1
