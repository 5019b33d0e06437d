# SPDX-License-Identifier: GPL-3.0-or-later
"""The ``lab`` command."""

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

from atclab import binary, certs, console, demo, people, phonebook, phones, process, render
from atclab.errors import LabError
from atclab.instance import Instance, find_instance


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        instance = find_instance(options.instance, options.port_offset)
        result = options.run(Lab(instance), options)
    except LabError as error:
        print(f"lab: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return result or 0


def say(text: str) -> None:
    """Print one step of what is being done."""
    print(f"lab: {text}", flush=True)


class Lab:
    """The commands, on one lab."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    def asterisk(self) -> binary.Asterisk:
        """Return the Asterisk that this lab runs.

        Raises:
            LabError: when there is none yet.
        """
        found = binary.find()
        if found is None:
            raise LabError("there is no Asterisk yet: run `lab provision` first")
        return found

    def provision(self) -> None:
        """Get Asterisk, certificates and configuration; quick when they are there."""
        began = time.monotonic()
        asterisk = binary.find_or_install(say)
        certs.ensure(self.instance.ca_dir)
        render.write_all(self.instance, asterisk, people.load())
        say(
            f"{asterisk.version}, lab {self.instance.name!r} in {self.instance.home} "
            f"({time.monotonic() - began:.1f} s)"
        )

    def start(self) -> None:
        """Provision if need be, then start the PBX and its robots."""
        self.provision()
        ports = self.instance.ports
        began = time.monotonic()
        new = phones.start(self.instance, self.asterisk())
        say(
            f"PBX {'started' if new else 'was running'} "
            f"(SIP UDP/TCP {ports.sip}, TLS {ports.tls}, AMI {ports.ami})"
        )
        say(f"PBX and robots ready in {time.monotonic() - began:.1f} s")

    def stop(self) -> None:
        """Stop demo, robots and PBX."""
        demo.stop(self.instance)
        self.robots("stop")
        if process.pid_of(self.instance, "pbx"):
            process.stop(self.instance, self.asterisk(), "pbx")
            say("PBX stopped")
        else:
            say("PBX was not running")

    def robots(self, action: str) -> None:
        """Start or stop the robots."""
        if action == "start":
            new = process.start(self.instance, self.asterisk(), "robots")
            say("robots started" if new else "robots were running")
        elif process.pid_of(self.instance, "robots"):
            process.stop(self.instance, self.asterisk(), "robots")
            say("robots stopped")

    def status(self) -> int:
        """Print what runs; 0 if the PBX does, else 3."""
        up = 3
        for side in render.SIDES:
            pid = process.pid_of(self.instance, side)
            print(f"{side:8} {f'running, pid {pid}' if pid else 'stopped'}")
            if side == "pbx" and pid:
                up = 0
                contacts = process.cli(
                    self.instance, self.asterisk(), side, "pjsip show contacts", check=False
                )
                print(f"         {contacts.count('  Contact:  ') - 2} contacts reachable")
        print(f"demo     {'running' if demo.running(self.instance) else 'stopped'}")
        print(f"facts    {self.instance.facts_file}")
        return up


def _provision(lab: Lab, _: argparse.Namespace) -> None:
    lab.provision()


def _start(lab: Lab, _: argparse.Namespace) -> None:
    lab.start()


def _stop(lab: Lab, _: argparse.Namespace) -> None:
    lab.stop()


def _restart(lab: Lab, _: argparse.Namespace) -> None:
    lab.stop()
    lab.start()


def _kill(lab: Lab, _: argparse.Namespace) -> None:
    killed = process.kill(lab.instance, "pbx")
    say("PBX killed" if killed else "PBX was not running")


def _status(lab: Lab, _: argparse.Namespace) -> int:
    return lab.status()


def _log(lab: Lab, options: argparse.Namespace) -> None:
    path = lab.instance.side(options.side) / "log" / "messages"
    if not path.exists():
        raise LabError(f"no log yet: {path}")
    lines = path.read_text(errors="replace").splitlines()
    print("\n".join(lines[-options.lines :]))


def _cli(lab: Lab, options: argparse.Namespace) -> None:
    print(
        process.cli(lab.instance, lab.asterisk(), options.side, " ".join(options.command)), end=""
    )


def _robots(lab: Lab, options: argparse.Namespace) -> None:
    lab.robots(options.action)


def _demo(lab: Lab, options: argparse.Namespace) -> None:
    if options.action == "run":
        demo.run(lab.instance, people.load())
    elif options.action == "start":
        say("demo callers started" if demo.start(lab.instance) else "demo callers were running")
    else:
        say("demo callers stopped" if demo.stop(lab.instance) else "no demo callers were running")


def _config(lab: Lab, options: argparse.Namespace) -> None:
    office = people.load()
    tables = console.settings(
        lab.instance,
        office,
        profile=options.profile,
        transport=options.transport,
        users=options.account or ["200"],
        srtp=options.srtp,
    )
    if options.no_audio:
        tables["audio"] = {"microphone": "null", "speaker": "null", "ring": "null"}
    path = options.output or console.default_path(lab.instance, options.profile, options.transport)
    tables["directory"] = [phonebook.write(path.with_name("customers.csv"), office)]
    tables["numbers"] = {"country": "IT"}
    print(console.write(path, tables))


def _facts(lab: Lab, _: argparse.Namespace) -> None:
    if not lab.instance.facts_file.exists():
        raise LabError(f"lab {lab.instance.name!r} is not provisioned: run `lab provision` first")
    print(json.dumps(json.loads(lab.instance.facts_file.read_text()), indent=1))


def _remove(lab: Lab, _: argparse.Namespace) -> None:
    lab.stop()
    shutil.rmtree(lab.instance.home, ignore_errors=True)
    say(f"{lab.instance.home} removed")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lab",
        description="A real Asterisk on loopback for ATC: PBX, robots, demo callers.",
        epilog="Environment: ATC_LAB_INSTANCE, ATC_LAB_PORT_OFFSET, XDG_CACHE_HOME, "
        "ATC_DEBIAN_MIRROR, ATC_LAB_ASTERISK=private (pass a system Asterisk over).",
    )
    parser.add_argument("--instance", help="name of the lab (default: default)")
    parser.add_argument(
        "--port-offset",
        type=int,
        help="added to every port, a multiple of 100 up to 1100 (remembered)",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, text in (
        ("provision", _provision, "get Asterisk, make certificates and configuration"),
        ("start", _start, "start the PBX and its robots (provisions first)"),
        ("stop", _stop, "stop everything"),
        ("restart", _restart, "stop, then start"),
        ("kill", _kill, "kill the PBX (SIGKILL), as a power cut would"),
        ("status", _status, "say what runs"),
        ("facts", _facts, "print lab.json: accounts, ports, people"),
        ("remove", _remove, "stop the lab and delete its files (Asterisk itself stays)"),
    ):
        commands.add_parser(name, help=text).set_defaults(run=run)
    log = commands.add_parser("log", help="print the end of Asterisk's log")
    log.add_argument("-n", "--lines", type=int, default=60)
    log.set_defaults(run=_log)
    cli = commands.add_parser("cli", help="run a command on Asterisk's command line")
    cli.add_argument("command", nargs="+")
    cli.set_defaults(run=_cli)
    for sub in (log, cli):
        sub.add_argument("--side", choices=render.SIDES, default="pbx")
    _add_config(commands)
    robots = commands.add_parser("robots", help="start or stop the robots")
    robots.add_argument("action", choices=("start", "stop"))
    robots.set_defaults(run=_robots)
    demo_command = commands.add_parser("demo", help="start or stop the demo callers")
    demo_command.add_argument("action", choices=("start", "stop", "run"))
    demo_command.set_defaults(run=_demo)
    return parser


def _add_config(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    config = commands.add_parser(
        "config", help="write a console's configuration for this lab and print its path"
    )
    config.add_argument("--profile", choices=console.PROFILES, default="asterisk")
    config.add_argument("--transport", choices=console.TRANSPORTS, default="udp")
    config.add_argument(
        "--account",
        action="append",
        metavar="200..209",
        help="account to register with; may be repeated (default: 200)",
    )
    config.add_argument(
        "--srtp",
        choices=console.SRTP,
        help="default: with tls what the account asks for (205: mandatory), else off",
    )
    config.add_argument(
        "--no-audio", action="store_true", help="for a machine without a sound card"
    )
    config.add_argument("--output", type=Path, metavar="FILE")
    config.set_defaults(run=_config)
