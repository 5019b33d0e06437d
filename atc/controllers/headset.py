# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset on screen: which one, how it is doing, what rings, and a live test of its buttons."""

from typing import NamedTuple

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from atc.controllers import headset_texts as texts
from atc.controllers.preferences import SettingsController
from atc.controllers.qt import Report, qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.headset import Button, HeadsetButtons, HeadsetEvent, HeadsetTidings, HeadsetTouched
from atc.domain.notices import notice
from atc.services.headset import HeadsetService, HeadsetView
from atc.services.headset_sound import HeadsetSoundService

_LIT_MS = 700
"""How long a button stays lit: a press is over before anybody can look."""

_VOLUME_STEP = 0.1


class HeadsetRow(NamedTuple):
    """The roles of the list of headsets that are plugged."""

    key: str
    name: str
    chosen: bool


class ButtonRow(NamedTuple):
    """The roles of the live test. `tried`: it was pressed since the test began."""

    button: str
    text: str
    lit: bool
    tried: bool


class HeadsetsModel(RowsModel[HeadsetRow]):
    """The headsets that are plugged."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HeadsetRow, lambda row: row.key, parent)


class HeadsetButtonsModel(RowsModel[ButtonRow]):
    """What can be pressed on the headset under test."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(ButtonRow, lambda row: row.button, parent)


class HeadsetController(QObject):
    """What QML knows as `Headset`. Main thread.

    Signals:
        changed: the headset, its state or what rings changed.
        testChanged: the live test began or ended.
        questionChanged: "use the headset for this call?" is asked, or no longer.
    """

    changed = pyqtSignal()
    testChanged = pyqtSignal()  # noqa: N815
    questionChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        headset: HeadsetService,
        sound: HeadsetSoundService,
        settings: SettingsController,
        report: Report,
        *,
        enabled: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._headset = headset
        self._sound = sound
        self._settings = settings
        self._report = report
        self._enabled = enabled
        self._testing = False
        self._headsets = HeadsetsModel(self)
        self._buttons = HeadsetButtonsModel(self)
        self._dim: dict[Button, QTimer] = {}
        self._unhook = (
            headset.changed.connect(self._on_view),
            headset.news.connect(self._on_news),
            headset.refused.connect(report),
            headset.volume.connect(self._on_volume),
            headset.gestures.connect(self._on_gesture),
            sound.question.connect(lambda _: self.questionChanged.emit()),
        )
        chosen = settings.preferences
        if chosen.headset:
            headset.choose(chosen.headset)
        self._apply_ring()

    # -- what QML reads ------------------------------------------------------------------------

    @qt_property(str, notify=changed)
    def link(self) -> str:
        """`absent`, `ready`, `in_use`, `denied`, `busy` or `failed`; `off` when not wanted."""
        return self._headset.view.link.value if self._enabled else "off"

    @qt_property(bool, notify=changed)
    def wrong(self) -> bool:
        """Whether its buttons do not work though it is plugged."""
        return self.link in {"denied", "busy", "failed"}

    @qt_property(str, notify=changed)
    def name(self) -> str:
        """The headset in use, or chosen for use; empty without one."""
        headset = self._headset.view.headset
        return headset.name if headset is not None else ""

    @qt_property(str, notify=changed)
    def text(self) -> str:
        """How it is doing, in one sentence."""
        return texts.link(self._headset.view, enabled=self._enabled)

    @qt_property(str, notify=changed)
    def advice(self) -> str:
        """What can be done when it does not work, else empty."""
        return texts.advice(self._headset.view)

    @qt_property(QObject, constant=True)
    def headsets(self) -> HeadsetsModel:
        """The headsets that are plugged."""
        return self._headsets

    @qt_property(bool, notify=changed)
    def several(self) -> bool:
        """Whether there is a choice."""
        return len(self._headset.view.available) > 1

    @qt_property(bool, notify=changed)
    def automatic(self) -> bool:
        """Whether none is preferred: the first one that works is used."""
        return not self._settings.preferences.headset

    @qt_property(bool, notify=changed)
    def ringHeadset(self) -> bool:  # noqa: N802
        """Whether the headset or its base rings."""
        return self._settings.preferences.ring_headset

    @qt_property(bool, notify=changed)
    def ringSpeaker(self) -> bool:  # noqa: N802
        """Whether our speaker rings though a headset does."""
        return self._settings.preferences.ring_speaker

    @qt_property(bool, notify=testChanged)
    def testing(self) -> bool:
        """Whether the buttons are being tried."""
        return self._testing

    @qt_property(QObject, constant=True)
    def buttons(self) -> HeadsetButtonsModel:
        """What can be pressed on the headset under test."""
        return self._buttons

    @qt_property(bool, notify=questionChanged)
    def asking(self) -> bool:
        """Whether "use the headset for this call?" is asked."""
        return self._sound.asking

    # -- what she wants ------------------------------------------------------------------------

    @qt_slot(str)
    def choose(self, key: str) -> None:
        """Use another headset, now and whenever it is plugged; empty: whichever works."""
        self._settings.keep(headset=key)
        self._headset.choose(key)
        self._list(self._headset.view)
        self.changed.emit()

    @qt_slot(bool)
    def chooseRingHeadset(self, on: bool) -> None:  # noqa: N802
        """Let the headset or its base ring, or not."""
        self._settings.keep(ring_headset=on)
        self._apply_ring()

    @qt_slot(bool)
    def chooseRingSpeaker(self, on: bool) -> None:  # noqa: N802
        """Let our speaker ring too, or only where no headset does."""
        self._settings.keep(ring_speaker=on)
        self._apply_ring()

    @qt_slot(bool)
    def test(self, on: bool) -> None:
        """Begin or end the live test of the buttons."""
        if on == self._testing:
            return
        self._testing = on
        self._buttons.assign([])
        self._headset.test(on)
        self.testChanged.emit()

    @qt_slot(bool)
    def answer(self, yes: bool) -> None:
        """Answer the question."""
        self._sound.answer(yes)

    def retranslate(self) -> None:
        """The language changed."""
        for row in list(self._buttons.rows):
            self._buttons.update(row._replace(text=texts.button(Button(row.button))))
        self.changed.emit()

    # -- what happens --------------------------------------------------------------------------

    def _apply_ring(self) -> None:
        chosen = self._settings.preferences
        self._headset.set_ring(headset=chosen.ring_headset, speaker=chosen.ring_speaker)
        self.changed.emit()

    def _on_view(self, view: HeadsetView) -> None:
        if view.headset is None:
            self.test(on=False)
        self._list(view)
        self.changed.emit()

    def _list(self, view: HeadsetView) -> None:
        used = view.headset.key if view.headset is not None else ""
        self._headsets.assign(HeadsetRow(i.key, i.name, i.key == used) for i in view.available)

    def _on_news(self, told: HeadsetTidings) -> None:
        kind, tone = texts.NEWS[told.news]
        self._report(notice(kind, tone, name=told.name, instead=told.instead))

    def _on_volume(self, step: int) -> None:
        self._settings.chooseSpeaker(self._settings.preferences.speaker + step * _VOLUME_STEP)

    def _on_gesture(self, event: HeadsetEvent) -> None:
        match event:
            case HeadsetButtons(buttons) if self._testing:
                rows = (ButtonRow(b.value, texts.button(b), False, False) for b in buttons)
                self._buttons.assign(rows)
            case HeadsetTouched(which, down):
                # The call button may be a switch: letting it go is a press of its own.
                if down or which is Button.HOOK:
                    self._light(which)

    def _light(self, which: Button) -> None:
        row = self._buttons.find(which.value)
        if row is None:
            return
        self._buttons.update(row._replace(lit=True, tried=True))
        timer = self._dim.get(which)
        if timer is None:
            timer = self._dim[which] = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self._darken(which))
        timer.start(_LIT_MS)

    def _darken(self, which: Button) -> None:
        row = self._buttons.find(which.value)
        if row is not None:
            self._buttons.update(row._replace(lit=False))
