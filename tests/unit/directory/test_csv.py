# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV files as programs and people make them, and as nobody should."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atc.adapters.directory.csv_columns import plain
from atc.adapters.directory.csv_file import csv_source, read_csv
from atc.domain.contacts import MAX_FIELD_CHARS, ContactNumber, NumberKind, PersonFields
from atc.domain.sources import CSV_FIELDS, SourceError, SourceTrouble
from tests.unit.directory.sink import FakeSink

K = NumberKind


@pytest.fixture
def read(tmp_path: Path):
    """Reads a text or bytes as a file."""

    def read(contents: str | bytes, columns: Mapping[str, str] | None = None) -> FakeSink:
        path = tmp_path / "book.csv"
        path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
        sink = FakeSink()
        sink.finish(csv_source(path, columns).sync("", sink))
        return sink

    return read


def numbers(person: PersonFields) -> list[tuple[str, NumberKind]]:
    return [(number.text, number.kind) for number in person.numbers]


def trouble(read, contents: str | bytes, columns: Mapping[str, str] | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(contents, columns)
    return caught.value


# -- what programs export --------------------------------------------------------------------------

OUTLOOK_NEW = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,"
    "E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,"
    "Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,"
    "Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,"
    "Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,"
    "Assistant's Phone,Company Yomi,Business Street,Business City,Business State,"
    "Business Postal Code,Business Country/Region,Home Street,Home City,Home State,"
    "Home Postal Code,Home Country/Region,Other Street,Other City,Other State,Other Postal Code,"
    "Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,"
    "Anniversary,Notes,Categories"
)


def outlook_row(**cells: str) -> str:
    """A row of that export; words joined by _ are the headings."""
    by_heading = {name.replace("_", " "): cell for name, cell in cells.items()}
    out = io.StringIO()
    writer = csv.DictWriter(out, OUTLOOK_NEW.split(","), restval="")
    writer.writerow(by_heading)
    return out.getvalue()


def test_outlook_with_all_its_columns(read) -> None:
    row = outlook_row(
        First_Name="Mario",
        Middle_Name="Luigi",
        Last_Name="Rossi",
        Title="Dott.",
        Job_Title="Buyer",
        Company="ACME, SpA",
        Business_Phone="02 1234567",
        Business_Phone_2="02 1234568",
        Mobile_Phone="+39 333 1234567",
        Business_Fax="02 999",
        Pager="555",
        Notes="first line\nsecond, line",
        Categories="Suppliers;VIP",
    )
    (person,) = read(f"{OUTLOOK_NEW}\r\n{row}").people
    assert (person.given_name, person.surname) == ("Mario Luigi", "Rossi")
    assert (person.title, person.company) == ("Buyer", "ACME, SpA")
    assert numbers(person) == [
        ("02 1234567", K.WORK),
        ("02 1234568", K.WORK),
        ("+39 333 1234567", K.MOBILE),
        ("02 999", K.FAX),
    ]
    assert person.note == "first line\nsecond, line"
    assert (person.groups, person.vip) == (("Suppliers",), True)


def test_classic_outlook_in_italian_and_windows_1252(read) -> None:
    text = (
        '"Titolo","Nome","Cognome","Società","Posizione","Fax (uff.)","Telefono (uff.)",'
        '"Telefono (ab.)","Cellulare","Indirizzo posta elettronica"\r\n'
        '"Sig.","Niccolò","Dell\'Acqua","Caffè Perù","Socio",'
        '"02 9","02 1","02 2","333 3","n@x.it"\r\n'
    )
    (person,) = read(text.encode("cp1252")).people
    assert (person.given_name, person.surname) == ("Niccolò", "Dell'Acqua")
    assert (person.company, person.title) == ("Caffè Perù", "Socio")
    assert dict(numbers(person)) == {
        "02 9": K.FAX,
        "02 1": K.WORK,
        "02 2": K.HOME,
        "333 3": K.MOBILE,
    }
    assert person.emails == ("n@x.it",)


def test_spanish_headings_and_semicolons(read) -> None:
    headings = "Nombre;Apellidos;Empresa;Teléfono del trabajo;Móvil;Correo electrónico"
    text = f"{headings}\nAna;Ortega;X;91;6;a@x\n"
    (person,) = read(text).people
    assert (person.given_name, person.surname, person.company) == ("Ana", "Ortega", "X")
    assert numbers(person) == [("91", K.WORK), ("6", K.MOBILE)]


def test_google_with_labels_and_several_values_in_a_cell(read) -> None:
    text = (
        "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
        "Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Organization Name,Organization Title\n"
        "Ana,Ruiz,* myContacts ::: Friends,* Work,a@x.es,Mobile,+34 600 1 ::: +34 600 2,"
        "Work Fax,+34 91 9,Trenes,Jefa\n"
    )
    (person,) = read(text).people
    assert numbers(person) == [
        ("+34 600 1", K.MOBILE),
        ("+34 600 2", K.MOBILE),
        ("+34 91 9", K.FAX),
    ]
    assert (person.groups, person.company, person.title) == (("Friends",), "Trenes", "Jefa")
    assert person.emails == ("a@x.es",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(read, encoding: str, delimiter: str) -> None:
    rows = [["Nome", "Interno", "Reparto"], ["Niccolò Pérez", "101", "Città"]] * 1
    rows += [[f"N{i}", str(200 + i), "x"] for i in range(20)]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    sink = read(text.encode(encoding))
    assert len(sink.people) == 21
    assert numbers(sink.person("Niccolò Pérez")) == [("101", K.EXTENSION)]


def test_lines_of_an_old_mac(read) -> None:
    text = "Nome;Telefono\rNiccolò;1\r" + "".join(f"N{i};{i}\r" for i in range(50))
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        sink = read(text.encode(encoding))
        assert len(sink.people) == 51
        assert sink.people[0].name == "Niccolò"


def test_a_title_above_the_headings_and_a_note_to_excel(read) -> None:
    assert len(read("Rubrica 2026\n\nNome;Telefono\nA;1\n").people) == 1
    assert len(read("sep=|\nName|Phone\nA, B|1\n").people) == 1


def test_name_beside_a_surname_is_the_given_name(read) -> None:
    (one,) = read("Cognome,Nome,Telefono\nRossi,Mario,1\n").people
    assert (one.given_name, one.surname) == ("Mario", "Rossi")
    (two,) = read("Nome,Telefono\nMario Rossi,1\n").people
    assert two.name == "Mario Rossi"


def test_columns_by_configuration(read) -> None:
    text = "Chi;Dove chiamare;Telefono\nMario;12;99\n"
    (person,) = read(text, {"name": "chi", "extension": "Dove chiamare"}).people
    assert numbers(person) == [("12", K.EXTENSION), ("99", K.WORK)]
    (second,) = read("Mario;12\n", {"name": "1", "work": "2"}).people
    assert (second.name, numbers(second)) == ("Mario", [("12", K.WORK)])


def test_cells_are_data_and_never_computed(read) -> None:
    text = 'Name,Phone,Notes\n"=HYPERLINK(""http://x"",""A"")","=""0123""",=1+1\n@SUM(A1),\'0456,-2+3\n'
    first, second = read(text).people
    assert first.name == '=HYPERLINK("http://x","A")'
    assert numbers(first) == [("0123", K.WORK)]
    assert first.note == "=1+1"
    assert second.name == "@SUM(A1)"
    assert numbers(second) == [("0456", K.WORK)]


def test_a_number_that_a_spreadsheet_ruined_is_left_out(read) -> None:
    (person,) = read('Name,Phone\nA,"3,93331E+11"\n').people
    assert person.numbers == ()


def test_uids_stay_when_numbers_change_and_homonyms_are_two(read) -> None:
    before = read("Name,Phone\nA,1\nA,2\nB,3\n")
    after = read("Name,Phone\nA,7\nA,8\nB,9\n")
    assert list(before.kept) == list(after.kept)
    assert len(before.kept) == 3


# -- what nobody should make -----------------------------------------------------------------------


def test_ragged_rows_cost_themselves(read) -> None:
    sink = read("Name,Phone,Notes\nA,1\nlonely\nB,2,x,too,many\n,,\n\nC,3,x\n")
    assert [person.name for person in sink.people] == ["A", "B", "C"]
    assert sink.skipped == ["line 3 has too few fields"]


def test_a_quotation_mark_that_is_never_closed_costs_one_row(read) -> None:
    rows = "".join(f"N{i},{i}\n" for i in range(1000))
    for text in (f'Name,Phone\nA,"1\n{rows}', f'Name,Phone\n{rows}A,"1\nlast,2\n'):
        sink = read(text)
        assert len(sink.people) >= 1000
        assert len(sink.skipped) == 1


def test_fields_of_ten_megabytes(read) -> None:
    long_line = "A,1," + "x" * 10_000_000
    long_field = 'B,2,"' + "some, words\n" * 900_000 + '"'
    sink = read(f"Name,Phone,Notes\n{long_line}\n{long_field}\nC,3,{'y' * 9000}\n")
    (person,) = sink.people
    assert person.name == "C"
    assert len(person.note) == MAX_FIELD_CHARS
    assert sink.skipped == ["line 2 is too long", "line 2: a field is too long"]


def test_a_line_in_another_encoding_costs_nothing(read) -> None:
    sink = read("Name,Phone\nNiccolò,1\n".encode() + "José,2\n".encode("cp1252") + b"\xff\xfe,3\n")
    assert [person.name for person in sink.people][:2] == ["Niccolò", "José"]
    assert len(sink.people) == 3


@pytest.mark.parametrize(
    ("contents", "kind"),
    [
        (b"", SourceTrouble.FILE_EMPTY),
        (b"  \r\n ", SourceTrouble.FILE_EMPTY),
        (b"PK\x03\x04 a workbook", SourceTrouble.NOT_TEXT),
        (b"\xd0\xcf\x11\xe0 an old one", SourceTrouble.NOT_TEXT),
        (b"a,b,c\n1,2,3\n", SourceTrouble.NO_HEADER),
        (b"Mario,0212345\nAnna,0254321\n", SourceTrouble.NO_HEADER),
        (b"\0" * 100_000, SourceTrouble.NO_HEADER),
        (b"Name,Phone\n", SourceTrouble.NOBODY),
        (b"Name,Phone\n" + b"x\n" * 3000, SourceTrouble.NONSENSE),
    ],
)
def test_rubbish_is_refused_with_a_sentence(read, contents: bytes, kind: SourceTrouble) -> None:
    error = trouble(read, contents)
    assert error.trouble.kind is kind
    assert "{" not in str(error)


def test_bombs_within_a_field_cost_little(read) -> None:
    headings = "Name,Phone,Categories" + ",Phone 1 - Value" * 10_000
    cells = ["A", "1" + " " * 60_000 + ",2", " " * 100_000 + "x"]
    sink = read(f"{headings}\n" + f'{cells[0]},"{cells[1]}",{cells[2]}\n' * 200)
    assert len(sink.people) == 200
    assert sink.people[0].numbers[0].text == "1"


def test_a_column_that_is_not_there_is_named(read) -> None:
    error = trouble(read, "Chi;Tel\nA;1\n", {"name": "Chi", "work": "Telefono fisso"})
    assert str(error) == "book.csv has no column Telefono fisso"


def test_every_field_of_the_configuration_can_be_read(read) -> None:
    headings = [f"col {field}" for field in CSV_FIELDS]
    cells = [f"{i}1@x" if field == "email" else f"{i}1" for i, field in enumerate(CSV_FIELDS)]
    columns = dict(zip(CSV_FIELDS, headings, strict=True))
    sink = read(f"{','.join(headings)}\n{','.join(cells)}\n", columns)
    ((uid, record),) = sink.kept.items()
    assert uid == f"{CSV_FIELDS.index('uid')}1"
    assert len(record.person.numbers) == len(NumberKind)
    assert record.person.emails


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_do_more_than_a_clear_error(garbage: bytes) -> None:
    with io.BytesIO(b"Name,Phone\n" + garbage) as file:
        file.fileno = lambda: -1  # type: ignore[method-assign]
        records = list(read_csv(file, lambda _: None, "x", {}))
    assert len({record.uid for record in records}) == len(records)


_CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).map(str.strip)
_NUMBER = st.from_regex(r"\A\+?[0-9]{2,12}\Z")


@settings(deadline=None)
@given(
    st.lists(st.tuples(_CELL.filter(bool), _NUMBER, _CELL), min_size=1, max_size=8),
    st.sampled_from(";,\t|"),
)
def test_what_a_spreadsheet_writes_is_read(
    rows: list[tuple[str, str, str]], delimiter: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("Surname", "Phone", "Company"), *rows])
    with io.BytesIO(out.getvalue().encode("utf-8-sig")) as file:
        records = list(read_csv(file, lambda _: None, "x", {}))
    assert [r.person.numbers for r in records] == [(ContactNumber(n, K.WORK),) for _, n, _ in rows]
    assert [r.person.surname for r in records] == [" ".join(name.split()) for name, _, _ in rows]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_headings_compare_alike_however_they_are_written(heading: str) -> None:
    assert plain(heading) == plain(heading.upper().lower()) or not heading.isascii()
