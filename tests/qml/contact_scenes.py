# SPDX-License-Identifier: GPL-3.0-or-later
"""A phonebook for pictures and tests, and the moments in which it is used."""

from collections.abc import Callable

from PyQt6.QtCore import QBuffer, QIODevice
from PyQt6.QtGui import QColor, QImage, QPainter

from atc.domain.contacts import (
    PBX_SOURCE,
    PERSONAL_SOURCE,
    Contact,
    ContactId,
    ContactNumber,
    NumberKind,
    PersonFields,
    SourceId,
    SourceRef,
)
from tests.fakes.contact_book import FakeContactBook
from tests.qml.stage import Stage

LDAP, SUPPLIERS = SourceId("ldap"), SourceId("suppliers")
NAMES = {LDAP: "Company directory", SUPPLIERS: "Suppliers"}
_GIVEN = [
    "Aldo",
    "Bea",
    "Ciro",
    "Dora",
    "Ezio",
    "Flora",
    "Gino",
    "Ida",
    "Luca",
    "Mara",
    "Nino",
    "Olga",
    "Pia",
    "Rino",
    "Sara",
    "Tito",
]
_SURNAMES = [
    "Abate",
    "Bruni",
    "Conti",
    "Danieli",
    "Esposito",
    "Fabbri",
    "Gatti",
    "Innocenti",
    "Lanza",
    "Marchetti",
    "Negri",
    "Orsini",
    "Pellegrini",
    "Quaglia",
    "Riva",
    "Sartori",
    "Testa",
    "Uberti",
    "Valenti",
    "Zanella",
]
_COMPANIES = ("Alpina Trasporti", "ACME SpA", "Studio Weber", "Comune di Trento", "Nordwind GmbH")
_GROUPS = ("Customers", "Suppliers", "Authorities", "Board", "Press")


def face() -> bytes:
    """A picture that stands for a photo."""
    image = QImage(240, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("#8fb4d9"))
    painter = QPainter(image)
    painter.setBrush(QColor("#f0c9a4"))
    painter.drawEllipse(70, 40, 100, 120)
    painter.setBrush(QColor("#39495c"))
    painter.drawEllipse(30, 165, 180, 150)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def person(number: int) -> Contact:
    """One of a phonebook of any size."""
    given = _GIVEN[number % len(_GIVEN)]
    surname = _SURNAMES[(number // len(_GIVEN)) % len(_SURNAMES)]
    company = _COMPANIES[number % len(_COMPANIES)]
    numbers = [ContactNumber(f"+39 0461 {100000 + number}", NumberKind.WORK)]
    if number % 3 == 0:
        numbers.append(ContactNumber(f"+39 347 {1000000 + number}", NumberKind.MOBILE))
    return Contact(
        ContactId(number + 10),
        PersonFields(
            given_name=given,
            surname=surname,
            company=company,
            department=("Purchasing", "Sales", "")[number % 3],
            numbers=tuple(numbers),
            emails=(f"{given}.{surname}@example.com".lower(),),
            groups=(_GROUPS[number % len(_GROUPS)],),
        ),
        (SourceRef(LDAP if number % 2 else SUPPLIERS, f"uid={number}"),),
    )


MARIO = Contact(
    ContactId(1),
    PersonFields(
        given_name="Mario",
        surname="Bianchi",
        company="Officine Meccaniche Dolomiti Srl",
        department="Purchasing",
        title="Head of purchasing",
        numbers=(
            ContactNumber("+39 0461 123456", NumberKind.WORK),
            ContactNumber("+39 347 1234567", NumberKind.MOBILE),
            ContactNumber("+39 0461 123499", NumberKind.FAX),
        ),
        emails=("mario.bianchi@officine-dolomiti.example",),
        note="Prefers to be called in the morning. Order 4711 is still open.",
        groups=("Customers", "Board"),
        vip=True,
    ),
    (SourceRef(PERSONAL_SOURCE, "own-1", unsynced=True),),
    has_photo=True,
)
ANNA = Contact(
    ContactId(2),
    PersonFields(
        given_name="Anna",
        surname="Rossi",
        department="Sales",
        numbers=(
            ContactNumber("101", NumberKind.EXTENSION, "101"),
            ContactNumber("+39 348 7654321", NumberKind.MOBILE),
        ),
        emails=("anna.rossi@example.com",),
        groups=("Board",),
    ),
    (SourceRef(PBX_SOURCE, "101"), SourceRef(LDAP, "uid=anna")),
    has_photo=True,
)


def book(count: int = 240) -> FakeContactBook:
    """A phonebook with Mario, Anna and others."""
    photo = face()
    return FakeContactBook([MARIO, ANNA, *map(person, range(count))], {1: photo, 2: photo})


def open_book(stage: Stage, count: int = 240) -> FakeContactBook:
    """The cache is open."""
    held = book(count)
    stage.desk.services.phonebook.attach(held, names={str(k): v for k, v in NAMES.items()})
    stage.settle()
    return held


def contacts(stage: Stage, layout: str = "table") -> None:
    """The whole phonebook, while two callers wait."""
    from tests.qml.scenes import busy  # noqa: PLC0415 - it lists the scenes of this module

    busy(stage)
    open_book(stage)
    stage.controllers.settings.chooseContactsLayout(layout)
    stage.page("contacts")
    stage.frame()


def tiles(stage: Stage) -> None:
    """The same as tiles."""
    contacts(stage, "tiles")


def card(stage: Stage) -> None:
    """One contact with all that is known."""
    contacts(stage)
    stage.controllers.contact_card.open(1)
    stage.frame()
    stage.frame()


def empty(stage: Stage) -> None:
    """No phonebook yet."""
    from tests.qml.scenes import busy  # noqa: PLC0415

    busy(stage)
    stage.desk.services.phonebook.attach(FakeContactBook())
    stage.page("contacts")


def editor(stage: Stage) -> None:
    """A contact that cannot be kept so."""
    contacts(stage)
    made = stage.controllers.contact_editor
    made.addNumber("0461 99", "Rosa Klammer")
    made.setText("surname", "")
    made.setNumber(made.numbers.rows[0].row_id, "call Rosa")
    made.setEmail(made.emails.rows[0].row_id, "rosa at example.com")
    made.save()
    stage.settle()


def deleted(stage: Stage) -> None:
    """A contact was deleted a moment ago."""
    card(stage)
    stage.controllers.contact_bin.remove()
    stage.settle()


def looking(stage: Stage) -> None:
    """Somebody is looked for among extensions and contacts."""
    from tests.qml.scenes import busy  # noqa: PLC0415

    busy(stage)
    open_book(stage)
    stage.controllers.extensions.search("an")
    stage.controllers.contacts.search("an")
    stage.frame()


def favourites(stage: Stage) -> None:
    """Her favourites, with groups and a number from outside."""
    from tests.qml.scenes import busy  # noqa: PLC0415

    busy(stage)
    open_book(stage)
    stars = stage.controllers.favourites
    stars.toggle("+39 0461 123456", "Mario Bianchi")
    stars.addGroup("Night shift")
    stars.putInto("108", "Night shift")
    stars.addGroup("Suppliers")
    stars.putInto("+39 0461 123456", "Suppliers")
    stars.chooseGroup("")
    stage.page("favourites")
    stage.frame()


def table(stage: Stage) -> None:
    """The extensions as a table."""
    from tests.qml.scenes import busy  # noqa: PLC0415

    busy(stage)
    stage.controllers.settings.chooseExtensionsLayout("table")
    stage.page("extensions")
    stage.frame()


CONTACT_SCENES: dict[str, Callable[[Stage], None]] = {
    "contacts": contacts,
    "contact_tiles": tiles,
    "contact_card": card,
    "contacts_empty": empty,
    "contact_editor": editor,
    "contact_deleted": deleted,
    "looking": looking,
    "favourites": favourites,
    "extension_table": table,
}
