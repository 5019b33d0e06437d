# SPDX-License-Identifier: GPL-3.0-or-later
"""Switches of PJSIP that pjsua2 does not offer: reached as C functions of its own library."""

import ctypes
import logging

import _pjsua2

log = logging.getLogger("atc.pjsip")

TRANSACTION_TIMEOUT_MS = 8_000
"""How long a request waits for its answer, and a finished UDP transaction for repetitions.

RFC 3261 says 32 s, made for the open Internet. At a front desk a PBX that has been silent for
eight is gone and the receptionist must hear of it; five repetitions fit into the time. It also
keeps a quarter of the memory that a storm of NOTIFYs leaves behind.
"""

QUIET_LEVEL = 2
TRACE_LEVEL = 4


def _function(name: str) -> "ctypes._NamedFuncPointer | None":
    try:
        function = getattr(ctypes.CDLL(_pjsua2.__file__), name)
    except (OSError, AttributeError):
        log.warning("pjsua2 was built without a visible %s", name)
        return None
    function.restype = None
    return function  # type: ignore[no-any-return]


def shorten_timeouts() -> None:
    """Use `TRANSACTION_TIMEOUT_MS`. Call before the library is initialised."""
    set_timers = _function("pjsip_tsx_set_timers")
    if set_timers is not None:
        set_timers(0, 0, 0, TRANSACTION_TIMEOUT_MS)


def set_log_level(level: int) -> None:
    """PJSIP's log level: 4 writes the SIP messages too."""
    set_level = _function("pj_log_set_level")
    if set_level is not None:
        set_level(level)
