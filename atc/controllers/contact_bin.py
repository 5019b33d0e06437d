# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting one of the receptionist's own contacts, and bringing it back."""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from atc.controllers.contact_card import ContactCardController
from atc.controllers.qt import Report, qt_property, qt_slot
from atc.domain.contacts import PERSONAL_SOURCE, Contact, PersonFields
from atc.domain.notices import NoticeKind, Tone, notice
from atc.services.phonebook import Phonebook

UNDO_MS = 5000


class ContactBin(QObject):
    """The contact deleted last. Main thread.

    Signals:
        changed: a contact was deleted and can be brought back, or no longer.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        phonebook: Phonebook,
        card: ContactCardController,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._phonebook = phonebook
        self._card = card
        self._report = report
        self._deleted: tuple[str, PersonFields] | None = None
        self._undo = QTimer(self)
        self._undo.setSingleShot(True)
        self._undo.setInterval(UNDO_MS)
        self._undo.timeout.connect(self.forget)

    @qt_property(str, notify=changed)
    def name(self) -> str:
        """Who was deleted and can be brought back; empty for nobody."""
        return self._deleted[1].label if self._deleted else ""

    @qt_property(int, constant=True)
    def undoTime(self) -> int:  # noqa: N802
        """Milliseconds for which a deleted contact can be brought back."""
        return UNDO_MS

    @qt_slot()
    def remove(self) -> None:
        """Delete the contact whose card is open; `undo` brings it back for some seconds."""
        contact, book = self._card.contact, self._phonebook.book
        if contact is None or book is None or not contact.personal:
            return
        uid = next(r.uid for r in contact.sources if r.source == PERSONAL_SOURCE)

        def delete(person: PersonFields | None) -> None:
            if person is not None:
                book.delete_personal(uid, lambda gone: self._on_deleted(uid, person, gone))

        book.personal(uid, delete)

    @qt_slot()
    def undo(self) -> None:
        """Bring the deleted contact back."""
        book, deleted = self._phonebook.book, self._deleted
        if book is None or deleted is None:
            return
        uid, person = deleted
        self.forget()

        def back(contact: Contact | None) -> None:
            if contact is None:
                self._deleted = deleted  # nothing is lost: it is offered until it works
                self.changed.emit()
                self._tell(person)
                return
            self._phonebook.touched()
            self._card.open(int(contact.id))

        book.save_personal(uid, person, back)

    @qt_slot()
    def forget(self) -> None:
        """The deleted contact is not offered any more."""
        self._undo.stop()
        if self._deleted is not None:
            self._deleted = None
            self.changed.emit()

    def _on_deleted(self, uid: str, person: PersonFields, gone: bool) -> None:
        if not gone:
            self._tell(person)
            return
        self._deleted = (uid, person)
        self._undo.start()
        self._card.close()
        self._phonebook.touched()
        self.changed.emit()

    def _tell(self, person: PersonFields) -> None:
        self._report(notice(NoticeKind.CONTACT_NOT_KEPT, Tone.BAD, name=person.label))
