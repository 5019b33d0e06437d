# SPDX-License-Identifier: GPL-3.0-or-later
"""Exported tables, read back by the programs' own rules."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import QtMsgType, qInstallMessageHandler
from PyQt6.QtGui import QFontDatabase, QGuiApplication
from PyQt6.QtPdf import QPdfDocument

from atc.adapters.export.csv_file import CsvExporter, harmless
from atc.adapters.export.xlsx_file import XlsxExporter
from atc.controllers.queue_rows import QueueRow
from atc.controllers.queue_texts import document
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

HEADS = (
    "Semana desde",
    "Llamadas",
    "Respondidas",
    "Perdidas",
    "Otras",
    "Salientes",
    "Tiempo medio de respuesta, s",
    "Tiempo medio de conversación, s",
)
DAYS = Document(
    "Llamadas en la recepción",
    "02/03/2026 - 08/03/2026",
    (
        Table(
            "Por semana",
            HEADS,
            (
                (date(2026, 3, 2), 12, 7, 2, 1, 2, 5.5, 61.0),
                (date(2026, 3, 3), 0, 0, 0, 0, 0, None, None),
                ("Total", 12, 7, 2, 1, 2, 5.5, 61.0),
            ),
            chart=1,
            total=True,
        ),
    ),
    days=(date(2026, 3, 2), date(2026, 3, 8)),
    note="Llamadas = respondidas + perdidas + otras + salientes.",
)


@pytest.fixture
def fonts(qapp: QGuiApplication) -> None:  # noqa: ARG001
    """The fonts of the window, as the program has them when it writes a PDF."""
    folder = Path(__file__).parents[3] / "assets" / "fonts"
    for file in folder.glob("Inter-*.ttf"):
        assert QFontDatabase.addApplicationFont(str(file)) >= 0


@pytest.fixture
def qt_warnings() -> Iterator[list[str]]:
    """What Qt complains about meanwhile."""
    said: list[str] = []

    def note(kind: QtMsgType, _context: object, message: str | None) -> None:
        if kind != QtMsgType.QtDebugMsg:
            said.append(message or "")

    before = qInstallMessageHandler(note)
    yield said
    qInstallMessageHandler(before)


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


@pytest.mark.usefixtures("fonts")
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


def test_csv_writes_days_as_iso_and_leaves_cells_empty(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    CsvExporter().write(DAYS, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["2026-03-02", "2026-03-08"]
    assert ["2026-03-03", "0", "0", "0", "0", "0", "", ""] in rows


def test_xlsx_has_real_days_and_charts_no_total(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    XlsxExporter().write(DAYS, path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A2"].value.date() == date(2026, 3, 2)
    assert sheet["A2"].is_date
    assert sheet["G2"].number_format == "0.0"
    assert (sheet["G3"].value, sheet["H3"].value) == (None, None)
    assert sheet["A4"].font.bold
    series = sheet._charts[0].series[0]
    assert series.val.numRef.f.replace("'", "") == "Por semana!$B$2:$B$3"


@pytest.mark.usefixtures("fonts")
def test_pdf_breaks_no_word_of_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    PdfExporter().write(DAYS, path)
    pdf = QPdfDocument(None)
    assert pdf.load(str(path)) == QPdfDocument.Error.None_
    words = pdf.getAllText(0).text().replace(",", ", ").split()  # the reader drops thin spaces
    for header in HEADS:
        assert set(header.split()) <= set(words)


@pytest.mark.usefixtures("fonts")
def test_pdf_keeps_a_very_long_name_within_its_column(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    row = ("Straßenverkehrsamt " * 30, 1, 1, 0, 0, 0, 5.0, 9.0)
    table = Table("Por categoría", HEADS, (row,) * 200, chart=1)
    PdfExporter().write(Document("x", "y", (table,)), path)
    pdf = QPdfDocument(None)
    assert pdf.load(str(path)) == QPdfDocument.Error.None_
    assert pdf.pageCount() > 1
    for page in range(pdf.pageCount()):
        assert "Respondidas" in pdf.getAllText(page).text()


@pytest.mark.usefixtures("fonts")
def test_pdf_made_on_the_background_thread_makes_qt_complain_of_nothing(
    tmp_path: Path, qt_warnings: list[str]
) -> None:
    rows = tuple((f"name {i}", i, 2.0) for i in range(200))
    document = Document("x", "y", (Table("t", ("Name", "Calls", "Time"), rows, chart=1),) * 6)
    for name in ("one", "two"):  # a second thread finds what the first one left
        with ThreadPoolExecutor(1) as thread:
            thread.submit(PdfExporter().write, document, tmp_path / f"{name}.pdf").result()
    assert qt_warnings == []


def test_the_supervisors_spreadsheet_has_a_sheet_for_queues_and_one_for_agents(
    tmp_path: Path,
) -> None:
    path = tmp_path / "queues.xlsx"
    queue = QueueRow("Sales", 1, 0.0, 2, 5, 61, 7, 1, 3, "none", "")
    XlsxExporter().write(document([queue], [], "today", 0.0), path)
    queues, agents = openpyxl.load_workbook(path).worksheets
    assert [cell.value for cell in queues[2]] == ["Sales", 1, 2, 5, 7, 61, 1, 3]
    assert queues["A1"].font.bold
    assert not queues["A2"].font.bold
    assert agents.max_row == 1
