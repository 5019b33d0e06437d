# SPDX-License-Identifier: GPL-3.0-or-later
"""The languages of the console, switched while it runs."""

import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PyQt6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    pyqtSignal,
)

_log = logging.getLogger("runtime.i18n")

LANGUAGES = ("it", "en", "es")
_SOURCE = "en"
"""The language that the texts are written in; it works without a file."""


class _Engine(Protocol):
    """The part of QQmlEngine that is needed."""

    def retranslate(self) -> None:
        """Evaluate every translated binding again."""


def system_language(preferred: Iterable[str] | None = None) -> str:
    """The first of the user's languages that the console speaks; English when it speaks none.

    Args:
        preferred: language tags, best first; by default the system's.
    """
    tags = QLocale.system().uiLanguages() if preferred is None else preferred
    for tag in tags:
        language = tag.replace("_", "-").split("-", 1)[0].lower()
        if language in LANGUAGES:
            return language
    return _SOURCE


def translation_folders() -> tuple[Path, ...]:
    """Where `atc_it.qm`… may lie: the build folder of a checkout, then where it is installed."""
    root = Path(__file__).resolve().parents[2]
    shared = Path(sys.prefix) / "share" / "atc" / "i18n"
    return (root / "build" / "i18n", root / "assets" / "i18n", shared)


class Translator(QObject):
    """Keeps the right translations installed. Main thread; needs the application object."""

    languageChanged = pyqtSignal(str)  # noqa: N815 - Qt's naming
    """The new language, after everything was switched."""

    def __init__(
        self, folders: Iterable[Path] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folders = tuple(translation_folders() if folders is None else folders)
        self._installed: list[QTranslator] = []
        self._engines: list[_Engine] = []
        self._language = _SOURCE

    @property
    def language(self) -> str:
        """The language in use: it, en or es."""
        return self._language

    def attach(self, engine: _Engine) -> None:
        """Have a QML engine's texts follow."""
        self._engines.append(engine)

    def detach(self, engine: _Engine) -> None:
        """Forget an engine that goes away."""
        self._engines.remove(engine)

    def use(self, language: str) -> str:
        """Switch to a language, `auto` for the system's.

        Returns:
            The language now in use: English when the one asked for is not known.
        """
        chosen = system_language() if language == "auto" else language
        if chosen not in LANGUAGES:
            _log.warning("the console does not speak %r", language)
            chosen = _SOURCE
        self._remove()
        self._install(chosen)
        QLocale.setDefault(QLocale(chosen))
        self._language = chosen
        for engine in self._engines:
            engine.retranslate()
        self.languageChanged.emit(chosen)
        return chosen

    def _remove(self) -> None:
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()

    def _install(self, language: str) -> None:
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._load([qt], f"qtbase_{language}.qm")
        found = self._load(self._folders, f"atc_{language}.qm")
        if not found and language != _SOURCE:
            looked = ", ".join(map(str, self._folders))
            _log.warning("no translation atc_%s.qm in %s: texts stay English", language, looked)

    def _load(self, folders: Iterable[Path], name: str) -> bool:
        for folder in folders:
            translator = QTranslator(self)
            if (folder / name).is_file() and translator.load(str(folder / name)):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
                return True
        return False
