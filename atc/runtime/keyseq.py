# SPDX-License-Identifier: GPL-3.0-or-later
"""Key sequences as Qt writes them, checked without Qt so that `--check-config` stays quick."""

import re

_MODIFIERS = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "meta": "Meta"}
_ORDER = ("Meta", "Ctrl", "Alt", "Shift")
_NAMES = {
    name.lower(): name
    for name in (
        *(f"F{number}" for number in range(1, 36)),
        "Backspace",
        "Tab",
        "Return",
        "Enter",
        "Esc",
        "Space",
        "Ins",
        "Del",
        "Home",
        "End",
        "PgUp",
        "PgDown",
        "Up",
        "Down",
        "Left",
        "Right",
        "Pause",
        "Print",
        "Menu",
        "Help",
        "Media Play",
        "Media Stop",
        "Media Next",
        "Media Previous",
        "Volume Up",
        "Volume Down",
        "Volume Mute",
        "Microphone Mute",
    )
} | {"escape": "Esc", "insert": "Ins", "delete": "Del", "pageup": "PgUp", "pagedown": "PgDown"}
_TYPING = {"Space", "Backspace", "Tab", "Left", "Right", "Up", "Down", "Return", "Enter"}


def normal(sequence: str) -> str | None:
    """The one way to write a key, as `Ctrl+Shift+K`; None when it is no key at all."""
    *before, key = _split(sequence)
    modifiers = {_MODIFIERS.get(each.strip().lower(), "") for each in before}
    name = _NAMES.get(key.strip().lower()) or _character(key.strip())
    if "" in modifiers or name is None or len(modifiers) != len(before):
        return None
    return "+".join([each for each in _ORDER if each in modifiers] + [name])


def types_text(sequence: str) -> bool:
    """Whether a normal sequence is a key that people need for typing or moving in a text."""
    *modifiers, key = _split(sequence)
    return not set(modifiers) - {"Shift"} and (len(key) == 1 or key in _TYPING)


def _split(sequence: str) -> list[str]:
    """Cut at the plus signs, but keep the plus key itself (`Ctrl++`)."""
    if sequence.endswith("++") or sequence == "+":
        return [*[each for each in sequence[:-1].rstrip("+").split("+") if each], "+"]
    return sequence.split("+")


def _character(key: str) -> str | None:
    return key.upper() if re.fullmatch(r"[!-~]", key) else None
