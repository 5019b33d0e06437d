# SPDX-License-Identifier: GPL-3.0-or-later
"""Start, watch and stop the two Asterisk processes of a lab, and the demo."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from atclab.ami import Ami, AmiError
from atclab.binary import Asterisk
from atclab.errors import LabError
from atclab.instance import Instance
from atclab.render import AMI_SECRET, AMI_USER

_START_SECONDS = 30.0
_STOP_SECONDS = 10.0
_LOG_BYTES = 10_000_000

_started: list[subprocess.Popen[bytes]] = []
"""Kept, because a process that outlives its handle makes Python warn; it shall outlive us."""


def ami_port(instance: Instance, side: str) -> int:
    """Return the AMI port of ``pbx`` or ``robots``."""
    return instance.ports.ami if side == "pbx" else instance.ports.robots_ami


def connect(instance: Instance, side: str) -> Ami:
    """Open an AMI connection to ``pbx`` or ``robots``."""
    return Ami(ami_port(instance, side), AMI_USER, AMI_SECRET)


def pid_of(instance: Instance, side: str) -> int | None:
    """Return the process id of that Asterisk if it runs, and is ours."""
    return living(instance.run_dir(side) / "asterisk.pid", str(_conf(instance, side)))


def living(pid_file: Path, mark: str) -> int | None:
    """Return the pid in a file if that process lives and has ``mark`` in its command line."""
    try:
        pid = int(pid_file.read_text())
        command = (
            Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        )
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (OSError, ValueError, IndexError):
        return None
    return pid if mark in command and state != "Z" else None


def start(instance: Instance, asterisk: Asterisk, side: str) -> bool:
    """Start an Asterisk and wait until it has booted; False if it ran already.

    Raises:
        LabError: when it does not come up; the message has the end of its log.
    """
    if pid_of(instance, side):
        return False
    conf, log = _conf(instance, side), instance.side(side) / "log" / "console.log"
    if not conf.exists():
        raise LabError(f"lab {instance.name!r} has no configuration: run `lab provision` first")
    instance.run_dir(side).mkdir(parents=True, exist_ok=True)
    for stale in ("asterisk.ctl", "asterisk.pid"):
        (instance.run_dir(side) / stale).unlink(missing_ok=True)
    _tidy(instance, side)
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*asterisk.command, "-f", "-C", str(conf)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=asterisk.env(),
            start_new_session=True,
            cwd=instance.side(side),
        )
    _started.append(process)
    _wait_booted(instance, side, process, log)
    return True


def _tidy(instance: Instance, side: str) -> None:
    # what an earlier run has heard is of no use; a log may grow, but not for ever
    for recording in (instance.side(side) / "heard").glob("*.wav"):
        recording.unlink(missing_ok=True)
    messages = instance.side(side) / "log" / "messages"
    if messages.exists() and messages.stat().st_size > _LOG_BYTES:
        messages.replace(messages.with_name("messages.1"))


def _wait_booted(
    instance: Instance, side: str, process: subprocess.Popen[bytes], log: Path
) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with connect(instance, side) as ami:
                # sent to each new connection once everything is loaded
                ami.wait(
                    lambda e: e.get("Event") == "FullyBooted",
                    since=0,
                    timeout=max(0.1, deadline - time.monotonic()),
                )
        except AmiError:
            time.sleep(0.05)  # its AMI port is not open yet: nothing to wait on but the port
        else:
            if pid_of(instance, side):
                _let_go(process)
                return
            process.kill()
            raise LabError(
                f"port {ami_port(instance, side)} answers but is not this lab's: another "
                "program uses it; stop that or choose another --port-offset"
            )
    if process.poll() is None:
        process.kill()
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-12:])
    raise LabError(f"Asterisk ({side}) did not start; the end of {log}:\n{tail}")


def _let_go(process: subprocess.Popen[bytes]) -> None:
    # it outlives this program: Popen shall not complain that it still runs
    process.returncode = 0


def _reap(pid: int) -> None:
    # when this program is its parent (a test run), an ended process would stay as a zombie
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def stop(instance: Instance, asterisk: Asterisk, side: str) -> bool:
    """Stop an Asterisk as an administrator would; False if it did not run."""
    pid = pid_of(instance, side)
    if pid is None:
        return False
    cli(instance, asterisk, side, "core stop now", check=False)
    return _end(lambda: pid_of(instance, side) == pid, pid)


def kill(instance: Instance, side: str) -> bool:
    """Kill an Asterisk (SIGKILL) as a power cut would; False if it did not run."""
    pid = pid_of(instance, side)
    if pid is None:
        return False
    os.kill(pid, signal.SIGKILL)
    return _end(lambda: pid_of(instance, side) == pid, pid)


def start_background(command: list[str], log: Path, pid_file: Path) -> None:
    """Start a program that outlives this one."""
    with log.open("wb") as out:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    pid_file.write_text(str(child.pid))
    _let_go(child)


def end_process(pid_file: Path, mark: str) -> bool:
    """End one of our background programs by its pid file; False if it did not run."""
    pid = living(pid_file, mark)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    return _end(lambda: living(pid_file, mark) == pid, pid)


def _end(alive: Callable[[], bool], pid: int) -> bool:
    deadline = time.monotonic() + _STOP_SECONDS
    while alive():
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            deadline = time.monotonic() + _STOP_SECONDS
        time.sleep(0.02)
    _reap(pid)
    return True


def cli(
    instance: Instance, asterisk: Asterisk, side: str, command: str, *, check: bool = True
) -> str:
    """Run a command on Asterisk's own command line and return what it prints."""
    done = subprocess.run(
        [*asterisk.command, "-C", str(_conf(instance, side)), "-rx", command],
        capture_output=True,
        text=True,
        errors="replace",
        env=asterisk.env(),
        timeout=30,
        check=False,
    )
    if check and done.returncode:
        raise LabError(
            f"Asterisk ({side}) does not answer: is it running? "
            f"{(done.stdout + done.stderr).strip()[-200:]}"
        )
    return done.stdout


def _conf(instance: Instance, side: str) -> Path:
    return instance.side(side) / "etc" / "asterisk.conf"
