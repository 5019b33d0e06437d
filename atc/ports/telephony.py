# SPDX-License-Identifier: GPL-3.0-or-later
"""The SIP side: commands go in, events (`atc.domain.events`) come out.

`submit` never blocks and never raises; what cannot be done comes back as `CommandFailed`.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from atc.domain.calls import AccountId, CallId


@dataclass(frozen=True, slots=True)
class Dial:
    """Place a call.

    Attributes:
        call_id: from `new_call_id`.
        hidden: withhold our number.
        quiet: never open audio (feature codes, supervised transfers).
    """

    call_id: CallId
    account: AccountId
    number: str
    hidden: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer with 200. Audio opens to the sound devices when the media is up."""

    call_id: CallId


@dataclass(frozen=True, slots=True)
class Reject:
    """Refuse a ringing call with `code` (486 busy here, 603 decline…)."""

    call_id: CallId
    code: int = 603


@dataclass(frozen=True, slots=True)
class Deflect:
    """Send a ringing call on with 302."""

    call_id: CallId
    number: str


@dataclass(frozen=True, slots=True)
class HangUp:
    """End a call in any state."""

    call_id: CallId


@dataclass(frozen=True, slots=True)
class Hold:
    """Hold by re-INVITE; audio is cut at once, `CallMediaChanged` confirms."""

    call_id: CallId


@dataclass(frozen=True, slots=True)
class Resume:
    """Take a held call back; audio opens when `CallMediaChanged` confirms."""

    call_id: CallId


@dataclass(frozen=True, slots=True)
class Refer:
    """Blind transfer (RFC 3515)."""

    call_id: CallId
    number: str


@dataclass(frozen=True, slots=True)
class ReferReplaces:
    """Attended transfer: the peer of `call_id` is connected with the peer of `other` (RFC 3891)."""

    call_id: CallId
    other: CallId


@dataclass(frozen=True, slots=True)
class SendDtmf:
    """Send keys by the account's method."""

    call_id: CallId
    digits: str


@dataclass(frozen=True, slots=True)
class SetMute:
    """Close or open the microphone to one call."""

    call_id: CallId
    muted: bool


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Set volumes, 0…2, 1 is unchanged."""

    microphone: float
    speaker: float


@dataclass(frozen=True, slots=True)
class UseAudioDevices:
    """Speak and listen by these devices from now on; calls that are up move over, unbroken.

    Each is named as in the configuration, is `card:ID` (a sound card as the system calls it), or
    empty for the configured one. A device that fails is told as `AudioDeviceFailed`, and the
    configured one is used.
    """

    microphone: str = ""
    speaker: str = ""


class RingTone(Enum):
    """What is played on the ring device, or softly to the receptionist."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    PRIORITY = "priority"
    CALL_WAITING = "call_waiting"
    HOLD_REMINDER = "hold_reminder"


@dataclass(frozen=True, slots=True)
class StartRing:
    """Ring until `StopRing`."""

    tone: RingTone


@dataclass(frozen=True, slots=True)
class StopRing:
    """Stop ringing."""


@dataclass(frozen=True, slots=True)
class PlayCue:
    """Play a short tone once, on the speaker."""

    tone: RingTone


@dataclass(frozen=True, slots=True)
class Watch:
    """Subscribe to the lamps of exactly these BLF names; those no longer named are given up.

    The subscriptions are spread over time and tried again when they fail.
    """

    account: AccountId
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Register now (and resubscribe), without waiting for the next try."""

    account: AccountId


@dataclass(frozen=True, slots=True)
class PbxLost:
    """Somebody noticed that the PBX is gone: trust nothing it said, ask after its calls.

    Lamps become UNKNOWN, calls that nobody answers for end, and registering begins anew.
    """

    account: AccountId
    reason: str


@dataclass(frozen=True, slots=True)
class SetCredentials:
    """Use another user name and password, and register with them."""

    account: AccountId
    username: str
    password: str

    def __repr__(self) -> str:
        """Without the password: commands are logged."""
        return f"SetCredentials(account={self.account!r}, username={self.username!r})"


@dataclass(frozen=True, slots=True)
class SetRefuseAll:
    """Answer every new call with 486 by itself (local do not disturb), or stop doing so."""

    refuse: bool


@dataclass(frozen=True, slots=True)
class WatchLevels:
    """Report `AudioLevels` of this call ten times a second; None stops."""

    call_id: CallId | None


@dataclass(frozen=True, slots=True)
class TraceSip:
    """Write the SIP messages to the log (without credentials), or stop."""

    on: bool


Command = (
    Dial
    | Answer
    | Reject
    | Deflect
    | HangUp
    | Hold
    | Resume
    | Refer
    | ReferReplaces
    | SendDtmf
    | SetMute
    | SetVolume
    | UseAudioDevices
    | StartRing
    | StopRing
    | PlayCue
    | Watch
    | Register
    | PbxLost
    | SetCredentials
    | SetRefuseAll
    | WatchLevels
    | TraceSip
)


class TelephonyPort(Protocol):
    """Owner thread of the implementation is its own; these two may be called from any."""

    def new_call_id(self) -> CallId:
        """A number that no call of this run had before."""

    def submit(self, command: Command) -> None:
        """Queue a command and return."""
