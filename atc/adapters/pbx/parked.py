# SPDX-License-Identifier: GPL-3.0-or-later
"""Manager events about parking, turned into the console's. Fields as of Asterisk 12 and later."""

import math
from collections.abc import Mapping

from atc.domain.calls import Party
from atc.domain.events import CallParked, ParkedCallLeft

_UNTOLD = frozenset({"", "<unknown>", "unknown", "anonymous", "<none>", "(null)", "n/a"})
_WHY = {
    "UnParkedCall": "retrieved",
    "ParkedCallTimeOut": "timeout",
    "ParkedCallGiveUp": "abandoned",
}
LEFT_EVENTS = frozenset(_WHY)
PARKED_EVENTS = frozenset({"ParkedCall", "ParkedCallSwap"})
"""A swap puts the caller into the place of whoever parked the call by an attended transfer."""

_LONGEST_S = 7 * 24 * 3600.0


def parked(fields: Mapping[str, str]) -> CallParked | None:
    """Read a `ParkedCall`; None without a slot."""
    slot = fields.get("parkingspace", "")
    if not slot:
        return None
    return CallParked(
        slot=slot,
        caller=_party(fields, "parkee"),
        parked_by=parker(fields.get("parkerdialstring", "")),
        waited_s=_seconds(fields.get("parkingduration", "")) or 0.0,
        timeout_s=_seconds(fields.get("parkingtimeout", "")),
    )


def left(event: str, fields: Mapping[str, str]) -> ParkedCallLeft | None:
    """Read one of `LEFT_EVENTS`; None without a slot."""
    slot = fields.get("parkingspace", "")
    why = _WHY.get(event)
    if not slot or why is None:
        return None
    by = _party(fields, "retriever") if why == "retrieved" else None
    return ParkedCallLeft(slot, why, None if by is None or not (by.number or by.name) else by)


def parker(dial_string: str) -> Party | None:
    """Who parked, from `PJSIP/200`, `Local/200@internal` or `PJSIP/200/sip:…`; None if untold."""
    _, slash, rest = dial_string.partition("/")
    number = rest.partition("/")[0].partition("@")[0].strip()
    return Party(number) if slash and number.lower() not in _UNTOLD else None


def _party(fields: Mapping[str, str], role: str) -> Party:
    return Party(
        _told(fields.get(f"{role}calleridnum", "")), _told(fields.get(f"{role}calleridname", ""))
    )


def _told(text: str) -> str:
    """Asterisk writes `<unknown>` for what it does not know."""
    text = text.strip()
    return "" if text.lower() in _UNTOLD else text


def _seconds(text: str) -> float | None:
    """A duration above zero; None for anything that is not one."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 < value <= _LONGEST_S else None
