# SPDX-License-Identifier: GPL-3.0-or-later
"""The tones the console makes itself, as data: what PJSIP's tone generator is told to play."""

from dataclasses import dataclass

from atc.ports.telephony import RingTone


@dataclass(frozen=True, slots=True)
class Tone:
    """One step: up to two frequencies (Hz) sounding for `on_ms`, then silence for `off_ms`."""

    freq1: int
    freq2: int
    on_ms: int
    off_ms: int
    volume: int = 8000


RING_TONES: dict[RingTone, tuple[Tone, ...]] = {
    # Two short bells for colleagues, one long one for callers from outside, a quick triplet
    # for those who must not wait: told apart by rhythm even where the loudspeaker is poor.
    RingTone.INTERNAL: (Tone(660, 880, 300, 200), Tone(660, 880, 300, 2200)),
    RingTone.EXTERNAL: (Tone(440, 554, 1000, 2000),),
    RingTone.PRIORITY: (
        Tone(880, 1109, 180, 90),
        Tone(880, 1109, 180, 90),
        Tone(988, 1319, 260, 900),
    ),
    RingTone.CALL_WAITING: (Tone(620, 0, 120, 120, 2500), Tone(620, 0, 120, 0, 2500)),
    RingTone.HOLD_REMINDER: (Tone(392, 0, 160, 80, 1800), Tone(523, 0, 240, 0, 1800)),
}

RINGBACK: tuple[Tone, ...] = (Tone(425, 0, 1000, 4000, 3000),)
"""What a caller hears while the other end rings and sends no sound of its own."""

DTMF_ON_MS = 120
DTMF_OFF_MS = 80
DTMF_KEYS = "0123456789*#ABCD"


def length_s(tones: tuple[Tone, ...]) -> float:
    """How long the steps take once, seconds."""
    return sum(tone.on_ms + tone.off_ms for tone in tones) / 1000.0
