# SPDX-License-Identifier: GPL-3.0-or-later
"""Two whole programs with one log, one of them killed in the middle of a call."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.faults.conftest import CONFIG, DEFAULTS
from tests.faults.fakepbx import Dialog, FakePbx
from tests.servers.child import free_port

TOKEN = "only-for-these-tests"
SOON_S = 2.0


class Program:
    """`python -m atc` with a PBX of its own."""

    def __init__(self, folder: Path, database: str, user: str) -> None:
        self.folder = folder
        self.pbx = FakePbx()
        self._api = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir()
        extra = (
            f'[api]\nenabled = true\nport = {self._api}\ntoken = "{TOKEN}"\n'
            f'[shared]\nurl = "{database}"\nfavourites = "reception"\n'
        )
        wanted = {"port": self.pbx.port, "user": user, "extra": extra}
        text = CONFIG.format(**(DEFAULTS | wanted))
        (folder / "atc.toml").write_text(text, encoding="utf-8")

    def start(self) -> None:
        begun = len(self.output)
        homes = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
        env = os.environ | dict.fromkeys(homes, str(self.folder))
        with (self.folder / "output").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "atc", "--config", str(self.folder / "atc.toml")],
                env=env | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.until(lambda: self.pbx.contact and "sharing with other" in self.output[begun:])
        self.until(self._listens)

    @property
    def output(self) -> str:
        file = self.folder / "output"
        return file.read_text(errors="replace") if file.exists() else ""

    def end(self, how: signal.Signals) -> None:
        assert self._process
        self._process.send_signal(how)
        self._process.wait(10)

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self.pbx.close()

    def _listens(self) -> bool:
        try:
            return self.ask("GET", "/v1/health") is not None
        except OSError:
            return False

    def ask(self, method: str, path: str, **body: object) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._api}{path}",
            method=method,
            data=None if method == "GET" else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {TOKEN}"},
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.loads(answer.read() or b"null")

    def answer(self, ringing: Dialog) -> None:
        (call,) = self.ask("GET", "/v1/calls")["calls"]
        self.ask("POST", f"/v1/calls/{call['id']}/answer")
        self.until(lambda: ringing.final == 200)

    def log(self) -> list[dict[str, Any]]:
        """Its own copy of the log, newest first."""
        (file,) = self.folder.rglob("desk.db")
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            rows = connection.execute("SELECT * FROM log_call ORDER BY id DESC")
            return [dict(row) for row in rows]

    def until(self, what: Callable[[], object], within: float = 30.0) -> None:
        end = time.monotonic() + within
        while not what():
            assert time.monotonic() < end, self.output[-3000:]
            time.sleep(0.02)  # another process has no event to give


@pytest.fixture
def programs(url: str, tmp_path: Path) -> Iterator[tuple[Program, Program]]:
    database = sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    both = (Program(tmp_path / "one", database, "200"), Program(tmp_path / "two", database, "201"))
    yield both
    for program in both:
        program.close()


def test_a_call_is_in_both_logs_and_survives_its_console(
    programs: tuple[Program, Program], url: str
) -> None:
    one, two = programs
    one.start()
    two.start()
    ringing = one.pbx.invite()
    one.until(lambda: 180 in ringing.statuses)
    two.until(lambda: [c for c in two.log() if c["outcome"] == "ongoing"], SOON_S)
    one.answer(ringing)
    two.until(lambda: two.log()[0]["answered_at"] is not None, SOON_S)
    one.end(signal.SIGKILL)
    assert one.log()[0]["answered_at"] is not None, "nothing is lost with the console"
    one.start()
    two.until(lambda: two.log()[0]["outcome"] == "answered")
    assert json.loads(two.log()[0]["steps"])[-1][1:3] == ["ended", "console"]
    assert len(one.log()) == len(two.log()) == 1
    missed = two.pbx.invite()
    two.until(lambda: 180 in missed.statuses)
    missed.cancel()
    one.until(lambda: one.log()[0]["outcome"] == "missed")
    one.ask("PUT", "/v1/dnd", on=True)
    refused = one.pbx.invite()
    one.until(lambda: refused.final == 486)
    two.until(lambda: "dnd" in two.log()[0]["steps"] and two.log()[0]["outcome"] == "missed")
    for program in programs:
        program.end(signal.SIGTERM)
        assert str(sa.make_url(url).password) not in program.output
        assert "Traceback" not in program.output
