# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole console, in this process, on the lab PBX; her voice and her ears are WAV files."""

import logging
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtTest import QTest

from atc.bootstrap import Machine
from atc.domain.accounts import RegistrationState
from atc.domain.calls import Call, CallId, CallState
from atc.domain.extensions import PhoneState
from atc.domain.parking import Slot
from atc.startup import load_configuration
from tests.e2e.hands import Hands
from tests.labpbx import Lab, wait_tone

VOICE_HZ = 2600
"""The receptionist's voice; no robot and no caller has this tone."""

ACCOUNT = "202"


@dataclass
class Console:
    """A running console and what a test wants of it."""

    machine: Machine
    hands: Hands
    ears: Path
    number: str

    @property
    def services(self):
        return self.machine.services

    @property
    def calls(self) -> tuple[Call, ...]:
        return tuple(c for c in self.services.calls.all if not c.ended and not c.background)

    def only_call(self) -> Call:
        assert len(self.calls) == 1, self.calls
        return self.calls[0]

    def wait(self, what: Callable, why: str = "", within: float = 10):
        return self.hands.wait(what, why, within)

    def wait_call(self, state: CallState, number: str = "", within: float = 10) -> Call:
        """The call that reaches a state; `number` is the other end's."""

        def found() -> Call | None:
            return next(
                (
                    c
                    for c in self.services.calls.all
                    if c.state is state and (not number or c.remote.number == number)
                ),
                None,
            )

        return self.wait(found, f"a call {number} {state.value}; there are {self.calls}", within)

    def get(self, call_id: CallId) -> Call | None:
        return self.services.calls.find(call_id)

    def lamp(self, number: str) -> PhoneState:
        found = self.services.extensions.find(number)
        assert found is not None, number
        return found.state

    def slot(self, number: str) -> Slot:
        return next(s for s in self.services.parking.slots if s.number == number)

    def hears(self, hz: float, within: float = 8) -> None:
        """The tone that comes out of her speaker."""
        self.until(lambda: wait_tone(self.ears, hz, within=0.01), within)

    def heard_by(self, path: Callable[[], Path | None] | Path, within: float = 8) -> None:
        """Her voice arrives at the other end."""
        self.until(lambda: wait_tone(path, VOICE_HZ, within=0.01), within)

    def connected(self, path: Callable[[], Path | None] | Path, hz: float) -> None:
        """Voice goes both ways."""
        self.hears(hz)
        self.heard_by(path)

    def until(self, check: Callable[[], None], within: float = 8) -> None:
        """Let the console live until `check` no longer fails; then fail as it does."""
        end = time.monotonic() + within
        while True:
            try:
                check()
            except AssertionError:
                if time.monotonic() > end:
                    raise
                QTest.qWait(50)
            else:
                return


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    pbx = Lab()
    pbx.ensure_running()
    yield pbx
    pbx.stop()


@pytest.fixture
def quiet_lab(lab: Lab) -> Iterator[Lab]:
    """The lab with no call left over."""
    lab.hang_up_all()
    yield lab
    lab.hang_up_all()


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    path = tmp_path / "voice.wav"
    samples = (9000 * np.sin(2 * np.pi * VOICE_HZ * np.arange(8000) / 8000)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(samples.tobytes())
    return path


def config_text(lab: Lab, voice: Path, ears: Path, **wanted: object) -> str:
    """A console configuration for the lab. Keys: transport, srtp, profile, account, extra."""
    transport = str(wanted.get("transport", "udp"))
    account = str(wanted.get("account", ACCOUNT))
    ca = f'ca_file = "{lab.facts["tls"]["ca"]}"' if transport == "tls" else ""
    people = ", ".join(f'"{p.ext}" = "{p.name}"' for p in lab.office.people)
    profile = wanted.get("profile", "asterisk")
    return f"""
[[accounts]]
server = "127.0.0.1"
port = {lab.port(transport)}
username = "{account}"
password = "{wanted.get("password", lab.password(account))}"
display_name = "Reception"
transport = "{transport}"
srtp = "{wanted.get("srtp", "off")}"
{ca}
[sip]
codecs = ["pcma", "pcmu"]
[audio]
microphone = "wav:{voice}"
speaker = "wav:{ears}"
ring = "wav:{ears.with_name("ring.wav")}"
[pbx]
profile = "{profile}"
[pbx.ami]
enabled = {str(wanted.get("ami", True)).lower()}
port = {lab.facts["ports"]["ami"]}
username = "{lab.facts["ami"]["user"]}"
secret = "{lab.facts["ami"]["secret"]}"
[[extensions]]
range = "100-159"
names = {{ {people} }}
[ui]
language = "en"
motion = false
{wanted.get("extra", "")}
"""


@pytest.fixture
def start_console(
    quiet_lab: Lab, voice: Path, tmp_path: Path, qapp: QGuiApplication
) -> Iterator[Callable[..., Console]]:
    """Start a console; keywords as in `config_text`, and `touch`, `size`, `ready`."""
    assert qapp is not None
    machines: list[Machine] = []

    def start(
        *,
        touch: bool = False,
        size: tuple[int, int] = (1280, 800),
        ready: bool = True,
        **wanted: object,
    ) -> Console:
        ears = tmp_path / f"ears{len(machines)}.wav"
        path = tmp_path / f"atc{len(machines)}.toml"
        path.write_text(config_text(quiet_lab, voice, ears, **wanted), encoding="utf-8")
        configuration = load_configuration(path)
        assert configuration.errors == () or not ready, configuration.errors
        machine = Machine(configuration, tmp_path / "state")
        machines.append(machine)
        machine.window.window.setWidth(size[0])
        machine.window.window.setHeight(size[1])
        machine.start()
        hands = Hands(machine.window.window, machine.window.engine, touch=touch)
        console = Console(machine, hands, ears, str(wanted.get("account", ACCOUNT)))
        if ready:
            console.wait(
                lambda: all(
                    a.state is RegistrationState.REGISTERED for a in console.services.accounts.all
                ),
                "registered",
            )
            console.wait(lambda: console.lamp("105") is PhoneState.IDLE, "the lamps are lit")
        return console

    yield start
    for machine in machines:
        machine.stop()
    logging.getLogger("tests").info("console stopped")


@pytest.fixture
def console(start_console: Callable[..., Console]) -> Console:
    return start_console()
