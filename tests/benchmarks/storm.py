# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand lamp messages a second: do answers, tiles, calls and drags stay quick?"""

import itertools
import random
from time import monotonic
from typing import Any

from tests.benchmarks.console import Console, console, floor
from tests.benchmarks.figures import median, ms, p95
from tests.benchmarks.loop import Loop
from tests.benchmarks.pbx import PlayedPbx
from tests.benchmarks.results import Results
from tests.benchmarks.ringing import answer_ms, give_up, ring_and_see

KEYS = (
    "blf_storm_ok_p95_ms",
    "blf_storm_paint_p95_ms",
    "blf_storm_call_ms",
    "drag_frame_ratio",
)
_LAMPS, _RATE, _STORM_S, _CALLS, _DRAG_S = 1000, 1000, 30.0, 8, 8.0
_FLOOR_S = 6.0


class StormLoop(Loop):
    """A loop that sends lamp messages at a steady rate while it waits for other things."""

    def __init__(self) -> None:
        super().__init__()
        self._pbx: PlayedPbx | None = None
        self._names: itertools.cycle[str] = itertools.cycle(())
        self._began = 0.0
        self._sent = 0

    @property
    def sent(self) -> int:
        return self._sent

    def rage(self, pbx: PlayedPbx, names: list[str]) -> None:
        # In no order, but the same in each run: the tiles on screen take their turns.
        mixed = random.Random(4000).sample(names, len(names))
        self._pbx, self._names = pbx, itertools.cycle(mixed)
        self._began, self._sent = monotonic(), 0

    def calm(self) -> None:
        self._pbx = None

    def turn(self, wait_s: float) -> None:
        if self._pbx is None:
            super().turn(wait_s)
            return
        due = int((monotonic() - self._began) * _RATE)
        for _ in range(min(due - self._sent, 50)):
            self._send(self._pbx)
        next_s = self._began + (self._sent + 1) / _RATE - monotonic()
        super().turn(min(wait_s, max(0.0, next_s)))

    def _send(self, pbx: PlayedPbx) -> None:
        step = self._sent // _LAMPS
        name = next(self._names)
        state = ("ringing", "busy", "idle")[step % 3]
        pbx.show(name, state, f"{step}" if state != "idle" else "")
        self._sent += 1


def bare_drag_fps() -> float:
    with floor("bare_window", "--drag", f"{_DRAG_S}") as process:
        assert process.stdout is not None
        process.stdout.readline()
        _, frames, seconds = process.stdout.readline().split()
        return int(frames) / float(seconds)


def bare_loop_ok_ms() -> float:
    """The same storm at the bare SIP loop, for some seconds: p95 of NOTIFY → 200."""
    loop = StormLoop()
    pbx = PlayedPbx(loop)
    try:
        with floor("sip_loop", "--watch", f"{_LAMPS}", "--pbx", f"127.0.0.1:{pbx.port}"):
            loop.until(lambda: pbx.confirmed >= _LAMPS, 30, "1,000 lamps")
            loop.rage(pbx, [str(n) for n in range(_LAMPS)])
            loop.rest(_FLOOR_S)
            loop.calm()
            loop.rest(0.5)
        return ms(p95(pbx.storm.ok_ns))
    finally:
        pbx.close()


def _paint_times(pbx: PlayedPbx, paints: list[Any]) -> list[float]:
    """For each state told about a visible tile, how long until a frame showed it."""
    shown: dict[str, list[tuple[int, str, str]]] = {}
    for at, number, phone, peer in paints:
        shown.setdefault(number, []).append((at, phone, peer))
    times = []
    for number, frames in shown.items():
        told = [t for t in pbx.storm.told.get(number, ()) if t[0] > frames[0][0]]
        rest = iter(frames)
        current = next(rest)
        for sent, state, peer in told:
            while current[0] < sent or current[1:] != (state, peer):
                following = next(rest, None)
                if following is None:
                    break
                current = following
            else:
                times.append(ms(current[0] - sent))
    return times


def _once(results: Results) -> None:
    bare = bare_drag_fps()
    results.floors["blf_storm_ok_p95_ms"].append(bare_loop_ok_ms())
    loop = StormLoop()
    pbx = PlayedPbx(loop)
    try:
        with console(loop, pbx.port, "1000-1999", "cards") as run:
            loop.until(lambda: pbx.registered and pbx.confirmed >= _LAMPS, 60, "1,000 lamps")
            loop.rest(2.0)
            _weather(results, loop, pbx, run, bare)
    finally:
        pbx.close()


def _weather(results: Results, loop: StormLoop, pbx: PlayedPbx, run: Console, bare: float) -> None:
    call, card, _ = ring_and_see(pbx, run)
    answer_ms(loop, run, call, card)
    names = [str(n) for n in range(1000, 2000)]
    began = monotonic()
    loop.rage(pbx, names)
    loop.rest(2.0)
    run.answer(run.order("paint", on=True))
    seen_ms = []
    for _ in range(_CALLS):
        ringing, _, took = ring_and_see(pbx, run)
        seen_ms.append(took)
        give_up(loop, pbx, ringing)
        loop.rest(0.9)
    loop.rest(1.5)
    paints = run.answer(run.order("paint", on=False))["paints"]
    dragged = run.answer(run.order("drag", card=card, seconds=_DRAG_S), 60)
    if not dragged["dragged"]:
        raise RuntimeError("the card was not lifted")
    loop.rest(max(0.0, _STORM_S - (monotonic() - began)))
    sent = loop.sent / (monotonic() - began)
    loop.calm()
    loop.rest(1.0)
    unanswered = len(pbx.storm.sent)
    results.samples["blf_storm_ok_p95_ms"].append(ms(p95(pbx.storm.ok_ns)))
    results.samples["blf_storm_paint_p95_ms"].append(p95(_paint_times(pbx, paints)))
    results.samples["blf_storm_call_ms"].append(p95(seen_ms))
    fps = dragged["frames"] / dragged["seconds"]
    results.samples["drag_frame_ratio"].append(fps / bare)
    notes = results.notes
    notes["storm, NOTIFY/s sent"].append(sent)
    notes["storm, NOTIFY unanswered"].append(unanswered)
    notes["storm, NOTIFY → 200, median ms"].append(ms(median(pbx.storm.ok_ns)))
    notes["storm, paint, median ms"].append(median(_paint_times(pbx, paints)))
    notes["storm, INVITE → card, median ms"].append(median(seen_ms))
    notes["storm, drag frames/s"].append(fps)
    notes["bare window, drag frames/s"].append(bare)


def measure(results: Results, runs: int) -> None:
    for _ in range(runs):
        _once(results)
