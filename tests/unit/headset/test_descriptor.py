# SPDX-License-Identifier: GPL-3.0-or-later
"""Report descriptors: every construct of the standard, vendors' layouts, and any bytes at all."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atc.adapters.headset.bits import read_bits, write_bits
from atc.adapters.headset.descriptor import DescriptorError, Kind, Usage, parse
from atc.adapters.headset.quirks import GENERIC, choose, standard_hid_report
from atc.adapters.headset.report_map import In, Out, map_headset
from atc.adapters.headset.session import read_headset
from tests.fakes import headset_layouts as lay

DUMPS = Path(os.environ.get("ATC_HEADSET_DUMPS", Path(__file__).parents[4] / "shared" / "headsets"))


def place(headset, signal):
    """Where an input or a lamp is: report id, first bit."""
    if isinstance(signal, Out):
        lamp = headset.lamps[signal]
        return lamp.report_id, lamp.bit
    found = [(c.report_id, c.bit) for c in headset.controls if c.signal is signal]
    assert len(found) == 1, f"{signal} is mapped {len(found)} times"
    return found[0]


def test_jabra_layout():
    headset, quirks = read_headset(*lay.LAYOUTS["jabra"])
    assert quirks.vendor == 0x0B0E
    assert place(headset, In.HOOK) == (2, 0)
    assert place(headset, In.LINE_BUSY) == (2, 1)
    assert place(headset, In.MUTE) == (2, 2)
    assert place(headset, In.REJECT) == (2, 6)
    assert place(headset, Out.OFF_HOOK) == (2, 0)
    assert place(headset, Out.HOLD) == (2, 3)
    assert place(headset, In.VOLUME_UP) == (1, 1)
    assert headset.switch(In.HOOK)
    assert not headset.switch(In.MUTE)
    (keypad,) = headset.selectors
    assert keypad.signals[5] is In.KEY_5
    assert keypad.signals[11] is In.KEY_POUND


def test_jabra_mirror_serves_only_what_the_standard_pages_lack():
    _, data = lay.LAYOUTS["jabra"]
    without = parse(data.replace(lay.page(0x0B), lay.page(0x55)))
    headset = map_headset(without, {0xFF30: 0x0B, 0xFF40: 0x08})
    assert place(headset, In.HOOK)[0] == 4
    assert place(headset, Out.OFF_HOOK)[0] == 4


def test_jabra_is_asked_for_standard_hid_by_its_feature():
    vendor, data = lay.LAYOUTS["jabra"]
    parsed = parse(data)
    assert standard_hid_report(choose(vendor, parsed), parsed) == b"\x08\x00"
    assert standard_hid_report(GENERIC, parsed) == b""


def test_poly_layout_has_a_report_for_each_lamp():
    headset, quirks = read_headset(*lay.LAYOUTS["poly"])
    assert quirks.name == "poly"
    reports = {place(headset, s)[0] for s in (Out.OFF_HOOK, Out.RING, Out.MUTE, Out.HOLD)}
    assert len(reports) == 4
    assert [place(headset, s) for s in (In.HOOK, In.MUTE, In.FLASH, In.REJECT)] == [
        (32, 0),
        (32, 1),
        (32, 2),
        (32, 4),
    ]


def test_epos_layout_nested_application_array_and_pushed_page():
    headset, _ = read_headset(*lay.LAYOUTS["epos"])
    assert place(headset, In.VOLUME_DOWN) == (8, 6)
    assert place(headset, In.HOOK) == (8, 1)
    (buttons,) = headset.selectors
    assert buttons.signals == {7: In.REJECT}
    assert buttons.field.application == Usage(0x09, 0x05)
    assert place(headset, Out.MUTE) == (9, 0)


def test_headset_without_report_ids():
    headset, quirks = read_headset(*lay.LAYOUTS["plain"])
    assert quirks is GENERIC
    assert not headset.descriptor.numbered
    assert headset.read(b"\x03")[1] == {In.HOOK: 1, In.MUTE: 1}


def test_fields_that_cross_bytes_and_ids_shared_by_both_ways():
    headset, _ = read_headset(1, lay.UNALIGNED)
    assert place(headset, In.HOOK) == (7, 5)
    assert place(headset, In.MUTE) == (7, 15)
    assert headset.read(bytes([7, 0b0010_0000, 0x80, 0x00]))[1] == {In.HOOK: 1, In.MUTE: 1}
    assert place(headset, Out.RINGER) == (7, 8)
    assert headset.descriptor.report_bytes(Kind.OUTPUT, 7) == 3
    assert headset.descriptor.report_bytes(Kind.INPUT, 7) == 4


def test_a_usage_is_of_the_page_that_holds_at_the_main_item():
    data = lay.application(
        0x0B,
        0x05,
        lay.limits(0, 1) + lay.usage(0x07) + lay.page(0x09) + lay.shape(1, 1) + lay.inputs(2),
    )
    (only,) = parse(data).fields
    assert only.usage(0) == Usage(0x09, 0x07)


def test_push_and_pop_save_all_global_items():
    data = lay.application(
        0x0B,
        0x05,
        lay.limits(0, 1) + lay.shape(1, 1) + lay.item(0xA4),
        lay.page(0x0C) + lay.shape(8, 2) + lay.limits(-5, 5) + lay.usage(1) + lay.inputs(2),
        lay.item(0xB4) + lay.usage(0x20) + lay.inputs(2),
    )
    first, second = parse(data).fields
    assert (first.size, first.count, first.minimum, first.maximum) == (8, 2, -5, 5)
    assert (second.size, second.count, second.maximum, second.bit) == (1, 1, 1, 16)
    assert second.usage(0) == Usage(0x0B, 0x20)


def test_the_last_usage_serves_no_further_elements_and_delimiters_take_the_first():
    data = lay.application(
        0x0B,
        0x05,
        lay.limits(0, 1) + lay.shape(1, 8),
        lay.item(0xA8, 1) + lay.usage(0x20, 0x2F) + lay.item(0xA8, 0) + lay.usage(0x21),
        lay.inputs(2),
    )
    (only,) = parse(data).fields
    assert [u.id for u, _ in only.elements()] == [0x20, 0x21]


def test_features_are_kept_apart():
    parsed = parse(lay.JABRA)
    assert parsed.report_bytes(Kind.FEATURE, 8) == 2
    assert parsed.report_bytes(Kind.INPUT, 8) == 0


@pytest.mark.parametrize(
    "data",
    [
        b"\x05",
        b"\xc0",
        b"\xb4",
        b"\x85\x00",
        b"\xfe\x05",
        lay.shape(32, 65535) + lay.usage(1) + lay.inputs(2),
        lay.shape(1, 1) + lay.inputs(2) + lay.report(1),
        lay.usages(9, 1) + lay.shape(1, 1) + lay.inputs(2),
        lay.collection(1) * 1 + lay.item(0xA0, 1) * 100,
        lay.item(0xA4) * 100,
    ],
)
def test_broken_descriptors_are_refused(data):
    with pytest.raises(DescriptorError):
        parse(data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_are_parsed_or_refused(data):
    try:
        headset, _ = read_headset(0x0B0E, data)
    except DescriptorError:
        return
    headset.read(bytes(16))


_ITEMS = st.builds(
    lay.item,
    st.sampled_from(
        [*range(0x04, 0xC4, 0x10), 0x08, 0x18, 0x28, 0xA8, 0x80, 0x90, 0xB0, 0xA0, 0xC0]
    ),
    st.integers(0, 0xFFFFFFFF),
    st.sampled_from([0, 1, 2, 4]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_ITEMS | st.sampled_from([lay.JABRA, lay.POLY, lay.EPOS]), max_size=25))
def test_any_items_are_parsed_or_refused_and_fields_lie_in_their_reports(items):
    try:
        parsed = parse(b"".join(items))
    except DescriptorError:
        return
    for each in parsed.fields:
        assert each.bit + each.size * each.count <= parsed.bits[each.kind, each.report_id]
    headset = map_headset(parsed)
    for report_id in headset.input_ids:
        headset.read(bytes([report_id]) + bytes(8))


@given(
    st.integers(0, 60),
    st.integers(1, 32),
    st.integers(0, 2**32 - 1),
    st.binary(min_size=12, max_size=12),
)
def test_bits_come_back_and_others_stay(bit, size, value, before):
    data = bytearray(before)
    write_bits(data, bit, size, value)
    assert read_bits(bytes(data), bit, size) == value & ((1 << size) - 1)
    write_bits(data, bit, size, read_bits(before, bit, size) or 0)
    assert bytes(data) == before


EXPECTED = {
    "0b0e-0307": {In.HOOK: (2, 0), In.MUTE: (2, 2), Out.OFF_HOOK: (2, 0), Out.RING: (2, 2)},
    "047f-02e6": {In.HOOK: (32, 0), In.REJECT: (32, 4), Out.OFF_HOOK: (36, 0), Out.HOLD: (37, 0)},
    "047f-c056": {In.HOOK: (8, 1), In.MUTE: (8, 0), Out.OFF_HOOK: (23, 0), Out.HOLD: (32, 0)},
    "1395-0082": {In.HOOK: (8, 1), In.REJECT: (8, 5), Out.MUTE: (9, 0), Out.HOLD: (9, 5)},
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_descriptors_of_real_devices(name):
    path = DUMPS / f"{name}.hex"
    if not path.exists():
        pytest.skip(f"no dumps of real devices: {DUMPS} is not there")
    headset, _ = read_headset(int(name[:4], 16), bytes.fromhex(path.read_text()))
    assert headset.is_headset
    assert {signal: place(headset, signal) for signal in EXPECTED[name]} == EXPECTED[name]


def test_every_dump_that_there_is_makes_a_headset():
    dumps = sorted(DUMPS.glob("*.hex"))
    if not dumps:
        pytest.skip(f"no dumps of real devices: {DUMPS} is not there")
    for path in dumps:
        headset, _ = read_headset(int(path.stem[:4], 16), bytes.fromhex(path.read_text()))
        assert {Out.OFF_HOOK, Out.RING, Out.MUTE, Out.HOLD} <= set(headset.lamps), path.name


@pytest.mark.parametrize(("low", "high"), [(-8, -1), (-127, 127), (0, 255), (-4, 3)])
def test_limits_are_signed_and_as_wide_as_they_are_written(low, high):
    data = lay.application(
        0x0B, 0x05, lay.limits(low, high) + lay.usage(0x20) + lay.shape(8, 1) + lay.inputs(0x02)
    )
    (field,) = parse(data).fields
    assert (field.minimum, field.maximum) == (low, high)
