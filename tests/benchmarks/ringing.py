# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls: how soon they ring, are seen, are answered and are handed over."""

from tests.benchmarks.console import Console, console, floor
from tests.benchmarks.figures import median, ms, p95
from tests.benchmarks.loop import Loop
from tests.benchmarks.pbx import PlayedCall, PlayedPbx
from tests.benchmarks.results import Results

KEYS = (
    "ring180_p95_ms",
    "ring180_ratio",
    "burst20_slowest_ms",
    "ring_card_p95_ms",
    "answer_ms_p95",
    "drop_to_refer_p95_ms",
)
_RINGS, _BURST, _CARDS, _TALKS = 50, 20, 20, 12


def rings_ms(loop: Loop, pbx: PlayedPbx, count: int = _RINGS) -> list[float]:
    """INVITE → 180, one call after another."""
    times = []
    for _ in range(count):
        call = pbx.invite()
        loop.until(lambda: call.ringing_ns or call.final, 5, "180")  # noqa: B023
        times.append(ms(call.answered_ns - call.sent_ns))
        give_up(loop, pbx, call)
    return times


def give_up(loop: Loop, pbx: PlayedPbx, call: PlayedCall) -> None:
    """The caller rings off before an answer."""
    if not call.final:
        pbx.cancel(call)
    loop.until(lambda: call.final, 5, "the end of a call")


def burst_ms(loop: Loop, pbx: PlayedPbx) -> float:
    """20 INVITEs at once: the slowest 180 or refusal."""
    calls = [pbx.invite(f"34700000{n:02}", f"Caller {n}") for n in range(_BURST)]
    loop.until(lambda: all(c.answered_ns for c in calls), 10, "20 answers")
    slowest = max(ms(c.answered_ns - c.sent_ns) for c in calls)
    for call in calls:
        give_up(loop, pbx, call)
    return slowest


def ring_and_see(pbx: PlayedPbx, run: Console) -> tuple[PlayedCall, str, float]:
    """A call, its card's name, and INVITE → frame with the card in milliseconds."""
    run.seen.clear()
    call = pbx.invite()
    card = run.await_seen("card", 10, phase="ringing")
    return call, card["name"], ms(card["at"] - call.sent_ns)


def answer_ms(loop: Loop, run: Console, call: PlayedCall, card: str) -> float:
    """Tap on Answer → 200 OK on the wire; returns when the call is active on screen."""
    tapped = run.answer(run.order("tap", name=f"{card}-answer"))
    loop.until(lambda: call.final == 200, 5, "200 OK")
    run.await_seen("card", 10, name=card, phase="active")
    return ms(call.final_ns - tapped["at"])


def drop_ms(loop: Loop, run: Console, call: PlayedCall, card: str, tile: str) -> float:
    """The card dropped onto a tile: finger lifted → REFER on the wire."""
    lifted = run.answer(run.order("drop", card=card, tile=tile))
    loop.until(lambda: call.refer_ns, 5, "REFER")
    loop.until(lambda: call.over, 10, "the end of a transferred call")
    return ms(call.refer_ns - lifted["at"])


def _floor(results: Results) -> None:
    loop = Loop()
    pbx = PlayedPbx(loop)
    try:
        with floor("sip_loop") as process:
            assert process.stdout is not None
            ready = next(line for line in process.stdout if line.startswith("ready "))
            pbx.call_at(int(ready.split()[1]), "floor")
            rings_ms(loop, pbx, 5)
            times = rings_ms(loop, pbx)
            results.floors["ring180_p95_ms"].append(p95(times))
            results.notes["bare SIP loop, INVITE → 180, median ms"].append(median(times))
            results.floors["burst20_slowest_ms"].append(burst_ms(loop, pbx))
    finally:
        pbx.close()


def _once(results: Results) -> None:
    loop = Loop()
    pbx = PlayedPbx(loop)
    try:
        with console(loop, pbx.port, "100-159", "cards") as run:
            loop.until(lambda: pbx.registered and pbx.confirmed >= 60, 30, "60 lamps")
            loop.rest(1.0)
            rings_ms(loop, pbx, 5)
            loop.rest(0.5)
            times = rings_ms(loop, pbx)
            results.samples["ring180_p95_ms"].append(p95(times))
            results.notes["console, INVITE → 180, median ms"].append(median(times))
            loop.rest(1.0)
            results.samples["burst20_slowest_ms"].append(burst_ms(loop, pbx))
            loop.rest(1.0)
            _cards(results, loop, pbx, run)
            loop.rest(0.5)
            _talks(results, loop, pbx, run)
    finally:
        pbx.close()


def _cards(results: Results, loop: Loop, pbx: PlayedPbx, run: Console) -> None:
    times = []
    for _ in range(_CARDS):
        call, _, took = ring_and_see(pbx, run)
        times.append(took)
        give_up(loop, pbx, call)
        loop.rest(0.1)
    results.samples["ring_card_p95_ms"].append(p95(times))
    results.notes["INVITE → card, median ms"].append(median(times))


def _talks(results: Results, loop: Loop, pbx: PlayedPbx, run: Console) -> None:
    answers, drops = [], []
    for n in range(_TALKS):
        call, card, _ = ring_and_see(pbx, run)
        answers.append(answer_ms(loop, run, call, card))
        loop.rest(0.25)  # the cards come to rest before she takes one
        drops.append(drop_ms(loop, run, call, card, f"tile-{101 + n}"))
    results.samples["answer_ms_p95"].append(p95(answers))
    results.notes["tap → 200, median ms"].append(median(answers))
    results.samples["drop_to_refer_p95_ms"].append(p95(drops))
    results.notes["drop → REFER, median ms"].append(median(drops))


def measure(results: Results, runs: int) -> None:
    for _ in range(runs):
        _floor(results)
        _once(results)
    bare = median(results.notes["bare SIP loop, INVITE → 180, median ms"])
    medians = results.notes["console, INVITE → 180, median ms"]
    results.samples["ring180_ratio"] = [m / bare for m in medians]
