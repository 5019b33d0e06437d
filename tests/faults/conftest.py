# SPDX-License-Identifier: GPL-3.0-or-later
"""The console with a PBX that dies, lies or babbles: the lab's, or one of plain sockets."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt6.QtGui import QGuiApplication

from atc.bootstrap import Machine
from atc.domain.extensions import PhoneState
from atc.startup import load_configuration
from tests.faults.desk import Desk
from tests.faults.fakepbx import HOST, FakePbx
from tests.labpbx import Lab

CONFIG = """
[[accounts]]
server = "{host}"
port = {port}
username = "{user}"
password = "{password}"
transport = "{transport}"
{account}
[sip]
codecs = ["pcma", "pcmu"]
probe_s = {probe_s}
[audio]
microphone = "{microphone}"
speaker = "{speaker}"
ring = "null"
[pbx]
profile = "{profile}"
[pbx.ami]
{ami}
[[extensions]]
range = "{people}"
[ui]
language = "en"
motion = false
{extra}
"""
DEFAULTS: dict[str, object] = {
    "host": HOST,
    "port": 9,
    "probe_s": 0,
    "account": "",
    "transport": "udp",
    "user": "200",
    "password": "secret",
    "microphone": "null",
    "speaker": "null",
    "extra": "",
    "profile": "generic",
    "ami": "",
    "people": "100-102",
}


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="package")
def running_lab() -> Iterator[Lab]:
    pbx = Lab()
    yield pbx
    pbx.stop()


@pytest.fixture
def lab(running_lab: Lab) -> Iterator[Lab]:
    """The lab PBX, alive and without calls, whatever the test before did to it."""
    running_lab.ensure_running()
    running_lab.hang_up_all()
    yield running_lab
    running_lab.ensure_running()
    running_lab.hang_up_all()


@pytest.fixture
def fake() -> Iterator[FakePbx]:
    """A PBX on UDP that a test rules."""
    with FakePbx() as pbx:
        yield pbx


@pytest.fixture
def launch(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Start a console; keywords as in `CONFIG`, `wrong=True` lets the file have mistakes."""
    assert qapp is not None
    desks: list[Desk] = []

    def start(*, wrong: bool = False, **wanted: object) -> Desk:
        path = tmp_path / f"atc{len(desks)}.toml"
        path.write_text(CONFIG.format(**(DEFAULTS | wanted)), encoding="utf-8")
        configuration = load_configuration(path)
        assert wrong or configuration.errors == (), configuration.errors
        machine = Machine(configuration, tmp_path / "state")
        desks.append(Desk(machine))
        machine.start()
        return desks[-1]

    yield start
    for desk in desks:
        desk.stop()


@pytest.fixture
def front_desk(launch: Callable[..., Desk]) -> Callable[..., Desk]:
    """Start a console on a fake PBX; `ready` waits until it is registered."""

    def start(pbx: FakePbx, *, ready: bool = True, **wanted: object) -> Desk:
        desk = launch(port=pbx.port, transport=pbx.name.lower(), **wanted)
        if ready:
            desk.wait_registered()
        return desk

    return start


@pytest.fixture
def lab_desk(launch: Callable[..., Desk], lab: Lab) -> Callable[..., Desk]:
    """Start a console on the lab PBX; `ready` waits until all lamps are lit."""

    def start(transport: str = "udp", *, ready: bool = True, **wanted: object) -> Desk:
        ports, ami = lab.facts["ports"], lab.facts["ami"]
        usual = {
            "port": lab.port(transport),
            "transport": transport,
            "user": "202",
            "probe_s": 5,
            "password": lab.password("202"),
            "profile": "asterisk",
            "people": "100-159",
            "account": f'ca_file = "{lab.facts["tls"]["ca"]}"' if transport == "tls" else "",
            "ami": f'enabled = true\nport = {ports["ami"]}\nusername = "{ami["user"]}"\n'
            f'secret = "{ami["secret"]}"',
        }
        desk = launch(**(usual | wanted))
        if ready:
            desk.wait_registered()
            desk.wait(lambda: PhoneState.UNKNOWN not in desk.lamps, "the lamps are lit")
        return desk

    return start


@pytest.fixture
def calm(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing in the console may fail in a way that nobody had thought of."""
    yield
    wrong = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert wrong == []
