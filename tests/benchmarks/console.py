# SPDX-License-Identifier: GPL-3.0-or-later
"""Consoles and floors as processes of their own, seen from outside."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.loop import Loop

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "build" / "bench"

_SCREEN = {"screens": [{"name": "bench", "x": 0, "y": 0, "width": 1920, "height": 1200}]}
_CONFIG = """
[[accounts]]
server = "127.0.0.1"
port = {port}
username = "{user}"
password = "{password}"
display_name = "Reception"

[audio]
microphone = "null"
speaker = "null"
ring = "null"

[pbx]
profile = "asterisk"

[calls]
lines = 8
undo_s = 0

[[extensions]]
range = "{extensions}"

[ui]
language = "en"
full_screen = true
"""


def environment(folder: Path) -> dict[str, str]:
    """A screen of 1920 by 1200 that nobody sees, the software renderer, and a home of its own."""
    screen = folder / "screen.json"
    screen.write_text(json.dumps(_SCREEN))
    return os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_QUICK_BACKEND": "software",
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPATH": str(ROOT),
    }


class Console:
    """One run of the console.

    Attributes:
        began_ns: when its process was started, monotonic.
        pid: its process.
    """

    def __init__(self, loop: Loop, folder: Path, config: str, probes: str | None) -> None:
        self._loop = loop
        path = folder / "atc.toml"
        path.write_text(config)
        OUTPUT.mkdir(parents=True, exist_ok=True)
        self._log = (OUTPUT / "console.log").open("ab")
        reader, writer = os.pipe()
        command = [sys.executable, "-m", "atc"]
        if probes is not None:
            command = [sys.executable, "-m", "tests.benchmarks.driver", str(writer), probes]
        self.began_ns = time.monotonic_ns()
        self._process = subprocess.Popen(
            [*command, "--config", str(path)],
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
            pass_fds=[writer],
            cwd=ROOT,
            env=environment(folder),
        )
        os.close(writer)
        self.pid = self._process.pid
        self._reader = reader
        os.set_blocking(reader, False)
        self._rest = b""
        self._orders = 0
        self._answers: dict[int, dict[str, Any]] = {}
        self.seen: deque[dict[str, Any]] = deque()
        loop.add(reader, self._readable)

    def _readable(self) -> None:
        data = os.read(self._reader, 1 << 20)
        if not data:
            self._forget()
            return
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if "done" in told:
                self._answers[told["done"]] = told
            else:
                self.seen.append(told)

    def _forget(self) -> None:
        if self._reader >= 0:
            self._loop.remove(self._reader)
            os.close(self._reader)
            self._reader = -1

    def order(self, do: str, **what: Any) -> int:
        """Have something done; `answer` waits for it."""
        self._orders += 1
        line = json.dumps({"do": do, "id": self._orders, **what}).encode() + b"\n"
        stdin = self._process.stdin
        assert stdin is not None
        stdin.write(line)
        stdin.flush()
        return self._orders

    def answer(self, order: int, timeout_s: float = 20.0) -> dict[str, Any]:
        """What came of an order.

        Raises:
            RuntimeError: it could not be done.
        """
        self._loop.until(lambda: order in self._answers or self.dead, timeout_s, "an answer")
        if self.dead:
            raise RuntimeError(f"the console has ended; see {OUTPUT / 'console.log'}")
        told = self._answers.pop(order)
        if "error" in told:
            raise RuntimeError(told["error"])
        return told

    @property
    def dead(self) -> bool:
        return self._process.poll() is not None

    def await_seen(self, what: str, timeout_s: float = 30.0, **match: Any) -> dict[str, Any]:
        """Wait until something is seen; forgets what was seen before it."""
        found: list[dict[str, Any]] = []

        def look() -> bool:
            while self.seen:
                told = self.seen.popleft()
                if told["seen"] == what and all(told.get(k) == v for k, v in match.items()):
                    found.append(told)
                    return True
            if self.dead:
                raise RuntimeError(f"the console has ended; see {OUTPUT / 'console.log'}")
            return False

        self._loop.until(look, timeout_s, f"{what} {match or ''}".strip())
        return found[0]

    def stop(self) -> None:
        """End it as a session's end would, and wait."""
        if not self.dead:
            self._process.terminate()
        deadline = time.monotonic() + 10
        while not self.dead and time.monotonic() < deadline:
            self._loop.turn(0.02)
        if not self.dead:
            self._process.kill()
        self._process.wait()
        self._forget()
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._log.close()


@contextmanager
def console(
    loop: Loop,
    port: int,
    extensions: str,
    probes: str | None,
    *,
    user: str = "200",
    password: str = "console-200",
) -> Iterator[Console]:
    """A console registered at a PBX on loopback; `probes` None runs it without observers."""
    with tempfile.TemporaryDirectory(prefix="atc-bench-") as name:
        config = _CONFIG.format(port=port, user=user, password=password, extensions=extensions)
        run = Console(loop, Path(name), config, probes)
        try:
            yield run
        finally:
            run.stop()


@contextmanager
def floor(module: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A floor program; its standard input is closed at the end, which ends it."""
    with tempfile.TemporaryDirectory(prefix="atc-bench-") as name:
        process = subprocess.Popen(
            [sys.executable, "-m", f"tests.benchmarks.floors.{module}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(Path(name)),
        )
        try:
            yield process
        finally:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
