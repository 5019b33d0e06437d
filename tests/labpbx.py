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

import itertools
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.tones import tone_of, tones_of, wait_tone

LAB_DIR = Path(__file__).resolve().parent.parent / "deploy" / "lab"
if str(LAB_DIR) not in sys.path:
    sys.path.insert(0, str(LAB_DIR))

from atclab import binary, certs, console, demo, people, phones, process, render  # noqa: E402
from atclab.ami import Ami, AmiError, Message  # noqa: E402
from atclab.instance import find_instance  # noqa: E402

from tests.labcall import Call  # noqa: E402

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
        phones.start(self.instance, self._asterisk(), robots=robots)

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
        self,
        path: Path,
        *,
        profile: str = "asterisk",
        transport: str = "udp",
        users: tuple[str, ...] = ("200",),
        srtp: str | None = None,
        more: dict[str, dict[str, Any]] | None = None,
        account: dict[str, Any] | None = None,
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
        tables = console.settings(
            self.instance, self.office, profile=profile, transport=transport, users=users, srtp=srtp
        )
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
        self,
        event: str,
        *,
        since: int | None = None,
        timeout: float = 10,
        side: str = "pbx",
        **fields: str,
    ) -> Message:
        """Return the first AMI event of that name whose fields have these values.

        Take ``since=lab.pbx.mark()`` before acting, so that a quick event is not missed.
        """
        return self._link(side).wait(
            lambda e: e.get("Event") == event and all(e.get(k) == v for k, v in fields.items()),
            since=since,
            timeout=timeout,
        )

    def cli(self, command: str, side: str = "pbx") -> str:
        """Run a command on Asterisk's command line; return its output."""
        return process.cli(self.instance, self._asterisk(), side, command)

    # ------------------------------------------------------------------ stations

    def wait_registered(self, users: list[str], timeout: float = 20) -> None:
        """Wait until all of these have a contact."""
        mark = self.pbx.mark()
        phones.wait_registered(self.pbx, set(users) - self.registered(), mark, timeout)

    def registered(self) -> set[str]:
        """Return the users that have a contact."""
        return phones.registered(self.pbx)

    def robot_unregister(self, ext: str) -> None:
        """Take a robot off the PBX, as a phone that is unplugged, and wait until it is."""
        mark = self.pbx.mark()
        self.robots.action("PJSIPUnregister", Registration=f"reg-{ext}")
        self.wait_for_event("ContactStatus", since=mark, AOR=ext, ContactStatus="Removed")

    def robot_register(self, ext: str) -> None:
        """Put it back, and wait until it is."""
        mark = self.pbx.mark()
        self.robots.action("PJSIPRegister", Registration=f"reg-{ext}")
        self.pbx.wait(
            lambda e: (
                e.get("Event") == "ContactStatus"
                and e.get("AOR") == ext
                and e.get("ContactStatus") != "Removed"
            ),
            since=mark,
        )

    def ring_seconds(self, ext: str, seconds: int) -> None:
        """Let the PBX give up ringing an extension after so many seconds."""
        self.pbx.action("Setvar", Variable=f"RING_{ext}", Value=seconds)

    def park_seconds(self, seconds: int) -> None:
        """Let parked calls return after so many seconds, in both lots; 0 as configured.

        Both lots have to be empty: Asterisk refuses to change an occupied one.
        """
        self.provision()
        if seconds:
            path = self.instance.side("pbx") / "etc" / "res_parking.conf"
            path.write_text(
                re.sub(r"parkingtime = .*", f"parkingtime = {seconds}", path.read_text())
            )
        self.cli("module reload res_parking.so")

    def device_state(self, device: str, state: str) -> None:
        """Set a custom device state: ``device_state("b3000", "RINGING")`` moves BLF 3000."""
        self.pbx.action("Setvar", Variable=f"DEVICE_STATE(Custom:{device})", Value=state)

    def queue_add(self, queue: str, user: str) -> None:
        """Add an account to a queue (by the queue's name)."""
        self.pbx.action(
            "QueueAdd",
            Queue=queue,
            Interface=f"Local/{user}@queue-member",
            StateInterface=f"PJSIP/{user}",
            MemberName=user,
        )

    def queue_remove(self, queue: str, user: str) -> None:
        """Remove an account from a queue."""
        self.pbx.action("QueueRemove", Queue=queue, Interface=f"Local/{user}@queue-member")

    def hang_up_all(self) -> None:
        """End every call of the lab and wait until the PBX has none."""
        for ami in (self.robots, self.pbx):
            self._clear(ami)

    @staticmethod
    def _clear(ami: Ami) -> None:
        deadline = time.monotonic() + 10
        while True:
            mark = ami.mark()
            rows = ami.action("CoreShowChannels")
            channels = [row["Channel"] for row in rows if row.get("Event") == "CoreShowChannel"]
            if not channels:
                return
            for channel in channels:
                with suppress(AmiError):  # it ended by itself, or a pickup has renamed it
                    ami.action("Hangup", Channel=channel)
            ami.wait(
                lambda e: e.get("Event") == "Hangup",
                since=mark,
                timeout=deadline - time.monotonic(),
            )

    # ------------------------------------------------------------------ calls

    def call_in(
        self,
        to: str,
        number: str = "0612345001",
        name: str = "ACME SpA - Mario Rossi",
        *,
        tone_hz: int = 1800,
        talk_seconds: float | None = None,
    ) -> Call:
        """Let someone outside call an extension, a queue or a DID, with a tone for a voice."""
        return self._originate("trunk", to, f'"{name}" <{number}>', tone_hz, talk_seconds)

    def robot_call(
        self, ext: str, to: str, *, tone_hz: int | None = None, talk_seconds: float | None = None
    ) -> Call:
        """Let a robot's phone dial a number of the PBX."""
        person = self.robot(ext)
        return self._originate(
            ext,
            to,
            f'"{person.name}" <{ext}>',
            person.tone if tone_hz is None else tone_hz,
            talk_seconds,
        )

    def _originate(
        self, endpoint: str, to: str, caller: str, tone_hz: int, talk_seconds: float | None
    ) -> Call:
        return Call.place(
            self.robots,
            phones.originate_fields(
                self.instance,
                endpoint,
                to,
                caller,
                tone_hz,
                talk_seconds,
                f"call-{os.getpid()}-{next(_ids)}-{time.time_ns() % 10**9}",
            ),
        )

    def wait_robot_answered(self, ext: str, *, since: int, timeout: float = 15) -> Path:
        """Wait until a robot has answered; return the WAV of what it hears.

        ``since`` is ``lab.robots.mark()`` taken before the call.
        """
        event = self.robots.wait(
            lambda e: e.get("UserEvent") == "RobotAnswered" and e.get("Ext") == ext,
            since=since,
            timeout=timeout,
        )
        return Path(event["Heard"])

    def wait_robot_ringing(self, ext: str, *, since: int, timeout: float = 15) -> Message:
        """Wait until a robot rings; the event has ``CallerNum`` and ``CallerName``."""
        return self.robots.wait(
            lambda e: e.get("UserEvent") == "RobotRinging" and e.get("Ext") == ext,
            since=since,
            timeout=timeout,
        )

    def heard_wav(self, ext: str) -> Path | None:
        """Return the WAV of what the robot at ``ext`` heard in its newest call."""
        files = sorted(
            (self.instance.side("robots") / "heard").glob(f"{ext}-*.wav"),
            key=lambda path: path.stat().st_mtime_ns,
        )
        return files[-1] if files else None

    @contextmanager
    def demo(self) -> Iterator[None]:
        """Run the demo callers for a while."""
        demo.start(self.instance)
        try:
            yield
        finally:
            demo.stop(self.instance)


def run_lab(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the ``lab`` command as a person would."""
    return subprocess.run(
        [str(LAB_DIR / "lab"), *arguments], capture_output=True, text=True, timeout=300, check=False
    )
