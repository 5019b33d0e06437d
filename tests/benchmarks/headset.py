# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset: how soon its call button is on the wire."""

from tests.benchmarks.console import Console, console
from tests.benchmarks.figures import median, ms, p95
from tests.benchmarks.loop import Loop
from tests.benchmarks.pbx import PlayedPbx
from tests.benchmarks.results import Results
from tests.benchmarks.ringing import ring_and_see

KEYS = ("headset_p95_ms",)
_ANSWERS = 40


def answer_ms(loop: Loop, pbx: PlayedPbx, run: Console) -> float:
    """The headset says that its call button was pressed → 200 OK on the wire."""
    call, card, _ = ring_and_see(pbx, run)
    pressed = run.answer(run.order("hook", lit="RING"))
    loop.until(lambda: call.final == 200, 5, "200 OK")
    run.await_seen("card", 10, name=card, phase="active")
    run.answer(run.order("hook", lit="OFF_HOOK"))
    loop.until(lambda: call.over, 10, "the end of the call")
    return ms(call.final_ns - pressed["at"])


def measure(results: Results, runs: int) -> None:
    for _ in range(runs):
        loop = Loop()
        pbx = PlayedPbx(loop)
        try:
            with console(loop, pbx.port, "100-159", "cards,headset") as run:
                loop.until(lambda: pbx.registered and pbx.confirmed >= 60, 30, "60 lamps")  # noqa: B023
                loop.rest(1.0)
                answer_ms(loop, pbx, run)  # warms up
                times = [answer_ms(loop, pbx, run) for _ in range(_ANSWERS)]
        finally:
            pbx.close()
        results.samples["headset_p95_ms"].append(p95(times))
        results.notes["hook report → 200, median ms"].append(median(times))
