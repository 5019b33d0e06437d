# SPDX-License-Identifier: GPL-3.0-or-later
"""One acquired headset: its open device and its state machine, between opening and closing."""

import logging
from collections.abc import Callable
from typing import Protocol

from atc.adapters.headset.core import TelephonyCore, Turn
from atc.adapters.headset.descriptor import DescriptorError, Kind, parse
from atc.adapters.headset.quirks import Quirks, choose, standard_hid_report
from atc.adapters.headset.report_map import HeadsetMap, map_headset
from atc.adapters.headset.transport import (
    HeadsetFailedError,
    HeadsetGoneError,
    HidDevice,
    HidInfo,
    NotAHeadsetError,
)
from atc.domain.headset import Button, HeadsetButtons, HeadsetEvent, HeadsetState, HeadsetTouched

log = logging.getLogger(__name__)

_MOST_REFUSED = 3
"""A headset that refuses so many reports in a row is broken; one alone is a lamp that it lacks."""


class Tape(Protocol):
    """Who wants to know everything that passes (the recorder). Times are what the machine saw."""

    def opened(self, info: HidInfo, descriptor: bytes, at: float, *, hears_volume: bool) -> None:
        """A device was opened."""

    def wanted(self, state: HeadsetState, at: float, *, first: bool) -> None:
        """The console wants this shown."""

    def baseline(self, report: bytes, at: float) -> None:
        """The device was asked and told this."""

    def read(self, report: bytes, at: float) -> None:
        """An input report came."""

    def ticked(self, at: float) -> None:
        """The state machine was told the time."""

    def wrote(self, report: bytes) -> None:
        """An output report was written."""

    def told(self, event: HeadsetEvent) -> None:
        """The state machine told this."""


def read_headset(vendor: int, descriptor: bytes) -> tuple[HeadsetMap, Quirks]:
    """A headset's report map and quirks by its report descriptor.

    Raises:
        DescriptorError: it is no report descriptor.
    """
    parsed = parse(descriptor)
    quirks = choose(vendor, parsed)
    return map_headset(parsed, quirks.mirrors), quirks


def may_be_headset(info: HidInfo) -> bool:
    """Whether a device is worth opening; one whose descriptor is known must have a hook switch."""
    if not info.descriptor:
        return True
    try:
        return read_headset(info.vendor, info.descriptor)[0].is_headset
    except DescriptorError:
        return False


class HeadsetSession:
    """Runs one headset. Owner thread: "headset"."""

    def __init__(
        self,
        info: HidInfo,
        device: HidDevice,
        emit: Callable[[HeadsetEvent], None],
        monotonic: Callable[[], float],
        tape: Tape | None = None,
    ) -> None:
        """Take over an open device.

        Raises:
            NotAHeadsetError: it has no call control.
            HeadsetFailedError: a transfer failed.
        """
        self.info = info
        self._device = device
        self._emit = emit
        self._now = monotonic
        self._tape = tape
        try:
            headset, quirks = read_headset(info.vendor, device.descriptor)
        except DescriptorError as error:
            raise NotAHeadsetError(f"{info.name}: {error}") from error
        if not headset.is_headset:
            raise NotAHeadsetError(f"{info.name}: has no hook switch")
        log.info("headset %s (%s): %s quirks", info.name, info.key, quirks.name)
        now = monotonic()
        if tape is not None:
            tape.opened(info, device.descriptor, now, hears_volume=device.hears_volume)
        feature = standard_hid_report(quirks, headset.descriptor)
        if feature:
            try:
                device.send_feature(feature)
            except HeadsetGoneError:
                raise
            except HeadsetFailedError as error:  # it may speak standard HID all the same
                log.info("%s", error)
        self._core = TelephonyCore(headset, quirks, now, hears_volume=device.hears_volume)
        self._headset = headset
        self._watched = False
        self._refused = 0

    def begin(self, state: HeadsetState) -> None:
        """Ask how the switches stand, then show a first state."""
        descriptor = self._headset.descriptor
        for report_id in self._headset.input_ids:
            length = descriptor.report_bytes(Kind.INPUT, report_id)
            report = self._device.get_input(report_id, length)
            if report is not None:
                if self._tape is not None:
                    self._tape.baseline(report, self._now())
                self._core.baseline(report)
        now = self._now()
        if self._tape is not None:
            self._tape.wanted(state, now, first=True)
        self._do(self._core.start(state, now))

    def watch(self, on: bool) -> None:
        """Tell every press from now on, whatever it means, or no longer."""
        if on and not self._watched:
            here = {signal.name for signal in self._headset.signals}
            self._emit(HeadsetButtons(tuple(b for b in Button if b.name in here)))
        self._watched = on

    def want(self, state: HeadsetState) -> None:
        """Show this."""
        now = self._now()
        if self._tape is not None:
            self._tape.wanted(state, now, first=False)
        self._do(self._core.want(state, now))

    def listen(self, timeout_s: float) -> bool:
        """Wait for a report, for so long at most, and act on it.

        Returns:
            Whether something was told, so that the console will have an answer.
        """
        due = self._core.due()
        if due is not None:
            timeout_s = min(timeout_s, max(0.0, due - self._now()))
        report = self._device.read(timeout_s)
        told = False
        if report is not None:
            now = self._now()
            if self._tape is not None:
                self._tape.read(report, now)
            told = self._do(self._core.report(report, now))
        due, now = self._core.due(), self._now()
        if due is not None and due <= now:
            if self._tape is not None:
                self._tape.ticked(now)
            told = self._do(self._core.tick(now)) or told
        return told

    def close(self) -> None:
        """Give the device back; it is unplugged or shows idle."""
        self._device.close()

    def _do(self, turn: Turn) -> bool:
        for signal, down in turn.touched if self._watched else ():
            if signal.name in Button.__members__:
                self._emit(HeadsetTouched(Button[signal.name], down))
        for event in turn.events:  # first: the call must not wait for the lamps
            if self._tape is not None:
                self._tape.told(event)
            self._emit(event)
        for report in turn.writes:
            if self._tape is not None:
                self._tape.wrote(report)
            self._write(report)
        return bool(turn.events)

    def _write(self, report: bytes) -> None:
        try:
            self._device.write(report)
            self._refused = 0
        except HeadsetGoneError:
            raise
        except HeadsetFailedError as error:
            self._refused += 1
            if self._refused >= _MOST_REFUSED:
                raise
            log.info("report %#04x: %s", report[0], error)
