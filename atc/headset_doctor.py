# SPDX-License-Identifier: GPL-3.0-or-later
"""`atc headset doctor`: which headsets there are, how they are understood, what they really do."""

import argparse
import queue
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from atc.adapters.headset.build import TransportKind, build_transport
from atc.adapters.headset.choice import in_order, likeness
from atc.adapters.headset.descriptor import DescriptorError
from atc.adapters.headset.driver import HeadsetDriver
from atc.adapters.headset.hotplug import PollingHotPlug
from atc.adapters.headset.practice import follow
from atc.adapters.headset.recording import Recorder, RecordingError, header, replay, word_of
from atc.adapters.headset.report_map import Control, Lamp
from atc.adapters.headset.session import read_headset
from atc.adapters.headset.transport import HeadsetGoneError, HidInfo, HidTransport
from atc.domain.errors import ServiceError
from atc.domain.headset import (
    Button,
    HeadsetButtons,
    HeadsetEvent,
    HeadsetLink,
    HeadsetLinkChanged,
    HeadsetState,
    HeadsetTouched,
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
    """One thing to try.

    Attributes:
        words: what ends it.
        state: what is shown first, None: as it is.
        button: which the headset must have, or the task is left out; pressing it ends it too.
    """

    text: str
    words: tuple[str, ...]
    state: HeadsetState | None = None
    seconds: float = _STEP_S
    button: Button | None = None


_WORDLESS = frozenset({Button.SPEED_DIAL, Button.VOICE_MAIL})
"""Buttons that mean nothing to a call: only that they were pressed can be told."""

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
    _Task("No call. Press redial.", ("redial",), HeadsetState(), button=Button.REDIAL),
    _Task("No call. Press speed dial.", (), HeadsetState(), button=Button.SPEED_DIAL),
    _Task("No call. Press voicemail.", (), HeadsetState(), button=Button.VOICE_MAIL),
    _Task(
        "In a call. Press 1, 2, 3 … 0, * and # on the keypad, # last.",
        ("digit #",),
        _TALKING,
        button=Button.KEY_POUND,
    ),
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
    kind: TransportKind = "usb" if options.transport == "pyusb" else options.transport
    doctor = _Doctor(transport or build_transport(kind, default_state_dir()), write, tasks)
    try:
        if options.replay:
            return doctor.replay(options.replay)
        if options.record:
            return doctor.record(options.record, options.headset)
        return doctor.list(options.headset)
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
        choices=("auto", "pyusb", "usb", "hidapi"),
        default="auto",
        help="the way to the headset; auto: pyusb (or usb, the same) on Linux, hidapi elsewhere",
    )
    parser.add_argument(
        "--headset",
        metavar="WHICH",
        default="",
        help="which one: its key as listed, vendor:product, or a part of its name",
    )
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

    def _find(self, which: str) -> Sequence[HidInfo]:
        """What is plugged; of those only what is asked for, if something is.

        Raises:
            HeadsetGoneError: what is asked for is not there.
        """
        found = self._transport.find()
        if not which:
            return found
        fitting = [info for info in found if likeness(info, which)]
        if not fitting:
            raise HeadsetGoneError(
                f"No headset {which!r} is plugged; `atc headset doctor` lists those that are."
            )
        return in_order(fitting, which)[:1]

    def list(self, which: str = "") -> int:
        """Show every device that may be a headset, or the one that is asked for."""
        found = self._find(which)
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

    def record(self, path: Path, which: str) -> int:
        """Play a call and write down all that passes."""
        key = self._find(which)[0].key if which else ""
        with path.open("x", encoding="utf-8") as file:
            done = self._tried(Recorder(file), key)
        if done is None:
            path.unlink()
            return 1
        if not done:
            self._say(f"\n{path} holds what came before.")
            return 1
        self._say(f"\n{path} is written. Did the lamps follow? Say so when you attach it.")
        return 0

    def _tried(self, recorder: Recorder, key: str) -> bool | None:
        """Go through the tasks.

        Returns:
            Whether the headset was there to the end; None: it never was ours.
        """
        events: queue.Queue[HeadsetEvent] = queue.Queue()
        driver = HeadsetDriver(
            self._transport, events.put, PollingHotPlug(), prefer=key, tape=recorder
        )
        session = _Session(driver, events, self._say, recorder)
        ready = False
        try:
            driver.start()
            driver.keep(held=True)
            ready = session.acquired()
            if ready:
                session.go_through(self._tasks)
        except KeyboardInterrupt:
            self._say("stopped")
        except HeadsetGoneError as error:
            self._say(str(error))
            return False
        finally:
            driver.stop()
        return True if ready else None

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
        self._buttons: frozenset[Button] = frozenset()

    def acquired(self) -> bool:
        """Wait until the headset is ours; say why if it does not become so."""
        end = time.monotonic() + _STEP_S
        while (event := self._next(end)) is not None:
            if isinstance(event, HeadsetButtons):
                self._buttons = frozenset(event.buttons)
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

    def go_through(self, tasks: Sequence[_Task]) -> None:
        """Do each task that this headset has the button for.

        Raises:
            HeadsetGoneError: it was unplugged, or works no more.
        """
        possible = [t for t in tasks if t.button is None or t.button in self._buttons]
        for number, task in enumerate(possible, 1):
            self._do(task, f"{number}/{len(possible)}")

    def _do(self, task: _Task, number: str) -> None:
        """Show a state and wait for what is asked for, or until the time is over."""
        self._recorder.note(task.text)
        if task.state is not None:
            self._show(task.state)
        self._say(f"{number}  {task.text}")
        end = time.monotonic() + task.seconds
        while (event := self._next(end)) is not None:
            word = self._word(event)
            if word is not None:
                self._say(f"     the headset says: {word.replace('_', ' ')}")
                self._show(follow(self._state, event))
            if word in task.words or (task.button and word == _plain(task.button)):
                return
        if task.words or task.button:
            self._say("     nothing came")

    def _word(self, event: HeadsetEvent) -> str | None:
        """What to say of an event, None: nothing."""
        match event:
            case HeadsetLinkChanged(HeadsetLink.IN_USE) | HeadsetButtons():
                return None
            case HeadsetLinkChanged(_, _, _, detail):
                raise HeadsetGoneError(detail or "The headset was unplugged.")
            case HeadsetTouched(button, down):
                told = button in _WORDLESS and down
                return _plain(button) if told else None
        return word_of(event)

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


def _plain(button: Button) -> str:
    return button.value.replace("_", " ")
