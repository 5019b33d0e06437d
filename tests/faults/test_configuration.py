# SPDX-License-Identifier: GPL-3.0-or-later
"""Mistakes in the files: the console starts and says so, and --check-config names the line."""

import subprocess
import sys
from pathlib import Path

import pytest
from PyQt6.QtGui import QGuiApplication

from atc.bootstrap import Machine
from atc.startup import load_configuration
from tests.faults.desk import Desk

GOOD = """[[accounts]]
server = "127.0.0.1"
username = "200"
password = "secret"
"""
BROKEN = {
    "a wrong key": (GOOD + '[audio]\nmikrophone = "null"\n', 6, "mikrophone"),
    "a wrong value": (GOOD + '[ui]\nlanguage = "xx"\n', 6, "language"),
    "a wrong type": (GOOD + '[calls]\nlines = "many"\n', 6, "lines"),
    "an unknown table": (GOOD + "[coffee]\nsugar = 2\n", 5, "coffee"),
    "a syntax error": (GOOD + "[ui\n", 5, ""),
    "a profile that is not there": (GOOD + '[pbx]\nprofile = "moonbase"\n', 6, "moonbase"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_check_config_names_the_line(tmp_path, what):
    text, line, word = BROKEN[what]
    done = check(write(tmp_path, text))
    assert done.returncode == 1
    assert f"line {line}" in done.stderr or f":{line}" in done.stderr, done.stderr
    assert word in done.stderr


def test_check_config_of_a_file_that_is_not_there(tmp_path):
    done = check(tmp_path / "nowhere.toml")
    assert done.returncode == 1
    assert "nowhere.toml" in done.stderr


def test_check_config_of_a_broken_profile_names_its_file_and_line(tmp_path):
    profile = tmp_path / "house.toml"
    profile.write_text('name = "house"\n[park]\nslotz = ["1"]\n', encoding="utf-8")
    done = check(write(tmp_path, GOOD + f'[pbx]\nprofile_file = "{profile}"\n'))
    assert done.returncode == 1
    assert "house.toml" in done.stderr
    assert "slotz" in done.stderr


@pytest.mark.parametrize("what", [*BROKEN, "no file", "a broken profile", "no CA file"])
def test_the_console_starts_and_says_on_screen_what_is_wrong(tmp_path, qapp, what):
    if what == "no file":
        path, word = tmp_path / "nowhere.toml", "nowhere.toml"
    elif what == "a broken profile":
        profile = tmp_path / "house.toml"
        profile.write_text("[[[", encoding="utf-8")
        path = write(tmp_path, GOOD + f'[pbx]\nprofile_file = "{profile}"\n')
        word = "house.toml"
    elif what == "no CA file":
        path = write(tmp_path, GOOD + 'transport = "tls"\nca_file = "/nowhere/ca.pem"\n')
        word = "/nowhere/ca.pem"
    else:
        text, line, _ = BROKEN[what]
        path, word = write(tmp_path, text), f":{line}:"
    desk = Desk(Machine(load_configuration(path), tmp_path / "state"))
    try:
        assert isinstance(qapp, QGuiApplication)
        desk.machine.start()
        places = ("config-banner", "pbx-banner")
        desk.wait(lambda: any(word in desk.text(p) for p in places), f"{word} on screen")
        assert desk.hands.sees("extension-grid") or desk.hands.sees("search")
    finally:
        desk.stop()


def write(folder: Path, text: str) -> Path:
    path = folder / "atc.toml"
    path.write_text(text, encoding="utf-8")
    return path


def check(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "atc", "--config", str(path), "--check-config"],
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )
