# SPDX-License-Identifier: GPL-3.0-or-later
"""Loudness of the active call, both ways, and what is wrong with the sound devices."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers.preferences import SettingsController
from atc.controllers.qt import Report, qt_property, qt_slot
from atc.domain.events import AudioDeviceFailed, AudioLevels
from atc.domain.notices import NoticeKind, Tone, notice
from atc.ports.telephony import SetVolume, TelephonyPort, WatchLevels
from atc.services.calls import CallChange, CallService

if TYPE_CHECKING:
    from atc.domain.calls import CallId


class AudioController(QObject):
    """Volumes and level meters. Main thread. The meters rest while no call is active.

    Signals:
        levelsChanged: ten times a second while a call is active.
        problemChanged: a device failed, or works again.
    """

    levelsChanged = pyqtSignal()  # noqa: N815
    problemChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        telephony: TelephonyPort,
        calls: CallService,
        settings: SettingsController,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._telephony = telephony
        self._calls = calls
        self._settings = settings
        self._report = report
        self._microphone = self._speaker = 0.0
        self._watched: CallId | None = None
        self._problem = ""
        self._unhook = calls.changes.connect(self._on_call)
        settings.volumesChanged.connect(self.applyVolumes)

    @qt_property(float, notify=levelsChanged)
    def microphone(self) -> float:
        """How loud we are, 0 to 1."""
        return self._microphone

    @qt_property(float, notify=levelsChanged)
    def speaker(self) -> float:
        """How loud the other end is, 0 to 1."""
        return self._speaker

    @qt_property(str, notify=problemChanged)
    def problem(self) -> str:
        """The device that cannot be used, empty when all is well."""
        return self._problem

    @qt_slot()
    def applyVolumes(self) -> None:  # noqa: N802
        """Tell the sound side the volumes."""
        chosen = self._settings.preferences
        self._telephony.submit(SetVolume(chosen.microphone, chosen.speaker))

    def on_levels(self, event: AudioLevels) -> None:
        """The loudness of a call was measured."""
        if event.call_id == self._watched:
            self._show(event.microphone, event.speaker)

    def on_device_failed(self, event: AudioDeviceFailed) -> None:
        """A device cannot be used; it is said once."""
        if event.device != self._problem:
            self._problem = event.device
            self.problemChanged.emit()
            self._report(
                notice(NoticeKind.AUDIO_FAILED, Tone.BAD, device=event.device, reason=event.reason)
            )

    def _on_call(self, _change: CallChange) -> None:
        active = self._calls.active
        wanted = active.id if active else None
        if wanted != self._watched:
            self._watched = wanted
            self._telephony.submit(WatchLevels(wanted))
            self._show(0.0, 0.0)

    def _show(self, microphone: float, speaker: float) -> None:
        if (microphone, speaker) != (self._microphone, self._speaker):
            self._microphone, self._speaker = microphone, speaker
            self.levelsChanged.emit()
