# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is to be answered first (K02)."""

from atc.domain.calls import Call


def urgency(call: Call) -> tuple[int, bool, float]:
    """Sorts calls that wait: by their category's priority, VIPs first, then by waiting time."""
    vip = call.caller is not None and call.caller.vip
    return -call.priority, not vip, call.created_at
