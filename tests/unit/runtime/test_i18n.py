# SPDX-License-Identifier: GPL-3.0-or-later
"""Languages."""

import struct

import pytest
from PyQt6.QtCore import QCoreApplication, QLocale

from atc.runtime.i18n import Translator, system_language


@pytest.mark.parametrize(
    ("preferred", "language"),
    [
        (["it-IT", "it"], "it"),
        (["de-CH", "es_MX", "en"], "es"),
        (["EN"], "en"),
        (["de"], "en"),
        (["iteso"], "en"),
        ([], "en"),
    ],
)
def test_the_systems_language(preferred, language):
    assert system_language(preferred) == language


def elf_hash(text):
    value = 0
    for byte in text.encode():
        value = (value << 4) + byte
        high = value & 0xF0000000
        if high:
            value ^= high >> 24
        value &= ~high & 0xFFFFFFFF
    return value or 1


def qm(context, source, translation):
    """The bytes of a compiled translation with one text (Qt's .qm format)."""

    def part(tag, data):
        return struct.pack(">BI", tag, len(data)) + data

    message = b"\x03" + struct.pack(">I", len(translation) * 2) + translation.encode("utf-16-be")
    for tag, text in ((6, source), (7, context)):
        message += struct.pack(">BI", tag, len(text.encode())) + text.encode()
    message += b"\x08" + struct.pack(">I", 0) + b"\x01"
    magic = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
    return magic + part(0x42, struct.pack(">II", elf_hash(source), 0)) + part(0x69, message)


@pytest.fixture
def translator(qapp, tmp_path):  # noqa: ARG001 - there must be one
    (tmp_path / "atc_it.qm").write_bytes(qm("Texts", "Answer", "Rispondi"))
    made = Translator([tmp_path / "missing", tmp_path])
    yield made
    made.use("en")
    QLocale.setDefault(QLocale.c())


def say():
    return QCoreApplication.translate("Texts", "Answer")


class Engine:
    def __init__(self):
        self.heard = []

    def retranslate(self):
        self.heard.append(say())


def test_languages_are_switched_live(translator, qtbot):
    engine = Engine()
    translator.attach(engine)
    with qtbot.waitSignal(translator.languageChanged) as changed:
        assert translator.use("it") == "it"
    assert changed.args == ["it"]
    assert (say(), translator.language) == ("Rispondi", "it")
    assert QLocale().language() == QLocale.Language.Italian
    translator.use("en")
    assert (say(), engine.heard) == ("Answer", ["Rispondi", "Answer"])
    translator.detach(engine)
    translator.use("it")
    assert len(engine.heard) == 2


def test_a_missing_translation_leaves_english_and_is_said(translator, caplog):
    assert translator.use("es") == "es"
    assert say() == "Answer"
    assert "atc_es.qm" in caplog.text


def test_an_unknown_language_is_english(translator, caplog):
    assert translator.use("xx") == "en"
    assert "'xx'" in caplog.text
