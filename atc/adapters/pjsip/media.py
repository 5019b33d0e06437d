# SPDX-License-Identifier: GPL-3.0-or-later
"""Who hears whom: the conference bridge between calls, microphone, speaker and ring device.

A sound device that fails never takes a call with it: it is replaced by the null device and the
console is told. Worker thread, never inside a callback.
"""

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pjsua2 as pj

from atc.adapters.pjsip import devices
from atc.adapters.pjsip.sounds import Sounds
from atc.domain.calls import CallId
from atc.domain.events import AudioDeviceFailed, AudioLevels
from atc.ports.telephony import RingTone

if TYPE_CHECKING:
    from atc.adapters.pjsip.call import SipCall
    from atc.adapters.pjsip.config import AudioConfig
    from atc.adapters.pjsip.timers import Timer
    from atc.adapters.pjsip.worker import Worker

log = logging.getLogger("atc.pjsip.media")

_SLEEP_S = 1.0
_LEVELS_S = 0.1
_FULL_SCALE = 46.0
"""PJSIP tells loudness on a scale like a decibel meter's; this is a tone at full scale."""


class MediaHub:
    """The bridge's connections. One per worker."""

    def __init__(self, worker: "Worker") -> None:
        self._worker = worker
        self._audio = self._chosen = worker.config.audio
        self.manager = worker.endpoint.audDevManager()
        self.ring_device = worker.config.audio.ring
        self.speaker_device = worker.config.audio.speaker
        self.manager.setNoDev()
        self._awake = False
        self._fallen_back = False
        self._connected: set[CallId] = set()
        self._microphone_level = self._speaker_level = 1.0
        self._player: pj.AudioMediaPlayer | None = None
        self._recorder: pj.AudioMediaRecorder | None = None
        self._recorders: dict[str, pj.AudioMediaRecorder] = {}
        self._sleep: Timer | None = None
        self._levels: Timer | None = None
        self._watched: CallId | None = None
        self.sounds = Sounds(worker.timers, self)
        self._open_files()

    def _open_files(self) -> None:
        microphone, speaker = self._audio.microphone, self._audio.speaker
        self._player = self._recorder = None
        try:
            if microphone.startswith(devices.WAV):
                self._player = devices.player(microphone.removeprefix(devices.WAV))
        except devices.NoDeviceError as error:
            if self._no_file(microphone, str(error)):
                return
        try:
            if speaker.startswith(devices.WAV):
                path = speaker.removeprefix(devices.WAV)
                if path not in self._recorders:  # what was recorded goes on when she comes back
                    self._recorders[path] = devices.recorder(path)
                self._recorder = self._recorders[path]
        except devices.NoDeviceError as error:
            self._no_file(speaker, str(error))

    def _no_file(self, device: str, reason: str) -> bool:
        """Say so; whether the configured devices were taken instead."""
        self.failed(device, reason)
        others = self._audio != self._worker.config.audio
        if others:
            self._take(self._worker.config.audio)
        return others

    def failed(self, device: str, reason: str) -> None:
        """Tell the console that a device cannot be used."""
        log.warning("sound device %s: %s", device, reason)
        self._worker.emit(AudioDeviceFailed(device, reason))

    # The bridge's clock

    def wake(self) -> None:
        """Open the devices that clock the bridge, unless they are open."""
        if self._sleep is not None:
            self._sleep.cancel()
            self._sleep = None
        if self._awake:
            return
        self._awake = True
        if self._fallen_back or not self._open():
            self.manager.setNullDev()

    def _open(self) -> bool:
        """Open the devices, or the configured ones instead; whether there is hardware now."""
        if not self._has_hardware():
            return False
        try:
            self._open_hardware()
        except (pj.Error, devices.NoDeviceError) as error:
            self._fall_back(getattr(error, "reason", str(error)))
            return not self._fallen_back and self._open()
        return True

    def use_devices(self, microphone: str, speaker: str) -> None:
        """Speak and listen by other devices; empty: the configured ones. Calls move over."""
        configured = self._worker.config.audio
        self._chosen = replace(
            configured,
            microphone=microphone or configured.microphone,
            speaker=speaker or configured.speaker,
        )
        if self._chosen != self._audio or self._fallen_back:
            self._move(self._chosen)

    def _move(self, audio: "AudioConfig") -> None:
        """Carry every voice and sound over to other devices."""
        moving = [call for n in self._connected if (call := self._worker.calls.get(n)) is not None]
        for call in moving:
            self._cut(call)
        before = self.sink()
        self._take(audio)
        self._fallen_back = False
        if self._has_hardware():
            self.manager.refreshDevs()  # a card may have come since
        if self._awake:
            self._awake = False
            self.wake()
        self.sounds.move(before, self.sink())
        for call in moving:
            self.connect(call)

    def _take(self, audio: "AudioConfig") -> None:
        self._audio = audio
        self.speaker_device = audio.speaker
        self._open_files()

    def _has_hardware(self) -> bool:
        return devices.is_real(self._audio.microphone) or devices.is_real(self._audio.speaker)

    def _open_hardware(self) -> None:
        microphone, speaker = self._audio.microphone, self._audio.speaker
        manager = self.manager
        if not devices.is_real(microphone):
            manager.setSndDevMode(pj.PJSUA_SND_DEV_SPEAKER_ONLY)
            manager.setPlaybackDev(devices.find(manager, speaker, capture=False))
            return
        capture = devices.find(manager, microphone, capture=True)
        wanted = speaker if devices.is_real(speaker) else devices.DEFAULT
        playback = devices.find(manager, wanted, capture=False)
        # Each opens at once with whatever the other one is: only the second counts.
        manager.setSndDevMode(pj.PJSUA_SND_DEV_NO_IMMEDIATE_OPEN)
        manager.setCaptureDev(capture)
        manager.setSndDevMode(0)
        manager.setPlaybackDev(playback)

    def _fall_back(self, reason: str) -> None:
        """Say what failed; the configured devices come next, then none."""
        for device in dict.fromkeys((self._audio.microphone, self._audio.speaker)):
            if devices.is_real(device):
                self.failed(device, reason)
        if self._audio == self._worker.config.audio:
            self._fallen_back = True
        else:
            self._take(self._worker.config.audio)

    def device_lost(self) -> None:
        """A device failed while it was open: go on without it."""
        if not self._awake or self._fallen_back:
            return
        if self._audio != self._worker.config.audio:
            # A headset was unplugged: who listens to plugs tells her.
            self._move(self._worker.config.audio)
        else:
            self._fall_back("the device stopped working")
            self.manager.setNullDev()

    def rest(self) -> None:
        """Let the devices go after a while without sound; an idle console costs nothing."""
        if self._connected or self.sounds.playing or not self._awake or self._sleep is not None:
            return
        self._sleep = self._worker.timers.after(_SLEEP_S, self._fall_asleep)

    def _fall_asleep(self) -> None:
        self._sleep = None
        if not self._connected and not self.sounds.playing:
            self._awake = False
            # A device that failed gets another chance at the next call.
            self._fallen_back = False
            if self._audio != self._chosen:
                self._take(self._chosen)
            self.manager.setNoDev()

    def source(self) -> pj.AudioMedia:
        """Where our voice comes from."""
        return self._player or self.manager.getCaptureDevMedia()

    def sink(self) -> pj.AudioMedia:
        """Where the receptionist listens."""
        return self._recorder or self.manager.getPlaybackDevMedia()

    # Calls

    def connect(self, call: "SipCall") -> None:
        """Open the voice of a call, both ways, as far as it may talk and is not muted."""
        if not call.may_talk:
            return
        self.wake()
        try:
            audio = call.getAudioMedia(-1)
            audio.startTransmit(self.sink())
            # PJSIP's bridge applies levels at calls only, not at files and devices. Muted is
            # silence, not the end of packets: a PBX may hang up on those.
            # "Rx" is what the call receives from us, "Tx" what it gives.
            audio.adjustRxLevel(0.0 if call.muted else self._microphone_level)
            audio.adjustTxLevel(self._speaker_level)
            self.source().startTransmit(audio)
        except pj.Error as error:
            log.warning("call %d: no voice: %s", call.id, error.reason)
            return
        self._connected.add(call.id)

    def disconnect(self, call: "SipCall") -> None:
        """Cut the voice of a call, both ways, at once."""
        if call.id not in self._connected:
            return
        self._connected.discard(call.id)
        self._cut(call)
        self.rest()

    def _cut(self, call: "SipCall") -> None:
        try:
            audio = call.getAudioMedia(-1)
            audio.stopTransmit(self.sink())
            self.source().stopTransmit(audio)
        except pj.Error as error:
            log.debug("call %d: nothing to cut: %s", call.id, error.reason)

    def forget(self, call_id: CallId) -> None:
        """A call is over; PJSIP has taken its media away. May be called in a callback."""
        self._connected.discard(call_id)
        self._worker.later(lambda: self._forgotten(call_id))

    def _forgotten(self, call_id: CallId) -> None:
        self.sounds.ringback(call_id, on=False)
        self.sounds.forget_keys(call_id)
        if self._watched == call_id:
            self.watch_levels(None)
        self.rest()

    def play_digits(self, call: "SipCall", digits: str) -> None:
        """Send keys as tones in the voice."""
        self.wake()
        self.sounds.keys(call.id, call.getAudioMedia(-1), digits)

    # Sounds for the receptionist

    def start_ring(self, tone: RingTone) -> None:
        """Ring until `stop_ring`."""
        self.sounds.start_ring(tone)

    def stop_ring(self) -> None:
        """Stop ringing."""
        self.sounds.stop_ring()

    def play_cue(self, tone: RingTone) -> None:
        """Play a short tone once, on the speaker."""
        self.sounds.cue(tone)

    def ringback(self, call_id: CallId, *, on: bool) -> None:
        """Let the receptionist hear that the other end rings."""
        self.sounds.ringback(call_id, on=on)

    # Volumes and levels

    def set_volume(self, microphone: float, speaker: float) -> None:
        """Set volumes, 0…2."""
        self._microphone_level = min(2.0, max(0.0, microphone))
        self._speaker_level = min(2.0, max(0.0, speaker))
        for call_id in list(self._connected):
            call = self._worker.calls.get(call_id)
            if call is not None:
                self.connect(call)

    def watch_levels(self, call_id: CallId | None) -> None:
        """Report a call's loudness ten times a second; None stops."""
        self._watched = call_id
        if self._levels is not None:
            self._levels.cancel()
            self._levels = None
        if call_id is not None:
            self._report_levels()

    def _report_levels(self) -> None:
        call = self._worker.calls.get(self._watched) if self._watched is not None else None
        if call is None:
            self._levels = None
            return
        self._levels = self._worker.timers.after(_LEVELS_S, self._report_levels)
        microphone = speaker = 0.0
        if call.id in self._connected:
            try:
                audio = call.getAudioMedia(-1)
                microphone = min(1.0, audio.getRxLevel() / _FULL_SCALE)
                speaker = min(1.0, audio.getTxLevel() / _FULL_SCALE)
            except pj.Error:
                log.debug("call %d has no levels", call.id)
        self._worker.emit(AudioLevels(call.id, microphone, speaker))

    def close(self) -> None:
        """Give the devices and files back, before the library goes."""
        self.sounds.close()
        for timer in (self._sleep, self._levels):
            if timer is not None:
                timer.cancel()
        self._player = self._recorder = None
        self._recorders.clear()
        self.manager.setNoDev()
