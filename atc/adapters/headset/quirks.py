# SPDX-License-Identifier: GPL-3.0-or-later
"""How vendors differ, as data. Chosen by vendor and descriptor, never by product id."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from atc.adapters.headset.descriptor import Descriptor, Kind, Usage
from atc.adapters.headset.report_map import Out

JABRA, POLY, EPOS, YEALINK = 0x0B0E, 0x047F, 0x1395, 0x6993


@dataclass(frozen=True, slots=True)
class Quirks:
    """One way of behaving. The defaults are what a headset we know nothing of gets.

    Attributes:
        vendor: USB vendor id, None for any.
        needs: usages that the descriptor must have for these quirks to apply.
        mirrors: vendor pages that repeat a standard page, by page.
        standard_hid: a feature that is set to 0 to have the headset speak standard HID.
        hold_drops_hook: a held call is shown as Hold on and Off-Hook off.
        mute_lamps: which lamp is the mute lamp, best first.
        reject_by_hook: while it rings, a report that repeats "on hook" refuses the call.
        double_key_s: presses of the same key that follow within this time are one.
        echo_s: how long after a lamp was written the headset may still answer with the switch.
    """

    name: str
    vendor: int | None = None
    needs: tuple[Usage, ...] = ()
    mirrors: Mapping[int, int] = field(default_factory=dict)
    standard_hid: Usage | None = None
    hold_drops_hook: bool = False
    mute_lamps: tuple[Out, ...] = (Out.MUTE,)
    reject_by_hook: bool = False
    double_key_s: float = 0.0
    echo_s: float = 2.5


GENERIC = Quirks("generic")

QUIRKS: tuple[Quirks, ...] = (
    Quirks(
        "jabra, vendor mode selectable",
        vendor=JABRA,
        needs=(Usage(0xFF30, 0xFFFF),),
        mirrors={0xFF30: 0x0B, 0xFF40: 0x08},
        standard_hid=Usage(0xFF30, 0xFFFF),
        hold_drops_hook=True,
        mute_lamps=(Out.MUTE, Out.MICROPHONE),
    ),
    Quirks(
        "jabra",
        vendor=JABRA,
        mirrors={0xFF30: 0x0B, 0xFF40: 0x08},
        hold_drops_hook=True,
        mute_lamps=(Out.MUTE, Out.MICROPHONE),
    ),
    Quirks(
        "poly",
        vendor=POLY,
        hold_drops_hook=True,
        reject_by_hook=True,
        # They follow within 5 ms; but we may be busy between reading one and the other.
        double_key_s=0.12,
    ),
    Quirks("epos", vendor=EPOS, mirrors={0xFF13: 0x0B, 0xFF95: 0x08}),
    Quirks("yealink", vendor=YEALINK),
)


def choose(vendor: int, descriptor: Descriptor) -> Quirks:
    """The first quirks of this vendor whose usages the descriptor has."""
    for quirks in QUIRKS:
        if quirks.vendor == vendor and all(_has(descriptor, each) for each in quirks.needs):
            return quirks
    return GENERIC


def standard_hid_report(quirks: Quirks, descriptor: Descriptor) -> bytes:
    """The feature report that selects standard HID, empty when there is none to send.

    Only a report that holds nothing else is written: its other bits are unknown to us.
    """
    if quirks.standard_hid is None:
        return b""
    for each in descriptor.fields:
        if each.kind is not Kind.FEATURE or each.constant:
            continue
        if each.count == 1 and each.usage(0) == quirks.standard_hid:
            owners = [
                f
                for f in descriptor.fields
                if (f.kind, f.report_id) == (each.kind, each.report_id) and not f.constant
            ]
            if len(owners) == 1:
                length = descriptor.report_bytes(Kind.FEATURE, each.report_id)
                return bytes([each.report_id]) + bytes(length - int(descriptor.numbered))
    return b""


def _has(descriptor: Descriptor, usage: Usage) -> bool:
    return any(
        first.page == usage.page and first.id <= usage.id <= last.id
        for each in descriptor.fields
        for first, last in each.usages
    )
