# SPDX-License-Identifier: GPL-3.0-or-later
"""Turning what people type into what a PBX can dial."""

import re

_PUNCTUATION = str.maketrans("", "", " \t\u00a0()./\\-\u2010\u2011\u2012\u2013")
_DIALABLE = re.compile(r"^\+?[0-9*#A-Da-d]{1,40}$")
_SIP_USER = re.compile(r"^[A-Za-z0-9._~!$&'*+=?%#-]{1,80}$")
_LINK = re.compile(r"^(?:tel|callto|sips?):(?://)?", re.IGNORECASE)


def dialable(text: str) -> str:
    """Clean a typed or pasted number.

    Accepts digits, `*`, `#`, a leading `+`, SIP user names (`info`), and `tel:`/`sip:` links.

    Returns:
        The number to dial, or an empty string when the text is not one.
    """
    stripped = _LINK.sub("", text.strip()).split(";", 1)[0].split("?", 1)[0]
    stripped = stripped.split("@", 1)[0]
    compact = stripped.translate(_PUNCTUATION)
    if compact.startswith("+"):
        compact = compact.replace("+(0)", "+").replace("(0)", "")
    if _DIALABLE.fullmatch(compact):
        return compact
    return stripped if _SIP_USER.fullmatch(stripped) and not stripped[0].isdigit() else ""


def strip_prefixes(name: str, prefixes: tuple[str, ...]) -> tuple[str, str]:
    """Split a caller name into the PBX's prefix and the rest.

    Returns:
        (prefix or "", name without it).
    """
    for prefix in prefixes:
        if prefix and name.startswith(prefix):
            return prefix, name[len(prefix) :].strip()
    return "", name
