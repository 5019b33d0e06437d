# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual headset and its state machine on a table, with a clock turned by hand."""

from dataclasses import replace

from atc.adapters.headset.core import TelephonyCore, Turn
from atc.adapters.headset.report_map import In, Out
from atc.domain.headset import (
    HeadsetEvent,
    HeadsetMuteAsked,
    HeadsetMuteRefused,
    HeadsetPressed,
    HeadsetState,
    Press,
)
from tests.fakes.headset_layouts import LAYOUTS
from tests.fakes.virtual_headset import VirtualHeadset, Ways

WAYS = {
    "jabra": Ways(echoes=(0.02,), mute_needs_call=True),
    "poly": Ways(echoes=(0.02, 2.0), double_keys=True, rejects_by_hook=True, interrupt_out=False),
    "epos": Ways(echoes=(0.02,)),
    "plain": Ways(echoes=(0.1, 1.9), holds_by_hook=True),
}


class Bench:
    """The console's part is played by `state`; `obey` makes it do what the headset wishes."""

    def __init__(self, layout: str, ways: Ways | None = None, *, obey: bool = True) -> None:
        self.time = 100.0
        vendor, descriptor = LAYOUTS[layout]
        self.model = VirtualHeadset(descriptor, vendor, lambda: self.time, ways or WAYS[layout])
        self.core = TelephonyCore(self.model.map, self.model.quirks, self.time)
        self.state = HeadsetState()
        self.events: list[HeadsetEvent] = []
        self.obey = obey
        if self.model.ways.answers_get_report:
            for report_id in self.model.map.input_ids:
                self.core.baseline(self.model.get_input(report_id))
        self._take(self.core.start(self.state, self.time))
        self.advance(1.0)

    # -- time ----------------------------------------------------------------------------------

    def advance(self, seconds: float) -> None:
        """Let time pass: the model speaks and the machine ticks when they are due."""
        end = self.time + seconds
        for _ in range(10_000):
            times = [t for t in (self.model.next_at(), self.core.due()) if t is not None]
            if not times or min(times) > end:
                break
            self.time = max(self.time, min(times))
            self._deliver()
        else:
            raise AssertionError("headset and console talk for ever")
        self.time = end

    def _deliver(self) -> None:
        for report in self.model.due_reports():
            self._take(self.core.report(report, self.time))
        due = self.core.due()
        if due is not None and due <= self.time:
            self._take(self.core.tick(self.time))

    # -- the console ---------------------------------------------------------------------------

    def show(self, **fields: bool) -> None:
        self.state = replace(self.state, **fields)
        self._take(self.core.want(self.state, self.time))

    def ring(self) -> None:
        self.show(ringing=True)

    def answer(self) -> None:
        self.show(off_hook=True, ringing=False)

    def talk(self, seconds: float = 5.0) -> None:
        """Be in a call that was answered on screen, a while ago."""
        self.ring()
        self.answer()
        self.advance(seconds)

    def end(self) -> None:
        self.show(off_hook=False, held=False, muted=False)

    # -- what came out -------------------------------------------------------------------------

    @property
    def presses(self) -> list[Press]:
        return [e.press for e in self.events if isinstance(e, HeadsetPressed)]

    def lamps(self) -> set[Out]:
        return {signal for signal, lit in self.model.lamps.items() if lit}

    def hand(self, signal: In) -> None:
        """Press a button and let the report travel."""
        self.model.press(signal)
        self.advance(0.05)

    def hook(self) -> None:
        self.model.press_hook()
        self.advance(0.05)

    def _take(self, turn: Turn) -> None:
        for report in turn.writes:
            self.model.write(report)
        for event in turn.events:
            self.events.append(event)
            if self.obey:
                self._obey(event)

    def _obey(self, event: HeadsetEvent) -> None:
        match event:
            case HeadsetPressed(Press.ANSWER) if self.state.ringing:
                self.answer()
            case HeadsetPressed(Press.REJECT):
                self.show(ringing=False)
            case HeadsetPressed(Press.HANG_UP):
                self.end()
            case HeadsetPressed(Press.FLASH):
                self.show(off_hook=self.state.held, held=not self.state.held)
            case HeadsetMuteAsked(muted):
                self.show(muted=muted)
            case HeadsetMuteRefused():
                self.show(muted=True)
