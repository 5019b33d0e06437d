# SPDX-License-Identifier: GPL-3.0-or-later
"""Holding and resuming one call by re-INVITE, until the other end has agreed. Worker thread."""

import logging
import random
from typing import TYPE_CHECKING

import pjsua2 as pj

from atc.domain.events import CommandFailed

if TYPE_CHECKING:
    from atc.adapters.pjsip.call import SipCall
    from atc.adapters.pjsip.timers import Timer
    from atc.adapters.pjsip.worker import Worker
    from atc.domain.calls import CallId
    from atc.ports.telephony import Hold, Resume

log = logging.getLogger("atc.pjsip.call")

_TIMEOUT_S = 5.0
_TRIES = 6
_BUSY_WAIT_S = 0.15
_REQUEST_PENDING = 491
_AUTHENTICATE = frozenset({401, 407})
_SILENT = frozenset({0, 408})


class Holding:
    """The hold or resume of a call that is on its way, if any.

    The call is looked up each time: timers must not keep it alive.
    """

    def __init__(self, worker: "Worker", call_id: "CallId") -> None:
        self._worker = worker
        self._call_id = call_id
        self._command: Hold | Resume | None = None
        self._hold = False
        self._tries = 0
        self._glared = False
        self._deadline: Timer | None = None
        self._again: Timer | None = None

    @property
    def wanted(self) -> bool:
        """Whether a hold is on its way: no voice until it is settled."""
        return self._command is not None and self._hold

    @property
    def pending(self) -> bool:
        """Whether a hold or a resume is on its way."""
        return self._command is not None

    def start(self, command: "Hold | Resume", *, hold: bool) -> None:
        """Ask the other end; replaces what was asked before."""
        self.end()
        self._command, self._hold, self._tries, self._glared = command, hold, 0, False
        self._deadline = self._worker.timers.after(_TIMEOUT_S, lambda: self._failed("", 408))
        self._send()

    def end(self) -> None:
        """Nothing is asked any more."""
        self._command = None
        for timer in (self._deadline, self._again):
            if timer is not None:
                timer.cancel()
        self._deadline = self._again = None

    def settled(self, *, held: bool) -> None:
        """An offer and its answer left the call held, or not. Inside a callback."""
        if self._command is not None and held == self._hold:
            self.end()

    def refused(self, code: int, reason: str) -> None:
        """A re-INVITE of ours failed. Inside a callback."""
        if self._command is None or code in _AUTHENTICATE:
            return
        if code == _REQUEST_PENDING and not self._glared:
            # Both ends asked at the same time: once more after a short wait (RFC 3261, 14.1).
            self._glared = True
            self._send_after(random.uniform(0.1, 0.6))  # noqa: S311
        else:
            self._worker.later(lambda: self._failed(reason, code))

    def _call(self) -> "SipCall | None":
        return self._worker.calls.get(self._call_id)

    def _send_after(self, seconds: float) -> None:
        if self._again is not None:
            self._again.cancel()
        self._again = self._worker.timers.after(seconds, self._send)

    def _send(self) -> None:
        call = self._call()
        if call is None or self._command is None:
            return
        self._tries += 1
        try:
            call.offer_hold(hold=self._hold)
        except pj.Error as error:
            # Another re-INVITE is on its way, ours or the peer's: it will not be long.
            if self._tries < _TRIES:
                self._send_after(_BUSY_WAIT_S)
            else:
                self._failed(error.reason, 0)

    def _failed(self, reason: str, code: int) -> None:
        call, command = self._call(), self._command
        self.end()
        if call is None or command is None:
            return
        log.info("call %d: %s failed with %d", call.id, type(command).__name__, code)
        reason = reason or "the other end did not answer"
        self._worker.emit(CommandFailed(command, reason, code))
        if code in _SILENT:
            call.check_alive()
        if self._hold:
            call.talk_again()
