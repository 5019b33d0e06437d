# SPDX-License-Identifier: GPL-3.0-or-later
"""The robots' phones: signed in when the lab runs, and calling when told to."""

import time
from collections.abc import Collection
from typing import Any
from urllib.parse import quote

from atclab import process
from atclab.ami import Ami, AmiError
from atclab.binary import Asterisk
from atclab.instance import HOST, Instance

_REGISTER_SECONDS = 20.0


def start(instance: Instance, asterisk: Asterisk, *, robots: bool = True) -> bool:
    """Start PBX and robots and wait until every phone is signed in; False if the PBX ran.

    A PBX that was killed may have lost registrations that it had not written to disk yet:
    robots that outlived it are told to register again, as phones do sooner or later.
    """
    new = process.start(instance, asterisk, "pbx")
    if not robots:
        return new
    outlived = not process.start(instance, asterisk, "robots")
    with process.connect(instance, "pbx") as pbx, process.connect(instance, "robots") as world:
        mark = pbx.mark()
        rows = world.action("PJSIPShowRegistrationsOutbound")
        phones = {row["ObjectName"] for row in rows if "ObjectName" in row} - {""}
        wanted = {name.removeprefix("reg-") for name in phones if name.startswith("reg-")}
        missing = wanted - registered(pbx)
        if outlived:
            for ext in missing:
                world.action("PJSIPRegister", Registration=f"reg-{ext}")
        wait_registered(pbx, missing, mark)
    return new


def registered(pbx: Ami) -> set[str]:
    """Return the users that have a contact."""
    try:
        rows = pbx.action("PJSIPShowContacts")
    except AmiError:
        return set()  # Asterisk calls an empty list an error
    return {row["Endpoint"] for row in rows if row.get("Endpoint")}


def wait_registered(
    pbx: Ami, users: Collection[str], mark: int, timeout: float = _REGISTER_SECONDS
) -> None:
    """Wait until all of these have got a contact since ``mark``.

    Raises:
        AmiError: when one has none in time.
    """
    missing = set(users)
    deadline = time.monotonic() + timeout
    while missing:
        event = pbx.wait(
            lambda e: (
                e.get("Event") == "ContactStatus"
                and e.get("AOR") in missing
                and e.get("ContactStatus") in {"NonQualified", "Created", "Reachable"}
            ),
            since=mark,
            timeout=max(0.0, deadline - time.monotonic()),
        )
        missing.discard(event["AOR"])


def originate_fields(
    instance: Instance,
    endpoint: str,
    to: str,
    caller: str,
    tone_hz: int | str,
    talk_seconds: float | None,
    call_id: str,
) -> dict[str, Any]:
    """Return what an AMI Originate on the robots' Asterisk needs to place a call to the PBX.

    ``endpoint`` is ``trunk`` for the outside world or a robot's extension. The call's Uniqueid
    is ``call_id``, which AMI takes for a channel's name, too; ``heard`` is the WAV of what
    the caller hears.
    """
    uri = f"sip:{quote(to, safe='+*')}@{HOST}:{instance.ports.sip}"
    return {
        "call_id": call_id,
        "heard": str(instance.side("robots") / "heard" / f"{call_id}.wav"),
        "headers": {
            "Channel": f"PJSIP/{endpoint}/{uri}",
            "ChannelId": call_id,
            "Context": "caller",
            "Exten": "s",
            "Priority": 1,
            "CallerID": caller,
            "Timeout": 120000,
            "Async": "true",
        },
        "variables": {
            "CALL_ID": call_id,
            "VOICE_HZ": tone_hz,
            "TALK_SECONDS": "" if talk_seconds is None else talk_seconds,
        },
    }
