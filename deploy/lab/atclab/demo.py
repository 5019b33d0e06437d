# SPDX-License-Identifier: GPL-3.0-or-later
"""Demo callers: the office lives while the console runs.

Somebody calls every 10 to 25 s: the main number, a queue, the receptionist directly. Some give
up early. Meanwhile a handful of extensions talk to one another, so that the grid moves.
"""

import contextlib
import random
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from atclab import phones, process
from atclab.ami import Ami, AmiError
from atclab.errors import LabError
from atclab.instance import Instance
from atclab.people import Office

_MARK = "demo run"
_MAX_WAITING = 3  # more unanswered calls at once would be a bad day, not a demo
_COMMAND = Path(__file__).resolve().parent.parent / "lab"
_MAX_TALKS = 5
# callers speak in little tunes: bearable for a person with a headset
_VOICES = (
    "523/150|659/150|784/300|0/2400",
    "880/120|0/80|880/120|0/2200",
    "440/200|554/200|659/400|0/3000",
    "698/150|587/150|494/350|0/2600",
)
# where callers go: main number, the receptionist herself, queues by header and by name tag
_TARGETS = ("0655510",) * 4 + ("200",) * 3 + ("602", "603", "652", "653")


def _pid_file(instance: Instance) -> Path:
    return instance.home / "demo.pid"


def running(instance: Instance) -> bool:
    """Tell whether the demo callers run."""
    return process.living(_pid_file(instance), _MARK) is not None


def start(instance: Instance) -> bool:
    """Start the demo callers in the background; False if they ran already.

    Raises:
        LabError: when the robots do not run.
    """
    if running(instance):
        return False
    if process.pid_of(instance, "robots") is None:
        raise LabError("the robots do not run: run `lab start` first")
    command = [sys.executable, str(_COMMAND), "--instance", instance.name, *_MARK.split()]
    process.start_background(command, instance.home / "demo.log", _pid_file(instance))
    return True


def stop(instance: Instance) -> bool:
    """Stop the demo callers and end their calls; False if they did not run."""
    return process.end_process(_pid_file(instance), _MARK)


def run(instance: Instance, office: Office) -> None:
    """Be the demo callers until told to stop (SIGTERM, Ctrl-C) or until the robots are gone."""
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    with process.connect(instance, "robots") as ami:
        demo = Demo(instance, office, ami)
        while not over.is_set() and not ami.closed:
            try:
                demo.step(time.monotonic())
            except AmiError as error:
                print(f"demo: {error}", flush=True)
            over.wait(0.5)
        demo.hang_up_all()


@dataclass
class _Call:
    call_id: str
    number: str
    gives_up: float
    mark: int
    inbound: bool
    up: bool = False


@dataclass
class Demo:
    """The demo's mind: decides who calls whom and when."""

    instance: Instance
    office: Office
    ami: Ami
    chance: random.Random = field(default_factory=random.Random)
    calls: list[_Call] = field(default_factory=list)
    next_caller: float = 0.0
    next_talk: float = 0.0
    made: int = 0
    pbx: Ami | None = None

    def step(self, now: float) -> None:
        """Do what is due; ``now`` is ``time.monotonic()``."""
        queued = self._queued()
        self._review(now, queued)
        if now >= self.next_caller:
            waiting = sum(c.inbound and self._waits(c, queued) for c in self.calls)
            if waiting < _MAX_WAITING:
                self._somebody_calls(now)
            self.next_caller = now + self.chance.uniform(10, 25)
        if now >= self.next_talk:
            self._colleagues_talk(now)
            self.next_talk = now + self.chance.uniform(6, 20)

    def hang_up_all(self) -> None:
        """End every call that the demo has placed."""
        for call in self.calls:
            self._hang_up(call)

    def _somebody_calls(self, now: float) -> None:
        calling = {call.number for call in self.calls}
        number, name = self.chance.choice([c for c in self.office.callers if c[0] not in calling])
        patience = self.chance.uniform(6, 12) if self.chance.random() < 0.2 else 60.0
        self._place(
            "trunk",
            self.chance.choice(_TARGETS),
            number,
            name,
            self.chance.choice(_VOICES),
            patience,
            now,
        )

    def _colleagues_talk(self, now: float) -> None:
        busy = {call.number for call in self.calls}
        free = [
            p
            for p in self.office.people
            if p.robot == "answer" and p.ext >= "114" and p.ext not in busy
        ]
        if sum(not call.inbound for call in self.calls) >= _MAX_TALKS or len(free) < 2:
            return
        caller, called = self.chance.sample(free, 2)
        if self.chance.random() < 0.2:
            called = self.chance.choice(
                [p for p in self.office.people if p.robot == "ring" and p.ext >= "114"]
            )
        self._place(caller.ext, called.ext, caller.ext, caller.name, str(caller.tone), 20.0, now)

    def _place(
        self,
        endpoint: str,
        to: str,
        number: str,
        name: str,
        voice: str,
        patience: float,
        now: float,
    ) -> None:
        self.made += 1
        call_id = f"demo-{int(time.time())}-{self.made}"
        fields = phones.originate_fields(
            self.instance,
            endpoint,
            to,
            f'"{name}" <{number}>',
            voice,
            self.chance.uniform(60, 180),
            call_id,
        )
        mark = self.ami.mark()
        self.ami.action("Originate", **fields["headers"], variables=fields["variables"])
        self.calls.append(_Call(call_id, number, now + patience, mark, endpoint == "trunk"))

    def _review(self, now: float, queued: set[str]) -> None:
        for call in list(self.calls):
            events = [e for e in self.ami.events(call.mark) if e.get("Uniqueid") == call.call_id]
            if any(e.get("Event") == "Hangup" for e in events):
                self.calls.remove(call)
                heard = self.instance.side("robots") / "heard" / f"{call.call_id}.wav"
                heard.unlink(missing_ok=True)
                continue
            call.up = call.up or any(e.get("ChannelStateDesc") == "Up" for e in events)
            if now > call.gives_up and self._waits(call, queued):
                self._hang_up(call)

    def _waits(self, call: _Call, queued: set[str]) -> bool:
        # a queue answers at once, so an answered call may wait for a person all the same
        return not call.up or call.number in queued

    def _queued(self) -> set[str]:
        try:
            if self.pbx is None or self.pbx.closed:
                self.pbx = process.connect(self.instance, "pbx")
            rows = self.pbx.action("QueueStatus")
        except AmiError:
            return set()  # the PBX is down: a test kills it, or somebody restarts it
        return {row["CallerIDNum"] for row in rows if row.get("Event") == "QueueEntry"}

    def _hang_up(self, call: _Call) -> None:
        with contextlib.suppress(AmiError):  # it ended by itself
            self.ami.action("Hangup", Channel=call.call_id, Cause=16)
