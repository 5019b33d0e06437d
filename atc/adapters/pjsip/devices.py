# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding and opening sound devices. Worker thread."""

import logging
from dataclasses import dataclass
from pathlib import Path

import pjsua2 as pj

log = logging.getLogger("atc.pjsip.media")

WAV = "wav:"
CARD = "card:"
DEFAULT = "default"
NULL = "null"


class NoDeviceError(Exception):
    """A configured device is not there."""


def is_real(device: str) -> bool:
    """Whether a configured device is hardware (not null, not a file)."""
    return device != NULL and not device.startswith(WAV)


def find(manager: pj.AudDevManager, device: str, *, capture: bool) -> int:
    """PJSIP's number of a configured device.

    Raises:
        NoDeviceError: when no device has that name.
    """
    if device == DEFAULT:
        return int(
            pj.PJSUA_SND_DEFAULT_CAPTURE_DEV if capture else pj.PJSUA_SND_DEFAULT_PLAYBACK_DEV
        )
    if device.startswith(CARD):
        return _find_card(manager, device.removeprefix(CARD), capture=capture)
    close = []
    for number, info in enumerate(manager.enumDev2()):
        if not (info.inputCount if capture else info.outputCount):
            continue
        if info.name == device:
            return number
        if device.lower() in info.name.lower():
            close.append(number)
    if close:
        return close[0]
    raise NoDeviceError(f"there is no device named {device}")


def _find_card(manager: pj.AudDevManager, card: str, *, capture: bool) -> int:
    """A sound card by its ALSA id, by the way that shares it and converts rates if there is one."""
    ways = ("sysdefault", "plughw", "front", "hw")
    found: dict[str, int] = {}
    for number, info in enumerate(manager.enumDev2()):
        way, _, rest = info.name.partition(":")
        channels = info.inputCount if capture else info.outputCount
        if channels and f"CARD={card}" in rest.split(","):
            found.setdefault(way, number)
    for way in (*ways, *found):
        if way in found:
            return found[way]
    raise NoDeviceError(f"there is no sound card named {card}")


@dataclass(frozen=True, slots=True)
class Source:
    """Where our voice comes from. `owner` keeps the player alive."""

    media: pj.AudioMedia
    owner: object = None


def player(path: str) -> pj.AudioMediaPlayer:
    """A player that repeats a WAV file.

    Raises:
        NoDeviceError: when the file cannot be played.
    """
    made = pj.AudioMediaPlayer()
    try:
        made.createPlayer(path)
    except pj.Error as error:
        raise NoDeviceError(f"{path}: {error.reason}") from None
    return made


def recorder(path: str) -> pj.AudioMediaRecorder:
    """A recorder into a new WAV file.

    Raises:
        NoDeviceError: when the file cannot be written.
    """
    made = pj.AudioMediaRecorder()
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        made.createRecorder(path)
    except (pj.Error, OSError) as error:
        raise NoDeviceError(f"{path}: {getattr(error, 'reason', error)}") from None
    return made
