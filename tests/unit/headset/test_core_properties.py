# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds whatever happens in whatever order: no echo acts, hold keeps the call, mute is one."""

import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from atc.adapters.headset.descriptor import Kind
from atc.adapters.headset.report_map import In
from atc.domain.headset import HeadsetState, Press
from tests.fakes.headset_layouts import LAYOUTS
from tests.fakes.virtual_headset import Ways
from tests.unit.headset.bench import Bench

LAYOUT = st.sampled_from(sorted(LAYOUTS))
PAUSE = st.sampled_from([0.0, 0.001, 0.01, 0.05, 0.3, 0.69, 0.71, 1.0, 1.99, 2.6, 6.0])
WAYS = st.builds(
    Ways,
    echoes=st.lists(st.floats(0.001, 2.0), max_size=2).map(lambda e: tuple(sorted(e))),
    holds_by_hook=st.booleans(),
    double_keys=st.just(False),
    mute_needs_call=st.booleans(),
    interrupt_out=st.booleans(),
    answers_get_report=st.booleans(),
)
SCREEN = st.sampled_from(["ring", "answer", "dial", "end", "hold", "resume", "mute", "unmute"])
HAND = st.sampled_from(["hook", "mute key", "flash", "reject", "boom"])
PRESSED_ON_HOLD = [("ring", 1.0), ("answer", 6.0), ("hold", 6.0), ("hook", 1.0), ("hook", 6.0)]
QUICK = settings(
    max_examples=int(os.environ.get("ATC_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def on_screen(bench: Bench, act: str) -> None:
    state = bench.state
    match act:
        case "ring":
            bench.show(ringing=True)
        case "answer" if state.ringing:
            bench.show(off_hook=True, ringing=False, held=False)
        case "dial":
            bench.show(off_hook=True, held=False)
        case "end":
            bench.end()
        case "hold" if state.off_hook:
            bench.show(off_hook=False, held=True)
        case "resume" if state.held:
            bench.show(off_hook=True, held=False)
        case "mute" | "unmute" if state.off_hook:
            bench.show(muted=act == "mute")


def by_hand(bench: Bench, act: str) -> None:
    match act:
        case "hook":
            bench.model.press_hook()
        case "mute key":
            bench.model.press_mute()
        case "flash":
            bench.model.press(In.FLASH)
        case "reject":
            bench.model.press(In.REJECT)
        case "boom":
            if bench.model.boom_up:
                bench.model.boom_up = False
            else:
                bench.model.raise_boom()


@QUICK
@given(LAYOUT, WAYS, st.lists(st.tuples(SCREEN, PAUSE), max_size=14))
def test_no_echo_ever_becomes_an_action(layout, ways, acts):
    bench = Bench(layout, ways)
    for act, pause in acts:
        on_screen(bench, act)
        bench.advance(pause)
    bench.advance(10)
    assert bench.events == []


@QUICK
@given(LAYOUT, WAYS, st.lists(st.tuples(SCREEN | HAND, PAUSE), max_size=14))
@example("epos", Ways(), PRESSED_ON_HOLD)
@example("plain", Ways(), PRESSED_ON_HOLD)
@example("epos", Ways(holds_by_hook=True), PRESSED_ON_HOLD)
@example("plain", Ways(holds_by_hook=True), PRESSED_ON_HOLD)
def test_hold_never_hangs_up(layout, ways, acts):
    bench = Bench(layout, ways)
    take = bench._obey

    def obey(event):
        assert not (bench.state.held and getattr(event, "press", None) is Press.HANG_UP)
        take(event)

    bench._obey = obey
    for act, pause in acts:
        (by_hand if act in {"hook", "mute key", "flash", "reject", "boom"} else on_screen)(
            bench, act
        )
        bench.advance(pause)


@QUICK
@given(
    LAYOUT,
    WAYS,
    st.booleans(),
    st.lists(st.tuples(SCREEN | HAND, PAUSE), max_size=14),
)
def test_mute_ends_equal_everywhere(layout, ways, slow, acts):
    """Also when the console answers a press late or not at all."""
    bench = Bench(layout, ways, obey=not slow)
    for act, pause in acts:
        if slow and act == "boom":
            continue  # a boom arm that nobody listens to cannot be agreed with
        (by_hand if act in {"hook", "mute key", "flash", "reject", "boom"} else on_screen)(
            bench, act
        )
        bench.advance(pause)
    bench.model.boom_up = False
    bench.obey = True
    bench.advance(10)
    if bench.state.off_hook:
        assert bench.model.muted == bench.state.muted


@QUICK
@given(LAYOUT, st.lists(st.tuples(SCREEN | st.binary(max_size=6), PAUSE), max_size=20))
def test_any_reports_at_any_time(layout, acts):
    bench = Bench(layout, Ways(echoes=()))
    for act, pause in acts:
        if isinstance(act, str):
            on_screen(bench, act)
        else:
            bench._take(bench.core.report(act, bench.time))
        bench.advance(pause)
    bench.advance(60)
    for report in bench.model.written:
        length = bench.model.parsed.report_bytes(Kind.OUTPUT, report[0])
        assert len(report) == length + (not bench.model.parsed.numbered)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_time_alone_does_nothing(layout):
    bench = Bench(layout)
    bench.model.written.clear()
    core = bench.core
    for _ in range(50):
        bench.time += 0.1
        turn = core.tick(bench.time)
        assert turn.writes == turn.events == ()
    assert core.due() is None
    assert core.want(HeadsetState(), bench.time).writes == ()
