# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the configuration of both Asterisk processes from the templates and the office."""

import json
import math
import struct
import wave
from pathlib import Path
from typing import Any

from atclab import modules, stations
from atclab.binary import Asterisk
from atclab.errors import LabError
from atclab.instance import HOST, Instance
from atclab.people import Office

AMI_USER, AMI_SECRET = "atc", "atc-lab"
MOH_HZ = 330
WORLD_HZ = 1640
_TEMPLATES = Path(__file__).resolve().parent.parent
SIDES = ("pbx", "robots")
# Asterisk logs an error for each of these that is missing, and takes defaults when it is empty.
_EMPTY = (
    "acl",
    "ccss",
    "cdr",
    "cel",
    "features",
    "geolocation",
    "pjproject",
    "pjsip_notify",
    "statsd",
    "udptl",
    "websocket_client",
)


def write_all(instance: Instance, asterisk: Asterisk, office: Office) -> None:
    """Write every file of a lab; what did not change keeps its time stamp."""
    for side in SIDES:
        _make_directories(instance, side)
        values = _values(instance, asterisk, office, side)
        for template in sorted((_TEMPLATES / side).glob("*.conf")):
            _write(instance.side(side) / "etc" / template.name, _fill(template, values))
        for stem in _EMPTY:
            if not (_TEMPLATES / side / f"{stem}.conf").exists():
                _write(instance.side(side) / "etc" / f"{stem}.conf", "")
    pbx, robots = instance.side("pbx") / "etc", instance.side("robots") / "etc"
    _write(pbx / "hints.conf", stations.hints(office))
    _write(robots / "behaviour.conf", stations.behaviour(office))
    _music(instance.side("pbx") / "var" / "moh" / "hold.wav")
    _write(instance.facts_file, json.dumps(facts(instance, asterisk, office), indent=1) + "\n")


def facts(instance: Instance, asterisk: Asterisk, office: Office) -> dict[str, Any]:
    """Return what others need to know about this lab (the content of ``lab.json``)."""
    ports = instance.ports
    return {
        "name": instance.name,
        "offset": instance.offset,
        "host": HOST,
        "asterisk": asterisk.version,
        "ports": {
            "udp": ports.sip,
            "tcp": ports.sip,
            "tls": ports.tls,
            "ami": ports.ami,
            "robots_sip": ports.robots_sip,
            "robots_ami": ports.robots_ami,
        },
        "ami": {"user": AMI_USER, "secret": AMI_SECRET},
        "tls": {
            "ca": str(instance.ca_dir / "ca.pem"),
            "wrong_ca": str(instance.ca_dir / "wrong-ca.pem"),
        },
        "moh_hz": MOH_HZ,
        "world_hz": WORLD_HZ,
        "heard_dir": str(instance.side("robots") / "heard"),
        "departments": office.departments,
        "people": [person.facts() for person in office.people],
        "accounts": [account.__dict__ for account in office.accounts],
        "queues": [
            {**queue.__dict__, "tagged_number": f"65{queue.number[2:]}"} for queue in office.queues
        ],
        "parking": {
            "asterisk": {"park": "700", "first": 701, "last": 720, "timeout_s": 45},
            "kalliope": {"park": "888", "first": 890, "last": 899, "timeout_s": 90},
        },
        "callers": [{"number": number, "name": name} for number, name in office.callers],
    }


def _values(instance: Instance, asterisk: Asterisk, office: Office, side: str) -> dict[str, str]:
    ports, home = instance.ports, instance.side(side)
    return {
        "ETC": str(home / "etc"),
        "VAR": str(home / "var"),
        "SPOOL": str(home / "spool"),
        "RUN": str(instance.run_dir(side)),
        "LOG": str(home / "log"),
        "MODULES": str(asterisk.modules),
        "DATA": str(asterisk.data),
        "MODULE_LIST": modules.listing(asterisk, side),
        "SIP": str(ports.sip),
        "TLS": str(ports.tls),
        "AMI": str(ports.ami),
        "RTP_FIRST": str(ports.rtp_first),
        "RTP_LAST": str(ports.rtp_last),
        "ROBOTS_SIP": str(ports.robots_sip),
        "ROBOTS_AMI": str(ports.robots_ami),
        "ROBOTS_RTP_FIRST": str(ports.robots_rtp_first),
        "ROBOTS_RTP_LAST": str(ports.robots_rtp_last),
        "AMI_USER": AMI_USER,
        "AMI_SECRET": AMI_SECRET,
        "CA_DIR": str(instance.ca_dir),
        "MOH_HZ": str(MOH_HZ),
        "WORLD_HZ": str(WORLD_HZ),
        "HEARD": str(home / "heard"),
        "STATIONS": stations.endpoints(office, opus=modules.has_opus(asterisk)),
        "ROBOTS": stations.robots(office),
        "QUEUES": stations.queues(office),
        "MAILBOXES": stations.mailboxes(office),
        "GLOBALS": stations.dialplan_globals(office),
    }


def _make_directories(instance: Instance, side: str) -> None:
    home = instance.side(side)
    for sub in ("etc", "var", "var/moh", "var/keys", "spool", "log", "heard"):
        (home / sub).mkdir(parents=True, exist_ok=True)
    instance.run_dir(side).mkdir(parents=True, exist_ok=True)


def _fill(template: Path, values: dict[str, str]) -> str:
    text = template.read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _write(path: Path, text: str) -> None:
    try:
        if path.exists() and path.read_text(encoding="utf-8") == text:
            return
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise LabError(f"cannot write {path}: {error.strerror}; mend its permissions") from error


def _music(path: Path, seconds: int = 10, rate: int = 8000) -> None:
    """Write the music on hold: a whole number of periods, so that it loops without a click."""
    if path.exists():
        return
    frames = [int(6000 * math.sin(2 * math.pi * MOH_HZ * n / rate)) for n in range(seconds * rate)]
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(struct.pack(f"<{len(frames)}h", *frames))
