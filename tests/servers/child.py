# SPDX-License-Identifier: GPL-3.0-or-later
"""A server as a child process that never outlives the tests."""

import atexit
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

HOST = "127.0.0.1"
START_SECONDS = 30.0
STOP_SECONDS = 20.0

# Below Linux's range for outgoing connections: nobody takes a server's port while it is down.
_PORTS = range(21_000, 31_000)

_alive: "weakref.WeakSet[Child]" = weakref.WeakSet()


def free_port() -> int:
    """Return a loopback port nobody listens on, to be kept over a server's restarts."""
    for port in random.sample(_PORTS, 500):
        with socket.socket() as probe, suppress(OSError):
            probe.bind((HOST, port))
            return port
    raise RuntimeError("no free loopback port between 21000 and 31000")


def find_binary(name: str, *folders: str) -> Path:
    """Return the path of a program, also from folders that are not in a user's PATH.

    Raises:
        RuntimeError: when it is not installed; the text says which package has it.
    """
    for folder in (*folders, *os.environ["PATH"].split(os.pathsep), "/usr/sbin", "/usr/local/sbin"):
        path = Path(folder) / name
        if os.access(path, os.X_OK):
            return path
    raise RuntimeError(f"{name} is not installed; tests/run installs what the tests need")


class Child:
    """A server program with its folder, started and stopped as often as a test likes.

    Start it on a thread that lives as long as the server: the kernel kills the server when that
    thread ends, which is what keeps it from outliving a killed test run.

    Args:
        name: what it is, for messages and the folder's name.
        run_as: a user to run as when the tests run as root; None for the tests' own user.
    """

    def __init__(self, name: str, run_as: Sequence[str] = ()) -> None:
        self.name = name
        self.port = free_port()
        self.user = _user(run_as)
        self.folder = Path(tempfile.mkdtemp(prefix=f"atc-{name}-"))
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.log = self.folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None
        _alive.add(self)

    # ------------------------------------------------------------------ to be told by each server

    def command(self) -> list[str]:
        """Return the command line that runs the server in the foreground."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Tell whether the server answers; by default, whether its port is open."""
        with suppress(OSError), socket.create_connection((HOST, self.port), timeout=1):
            return True
        return False

    stop_signal = signal.SIGTERM

    # ------------------------------------------------------------------ life

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> Self:
        """Start it on the same folder and port as before, and wait until it answers."""
        assert not self.running, f"{self.name} runs already"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.privileged(self.command()),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
                env=self.environment(),
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} did not start:\n{self.log_tail()}")
            time.sleep(0.02)  # there is no event for "listens": ask again
        return self

    def stop(self) -> None:
        """End it in an orderly way; the folder stays."""
        if self._process is None:
            return
        if self.running:
            self._process.send_signal(self.stop_signal)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End it and everything it started with SIGKILL, as a power cut would."""
        if self._process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(STOP_SECONDS)
        self._process = None

    def freeze(self) -> None:
        """Let it keep its connections and answer nothing, until thawed or stopped."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on after a freeze."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGCONT)

    def close(self) -> None:
        """End it for good and remove its folder."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
        _alive.discard(self)

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ help for the servers

    def privileged(self, command: Sequence[str]) -> list[str]:
        """Put before a command what makes it run as its user and die with this thread."""
        switch = ["setpriv", "--pdeathsig", "KILL"]
        if self.user:
            switch += ["--reuid", self.user.pw_name, "--regid", str(self.user.pw_gid)]
            switch += ["--clear-groups"]
        return [*switch, "--", *command]

    def environment(self) -> dict[str, str]:
        """Return the server's environment: nothing of the tests' own settings leaks in."""
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}

    def run(self, *command: str | Path, text: str = "") -> str:
        """Run a helper program as the server's user; return what it prints."""
        done = subprocess.run(
            self.privileged([str(part) for part in command]),
            input=text,
            capture_output=True,
            text=True,
            cwd=self.folder,
            env=self.environment(),
            timeout=120,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()[-2000:]}")
        return done.stdout

    def log_tail(self, characters: int = 3000) -> str:
        """Return the end of what the server has said."""
        with suppress(OSError):
            return self.log.read_text(errors="replace")[-characters:]
        return ""


def _user(names: Sequence[str]) -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in names:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    return None


@atexit.register
def _close_all() -> None:
    for child in list(_alive):
        child.close()
