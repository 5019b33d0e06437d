# SPDX-License-Identifier: GPL-3.0-or-later
"""Following a REFER to its end. Worker thread."""

from typing import TYPE_CHECKING

from atc.domain.calls import CallId
from atc.domain.events import ReferProgressed

if TYPE_CHECKING:
    from atc.adapters.pjsip.timers import Timer
    from atc.adapters.pjsip.worker import Worker

_ANSWER_TIMEOUT_S = 6.0


class Transfer:
    """The REFER of one call, if any; told as `ReferProgressed`, with exactly one final."""

    def __init__(self, worker: "Worker", call_id: CallId) -> None:
        self._worker = worker
        self._call_id = call_id
        self._running = False
        self._accepted = False
        self._timer: Timer | None = None

    def start(self) -> None:
        """A REFER is about to be sent."""
        self._running, self._accepted = True, False
        self._timer = self._worker.timers.after(_ANSWER_TIMEOUT_S, self._unanswered)

    def progressed(self, code: int, reason: str, *, final: bool) -> None:
        """PJSIP's report: its first, 100 "Accepted", stands for the 202 to the REFER."""
        if not self._running:
            return
        if not self._accepted and code == 100 and reason == "Accepted":
            code = 202
            self._accepted = True
            self._cancel()
            self._tell(code, reason, final=False)
            return
        self._accepted = self._accepted or not final
        self._tell(code, reason, final=final or code >= 200)

    def call_ended(self, *, pbx_gone: bool = False) -> None:
        """The call is over before the PBX told the outcome.

        With a REFER that was accepted, the PBX has taken the other end over: that is what it
        promised with its 202, and nothing more will be told. A PBX that died promised nothing.
        """
        if self._running and self._accepted and pbx_gone:
            self._tell(0, "The PBX does not answer", final=True)
        elif self._running and self._accepted:
            self._tell(202, "Accepted", final=True)
        elif self._running:
            self._tell(481, "The call ended first", final=True)

    def _unanswered(self) -> None:
        if self._running and not self._accepted:
            self._tell(408, "The PBX does not answer", final=True)
            call = self._worker.calls.get(self._call_id)
            if call is not None:
                call.check_alive()

    def _tell(self, code: int, reason: str, *, final: bool) -> None:
        if final:
            self._running = False
            self._cancel()
        self._worker.emit(ReferProgressed(self._call_id, code, reason, final))
        if final and 200 <= code < 300:
            # The other end is in good hands: our leg is ours to end (RFC 5589).
            self._worker.later(self._release)
        elif final and self._accepted:
            self._worker.later(self._doubt)

    def _doubt(self) -> None:
        call = self._worker.calls.get(self._call_id)
        if call is not None:
            call.doubt()

    def _release(self) -> None:
        call = self._worker.calls.get(self._call_id)
        if call is not None:
            call.release()

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
