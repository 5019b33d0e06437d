# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program, ended in the middle of a call."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.faults.conftest import CONFIG, DEFAULTS

GOODBYE_S = 8
API_PORT = 18791
TOKEN = "only-for-these-tests"


def ask(method, path):
    request = urllib.request.Request(
        f"http://127.0.0.1:{API_PORT}{path}",
        method=method,
        data=b"" if method == "POST" else None,
        headers={"Authorization": f"Bearer {TOKEN}"},
    )
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.loads(answer.read() or b"null")


@pytest.fixture
def program(fake, tmp_path):
    """Start `python -m atc` on the fake PBX."""
    path = tmp_path / "atc.toml"
    api = f'[api]\nenabled = true\nport = {API_PORT}\ntoken = "{TOKEN}"'
    path.write_text(
        CONFIG.format(**(DEFAULTS | {"port": fake.port, "extra": api})), encoding="utf-8"
    )
    running = []

    def start():
        log = (tmp_path / f"log{len(running)}").open("wb")
        homes = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
        env = os.environ | dict.fromkeys(homes, str(tmp_path))
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "atc", "--config", str(path)],
                env=env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        )
        log.close()
        return running[-1]

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.wait()


def listens():
    try:
        return ask("GET", "/v1/health") is not None
    except OSError:
        return False


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


def test_ending_it_amid_a_conversation_hangs_up(fake, program):
    process = program()
    until(lambda: registered(fake) and fake.contact, "registered")
    talking = fake.invite()
    until(lambda: 180 in talking.statuses, "ringing")
    until(listens, "the local API is up")
    ask("POST", f"/v1/calls/{ask('GET', '/v1/calls')['calls'][0]['id']}/answer")
    until(lambda: talking.final == 200, "answered")
    process.send_signal(signal.SIGTERM)
    assert process.wait(GOODBYE_S) == 0
    until(lambda: [m for m in fake.got("BYE") if m.get("Call-ID") == talking.call_id], "BYE", 2)


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
