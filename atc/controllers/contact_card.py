# SPDX-License-Identifier: GPL-3.0-or-later
"""One contact with everything that is known of it, and the ways to reach it."""

from typing import NamedTuple
from urllib.parse import quote

from PyQt6.QtCore import QObject, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices

from atc.controllers.contact_rows import NumberRow, main_number, photo_url, shown
from atc.controllers.contacts import ContactsController
from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.contact_rules import valid_email
from atc.domain.contacts import Contact, ContactId, NumberKind
from atc.domain.errors import UserError
from atc.domain.extensions import Extension
from atc.domain.notices import NoticeKind
from atc.services.extensions import ExtensionService
from atc.services.favourites import FavouriteService
from atc.services.phonebook import Phonebook


class EmailRow(NamedTuple):
    """An e-mail address; `valid`: it can be written to."""

    address: str
    valid: bool


class NumbersModel(RowsModel[NumberRow]):
    """The numbers of the contact."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(NumberRow, lambda row: row.number, parent)


class EmailsModel(RowsModel[EmailRow]):
    """The e-mail addresses of the contact."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(EmailRow, lambda row: row.address, parent)


class ContactCardController(QObject):
    """The contact that is open. Main thread.

    Signals:
        changed: another contact, or none, or the same with other facts.
        opened: a contact was opened.
    """

    changed = pyqtSignal()
    opened = pyqtSignal()

    def __init__(
        self,
        phonebook: Phonebook,
        contacts: ContactsController,
        extensions: ExtensionService,
        stars: FavouriteService,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._phonebook = phonebook
        self._contacts = contacts
        self._extensions = extensions
        self._stars = stars
        self._contact: Contact | None = None
        self._wanted = 0
        self._numbers = NumbersModel(self)
        self._emails = EmailsModel(self)
        self._unhook = (
            phonebook.changed.connect(lambda _: self._again()),
            extensions.changed.connect(self._on_extension),
            stars.changed.connect(lambda _: self._fill()),
        )

    # -- what QML reads ----------------------------------------------------------------------------

    @property
    def contact(self) -> Contact | None:
        """The contact that is open."""
        return self._contact

    @qt_property(int, notify=changed)
    def contactId(self) -> int:  # noqa: N802
        """The contact that is open, 0 without one."""
        return int(self._contact.id) if self._contact else 0

    @qt_property(str, notify=changed)
    def name(self) -> str:
        """Who it is."""
        return self._contact.label if self._contact else ""

    @qt_property(str, notify=changed)
    def company(self) -> str:
        """The company, unless the name says it."""
        said = self._contact.person.company if self._contact else ""
        return "" if said == self.name else said

    @qt_property(str, notify=changed)
    def role(self) -> str:
        """Title and department."""
        if self._contact is None:
            return ""
        person = self._contact.person
        return " · ".join(part for part in (person.title, person.department) if part)

    @qt_property(str, notify=changed)
    def note(self) -> str:
        """The note."""
        return self._contact.person.note if self._contact else ""

    @qt_property("QStringList", notify=changed)
    def groups(self) -> list[str]:
        """The groups it is in."""
        return list(self._contact.person.groups) if self._contact else []

    @qt_property("QStringList", notify=changed)
    def sources(self) -> list[str]:
        """The ids of the sources that know it."""
        refs = self._contact.sources if self._contact else ()
        return list(dict.fromkeys(str(ref.source) for ref in refs))

    @qt_property(str, notify=changed)
    def photo(self) -> str:
        """Where its photo is, empty without one."""
        return photo_url(self._contact, self._contacts.photo_revision) if self._contact else ""

    @qt_property(bool, notify=changed)
    def personal(self) -> bool:
        """Whether she may change it."""
        return self._contact is not None and self._contact.personal

    @qt_property(bool, notify=changed)
    def unsynced(self) -> bool:
        """Whether a server does not have her changes yet."""
        return self._contact is not None and self._contact.unsynced

    @qt_property(bool, notify=changed)
    def vip(self) -> bool:
        """Whether it goes first."""
        return self._contact is not None and self._contact.person.vip

    @qt_property(QObject, constant=True)
    def numbers(self) -> NumbersModel:
        """Its numbers."""
        return self._numbers

    @qt_property(QObject, constant=True)
    def emails(self) -> EmailsModel:
        """Its e-mail addresses."""
        return self._emails

    @qt_property(bool, notify=changed)
    def reachable(self) -> bool:
        """Whether a number or an address is known."""
        return bool(self._numbers.rows or self._emails.rows)

    # -- what she wants ----------------------------------------------------------------------------

    @qt_slot(int)
    def open(self, contact_id: int) -> None:
        """Show a contact."""
        book = self._phonebook.book
        if book is None or not contact_id:
            return
        self._wanted = contact_id
        book.get(ContactId(contact_id), lambda contact: self._show(contact_id, contact))

    @qt_slot()
    def close(self) -> None:
        """Back to the list."""
        self._wanted = 0
        if self._contact is not None:
            self._contact = None
            self._fill()

    @intent(str)
    def mail(self, address: str) -> None:
        """Write an e-mail, in the system's mail program."""
        if not valid_email(address):
            raise UserError.of(NoticeKind.BAD_EMAIL, address=address)
        if not QDesktopServices.openUrl(QUrl(f"mailto:{quote(address, safe='@+')}")):
            raise UserError.of(NoticeKind.NO_MAIL_PROGRAM, address=address)

    # -- inside ------------------------------------------------------------------------------------

    def _again(self) -> None:
        if self._contact is not None:
            self.open(int(self._contact.id))

    def _show(self, wanted: int, contact: Contact | None) -> None:
        if wanted != self._wanted:
            return
        fresh = contact is not None and (self._contact is None or self._contact.id != contact.id)
        self._contact = contact
        self._fill()
        if fresh:
            self.opened.emit()

    def _fill(self) -> None:
        contact = self._contact
        stars = set(self._stars.board.numbers)
        numbers = contact.person.numbers if contact else ()
        best = main_number(contact) if contact else None
        ordered = sorted(numbers, key=lambda n: n is not best)
        rows = (
            NumberRow(
                number=n.text,
                shown=shown(n, self._phonebook.plan),
                dial=self._phonebook.plan.dial(n.text),
                kind=n.kind.value,
                phone=phone.state.value if phone else "",
                dnd=phone is not None and phone.dnd,
                starred=n.text in stars,
            )
            for n in ordered
            for phone in (self._phone(n.text, n.key, n.kind),)
        )
        self._numbers.settle(rows)
        emails = contact.person.emails if contact else ()
        self._emails.settle(EmailRow(e, valid_email(e)) for e in emails)
        self.changed.emit()

    def _phone(self, text: str, key: str, kind: NumberKind) -> Extension | None:
        if kind in {NumberKind.FAX, NumberKind.MOBILE, NumberKind.HOME}:
            return None
        return self._extensions.find(key) or self._extensions.find(text)

    def _on_extension(self, extension: Extension) -> None:
        for row in self._numbers.rows:
            if row.phone and row.dial == extension.number:
                self._numbers.update(row._replace(phone=extension.state.value, dnd=extension.dnd))
