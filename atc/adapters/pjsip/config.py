# SPDX-License-Identifier: GPL-3.0-or-later
"""What the SIP side needs to be told at start. Plain values, checked by the configuration."""

from dataclasses import dataclass, field
from enum import Enum

from atc.domain.calls import AccountId


class Transport(Enum):
    """How SIP travels to the PBX."""

    UDP = "udp"
    TCP = "tcp"
    TLS = "tls"


class Srtp(Enum):
    """Whether voice is encrypted (RFC 3711, keys by SDES)."""

    OFF = "off"
    OPTIONAL = "optional"
    MANDATORY = "mandatory"


class Dtmf(Enum):
    """How keys are sent: telephone events (RFC 4733), SIP INFO, or tones in the voice."""

    RFC4733 = "rfc4733"
    INFO = "info"
    INBAND = "inband"


@dataclass(frozen=True, slots=True)
class SipAccountConfig:
    """One account.

    Attributes:
        host: the registrar's name or address.
        port: 0 for the transport's usual one (5060, TLS 5061).
        domain: the SIP domain when it is not `host`.
        username: our number at the PBX; only calls to it are taken.
        auth_username: name for the digest, `username` when empty.
        ca_file: PEM file of the authorities that TLS trusts; empty: the system's.
        verify_server: refuse a server whose certificate is not trusted.
        register_s: registration interval, seconds.
        proxy: outbound proxy as `host` or `host:port`, empty without one.
    """

    id: AccountId
    host: str
    username: str
    password: str = field(repr=False)
    port: int = 0
    domain: str = ""
    auth_username: str = ""
    display_name: str = ""
    transport: Transport = Transport.UDP
    ca_file: str = ""
    verify_server: bool = True
    srtp: Srtp = Srtp.OFF
    register_s: int = 300
    dtmf: Dtmf = Dtmf.RFC4733
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class AudioConfig:
    """Sound devices, each `default`, `null`, a device's name, or `wav:PATH`.

    A `wav:` microphone plays the file over and over as our voice; a `wav:` speaker or ring
    device writes what would be heard into the file.
    """

    microphone: str = "default"
    speaker: str = "default"
    ring: str = "default"
    echo_cancellation: bool = True


@dataclass(frozen=True, slots=True)
class PjsipConfig:
    """Everything the SIP worker needs.

    Attributes:
        bind_address: local address for SIP and RTP; empty: any.
        bind_port: local UDP port for SIP, 0: any free one.
        rtp_port: first local RTP port to try; 0: any free ones.
        codecs: names in order of preference; those not named are not offered.
        dscp_voice: DSCP of RTP packets, 0…63.
        dscp_signalling: DSCP of SIP packets, 0…63.
        keepalive_s: seconds between packets that keep a NAT open over UDP, 0 for none.
        max_lines: calls at a time; one more is answered with 486.
        retry_min_s: wait before the second registration attempt; doubles at each failure.
        retry_max_s: longest wait between registration attempts.
        queue_header: SIP header that carries the queue's name, empty without one.
        user_agent: what we call ourselves.
    """

    accounts: tuple[SipAccountConfig, ...]
    audio: AudioConfig = field(default_factory=AudioConfig)
    bind_address: str = ""
    bind_port: int = 0
    rtp_port: int = 16384
    codecs: tuple[str, ...] = ("opus", "G722", "PCMA", "PCMU", "G729", "GSM")
    dscp_voice: int = 56
    dscp_signalling: int = 40
    keepalive_s: int = 15
    max_lines: int = 8
    retry_min_s: float = 2.0
    retry_max_s: float = 60.0
    queue_header: str = ""
    user_agent: str = "ATC"
