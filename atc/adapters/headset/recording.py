# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions with a headset on disk, one JSON object a line, and their replay.

A recording holds the report descriptor, all reports, what the console wanted shown and when. It
holds no serial number and nothing of the calls. Replayed, it shows whether today's state machine
still does with that headset what it did then.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TextIO

from atc.adapters.headset.core import TelephonyCore, Turn
from atc.adapters.headset.session import read_headset
from atc.adapters.headset.transport import HidInfo
from atc.domain.headset import (
    HeadsetButtons,
    HeadsetDigit,
    HeadsetEvent,
    HeadsetLineBusy,
    HeadsetLinkChanged,
    HeadsetMuteAsked,
    HeadsetMuteRefused,
    HeadsetPressed,
    HeadsetState,
    HeadsetTouched,
)

FORMAT = 1

_DAMAGE = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError)


class RecordingError(ValueError):
    """The file is not a recording."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done to the state machine, and what came of it, as words."""

    line: int
    expected: tuple[str, ...]
    actual: tuple[str, ...]


class Recorder:
    """Writes a recording; implements `Tape`. Owner thread: "headset"."""

    def __init__(self, file: TextIO, *, synthetic: bool = False) -> None:
        """Write to an open file; `synthetic` marks a session with a virtual headset."""
        self._file = file
        self._synthetic = synthetic
        self._began = 0.0

    def opened(self, info: HidInfo, descriptor: bytes, at: float, *, hears_volume: bool) -> None:
        """See `Tape`."""
        self._began = at
        self._put(
            atc_headset_recording=FORMAT,
            synthetic=self._synthetic,
            name=info.name,
            vendor=f"{info.vendor:04x}",
            product=f"{info.product:04x}",
            hears_volume=hears_volume,
            descriptor=descriptor.hex(),
        )

    def wanted(self, state: HeadsetState, at: float, *, first: bool) -> None:
        """See `Tape`."""
        self._at(at, **{"start" if first else "want": asdict(state)})

    def baseline(self, report: bytes, at: float) -> None:
        """See `Tape`."""
        self._at(at, baseline=report.hex())

    def read(self, report: bytes, at: float) -> None:
        """See `Tape`."""
        self._at(at, input=report.hex())

    def ticked(self, at: float) -> None:
        """See `Tape`."""
        self._at(at, tick=True)

    def wrote(self, report: bytes) -> None:
        """See `Tape`."""
        self._put(output=report.hex())

    def told(self, event: HeadsetEvent) -> None:
        """See `Tape`."""
        self._put(event=word_of(event))

    def note(self, text: str) -> None:
        """What the person at the headset was asked to do."""
        self._put(note=text)

    def _at(self, at: float, **what: object) -> None:
        self._put(t=round(at - self._began, 6), **what)

    def _put(self, **what: object) -> None:
        self._file.write(json.dumps(what) + "\n")
        self._file.flush()


def word_of(event: HeadsetEvent) -> str:
    """An event in a word or two."""
    match event:
        case HeadsetPressed(press):
            return press.value
        case HeadsetMuteAsked(muted):
            return "mute" if muted else "unmute"
        case HeadsetMuteRefused():
            return "mute refused"
        case HeadsetDigit(digit):
            return f"digit {digit}"
        case HeadsetLineBusy(busy):
            return "line busy" if busy else "line free"
        case HeadsetLinkChanged() | HeadsetButtons() | HeadsetTouched():
            return type(event).__name__  # no part of a recording


def replay(path: Path) -> tuple[Step, ...]:
    """Put every session of a recording through the state machine.

    Raises:
        RecordingError: the file is not a recording.
        OSError: it cannot be read.
    """
    steps: list[Step] = []
    player = _Player()
    for number, line in _lines(path):
        try:
            steps += player.take(number, line)
        except RecordingError as error:
            raise RecordingError(f"{path}:{number}: {error}") from error
        except _DAMAGE as error:
            raise RecordingError(f"{path}:{number}: damaged: {error!r}") from error
    return (*steps, *player.finish())


def header(path: Path) -> dict[str, Any]:
    """The first session's first line.

    Raises:
        RecordingError: the file is not a recording.
    """
    for _, line in _lines(path):
        if line.get("atc_headset_recording") == FORMAT:
            return line
        break
    raise RecordingError(f"{path}: not a recording of this version")


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise RecordingError(f"{path}: not a recording") from error
    for number, text in enumerate(lines, 1):
        try:
            line = json.loads(text)
        except ValueError as error:
            raise RecordingError(f"{path}:{number}: {error}") from error
        if not isinstance(line, dict):
            raise RecordingError(f"{path}:{number}: not an object")
        yield number, line


class _Player:
    """Plays one stimulus at a time and collects what comes of it."""

    def __init__(self) -> None:
        self.expected: list[str] = []
        self._actual: list[str] = []
        self._line = 0
        self._core: TelephonyCore | None = None

    def take(self, number: int, line: dict[str, Any]) -> list[Step]:
        """Play a line; the step before it, if this one ends it."""
        steps: list[Step] = []
        if "atc_headset_recording" in line:
            steps = self.finish()
            self.open(line)
        elif "output" in line:
            self.expected.append(f"output {line['output']}")
        elif "event" in line:
            self.expected.append(f"event {line['event']}")
        elif "t" in line:
            steps = self.finish()
            self.play(number, line)
        return steps

    def open(self, line: dict[str, Any]) -> None:
        vendor, descriptor = int(line["vendor"], 16), bytes.fromhex(line["descriptor"])
        headset, quirks = read_headset(vendor, descriptor)
        self._core = TelephonyCore(headset, quirks, 0.0, hears_volume=line["hears_volume"])

    def play(self, number: int, line: dict[str, Any]) -> None:
        if self._core is None:
            raise RecordingError("the recording has no head")
        self._line, at, turn = number, float(line["t"]), Turn()
        if "baseline" in line:
            self._core.baseline(bytes.fromhex(line["baseline"]))
        elif "start" in line:
            turn = self._core.start(HeadsetState(**line["start"]), at)
        elif "want" in line:
            turn = self._core.want(HeadsetState(**line["want"]), at)
        elif "input" in line:
            turn = self._core.report(bytes.fromhex(line["input"]), at)
        elif "tick" in line:
            turn = self._core.tick(at)
        self._actual += [f"event {word_of(event)}" for event in turn.events]
        self._actual += [f"output {report.hex()}" for report in turn.writes]

    def finish(self) -> list[Step]:
        steps = [Step(self._line, tuple(self.expected), tuple(self._actual))] if self._line else []
        self.expected, self._actual, self._line = [], [], 0
        return steps
