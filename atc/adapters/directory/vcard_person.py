# SPDX-License-Identifier: GPL-3.0-or-later
"""What a card says of a person: vCard properties → `PersonFields`."""

from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from atc.adapters.directory.records import (
    long_text,
    mail_addresses,
    one_line,
    phone_numbers,
    picture,
    words,
)
from atc.adapters.directory.vcard_property import Property
from atc.domain.contacts import NumberKind, PersonFields

_KINDS = (  # the first that fits: a work fax is a fax
    (NumberKind.EXTENSION, {"X-EXTENSION", "EXTENSION", "INTERNO", "X-INTERNAL"}),
    (NumberKind.FAX, {"FAX", "WORKFAX", "HOMEFAX", "OTHERFAX"}),
    (NumberKind.MOBILE, {"CELL", "MOBILE", "IPHONE", "CELLULARE", "MÓVIL", "MOVIL"}),
    (NumberKind.WORK, {"WORK", "MAIN", "LAVORO", "UFFICIO", "TRABAJO", "COMPANY"}),
    (NumberKind.HOME, {"HOME", "CASA", "ABITAZIONE"}),
)
_NO_NUMBERS = {"PAGER", "MODEM", "BBS", "PCS"}
_NO_GROUPS = {"mycontacts", "my contacts", "starred"}
VIP_WORD = "vip"
"""A category of this name makes a contact a VIP."""


def person_of(properties: Sequence[Property]) -> PersonFields:
    """What a card says. Nothing is ever fetched: photos are taken only when the card has them."""
    by_name: dict[str, list[Property]] = {}
    for each in properties:
        by_name.setdefault(each.name, []).append(each)
    labels = {p.group: p.plain() for p in by_name.get("X-ABLABEL", ()) if p.group}
    family, given = _structured_name(by_name)
    company, department = _organisation(by_name)
    groups = _groups(by_name.get("CATEGORIES", ()))
    return PersonFields(
        given_name=given,
        surname=family,
        name=_shown_name(_first(by_name, "FN"), given, family, company),
        company=company,
        department=department,
        title=_first(by_name, "TITLE") or _first(by_name, "ROLE"),
        numbers=phone_numbers(_numbers(by_name.get("TEL", ()), labels)),
        emails=mail_addresses(p.plain() for p in _preferred(by_name.get("EMAIL", ()))),
        note=long_text("\n".join(p.plain() for p in by_name.get("NOTE", ()))),
        groups=tuple(each for each in groups if each.casefold() != VIP_WORD),
        keywords=words(_several(by_name, ("NICKNAME", "X-KEYWORDS"))),
        vip=any(each.casefold() == VIP_WORD for each in groups),
        photo=next((p for each in by_name.get("PHOTO", ()) if (p := picture(each.binary()))), b""),
    )


def is_person(properties: Iterable[Property]) -> bool:
    """Whether a card is a person or place, not a group of other cards."""
    kinds = {"KIND", "X-ADDRESSBOOKSERVER-KIND"}
    return not any(p.name in kinds and p.plain().casefold() == "group" for p in properties)


def number_of(each: Property) -> str:
    """The number of a `TEL` property, whether written plainly or as a `tel:` address."""
    text = each.plain()
    scheme, colon, rest = text.partition(":")
    if not colon:
        return text
    if scheme.casefold() != "tel":
        return "" if scheme.casefold() in {"sip", "sips", "xmpp"} else text
    number, *params = unquote(rest).split(";")
    inner = next((p[4:] for p in params if p[:4].casefold() == "ext="), "")
    return f"{number} ext. {inner}" if inner else number


def kind_of(types: Iterable[str]) -> NumberKind | None:
    """What a number is for by its types; None for what is no telephone."""
    said = {each.strip().upper() for each in types}
    if said & _NO_NUMBERS:
        return None
    return next((kind for kind, names in _KINDS if said & names), NumberKind.OTHER)


def _first(by_name: dict[str, list[Property]], name: str) -> str:
    return next((text for p in by_name.get(name, ()) if (text := one_line(p.plain()))), "")


def _several(by_name: dict[str, list[Property]], names: Iterable[str]) -> Iterable[str]:
    return (part for name in names for p in by_name.get(name, ()) for part in p.parts(","))


def _structured_name(by_name: dict[str, list[Property]]) -> tuple[str, str]:
    """Surname and given name; the words before and after them are in the shown name."""
    for each in by_name.get("N", ()):
        family, given, *more = [one_line(part) for part in each.parts()] + [""]
        middle = more[0] if len(more) > 1 else ""
        return family, " ".join(part for part in (given, middle) if part)
    return "", ""


def _shown_name(formatted: str, given: str, family: str, company: str) -> str:
    usual = " ".join(part for part in (given, family) if part)
    return "" if formatted in {usual, company} else formatted


def _organisation(by_name: dict[str, list[Property]]) -> tuple[str, str]:
    for each in by_name.get("ORG", ()):
        company, *units = [one_line(part) for part in each.parts()]
        return company, ", ".join(unit for unit in units if unit)
    return "", ""


def _groups(categories: Iterable[Property]) -> tuple[str, ...]:
    found = words(part.lstrip("* ") for p in categories for part in p.parts(","))
    return tuple(each for each in found if each.casefold() not in _NO_GROUPS)


def _numbers(
    telephones: Iterable[Property], labels: dict[str, str]
) -> Iterable[tuple[str, NumberKind]]:
    for each in _preferred(telephones):
        label = labels.get(each.group, "").strip("_$!<>") if each.group else ""
        kind = kind_of({*each.types, *label.upper().replace(" ", "").split(",")} - {""})
        if kind is not None:
            yield number_of(each), kind


def _preferred(properties: Iterable[Property]) -> list[Property]:
    """Those marked as preferred first, as 3.0 (`TYPE=PREF`) and 4.0 (`PREF=1`) mark them."""
    return sorted(properties, key=_preference)


def _preference(each: Property) -> int:
    said = next(iter(each.params.get("PREF", ())), "")
    if said.isascii() and said.isdigit():
        return min(int(said[:4]), 100)
    return 1 if "PREF" in each.types else 101
