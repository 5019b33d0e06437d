# SPDX-License-Identifier: GPL-3.0-or-later
"""A make-believe call, to try a headset's buttons without a PBX."""

from dataclasses import replace

from atc.domain.headset import (
    HeadsetEvent,
    HeadsetMuteAsked,
    HeadsetMuteRefused,
    HeadsetPressed,
    HeadsetState,
    Press,
)


def follow(state: HeadsetState, event: HeadsetEvent) -> HeadsetState:
    """What the calls are after the console did what the headset wished."""
    after = state
    match event:
        case HeadsetPressed(Press.ANSWER) if state.ringing:
            after = HeadsetState(off_hook=True)
        case HeadsetPressed(Press.REJECT) if state.ringing:
            after = replace(state, ringing=False)
        case HeadsetPressed(Press.HANG_UP) if state.off_hook:
            after = HeadsetState(ringing=state.ringing)
        case HeadsetPressed(Press.FLASH) if state.off_hook or state.held:
            after = replace(state, off_hook=state.held, held=state.off_hook)
        case HeadsetMuteAsked(muted) if state.off_hook:
            after = replace(state, muted=muted)
        case HeadsetMuteRefused() if state.off_hook:
            after = replace(state, muted=True)
    return after
