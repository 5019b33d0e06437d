# SPDX-License-Identifier: GPL-3.0-or-later
"""What it takes to be there and do nothing: the plain console, without observers."""

from tests.benchmarks.console import console
from tests.benchmarks.figures import cpu_ns, pss_mb
from tests.benchmarks.loop import Loop
from tests.benchmarks.pbx import PlayedPbx
from tests.benchmarks.results import Results

KEYS = ("mem_idle_pss_mb", "idle_cpu_pct")
_SETTLED_S, _MEMORY_AT_S, _CPU_S = 3.0, 10.0, 20.0


def measure(results: Results, runs: int) -> None:
    for _ in range(min(runs, 3)):  # half a minute each, and they differ little
        _once(results)


def _once(results: Results) -> None:
    loop = Loop()
    pbx = PlayedPbx(loop)
    try:
        with console(loop, pbx.port, "100-159", None) as run:
            loop.until(lambda: pbx.registered and pbx.confirmed >= 60, 30, "60 lamps")
            loop.rest(_SETTLED_S)
            before = cpu_ns(run.pid)
            loop.rest(_MEMORY_AT_S - _SETTLED_S)
            results.samples["mem_idle_pss_mb"].append(pss_mb(run.pid))
            loop.rest(_CPU_S - (_MEMORY_AT_S - _SETTLED_S))
            used = cpu_ns(run.pid) - before
            results.samples["idle_cpu_pct"].append(used / (_CPU_S * 1e9) * 100)
    finally:
        pbx.close()
