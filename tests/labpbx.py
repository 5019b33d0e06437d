# SPDX-License-Identifier: GPL-3.0-or-later
"""The lab PBX for tests: start and stop it, let callers call, hear what the robots heard.

    lab = Lab("mytests", offset=300)
    lab.ensure_running()
    call = lab.call_in("601", "0612345001", "ACME SpA", tone_hz=1800)
    call.wait_up()
    assert tone_of(call.heard_wav(), 1.0, 2.0) == approx(440, abs=5)

Everything is awaited by AMI events, never by sleeping. Robots' voices and behaviours are in
``deploy/lab/people.toml`` (``lab.robot("101").tone``).
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

LAB_DIR = Path(__file__).resolve().parent.parent / "deploy" / "lab"
if str(LAB_DIR) not in sys.path:
    sys.path.insert(0, str(LAB_DIR))

from atclab import binary, certs, console, demo, people, process, render  # noqa: E402
from atclab.ami import Ami, AmiError, Match, Message  # noqa: E402
from atclab.instance import find_instance  # noqa: E402

_RATE = 8000
_HEADER = 44  # the WAV header that Asterisk writes
_ids = itertools.count(1)

__all__ = ["Ami", "AmiError", "Call", "Lab", "Message", "tone_of", "tones_of", "wait_tone"]


class Lab:
    """One lab PBX with its robots.

    Args:
        name: the instance; default from ``ATC_LAB_INSTANCE``, else ``tests``.
        offset: port offset for a new instance; default: remembered, or the first free one.
    """

    def __init__(self, name: str | None = None, offset: int | None = None) -> None:
        self.instance = find_instance(name or os.environ.get("ATC_LAB_INSTANCE", "tests"), offset)
        self.office = people.load()
        self._links: dict[str, Ami] = {}

    # ------------------------------------------------------------------ life

    def provision(self) -> None:
        """Get Asterisk and write the configuration (quick when it is there)."""
        asterisk = binary.find_or_install(lambda text: print(f"lab: {text}"))
        certs.ensure(self.instance.ca_dir)
        render.write_all(self.instance, asterisk, self.office)

    def start(self, *, robots: bool = True) -> None:
        """Start the PBX, and the robots; wait until all phones are registered."""
        if not self.instance.facts_file.exists():
            self.provision()
        process.start(self.instance, self._asterisk(), "pbx")
        if robots:
            process.start(self.instance, self._asterisk(), "robots")
            self.wait_registered([p.ext for p in self.office.people if p.robot != "absent"])

    def ensure_running(self) -> None:
        """Provision and start whatever does not run."""
        self.provision()
        self.start()

    def stop(self) -> None:
        """Stop demo, robots and PBX."""
        demo.stop(self.instance)
        self.close()
        for side in ("robots", "pbx"):
            process.stop(self.instance, self._asterisk(), side)

    def stop_pbx(self) -> None:
        """Stop only the PBX, in an orderly way (it hangs up every call)."""
        self._drop("pbx")
        process.stop(self.instance, self._asterisk(), "pbx")

    def kill(self) -> None:
        """Kill the PBX (SIGKILL); the robots live on."""
        process.kill(self.instance, "pbx")
        self._drop("pbx")

    def restart(self) -> None:
        """Stop everything and start it again."""
        self.stop()
        self.start()

    def close(self) -> None:
        """Close the AMI connections; what runs goes on running."""
        for side in list(self._links):
            self._drop(side)

    def _drop(self, side: str) -> None:
        if link := self._links.pop(side, None):
            link.close()

    @staticmethod
    def _asterisk() -> binary.Asterisk:
        found = binary.find()
        assert found is not None, "no Asterisk: call provision() first"
        return found

    # ------------------------------------------------------------------ facts

    @property
    def facts(self) -> dict[str, Any]:
        """Everything in ``lab.json``: ports, accounts, passwords, CA paths, people, queues."""
        return render.facts(self.instance, self._asterisk(), self.office)

    def port(self, transport: str = "udp") -> int:
        """Return the SIP port for ``udp``, ``tcp`` or ``tls``."""
        return int(self.facts["ports"][transport])

    def password(self, user: str) -> str:
        """Return the SIP password of a console account or a phone."""
        found = next((a.password for a in self.office.accounts if a.user == user), None)
        return found or self.office.password(user)

    def robot(self, ext: str) -> people.Person:
        """Return the robot at an extension: ``.robot`` (behaviour), ``.after``, ``.tone``."""
        return next(p for p in self.office.people if p.ext == ext)

    def config_toml(
        self, path: Path, *, profile: str = "asterisk", transport: str = "udp",
        users: tuple[str, ...] = ("200",), srtp: str | None = None,
        more: dict[str, dict[str, Any]] | None = None, account: dict[str, Any] | None = None,
    ) -> Path:
        """Write a console's configuration for this lab, without sound devices.

        Args:
            path: the file to write.
            profile: ``asterisk``, ``kalliope`` or ``generic``.
            transport: ``udp``, ``tcp`` or ``tls``.
            users: console accounts.
            srtp: ``off``, ``optional``, ``mandatory``; default by transport.
            more: keys to set, by table: ``{"api": {"enabled": True, "token": "…"}}``.
            account: keys to set in every account: ``{"password": "wrong"}``.
        """
        tables = console.settings(self.instance, self.office, profile=profile,
                                  transport=transport, users=users, srtp=srtp)
        tables["audio"] = {"microphone": "null", "speaker": "null", "ring": "null"}
        for entry in tables["accounts"]:
            entry.update(account or {})
        for name, values in (more or {}).items():
            tables[name] = {**tables.get(name, {}), **values}
        return console.write(path, tables)

    # ------------------------------------------------------------------ AMI

    @property
    def pbx(self) -> Ami:
        """AMI of the PBX."""
        return self._link("pbx")

    @property
    def robots(self) -> Ami:
        """AMI of the robots' Asterisk."""
        return self._link("robots")

    def _link(self, side: str) -> Ami:
        link = self._links.get(side)
        if link is None or link.closed:
            link = self._links[side] = process.connect(self.instance, side)
        return link

    def wait_for_event(
        self, event: str, *, since: int | None = None, timeout: float = 10, side: str = "pbx",
        **fields: str,
    ) -> Message:
        """Return the first AMI event of that name whose fields have these values.

        Take ``since=lab.pbx.mark()`` before acting, so that a quick event is not missed.
        """
        return self._link(side).wait(
            lambda e: e.get("Event") == event and all(e.get(k) == v for k, v in fields.items()),
            since=since, timeout=timeout,
        )

    def cli(self, command: str, side: str = "pbx") -> str:
        """Run a command on Asterisk's command line; return its output."""
        return process.cli(self.instance, self._asterisk(), side, command)

    # ------------------------------------------------------------------ stations

    def wait_registered(self, users: list[str], timeout: float = 20) -> None:
        """Wait until all of these have a contact."""
        ami, missing = self.pbx, set(users)
        mark = ami.mark()
        missing -= self.registered()
        deadline = time.monotonic() + timeout
        while missing:
            event = ami.wait(
                lambda e: e.get("Event") == "ContactStatus" and e.get("AOR") in missing
                and e.get("ContactStatus") in {"NonQualified", "Created", "Reachable"},
                since=mark, timeout=max(0.0, deadline - time.monotonic()),
            )
            missing.discard(event["AOR"])

    def registered(self) -> set[str]:
        """Return the users that have a contact."""
        try:
            rows = self.pbx.action("PJSIPShowContacts")
        except AmiError:
            return set()  # Asterisk calls an empty list an error
        return {row["Aor"] for row in rows if row.get("Event") == "ContactList" and "Aor" in row} | {
            row["ObjectName"].split("/")[0].split(";")[0] for row in rows if "ObjectName" in row}

    def robot_unregister(self, ext: str) -> None:
        """Take a robot off the PBX, as a phone that is unplugged, and wait until it is."""
        mark = self.pbx.mark()
        self.robots.action("PJSIPUnregister", Registration=f"reg-{ext}")
        self.wait_for_event("ContactStatus", since=mark, AOR=ext, ContactStatus="Removed")

    def robot_register(self, ext: str) -> None:
        """Put it back, and wait until it is."""
        mark = self.pbx.mark()
        self.robots.action("PJSIPRegister", Registration=f"reg-{ext}")
        self.pbx.wait(lambda e: e.get("Event") == "ContactStatus" and e.get("AOR") == ext
                      and e.get("ContactStatus") != "Removed", since=mark)

    def ring_seconds(self, ext: str, seconds: int) -> None:
        """Let the PBX give up ringing an extension after so many seconds."""
        self.pbx.action("Setvar", Variable=f"RING_{ext}", Value=seconds)

    def park_seconds(self, seconds: int) -> None:
        """Let parked calls return after so many seconds, in both lots; 0 as configured.

        Both lots have to be empty: Asterisk refuses to change an occupied one.
        """
        self._asterisk_conf("res_parking.conf", r"parkingtime = \d+",
                            f"parkingtime = {seconds}" if seconds else None)
        self.cli("module reload res_parking.so")

    def _asterisk_conf(self, name: str, pattern: str, replacement: str | None) -> None:
        self.provision()
        if replacement is not None:
            path = self.instance.side("pbx") / "etc" / name
            path.write_text(re.sub(pattern, replacement, path.read_text()))

    def device_state(self, device: str, state: str) -> None:
        """Set a custom device state: ``device_state("b3000", "RINGING")`` moves BLF 3000."""
        self.pbx.action("Setvar", Variable=f"DEVICE_STATE(Custom:{device})", Value=state)

    def queue_add(self, queue: str, user: str) -> None:
        """Add an account to a queue (by the queue's name)."""
        self.pbx.action("QueueAdd", Queue=queue, Interface=f"Local/{user}@queue-member",
                        StateInterface=f"PJSIP/{user}", MemberName=user)

    def queue_remove(self, queue: str, user: str) -> None:
        """Remove an account from a queue."""
        self.pbx.action("QueueRemove", Queue=queue, Interface=f"Local/{user}@queue-member")

    def hang_up_all(self) -> None:
        """End every call of the lab and wait until the PBX has none."""
        for ami in (self.robots, self.pbx):
            self._clear(ami)

    @staticmethod
    def _clear(ami: Ami) -> None:
        mark = ami.mark()
        rows = ami.action("CoreShowChannels")
        left = {row["Channel"] for row in rows if row.get("Event") == "CoreShowChannel"}
        for channel in left:
            try:
                ami.action("Hangup", Channel=channel)
            except AmiError:
                continue  # it ended by itself
        for channel in left:
            live = any(row.get("Channel") == channel for row in ami.action("CoreShowChannels"))
            if live:
                ami.wait(lambda e, c=channel: e.get("Event") == "Hangup" and e["Channel"] == c,
                         since=mark)

    # ------------------------------------------------------------------ calls

    def call_in(
        self, to: str, number: str = "0612345001", name: str = "ACME SpA - Mario Rossi", *,
        tone_hz: int = 1800, talk_seconds: float | None = None,
    ) -> Call:
        """Let someone outside call an extension, a queue or a DID, with a tone for a voice."""
        return self._originate("trunk", to, f'"{name}" <{number}>', tone_hz, talk_seconds)

    def robot_call(
        self, ext: str, to: str, *, tone_hz: int | None = None, talk_seconds: float | None = None
    ) -> Call:
        """Let a robot's phone dial a number of the PBX."""
        person = self.robot(ext)
        return self._originate(ext, to, f'"{person.name}" <{ext}>',
                               person.tone if tone_hz is None else tone_hz, talk_seconds)

    def _originate(
        self, endpoint: str, to: str, caller: str, tone_hz: int, talk_seconds: float | None
    ) -> Call:
        return Call.place(self.robots, process.originate_fields(
            self.instance, endpoint, to, caller, tone_hz, talk_seconds,
            f"call-{os.getpid()}-{next(_ids)}-{time.time_ns() % 10**9}",
        ))

    def wait_robot_answered(self, ext: str, *, since: int, timeout: float = 15) -> Path:
        """Wait until a robot has answered; return the WAV of what it hears.

        ``since`` is ``lab.robots.mark()`` taken before the call.
        """
        event = self.robots.wait(
            lambda e: e.get("UserEvent") == "RobotAnswered" and e.get("Ext") == ext,
            since=since, timeout=timeout)
        return Path(event["Heard"])

    def wait_robot_ringing(self, ext: str, *, since: int, timeout: float = 15) -> Message:
        """Wait until a robot rings; the event has ``CallerNum`` and ``CallerName``."""
        return self.robots.wait(
            lambda e: e.get("UserEvent") == "RobotRinging" and e.get("Ext") == ext,
            since=since, timeout=timeout)

    def heard_wav(self, ext: str) -> Path | None:
        """Return the WAV of what the robot at ``ext`` heard in its newest call."""
        files = sorted((self.instance.side("robots") / "heard").glob(f"{ext}-*.wav"),
                       key=lambda path: path.stat().st_mtime_ns)
        return files[-1] if files else None

    @contextmanager
    def demo(self) -> Iterator[None]:
        """Run the demo callers for a while."""
        demo.start(self.instance)
        try:
            yield
        finally:
            demo.stop(self.instance)


@dataclass
class Call:
    """A call that a robot or someone outside has placed."""

    ami: Ami
    call_id: str
    heard: Path
    mark: int

    @classmethod
    def place(cls, ami: Ami, fields: dict[str, Any]) -> Call:
        """Place a call described by ``process.originate_fields``."""
        mark = ami.mark()
        ami.action("Originate", **fields["headers"], variables=fields["variables"])
        return cls(ami, fields["call_id"], Path(fields["heard"]), mark)

    def _last(self, match: Match) -> Message | None:
        found = [e for e in self.ami.events(self.mark) if e.get("Uniqueid") == self.call_id
                 and match(e)]
        return found[-1] if found else None

    @property
    def up(self) -> bool:
        """Whether it is answered and not over (a queue answers at once)."""
        return not self.ended and self._last(_is_up) is not None

    @property
    def ringing(self) -> bool:
        """Whether the caller hears it ring."""
        last = self._last(lambda e: e.get("Event") == "Newstate")
        return not self.ended and last is not None and last["ChannelStateDesc"] == "Ringing"

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return self._last(lambda e: e.get("Event") == "Hangup") is not None

    @property
    def cause(self) -> int | None:
        """Q.850 cause of its end: 16 normal, 17 busy, 19 no answer, 21 declined."""
        over = self._last(lambda e: e.get("Event") == "Hangup")
        return int(over["Cause"]) if over else None

    def wait_ringing(self, timeout: float = 10) -> None:
        """Wait until the caller hears it ring."""
        self._wait(lambda e: e.get("Event") == "Newstate"
                   and e.get("ChannelStateDesc") == "Ringing", timeout)

    def wait_up(self, timeout: float = 15) -> None:
        """Wait until it is answered and the caller speaks and records."""
        self.ami.wait(lambda e: e.get("UserEvent") == "CallerUp"
                      and e.get("CallId") == self.call_id, since=self.mark, timeout=timeout)

    def wait_ended(self, timeout: float = 15) -> int:
        """Wait until it is over; return the cause."""
        return int(self._wait(lambda e: e.get("Event") == "Hangup", timeout)["Cause"])

    def _wait(self, match: Match, timeout: float) -> Message:
        return self.ami.wait(lambda e: e.get("Uniqueid") == self.call_id and match(e),
                             since=self.mark, timeout=timeout)

    def heard_wav(self) -> Path:
        """Return the WAV of what the caller hears (it grows while the call is up)."""
        return self.heard

    def hangup(self) -> None:
        """Let the caller hang up (no error if the call is over)."""
        try:
            self.ami.action("Hangup", Channel=self.call_id, Cause=16)
            self.wait_ended()
        except AmiError:
            if not self.ended:
                raise

    def send_dtmf(self, digits: str) -> None:
        """Let the caller press keys."""
        for digit in digits:
            self.ami.action("PlayDTMF", Channel=self.call_id, Digit=digit)


def _is_up(event: Message) -> bool:
    return event.get("Event") == "Newstate" and event.get("ChannelStateDesc") == "Up"


# ---------------------------------------------------------------------- listening


def samples_of(path: Path) -> np.ndarray:
    """Return the samples of a WAV (16 bit, mono), also while it is being written."""
    data = Path(path).read_bytes()[_HEADER:]
    return np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2").astype(np.float64)


def rate_of(path: Path) -> int:
    """Return the samples per second of a WAV, as its header says."""
    head = Path(path).read_bytes()[:_HEADER]
    return int.from_bytes(head[24:28], "little") or _RATE


def tones_of(
    path: Path, start_s: float, end_s: float, *, floor: float = 0.2, level: float = 60
) -> list[float]:
    """Return the frequencies (Hz) that stand out between two times, the loudest first.

    Args:
        path: the WAV.
        start_s: seconds from its begin; negative counts from its end.
        end_s: the same; 0 with a negative start means the end.
        floor: how strong a tone must be, relative to the strongest.
        level: RMS below which it is silence (16-bit samples).
    """
    samples, rate = samples_of(path), rate_of(path)
    first = int(start_s * rate) + (len(samples) if start_s < 0 else 0)
    last = len(samples) if end_s == 0 else int(end_s * rate) + (len(samples) if end_s < 0 else 0)
    window = samples[max(0, first) : max(0, last)]
    if len(window) < rate // 20 or np.sqrt(np.mean(window**2)) < level:
        return []
    padded = max(len(window), rate * 2)  # bins of half a hertz
    spectrum = np.abs(np.fft.rfft(window * np.hanning(len(window)), padded))
    spectrum[: int(100 * padded / rate)] = 0
    width = max(3, 4 * padded // len(window))
    found: list[float] = []
    strongest = float(spectrum.max())
    while (peak := int(np.argmax(spectrum))) and spectrum[peak] >= floor * strongest > 0:
        found.append(peak * rate / padded)
        spectrum[max(0, peak - width) : peak + width + 1] = 0
        if len(found) == 8:
            break
    return found


def tone_of(path: Path, start_s: float, end_s: float) -> float | None:
    """Return the strongest frequency (Hz) between two times, or None for silence."""
    found = tones_of(path, start_s, end_s)
    return found[0] if found else None


def wait_tone(
    path: Callable[[], Path | None] | Path, hz: float, *, within: float = 10, tolerance: float = 8,
    length: float = 0.4,
) -> None:
    """Wait until the newest ``length`` seconds of a growing WAV carry the tone ``hz``.

    Raises:
        AssertionError: naming what was heard instead, when it does not come.
    """
    deadline = time.monotonic() + within
    heard: list[float] = []
    while time.monotonic() < deadline:
        file = path() if callable(path) else path
        if file is not None and file.exists():
            heard = tones_of(file, -length, 0)
            if any(abs(tone - hz) <= tolerance for tone in heard):
                return
        time.sleep(0.05)  # a file has no event to wait for
    raise AssertionError(f"no {hz} Hz in {path}: heard {heard or 'silence'}")


def run_lab(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the ``lab`` command as a person would."""
    return subprocess.run([str(LAB_DIR / "lab"), *arguments], capture_output=True, text=True,
                          timeout=300)
