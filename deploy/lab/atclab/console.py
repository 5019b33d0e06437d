# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a console's configuration file for a lab."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from atclab.errors import LabError
from atclab.instance import HOST, Instance
from atclab.people import Office
from atclab.render import AMI_SECRET, AMI_USER

PROFILES = ("asterisk", "kalliope", "generic")
TRANSPORTS = ("udp", "tcp", "tls")
SRTP = ("off", "optional", "mandatory")
_FAVOURITES = ["101", "105", "114", "122", "132", "144"]


def settings(
    instance: Instance,
    office: Office,
    *,
    profile: str = "asterisk",
    transport: str = "udp",
    users: Sequence[str] = ("200",),
    srtp: str | None = None,
) -> dict[str, Any]:
    """Return a console's settings for this lab, as the tables of its TOML file.

    SRTP defaults to off without TLS. With it, to what the PBX wants of the account: mandatory
    for 205, optional for the others (the PBX then offers RTP/AVP with keys, which a console
    that insists on RTP/SAVP refuses).
    """
    ports = instance.ports
    known = {account.user: account for account in office.accounts}
    if unknown := [user for user in users if user not in known]:
        raise LabError(f"no account {', '.join(unknown)}: there are {', '.join(known)}")
    accounts = []
    for user in users:
        entry: dict[str, Any] = {
            "server": HOST,
            "port": ports.tls if transport == "tls" else ports.sip,
            "username": user,
            "password": known[user].password,
            "display_name": known[user].name,
            "transport": transport,
            "srtp": srtp or (known[user].srtp if transport == "tls" else "off"),
        }
        if transport == "tls":
            entry["ca_file"] = str(instance.ca_dir / "ca.pem")
        accounts.append(entry)
    return {
        "pbx": {
            "profile": profile,
            "queue_tags": {f"{queue.name}:": queue.name for queue in office.queues},
            "ami": {
                "enabled": True,
                "host": HOST,
                "port": ports.ami,
                "username": AMI_USER,
                "secret": AMI_SECRET,
            },
        },
        "ui": {"favourites": _FAVOURITES},
        "accounts": accounts,
        "extensions": _extensions(office),
    }


def _extensions(office: Office) -> list[dict[str, Any]]:
    entries = []
    for department, title in office.departments.items():
        names = {p.ext: p.name for p in office.people if p.department == department}
        entries.append({"range": ", ".join(names), "groups": [title], "names": names})
    return entries


def write(path: Path, tables: Mapping[str, Any]) -> Path:
    """Write settings as TOML, readable by the owner only (they hold passwords)."""
    text = "# Written by the lab PBX for a console on this machine; written anew each time.\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text + to_toml(tables), encoding="utf-8")
    return path


def default_path(instance: Instance, profile: str, transport: str) -> Path:
    """Return where ``lab config`` puts the file."""
    return instance.home / f"console-{profile}-{transport}.toml"


def to_toml(tables: Mapping[str, Any], prefix: str = "") -> str:
    """Return tables as TOML text: plain values first, then tables, then arrays of tables."""
    lines = [
        f"{_key(key)} = {_value(value)}"
        for key, value in tables.items()
        if not _is_table(value) and not _is_tables(value)
    ]
    for key, value in tables.items():
        name = prefix + _key(key)
        if _is_table(value):
            lines += ["", f"[{name}]", to_toml(value, f"{name}.").rstrip("\n")]
        elif _is_tables(value):
            for item in value:
                lines += ["", f"[[{name}]]", to_toml(item, f"{name}.").rstrip("\n")]
    return "\n".join(lines) + "\n"


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: object) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and all(map(_is_table, value))


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() else _value(key)


def _value(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    # a JSON string, number or boolean is a TOML one
    return json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)
