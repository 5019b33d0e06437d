# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of several headsets is tried first."""

from collections.abc import Iterable

from atc.adapters.headset.transport import HidInfo


def in_order(found: Iterable[HidInfo], prefer: str) -> list[HidInfo]:
    """Those to try, best first: only what is preferred when it is there, else each of them.

    Args:
        found: what is plugged.
        prefer: a key, `vendor:product` (hex), or a part of a name; empty for no preference.
    """
    ordered = sorted(found, key=lambda info: -likeness(info, prefer))
    return ordered[:1] if ordered and likeness(ordered[0], prefer) else ordered


def likeness(info: HidInfo, wanted: str) -> int:
    """How well a headset fits what is preferred; 0: not at all."""
    if not wanted:
        return 0
    if info.key == wanted:
        return 3
    model = f"{info.vendor:04x}:{info.product:04x}"
    if wanted.lower().partition("@")[0] == model:
        return 2
    return 1 if wanted.lower() in info.name.lower() else 0
