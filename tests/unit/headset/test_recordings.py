# SPDX-License-Identifier: GPL-3.0-or-later
"""Recorded sessions give the same again; those named synthetic come from virtual headsets."""

from pathlib import Path

import pytest

from atc.adapters.headset.recording import RecordingError, header, replay

RECORDINGS = sorted((Path(__file__).parent / "recordings").glob("*.jsonl"))


def test_there_are_recordings():
    assert RECORDINGS


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda p: p.stem)
def test_recording_gives_the_same(path):
    steps = replay(path)
    assert [s for s in steps if s.expected != s.actual] == []
    told = {word for step in steps for word in step.expected}
    assert {"event answer", "event hang_up", "event mute"} <= told


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda p: p.stem)
def test_recording_says_where_it_is_from_and_holds_no_serial_number(path):
    head = header(path)
    assert head["synthetic"] is path.stem.startswith("synthetic")
    assert set(head) == {
        "atc_headset_recording",
        "synthetic",
        "name",
        "vendor",
        "product",
        "hears_volume",
        "descriptor",
    }


def test_a_changed_recording_is_noticed(tmp_path):
    text = RECORDINGS[0].read_text().replace('"event": "answer"', '"event": "hang_up"', 1)
    changed = tmp_path / "changed.jsonl"
    changed.write_text(text)
    assert [s for s in replay(changed) if s.expected != s.actual]


@pytest.mark.parametrize(
    "text", ["", "x", "[]", '{"t": 0}', '{"atc_headset_recording": 1}', '{"other": 1}']
)
def test_what_is_no_recording_is_refused(tmp_path, text):
    path = tmp_path / "bad.jsonl"
    path.write_text(text)
    with pytest.raises(RecordingError):
        (header(path), replay(path))
