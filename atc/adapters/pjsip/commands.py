# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying commands out, between two polls of PJSIP. Worker thread."""

import logging
import time
from typing import TYPE_CHECKING, Any

import pjsua2 as pj

from atc.adapters.pjsip.account import SipAccount
from atc.adapters.pjsip.call import CommandRefusedError, SipCall
from atc.adapters.pjsip.tuning import QUIET_LEVEL, TRACE_LEVEL, set_log_level
from atc.domain.calls import AccountId, CallId
from atc.domain.events import CallEnded, CommandFailed
from atc.ports import telephony as port

if TYPE_CHECKING:
    from collections.abc import Callable

    from atc.adapters.pjsip.worker import Worker

log = logging.getLogger("atc.pjsip")


class Commands:
    """One method per kind of command."""

    def __init__(self, worker: "Worker") -> None:
        self._worker = worker
        self._methods: dict[type, Callable[[Any], None]] = {
            port.Dial: self._dial,
            port.Answer: lambda c: self._call(c.call_id).take(c),
            port.Reject: lambda c: self._call(c.call_id).refuse(c.code),
            port.Deflect: lambda c: self._call(c.call_id).deflect(c.number),
            port.HangUp: self._hang_up,
            port.Hold: lambda c: self._call(c.call_id).change_hold(c, hold=True),
            port.Resume: lambda c: self._call(c.call_id).change_hold(c, hold=False),
            port.Refer: lambda c: self._call(c.call_id).refer(c.number),
            port.ReferReplaces: self._refer_replaces,
            port.SendDtmf: lambda c: self._call(c.call_id).send_dtmf(c.digits),
            port.SetMute: lambda c: self._call(c.call_id).set_mute(c.muted),
            port.SetVolume: lambda c: worker.media.set_volume(c.microphone, c.speaker),
            port.UseAudioDevices: lambda c: worker.media.use_devices(c.microphone, c.speaker),
            port.StartRing: lambda c: worker.media.start_ring(c.tone),
            port.StopRing: lambda _: worker.media.stop_ring(),
            port.PlayCue: lambda c: worker.media.play_cue(c.tone),
            port.Watch: lambda c: self._account(c.account).lamps.watch(c.numbers),
            port.Register: lambda c: self._account(c.account).register(),
            port.PbxLost: lambda c: self._account(c.account).pbx_lost(c.reason),
            port.SetCredentials: lambda c: self._account(c.account).set_credentials(
                c.username, c.password
            ),
            port.SetRefuseAll: self._refuse_all,
            port.WatchLevels: lambda c: worker.media.watch_levels(c.call_id),
            port.TraceSip: lambda c: set_log_level(TRACE_LEVEL if c.on else QUIET_LEVEL),
        }

    def run(self, command: port.Command) -> None:
        """Carry a command out; what goes wrong becomes `CommandFailed`."""
        try:
            self._methods[type(command)](command)
        except CommandRefusedError as error:
            self._fail(command, str(error), error.code)
        except pj.Error as error:
            self._fail(command, error.reason)
        except Exception as error:
            log.exception("%s failed", type(command).__name__)
            self._fail(command, str(error))

    def _fail(self, command: port.Command, reason: str, code: int = 0) -> None:
        log.info("%s not done: %s", type(command).__name__, reason)
        self._worker.emit(CommandFailed(command, reason, code))
        if isinstance(command, port.Dial):
            self._worker.emit(CallEnded(command.call_id, code, reason, time.time()))

    def _call(self, call_id: CallId) -> SipCall:
        call = self._worker.calls.get(call_id)
        if call is None:
            raise CommandRefusedError("the call is over", 481)
        return call

    def _account(self, account_id: AccountId) -> SipAccount:
        account = self._worker.accounts.get(account_id)
        if account is None:
            raise CommandRefusedError(f"no account {account_id}")
        return account

    def _dial(self, command: port.Dial) -> None:
        account = self._account(command.account)
        if not command.number.strip():
            raise CommandRefusedError("no number to dial", 484)
        call = SipCall(self._worker, account, command.call_id)
        self._worker.calls[call.id] = call
        try:
            call.dial(command.number, hidden=command.hidden)
        except pj.Error as error:
            if command.call_id in self._worker.calls:
                self._worker.bury(call)
                raise
            # PJSIP has reported the end of the call already.
            self._worker.emit(CommandFailed(command, error.reason))

    def _hang_up(self, command: port.HangUp) -> None:
        # A call that is over is what was asked for.
        call = self._worker.calls.get(command.call_id)
        if call is not None:
            call.end()

    def _refer_replaces(self, command: port.ReferReplaces) -> None:
        self._call(command.call_id).refer_replaces(self._call(command.other))

    def _refuse_all(self, command: port.SetRefuseAll) -> None:
        self._worker.reception.refuse_all = command.refuse
