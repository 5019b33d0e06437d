# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: N802  (callbacks are named by pjsua2)
"""One SIP account: registration with back-off, and the way in for its calls. Worker thread."""

import logging
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pjsua2 as pj

from atc.adapters.pjsip.blf import LampBoard
from atc.adapters.pjsip.config import SipAccountConfig, Srtp, Transport
from atc.adapters.pjsip.endpoint import dscp
from atc.adapters.pjsip.headers import sip_uri
from atc.domain.accounts import RegistrationState
from atc.domain.events import RegistrationChanged

if TYPE_CHECKING:
    from atc.adapters.pjsip.timers import Timer
    from atc.adapters.pjsip.worker import Worker

log = logging.getLogger("atc.pjsip.account")

_REFUSED = frozenset({401, 403, 404, 407})
_SRTP = {
    Srtp.OFF: pj.PJMEDIA_SRTP_DISABLED,
    Srtp.OPTIONAL: pj.PJMEDIA_SRTP_OPTIONAL,
    Srtp.MANDATORY: pj.PJMEDIA_SRTP_MANDATORY,
}
_PJSIP_BUSY = 171001
_TIMED_OUT = 408
_SHORTEST_WAIT_S = 0.5
_NOT_TRUSTED = "The server's certificate is not trusted"


class SipAccount(pj.Account):  # type: ignore[misc]
    """An account at a PBX.

    Attributes:
        config: what it was set up with; replaced by new credentials.
        state: as last told to the console.
        signing_off: whether the end of the registration is awaited.
    """

    def __init__(self, worker: "Worker", config: SipAccountConfig, transport: int) -> None:
        super().__init__()
        self._worker = worker
        self._transport = transport
        self.config = config
        self.state = RegistrationState.OFFLINE
        self.signing_off = False
        self.lamps = LampBoard(worker, self)
        self._code = 0
        self._reason = ""
        self._failures = 0
        self._retry: Timer | None = None
        self._tls_trouble = ""
        self._busy = False
        self._again = False
        self._renew = False
        self._other_password = False
        self._asked_at = 0.0

    @property
    def username(self) -> str:
        """Our number at this PBX."""
        return self.config.username

    @property
    def domain(self) -> str:
        """Host part of URIs at this PBX, with port and transport where they are needed."""
        config = self.config
        if config.domain and config.domain != config.host:
            return config.domain
        return self._where(config.host, config.port)

    def _where(self, host: str, port: int) -> str:
        where = f"{host}:{port}" if port else host
        if self.config.transport is not Transport.UDP:
            where += f";transport={self.config.transport.value}"
        return where

    def uri(self, number: str) -> str:
        """The URI that reaches a number, service code or BLF name at this PBX."""
        return sip_uri(number, self.domain)

    def start(self) -> None:
        """Set the account up in PJSIP and register."""
        self.create(self._settings())
        self.register()

    def _settings(self) -> pj.AccountConfig:
        config, settings = self.config, pj.AccountConfig()
        plain_domain = self.domain.partition(";")[0]
        name = config.display_name.replace("\\", "").replace('"', "'")
        uri = sip_uri(config.username, plain_domain)
        settings.idUri = f'"{name}" <{uri}>' if name else f"<{uri}>"
        self._set_registration(settings.regConfig)
        self._set_credentials(settings.sipConfig)
        settings.natConfig.sipOutboundUse = 0
        settings.natConfig.udpKaIntervalSec = self._worker.config.keepalive_s
        media = settings.mediaConfig
        # Asterisk answers with several codecs; a re-INVITE to settle on one would get in the
        # way of the receptionist's own hold.
        media.lockCodecEnabled = False
        media.srtpUse = _SRTP[config.srtp]
        media.srtpSecureSignaling = 0
        media.transportConfig.port = self._worker.config.rtp_port
        media.transportConfig.boundAddress = self._worker.config.bind_address
        media.transportConfig.qosParams = dscp(self._worker.config.dscp_voice)
        return settings

    def _set_registration(self, registration: pj.AccountRegConfig) -> None:
        registration.registrarUri = f"sip:{self.domain}"
        registration.timeoutSec = self.config.register_s
        # The waits between attempts are ours: PJSIP's do not tell how long they are.
        registration.retryIntervalSec = 0
        registration.registerOnAdd = False
        registration.dropCallsOnFail = False

    def _set_credentials(self, sip: pj.AccountSipConfig) -> None:
        config = self.config
        username = config.auth_username or config.username
        sip.transportId = self._transport
        credentials = pj.AuthCredInfoVector()
        credentials.push_back(pj.AuthCredInfo("digest", "*", username, 0, config.password))
        sip.authCreds = credentials
        proxies = pj.StringVector()
        if config.proxy:
            host, _, port = config.proxy.partition(":")
            proxies.push_back(f"sip:{self._where(host, int(port) if port else 0)};lr")
        elif config.domain and config.domain != config.host:
            proxies.push_back(f"sip:{self._where(config.host, config.port)};lr")
        sip.proxies = proxies

    # Registration

    def register(self) -> None:
        """Register now; once it has worked, subscribe to all lamps again and check the calls.

        The PBX may have been restarted meanwhile, and then knows neither.
        """
        self._cancel_retry()
        if self._busy:
            self._again = True
            return
        self._renew = True
        self.lamps.renew_on_registration()
        if self.state is not RegistrationState.REGISTERED:
            self._tell(RegistrationState.REGISTERING, self._code, self._reason)
        self._tls_trouble = ""
        self._busy = True
        self._asked_at = time.monotonic()
        ca_file = self.config.ca_file
        if ca_file and not Path(ca_file).is_file():
            self._result(0, f"The CA file {ca_file} cannot be read")
            return
        try:
            self.setRegistration(True)
        except pj.Error as error:
            # Busy: an attempt of PJSIP's own is on its way (new credentials) and will be told.
            # Other errors may have been told already, and then wait in the same queue.
            reason = error.reason
            if error.status != _PJSIP_BUSY:
                self._worker.later(lambda: self._result(0, reason) if self._busy else None)

    def set_credentials(self, username: str, password: str) -> None:
        """Use other credentials from now on, and register with them."""
        own = self.config
        values = {name: getattr(own, name) for name in own.__dataclass_fields__}
        values["password"] = password
        values["auth_username" if own.auth_username else "username"] = username
        self.config = SipAccountConfig(**values)
        try:
            self.modify(self._settings())
        except pj.Error as error:
            log.warning("account %s: credentials not taken: %s", own.id, error.reason)
        self._failures = 0
        self._other_password = self._busy
        self.register()

    def onRegState(self, prm: pj.OnRegStateParam) -> None:
        """An answer to REGISTER, or the lack of one."""
        try:
            code, reason, active = int(prm.code), prm.reason, prm.expiration > 0
            answered = bool(prm.rdata.wholeMsg)
            if self.signing_off:
                self.signing_off = False
                return
            self._worker.later(lambda: self._answered(code, reason, answered, active))
        except Exception:
            log.exception("a registration answer was lost")

    def _answered(self, code: int, reason: str, answered: bool, active: bool) -> None:
        if code // 100 == 2:
            self._busy = False
            if active:
                self._registered()
            return
        if not answered and code == _TIMED_OUT:
            reason = "The PBX does not answer"
        self._result(code if answered else 0, reason)

    def _registered(self) -> None:
        self._failures = 0
        self._cancel_retry()
        self._tell(RegistrationState.REGISTERED, 200, "")
        self.lamps.registered()
        if self._renew:
            self._renew = False
            self._check_calls()
        # Who asked for another try meanwhile has got it, but for another password's sake.
        self._again = self._again and self._other_password
        self._other_password = False
        self._run_again()

    def _result(self, code: int, reason: str) -> None:
        """Registration failed: say why and plan the next try."""
        self._busy = False
        if code == 0 and self._tls_trouble:
            reason = self._tls_trouble
        refused = code in _REFUSED
        self._failures += 1
        self.lamps.lost()
        if self._again:
            self._run_again()
            return
        config = self._worker.config
        wait = min(config.retry_max_s, config.retry_min_s * 2.0 ** min(self._failures - 1, 16))
        if refused:
            # Asking again with the same wrong password is how one gets locked out.
            wait = config.retry_max_s
        wait *= random.uniform(0.8, 1.2)  # noqa: S311
        if code == 0:
            # Seconds spent on hoping for an answer were a wait, too.
            wait = max(_SHORTEST_WAIT_S, wait - (time.monotonic() - self._asked_at))
        state = RegistrationState.REFUSED if refused else RegistrationState.UNREACHABLE
        self._retry = self._worker.timers.after(wait, self.register)
        self._tell(state, code, reason, wait)

    def _run_again(self) -> None:
        if self._again:
            self._again = False
            self.register()

    def _tell(self, state: RegistrationState, code: int, reason: str, retry_s: float = 0.0) -> None:
        if state is self.state and retry_s == 0.0 and (code, reason) == (self._code, self._reason):
            return
        if state is not self.state:
            level = logging.INFO if state is not RegistrationState.UNREACHABLE else logging.WARNING
            log.log(level, "account %s: %s %s", self.config.id, state.value, reason)
        self.state, self._code, self._reason = state, code, reason
        event = RegistrationChanged(self.config.id, state, code, reason, round(retry_s, 1))
        self._worker.emit(event)

    def _cancel_retry(self) -> None:
        if self._retry is not None:
            self._retry.cancel()
            self._retry = None

    def transport_changed(self, prm: pj.OnTransportStateParam) -> None:
        """A transport broke: the registration over it is worth nothing any more."""
        if prm.type.upper() != self.config.transport.name or self.signing_off:
            return
        if prm.tlsInfo.verifyStatus and prm.state == pj.PJSIP_TP_STATE_DISCONNECTED:
            why = "; ".join(prm.tlsInfo.verifyMsgs)
            self._tls_trouble = f"{_NOT_TRUSTED}: {why}" if why else _NOT_TRUSTED
        if (
            prm.state == pj.PJSIP_TP_STATE_DISCONNECTED
            and self.state is RegistrationState.REGISTERED
        ):
            self._worker.later(lambda: self.pbx_lost("The connection broke"))

    def pbx_lost(self, reason: str) -> None:
        """The PBX is gone: nothing that it said counts any more; register again."""
        if self.state is not RegistrationState.REGISTERED:
            return
        wait = random.uniform(0.2, 0.6)  # noqa: S311
        self._tell(RegistrationState.UNREACHABLE, 0, reason, wait)
        self.lamps.lost()
        self._cancel_retry()
        self._retry = self._worker.timers.after(wait, self.register)
        self._check_calls()

    def _check_calls(self) -> None:
        for call in list(self._worker.calls.values()):
            if call.account is self:
                call.check_alive()

    def sign_off(self) -> None:
        """Unregister, before the end."""
        self._cancel_retry()
        if self.state is RegistrationState.REGISTERED:
            self.signing_off = True
            self.setRegistration(False)

    # Calls

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        """An INVITE."""
        try:
            self._worker.reception.arrived(self, prm)
        except Exception:
            log.exception("an incoming call was lost")
