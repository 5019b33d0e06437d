# SPDX-License-Identifier: GPL-3.0-or-later
"""What the outside world tells the console. Frozen, so that they cross threads freely."""

from dataclasses import dataclass

from atc.domain.accounts import RegistrationState
from atc.domain.calls import AccountId, CallId, Diversion, Party
from atc.domain.extensions import PhoneState
from atc.domain.headset import HeadsetEvent
from atc.domain.messaging import MessagingEvent
from atc.domain.queues import QueueEvent


@dataclass(frozen=True, slots=True)
class RegistrationChanged:
    """An account's registration changed. `code` is SIP's, 0 when nothing answered."""

    account: AccountId
    state: RegistrationState
    code: int = 0
    reason: str = ""
    retry_s: float = 0.0


@dataclass(frozen=True, slots=True)
class CallArrived:
    """An INVITE for one of our accounts; 180 has been sent.

    Attributes:
        called: the number of ours that was called (To, or the first diversion's).
        queue: the queue's name when a header or tag tells it.
        alert_info: the Alert-Info header, empty without one.
        replaces: whether it takes the place of another call of ours (RFC 3891).
    """

    call_id: CallId
    account: AccountId
    remote: Party
    called: str
    at: float
    queue: str = ""
    diversions: tuple[Diversion, ...] = ()
    alert_info: str = ""
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class CallRefused:
    """An INVITE for one of our accounts that never rang. `why` is dnd or full (no free line)."""

    account: AccountId
    remote: Party
    called: str
    at: float
    why: str


@dataclass(frozen=True, slots=True)
class CallProgressed:
    """Our outgoing call rings at the other end, or gives early media (183)."""

    call_id: CallId
    code: int
    early_media: bool = False


@dataclass(frozen=True, slots=True)
class CallConnected:
    """Both ends are connected: 200 OK and ACK were exchanged."""

    call_id: CallId
    at: float


@dataclass(frozen=True, slots=True)
class CallMediaChanged:
    """The outcome of an offer and answer: who holds, how the voice travels."""

    call_id: CallId
    held_by_us: bool
    held_by_peer: bool
    codec: str = ""
    secure: bool = False


@dataclass(frozen=True, slots=True)
class CallPartyChanged:
    """The PBX told who is on the other end now (P-Asserted-Identity, Remote-Party-ID)."""

    call_id: CallId
    remote: Party


@dataclass(frozen=True, slots=True)
class CallEnded:
    """A call is over.

    Attributes:
        code: the last SIP status (200 for a BYE, 486, 487…), 0 when the transport died.
        by_us: whether this console ended it.
        elsewhere: whether another phone of ours answered (Reason: SIP ;cause=200).
    """

    call_id: CallId
    code: int
    reason: str
    at: float
    by_us: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class ReferProgressed:
    """What the PBX tells of a transfer: the answer to REFER (202, 4xx) and each NOTIFY sipfrag.

    Attributes:
        final: nothing more will be told; `code` 200…299 then means success, 0 that the PBX died
            before it told.
    """

    call_id: CallId
    code: int
    reason: str
    final: bool


@dataclass(frozen=True, slots=True)
class DtmfReceived:
    """The other end pressed a key."""

    call_id: CallId
    digit: str


@dataclass(frozen=True, slots=True)
class PhoneStateChanged:
    """A busy lamp field changed; UNKNOWN when its subscription failed or ended.

    Attributes:
        number: the extension, slot or service BLF name that was subscribed to.
        peer: who is calling it or talks with it, when the PBX tells.
    """

    number: str
    state: PhoneState
    peer: Party | None = None


@dataclass(frozen=True, slots=True)
class AudioLevels:
    """Loudness of a call, each way, 0…1."""

    call_id: CallId
    microphone: float
    speaker: float


@dataclass(frozen=True, slots=True)
class AudioDeviceFailed:
    """A microphone, speaker or ring device cannot be used. `device` is its configured name."""

    device: str
    reason: str


@dataclass(frozen=True, slots=True)
class PbxReachable:
    """Whether the PBX of an account answers at all; `reason` says what was seen."""

    account: AccountId
    reachable: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PbxManagerLink:
    """The manager connection (AMI) came up or went down."""

    up: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReachabilityChanged:
    """Whether phones are registered at the PBX, by extension number, as AMI tells."""

    registered: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class CallParked:
    """A call lies in a slot. `seconds_left` until the PBX returns it, None when not told."""

    slot: str
    caller: Party
    parked_by: Party | None
    waited_s: float
    timeout_s: float | None


@dataclass(frozen=True, slots=True)
class ParkedCallLeft:
    """A slot is free again. `why` is retrieved, timeout or abandoned."""

    slot: str
    why: str
    by: Party | None = None


@dataclass(frozen=True, slots=True)
class ParkedCallsListed:
    """All parked calls there are, after the manager link came up."""

    calls: tuple[CallParked, ...]


@dataclass(frozen=True, slots=True)
class ManagerAnswered:
    """What the PBX's manager said to a command; `reason` is empty when it was done."""

    command: object
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CommandFailed:
    """A telephony command could not be carried out. `command` is the command itself."""

    command: object
    reason: str
    code: int = 0


Event = (
    RegistrationChanged
    | CallArrived
    | CallRefused
    | CallProgressed
    | CallConnected
    | CallMediaChanged
    | CallPartyChanged
    | CallEnded
    | ReferProgressed
    | DtmfReceived
    | PhoneStateChanged
    | AudioLevels
    | AudioDeviceFailed
    | PbxReachable
    | PbxManagerLink
    | ReachabilityChanged
    | CallParked
    | ParkedCallLeft
    | ParkedCallsListed
    | ManagerAnswered
    | CommandFailed
    | HeadsetEvent
    | MessagingEvent
    | QueueEvent
)
