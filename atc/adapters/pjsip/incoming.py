# SPDX-License-Identifier: GPL-3.0-or-later
"""New calls for us: taken, or refused, within the callback that brings the INVITE."""

import logging
import time
from typing import TYPE_CHECKING

import pjsua2 as pj

from atc.adapters.pjsip import headers
from atc.adapters.pjsip.call import SipCall
from atc.domain.events import CallArrived, CallRefused

if TYPE_CHECKING:
    from atc.adapters.pjsip.account import SipAccount
    from atc.adapters.pjsip.worker import Worker

log = logging.getLogger("atc.pjsip.call")


def answer_with(code: int) -> pj.CallOpParam:
    """PJSIP's parameters for answering with a status."""
    param = pj.CallOpParam()
    param.statusCode = code
    return param


class Reception:
    """Decides about each INVITE. Worker thread, inside PJSIP's callbacks."""

    def __init__(self, worker: "Worker") -> None:
        self._worker = worker
        self.refuse_all = False
        # Made once: building them takes a good part of the time to a 180.
        self._ringing = answer_with(180)

    def select(self, prm: pj.OnSelectAccountParam) -> None:
        """Point PJSIP to the account that a request is addressed to."""
        # PJSIP has just given the new call its number and nothing more: the last moment at
        # which a dead call that had this number can be deleted without ending the new one.
        self._worker.empty_graveyard()
        if len(self._worker.accounts) > 1:
            account = self._addressed(prm.rdata.wholeMsg)
            if account is not None:
                prm.accountIndex = account.getId()

    def _addressed(self, raw: str) -> "SipAccount | None":
        user = headers.request_user(raw[:1024].partition("\n")[0]).lower()
        for account in self._worker.accounts.values():
            if user and account.username.lower() == user:
                return account
        return None

    def arrived(self, account: "SipAccount", prm: pj.OnIncomingCallParam) -> None:
        """Ring (180) or refuse, and tell the console."""
        raw = prm.rdata.wholeMsg
        addressed = self._addressed(raw)
        if addressed is None:
            log.info("a call for somebody else was refused (404)")
            self._refuse(account, prm.callId, 404)
            return
        if self.refuse_all or len(self._worker.calls) >= self._worker.config.max_lines:
            self._refuse(account, prm.callId, 486)
            why = "dnd" if self.refuse_all else "full"
            self._worker.later(lambda: self._tell_refused(account, raw, why))
            return
        call = SipCall(self._worker, account, self._worker.new_call_id(), prm.callId)
        self._worker.calls[call.id] = call
        try:
            call.answer(self._ringing)
        except pj.Error as error:
            log.info("call %d ended before it rang: %s", call.id, error.reason)
            self._worker.bury(call)
            return
        # PJSIP sends the 180 when this callback returns: reading the message can wait for that.
        call.invitation = raw
        self._worker.later(call.announce)

    def announce(self, call: SipCall, raw: str, *, replaces: bool = False) -> None:
        """Tell the console who calls."""
        account, message = call.account, headers.Message(raw)
        remote = headers.caller(message)
        call.remote = remote
        queue_header = self._worker.config.queue_header.lower()
        event = CallArrived(
            call.id,
            account.config.id,
            remote,
            headers.called_number(message, account.username),
            time.time(),
            queue=headers.clean(message.first(queue_header)) if queue_header else "",
            diversions=headers.diversions(message),
            alert_info=headers.clean(message.first("alert-info")),
            replaces=replaces,
        )
        log.info("call %d arrived", call.id)
        self._worker.emit(event)

    def _tell_refused(self, account: "SipAccount", raw: str, why: str) -> None:
        message = headers.Message(raw)
        log.info("a call was refused: %s", why)
        self._worker.emit(
            CallRefused(
                account.config.id,
                headers.caller(message),
                headers.called_number(message, account.username),
                time.time(),
                why,
            )
        )

    def replaced(self, old: SipCall, raw: str, pj_id: int) -> SipCall:
        """PJSIP has answered a call that takes another one's place (RFC 3891)."""
        call = SipCall(self._worker, old.account, self._worker.new_call_id(), pj_id)
        self._worker.calls[call.id] = call
        self.announce(call, raw, replaces=True)
        return call

    def _refuse(self, account: "SipAccount", pj_id: int, code: int) -> None:
        pj.Call(account, pj_id).hangup(answer_with(code))
