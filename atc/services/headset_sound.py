# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset's sound card is microphone and speaker while it is plugged."""

import logging

from atc.domain.calls import Call
from atc.domain.headset import HeadsetInfo, HeadsetSound
from atc.ports.clock import Clock, Timer
from atc.ports.telephony import TelephonyPort, UseAudioDevices
from atc.services.calls import CallChange, CallService
from atc.services.headset import HeadsetService, HeadsetView
from atc.services.hook import Hook

log = logging.getLogger(__name__)

ASK_S = 15.0
"""How long she may think about the question; then it is "no"."""

AUTO = "auto"
_CONFIGURED = UseAudioDevices()


class HeadsetSoundService:
    """Moves the sound to a headset that is plugged, and back. Main thread.

    Nobody who talks is moved without being asked: a headset that comes during a call gets the
    sound of that call only if she says so, and that of later calls in any case.

    Attributes:
        question: emits whether "use the headset for this call?" is asked now.
    """

    def __init__(
        self,
        calls: CallService,
        headset: HeadsetService,
        telephony: TelephonyPort,
        clock: Clock,
        devices: HeadsetSound | None = None,
    ) -> None:
        self.question: Hook[bool] = Hook()
        self._calls = calls
        self._telephony = telephony
        self._clock = clock
        self._devices = devices or HeadsetSound()
        self._wanted = self._used = _CONFIGURED
        self._used_key = ""
        self._wanted_key = ""
        self._timer: Timer | None = None
        headset.changed.connect(self._on_headset)
        calls.changes.connect(self._on_call)

    @property
    def asking(self) -> bool:
        """Whether the question stands."""
        return self._timer is not None

    @property
    def in_use(self) -> bool:
        """Whether the sound is on the headset now."""
        return self._used != _CONFIGURED

    def answer(self, yes: bool) -> None:
        """Her answer to the question; nothing without one."""
        if self._timer is None:
            return
        self._ask_no_more()
        if yes:
            self._move()

    # -- what happens --------------------------------------------------------------------------

    def _on_headset(self, view: HeadsetView) -> None:
        wanted, key = self._of(view.headset)
        if self._used_key and self._used_key not in {info.key for info in view.available}:
            self._use(_CONFIGURED, "")  # it is gone, and so is its sound
        if (wanted, key) == (self._wanted, self._wanted_key):
            return
        self._wanted, self._wanted_key = wanted, key
        if wanted == self._used:
            self._ask_no_more()
        elif self._in_call() and wanted != _CONFIGURED:
            self._ask()
        else:
            self._move()

    def _on_call(self, _: CallChange) -> None:
        if not self._in_call():
            self._move()

    def _of(self, headset: HeadsetInfo | None) -> tuple[UseAudioDevices, str]:
        if headset is None:
            return _CONFIGURED, ""
        own = f"card:{headset.card}" if headset.card else ""
        microphone, speaker = (
            own if device == AUTO else device
            for device in (self._devices.microphone, self._devices.speaker)
        )
        devices = UseAudioDevices(microphone, speaker)
        return devices, "" if devices == _CONFIGURED else headset.key

    def _in_call(self) -> bool:
        return any(map(_has_voice, self._calls.all))

    def _move(self) -> None:
        self._ask_no_more()
        if self._wanted != self._used:
            self._use(self._wanted, self._wanted_key)

    def _use(self, devices: UseAudioDevices, key: str) -> None:
        log.info("sound: microphone %r, speaker %r", devices.microphone, devices.speaker)
        self._used, self._used_key = devices, key
        self._telephony.submit(devices)

    def _ask(self) -> None:
        if self._timer is None:
            self._timer = self._clock.call_later(ASK_S, lambda: self.answer(yes=False))
            self.question.emit(value=True)

    def _ask_no_more(self) -> None:
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
            self.question.emit(value=False)


def _has_voice(call: Call) -> bool:
    """Whether somebody is, was or will be heard in it: not while it only rings here."""
    return not (call.ended or call.waiting or call.background)
