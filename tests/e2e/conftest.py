# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole console, in this process, on the lab PBX; her voice and her ears are WAV files."""

import logging
import re
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtGui import QGuiApplication

from atc.adapters.headset.driver import HeadsetDriver
from atc.bootstrap import BuildHeadset, Machine
from atc.domain.accounts import RegistrationState
from atc.domain.extensions import PhoneState
from atc.runtime.qtlog import install_qt_log, remove_qt_log
from atc.runtime.schema import Settings
from atc.startup import load_configuration
from tests.e2e.console import ACCOUNT, VOICE_HZ, Console
from tests.e2e.hands import Hands
from tests.e2e.quicklab import QuickLab
from tests.fakes.headset_bus import HeadsetBus
from tests.labpbx import Lab

_OURS = re.compile(r"Qt?Test")
"""The fingers of these tests are no part of the console."""


class _Complaints(logging.Handler):
    """What nobody wants to read in a log: QML's warnings and anybody's errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if (record.levelno >= logging.ERROR or record.name == "qml") and not _OURS.search(text):
            self.said.append(f"{record.name}: {text}")


@pytest.fixture(autouse=True)
def complaints() -> Iterator[_Complaints]:
    """Fails the test when something was wrong that the screen did not show."""
    handler = _Complaints()
    root = logging.getLogger()
    root.addHandler(handler)
    install_qt_log()
    yield handler
    remove_qt_log()
    root.removeHandler(handler)
    assert not handler.said, "\n".join(handler.said)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> object:
    """Keep a picture of the window when a test fails."""
    report = yield
    if report.when == "call" and report.failed:
        for console in item.funcargs.get("consoles", ()):
            picture = item.funcargs["tmp_path"] / "window.png"
            console.machine.window.window.grabWindow().save(str(picture))
            report.sections.append(("Window", str(picture)))
    return report


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="package")
def lab() -> Iterator[Lab]:
    """A lab that ends with this folder: the next one wants its own kind of ears."""
    pbx = QuickLab()
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
    """A console configuration for the lab.

    Keys: transport, srtp, dtmf, profile, profile_file, account, password, ami, ami_port, calls
    (lines of that table), extra (whole tables).
    """
    transport = str(wanted.get("transport", "udp"))
    account = str(wanted.get("account", ACCOUNT))
    ca = f'ca_file = "{lab.facts["tls"]["ca"]}"' if transport == "tls" else ""
    people = ", ".join(f'"{p.ext}" = "{p.name}"' for p in lab.office.people)
    file = wanted.get("profile_file", "")
    return f"""
[[accounts]]
server = "127.0.0.1"
port = {lab.port(transport)}
username = "{account}"
password = "{wanted.get("password", lab.password(account))}"
display_name = "Reception"
transport = "{transport}"
srtp = "{wanted.get("srtp", "off")}"
dtmf = "{wanted.get("dtmf", "rfc4733")}"
{ca}
[sip]
bind = "127.0.0.1"
rtp_ports = "{lab.port() + 10000}-{lab.port() + 10199}"
codecs = ["pcma", "pcmu"]
[audio]
microphone = "wav:{voice}"
speaker = "wav:{ears}"
ring = "wav:{ears.with_name("ring.wav")}"
[pbx]
profile = "{wanted.get("profile", "asterisk")}"
{f'profile_file = "{file}"' if file else ""}
[pbx.ami]
enabled = {str(wanted.get("ami", True)).lower()}
port = {wanted.get("ami_port", lab.facts["ports"]["ami"])}
username = "{lab.facts["ami"]["user"]}"
secret = "{lab.facts["ami"]["secret"]}"
[calls]
{wanted.get("calls", "")}
[[extensions]]
range = "100-159"
names = {{ {people} }}
[ui]
language = "en"
motion = false
{wanted.get("extra", "")}
"""


@pytest.fixture
def consoles() -> list[Console]:
    """Those that a test has started."""
    return []


def no_headset(_settings: Settings, _folder: Path, emit: Callable[..., None]) -> HeadsetDriver:
    """A driver on a bus where nothing is plugged: what this machine has does not matter."""
    bus = HeadsetBus(_folder)
    return bus.driver(emit)


@pytest.fixture
def start_console(
    quiet_lab: Lab, voice: Path, tmp_path: Path, qapp: QGuiApplication, consoles: list[Console]
) -> Iterator[Callable[..., Console]]:
    """Start a console; keywords as in `config_text`, and `touch`, `size`, `ready`."""
    assert qapp is not None

    def start(
        *,
        touch: bool = False,
        size: tuple[int, int] = (1280, 800),
        ready: bool = True,
        build_headset: BuildHeadset = no_headset,
        **wanted: object,
    ) -> Console:
        ears = tmp_path / f"ears{len(consoles)}.wav"
        path = tmp_path / f"atc{len(consoles)}.toml"
        path.write_text(config_text(quiet_lab, voice, ears, **wanted), encoding="utf-8")
        configuration = load_configuration(path)
        assert configuration.errors == () or not ready, configuration.errors
        machine = Machine(configuration, tmp_path / "state", build_headset=build_headset)
        machine.window.window.setWidth(size[0])
        machine.window.window.setHeight(size[1])
        machine.start()
        hands = Hands(machine.window.window, machine.window.engine, touch=touch)
        number = str(wanted.get("account", ACCOUNT))
        console = Console(machine, hands, ears, number, quiet_lab)
        consoles.append(console)
        if ready:
            wait_ready(console)
        return console

    yield start
    try:
        for console in consoles:
            console.meanwhile(quiet_lab.hang_up_all)
            console.wait_free()
    finally:
        for console in consoles:
            console.machine.stop()


def wait_ready(console: Console) -> None:
    """Registered, and the lamps are lit."""
    console.wait(
        lambda: all(a.state is RegistrationState.REGISTERED for a in console.services.accounts.all),
        "registered",
    )
    console.wait(
        lambda: all(e.state is not PhoneState.UNKNOWN for e in console.services.extensions.all),
        "the lamps are lit",
    )


@pytest.fixture
def console(start_console: Callable[..., Console]) -> Console:
    return start_console()
