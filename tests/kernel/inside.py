# SPDX-License-Identifier: GPL-3.0-or-later
"""What is checked inside the guest: python -m tests.kernel.inside FOLDER

Prints `PASS name` or `FAIL name: why` for each check and `DONE` at the end. Run as root of a
throw-away system only: it plugs, unplugs and kills.
"""

import os
import queue
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.hotplug import UdevHotPlug
from atc.adapters.headset.ledger import DetachLedger
from atc.adapters.headset.on_demand import headset_like
from atc.adapters.headset.report_map import Out
from atc.adapters.headset.transport import RULES_FILE, HeadsetDeniedError
from atc.adapters.headset.usb_transport import UsbTransport
from atc.domain.headset import (
    HeadsetEvent,
    HeadsetLink,
    HeadsetLinkChanged,
    HeadsetPressed,
    HeadsetState,
    Press,
)
from tests.fakes.headset_bus import MAKES
from tests.fakes.headset_layouts import LAYOUTS
from tests.fakes.virtual_headset import VirtualHeadset
from tests.kernel.usbip import AUDIO_INTERFACE, HID_INTERFACE, UsbIpHeadset

PATIENCE_S = 15.0
NOBODY = 65534
SYSFS = Path("/sys/bus/usb/devices")
RINGING, TALKING = HeadsetState(ringing=True), HeadsetState(off_hook=True)
HOLDER = "holder"


class Guest:
    """One headset on a real bus, one driver."""

    def __init__(self, folder: Path, make: str) -> None:
        self.folder = folder
        vendor, descriptor = LAYOUTS[make]
        model = VirtualHeadset(descriptor, vendor, time.monotonic, MAKES[make])
        self.headset = UsbIpHeadset(model)
        self.events: queue.Queue[HeadsetEvent] = queue.Queue()
        self.ahead_s = 0.0

    @property
    def model(self) -> VirtualHeadset:
        return self.headset.model

    @property
    def place(self) -> str:
        """The device's name in sysfs."""
        found = [p.parent.name for p in SYSFS.glob("*/idProduct") if p.read_text() == "7e57\n"]
        return found[0] if found else ""

    def driver_of(self, interface: int) -> str:
        link = SYSFS / f"{self.place}:1.{interface}" / "driver"
        return link.resolve().name if link.exists() else ""

    def transport(self) -> UsbTransport:
        return UsbTransport(DetachLedger(self.folder / "ledger.json"))

    def driver(self) -> HeadsetDriver:
        clock = lambda: time.monotonic() + self.ahead_s  # noqa: E731
        return HeadsetDriver(
            self.transport(), self.events.put, UdevHotPlug(), release_s=0.2, monotonic=clock
        )

    def wait(self, condition: Callable[[], object], why: str) -> None:
        end = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < end, why
            time.sleep(0.01)  # a file of the kernel's: nothing tells when it changes

    def link(self, link: HeadsetLink) -> HeadsetLinkChanged:
        return self.event(lambda e: isinstance(e, HeadsetLinkChanged) and e.link is link)

    def event(self, wanted: Callable[[HeadsetEvent], bool]):
        seen = []
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                seen.append(self.events.get(timeout=0.1))
            except queue.Empty:
                continue
            if wanted(seen[-1]):
                return seen[-1]
        raise AssertionError(f"it never came; there came {seen}")


def hot_plug(guest: Guest) -> None:
    """A running driver is told of the plug by udev."""
    assert not headset_like(SYSFS)
    guest.headset.plug()
    told = guest.link(HeadsetLink.READY)
    assert told.headset is not None
    assert told.headset.name == "ATC tests Virtual Headset"
    guest.wait(lambda: guest.driver_of(HID_INTERFACE) == "usbhid", "usbhid takes it")
    assert headset_like(SYSFS)


def kernel_s_descriptor(guest: Guest) -> None:
    """The report descriptor is read without opening the device."""
    descriptor = guest.model.descriptor
    guest.wait(lambda: guest.transport().find()[0].descriptor == descriptor, "in sysfs")


def udev_access(guest: Guest) -> None:
    """The rule of deploy/udev tags the device for whoever sits at the machine."""
    settle = [os.environ["UDEVADM"], "settle", "--timeout=10"]
    subprocess.run(settle, check=True)
    ask = [os.environ["UDEVADM"], "info", "--query=property", f"--path={SYSFS / guest.place}"]
    told = subprocess.run(ask, check=True, capture_output=True, text=True).stdout
    tags = [line for line in told.splitlines() if line.startswith("TAGS=")]
    assert tags, told
    assert ":uaccess:" in tags[0], told


def permission_denied(guest: Guest) -> None:
    """Somebody who may not open it is told which rule to install."""
    (info,) = guest.transport().find()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            guest.transport().check(info)
        except HeadsetDeniedError as error:
            os.write(writer, str(error).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    said = os.read(reader, 4096).decode()
    os.close(reader)
    assert RULES_FILE in said, said


def detach_and_answer(guest: Guest, driver: HeadsetDriver) -> None:
    """A call takes the HID interface and nothing else; a press comes through."""
    before = guest.driver_of(AUDIO_INTERFACE)
    driver.show(RINGING)
    guest.link(HeadsetLink.IN_USE)
    guest.wait(lambda: guest.model.lamp(Out.RING), "the ring lamp")
    assert guest.driver_of(HID_INTERFACE) != "usbhid"
    assert guest.driver_of(AUDIO_INTERFACE) == before
    guest.ahead_s += 5
    guest.headset.act(guest.model.press_hook)
    guest.event(lambda e: e == HeadsetPressed(Press.ANSWER))
    driver.show(TALKING)
    guest.wait(lambda: guest.model.lamp(Out.OFF_HOOK), "the off-hook lamp")


def unplugged_and_back(guest: Guest, driver: HeadsetDriver) -> None:
    """In mid-call; what it shows is restored."""
    driver.show(HeadsetState(off_hook=True, muted=True))
    guest.wait(lambda: guest.model.lamps[guest.model.mute_lamp], "the mute lamp")
    guest.headset.unplug()
    guest.link(HeadsetLink.ABSENT)
    guest.wait(lambda: not guest.place, "gone")
    old = guest.model
    guest.headset.model = VirtualHeadset(old.descriptor, old.vendor, old.now, old.ways)
    guest.headset.configured = 0
    guest.headset.plug()
    guest.link(HeadsetLink.IN_USE)
    guest.wait(lambda: guest.model.lamp(Out.OFF_HOOK), "off-hook again")
    guest.wait(lambda: guest.model.lamps[guest.model.mute_lamp], "mute again")


def given_back(guest: Guest, driver: HeadsetDriver) -> None:
    """Idle, the kernel has it again."""
    driver.show(HeadsetState())
    guest.link(HeadsetLink.READY)
    guest.wait(lambda: guest.driver_of(HID_INTERFACE) == "usbhid", "usbhid has it again")
    assert not (guest.folder / "ledger.json").exists()


def given_back_at_the_end(guest: Guest, driver: HeadsetDriver) -> None:
    """A console that ends in mid-call gives it back."""
    driver.show(TALKING)
    guest.link(HeadsetLink.IN_USE)
    driver.stop()
    assert guest.driver_of(HID_INTERFACE) == "usbhid"


def given_back_after_a_kill(guest: Guest) -> None:
    """What a killed console left detached is attached by the next start."""
    command = [sys.executable, "-m", "tests.kernel.inside", str(guest.folder), HOLDER]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert guest.driver_of(HID_INTERFACE) != "usbhid"
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert guest.driver_of(HID_INTERFACE) != "usbhid"
    guest.transport().recover()
    guest.wait(lambda: guest.driver_of(HID_INTERFACE) == "usbhid", "usbhid has it again")


def never_configured_by_us(guest: Guest) -> None:
    """The host set the configuration once, when it was plugged."""
    assert guest.headset.configured == 1


def check(name: str, run: Callable[..., None], *arguments: object) -> None:
    try:
        run(*arguments)
    except Exception as error:  # noqa: BLE001 - every check is told
        traceback.print_exc()
        print(f"FAIL {name}: {type(error).__name__} {error}".replace("\n", " "), flush=True)
    else:
        print(f"PASS {name}", flush=True)


def checks(folder: Path, make: str) -> None:
    folder.mkdir()
    guest = Guest(folder, make)
    driver = guest.driver()
    driver.start()
    guest.link(HeadsetLink.ABSENT)
    check(f"{make}: hot plug", hot_plug, guest)
    check(f"{make}: descriptor by the kernel", kernel_s_descriptor, guest)
    check(f"{make}: udev access", udev_access, guest)
    check(f"{make}: permission denied", permission_denied, guest)
    check(f"{make}: detach and answer", detach_and_answer, guest, driver)
    check(f"{make}: unplugged and back", unplugged_and_back, guest, driver)
    check(f"{make}: given back", given_back, guest, driver)
    check(f"{make}: given back at the end", given_back_at_the_end, guest, driver)
    check(f"{make}: given back after a kill", given_back_after_a_kill, guest)
    check(f"{make}: never configured by us", never_configured_by_us, guest)
    guest.headset.unplug()
    guest.wait(lambda: not guest.place, "gone")


def main() -> int:
    folder, *task = sys.argv[1:]
    transport = UsbTransport(DetachLedger(Path(folder) / "ledger.json"))
    if task == [HOLDER]:
        (info,) = transport.find()
        device = transport.open(info)
        print("held", flush=True)
        while True:
            device.read(1.0)
    Path(folder).mkdir()
    for make in MAKES:
        check(f"{make}: all", checks, Path(folder) / make, make)
    print("DONE", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
