# SPDX-License-Identifier: GPL-3.0-or-later
"""A long day in little time: thousands of calls, and what they leave in memory."""

from tests.benchmarks.console import Console, console
from tests.benchmarks.figures import median, rss_mb
from tests.benchmarks.keys import SOAK
from tests.benchmarks.loop import Loop
from tests.benchmarks.pbx import PlayedPbx
from tests.benchmarks.results import Results
from tests.benchmarks.ringing import answer_ms, drop_ms, give_up, ring_and_see

KEYS = SOAK
_FREE = "152"
_LAMPS = [str(n) for n in range(100, 160) if str(n) != _FREE]


def _call(n: int, loop: Loop, pbx: PlayedPbx, run: Console) -> None:
    """One call: most are answered and ended, some are given up or handed over."""
    state = ("ringing", "busy", "idle")[n // len(_LAMPS) % 3]
    pbx.show(_LAMPS[n % len(_LAMPS)], state, f"{n}")
    call, card, _ = ring_and_see(pbx, run)
    if n % 5 == 0:
        give_up(loop, pbx, call)
    else:
        answer_ms(loop, run, call, card)
        if n % 10 == 1:
            loop.rest(0.25)
            drop_ms(loop, run, call, card, f"tile-{_FREE}")
        else:
            pbx.hang_up(call)
    del pbx.calls[call.call_id]


def measure(results: Results, calls: int) -> None:
    loop = Loop()
    pbx = PlayedPbx(loop)
    try:
        with console(loop, pbx.port, "100-159", "cards") as run:
            loop.until(lambda: pbx.registered and pbx.confirmed >= 60, 30, "60 lamps")
            sizes = []
            for n in range(calls):
                _call(n, loop, pbx, run)
                if (n + 1) % max(1, calls // 100) == 0:
                    sizes.append(rss_mb(run.pid))
                    print(f"  soak: {n + 1} calls, {sizes[-1]:.1f} MB", flush=True)
    finally:
        pbx.close()
    # Medians of some readings: a single one may fall on a garbage collector's peak.
    tenth = max(1, len(sizes) // 10)
    before, after = median(sizes[tenth : 2 * tenth]), median(sizes[-tenth:])
    results.samples["soak_calls"].append(calls)
    results.samples["soak_rss_drift_pct"].append((after - before) / before * 100)
