# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the editor's fields, and how it becomes a contact."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from atc.domain.contacts import ContactNumber, NumberKind, PersonFields

TEXTS = ("given_name", "surname", "company", "department", "title", "note")


class EntryRow(NamedTuple):
    """A number or an e-mail address being edited.

    Attributes:
        row_id: stays the same while others come and go.
        kind: what a number is for; empty for an address.
        flaw: why it is wrong, empty when it is not; see `Flaw`.
    """

    row_id: int
    text: str
    kind: str = ""
    flaw: str = ""


@dataclass(slots=True)
class ContactForm:
    """The fields.

    Attributes:
        base: carries what the editor does not show (groups, keywords, VIP).
        stand_in: what stands in the company's field only because nothing is known of a caller but
            a number; it goes as soon as a name is written.
    """

    uid: str = ""
    base: PersonFields = field(default_factory=PersonFields)
    texts: dict[str, str] = field(default_factory=lambda: dict.fromkeys(TEXTS, ""))
    numbers: list[EntryRow] = field(default_factory=list)
    emails: list[EntryRow] = field(default_factory=list)
    groups: str = ""
    vip: bool = False
    photo: bytes = b""
    stand_in: str = ""
    _next: int = 1

    def entry(self, text: str = "", kind: str = "") -> EntryRow:
        """A new row for a number or an address."""
        self._next += 1
        return EntryRow(self._next, text, kind)

    def write(self, name: str, text: str) -> None:
        """One of the single texts was edited."""
        self.texts[name] = text
        named = name in {"given_name", "surname"} and text.strip()
        if named and self.stand_in and self.texts["company"] == self.stand_in:
            self.texts["company"] = ""

    def person(self) -> PersonFields:
        """The contact as it would be kept: rows left empty are left out."""
        texts = {name: text.strip() for name, text in self.texts.items()}
        groups = dict.fromkeys(g for part in self.groups.split(",") if (g := part.strip()))
        return replace(
            self.base,
            given_name=texts["given_name"],
            surname=texts["surname"],
            company=texts["company"],
            department=texts["department"],
            title=texts["title"],
            note=texts["note"],
            name=self.base.name if self._same_name(texts) else "",
            numbers=tuple(
                ContactNumber(n.text.strip(), NumberKind(n.kind))
                for n in self.numbers
                if n.text.strip()
            ),
            emails=tuple(e.text.strip() for e in self.emails if e.text.strip()),
            groups=tuple(groups),
            vip=self.vip,
            photo=self.photo,
        )

    def _same_name(self, texts: dict[str, str]) -> bool:
        """Whether the shown name of the source still fits the name in its two fields."""
        return (texts["given_name"], texts["surname"]) == (self.base.given_name, self.base.surname)


def form_of(person: PersonFields, uid: str) -> ContactForm:
    """The fields of a contact that is there already."""
    groups = ", ".join(person.groups)
    form = ContactForm(uid, person, groups=groups, vip=person.vip, photo=person.photo)
    form.texts = {name: getattr(person, name) for name in TEXTS}
    form.numbers = [form.entry(n.text, n.kind.value) for n in person.numbers]
    form.emails = [form.entry(address) for address in person.emails]
    return form


def form_of_number(number: str, name: str) -> ContactForm:
    """The fields for somebody of whom a number and perhaps a name are known.

    Two words are a first name and a surname. One word alone may be either, or a company or a place:
    it stands as the company, and without any the number does, so that it can be kept at once.
    """
    form = ContactForm()
    said = any(letter.isalpha() for letter in name)  # else it is the number, grouped in some way
    given, _, surname = " ".join(name.split()).rpartition(" ") if said else ("", "", "")
    if given:
        form.texts["given_name"], form.texts["surname"] = given, surname
    else:
        form.texts["company"] = surname or number
        form.stand_in = "" if surname else number
    kind = NumberKind.WORK.value
    form.numbers = [form.entry(number, kind)] if number else [form.entry("", kind)]
    return form
