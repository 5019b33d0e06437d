# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about headsets, in the user's language."""

from PyQt6.QtCore import QT_TRANSLATE_NOOP

from atc.controllers.qt import tr
from atc.domain.headset import Button, HeadsetLink, HeadsetNews
from atc.domain.notices import NoticeKind, Tone
from atc.services.headset import HeadsetView

LINKS: dict[HeadsetLink, str] = {
    HeadsetLink.ABSENT: QT_TRANSLATE_NOOP("Headset", "No headset is plugged in"),
    HeadsetLink.READY: QT_TRANSLATE_NOOP("Headset", "Ready"),
    HeadsetLink.IN_USE: QT_TRANSLATE_NOOP("Headset", "In use"),
    HeadsetLink.DENIED: QT_TRANSLATE_NOOP(
        "Headset", "The system does not let the console use its buttons"
    ),
    HeadsetLink.BUSY: QT_TRANSLATE_NOOP("Headset", "Another program holds its buttons"),
    HeadsetLink.FAILED: QT_TRANSLATE_NOOP("Headset", "Its buttons do not work"),
}

_OFF = QT_TRANSLATE_NOOP("Headset", "Headsets are switched off in the configuration file")
_UNUSABLE = QT_TRANSLATE_NOOP("Headset", "Headsets cannot be used")
_LIBRARY = QT_TRANSLATE_NOOP(
    "Headset",
    "Ask the administrator to install the system's USB library (libusb-1.0-0); "
    "`atc headset doctor` and the log tell more.",
)
_AGAIN = QT_TRANSLATE_NOOP(
    "Headset",
    "Unplug it and plug it in again. If that does not help, `atc headset doctor` and the log tell "
    "the administrator more.",
)
_FOREIGN = QT_TRANSLATE_NOOP("Headset", "Another program is in a call on it")
_RULE = QT_TRANSLATE_NOOP(
    "Headset",
    "Ask the administrator to copy deploy/udev/70-atc-headset.rules to /etc/udev/rules.d, then "
    "unplug the headset and plug it in again.",
)

BUTTONS: dict[Button, str] = {
    Button.HOOK: QT_TRANSLATE_NOOP("HeadsetButtons", "Call button"),
    Button.MUTE: QT_TRANSLATE_NOOP("HeadsetButtons", "Mute"),
    Button.VOLUME_UP: QT_TRANSLATE_NOOP("HeadsetButtons", "Louder"),
    Button.VOLUME_DOWN: QT_TRANSLATE_NOOP("HeadsetButtons", "Softer"),
    Button.REJECT: QT_TRANSLATE_NOOP("HeadsetButtons", "Reject"),
    Button.DROP: QT_TRANSLATE_NOOP("HeadsetButtons", "Hang up"),
    Button.FLASH: QT_TRANSLATE_NOOP("HeadsetButtons", "Hold / swap"),
    Button.REDIAL: QT_TRANSLATE_NOOP("HeadsetButtons", "Redial"),
    Button.LINE: QT_TRANSLATE_NOOP("HeadsetButtons", "Line"),
    Button.SPEED_DIAL: QT_TRANSLATE_NOOP("HeadsetButtons", "Speed dial"),
    Button.VOICE_MAIL: QT_TRANSLATE_NOOP("HeadsetButtons", "Voicemail"),
    Button.SPEAKER_MUTE: QT_TRANSLATE_NOOP("HeadsetButtons", "Speaker off"),
    Button.PLAY_PAUSE: QT_TRANSLATE_NOOP("HeadsetButtons", "Play / pause"),
    Button.KEY_STAR: "*",
    Button.KEY_POUND: "#",
}

NEWS: dict[HeadsetNews, tuple[NoticeKind, Tone]] = {
    HeadsetNews.CONNECTED: (NoticeKind.HEADSET_CONNECTED, Tone.GOOD),
    HeadsetNews.LOST: (NoticeKind.HEADSET_LOST, Tone.INFO),
    HeadsetNews.LOST_IN_CALL: (NoticeKind.HEADSET_LOST_IN_CALL, Tone.WARNING),
    HeadsetNews.BACK_IN_CALL: (NoticeKind.HEADSET_BACK_IN_CALL, Tone.GOOD),
    HeadsetNews.REPLACED: (NoticeKind.HEADSET_REPLACED, Tone.WARNING),
    HeadsetNews.UNUSABLE: (NoticeKind.HEADSETS_UNUSABLE, Tone.BAD),
    HeadsetNews.MUTE_REFUSED: (NoticeKind.HEADSET_MUTE_REFUSED, Tone.WARNING),
    HeadsetNews.DENIED: (NoticeKind.HEADSET_DENIED, Tone.BAD),
    HeadsetNews.BUSY: (NoticeKind.HEADSET_BUSY, Tone.WARNING),
    HeadsetNews.FAILED: (NoticeKind.HEADSET_FAILED, Tone.BAD),
}


def button(which: Button) -> str:
    """A button's name."""
    source = BUTTONS.get(which, which.value.removeprefix("key_"))
    return tr("HeadsetButtons", source) if len(source) > 1 else source


def link(view: HeadsetView, *, enabled: bool) -> str:
    """How the headset is doing, in one sentence."""
    if not enabled:
        return tr("Headset", _OFF)
    if view.line_busy and view.link in {HeadsetLink.READY, HeadsetLink.IN_USE}:
        return tr("Headset", _FOREIGN)
    if view.link is HeadsetLink.FAILED and view.headset is None:
        return tr("Headset", _UNUSABLE)
    return tr("Headset", LINKS[view.link])


def advice(view: HeadsetView) -> str:
    """What can be done about it; empty when all is well."""
    if view.link is HeadsetLink.DENIED:
        return tr("Headset", _RULE)
    if view.link is HeadsetLink.FAILED:
        return tr("Headset", _LIBRARY if view.headset is None else _AGAIN)
    return ""
