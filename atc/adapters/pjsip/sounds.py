# SPDX-License-Identifier: GPL-3.0-or-later
"""What the receptionist hears besides voices: rings, cues, ringback; and keys sent as tones."""

import logging
from typing import TYPE_CHECKING

import pjsua2 as pj

from atc.adapters.pjsip import devices
from atc.adapters.pjsip.endpoint import CLOCK_RATE
from atc.adapters.pjsip.timers import Timer, Timers
from atc.adapters.pjsip.tones import (
    DTMF_KEYS,
    DTMF_OFF_MS,
    DTMF_ON_MS,
    RING_TONES,
    RINGBACK,
    Tone,
    length_s,
)
from atc.domain.calls import CallId
from atc.ports.telephony import RingTone

if TYPE_CHECKING:
    from atc.adapters.pjsip.media import MediaHub

log = logging.getLogger("atc.pjsip.media")


def _descriptions(tones: tuple[Tone, ...]) -> pj.ToneDescVector:
    vector = pj.ToneDescVector()
    for tone in tones:
        description = pj.ToneDesc()
        description.freq1, description.freq2 = tone.freq1, tone.freq2
        description.on_msec, description.off_msec = tone.on_ms, tone.off_ms
        description.volume = tone.volume
        vector.push_back(description)
    return vector


def _generator() -> pj.ToneGenerator:
    made = pj.ToneGenerator()
    made.createToneGenerator(CLOCK_RATE)
    return made


class Sounds:
    """The tone generators of the bridge. Worker thread, never inside a callback."""

    def __init__(self, timers: Timers, hub: "MediaHub") -> None:
        self._timers = timers
        self._hub = hub
        self._ring: pj.ToneGenerator | None = None
        self._ring_tone: RingTone | None = None
        self._ring_out: RingOutput | None = None
        self._cue: pj.ToneGenerator | None = None
        self._cue_end: Timer | None = None
        self._ringback: pj.ToneGenerator | None = None
        self._ringing_for: set[CallId] = set()
        self._keys: dict[CallId, pj.ToneGenerator] = {}

    @property
    def playing(self) -> bool:
        """Whether something needs the bridge to run."""
        return any((self._ring, self._cue, self._ringback, self._keys))

    def move(self, before: pj.AudioMedia, after: pj.AudioMedia) -> None:
        """The speaker is another one: what sounds there goes on."""
        for sound in (self._cue, self._ringback):
            if sound is not None:
                sound.stopTransmit(before)
                sound.startTransmit(after)
        if self._ring is not None and self._ring_tone is not None:
            self.start_ring(self._ring_tone)

    def start_ring(self, tone: RingTone) -> None:
        """Ring until `stop_ring`; another tone replaces the one that sounds."""
        self.stop_ring()
        self._ring_tone = tone
        if self._ring_out is None:
            self._ring_out = RingOutput(self._hub)
        self._hub.wake()
        sink = self._ring_out.open()
        if sink is None:
            return
        ring = self._ring = _generator()
        ring.startTransmit(sink)
        ring.play(_descriptions(RING_TONES[tone]), True)

    def stop_ring(self) -> None:
        """Be quiet."""
        if self._ring is not None:
            self._ring.stop()
            self._ring = None
            if self._ring_out is not None:
                self._ring_out.close()
            self._hub.rest()

    def cue(self, tone: RingTone) -> None:
        """Play a tone once on the speaker."""
        self._end_cue()
        self._hub.wake()
        tones = RING_TONES[tone]
        self._cue = _generator()
        self._cue.startTransmit(self._hub.sink())
        self._cue.play(_descriptions(tones), False)
        self._cue_end = self._timers.after(length_s(tones) + 0.2, self._end_cue)

    def _end_cue(self) -> None:
        if self._cue_end is not None:
            self._cue_end.cancel()
            self._cue_end = None
        if self._cue is not None:
            self._cue = None
            self._hub.rest()

    def ringback(self, call_id: CallId, *, on: bool) -> None:
        """Sound while at least one outgoing call rings without a sound of its own."""
        if on:
            self._ringing_for.add(call_id)
        else:
            self._ringing_for.discard(call_id)
        if self._ringing_for and self._ringback is None:
            self._hub.wake()
            self._ringback = _generator()
            self._ringback.startTransmit(self._hub.sink())
            self._ringback.play(_descriptions(RINGBACK), True)
        elif not self._ringing_for and self._ringback is not None:
            self._ringback = None
            self._hub.rest()

    def keys(self, call_id: CallId, audio: pj.AudioMedia, digits: str) -> None:
        """Send keys to a call as tones."""
        generator = self._keys.get(call_id)
        if generator is None:
            generator = self._keys[call_id] = _generator()
        generator.startTransmit(audio)
        vector = pj.ToneDigitVector()
        for key in digits.upper():
            if key in DTMF_KEYS:
                digit = pj.ToneDigit()
                digit.digit = key
                digit.on_msec, digit.off_msec = DTMF_ON_MS, DTMF_OFF_MS
                vector.push_back(digit)
        generator.playDigits(vector)

    def forget_keys(self, call_id: CallId) -> None:
        """A call is over."""
        self._keys.pop(call_id, None)

    def close(self) -> None:
        """Drop all generators, before the library goes."""
        self._ring = self._cue = self._ringback = None
        self._keys.clear()
        if self._ring_out is not None:
            self._ring_out.close()
            self._ring_out.release()


class RingOutput:
    """Where the ring goes: a device of its own, the speaker, a file, or nowhere."""

    def __init__(self, hub: "MediaHub") -> None:
        self._hub = hub
        self._device = hub.ring_device
        self._recorder: pj.AudioMediaRecorder | None = None
        self._extra: pj.ExtraAudioDevice | None = None

    def open(self) -> pj.AudioMedia | None:
        """The bridge's port to ring into; None when nobody should hear it."""
        device = self._device
        try:
            if device == devices.NULL:
                return None
            if device.startswith(devices.WAV):
                if self._recorder is None:
                    self._recorder = devices.recorder(device.removeprefix(devices.WAV))
                return self._recorder
            return self._open_hardware(device)
        except (pj.Error, devices.NoDeviceError) as error:
            # A ring on the wrong loudspeaker is better than a call that nobody hears.
            self._hub.failed(device, getattr(error, "reason", str(error)))
            return self._hub.sink()

    def _open_hardware(self, device: str) -> pj.AudioMedia:
        if self._hub.speaker_device == device:
            return self._hub.sink()
        number = devices.find(self._hub.manager, device, capture=False)
        self._extra = pj.ExtraAudioDevice(number, int(pj.PJSUA_SND_DEFAULT_CAPTURE_DEV))
        self._extra.open()
        return self._extra

    def close(self) -> None:
        """Let a device of its own go; the file stays open for the next ring."""
        if self._extra is not None:
            self._extra.close()
            self._extra = None

    def release(self) -> None:
        """Finish the file."""
        self._recorder = None
