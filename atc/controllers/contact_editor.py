# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding and changing the receptionist's own contacts."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, QThreadPool, QUrl, pyqtSignal

from atc.controllers.contact_card import ContactCardController
from atc.controllers.contact_form import TEXTS, ContactForm, EntryRow, form_of, form_of_number
from atc.controllers.contacts import ContactsController
from atc.controllers.photos import UnusablePhotoError, Work, read_portrait
from atc.controllers.qt import Report, qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.calls import CallId
from atc.domain.contact_rules import FieldFlaw, flaws
from atc.domain.contacts import PERSONAL_SOURCE, Contact, NumberKind, PersonFields
from atc.domain.notices import NoticeKind, Tone, notice
from atc.services.calls import CallService
from atc.services.phonebook import Phonebook


class EntriesModel(RowsModel[EntryRow]):
    """Numbers or addresses being edited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(EntryRow, lambda row: row.row_id, parent)


class ContactEditor(QObject):
    """One contact being edited. Main thread.

    What is in the fields lives here, not on screen: a call that comes in, another page or a new
    layout of the window loses nothing.

    Signals:
        changed: the editor was opened or closed, or a field changed.
        opened: the editor was opened; the window shows it.
        saved: a contact was kept; its id.
        photoRead: a picture was made ready in another thread, or could not be.
    """

    changed = pyqtSignal()
    opened = pyqtSignal()
    saved = pyqtSignal(int)
    photoRead = pyqtSignal(int, bytes, str)  # noqa: N815

    def __init__(
        self,
        phonebook: Phonebook,
        contacts: ContactsController,
        card: ContactCardController,
        calls: CallService,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._phonebook = phonebook
        self._contacts = contacts
        self._card = card
        self._calls = calls
        self._report = report
        self._form: ContactForm | None = None
        self._original = PersonFields()
        self._flaws: tuple[FieldFlaw, ...] = ()
        self._checked = False
        self._asking = False
        self._saving = False
        self._failed = False
        self._visit = 0
        self._numbers = EntriesModel(self)
        self._emails = EntriesModel(self)
        self.photoRead.connect(self._on_photo)

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(bool, notify=changed)
    def active(self) -> bool:
        """Whether a contact is being edited."""
        return self._form is not None

    @qt_property(bool, notify=changed)
    def adding(self) -> bool:
        """Whether it is a new one."""
        return self._form is not None and not self._form.uid

    @qt_property(bool, notify=changed)
    def dirty(self) -> bool:
        """Whether something would be lost by closing."""
        return self._form is not None and self._form.person() != self._original

    @qt_property(bool, notify=changed)
    def asking(self) -> bool:
        """Whether it is asked if the changes shall be thrown away."""
        return self._asking

    @qt_property(bool, notify=changed)
    def saving(self) -> bool:
        """Whether it is being kept."""
        return self._saving

    @qt_property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether it could not be kept."""
        return self._failed

    @qt_property(bool, notify=changed)
    def wrong(self) -> bool:
        """Whether a field is marked as wrong."""
        return bool(self._flaws)

    @qt_property(QObject, constant=True)
    def numbers(self) -> EntriesModel:
        """The numbers."""
        return self._numbers

    @qt_property(QObject, constant=True)
    def emails(self) -> EntriesModel:
        """The e-mail addresses."""
        return self._emails

    @qt_property("QVariantMap", notify=changed)
    def texts(self) -> dict[str, str]:
        """The single fields by name, `groups` among them (separated by commas)."""
        form = self._form or ContactForm()
        return {**form.texts, "groups": form.groups}

    @qt_property("QVariantMap", notify=changed)
    def flaws(self) -> dict[str, str]:
        """Why single fields are wrong; `numbers` when there is no way to reach the contact."""
        own = (*TEXTS, "numbers")
        return {
            f.field: f.flaw.value
            for f in self._flaws
            if f.field in own and (f.field != "numbers" or f.flaw.value in {"no_way", "too_many"})
        }

    @qt_property(bool, notify=changed)
    def vip(self) -> bool:
        """Whether its calls go first."""
        return self._form is not None and self._form.vip

    @qt_property(str, notify=changed)
    def photo(self) -> str:
        """The photo as a data URL, empty without one."""
        if self._form is None or not self._form.photo:
            return ""
        kind = "png" if self._form.photo.startswith(b"\x89PNG") else "jpeg"
        return f"data:image/{kind};base64,{b64encode(self._form.photo).decode()}"

    # -- opening and closing -----------------------------------------------------------------------

    @qt_slot()
    def add(self) -> None:
        """Begin a new contact."""
        self.addNumber("", "")

    @qt_slot(str, str)
    def addNumber(self, number: str, name: str) -> None:  # noqa: N802
        """Begin a contact with a number, and perhaps a name, that a call has shown.

        With another contact being edited, that one stays: nothing typed is lost.
        """
        if not self.dirty:
            self._begin(form_of_number(number, name))
            self._original = PersonFields()
            self.changed.emit()
        self.opened.emit()

    @qt_slot(int)
    def addCaller(self, call_id: int) -> None:  # noqa: N802
        """Begin a contact with whom a call is with; an empty one without such a call."""
        call = self._calls.find(CallId(call_id))
        if call is None or call.remote.anonymous:
            self.add()
        else:
            name = call.remote.name
            self.addNumber(call.remote.number, "" if name == call.remote.number else name)

    @qt_slot()
    def edit(self) -> None:
        """Change the contact whose card is open."""
        contact, book = self._card.contact, self._phonebook.book
        if contact is None or book is None or self.dirty:
            self.opened.emit()
            return
        uid = next((r.uid for r in contact.sources if r.source == PERSONAL_SOURCE), "")
        self._visit += 1
        visit = self._visit

        def begin(person: PersonFields | None) -> None:
            if visit == self._visit and person is not None:
                self._begin(form_of(person, uid))
                self.opened.emit()

        book.personal(uid, begin)

    @qt_slot()
    def cancel(self) -> None:
        """Close; with changes, it is asked first whether they shall go."""
        if self.dirty and not self._asking:
            self._asking = True
            self.changed.emit()
        elif not self.dirty:
            self._close()

    @qt_slot()
    def keep(self) -> None:
        """Go on editing."""
        self._asking = False
        self.changed.emit()

    @qt_slot()
    def discard(self) -> None:
        """Throw the changes away."""
        self._close()

    # -- fields ------------------------------------------------------------------------------------

    @qt_slot(str, str)
    def setText(self, name: str, text: str) -> None:  # noqa: N802
        """A single field was edited."""
        if self._form is None:
            return
        if name == "groups":
            self._form.groups = text
        elif name in TEXTS:
            self._form.write(name, text)
        self._touched()

    @qt_slot(int, str)
    def setNumber(self, row_id: int, text: str) -> None:  # noqa: N802
        """A number was edited."""
        self._change(self._numbers, row_id, lambda row: row._replace(text=text))

    @qt_slot(int, str)
    def setKind(self, row_id: int, kind: str) -> None:  # noqa: N802
        """Another kind was chosen for a number."""
        chosen = NumberKind(kind).value
        self._change(self._numbers, row_id, lambda row: row._replace(kind=chosen))

    @qt_slot(int, str)
    def setEmail(self, row_id: int, text: str) -> None:  # noqa: N802
        """An address was edited."""
        self._change(self._emails, row_id, lambda row: row._replace(text=text))

    @qt_slot()
    def addNumberRow(self) -> None:  # noqa: N802
        """One more number."""
        if self._form is not None:
            self._numbers.append(self._form.entry("", NumberKind.WORK.value))
            self._touched()

    @qt_slot()
    def addEmailRow(self) -> None:  # noqa: N802
        """One more address."""
        if self._form is not None:
            self._emails.append(self._form.entry())
            self._touched()

    @qt_slot(int)
    def removeNumber(self, row_id: int) -> None:  # noqa: N802
        """Take a number away."""
        self._numbers.remove(row_id)
        self._touched()

    @qt_slot(int)
    def removeEmail(self, row_id: int) -> None:  # noqa: N802
        """Take an address away."""
        self._emails.remove(row_id)
        self._touched()

    @qt_slot()
    def toggleVip(self) -> None:  # noqa: N802
        """Whether its calls go first."""
        if self._form is not None:
            self._form.vip = not self._form.vip
            self._touched()

    @qt_slot(QUrl)
    def choosePhoto(self, file: QUrl) -> None:  # noqa: N802
        """Read a picture, in another thread."""
        pool, visit = QThreadPool.globalInstance(), self._visit
        path = Path(file.toLocalFile())

        def work() -> None:
            try:
                self.photoRead.emit(visit, read_portrait(path), path.name)
            except UnusablePhotoError:
                self.photoRead.emit(visit, b"", path.name)

        if pool is not None and self._form is not None:
            pool.start(Work(work))

    @qt_slot()
    def removePhoto(self) -> None:  # noqa: N802
        """Take the photo away."""
        if self._form is not None:
            self._form.photo = b""
            self._touched()

    # -- keeping ----------------------------------------------------------------------

    @qt_slot()
    def save(self) -> None:
        """Keep the contact, or mark what is wrong."""
        form, book = self._form, self._phonebook.book
        if form is None or self._saving:
            return
        self._checked, self._asking = True, False
        self._check()
        if self._flaws:
            self.changed.emit()
            return
        if book is None:
            self._failed = True
            self.changed.emit()
            return
        self._saving, self._failed = True, False
        self.changed.emit()
        visit = self._visit
        book.save_personal(form.uid, form.person(), lambda c: self._on_saved(visit, c))

    # -- inside ------------------------------------------------------------------------------------

    def _begin(self, form: ContactForm) -> None:
        self._visit += 1
        self._form, self._original = form, form.person()
        self._flaws, self._checked = (), False
        self._asking = self._saving = self._failed = False
        self._numbers.assign(form.numbers or [form.entry("", NumberKind.WORK.value)])
        self._emails.assign(form.emails or [form.entry()])
        form.numbers, form.emails = list(self._numbers.rows), list(self._emails.rows)
        self.changed.emit()

    def _close(self) -> None:
        self._visit += 1
        self._form = None
        self._asking = self._saving = self._failed = False
        self._numbers.assign([])
        self._emails.assign([])
        self.changed.emit()

    def _change(
        self, model: EntriesModel, row_id: int, change: Callable[[EntryRow], EntryRow]
    ) -> None:
        row = model.find(row_id)
        if row is not None:
            model.update(change(row))
            self._touched()

    def _touched(self) -> None:
        if self._form is None:
            return
        self._form.numbers, self._form.emails = list(self._numbers.rows), list(self._emails.rows)
        self._asking = self._failed = False
        if self._checked:
            self._check()
        self.changed.emit()

    def _check(self) -> None:
        """Mark what is wrong: in the single fields, and in the rows that are not empty."""
        form = self._form
        if form is None:
            return
        self._flaws = flaws(form.person())
        for model, name in ((self._numbers, "numbers"), (self._emails, "emails")):
            own = {f.place: f.flaw.value for f in self._flaws if f.field == name}
            if own.get(0) == "no_way":
                own = {}
            filled = [row for row in model.rows if row.text.strip()]
            for row in tuple(model.rows):
                flaw = own.get(filled.index(row), "") if row in filled else ""
                model.update(row._replace(flaw=flaw))
        form.numbers, form.emails = list(self._numbers.rows), list(self._emails.rows)

    def _on_saved(self, visit: int, contact: Contact | None) -> None:
        if visit != self._visit:
            return
        self._saving = False
        if contact is None:
            self._failed = True
            self.changed.emit()
            return
        self._contacts.photo_revision += 1
        self._close()
        self._phonebook.touched()
        self._card.open(int(contact.id))
        self.saved.emit(int(contact.id))

    def _on_photo(self, visit: int, data: bytes, file: str) -> None:
        if visit != self._visit or self._form is None:
            return
        if not data:
            self._report(notice(NoticeKind.PHOTO_UNUSABLE, Tone.BAD, file=file))
            return
        self._form.photo = data
        self._touched()
