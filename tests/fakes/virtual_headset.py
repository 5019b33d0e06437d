# SPDX-License-Identifier: GPL-3.0-or-later
"""A headset that behaves as the vendors' do, on a clock of its owner's. No I/O."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from atc.adapters.headset.bits import read_bits, write_bits
from atc.adapters.headset.descriptor import Kind
from atc.adapters.headset.report_map import In, Out, Selector
from atc.adapters.headset.session import read_headset


@dataclass(frozen=True)
class Ways:
    """How a model behaves."""

    echoes: tuple[float, ...] = (0.02,)
    """Seconds after which a change of Off-Hook is answered by the hook switch."""
    holds_by_hook: bool = False
    """Whether the hook switch falls when Hold is lit."""
    double_keys: bool = False
    mute_needs_call: bool = False
    mute_echoes: bool = False
    rejects_by_hook: bool = False
    interrupt_out: bool = True
    answers_get_report: bool = True
    press_s: float = 0.001


@dataclass
class VirtualHeadset:
    """One device. `now` tells seconds; `due_reports` gives what it has to say by then."""

    descriptor: bytes
    vendor: int
    now: Callable[[], float]
    ways: Ways = field(default_factory=Ways)
    boom_up: bool = False

    def __post_init__(self) -> None:
        self.map, self.quirks = read_headset(self.vendor, self.descriptor)
        self.parsed = self.map.descriptor
        self.lamps: dict[Out, bool] = dict.fromkeys(self.map.lamps, False)
        self.values: dict[In, int] = {}
        self.muted = False
        self.written: list[bytes] = []
        self.features: list[bytes] = []
        self._selected = {
            (each.field.report_id, each.field.bit, each.field.size): self._rest_of(each)
            for each in self.map.selectors
        }
        self._pending: list[tuple[float, int, Callable[[], bytes | None]]] = []
        self._ids = count()
        self._last_at = -1e9

    # -- what the host does --------------------------------------------------------------------

    def write(self, report: bytes) -> None:
        """An output report, its id first (0 when there are no ids)."""
        self.written.append(report)
        before = dict(self.lamps)
        for signal, lamp in self.map.lamps.items():
            if lamp.report_id == report[0]:
                self.lamps[signal] = bool(read_bits(report[1:], lamp.bit, lamp.size))
        off_hook = self.map.lamps.get(Out.OFF_HOOK)
        ours = off_hook is not None and off_hook.report_id == report[0]
        differs = self.values.get(In.HOOK, 0) != self.lamp(Out.OFF_HOOK)
        changed = self.lamp(Out.OFF_HOOK) != before.get(Out.OFF_HOOK, False)
        if ours and (changed or (differs and not self.lamp(Out.HOLD))):
            value = int(self.lamp(Out.OFF_HOOK))
            self.values[In.HOOK] = value
            if not value:
                self.muted = False
            for delay in self.ways.echoes:
                self._say_later(delay, lambda: self._report(In.HOOK, value))
        if self.ways.holds_by_hook and self.lamp(Out.HOLD) and not before.get(Out.HOLD):
            self.values[In.HOOK] = 0
            self._say_later(0.02, lambda: self._report(In.HOOK, 0))
        mute = self.mute_lamp
        if mute is not None and self.map.lamps[mute].report_id == report[0]:
            self._lit_mute(before.get(mute, False))

    def get_input(self, report_id: int) -> bytes:
        return self._compose(report_id)

    # -- what the hand does --------------------------------------------------------------------

    def press_hook(self) -> None:
        """The call button: lifts, or hangs up; on Poly it may refuse."""
        self.values[In.HOOK] = 1 - self.values.get(In.HOOK, 0)
        value = self.values[In.HOOK]
        self._say_later(0.0, lambda: self._report(In.HOOK, value))

    def refuse_by_hook(self) -> None:
        """The long press of a Poly: it says "on hook" once more."""
        self._say_later(0.0, lambda: self._report(In.HOOK, 0))

    def press_mute(self) -> None:
        if self.ways.mute_needs_call and not self.lamp(Out.OFF_HOOK):
            return
        self.muted = True if self.boom_up else not self.muted
        self._pulse(In.MUTE)

    def raise_boom(self) -> None:
        self.boom_up = True
        if not self.muted and self.lamp(Out.OFF_HOOK):
            self.muted = True
            self._pulse(In.MUTE)

    def press(self, signal: In) -> None:
        """A button that is pressed and let go."""
        self._pulse(signal)

    # -- what it says --------------------------------------------------------------------------

    @property
    def mute_lamp(self) -> Out | None:
        return next((s for s in self.quirks.mute_lamps if s in self.map.lamps), None)

    def lamp(self, signal: Out) -> bool:
        return self.lamps.get(signal, False)

    def next_at(self) -> float | None:
        return self._pending[0][0] if self._pending else None

    def due_reports(self) -> list[bytes]:
        """The reports to send by now, in order."""
        reports = []
        while self._pending and self._pending[0][0] <= self.now():
            report = heapq.heappop(self._pending)[2]()
            if report is not None:
                reports.append(report)
        return reports

    def _lit_mute(self, before: bool) -> None:
        mute = self.mute_lamp
        assert mute is not None
        lit = self.lamp(mute)
        if self.boom_up and not lit and self.lamp(Out.OFF_HOOK):
            self.muted = True
            self._pulse(In.MUTE, delay=0.05)
        elif self.lamp(Out.OFF_HOOK) or not self.ways.mute_needs_call:
            self.muted = lit
            if self.ways.mute_echoes and before != lit:
                self._pulse(In.MUTE, delay=0.02)

    def _pulse(self, signal: In, delay: float = 0.0) -> None:
        for again in range(2 if self.ways.double_keys else 1):
            at = delay + 0.002 * again
            self._say_later(at, lambda: self._report(signal, 1))
            self._say_later(at + self.ways.press_s, lambda: self._report(signal, 0))

    def _say_later(self, delay: float, make: Callable[[], bytes | None]) -> None:
        at = max(self.now() + delay, self._last_at if delay == 0 else 0.0)
        self._last_at = max(self._last_at, at) if delay == 0 else self._last_at
        heapq.heappush(self._pending, (at, next(self._ids), make))

    def _report(self, signal: In, value: int) -> bytes | None:
        """The report with this signal, the others as they are."""
        for control in self.map.controls:
            if control.signal is signal:
                pulse = signal is not In.HOOK
                self.values[signal] = value
                report = self._compose(control.report_id)
                if pulse and not value:
                    self.values.pop(signal, None)
                return report
        return self._array_report(signal, value)

    def _array_report(self, signal: In, value: int) -> bytes | None:
        """The report whose array names this button, or nothing any more."""
        for selector in self.map.selectors:
            for number, each in selector.signals.items():
                if each is signal:
                    place = selector.field.report_id, selector.field.bit, selector.field.size
                    self._selected[place] = number if value else self._rest_of(selector)
                    return self._compose(selector.field.report_id)
        return None

    @staticmethod
    def _rest_of(selector: Selector) -> int:
        """A number that names nothing: a null value if 0 is a button."""
        return 0 if 0 not in selector.signals else (1 << selector.field.size) - 1

    def _compose(self, report_id: int) -> bytes:
        length = self.parsed.report_bytes(Kind.INPUT, report_id) - int(self.parsed.numbered)
        body = bytearray(length)
        for control in self.map.controls:
            if control.report_id == report_id:
                write_bits(body, control.bit, control.size, self.values.get(control.signal, 0))
        for (owner, bit, size), number in self._selected.items():
            if owner == report_id:
                write_bits(body, bit, size, number)
        return (bytes([report_id]) if self.parsed.numbered else b"") + bytes(body)
