# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual headset and its state machine on a table, with a clock turned by hand."""

from dataclasses import replace

from atc.adapters.headset.core import TelephonyCore, Turn
from atc.adapters.headset.practice import follow
from atc.adapters.headset.report_map import In, Out
from atc.adapters.headset.session import Tape
from atc.adapters.headset.transport import HidInfo
from atc.domain.headset import HeadsetEvent, HeadsetPressed, HeadsetState, Press
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

    def __init__(
        self,
        layout: str,
        ways: Ways | None = None,
        *,
        obey: bool = True,
        tape: Tape | None = None,
    ) -> None:
        self.time = 100.0
        vendor, descriptor = LAYOUTS[layout]
        self.model = VirtualHeadset(descriptor, vendor, lambda: self.time, ways or WAYS[layout])
        self.core = TelephonyCore(self.model.map, self.model.quirks, self.time)
        self.state = HeadsetState()
        self.events: list[HeadsetEvent] = []
        self.obey = obey
        self.tape = tape
        if tape is not None:
            info = HidInfo(layout, vendor, 0, f"virtual {layout}", "nowhere")
            tape.opened(info, descriptor, self.time, hears_volume=True)
        if self.model.ways.answers_get_report:
            for report_id in self.model.map.input_ids:
                report = self.model.get_input(report_id)
                if tape is not None:
                    tape.baseline(report, self.time)
                self.core.baseline(report)
        if tape is not None:
            tape.wanted(self.state, self.time, first=True)
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
            if self.tape is not None:
                self.tape.read(report, self.time)
            self._take(self.core.report(report, self.time))
        due = self.core.due()
        if due is not None and due <= self.time:
            if self.tape is not None:
                self.tape.ticked(self.time)
            self._take(self.core.tick(self.time))

    # -- the console ---------------------------------------------------------------------------

    def show(self, **fields: bool) -> None:
        self._want(replace(self.state, **fields))

    def ring(self) -> None:
        self.show(ringing=True)

    def answer(self) -> None:
        self.show(off_hook=True, ringing=False, held=False)

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
        for event in turn.events:
            self.events.append(event)
            if self.tape is not None:
                self.tape.told(event)
        for report in turn.writes:
            if self.tape is not None:
                self.tape.wrote(report)
            self.model.write(report)
        for event in turn.events if self.obey else ():
            self._obey(event)

    def _obey(self, event: HeadsetEvent) -> None:
        self._want(follow(self.state, event))

    def _want(self, state: HeadsetState) -> None:
        self.state = state
        if self.tape is not None:
            self.tape.wanted(state, self.time, first=False)
        self._take(self.core.want(state, self.time))
