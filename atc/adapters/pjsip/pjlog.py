# SPDX-License-Identifier: GPL-3.0-or-later
"""PJSIP's log in Python's. With `mainThreadOnly` pjsua2 brings all lines to the worker."""

import logging

import pjsua2 as pj

from atc.adapters.pjsip.headers import without_credentials

log = logging.getLogger("atc.pjsip.library")
trace = logging.getLogger("atc.sip.trace")

_LEVELS = {0: logging.CRITICAL, 1: logging.WARNING, 2: logging.INFO}


class PjLog(pj.LogWriter):  # type: ignore[misc]
    """Receives PJSIP's lines. Its library deletes it, so hand it over with `__disown__`."""

    def write(self, entry: pj.LogEntry) -> None:
        """Pass a line on; a SIP message goes to `atc.sip.trace` without credentials."""
        try:
            text = entry.msg.rstrip()
            if " bytes Re" in text[:200]:
                trace.info("%s", without_credentials(text))
            else:
                log.log(_LEVELS.get(entry.level, logging.DEBUG), "%s", text)
        except Exception:
            logging.getLogger("atc.pjsip").exception("a log line could not be written")
