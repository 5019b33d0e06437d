# SPDX-License-Identifier: GPL-3.0-or-later
"""4,000 lamps at the real lab PBX."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.benchmarks.console import ROOT, console
from tests.benchmarks.figures import pss_mb
from tests.benchmarks.loop import Loop
from tests.benchmarks.results import Results

KEYS = ("blf_subscribe_4000_s", "mem_blf4000_pss_mb")
_LAB = (sys.executable, str(ROOT / "deploy" / "lab" / "lab"))
_INSTANCE = os.environ.get("ATC_LAB_INSTANCE", "bench")


def _lab(*arguments: str) -> str:
    done = subprocess.run(
        [*_LAB, "--instance", _INSTANCE, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(f"lab {arguments[0]}: {(done.stderr or done.stdout).strip()[-400:]}")
    return done.stdout


@contextmanager
def lab() -> Iterator[dict[str, Any]]:
    """The lab PBX in an instance of its own; what it says of itself."""
    _lab("start")
    try:
        yield json.loads(_lab("facts"))
    finally:
        _lab("stop")


def measure(results: Results, runs: int) -> None:
    for _ in range(min(runs, 3)):  # each a fresh PBX: what ends is not forgotten at once
        with lab() as facts:
            loop = Loop()
            port = facts["ports"]["udp"]
            with console(loop, port, "3000-6999", "lamps") as run:
                began = run.await_seen("registered", 30)
                done = run.await_seen("lamps", 120)
                results.samples["blf_subscribe_4000_s"].append((done["at"] - began["at"]) / 1e9)
                loop.rest(10.0)
                results.samples["mem_blf4000_pss_mb"].append(pss_mb(run.pid))
