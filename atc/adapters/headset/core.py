# SPDX-License-Identifier: GPL-3.0-or-later
"""The telephony state machine of one headset. Pure: no I/O, and time is told, never asked.

An input is a wish of hers or the echo of what we wrote. Whatever could be an echo is swallowed;
when that leaves headset and console apart, the lamps are written again, which brings the headset
back to what the calls are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from atc.adapters.headset.inputs import Changes, InputBook
from atc.adapters.headset.lines import LineBusyWatch
from atc.adapters.headset.mute import MuteKey
from atc.adapters.headset.quirks import Quirks
from atc.adapters.headset.report_map import DIGITS, HeadsetMap, In, Out
from atc.adapters.headset.sheet import OutputSheet
from atc.domain.headset import HeadsetDigit, HeadsetEvent, HeadsetPressed, HeadsetState, Press

BASELINE_S = 0.3
"""A first report that comes sooner only tells how the switches stand. Nobody answers so fast."""

SETTLE_S = 0.6
"""How long the hook switch may differ from its lamp before the lamp is written again."""

DUPLICATE_S = 0.03
"""A whole report that is repeated sooner is no gesture."""

MOST_TRIES = 2
"""A headset that will not follow is left alone until the calls change."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to be done: reports to write, and what to tell. Reports begin with their id."""

    writes: tuple[bytes, ...] = ()
    events: tuple[HeadsetEvent, ...] = ()
    touched: tuple[tuple[In, bool], ...] = ()
    """What was pressed or let go, whatever it means; not what is an echo."""


class TelephonyCore:
    """Wishes in (`want`), reports in (`report`), time in (`tick`); each returns a `Turn`."""

    def __init__(
        self, headset: HeadsetMap, quirks: Quirks, now: float, *, hears_volume: bool = True
    ) -> None:
        """Make the machine of a headset that was just opened.

        Args:
            headset: its report map.
            quirks: how its vendor does things.
            now: seconds, from any clock that never goes back.
            hears_volume: whether volume keys reach nobody but us.
        """
        self._quirks = quirks
        self._hears_volume = hears_volume
        self._state = HeadsetState()
        self._inputs = InputBook(headset)
        self._sheet = OutputSheet(headset)
        self._lamps: dict[Out, bool] = {}
        self._talked = False
        self._mute_lamp = next((s for s in quirks.mute_lamps if s in headset.lamps), None)
        self._ring_lamp = Out.RING if Out.RING in headset.lamps else Out.RINGER
        self._hook_is_switch = headset.switch(In.HOOK)
        self._mute = MuteKey(quirks.echo_s, switch=headset.switch(In.MUTE))
        self._line = LineBusyWatch()
        self._baseline_until: float | None = now + BASELINE_S
        self._echoes: dict[int, float] = {}
        self._pressed_at: dict[In, float] = {}
        self._reported_at = now
        self._check_hook_at: float | None = None
        self._tries = 0

    # -- inputs --------------------------------------------------------------------------------

    def baseline(self, report: bytes) -> None:
        """Learn from a report that was asked for (GET_REPORT) how the switches stand.

        Best before `start`: what is known needs no time to tell an echo from a wish.
        """
        self._inputs.take(report, baseline=True)

    def want(self, state: HeadsetState, now: float) -> Turn:
        """Show this from now on."""
        before, self._state = self._state, state
        if state != before:
            self._tries = 0
        self._mute.wanted(state.muted, now, talking=state.off_hook, before=before)
        return self._turn(now, ())

    def start(self, state: HeadsetState, now: float) -> Turn:
        """Write every report once, whatever the headset held before."""
        self._state = state
        self._mute.wanted(state.muted, now, talking=False, before=state)
        return self._turn(now, (), again=frozenset(Out))

    def report(self, report: bytes, now: float) -> Turn:
        """An input report came."""
        if self._baseline_until is not None and now >= self._baseline_until:
            self._end_baseline()
        changes = self._inputs.take(report)
        since, self._reported_at = now - self._reported_at, now
        if not changes.known:
            self._watch_hook(now)
            return self._turn(now, ())
        touched = tuple(self._touched(changes, now))
        events = list(self._gestures(changes, now, since))
        return replace(self._turn(now, events), touched=touched)

    def tick(self, now: float) -> Turn:
        """Time has passed; call it when `due` says so."""
        if self._baseline_until is not None and now >= self._baseline_until:
            self._end_baseline()
        again: set[Out] = set()
        if self._check_hook_at is not None and now >= self._check_hook_at:
            self._check_hook_at = None
            if self._hook_differs() and self._tries < MOST_TRIES:
                self._tries += 1
                again.add(Out.OFF_HOOK)
        if self._mute.settle(now) and self._mute_lamp:
            again.add(self._mute_lamp)
        return self._turn(now, (), again=frozenset(again))

    def due(self) -> float | None:
        """When `tick` has something to do; None when nothing is waited for."""
        times = (self._baseline_until, self._check_hook_at, self._mute.due, self._line.due)
        return min((t for t in times if t is not None), default=None)

    # -- gestures ------------------------------------------------------------------------------

    def _touched(self, changes: Changes, now: float) -> Iterable[tuple[In, bool]]:
        """A hook switch that follows our lamp was touched by nobody."""
        for signal, value in changes.values.items():
            if signal is not In.HOOK or now >= self._echoes.get(value, 0.0):
                yield signal, bool(value)

    def _gestures(self, changes: Changes, now: float, since: float) -> Iterable[HeadsetEvent]:
        if changes.repeats_hook and since > DUPLICATE_S:
            yield from self._hook_repeated(now)
        for signal, value in changes.values.items():
            if signal is In.HOOK:
                yield from self._hook(value, now)
            elif signal is In.MUTE:
                if not self._doubled(signal, value, now):
                    yield from self._mute.pressed(value, now, talking=self._state.off_hook)
            elif value and signal is not In.LINE_BUSY and not self._doubled(signal, value, now):
                yield from self._key(signal)

    def _doubled(self, signal: In, value: int, now: float) -> bool:
        """Whether this press is the same one again."""
        if not value:
            return False
        before, self._pressed_at[signal] = self._pressed_at.get(signal, -1e9), now
        return now - before < self._quirks.double_key_s

    def _key(self, signal: In) -> Iterable[HeadsetEvent]:
        state = self._state
        press: Press | None = None
        if signal is In.REJECT:
            press = Press.REJECT if state.ringing else None
        elif signal is In.DROP:
            press = Press.HANG_UP if state.off_hook else Press.REJECT if state.ringing else None
        elif signal is In.FLASH:
            press = Press.FLASH if state.off_hook or state.held else None
        elif signal is In.REDIAL:
            press = None if state.ringing or state.off_hook else Press.REDIAL
        elif signal in {In.VOLUME_UP, In.VOLUME_DOWN} and self._hears_volume:
            press = Press.VOLUME_UP if signal is In.VOLUME_UP else Press.VOLUME_DOWN
        if press is not None:
            yield HeadsetPressed(press)
        elif signal in DIGITS:
            yield HeadsetDigit(DIGITS[signal])

    def _hook(self, value: int, now: float) -> Iterable[HeadsetEvent]:
        if not self._hook_is_switch:
            if not value:
                return
            value = int(not self._lamps.get(Out.OFF_HOOK, False))
        self._watch_hook(now)
        if now < self._echoes.get(value, 0.0):
            return
        yield from self._lifted() if value else self._hung_up()

    def _lifted(self) -> Iterable[HeadsetEvent]:
        state = self._state
        if state.off_hook:
            return  # it follows our lamp at last
        if state.ringing:
            yield HeadsetPressed(Press.ANSWER)
        elif state.held:
            yield HeadsetPressed(Press.FLASH)

    def _hung_up(self) -> Iterable[HeadsetEvent]:
        state = self._state
        if state.off_hook:
            yield HeadsetPressed(Press.HANG_UP)
        elif state.held and self._lamps.get(Out.OFF_HOOK):
            # The lamp stayed on for the held call, so this is her press and no "hung up".
            yield HeadsetPressed(Press.ANSWER if state.ringing else Press.FLASH)
        elif state.ringing and self._quirks.reject_by_hook and not state.held:
            yield HeadsetPressed(Press.REJECT)

    def _hook_repeated(self, now: float) -> Iterable[HeadsetEvent]:
        """Poly refuses a call by saying "on hook" once more."""
        on_hook = not self._inputs.value(In.HOOK) and now >= self._echoes.get(0, 0.0)
        state = self._state
        if self._quirks.reject_by_hook and on_hook and state.ringing and not state.off_hook:
            yield HeadsetPressed(Press.REJECT)

    # -- lamps ---------------------------------------------------------------------------------

    def _turn(
        self, now: float, events: Iterable[HeadsetEvent], again: frozenset[Out] = frozenset()
    ) -> Turn:
        before, self._lamps = self._lamps, self._lamps_of(self._state)
        rose = self._state.off_hook and not self._talked
        self._talked = self._state.off_hook
        if rose and self._mute_lamp is not None:
            again |= {self._mute_lamp}  # while she did not talk it may have gone its own way
        writes = self._sheet.update(self._lamps, again)
        hook_report = self._sheet.report_of(Out.OFF_HOOK)
        if any(report_id == hook_report for report_id, _ in writes):
            self._expect_echo(before, now, forced=Out.OFF_HOOK in again)
        if self._lamps[Out.HOLD] and not before.get(Out.HOLD):
            # Some drop the hook by themselves when a call is held.
            self._echoes[0] = now + self._quirks.echo_s
        told = self._line.update(self._inputs.value(In.LINE_BUSY), now, ours=self._state.off_hook)
        return Turn(tuple(report for _, report in writes), (*events, *told))

    def _lamps_of(self, state: HeadsetState) -> dict[Out, bool]:
        off_hook = state.off_hook or (state.held and not self._quirks.hold_drops_hook)
        lamps = {
            Out.OFF_HOOK: off_hook,
            Out.HOLD: state.held and not state.off_hook,
            self._ring_lamp: state.ringing and state.alert,
        }
        if self._mute_lamp is not None:
            lamps[self._mute_lamp] = state.muted and state.off_hook
        return lamps

    def _expect_echo(self, before: dict[Out, bool], now: float, *, forced: bool) -> None:
        """The headset may answer with its switch, even twice, and late."""
        value = int(self._lamps[Out.OFF_HOOK])
        differs = self._inputs.value(In.HOOK) != value or not self._inputs.knows(In.HOOK)
        if self._lamps[Out.HOLD] and before.get(Out.HOLD):
            differs = False  # on hold they may differ, and stay so
        changed = bool(before) and before[Out.OFF_HOOK] != self._lamps[Out.OFF_HOOK]
        if changed or differs or (forced and before):
            self._echoes[value] = now + self._quirks.echo_s
            self._watch_hook(now)

    def _watch_hook(self, now: float) -> None:
        if self._hook_is_switch:
            self._check_hook_at = now + SETTLE_S

    def _hook_differs(self) -> bool:
        """Whether the switch tells something else than the lamp; on hold it may."""
        lamp = self._lamps.get(Out.OFF_HOOK, False)
        return not self._state.held and bool(self._inputs.value(In.HOOK)) != lamp

    def _end_baseline(self) -> None:
        self._baseline_until = None
        self._inputs.assume_rest()
