# SPDX-License-Identifier: GPL-3.0-or-later
"""Exported tables, read back by the programs' own rules."""

import csv
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtPdf import QPdfDocument

from atc.adapters.export.csv_file import CsvExporter, harmless
from atc.adapters.export.xlsx_file import XlsxExporter
from atc.domain.tables import Document, Table
from atc.runtime.pdf import PdfExporter

EVIL = '=HYPERLINK("http://evil.example","x")'
DOCUMENT = Document(
    "Chiamate",
    "02/03/2026 - 08/03/2026",
    (
        Table("Per categoria", ("Categoria", "Chiamate"), (("VIP", 4), (EVIL, 2)), chart=1),
        Table("Per [esito]: '*'", ("Esito", "Durata"), (("Łukasz <b>", 3.5),)),
        Table("Per [esito]: '*'", ("Esito", "Durata"), ()),
    ),
)


def test_csv_has_every_cell_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    CsvExporter().write(DOCUMENT, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert ["VIP", "4"] in rows
    assert ["'" + EVIL, "2"] in rows
    assert ["Łukasz <b>", "3.5"] in rows


@given(st.text(max_size=8))
def test_no_text_begins_like_a_formula(text: str) -> None:
    made = str(harmless(text))
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert made.endswith(text)


def test_xlsx_keeps_texts_as_texts_and_draws_the_chart(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    XlsxExporter().write(DOCUMENT, path)
    book = openpyxl.load_workbook(path)
    first = book.worksheets[0]
    assert [[cell.value for cell in row] for row in first.rows] == [
        ["Categoria", "Chiamate"],
        ["VIP", 4],
        [EVIL, 2],
    ]
    assert first["A3"].data_type == "s"
    assert len(first._charts) == 1
    assert len(book.worksheets) == 3


@pytest.mark.usefixtures("qapp")
def test_pdf_says_what_the_tables_say(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    PdfExporter().write(DOCUMENT, path)
    pdf = QPdfDocument(None)
    assert pdf.load(str(path)) == QPdfDocument.Error.None_
    letters = "".join(pdf.getAllText(0).text().split())
    for words in ("Chiamate", "Percategoria", "VIP", EVIL[:10], "Łukasz<b>"):
        assert words in letters


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("exporter", [CsvExporter(), XlsxExporter(), PdfExporter()])
def test_an_older_file_is_never_overwritten(exporter, tmp_path: Path) -> None:
    path = tmp_path / f"report{exporter.suffix}"
    path.write_text("older")
    with pytest.raises(FileExistsError):
        exporter.write(DOCUMENT, path)
    assert path.read_text() == "older"
