# SPDX-License-Identifier: GPL-3.0-or-later
"""The phonebook as the screen uses it: the contact cache comes after the window."""

from collections.abc import Mapping

from atc.domain.contacts import PBX_SOURCE, PERSONAL_SOURCE
from atc.domain.numbers import dialable
from atc.ports.contacts import ContactBook
from atc.ports.numbering import NumberPlan
from atc.services.hook import Hook


class PlainPlan:
    """Implements `NumberPlan` until the site's own is there: numbers are what they look like."""

    def key(self, text: str) -> str:
        """The number without its punctuation."""
        number = dialable(text)
        return number if number[:1].isdigit() or number[:1] == "+" else ""

    def show(self, key: str) -> str:
        """The number as it is."""
        return key

    def dial(self, text: str) -> str:
        """The number without its punctuation, as it is when it cannot be understood."""
        return dialable(text) or text

    def country(self, key: str) -> str:  # noqa: ARG002 - the port's signature
        """Not known."""
        return ""


class Phonebook:
    """Where contacts are asked for, and how their numbers are dialled. Main thread.

    Attributes:
        changed: emits when contacts may have come, gone or changed; also once at the start, when
            the cache is open.
        plan: what numbers mean at this site.
        names: the names of the sources, by id.
    """

    def __init__(self) -> None:
        self.changed: Hook[None] = Hook()
        self.plan: NumberPlan = PlainPlan()
        self.names: dict[str, str] = {}
        self._book: ContactBook | None = None

    @property
    def book(self) -> ContactBook | None:
        """The contacts, None until the cache is open."""
        return self._book

    def attach(
        self, book: ContactBook, plan: NumberPlan | None = None, names: Mapping[str, str] = {}
    ) -> None:
        """The cache is open.

        Args:
            book: all contacts.
            plan: the site's numbers; None keeps the one that is known.
            names: the sources' names by id, without the house's and the personal one.
        """
        self._book = book
        self.plan = plan or self.plan
        self.names = {k: v for k, v in names.items() if k not in {PBX_SOURCE, PERSONAL_SOURCE}}
        self.changed.emit(None)

    def touched(self) -> None:
        """Contacts came, went or changed: what shows them asks again."""
        if self._book is not None:
            self.changed.emit(None)
