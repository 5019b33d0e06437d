# SPDX-License-Identifier: GPL-3.0-or-later
"""What a row of a CSV file says of a person. Cells are data: nothing in them is ever computed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from atc.adapters.directory.csv_columns import NUMBER_FIELDS, Column
from atc.adapters.directory.records import long_text, mail_addresses, one_line, phone_numbers, words
from atc.adapters.directory.vcard_person import kind_of
from atc.domain.contacts import NumberKind, PersonFields

_AS_TEXT = re.compile(r'^="([^"]*)"$')
_RUINED = re.compile(r"^\d[.,]\d+E\+?\d+$", re.IGNORECASE)
_SEVERAL = re.compile(r":::|;|\n|,\s| / ")
_YES = {"1", "yes", "y", "true", "x", "si", "sì", "sí", "s", "vip"}
_NO_GROUPS = {"mycontacts", "my contacts", "starred"}


def person_of(row: Sequence[str], columns: Iterable[Column]) -> PersonFields:
    """What a row says; cells that are missing are empty."""
    cells: dict[str, list[str]] = {}
    numbers: list[tuple[str, NumberKind]] = []
    for column in columns:
        cell = _cell(row, column.at)
        if not cell:
            continue
        if column.field == "phone" or column.field in NUMBER_FIELDS:
            numbers += _numbers(cell, _kind(column, row))
        else:
            cells.setdefault(column.field, []).append(cell)
    groups = words(part.lstrip("* ") for part in _parts(cells, "groups"))
    return PersonFields(
        given_name=_given(cells),
        surname=_first(cells, "surname"),
        name=_shown_name(cells),
        company=_first(cells, "company"),
        department=_first(cells, "department"),
        title=_first(cells, "title"),
        numbers=phone_numbers(numbers),
        emails=mail_addresses(_parts(cells, "email")),
        note=long_text("\n".join(cells.get("note", ()))),
        groups=tuple(each for each in groups if each.casefold() not in {*_NO_GROUPS, "vip"}),
        keywords=words(_parts(cells, "keywords")),
        vip=_first(cells, "vip").casefold() in _YES or any(g.casefold() == "vip" for g in groups),
    )


def _cell(row: Sequence[str], at: int) -> str:
    """A cell as people see it: `="0123"` and `'0123` are how spreadsheets keep a zero."""
    if not 0 <= at < len(row):
        return ""
    cell = row[at].strip()
    match = _AS_TEXT.match(cell)
    return match[1].strip() if match else cell


def _numbers(cell: str, kind: NumberKind | None) -> Iterator[tuple[str, NumberKind]]:
    if kind is None:
        return
    for part in _SEVERAL.split(cell[:2000]):
        number = part.strip().lstrip("'")
        if not _RUINED.match(number):  # a spreadsheet made a fraction of it: the digits are gone
            yield number, kind


def _kind(column: Column, row: Sequence[str]) -> NumberKind | None:
    if column.field != "phone":
        return NumberKind(column.field)
    label = _cell(row, column.label_at).lstrip("* ").upper()
    return kind_of({label, *label.split()})


def _first(cells: Mapping[str, list[str]], field: str) -> str:
    return one_line(cells[field][0]) if field in cells else ""


def _parts(cells: Mapping[str, list[str]], field: str) -> Iterator[str]:
    return (part for cell in cells.get(field, ()) for part in _SEVERAL.split(cell[:8000]))


def _given(cells: Mapping[str, list[str]]) -> str:
    both = (_first(cells, "given_name"), _first(cells, "middle_name"))
    return " ".join(part for part in both if part)


def _shown_name(cells: Mapping[str, list[str]]) -> str:
    shown = _first(cells, "name")
    usual = " ".join(part for part in (_given(cells), _first(cells, "surname")) if part)
    return "" if shown in {usual, _first(cells, "company")} else shown
