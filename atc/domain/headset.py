# SPDX-License-Identifier: GPL-3.0-or-later
"""A headset's call control as the console sees it: what it should show, and what it tells."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class HeadsetState:
    """What the calls are, for a headset to show. The driver turns it into lamps.

    Attributes:
        off_hook: she talks, dials or is being connected.
        ringing: a call waits for her.
        alert: whether the headset or its base may ring for it; answering works either way.
        muted: our microphone is closed to the call she is in.
        held: nobody has the floor and at least one call is held.
    """

    off_hook: bool = False
    ringing: bool = False
    alert: bool = True
    muted: bool = False
    held: bool = False

    @property
    def idle(self) -> bool:
        """Whether there is no call that a headset could be needed for."""
        return not (self.off_hook or self.ringing or self.held)


class Press(Enum):
    """Wishes that a headset can express, besides muting and digits."""

    ANSWER = "answer"
    HANG_UP = "hang_up"
    REJECT = "reject"
    FLASH = "flash"
    """Hold, resume or swap, whichever fits."""
    REDIAL = "redial"
    VOLUME_UP = "volume_up"
    VOLUME_DOWN = "volume_down"


class Button(Enum):
    """Whatever on a headset can be pressed or switched, for the live test of its buttons."""

    HOOK = "hook"
    MUTE = "mute"
    VOLUME_UP = "volume_up"
    VOLUME_DOWN = "volume_down"
    REJECT = "reject"
    DROP = "drop"
    FLASH = "flash"
    REDIAL = "redial"
    LINE = "line"
    SPEED_DIAL = "speed_dial"
    VOICE_MAIL = "voice_mail"
    SPEAKER_MUTE = "speaker_mute"
    PLAY_PAUSE = "play_pause"
    KEY_1 = "key_1"
    KEY_2 = "key_2"
    KEY_3 = "key_3"
    KEY_4 = "key_4"
    KEY_5 = "key_5"
    KEY_6 = "key_6"
    KEY_7 = "key_7"
    KEY_8 = "key_8"
    KEY_9 = "key_9"
    KEY_STAR = "key_star"
    KEY_0 = "key_0"
    KEY_POUND = "key_pound"


class HeadsetLink(Enum):
    """Where the connection to the headset stands."""

    ABSENT = "absent"
    READY = "ready"
    """Plugged, and left to other programs until a call needs it."""
    IN_USE = "in_use"
    DENIED = "denied"
    """The system does not let us open it; `detail` says what to install."""
    BUSY = "busy"
    """Another program holds it."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class HeadsetInfo:
    """One headset that is plugged.

    Attributes:
        key: names it as long as it stays in its socket.
        card: the id of its sound card where the system tells it (ALSA: `hw:CARD=<id>`), or empty.
    """

    key: str
    vendor: int
    product: int
    name: str
    card: str = ""


@dataclass(frozen=True, slots=True)
class HeadsetPressed:
    """A button or switch was used; never the echo of what the console showed."""

    press: Press


@dataclass(frozen=True, slots=True)
class HeadsetDigit:
    """A key of the headset's or base's keypad was pressed."""

    digit: str


@dataclass(frozen=True, slots=True)
class HeadsetMuteAsked:
    """She pressed mute on the headset; it wants the microphone closed or open."""

    muted: bool


@dataclass(frozen=True, slots=True)
class HeadsetMuteRefused:
    """The headset keeps its microphone closed (its boom arm is up): nothing may say otherwise."""


@dataclass(frozen=True, slots=True)
class HeadsetLineBusy:
    """Another program is, or is no longer, in a call on this headset."""

    busy: bool


@dataclass(frozen=True, slots=True)
class HeadsetButtons:
    """What can be pressed on the headset that is held for a test, in a sensible order."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class HeadsetTouched:
    """Something was pressed while the headset is held for a test, whatever it means for calls.

    Attributes:
        down: whether it is pressed or switched on; a switch that is turned off is told too.
    """

    button: Button
    down: bool


@dataclass(frozen=True, slots=True)
class HeadsetLinkChanged:
    """The connection changed, or which headsets there are.

    Attributes:
        headset: the one in use or chosen for use; None while there is none.
        available: all headsets that are plugged.
        detail: a sentence for an administrator, empty when all is well.
    """

    link: HeadsetLink
    headset: HeadsetInfo | None = None
    available: tuple[HeadsetInfo, ...] = ()
    detail: str = ""


HeadsetEvent = (
    HeadsetPressed
    | HeadsetDigit
    | HeadsetMuteAsked
    | HeadsetMuteRefused
    | HeadsetLineBusy
    | HeadsetButtons
    | HeadsetTouched
    | HeadsetLinkChanged
)


@dataclass(frozen=True, slots=True)
class HeadsetSound:
    """Which sound devices belong to a headset: each `auto`, a device, or empty for none.

    `auto` is the headset's own sound card. Devices are named as in `[audio]`.
    """

    microphone: str = "auto"
    speaker: str = "auto"


class HeadsetNews(Enum):
    """What is worth a word on screen."""

    CONNECTED = "connected"
    LOST = "lost"
    LOST_IN_CALL = "lost_in_call"
    """The call goes on; only the headset's buttons and lamps are gone."""
    BACK_IN_CALL = "back_in_call"
    REPLACED = "replaced"
    """It was unplugged, and another one is used instead."""
    MUTE_REFUSED = "mute_refused"
    DENIED = "denied"
    BUSY = "busy"
    FAILED = "failed"
    UNUSABLE = "unusable"
    """No headset at all can be used."""


@dataclass(frozen=True, slots=True)
class HeadsetTidings:
    """News of a headset.

    Attributes:
        name: the one that it is about; empty when it is about none.
        instead: the one that is used from now on, for `REPLACED`.
    """

    news: HeadsetNews
    name: str = ""
    instead: str = ""
