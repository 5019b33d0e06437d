# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver that is made when the window is up: nothing that was wished before is lost."""

import threading

from atc.adapters.headset.late import LateHeadset
from tests.unit.headset.rig import RINGING, TALKING


class Driver:
    def __init__(self):
        self.did = []
        self.started = threading.Event()

    def show(self, state):
        self.did.append(("show", state))

    def choose(self, key):
        self.did.append(("choose", key))

    def keep(self, held):
        self.did.append(("keep", held))

    def start(self):
        self.did.append(("start",))
        self.started.set()

    def stop(self):
        self.did.append(("stop",))


def test_what_was_wished_before_is_passed_on_and_the_rest_follows():
    driver = Driver()
    late = LateHeadset(lambda: driver)
    late.show(RINGING)
    late.choose("one")
    late.keep(True)
    assert driver.did == []
    late.start()
    assert driver.started.wait(5)
    late.show(TALKING)
    late.stop()
    assert driver.did == [
        ("choose", "one"),
        ("keep", True),
        ("show", RINGING),
        ("start",),
        ("show", TALKING),
        ("stop",),
    ]


def test_a_console_that_wants_no_headset_makes_no_driver():
    made = []
    late = LateHeadset(lambda: made.append(1))
    late.show(RINGING)
    late.stop()
    assert made == []


def test_a_console_that_ends_while_the_driver_is_made_starts_none():
    driver, may = Driver(), threading.Event()

    def build():
        assert may.wait(5)
        return driver

    late = LateHeadset(build)
    late.start()
    stopping = threading.Thread(target=late.stop)
    stopping.start()
    while not late._stopped:
        pass
    may.set()
    stopping.join(5)
    assert driver.did == []


def test_a_driver_that_cannot_be_made_leaves_the_console_alone(caplog):
    def build():
        raise OSError("no libusb")

    late = LateHeadset(build)
    late.start()
    late.stop()
    late.show(TALKING)
    assert "no libusb" in caplog.text
