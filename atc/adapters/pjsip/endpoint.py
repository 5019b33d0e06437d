# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting PJSIP up: its configuration, transports and codecs. Worker thread."""

import logging
import socket

import pjsua2 as pj

from atc.adapters.pjsip.config import PjsipConfig, SipAccountConfig, Transport
from atc.adapters.pjsip.pjlog import PjLog
from atc.adapters.pjsip.tuning import QUIET_LEVEL, set_log_level, shorten_timeouts

log = logging.getLogger("atc.pjsip")

CLOCK_RATE = 16_000
_RECEIVE_BUFFER = 4 * 1024 * 1024
LOOPBACK = "127.0.0.1"

_ALIASES = {"g711": ("PCMA", "PCMU"), "alaw": ("PCMA",), "ulaw": ("PCMU",), "g711a": ("PCMA",)}


def dscp(value: int) -> pj.pj_qos_params:
    """Socket marking with this DSCP."""
    params = pj.pj_qos_params()
    params.flags = pj.PJ_QOS_PARAM_HAS_DSCP
    params.dscp_val = value
    return params


def start(endpoint: pj.Endpoint, config: PjsipConfig) -> None:
    """Create, initialise and start the library on this thread.

    Raises:
        pj.Error: when the library refuses.
    """
    set_log_level(0)
    shorten_timeouts()
    endpoint.libCreate()
    settings = pj.EpConfig()
    ua = settings.uaConfig
    ua.threadCnt = 0
    ua.mainThreadOnly = True
    ua.maxCalls = 32
    ua.userAgent = config.user_agent
    # Message waiting and presence of strangers are not ours to answer.
    ua.mwiUnsolicitedEnabled = False
    media = settings.medConfig
    media.clockRate = media.sndClockRate = CLOCK_RATE
    media.noVad = True
    media.ecTailLen = 200 if config.audio.echo_cancellation else 0
    media.ecOptions = getattr(pj, "PJMEDIA_ECHO_WEBRTC_AEC3", 0)
    logging_config = settings.logConfig
    logging_config.level = QUIET_LEVEL
    # pjsua hands a line to the writer when it would have gone to the console.
    logging_config.consoleLevel = 6
    logging_config.msgLogging = 1
    logging_config.decor = 0
    writer = PjLog()
    logging_config.writer = writer.__disown__()
    endpoint.libInit(settings)
    set_log_level(QUIET_LEVEL)
    endpoint.libStart()


def open_wake_transport(endpoint: pj.Endpoint) -> tuple[str, int]:
    """Open the loopback transport that wakes the poll; return its address."""
    config = pj.TransportConfig()
    config.boundAddress = LOOPBACK
    transport = endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, config)
    name = endpoint.transportGetInfo(transport).localName
    return LOOPBACK, int(name.rpartition(":")[2])


def _set_option(where: pj.SockOptParams, level: int, name: int, value: int) -> None:
    option = pj.SockOpt()
    option.level, option.optName = level, name
    option.setOptValInt(value)
    where.sockOpts.push_back(option)


class Transports:
    """The SIP transports, one per kind of account."""

    def __init__(self, endpoint: pj.Endpoint, config: PjsipConfig) -> None:
        self._endpoint = endpoint
        self._config = config
        self._open: dict[tuple[object, ...], int] = {}

    def for_account(self, account: SipAccountConfig) -> int:
        """The transport's id for an account, opened when it is the first to need it.

        Raises:
            pj.Error: when it cannot be opened (port taken, CA file missing).
        """
        tls = account.transport is Transport.TLS
        key: tuple[object, ...] = (account.transport,)
        if tls:
            key = (account.transport, account.ca_file, account.verify_server)
        if key not in self._open:
            self._open[key] = self._create(account)
        return self._open[key]

    def _create(self, account: SipAccountConfig) -> int:
        settings = pj.TransportConfig()
        settings.boundAddress = self._config.bind_address
        settings.qosParams = dscp(self._config.dscp_signalling)
        if account.transport is Transport.UDP:
            settings.port = self._config.bind_port
            # Room for hundreds of NOTIFYs that arrive at once: the usual 200 kB hold some
            # eighty, and what is dropped comes again half a second later.
            options = settings.sockOptParams
            _set_option(options, socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)
            return int(self._endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, settings))
        tls = settings.tlsConfig
        # Without it an ACK and the request after it wait 40 ms for each other.
        for options in (settings.sockOptParams, tls.sockOptParams):
            _set_option(options, socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if account.transport is Transport.TCP:
            return int(self._endpoint.transportCreate(pj.PJSIP_TRANSPORT_TCP, settings))
        tls.CaListFile = account.ca_file or _system_authorities()
        tls.verifyServer = account.verify_server
        tls.qosParams = settings.qosParams
        tls.msecTimeout = 5_000
        return int(self._endpoint.transportCreate(pj.PJSIP_TRANSPORT_TLS, settings))


def _system_authorities() -> str:
    """The file of the authorities that this system trusts."""
    import ssl  # noqa: PLC0415  only TLS accounts without a file of their own need it

    return ssl.get_default_verify_paths().cafile or "/etc/ssl/certs/ca-certificates.crt"


def set_codecs(endpoint: pj.Endpoint, wanted: tuple[str, ...]) -> None:
    """Offer the wanted codecs, in their order, and no others."""
    names: list[str] = []
    for name in wanted:
        names.extend(_ALIASES.get(name.lower().replace(".", ""), (name,)))
    available = {info.codecId: info.codecId.lower() for info in endpoint.codecEnum2()}
    order = {name.lower().replace(".", ""): 250 - index for index, name in enumerate(names)}
    offered = set()
    for codec, lower in available.items():
        name, _, rate = lower.partition("/")
        key = name if name in order else f"{name}/{rate}"
        priority = order.get(key, 0)
        # speex has three rates and opus one; the narrow ones only when asked for by rate.
        endpoint.codecSetPriority(codec, priority)
        if priority:
            offered.add(name)
    for name in names:
        if name.lower().replace(".", "").partition("/")[0] not in offered:
            log.warning("codec %s is not in this build", name)
