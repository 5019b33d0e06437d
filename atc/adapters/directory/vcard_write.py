# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a contact as a vCard 3.0 or 4.0.

A card that came from a server may hold more than the console knows: birthdays, addresses, the
properties of other programs. Changing a number must not lose them, so a card is written over the
one that it replaces, and every line that still says the truth stays as it was.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from atc.adapters.directory.records import one_line
from atc.adapters.directory.vcard_lines import read_cards
from atc.adapters.directory.vcard_person import number_of, person_of
from atc.adapters.directory.vcard_property import Property, escaped, property_of
from atc.domain.contacts import NumberKind, PersonFields, SourceRecord

_FOLD = 75
_TYPES = {
    NumberKind.EXTENSION: "WORK,X-EXTENSION",
    NumberKind.WORK: "WORK",
    NumberKind.MOBILE: "CELL",
    NumberKind.HOME: "HOME",
    NumberKind.FAX: "FAX",
    NumberKind.OTHER: "VOICE",
}


def write_vcard(record: SourceRecord, over: str | bytes = "") -> str:
    """A card of a contact, with CRLF line ends and folded lines.

    Args:
        record: the contact; its uid becomes the card's.
        over: the card that it replaces, if there is one. Its version stays (2.1 becomes 3.0), and
            so does everything in it that the console has no field for.
    """
    old = _properties(over)
    version = "4.0" if any(p.name == "VERSION" and p.plain() == "4.0" for p in old) else "3.0"
    was = person_of(old) if old else PersonFields()
    person = _without_keys(record.person)
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"UID:{escaped(one_line(record.uid))}"]
    lines += _kept(old, person, was)
    lines += _written(person, was, old, uri=version == "4.0")
    lines.append("END:VCARD")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _properties(card: str | bytes) -> list[Property]:
    data = card.encode("utf-8", "surrogatepass") if isinstance(card, str) else card
    first = next(read_cards(BytesIO(data)), None)
    return [p for line in first.lines if (p := property_of(line))] if first else []


def _without_keys(person: PersonFields) -> PersonFields:
    """Numbers as a card has them: what they are compared by is the cache's own affair."""
    return replace(person, numbers=tuple(replace(n, key="") for n in person.numbers))


def _shown(person: PersonFields) -> str:
    """`FN` must be there, whatever is known."""
    return person.label or "".join(person.emails[:1])


def _categories(person: PersonFields) -> tuple[str, ...]:
    return person.groups + (("VIP",) if person.vip else ())


_SAME: dict[str, Callable[[PersonFields], object]] = {
    "FN": _shown,
    "N": lambda p: (p.surname, p.given_name),
    "ORG": lambda p: (p.company, p.department),
    "TITLE": lambda p: p.title,
    "NOTE": lambda p: p.note,
    "CATEGORIES": _categories,
    "X-KEYWORDS": lambda p: p.keywords,
    "NICKNAME": lambda p: p.keywords,
    "PHOTO": lambda p: p.photo,
}
"""What of a person each property says; a line stays while that is as it was."""


def _kept(old: Sequence[Property], person: PersonFields, was: PersonFields) -> Iterator[str]:
    left = [each for each in old if not _stays(each, person, was)]
    groups = {each.group for each in left} - {""}
    for each in old:
        orphan = each.name == "X-ABLABEL" and each.group in groups
        if each not in left and not orphan:
            yield _recoded(each)


def _stays(each: Property, person: PersonFields, was: PersonFields) -> bool:
    """Whether a line still says what is so."""
    if each.name in {"VERSION", "UID", "REV", "BEGIN", "END"}:
        return False
    if each.name == "TEL":
        return _number_stays(one_line(number_of(each), 64), person, was)
    if each.name == "EMAIL":
        email = one_line(each.plain().removeprefix("mailto:"))
        return email in person.emails or email not in was.emails
    says = _SAME.get(each.name)
    return says is None or says(person) == says(was)


def _number_stays(text: str, person: PersonFields, was: PersonFields) -> bool:
    """A number that was not understood (a pager, the 65th) was not removed either."""
    mine = [number for number in was.numbers if number.text == text]
    return not mine or mine[0] in person.numbers


def _recoded(each: Property) -> str:
    """A line as it was, but in UTF-8 and without the encodings that only 2.1 has."""
    encodings = set(each.params.get("ENCODING", ()))
    if not encodings - {"B"} and "CHARSET" not in each.params:
        return each.raw.decode(errors="replace")
    name = f"{each.group}.{each.name}" if each.group else each.name
    types = "".join(f";TYPE={kind}" for kind in sorted(each.types))
    if "BASE64" in encodings:
        return f"{name};ENCODING=b{types}:{each.value.decode(errors='replace')}"
    text = each.text().replace("\r\n", "\n").replace("\n", "\\n")
    return f"{name}{types}:{text}"


def _written(
    person: PersonFields, was: PersonFields, old: Sequence[Property], *, uri: bool
) -> Iterator[str]:
    """The lines for what is new or changed."""
    new = not old
    for name, line in _lines(person, _titles(old), uri=uri):
        if new or _SAME[name](person) != _SAME[name](was):
            yield line
    for number in person.numbers:
        if number not in was.numbers:
            yield f"TEL;TYPE={_TYPES[number.kind]}:{escaped(number.text)}"
    for email in person.emails:
        if new or email not in was.emails:
            yield f"EMAIL;TYPE=INTERNET:{escaped(email)}"


def _titles(old: Sequence[Property]) -> str:
    """What stands before and after a name (`Dr.`, `jr.`), as the old card has it."""
    parts = next((p.parts() for p in old if p.name == "N"), [])
    return ";".join(escaped(part) for part in [*parts[3:5], "", ""][:2])


def _lines(person: PersonFields, titles: str, *, uri: bool) -> Iterator[tuple[str, str]]:
    yield "FN", f"FN:{escaped(_shown(person))}"
    yield "N", f"N:{escaped(person.surname)};{escaped(person.given_name)};;{titles}"
    if person.company or person.department:
        unit = f";{escaped(person.department)}" if person.department else ""
        yield "ORG", f"ORG:{escaped(person.company)}{unit}"
    if person.title:
        yield "TITLE", f"TITLE:{escaped(person.title)}"
    if person.note:
        yield "NOTE", f"NOTE:{escaped(person.note)}"
    if categories := _categories(person):
        yield "CATEGORIES", f"CATEGORIES:{','.join(escaped(each) for each in categories)}"
    if person.keywords:
        yield "X-KEYWORDS", f"X-KEYWORDS:{','.join(escaped(each) for each in person.keywords)}"
    if person.photo:
        yield "PHOTO", _photo(person.photo, uri=uri)


def _photo(photo: bytes, *, uri: bool) -> str:
    kind = "png" if photo.startswith(b"\x89PNG") else "jpeg"
    data = b64encode(photo).decode("ascii")
    if uri:
        return f"PHOTO:data:image/{kind};base64,{data}"
    return f"PHOTO;ENCODING=b;TYPE={kind.upper()}:{data}"


def _fold(line: str) -> Iterator[str]:
    """Lines of 75 bytes at most, never cut within a character."""
    data = line.encode("utf-8", "replace")
    start, room = 0, _FOLD
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        yield ("" if start == 0 else " ") + data[start:end].decode()
        start, room = end, _FOLD - 1
    yield ("" if start == 0 else " ") + data[start:].decode()
