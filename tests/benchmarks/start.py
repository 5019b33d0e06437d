# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon it is there, beside a bare window of as many tiles."""

import time

from tests.benchmarks.console import console, floor
from tests.benchmarks.figures import median, ms
from tests.benchmarks.loop import Loop
from tests.benchmarks.pbx import PlayedPbx
from tests.benchmarks.results import Results

KEYS = ("start_first_frame_ratio", "start_ready_ratio")


def bare_window_ms() -> float:
    began = time.monotonic_ns()
    with floor("bare_window") as process:
        assert process.stdout is not None
        _, at = process.stdout.readline().split()
        return ms(int(at) - began)


def console_ms() -> tuple[float, float]:
    """Process start → first frame, → ready."""
    loop = Loop()
    pbx = PlayedPbx(loop)
    try:
        with console(loop, pbx.port, "100-159", "start") as run:
            frame = run.await_seen("frame")
            ready = run.await_seen("ready")
            return ms(frame["at"] - run.began_ns), ms(ready["at"] - run.began_ns)
    finally:
        pbx.close()


def measure(results: Results, runs: int) -> None:
    bare_window_ms()
    console_ms()  # the disk is warm from here on
    for _ in range(runs):
        bare = bare_window_ms()
        frame, ready = console_ms()
        results.notes["bare window, first frame, ms"].append(bare)
        results.notes["console, first frame, ms"].append(frame)
        results.notes["console, ready, ms"].append(ready)
    bare = median(results.notes["bare window, first frame, ms"])
    for key, note in zip(KEYS, ("first frame", "ready"), strict=True):
        results.samples[key] = [v / bare for v in results.notes[f"console, {note}, ms"]]
