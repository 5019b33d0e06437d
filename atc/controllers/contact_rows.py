# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists and cards show of a contact."""

import zlib
from collections.abc import Collection
from typing import NamedTuple

from atc.domain.contacts import Contact, ContactNumber, NumberKind
from atc.domain.extensions import Extension
from atc.ports.numbering import NumberPlan

_BEST_FIRST = (
    NumberKind.EXTENSION,
    NumberKind.WORK,
    NumberKind.MOBILE,
    NumberKind.OTHER,
    NumberKind.HOME,
    NumberKind.FAX,
)


class ContactRow(NamedTuple):
    """The roles of a contact in a list.

    Attributes:
        name: the best short name.
        detail: company, department, title: what is known, without the name.
        number: the main number as people write it; `dial`: as it is dialled.
        numbers: how many there are.
        extension: its number in the house, empty without one.
        phone: the state of that phone, empty without one.
        photo: where QML finds the photo, empty without one.
        key: the main number as a favourite knows it.
        loading: the contact itself is not there yet.
    """

    contact_id: int
    name: str
    surname: str = ""
    company: str = ""
    department: str = ""
    detail: str = ""
    number: str = ""
    dial: str = ""
    numbers: int = 0
    extension: str = ""
    phone: str = ""
    dnd: bool = False
    photo: str = ""
    key: str = ""
    personal: bool = False
    unsynced: bool = False
    vip: bool = False
    starred: bool = False
    loading: bool = False


PLACEHOLDER = ContactRow(contact_id=0, name="", loading=True)


class NumberRow(NamedTuple):
    """The roles of a number on a contact's card.

    Attributes:
        number: as the phonebook has it, which is what a favourite is known by.
        shown: as people of this country write it.
        dial: as it is dialled, with the outside prefix.
        phone: the state of an extension's phone, empty for other numbers.
    """

    number: str
    shown: str
    dial: str
    kind: str
    phone: str = ""
    dnd: bool = False
    starred: bool = False


def main_number(contact: Contact) -> ContactNumber | None:
    """The number that a tap on the contact's tile means: the house's, work, mobile, the rest."""
    numbers = contact.person.numbers
    return min(numbers, key=lambda n: _BEST_FIRST.index(n.kind)) if numbers else None


def shown(number: ContactNumber, plan: NumberPlan) -> str:
    """A number as people write it."""
    return (plan.show(number.key) if number.key else "") or number.text


def photo_url(contact: Contact, revision: int = 0) -> str:
    """Where QML finds a contact's photo; another photo, or another contact, another address."""
    if not contact.has_photo:
        return ""
    mark = zlib.crc32(contact.label.encode("utf-8", "replace"))
    return f"contact/{int(contact.id)}/{mark:08x}-{revision}"


def _last_word(contact: Contact) -> str:
    """What a person is sorted by whose source does not tell first name and surname apart."""
    return contact.person.name.rpartition(" ")[2]


def describe(
    contact: Contact,
    plan: NumberPlan,
    phone: Extension | None,
    stars: Collection[str],
    revision: int = 0,
) -> ContactRow:
    """All that a list shows.

    Args:
        contact: the contact.
        plan: what numbers mean here.
        phone: its extension, when the house has it.
        stars: the numbers of the favourites.
        revision: changes with each photo that she gives a contact.
    """
    person = contact.person
    best = main_number(contact)
    name = contact.label
    parts = (p for p in (person.company, person.department, person.title) if p and p != name)
    return ContactRow(
        contact_id=int(contact.id),
        name=name,
        surname=person.surname or _last_word(contact),
        company=person.company,
        department=person.department,
        detail=" · ".join(dict.fromkeys(parts)),
        number=shown(best, plan) if best else "",
        dial=plan.dial(best.text) if best else "",
        numbers=len(person.numbers),
        extension=phone.number if phone else "",
        phone=phone.state.value if phone else "",
        dnd=phone is not None and phone.dnd,
        photo=photo_url(contact, revision),
        key=best.text if best else "",
        personal=contact.personal,
        unsynced=contact.unsynced,
        vip=person.vip,
        starred=best is not None and best.text in stars,
    )
