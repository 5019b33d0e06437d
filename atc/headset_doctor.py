# SPDX-License-Identifier: GPL-3.0-or-later
"""`atc headset doctor`: which headsets there are, how they are understood, what they really do."""

import argparse
import queue
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from atc.adapters.headset.build import build_transport
from atc.adapters.headset.descriptor import DescriptorError
from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.hotplug import PollingHotPlug
from atc.adapters.headset.practice import follow
from atc.adapters.headset.recording import Recorder, RecordingError, header, replay, word_of
from atc.adapters.headset.report_map import Control, Lamp
from atc.adapters.headset.session import read_headset
from atc.adapters.headset.transport import HidInfo, HidTransport
from atc.domain.errors import ServiceError
from atc.domain.headset import (
    HeadsetEvent,
    HeadsetLink,
    HeadsetLinkChanged,
    HeadsetState,
)
from atc.runtime.stores import default_state_dir

_EPILOG = """\
A recording holds the headset's report descriptor, its reports and their times; no serial number
and nothing of your calls. Attach it to a bug report.

exit status: 0 all went well; 1 no headset, it cannot be used, or the replay differs;
2 wrong arguments.
"""

_STEP_S = 20.0


@dataclass(frozen=True, slots=True)
class _Task:
    """One thing to try. `state`: what is shown first, None: as it is. `words`: what ends it."""

    text: str
    words: tuple[str, ...]
    state: HeadsetState | None = None
    seconds: float = _STEP_S


_TALKING = HeadsetState(off_hook=True)
_TASKS = (
    _Task("It rings now. Answer with the headset.", ("answer",), HeadsetState(ringing=True)),
    _Task("Press the mute button.", ("mute",)),
    _Task("Press the mute button again.", ("unmute",)),
    _Task(
        "Muted by the console: the mute lamp should be lit.", (), HeadsetState(True, muted=True), 4
    ),
    _Task("Open by the console: the mute lamp should be dark.", (), _TALKING, 4),
    _Task("Press volume up.", ("volume_up",)),
    _Task("Press volume down.", ("volume_down",)),
    _Task("Press hold or flash, or hold the call button, if there is one.", ("flash",)),
    _Task("Held by the console: touch nothing.", (), HeadsetState(held=True), 5),
    _Task("Resumed by the console: touch nothing.", (), _TALKING, 5),
    _Task(
        "A second call rings. Reject it with the headset.", ("reject",), HeadsetState(True, True)
    ),
    _Task("Raise the microphone arm, or turn mute on by it, if there is one.", ("mute",), _TALKING),
    _Task("Opened by the console while the arm is up: touch nothing.", (), _TALKING, 4),
    _Task("Lower the arm, then hang up with the headset.", ("hang_up",), _TALKING),
    _Task("It rings again. Reject with the headset.", ("reject",), HeadsetState(ringing=True)),
)


def main(
    arguments: Sequence[str],
    *,
    transport: HidTransport | None = None,
    write: Callable[[str], object] = sys.stdout.write,
    tasks: Sequence[_Task] = _TASKS,
) -> int:
    """Run `atc headset doctor`.

    Args:
        arguments: those behind `headset doctor`.
        transport: stands in for the system's.
        write: takes the text.
        tasks: what to try while recording.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    doctor = _Doctor(
        transport or build_transport(options.transport, default_state_dir()), write, tasks
    )
    try:
        if options.replay:
            return doctor.replay(options.replay)
        if options.record:
            return doctor.record(options.record, options.headset)
        return doctor.list()
    except (ServiceError, RecordingError, OSError) as error:
        write(f"{error}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="atc headset doctor",
        description="Lists the headsets that are plugged and how their buttons are understood.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--transport",
        choices=("auto", "usb", "hidapi"),
        default="auto",
        help="the way to the headset; auto: usb on Linux, hidapi elsewhere",
    )
    parser.add_argument("--headset", metavar="KEY", default="", help="which one, as listed")
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--record", metavar="FILE", type=Path, help="try every button and record it to FILE"
    )
    either.add_argument(
        "--replay", metavar="FILE", type=Path, help="check that a recording still gives the same"
    )
    return parser


class _Doctor:
    """One visit. Main thread; a driver that it starts has its own."""

    def __init__(
        self, transport: HidTransport, write: Callable[[str], object], tasks: Sequence[_Task]
    ) -> None:
        self._transport = transport
        self._write = write
        self._tasks = tasks

    def _say(self, text: str = "") -> None:
        self._write(text + "\n")

    # -- list ----------------------------------------------------------------------------------

    def list(self) -> int:
        """Show every device that may be a headset."""
        found = self._transport.find()
        usable = [info for info in found if self._show(info)]
        if not usable:
            self._say("No headset with call control is plugged, or none that may be opened.")
        return 0 if usable else 1

    def _show(self, info: HidInfo) -> bool:
        self._say(f"{info.name} ({info.vendor:04x}:{info.product:04x})")
        self._say(f"  key        {info.key}")
        if info.card:
            self._say(f"  sound card {info.card}")
        try:
            self._transport.check(info)
            descriptor = info.descriptor or self._read(info)
            headset, quirks = read_headset(info.vendor, descriptor)
        except (ServiceError, DescriptorError) as error:
            self._say(f"  problem    {error}\n")
            return False
        if not headset.is_headset:
            self._say("  no hook switch: not a headset with call control\n")
            return False
        self._say(f"  behaviour  {quirks.name}")
        for line in sorted(_map_lines(headset.controls, headset.lamps.values())):
            self._say(f"  {line}")
        for selector in headset.selectors:
            names = ", ".join(s.name.lower() for s in selector.signals.values())
            place = f"report {selector.field.report_id:#04x} bit {selector.field.bit}"
            self._say(f"  in   one of       {place}: {names}")
        self._say()
        return True

    def _read(self, info: HidInfo) -> bytes:
        device = self._transport.open(info)
        try:
            return device.descriptor
        finally:
            device.close()

    # -- record --------------------------------------------------------------------------------

    def record(self, path: Path, key: str) -> int:
        """Play a call and write down all that passes."""
        with path.open("x", encoding="utf-8") as file:
            recorder = Recorder(file)
            events: queue.Queue[HeadsetEvent] = queue.Queue()
            driver = HeadsetDriver(
                self._transport, events.put, PollingHotPlug(), prefer=key, tape=recorder
            )
            session = _Session(driver, events, self._say, recorder)
            driver.start()
            driver.keep(held=True)
            try:
                ready = session.acquired()
                if ready:
                    for number, task in enumerate(self._tasks, 1):
                        session.do(task, f"{number}/{len(self._tasks)}")
            except KeyboardInterrupt:
                self._say("stopped")
            finally:
                driver.stop()
        if not ready:
            path.unlink()
            return 1
        self._say(f"\n{path} is written. Did the lamps follow? Say so when you attach it.")
        return 0

    # -- replay --------------------------------------------------------------------------------

    def replay(self, path: Path) -> int:
        """Compare a recording with what would happen today."""
        head = header(path)
        steps = replay(path)
        wrong = [step for step in steps if step.expected != step.actual]
        made = "made by a virtual headset" if head.get("synthetic") else "of a real headset"
        self._say(f"{head.get('name')} ({head['vendor']}:{head.get('product')}), {made}")
        for step in wrong:
            self._say(f"{path}:{step.line}: recorded {step.expected}, now {step.actual}")
        self._say(f"{len(steps)} steps, {len(wrong)} differ")
        return 1 if wrong else 0


class _Session:
    """Plays the console's part while recording."""

    def __init__(
        self,
        driver: HeadsetDriver,
        events: "queue.Queue[HeadsetEvent]",
        say: Callable[[str], None],
        recorder: Recorder,
    ) -> None:
        self._driver = driver
        self._events = events
        self._say = say
        self._recorder = recorder
        self._state = HeadsetState()

    def acquired(self) -> bool:
        """Wait until the headset is ours; say why if it does not become so."""
        end = time.monotonic() + _STEP_S
        while (event := self._next(end)) is not None:
            if not isinstance(event, HeadsetLinkChanged):
                continue
            if event.link is HeadsetLink.IN_USE and event.headset is not None:
                self._say(f"Recording {event.headset.name}. Stop with Ctrl+C.\n")
                return True
            if event.link is HeadsetLink.ABSENT:
                self._say("No headset is plugged.")
                return False
            if event.detail:
                self._say(event.detail)
                return False
        self._say("The headset could not be opened.")
        return False

    def do(self, task: _Task, number: str) -> None:
        """Show a state and wait for what is asked for, or until the time is over."""
        self._recorder.note(task.text)
        if task.state is not None:
            self._show(task.state)
        self._say(f"{number}  {task.text}")
        end = time.monotonic() + task.seconds
        while (event := self._next(end)) is not None:
            word = word_of(event)
            self._say(f"     the headset says: {word}")
            self._show(follow(self._state, event))
            if word in task.words:
                return
        if task.words:
            self._say("     nothing came")

    def _show(self, state: HeadsetState) -> None:
        if state != self._state:
            self._state = state
            self._driver.show(state)

    def _next(self, end: float) -> HeadsetEvent | None:
        try:
            return self._events.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            return None


def _map_lines(controls: Iterable[Control], lamps: Iterable[Lamp]) -> Iterable[str]:
    for each in controls:
        kind = "press" if each.relative else "state"
        name = each.signal.name.lower().replace("_", " ")
        place = f"report {each.report_id:#04x} bit {each.bit:<3}"
        yield f"in   {name:<12} {place} {kind}  {each.usage}"
    for lamp in lamps:
        name = lamp.signal.name.lower().replace("_", " ")
        place = f"report {lamp.report_id:#04x} bit {lamp.bit:<3}"
        yield f"out  {name:<12} {place} lamp   {lamp.usage}"
