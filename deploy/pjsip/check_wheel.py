# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuses a pjsua2 wheel that lacks anything the console needs, naming what is missing.

``check_wheel.py WHEEL`` unpacks the wheel, imports it with the Python that runs this, and tries
each ability (see wheel_probe.py). Exit code 0: usable; 1: refused; 2: not a wheel.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PROBE = Path(__file__).with_name("wheel_probe.py")
PROBE_TIMEOUT_S = 120

# What stays unproved when the process of a group dies before it can answer.
GROUPS = {
    "api": "version 2.16 or later, dialog events (RFC 4235)",
    "codecs": "codecs opus, G.722, G.711, GSM",
    "tls": "SIP over TLS with the system's OpenSSL 3",
    "sound": "ALSA sound, WebRTC AEC3 echo cancellation",
    "build": "NDEBUG, epoll, log level 5",
    "buddies": "4096 buddies",
    "calls": "32 calls at once, SRTP",
}


def run_probe(directory: Path, group: str) -> dict[str, str]:
    """Tries one group in a process of its own.

    Returns:
        What was tried, and for each the empty string or what is wrong with it.
    """
    with tempfile.TemporaryDirectory(prefix="atc-probe-") as name:
        answer = Path(name, "answer.json")
        command = [sys.executable, str(PROBE), str(directory), group, str(answer)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=PROBE_TIMEOUT_S, check=False
            )
        except subprocess.TimeoutExpired:
            return {GROUPS[group]: f"no answer within {PROBE_TIMEOUT_S} s"}
        if done.returncode == 0 and answer.exists():
            findings: dict[str, str] = json.loads(answer.read_text(encoding="utf-8"))
            return findings
    errors = done.stderr.strip().splitlines()
    reason = errors[-1] if errors else "no message"
    if done.returncode < 0:
        reason = f"the process died of signal {-done.returncode}: {reason}"
    return {GROUPS[group]: reason}


def check(wheel: Path) -> dict[str, str]:
    """Tries every group on a wheel; raises ``zipfile.BadZipFile`` or ``OSError`` if it is none."""
    findings: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="atc-wheel-") as name:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(name)
        for group in GROUPS:
            findings.update(run_probe(Path(name), group))
    return findings


def main() -> int:
    """Prints a line for each ability and the verdict."""
    parser = argparse.ArgumentParser(description="Check what a pjsua2 wheel can do.")
    parser.add_argument("wheel", type=Path)
    wheel = parser.parse_args().wheel
    try:
        findings = check(wheel)
    except (OSError, zipfile.BadZipFile) as error:
        print(f"{wheel}: not a readable wheel: {error}")
        return 2
    for ability, problem in findings.items():
        print(f"  MISSING {ability}: {problem}" if problem else f"  ok      {ability}")
    missing = [ability for ability, problem in findings.items() if problem]
    if missing:
        print(f"{wheel.name} REFUSED, it lacks: {'; '.join(missing)}")
        return 1
    print(f"{wheel.name} has everything")
    return 0


if __name__ == "__main__":
    sys.exit(main())
