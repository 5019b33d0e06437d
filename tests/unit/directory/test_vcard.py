# SPDX-License-Identifier: GPL-3.0-or-later
"""vCards as programs really write them, and as nobody should."""

import base64
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atc.adapters.directory.vcard import parse_vcards, write_vcard
from atc.adapters.directory.vcard_lines import read_cards
from atc.domain.contacts import (
    MAX_FIELD_CHARS,
    MAX_PHOTO_BYTES,
    ContactNumber,
    NumberKind,
    PersonFields,
    SourceRecord,
)

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8


def one(card: str | bytes) -> PersonFields:
    (record,) = parse_vcards(card)
    return record.person


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def numbers(person: PersonFields) -> list[tuple[str, NumberKind]]:
    return [(number.text, number.kind) for number in person.numbers]


def test_version_3_with_everything() -> None:
    person = one(
        card(
            "N:Rossi;Mario;Luigi;Dott.;",
            "FN:Dott. Mario Luigi Rossi",
            "ORG:ACME SpA;Vendite;Estero",
            "TITLE:Direttore",
            "TEL;TYPE=WORK,VOICE:+39 02 1234567",
            "TEL;TYPE=CELL;TYPE=PREF:+39 333 1234567",
            "TEL;TYPE=FAX,WORK:+39 02 7654321",
            "TEL;TYPE=PAGER:999",
            "EMAIL;TYPE=INTERNET:mario@example.com",
            "CATEGORIES:Clienti,VIP,Nord\\, Ovest",
            "NOTE:una riga\\nun'altra\\; e \\\\ basta",
        )
    )
    assert (person.surname, person.given_name) == ("Rossi", "Mario Luigi")
    assert person.name == "Dott. Mario Luigi Rossi"
    assert (person.company, person.department) == ("ACME SpA", "Vendite, Estero")
    assert numbers(person) == [
        ("+39 333 1234567", NumberKind.MOBILE),
        ("+39 02 1234567", NumberKind.WORK),
        ("+39 02 7654321", NumberKind.FAX),
    ]
    assert person.emails == ("mario@example.com",)
    assert person.groups == ("Clienti", "Nord, Ovest")
    assert person.vip
    assert person.note == "una riga\nun'altra; e \\ basta"


def test_version_4_addresses_and_preferences() -> None:
    person = one(
        card(
            "FN:Ana",
            'TEL;VALUE=uri;PREF=2;TYPE="work,voice":tel:+34-91-123-45-67;ext=12',
            "TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+34600111222",
            "TEL;VALUE=uri:sip:ana@example.com",
            "EMAIL:mailto:ana@example.com",
            version="4.0",
        )
    )
    assert numbers(person) == [
        ("+34600111222", NumberKind.MOBILE),
        ("+34-91-123-45-67 ext. 12", NumberKind.WORK),
    ]
    assert person.emails == ("ana@example.com",)


def test_old_outlook_export() -> None:
    person = one(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
        b"N;LANGUAGE=it;CHARSET=Windows-1252:Niccol\xf2;Andr\xe9\r\n"
        b"FN;CHARSET=Windows-1252:Andr\xe9 Niccol\xf2\r\n"
        b"TEL;WORK;VOICE:02 123\r\nTEL;CELL;VOICE:333 1\r\nTEL;WORK;FAX:02 9\r\n"
        b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caff=C3=A8=0D=0A=\r\n"
        b" e poi: t=C3=A8=\r\n\r\nEND:VCARD\r\n"
    )
    assert person.label == "André Niccolò"
    assert [kind for _, kind in numbers(person)] == [
        NumberKind.WORK,
        NumberKind.MOBILE,
        NumberKind.FAX,
    ]
    assert person.note == "caffè\r\n e poi: tè"


def test_icloud_labels_say_the_kind() -> None:
    person = one(
        card(
            "N:;;;;",
            "FN:Studio Bo",
            "ORG:Studio Bo;",
            "X-ABShowAs:COMPANY",
            "item1.TEL:+39 051 1",
            "item1.X-ABLabel:_$!<Mobile>!$_",
            "item2.TEL:21",
            "item2.X-ABLabel:Interno",
        )
    )
    assert person.name == ""
    assert person.label == "Studio Bo"
    assert numbers(person) == [("+39 051 1", NumberKind.MOBILE), ("21", NumberKind.EXTENSION)]


def test_google_groups_that_say_nothing_are_left_out() -> None:
    assert one(card("FN:A", "CATEGORIES:myContacts,Fornitori")).groups == ("Fornitori",)


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:{}",
        "PHOTO;TYPE=JPEG;ENCODING=BASE64:{}",
        "PHOTO:data:image/jpeg;base64,{}",
        "PHOTO;JPEG;BASE64:{}",
    ],
)
def test_photo_of_the_card(line: str) -> None:
    assert one(card("FN:A", line.format(base64.b64encode(JPEG).decode()))).photo == JPEG


def test_photo_in_indented_and_in_bare_base64_lines() -> None:
    text = base64.encodebytes(JPEG).decode()
    bare = f"PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n{text}\r\n"
    indented = "PHOTO;ENCODING=b:" + "".join(f"\r\n {each}" for each in text.split())
    assert one(card("FN:A", bare)).photo == JPEG
    assert one(card("FN:A", indented)).photo == JPEG


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;VALUE=uri:http://127.0.0.1:9/spy.jpg",
        "PHOTO:file:///etc/passwd",
        "PHOTO;ENCODING=b:%%%%",
        "PHOTO;ENCODING=b:R0lGODlhAQABAA==",
        "PHOTO;ENCODING=b:" + base64.b64encode(JPEG * (MAX_PHOTO_BYTES // 2000)).decode(),
    ],
)
def test_photo_that_is_none_of_ours_is_left_out(photo: str) -> None:
    person = one(card(photo, "FN:A", "TEL:12"))
    assert person.photo == b""
    assert person.label == "A"


def test_lines_folded_within_a_character() -> None:
    raw = "BEGIN:VCARD\nFN:Niccolò\nEND:VCARD\n".encode()
    at = raw.index(b"\xb2")
    assert one(raw[:at] + b"\r\n " + raw[at:]).label == "Niccolò"


def test_nested_cards_and_groups_are_passed_over() -> None:
    inner = card("FN:Secretary", "TEL:2")
    text = card("FN:Boss", "AGENT:", inner.strip(), "TEL:1")
    text += card("FN:All", "X-ADDRESSBOOKSERVER-KIND:group", "MEMBER:urn:uuid:1")
    (record,) = parse_vcards(text)
    assert numbers(record.person) == [("1", NumberKind.OTHER)]


def test_a_card_without_end_costs_that_card_alone() -> None:
    told: list[str] = []
    text = "BEGIN:VCARD\nFN:Lost\n" + card("FN:Kept") + "BEGIN:VCARD\nFN:Cut"
    assert [r.person.label for r in parse_vcards(text, told.append)] == ["Kept"]
    assert told == ["card 1 has no END:VCARD", "card 3 has no END:VCARD"]


def test_a_card_without_anything_is_told() -> None:
    told: list[str] = []
    assert list(parse_vcards(card("X-NOTHING:1"), told.append)) == []
    assert told == ["card 1 has neither a name nor a number"]


def test_uid_is_stable_without_one_and_never_twice() -> None:
    first = [r.uid for r in parse_vcards(card("FN:A", "TEL:1") + card("FN:A", "TEL:2"))]
    again = [r.uid for r in parse_vcards(card("FN:A", "TEL:3") + card("FN:A", "TEL:4"))]
    assert first == again
    assert len(set(first)) == 2


def test_revision_follows_the_contents() -> None:
    (one_,), (two,), (same,) = (
        list(parse_vcards(card("UID:u", "FN:A", f"TEL:{n}"))) for n in (1, 2, 1)
    )
    assert one_.revision == same.revision != two.revision


def test_bombs_cost_little_and_the_rest_is_read() -> None:
    giant = "BEGIN:VCARD\nFN:A\nNOTE:" + "x" * 12_000_000 + "\nTEL:12\nEND:VCARD\n"
    folded = "BEGIN:VCARD\nFN:B\nNOTE:y" + "\n y" * 700_000 + "\nEND:VCARD\n"
    deep = "BEGIN:VCARD\nFN:C\n" + "AGENT:\nBEGIN:VCARD\n" * 20_000 + "END:VCARD\n" * 20_001
    many = "BEGIN:VCARD\nFN:D\n" + "TEL:1\n" * 100_000 + "END:VCARD\n"
    stream = io.BytesIO((giant + folded + deep + many + card("FN:E")).encode())
    people = [record.person for record in parse_vcards(stream)]
    assert [person.label for person in people] == ["A", "B", "C", "D", "E"]
    assert people[0].numbers[0].text == "12"
    assert len(people[1].note) == MAX_FIELD_CHARS


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_stop_the_reader(garbage: bytes) -> None:
    after = card("FN:Kept", "TEL:1").encode()
    people = [r.person.label for r in parse_vcards(garbage + b"\r\n" + after)]
    assert people[-1] == "Kept"


_LINES = st.sampled_from(
    [
        "FN:A",
        "TEL;TYPE=WORK:1",
        " x",
        "=",
        "PHOTO;ENCODING=b:AA",
        "AGENT:",
        "NOTE;QUOTED-PRINTABLE:=",
        "BEGIN:VCARD",
        "END:VCARD",
        "N:;;;;",
        "UID:",
        "TEL;VALUE=uri:tel:",
        'X;"A:b',
        ";;:",
        ".",
    ]
)


@settings(deadline=None)
@given(st.lists(_LINES, max_size=30))
def test_no_order_of_lines_stops_the_reader(lines: list[str]) -> None:
    for record in parse_vcards("\n".join(lines)):
        assert record.uid
        assert record.person.label or record.person.emails


_WORD = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="\ufeff"),
    min_size=1,
    max_size=12,
)
_PEOPLE = st.builds(
    PersonFields,
    given_name=_WORD,
    surname=_WORD,
    company=_WORD,
    department=_WORD,
    title=_WORD,
    numbers=st.lists(
        st.builds(ContactNumber, st.from_regex(r"\A\+?[0-9]{1,12}\Z"), st.sampled_from(NumberKind)),
        max_size=4,
        unique_by=lambda number: number.text,
    ).map(tuple),
    emails=st.lists(st.from_regex(r"\A[a-z]{1,8}@[a-z]{1,8}\Z"), max_size=3, unique=True).map(
        tuple
    ),
    note=st.lists(_WORD, max_size=3).map("\n".join),
    groups=st.lists(
        _WORD.filter(
            lambda w: w.casefold() not in {"vip", "starred", "mycontacts"} and w[0] != "*"
        ),
        max_size=3,
        unique=True,
    ).map(tuple),
    vip=st.booleans(),
    photo=st.sampled_from([b"", JPEG]),
)


@settings(deadline=None)
@given(_PEOPLE, _WORD)
def test_what_is_written_is_read(person: PersonFields, uid: str) -> None:
    text = write_vcard(SourceRecord(uid, person))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (back,) = parse_vcards(text)
    assert (back.uid, back.person) == (uid, person)


@settings(deadline=None)
@given(_PEOPLE, _PEOPLE)
def test_what_is_written_over_a_card_is_read(before: PersonFields, after: PersonFields) -> None:
    old = write_vcard(SourceRecord("u", before))
    (back,) = parse_vcards(write_vcard(SourceRecord("u", after), old))
    assert sorted(back.person.numbers, key=str) == sorted(after.numbers, key=str)
    assert sorted(back.person.emails) == sorted(after.emails)
    assert replace(back.person, numbers=(), emails=()) == replace(after, numbers=(), emails=())


def test_changing_a_number_keeps_what_others_wrote() -> None:
    old = card(
        "UID:u",
        "N:Rossi;Mario;;Dr.;jr.",
        "FN:Mario Rossi",
        "BDAY:1980-01-31",
        "ADR;TYPE=HOME:;;Via Roma 1;Milano;;20100;Italia",
        "item1.TEL:+391",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        "TEL;TYPE=WORK;X-OURS=1:+392",
        "TEL;TYPE=PAGER:555",
        "X-SOCIALPROFILE;TYPE=x:https://example.com/rossi",
    )
    (record,) = parse_vcards(old)
    numbers_ = (*record.person.numbers[1:], ContactNumber("+393", NumberKind.HOME))
    new = write_vcard(replace(record, person=replace(record.person, numbers=numbers_)), old)
    assert "+391" not in new
    assert "X-ABLabel" not in new
    for line in ("BDAY:1980-01-31", "TEL;TYPE=WORK;X-OURS=1:+392", "TEL;TYPE=PAGER:555"):
        assert line in new
    for line in ("Via Roma 1", "https://example.com/rossi", "N:Rossi;Mario;;Dr.;jr."):
        assert line in new
    assert "TEL;TYPE=HOME:+393" in new


def test_an_old_card_is_written_in_the_new_way() -> None:
    old = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=Windows-1252:Niccol\xf2;A\r\nFN:A\r\n"
        b"ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;Via =\r\nCitt=C3=A0;;;;\r\nEND:VCARD\r\n"
    )
    (record,) = parse_vcards(old)
    new = write_vcard(record, old)
    assert "VERSION:3.0" in new
    assert "N:Niccolò;A" in new
    assert "ADR;TYPE=HOME:;;Via Città;;;;" in new


def test_one_card_is_in_memory_at_a_time() -> None:
    class Endless:
        """A stream that nobody could hold."""

        def __init__(self) -> None:
            self.read = 0

        def readline(self, limit: int, /) -> bytes:
            assert limit > 0
            self.read += 1
            return (b"BEGIN:VCARD\n", b"FN:A\n", b"END:VCARD\n")[self.read % 3 - 1]

    stream = Endless()
    cards = read_cards(stream)
    for _ in range(1000):
        assert next(cards).lines == [b"FN:A"]
    assert stream.read <= 3001  # one line ahead: it may go on
