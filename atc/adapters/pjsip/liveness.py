# SPDX-License-Identifier: GPL-3.0-or-later
"""Noticing calls whose PBX is gone or has forgotten them. Worker thread.

A dead PBX sends no BYE. Silence in the voice raises the suspicion, an OPTIONS inside the call's
dialog settles it: 481 or no answer means that the call exists only here any more.
"""

from typing import TYPE_CHECKING

import pjsua2 as pj

if TYPE_CHECKING:
    from atc.adapters.pjsip.call import SipCall
    from atc.adapters.pjsip.timers import Timer
    from atc.adapters.pjsip.worker import Worker

_LOOK_S = 1.0
_SILENT_LOOKS = 3
_DOUBTED_LOOKS = 5
"""Silent seconds after a transfer that the PBX accepted and then reported as failed."""

_ROUTINE_LOOKS = 30
"""A call without voice, held or ringing, is asked about twice a minute."""

_ANSWER_S = 4.0
"""Three repetitions of the OPTIONS fit into it."""

_UNKNOWN_CALL = frozenset({404, 408, 481})


class Liveness:
    """Watches one call."""

    def __init__(self, worker: "Worker", call: "SipCall") -> None:
        self._worker = worker
        self._call_id = call.id
        self._timer: Timer | None = None
        self._deadline: Timer | None = None
        self._packets = -1
        self._quiet = 0
        self._unsent = 0
        self._doubted = False

    def doubt(self) -> None:
        """A transfer failed after the PBX had accepted it: is the caller still with us?

        A PBX that took the caller out of our call and lost her keeps our leg up without a sound,
        Asterisk for a minute, and answers an OPTIONS as if nothing had happened.
        """
        self._doubted, self._quiet = True, 0

    def start(self) -> None:
        """Begin to watch."""
        if self._timer is None:
            self._timer = self._worker.timers.after(_LOOK_S, self._look)

    def stop(self) -> None:
        """The call is over."""
        for timer in (self._timer, self._deadline):
            if timer is not None:
                timer.cancel()
        self._timer = self._deadline = None

    def check(self) -> None:
        """Ask now."""
        call = self._worker.calls.get(self._call_id)
        if call is None or self._deadline is not None:
            return
        param = pj.CallSendRequestParam()
        param.method = "OPTIONS"
        try:
            call.sendRequest(param)
            self._unsent = 0
        except pj.Error:
            # No connection, or a call that has just begun: it gets a second chance.
            self._unsent += 1
        self._deadline = self._worker.timers.after(_ANSWER_S, self._unanswered)

    def answered(self, code: int) -> None:
        """Something came back for the OPTIONS. Inside a callback."""
        if self._deadline is None or code < 200:
            return
        self._deadline.cancel()
        self._deadline = None
        if code in _UNKNOWN_CALL:
            self._worker.later(lambda: self._lose("The PBX no longer knows this call"))

    def _unanswered(self) -> None:
        self._deadline = None
        call = self._worker.calls.get(self._call_id)
        if self._unsent == 1:
            self.check()
        elif call is not None:
            account = call.account
            call.lost("The PBX does not answer")
            account.register()

    def _lose(self, reason: str) -> None:
        call = self._worker.calls.get(self._call_id)
        if call is not None:
            call.lost(reason)

    def _look(self) -> None:
        call = self._worker.calls.get(self._call_id)
        if call is None:
            return
        self._timer = self._worker.timers.after(_LOOK_S, self._look)
        if call.may_talk and call.connected:
            packets = self._received(call)
            self._quiet = self._quiet + 1 if packets == self._packets else 0
            self._packets = packets
            if self._doubted and not call.held_by_peer and self._quiet >= _DOUBTED_LOOKS:
                call.lost("The PBX has lost the caller")
                return
            # Once per silence, then at the routine pace: silence alone is no crime.
            if self._quiet and self._quiet % _ROUTINE_LOOKS == _SILENT_LOOKS:
                self.check()
        else:
            self._quiet += 1
            if self._quiet % _ROUTINE_LOOKS == 0:
                self.check()

    @staticmethod
    def _received(call: "SipCall") -> int:
        try:
            return int(call.getStreamStat(0).rtcp.rxStat.pkt)
        except pj.Error:
            return -2
