# SPDX-License-Identifier: GPL-3.0-or-later
"""`atc headset doctor` with virtual headsets at pyusb's seam."""

import json
from pathlib import Path

import pytest

from atc import headset_doctor
from atc.__main__ import main as atc
from atc.adapters.headset.ledger import DetachLedger
from atc.adapters.headset.report_map import In, Out
from atc.adapters.headset.transport import RULES_FILE
from atc.adapters.headset.usb_transport import UsbTransport
from atc.domain.headset import Button
from atc.headset_doctor import _TASKS, _Task
from tests.fakes.usb_backend import UsbBackend
from tests.unit.headset.rig import PATIENCE_S, Rig


class Visit:
    def __init__(self, tmp_path, layout="jabra"):
        self.backend = UsbBackend()
        self.device = Rig.headset(None, layout)
        self.transport = UsbTransport(
            DetachLedger(tmp_path / "l.json"), backend=self.backend, sysfs=tmp_path
        )
        self.text = ""
        self.hands = {}

    def write(self, text):
        self.text += text
        for words, action in self.hands.items():
            if words in text:
                ready, press = action
                with self.backend.changed:  # a hand is slower than the lamps
                    assert self.backend.changed.wait_for(ready, PATIENCE_S)
                    press()
                    self.backend.changed.notify_all()

    def run(self, *arguments, **options):
        return headset_doctor.main(arguments, transport=self.transport, write=self.write, **options)


def test_it_lists_the_map_and_gives_the_device_back(tmp_path):
    visit = Visit(tmp_path)
    visit.backend.plug(visit.device)
    assert visit.run() == 0
    lines = [line.split() for line in visit.text.splitlines()]
    assert ["in", "hook", "report", "0x02", "bit", "0", "state", "000B:0020"] in lines
    assert ["out", "off", "hook", "report", "0x02", "bit", "0", "lamp", "0008:0017"] in lines
    assert "key_pound" in visit.text
    assert visit.device.kernel_driver
    assert visit.device.opened == 0


def test_without_a_headset_it_says_so(tmp_path):
    visit = Visit(tmp_path)
    assert visit.run() == 1
    assert "No headset" in visit.text


def test_without_permission_it_names_the_rule(tmp_path):
    visit = Visit(tmp_path)
    visit.device.denied = True
    visit.backend.plug(visit.device)
    assert visit.run() == 1
    assert RULES_FILE in visit.text


def test_recording_a_session_and_replaying_it(tmp_path):
    visit = Visit(tmp_path)
    model = visit.backend.plug(visit.device).model

    def lit(*signals):
        return lambda: {s for s, on in model.lamps.items() if on} == set(signals)

    visit.hands = {
        "Answer with": (lit(Out.RING), model.press_hook),
        "mute button.": (lit(Out.OFF_HOOK), model.press_mute),
        "volume up": (lit(Out.OFF_HOOK, Out.MUTE), lambda: model.press(In.VOLUME_UP)),
        "hang up with": (lit(Out.OFF_HOOK), model.press_hook),
    }
    wanted = ("answer", "mute", "volume_up", "hang_up")
    tasks = [t for t in _TASKS if t.words and t.words[0] in wanted and "arm up" not in t.text]
    tasks = [t for t in tasks if "Raise" not in t.text]
    path = tmp_path / "session.jsonl"
    assert visit.run("--record", str(path), tasks=tasks) == 0
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    told = [line["event"] for line in lines if "event" in line]
    assert told == ["answer", "mute", "volume_up", "hang_up"]
    assert visit.device.kernel_driver
    replayed = Visit(tmp_path)
    assert replayed.run("--replay", str(path)) == 0
    assert "0 differ" in replayed.text


def test_a_step_that_nobody_does_is_passed_over(tmp_path):
    visit = Visit(tmp_path)
    visit.backend.plug(visit.device)
    task = _Task("Press something.", ("flash",), seconds=0.01)
    assert visit.run("--record", str(tmp_path / "r.jsonl"), tasks=[task]) == 0
    assert "nothing came" in visit.text


def test_an_existing_file_is_not_overwritten(tmp_path):
    visit = Visit(tmp_path)
    path = tmp_path / "r.jsonl"
    path.write_text("mine")
    assert visit.run("--record", str(path)) == 1
    assert path.read_text() == "mine"


def test_no_headset_leaves_no_file(tmp_path):
    visit = Visit(tmp_path)
    path = tmp_path / "r.jsonl"
    assert visit.run("--record", str(path)) == 1
    assert not path.exists()


def test_it_is_reached_from_the_command_line(capsys):
    with pytest.raises(SystemExit) as left:
        atc(["headset", "doctor", "--help"])
    assert left.value.code == 0
    assert "atc headset doctor" in capsys.readouterr().out


@pytest.mark.parametrize("mode", ["list", "record"])
def test_a_headset_that_is_not_there_is_not_replaced_by_another(tmp_path, mode):
    visit = Visit(tmp_path)
    visit.backend.plug(visit.device)
    path = tmp_path / "r.jsonl"
    record = ("--record", str(path)) if mode == "record" else ()
    assert visit.run(*record, "--headset", "no such", tasks=()) == 1
    assert "'no such'" in visit.text
    assert not path.exists()


@pytest.mark.parametrize("which", ["047f:0001", "047F:0001@1-2.3"])
def test_the_one_that_is_asked_for_is_listed_and_recorded(tmp_path, which):
    visit = Visit(tmp_path)
    visit.backend.plug(visit.device)
    visit.backend.plug(Rig.headset(None, "poly", port=2))
    assert visit.run("--headset", which) == 0
    assert "0b0e" not in visit.text
    path = tmp_path / "r.jsonl"
    assert visit.run("--record", str(path), "--headset", which, tasks=()) == 0
    assert json.loads(path.read_text().splitlines()[0])["vendor"] == "047f"


def test_unplugged_while_it_is_recorded_ends_it(tmp_path):
    visit = Visit(tmp_path)
    device = visit.backend.plug(visit.device)

    def unplug():
        device.plugged = False
        visit.backend.devices.remove(device)

    visit.hands = {"Press something": (lambda: True, unplug)}
    tasks = [_Task("Press something.", ("flash",)), _Task("Never asked.", ("mute",))]
    path = tmp_path / "r.jsonl"
    assert visit.run("--record", str(path), tasks=tasks) == 1
    assert "unplugged" in visit.text
    assert "Never asked" not in visit.text
    assert path.exists()


def test_what_it_says_of_a_press_is_no_name_of_the_program_s(tmp_path):
    visit = Visit(tmp_path)
    model = visit.backend.plug(visit.device).model

    def press(signal):
        return (lambda: True), lambda: model.press(signal)

    visit.hands = {"Volume": press(In.VOLUME_UP), "Speed dial": press(In.SPEED_DIAL)}
    tasks = [
        _Task("Volume up.", ("volume_up",)),
        _Task("Speed dial.", (), button=Button.SPEED_DIAL),
        _Task("Voicemail.", (), button=Button.VOICE_MAIL),
    ]
    assert visit.run("--record", str(tmp_path / "r.jsonl"), tasks=tasks) == 0
    said = [line.strip() for line in visit.text.splitlines() if "headset says" in line]
    assert said == ["the headset says: volume up", "the headset says: speed dial"]
    assert "1/2" in visit.text, "this headset has no voicemail button"
    assert "nothing came" not in visit.text


def test_ctrl_c_while_it_waits_for_the_headset_leaves_nothing_behind(tmp_path, monkeypatch):
    visit = Visit(tmp_path)

    def interrupted(_session):
        raise KeyboardInterrupt

    monkeypatch.setattr(headset_doctor._Session, "acquired", interrupted)
    path = tmp_path / "r.jsonl"
    assert visit.run("--record", str(path)) == 1
    assert "stopped" in visit.text
    assert not path.exists()


def damaged(tmp_path, number, **fields):
    source = Path(__file__).parent / "recordings" / "synthetic-jabra.jsonl"
    lines = [json.loads(line) for line in source.read_text().splitlines()]
    lines[number] = {**lines[number], **fields}
    path = tmp_path / "damaged.jsonl"
    path.write_text(
        "\n".join(json.dumps({k: v for k, v in e.items() if v != "cut"}) for e in lines)
    )
    return path


@pytest.mark.parametrize(
    "fields",
    [
        {"vendor": None},
        {"vendor": "cut"},
        {"hears_volume": "cut"},
        {"descriptor": "zz"},
        {"descriptor": "c0c0"},
    ],
    ids=str,
)
def test_a_damaged_head_is_told_with_its_line(tmp_path, fields):
    path = damaged(tmp_path, 0, **fields)
    visit = Visit(tmp_path)
    assert visit.run("--replay", str(path)) == 1
    assert f"{path}:1:" in visit.text


@pytest.mark.parametrize("fields", [{"t": None}, {"t": "x"}, {"input": 1, "baseline": "cut"}])
def test_a_damaged_line_is_told_with_its_number(tmp_path, fields):
    path = damaged(tmp_path, 1, **fields)
    visit = Visit(tmp_path)
    assert visit.run("--replay", str(path)) == 1
    assert f"{path}:2:" in visit.text


def test_a_file_that_is_no_recording_is_told(tmp_path):
    path = tmp_path / "program"
    path.write_bytes(b"\x7fELF\xff\xfe")
    visit = Visit(tmp_path)
    assert visit.run("--replay", str(path)) == 1
    assert "not a recording" in visit.text


@pytest.mark.parametrize("name", ["pyusb", "usb", "hidapi", "auto"])
def test_the_transports_have_the_names_of_the_configuration_file(tmp_path, name):
    visit = Visit(tmp_path)
    visit.backend.plug(visit.device)
    assert visit.run("--transport", name) == 0
