# SPDX-License-Identifier: GPL-3.0-or-later
"""What a contact of her own needs before it is kept."""

import re
from dataclasses import dataclass
from enum import Enum

from atc.domain.contacts import MAX_FIELD_CHARS, MAX_NUMBERS, PersonFields
from atc.domain.numbers import dialable

_EMAIL = re.compile(
    r"^[^\s@<>\"(),:;\[\]\\]{1,64}@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+$"
)
_MAX_EMAIL_CHARS = 254


class Flaw(Enum):
    """Why a field is wrong."""

    MISSING = "missing"
    NO_NUMBER = "no_number"
    NO_EMAIL = "no_email"
    NO_WAY = "no_way"
    """Neither a number nor an e-mail address: she could not be reached."""
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class FieldFlaw:
    """A wrong field: its name (`given_name`, `numbers`, …) and, of a list, the place."""

    field: str
    flaw: Flaw
    place: int = 0


def valid_email(text: str) -> bool:
    """Whether a text is an e-mail address and nothing else: no header, no second address."""
    return len(text) <= _MAX_EMAIL_CHARS and _EMAIL.fullmatch(text) is not None


def valid_number(text: str) -> bool:
    """Whether a text can be dialled and has a digit."""
    number = dialable(text)
    return any(c.isdigit() for c in number) and (number[0] in "+*#" or number[0].isdigit())


def flaws(person: PersonFields) -> tuple[FieldFlaw, ...]:
    """What is wrong with a contact that she wants to keep; empty rows are left out before.

    A first name and a surname are needed, or a company that stands for them.
    """
    names = () if person.company.strip() else ("given_name", "surname")
    found = [FieldFlaw(name, Flaw.MISSING) for name in names if not getattr(person, name).strip()]
    long = ("given_name", "surname", "name", "company", "department", "title", "note")
    found += [
        FieldFlaw(name, Flaw.TOO_LONG)
        for name in long
        if len(getattr(person, name)) > MAX_FIELD_CHARS
    ]
    found += [
        FieldFlaw("numbers", Flaw.NO_NUMBER, place)
        for place, number in enumerate(person.numbers)
        if not valid_number(number.text)
    ]
    found += [
        FieldFlaw("emails", Flaw.NO_EMAIL, place)
        for place, email in enumerate(person.emails)
        if not valid_email(email)
    ]
    if not person.numbers and not person.emails:
        found.append(FieldFlaw("numbers", Flaw.NO_WAY))
    if len(person.numbers) > MAX_NUMBERS:
        found.append(FieldFlaw("numbers", Flaw.TOO_MANY, MAX_NUMBERS))
    return tuple(found)
