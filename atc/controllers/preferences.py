# SPDX-License-Identifier: GPL-3.0-or-later
"""What the receptionist chose on screen: language, colours, motion, size of text, volumes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtGui import QGuiApplication

from atc.controllers.qt import qt_property, qt_slot
from atc.controllers.translation import LANGUAGES

THEMES = ("auto", "light", "dark", "contrast")
LAYOUTS = ("table", "tiles")
_SAVE_AFTER_MS = 800


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices as they are kept between runs. `language` and `theme` may be `auto`.

    Attributes:
        text_scale: 1.0 to 2.0.
        microphone: volume, 0 to 2, 1 is unchanged.
        speaker: volume, 0 to 2, 1 is unchanged.
        headset: which one to use, as `HeadsetInfo.key` or as `[headset] prefer` has it.
        ring_headset: whether the headset or its base rings.
        ring_speaker: whether our speaker rings though a headset does.
    """

    language: str = "auto"
    theme: str = "auto"
    motion: bool = True
    text_scale: float = 1.0
    microphone: float = 1.0
    speaker: float = 1.0
    contacts_layout: str = "table"
    extensions_layout: str = "tiles"
    headset: str = ""
    ring_headset: bool = True
    ring_speaker: bool = True


class SettingsController(QObject):
    """Keeps the choices and applies them at once. Main thread.

    Signals:
        changed: a choice changed.
        languageChanged: the texts have to be said in another language.
        volumesChanged: microphone or speaker volume changed.
    """

    changed = pyqtSignal()
    languageChanged = pyqtSignal()  # noqa: N815
    volumesChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        preferences: Preferences,
        save: Callable[[Preferences], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen = preferences
        self._save = save
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER_MS)
        self._later.timeout.connect(lambda: self._save(self._chosen))
        hints = QGuiApplication.styleHints()
        if hints is not None:
            hints.colorSchemeChanged.connect(self.changed)

    @property
    def preferences(self) -> Preferences:
        """The choices."""
        return self._chosen

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(str, notify=changed)
    def language(self) -> str:
        """`auto`, `it`, `en` or `es`."""
        return self._chosen.language

    @qt_property(str, notify=changed)
    def themeChoice(self) -> str:  # noqa: N802
        """`auto`, `light`, `dark` or `contrast`."""
        return self._chosen.theme

    @qt_property(str, notify=changed)
    def theme(self) -> str:
        """The colours to show: `light`, `dark` or `contrast`."""
        if self._chosen.theme != "auto":
            return self._chosen.theme
        hints = QGuiApplication.styleHints()
        dark = hints is not None and hints.colorScheme().name == "Dark"
        return "dark" if dark else "light"

    @qt_property(bool, notify=changed)
    def motion(self) -> bool:
        """Whether things may move."""
        return self._chosen.motion

    @qt_property(float, notify=changed)
    def textScale(self) -> float:  # noqa: N802
        """Size of text and controls, 1.0 to 2.0."""
        return self._chosen.text_scale

    @qt_property(float, notify=volumesChanged)
    def microphone(self) -> float:
        """Microphone volume, 0 to 2."""
        return self._chosen.microphone

    @qt_property(float, notify=volumesChanged)
    def speaker(self) -> float:
        """Speaker volume, 0 to 2."""
        return self._chosen.speaker

    @qt_property(str, notify=changed)
    def contactsLayout(self) -> str:  # noqa: N802
        """How contacts are listed: `table` or `tiles`."""
        return self._chosen.contacts_layout

    @qt_property(str, notify=changed)
    def extensionsLayout(self) -> str:  # noqa: N802
        """How extensions are listed: `table` or `tiles`."""
        return self._chosen.extensions_layout

    # -- what she wants ----------------------------------------------------------------------------

    @qt_slot(str)
    def chooseLanguage(self, language: str) -> None:  # noqa: N802
        """Speak another language."""
        if language in {"auto", *LANGUAGES} and language != self._chosen.language:
            self._choose(replace(self._chosen, language=language))
            self.languageChanged.emit()

    @qt_slot(str)
    def chooseTheme(self, theme: str) -> None:  # noqa: N802
        """Show other colours."""
        if theme in THEMES:
            self._choose(replace(self._chosen, theme=theme))

    @qt_slot(bool)
    def chooseMotion(self, motion: bool) -> None:  # noqa: N802
        """Let things move, or not."""
        self._choose(replace(self._chosen, motion=motion))

    @qt_slot(float)
    def chooseTextScale(self, scale: float) -> None:  # noqa: N802
        """Make text and controls larger or smaller."""
        self._choose(replace(self._chosen, text_scale=min(2.0, max(1.0, round(scale, 2)))))

    @qt_slot(float)
    def chooseMicrophone(self, volume: float) -> None:  # noqa: N802
        """Set the microphone's volume."""
        self._choose(replace(self._chosen, microphone=min(2.0, max(0.0, volume))))
        self.volumesChanged.emit()

    @qt_slot(float)
    def chooseSpeaker(self, volume: float) -> None:  # noqa: N802
        """Set the speaker's volume."""
        self._choose(replace(self._chosen, speaker=min(2.0, max(0.0, volume))))
        self.volumesChanged.emit()

    @qt_slot(str)
    def chooseContactsLayout(self, layout: str) -> None:  # noqa: N802
        """List contacts as a table or as tiles."""
        if layout in LAYOUTS:
            self._choose(replace(self._chosen, contacts_layout=layout))

    @qt_slot(str)
    def chooseExtensionsLayout(self, layout: str) -> None:  # noqa: N802
        """List extensions as a table or as tiles."""
        if layout in LAYOUTS:
            self._choose(replace(self._chosen, extensions_layout=layout))

    def keep(self, **choices: object) -> None:
        """Keep other fields of `Preferences`, for the controllers that apply them."""
        self._choose(replace(self._chosen, **choices))  # type: ignore[arg-type]

    def flush(self) -> None:
        """Save now what waits to be saved."""
        if self._later.isActive():
            self._later.stop()
            self._save(self._chosen)

    def _choose(self, chosen: Preferences) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self._later.start()
            self.changed.emit()
