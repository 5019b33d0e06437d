# SPDX-License-Identifier: GPL-3.0-or-later
"""A report's cells as each language writes them."""

from datetime import date

import pytest
from PyQt6.QtCore import QLocale

from atc.controllers.report_texts import cell_text


@pytest.mark.parametrize("language", ["en", "en_GB", "it", "es", "de"])
def test_days_have_all_digits_of_the_year(language: str) -> None:
    assert "2026" in cell_text(date(2026, 3, 2), QLocale(language))


def test_numbers_are_written_the_language_s_way_and_nothing_as_a_dash() -> None:
    italian = QLocale("it")
    assert cell_text(6.5, italian) == "6,5"
    assert cell_text(12, italian) == "12"
    assert cell_text(None, italian) == "\N{EN DASH}"
    assert cell_text("VIP", italian) == "VIP"
