# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations straight from the `.ts` files: no compiled file that could be missing or stale."""

import logging
from pathlib import Path
from xml.parsers import expat

from PyQt6.QtCore import QLocale, QObject, QTranslator

LANGUAGES = ("it", "en", "es")

log = logging.getLogger(__name__)

Texts = dict[tuple[str, str], str]


def read_ts(path: Path) -> Texts:
    """The finished translations of a `.ts` file, by context and source text."""
    reader = _TsReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.buffer_text = True
    parser.Parse(path.read_bytes(), True)
    return reader.texts


class _TsReader:
    def __init__(self) -> None:
        self.texts: Texts = {}
        self._context = self._source = self._translation = ""
        self._finished = False
        self._into: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._into = []
        if tag == "translation":
            self._finished = "type" not in attributes

    def text(self, data: str) -> None:
        self._into.append(data)

    def end(self, tag: str) -> None:
        value = "".join(self._into)
        if tag == "name":
            self._context = value
        elif tag == "source":
            self._source = value
        elif tag == "translation" and self._finished and value:
            self.texts[self._context, self._source] = value


class TsTranslator(QTranslator):
    """Looks texts up in a dictionary."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:  # noqa: N802
        """Whether it knows nothing."""
        return not self._texts

    def translate(  # type: ignore[override]
        self,
        context: str | None,
        source: str | None,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """The translation, None when there is none: Qt then shows the source."""
        return self._texts.get((context or "", source or ""))


def resolve(language: str) -> str:
    """The language to speak for a choice: `auto` follows the system, English is the rest."""
    if language in LANGUAGES:
        return language
    system = QLocale.system().name()[:2]
    return system if system in LANGUAGES else "en"


def load_translator(folder: Path, language: str) -> TsTranslator | None:
    """The translator of a choice, None when the sources are what is wanted (English)."""
    chosen = resolve(language)
    path = folder / f"atc_{chosen}.ts"
    if chosen == "en":
        return None
    try:
        return TsTranslator(read_ts(path))
    except (OSError, expat.ExpatError):
        log.exception("no texts for %s", chosen)
        return None
