# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program, ended in the middle of a call."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.faults.conftest import CONFIG, DEFAULTS

GOODBYE_S = 8


@pytest.fixture
def program(fake, tmp_path):
    """Start `python -m atc` on the fake PBX."""
    path = tmp_path / "atc.toml"
    path.write_text(CONFIG.format(**(DEFAULTS | {"port": fake.port})), encoding="utf-8")
    running = []

    def start():
        log = (tmp_path / f"log{len(running)}").open("wb")
        env = os.environ | {"XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        running.append(subprocess.Popen(
            [sys.executable, "-m", "atc", "--config", str(path)], env=env,
            stdout=log, stderr=subprocess.STDOUT))
        log.close()
        return running[-1]

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.wait()


def until(what, why, within=15):
    end = time.monotonic() + within
    while not what():
        assert time.monotonic() < end, f"never: {why}"
        time.sleep(0.02)  # another process has no event to give


def expiry(register):
    return register.get("Expires") or register.get("Contact").partition("expires=")[2]


def registered(fake):
    return [m for m in fake.got("REGISTER") if expiry(m) != "0"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_ending_it_says_goodbye_to_callers_and_pbx(fake, program, how):
    process = program()
    until(lambda: registered(fake) and fake.contact, "registered")
    ringing = fake.invite()
    until(lambda: 180 in ringing.statuses, "ringing")
    process.send_signal(how)
    assert process.wait(GOODBYE_S) == 0
    assert ringing.final in {480, 486, 603}, "the caller is not left ringing"
    until(lambda: any(expiry(m) == "0" for m in fake.got("REGISTER")), "signed off", 2)


def test_ending_it_amid_a_conversation_sends_bye(fake, program):
    fake.policy["INVITE"] = 200
    process = program()
    until(lambda: registered(fake) and fake.contact, "registered")
    talking = fake.invite(extra=[("Call-Info", "<sip:x>;answer-after=0")])
    until(lambda: 180 in talking.statuses, "ringing")
    process.send_signal(signal.SIGTERM)
    assert process.wait(GOODBYE_S) == 0
    assert talking.final


def test_killed_and_started_again_it_registers_again(fake, program):
    first = program()
    until(lambda: registered(fake), "registered")
    first.kill()
    first.wait()
    before = len(registered(fake))
    program()
    until(lambda: len(registered(fake)) > before, "registered again")
    call = fake.invite()
    until(lambda: 180 in call.statuses, "calls reach it")
