# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: N802  (callbacks are named by pjsua2)
"""One call of PJSIP: what can be done with it, and what it tells. Worker thread.

Callbacks read and emit; whatever acts on PJSIP waits for the next turn of the worker.
"""

import logging
import time
from typing import TYPE_CHECKING

import pjsua2 as pj

from atc.adapters.pjsip import headers
from atc.adapters.pjsip.config import Dtmf
from atc.adapters.pjsip.holding import Holding
from atc.adapters.pjsip.liveness import Liveness
from atc.adapters.pjsip.transfer import Transfer
from atc.domain.calls import CallId, Party
from atc.domain.events import (
    CallConnected,
    CallEnded,
    CallMediaChanged,
    CallPartyChanged,
    CallProgressed,
    DtmfReceived,
)
from atc.ports import telephony as port

if TYPE_CHECKING:
    from atc.adapters.pjsip.account import SipAccount
    from atc.adapters.pjsip.worker import Worker

log = logging.getLogger("atc.pjsip.call")


class CommandRefusedError(Exception):
    """A command that cannot be carried out; the text says why."""

    def __init__(self, reason: str, code: int = 0) -> None:
        super().__init__(reason)
        self.code = code


def _param(code: int = 0) -> pj.CallOpParam:
    param = pj.CallOpParam(True)
    param.opt.audioCount, param.opt.videoCount, param.opt.textCount = 1, 0, 0
    param.statusCode = code
    return param


def _header(name: str, value: str) -> pj.SipHeader:
    header = pj.SipHeader()
    header.hName, header.hValue = name, value
    return header


class SipCall(pj.Call):  # type: ignore[misc]
    """A call. Only the worker's registry holds it.

    Attributes:
        remote: who is on the other end, as last told.
        connected: whether both ends have exchanged 200 and ACK.
        held: whether the last offer and answer left it held by us.
        may_talk: whether voice may flow: media agreed, not held, no hold on its way.
        held_by_peer: whether the other end holds us.
        muted: whether our microphone is closed to it.
        invitation: the INVITE that brought it, until the console has been told.
    """

    def __init__(
        self, worker: "Worker", account: "SipAccount", call_id: CallId, pj_id: int = -1
    ) -> None:
        super().__init__(account, pj_id)
        self._worker = worker
        self.account = account
        self.id = call_id
        self.remote: Party | None = None
        self.connected = False
        self.held = False
        self.may_talk = False
        self.muted = False
        self.invitation = ""
        self._over = False
        self._by_us = False
        self._elsewhere = False
        self.held_by_peer = False
        self._holding = Holding(worker, call_id)
        self._replacement = ""
        self._transfer = Transfer(worker, call_id)
        self._liveness = Liveness(worker, self)

    def announce(self) -> None:
        """Tell the console of this incoming call, once."""
        raw, self.invitation = self.invitation, ""
        if raw:
            self._worker.reception.announce(self, raw)
            self._liveness.start()

    # Commands

    def dial(self, number: str, *, hidden: bool) -> None:
        """Send the INVITE."""
        param = _param()
        if hidden:
            param.txOption.headers.push_back(_header("Privacy", "id"))
        self.makeCall(self.account.uri(number), param)
        self._liveness.start()

    def take(self, command: port.Answer) -> None:
        """Answer with 200."""
        if self.connected:
            raise CommandRefusedError("the call is answered already")
        log.info("call %d answered", self.id)
        self.answer(_param(200))
        del command

    def refuse(self, code: int) -> None:
        """End a ringing call with a status."""
        self._by_us = True
        self.hangup(_param(code))

    def deflect(self, number: str) -> None:
        """Send a ringing call on."""
        self._by_us = True
        param = _param(302)
        contact = f"<{headers.sip_uri(number, self.account.domain.partition(';')[0])}>"
        param.txOption.headers.push_back(_header("Contact", contact))
        self.hangup(param)

    def end(self) -> None:
        """Hang up, whatever the state."""
        self._by_us = True
        self.hangup(_param())

    def release(self) -> None:
        """End our leg of a call that was handed over; nobody hung up on anybody."""
        self.hangup(_param())

    def set_mute(self, muted: bool) -> None:
        """Close or open the microphone to this call."""
        self.muted = muted
        self._worker.media.connect(self)

    def refer(self, number: str) -> None:
        """Blind transfer."""
        self._transfer.start()
        self.xfer(f"<{self.account.uri(number)}>", pj.CallOpParam())

    def refer_replaces(self, other: "SipCall") -> None:
        """Connect the peers of two calls with each other."""
        self._transfer.start()
        self.xferReplaces(other, pj.CallOpParam())

    def send_dtmf(self, digits: str) -> None:
        """Send keys by the account's method."""
        method = self.account.config.dtmf
        if method is Dtmf.INBAND:
            self._worker.media.play_digits(self, digits)
        elif method is Dtmf.INFO:
            param = pj.CallSendDtmfParam()
            param.digits, param.method = digits, pj.PJSUA_DTMF_METHOD_SIP_INFO
            self.sendDtmf(param)
        else:
            self.dialDtmf(digits)

    def change_hold(self, command: "port.Hold | port.Resume", *, hold: bool) -> None:
        """Hold or resume by re-INVITE. The voice is cut before the peer knows."""
        if not self.connected:
            raise CommandRefusedError("the call is not connected")
        if hold:
            self.may_talk = False
            self._worker.media.disconnect(self)
        self._holding.start(command, hold=hold)

    def offer_hold(self, *, hold: bool) -> None:
        """Send the re-INVITE.

        Raises:
            pj.Error: when another one is on its way.
        """
        if hold:
            self.setHold(_param())
        else:
            param = _param()
            param.opt.flag = pj.PJSUA_CALL_UNHOLD
            self.reinvite(param)

    def talk_again(self) -> None:
        """A hold has failed: the call is as active as it was."""
        if self.connected and not self.held:
            self.may_talk = True
            self._worker.media.connect(self)

    def check_alive(self) -> None:
        """Ask the PBX whether it still knows this call."""
        self._liveness.check()

    def doubt(self) -> None:
        """A transfer failed after the PBX had accepted it: the caller may be gone."""
        self._liveness.doubt()

    def lost(self, reason: str) -> None:
        """The PBX no longer knows this call, or is gone: end it here."""
        if not self._over:
            log.info("call %d is lost: %s", self.id, reason)
            self._finish(0, reason)
            self.hangup(_param())

    # Callbacks

    def onCallState(self, prm: pj.OnCallStateParam) -> None:
        """The call rings, is connected, or is over."""
        try:
            info = self.getInfo()
            if info.state == pj.PJSIP_INV_STATE_EARLY and info.role == pj.PJSIP_ROLE_UAC:
                self._progressed(info)
            elif info.state == pj.PJSIP_INV_STATE_CONFIRMED and not self.connected:
                self.connected = True
                self._worker.emit(CallConnected(self.id, time.time()))
                self._liveness.start()
            elif info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
                code = int(info.lastStatusCode)
                if self._transport_died(prm):
                    code = 0
                self._finish(code, info.lastReason)
        except Exception:
            log.exception("call %d: a state was lost", self.id)

    def _progressed(self, info: pj.CallInfo) -> None:
        early_media = _audio_status(info) == pj.PJSUA_CALL_MEDIA_ACTIVE
        self._worker.emit(CallProgressed(self.id, int(info.lastStatusCode), early_media))
        self._worker.later(self._sound_ringback)

    def _sound_ringback(self) -> None:
        waiting = not (self._over or self.connected or self.may_talk)
        self._worker.media.ringback(self.id, on=waiting)

    @staticmethod
    def _transport_died(prm: pj.OnCallStateParam) -> bool:
        event = prm.e
        return bool(
            event.type == pj.PJSIP_EVENT_TSX_STATE
            and event.body.tsxState.type == pj.PJSIP_EVENT_TRANSPORT_ERROR
        )

    def _finish(self, code: int, reason: str) -> None:
        if self._over:
            return
        self.announce()
        self._over = True
        self.may_talk = False
        self._holding.end()
        self._liveness.stop()
        self._transfer.call_ended(pbx_gone=code == 0)
        log.info("call %d ended with %d", self.id, code)
        self._worker.emit(
            CallEnded(self.id, code, reason, time.time(), self._by_us, self._elsewhere)
        )
        self._worker.media.forget(self.id)
        self._worker.bury(self)

    def onCallMediaState(self, _prm: pj.OnCallMediaStateParam) -> None:
        """An offer and its answer are settled."""
        try:
            if self._over:
                return
            info = self.getInfo()
            status = _audio_status(info)
            self.held = status == pj.PJSUA_CALL_MEDIA_LOCAL_HOLD
            if status == pj.PJSUA_CALL_MEDIA_REMOTE_HOLD:
                self.held_by_peer = True
            elif status == pj.PJSUA_CALL_MEDIA_ACTIVE:
                self.held_by_peer = False
            self._holding.settled(held=self.held)
            agreed = status in {pj.PJSUA_CALL_MEDIA_ACTIVE, pj.PJSUA_CALL_MEDIA_REMOTE_HOLD}
            self.may_talk = agreed and not self._holding.wanted
            ringing = info.state == pj.PJSIP_INV_STATE_EARLY and info.role == pj.PJSIP_ROLE_UAC
            if not ringing:
                self._tell_media()
            elif agreed:
                self._worker.emit(CallProgressed(self.id, int(info.lastStatusCode), True))
            self._worker.later(self._apply_media)
        except Exception:
            log.exception("call %d: a media state was lost", self.id)

    def _apply_media(self) -> None:
        if self._over:
            return
        self._sound_ringback()
        if self.may_talk:
            self._worker.media.connect(self)
        else:
            self._worker.media.disconnect(self)

    def _tell_media(self) -> None:
        codec, secure = "", False
        try:
            codec = self.getStreamInfo(0).codecName
            secure = "SRTP status: Active" in self.dump(True, "")
        except pj.Error:
            log.debug("call %d has no stream", self.id)
        self._worker.emit(CallMediaChanged(self.id, self.held, self.held_by_peer, codec, secure))

    def onCallTsxState(self, prm: pj.OnCallTsxStateParam) -> None:
        """A request of this call moved on: failed holds, new identities, reasons."""
        try:
            state = prm.e.body.tsxState
            tsx = state.tsx
            method, ours = tsx.method, tsx.role == pj.PJSIP_ROLE_UAC
            code = int(tsx.statusCode)
            if state.type == pj.PJSIP_EVENT_RX_MSG:
                if ours and method == "OPTIONS":
                    self._liveness.answered(code)
                self._received(method, ours, state.src.rdata.wholeMsg)
            if ours and method == "INVITE" and code >= 300 and self.connected:
                self._holding.refused(code, tsx.statusText)
        except Exception:
            log.exception("call %d: a transaction was lost", self.id)

    def _received(self, method: str, ours: bool, raw: str) -> None:
        if method == "CANCEL" and not ours:
            self._elsewhere = headers.answered_elsewhere(headers.Message(raw))
        if method not in {"INVITE", "UPDATE"}:
            return
        message = headers.Message(raw)
        direction = headers.sdp_direction(message)
        if direction and not ours:
            self.held_by_peer = direction in {"sendonly", "inactive"}
        elif direction == "inactive" or (direction == "sendonly" and not self._holding.pending):
            self.held_by_peer = True
        if not self.connected and not ours:
            return
        party = headers.identity(message)
        if party is not None and party != self.remote:
            self.remote = party
            self._worker.emit(CallPartyChanged(self.id, party))

    def onCallTransferStatus(self, prm: pj.OnCallTransferStatusParam) -> None:
        """The PBX tells how a transfer goes."""
        try:
            code, final = int(prm.statusCode), bool(prm.finalNotify)
            self._transfer.progressed(code, prm.reason, final=final)
            prm.cont = not (final or code >= 200)
        except Exception:
            log.exception("call %d: a transfer's progress was lost", self.id)

    def onCallTransferRequest(self, prm: pj.OnCallTransferRequestParam) -> None:
        """The other end wants to send us elsewhere: the receptionist decides that, not they."""
        try:
            prm.statusCode = pj.PJSIP_SC_DECLINE
        except Exception:
            log.exception("call %d: a REFER was not refused", self.id)

    def onCallReplaceRequest(self, prm: pj.OnCallReplaceRequestParam) -> None:
        """An INVITE with Replaces for this call: the PBX puts another peer in its place."""
        try:
            if not self.connected:
                prm.statusCode = pj.PJSIP_SC_BUSY_HERE
                return
            prm.opt.audioCount, prm.opt.videoCount, prm.opt.textCount = 1, 0, 0
            self._replacement = prm.rdata.wholeMsg
        except Exception:
            log.exception("call %d: a Replaces was lost", self.id)

    def onCallReplaced(self, prm: pj.OnCallReplacedParam) -> None:
        """PJSIP has answered the call that takes this one's place."""
        try:
            if self._replacement:
                reception = self._worker.reception
                prm.newCall = reception.replaced(self, self._replacement, prm.newCallId)
        except Exception:
            log.exception("call %d: its replacement was lost", self.id)

    def onDtmfEvent(self, prm: pj.OnDtmfEventParam) -> None:
        """The other end pressed a key; long ones are told several times."""
        try:
            if not prm.flags & 1:
                self._worker.emit(DtmfReceived(self.id, prm.digit))
        except Exception:
            log.exception("call %d: a digit was lost", self.id)


def _audio_status(info: pj.CallInfo) -> int:
    """PJSIP's state of the first audio stream."""
    for media in info.media:
        if media.type == pj.PJMEDIA_TYPE_AUDIO:
            return int(media.status)
    return int(pj.PJSUA_CALL_MEDIA_NONE)
