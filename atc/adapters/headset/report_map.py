# SPDX-License-Identifier: GPL-3.0-or-later
"""Which bit of which report is the hook switch, the mute lamp…: a descriptor read as a headset."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from atc.adapters.headset.bits import read_bits
from atc.adapters.headset.descriptor import Descriptor, Kind, ReportField, Usage

LED, BUTTON, TELEPHONY, CONSUMER = 0x08, 0x09, 0x0B, 0x0C


class In(Enum):
    """What a headset can tell. Usages are from the HID Usage Tables 1.5."""

    HOOK = Usage(TELEPHONY, 0x20)
    FLASH = Usage(TELEPHONY, 0x21)
    REDIAL = Usage(TELEPHONY, 0x24)
    DROP = Usage(TELEPHONY, 0x26)
    LINE = Usage(TELEPHONY, 0x2A)
    MUTE = Usage(TELEPHONY, 0x2F)
    SPEED_DIAL = Usage(TELEPHONY, 0x50)
    VOICE_MAIL = Usage(TELEPHONY, 0x70)
    LINE_BUSY = Usage(TELEPHONY, 0x97)
    KEY_0 = Usage(TELEPHONY, 0xB0)
    KEY_1 = Usage(TELEPHONY, 0xB1)
    KEY_2 = Usage(TELEPHONY, 0xB2)
    KEY_3 = Usage(TELEPHONY, 0xB3)
    KEY_4 = Usage(TELEPHONY, 0xB4)
    KEY_5 = Usage(TELEPHONY, 0xB5)
    KEY_6 = Usage(TELEPHONY, 0xB6)
    KEY_7 = Usage(TELEPHONY, 0xB7)
    KEY_8 = Usage(TELEPHONY, 0xB8)
    KEY_9 = Usage(TELEPHONY, 0xB9)
    KEY_STAR = Usage(TELEPHONY, 0xBA)
    KEY_POUND = Usage(TELEPHONY, 0xBB)
    REJECT = Usage(BUTTON, 0x07)
    VOLUME_UP = Usage(CONSUMER, 0xE9)
    VOLUME_DOWN = Usage(CONSUMER, 0xEA)
    SPEAKER_MUTE = Usage(CONSUMER, 0xE2)
    PLAY_PAUSE = Usage(CONSUMER, 0xCD)


class Out(Enum):
    """What a headset can show."""

    OFF_HOOK = Usage(LED, 0x17)
    HOLD = Usage(LED, 0x20)
    RING = Usage(LED, 0x18)
    MUTE = Usage(LED, 0x09)
    MICROPHONE = Usage(LED, 0x21)
    MESSAGE = Usage(LED, 0x19)
    SPEAKER = Usage(LED, 0x1E)
    ON_LINE = Usage(LED, 0x2A)
    RINGER = Usage(TELEPHONY, 0x9E)


DIGITS: Mapping[In, str] = dict(
    zip([each for each in In if each.name.startswith("KEY_")], "0123456789*#", strict=True)
)
_INPUTS = {each.value: each for each in In}
_OUTPUTS = {each.value: each for each in Out}


@dataclass(frozen=True, slots=True)
class Control:
    """One input that has bits of its own. `relative`: a press, not the state of a switch."""

    signal: In
    report_id: int
    bit: int
    size: int
    relative: bool
    usage: Usage


@dataclass(frozen=True, slots=True)
class Selector:
    """An array: each of its slots names the control that is pressed."""

    field: ReportField
    signals: Mapping[int, In]
    """By the value that a slot has."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """One output bit or number, and the value that turns it on."""

    signal: Out
    report_id: int
    bit: int
    size: int
    on: int
    usage: Usage


@dataclass(frozen=True, slots=True)
class HeadsetMap:
    """A headset's controls by meaning."""

    descriptor: Descriptor
    controls: tuple[Control, ...]
    selectors: tuple[Selector, ...]
    lamps: Mapping[Out, Lamp]
    _by_report: dict[int, tuple[tuple[Control, ...], tuple[Selector, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def is_headset(self) -> bool:
        """Whether calls can be controlled by it at all."""
        return any(c.signal is In.HOOK for c in self.controls)

    @property
    def signals(self) -> frozenset[In]:
        """Everything that it can tell."""
        pressed = {c.signal for c in self.controls}
        return frozenset(pressed.union(*(s.signals.values() for s in self.selectors)))

    @property
    def input_ids(self) -> tuple[int, ...]:
        """The ids of the input reports that mean anything to us."""
        ids = {c.report_id for c in self.controls} | {s.field.report_id for s in self.selectors}
        return tuple(sorted(ids))

    def switch(self, signal: In) -> bool:
        """Whether an input is an absolute switch and no button."""
        return any(c.signal is signal and not c.relative for c in self.controls)

    def read(self, report: bytes) -> tuple[int, dict[In, int], dict[tuple[int, int], int]]:
        """Take a report apart.

        Returns:
            The report's id, the values of its controls, and the raw value of each array slot by
            the selector's and the slot's number.
        """
        numbered = self.descriptor.numbered
        report_id = report[0] if numbered and report else 0
        body = report[1:] if numbered else report
        controls, selectors = self._of(report_id)
        values: dict[In, int] = {}
        for control in controls:
            value = read_bits(body, control.bit, control.size)
            if value is not None:
                values[control.signal] = max(value, values.get(control.signal, 0))
        slots: dict[tuple[int, int], int] = {}
        for selector in selectors:
            number = self.selectors.index(selector)
            for slot in range(min(selector.field.count, 16)):
                bit = selector.field.bit + slot * selector.field.size
                value = read_bits(body, bit, selector.field.size)
                if value is not None:
                    slots[number, slot] = value
        return report_id, values, slots

    def _of(self, report_id: int) -> tuple[tuple[Control, ...], tuple[Selector, ...]]:
        found = self._by_report.get(report_id)
        if found is None:
            found = (
                tuple(c for c in self.controls if c.report_id == report_id),
                tuple(s for s in self.selectors if s.field.report_id == report_id),
            )
            self._by_report[report_id] = found
        return found


def map_headset(descriptor: Descriptor, mirrors: Mapping[int, int] | None = None) -> HeadsetMap:
    """Find a headset's controls.

    Args:
        descriptor: of one HID interface.
        mirrors: vendor pages that repeat a standard page; they are used only for what the
            standard pages lack, because otherwise each press would come twice.
    """
    controls: dict[In, list[Control]] = {}
    selectors: list[Selector] = []
    lamps: dict[Out, Lamp] = {}
    usable = [f for f in descriptor.fields if not f.constant and f.usages]
    for pages in ({}, mirrors or {}):
        known = frozenset(controls) | {s for sel in selectors for s in sel.signals.values()}
        shown = frozenset(lamps)
        for each in usable:
            if each.kind is Kind.INPUT and each.array:
                selectors += _selectors(each, pages, known)
            elif each.kind is Kind.INPUT:
                for control in _controls(each, pages, known):
                    controls.setdefault(control.signal, []).append(control)
            elif each.kind is Kind.OUTPUT and not each.array:
                for lamp in _lamps(each, pages, shown):
                    lamps.setdefault(lamp.signal, lamp)
    listed = tuple(c for group in controls.values() for c in group)
    return HeadsetMap(descriptor, listed, tuple(selectors), lamps)


def _standard(usage: Usage, pages: Mapping[int, int]) -> Usage | None:
    if not pages:
        return usage
    page = pages.get(usage.page)
    return None if page is None else Usage(page, usage.id)


def _meaning(usage: Usage, owner: ReportField, pages: Mapping[int, int]) -> In | None:
    standard = _standard(usage, pages)
    signal = _INPUTS.get(standard) if standard else None
    if signal is In.REJECT and not _in_telephony(owner):
        return None  # button 7 of something else
    return signal


def _in_telephony(owner: ReportField) -> bool:
    return any(usage.page == TELEPHONY for usage in owner.path)


def _controls(
    owner: ReportField, pages: Mapping[int, int], known: Iterable[In]
) -> Iterable[Control]:
    if owner.size > 32:
        return
    for usage, bit in owner.elements():
        signal = _meaning(usage, owner, pages)
        if signal is not None and signal not in known:
            yield Control(signal, owner.report_id, bit, owner.size, owner.relative, usage)


def _selectors(
    owner: ReportField, pages: Mapping[int, int], known: Iterable[In]
) -> Iterable[Selector]:
    if owner.size > 32:
        return
    signals: dict[int, In] = {}
    for index in range(min(owner.maximum - owner.minimum + 1, 1024)):
        usage = owner.usage(index)
        if usage is None:
            break
        signal = _meaning(usage, owner, pages)
        if signal is not None and signal not in known:
            signals[owner.minimum + index] = signal
    if signals:
        yield Selector(owner, signals)


def _lamps(owner: ReportField, pages: Mapping[int, int], shown: Iterable[Out]) -> Iterable[Lamp]:
    if owner.size > 8:
        return
    for usage, bit in owner.elements():
        standard = _standard(usage, pages)
        signal = _OUTPUTS.get(standard) if standard else None
        if signal is not None and signal not in shown and (pages or _in_telephony(owner)):
            on = owner.maximum if 0 < owner.maximum < (1 << owner.size) else 1
            yield Lamp(signal, owner.report_id, bit, owner.size, on, usage)
