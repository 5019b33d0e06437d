# SPDX-License-Identifier: GPL-3.0-or-later
"""A note that is being written while others may write on the same call."""


class NoteDraft:
    """One call's note before her. Nothing that anybody types is lost. Main thread.

    Attributes:
        text: what the field shows.
        before: the kept note that she began to write from.
        other: what somebody else has made of the kept note since, empty when nobody did.
    """

    def __init__(self) -> None:
        self.text = ""
        self.before = ""
        self.other = ""
        self._stored = ""

    @property
    def dirty(self) -> bool:
        """Whether she wrote something that is not kept yet."""
        return self.kept != self.before.strip()

    @property
    def kept(self) -> str:
        """What is to be kept of it."""
        return self.text.strip()

    def write(self, text: str) -> None:
        """She typed."""
        self.text = text
        if not self.dirty and self.other:
            self.read(self._stored)  # she took her words back: the other's are the note

    def read(self, stored: str) -> None:
        """The kept note, by whomever; her own text stays while it is not kept."""
        self._stored = stored
        if not self.dirty or stored.strip() == self.kept:
            self.text = self.before = stored
            self.other = ""
        else:
            self.other = "" if stored == self.before else stored

    def keep(self) -> None:
        """It is on its way to the log."""
        self.before = self.text = self.kept
        self.other = ""
