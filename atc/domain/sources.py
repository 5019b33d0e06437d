# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a phonebook, said once for the log, the screen and every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from atc.domain.errors import ServiceError

_NAMES = ("given_name", "surname", "name", "company", "department", "title")
_NUMBERS = ("extension", "work", "mobile", "home", "fax", "other")

CSV_FIELDS = (
    *_NAMES,
    "middle_name",
    *_NUMBERS,
    "email",
    "note",
    "groups",
    "keywords",
    "vip",
    "uid",
)
"""What a column of a CSV file can be."""

LDAP_FIELDS = (*_NAMES, *_NUMBERS, "emails", "note", "groups", "keywords", "photo")
"""What an attribute of an LDAP entry can be."""


class SourceTrouble(Enum):
    """Why a phonebook could not be brought up to date. The value is the English sentence.

    What stands in braces is filled in from the trouble's parameters.
    """

    FILE_MISSING = "{file} is not there"
    FILE_REFUSED = "{file} may not be read by this user"
    FILE_UNREADABLE = "{file} cannot be read: {reason}"
    FILE_EMPTY = "{file} is empty"
    FILE_CHANGING = "{file} is still being written"
    FILE_CUT = "{file} ends in the middle of a contact"
    NOT_TEXT = "{file} is a {what}, not a text file; export it as {wanted}"
    NO_HEADER = "the first line of {file} names no known columns: {found}"
    NO_COLUMN = "{file} has no column {column}"
    NO_CARDS = "there are no vCards in {file}"
    NOBODY = "there is nobody in it that could be called"
    NONSENSE = "most of it cannot be understood: {example}"
    SHRUNK = (
        "it has only {now} of {before} contacts now; all are kept until you sync it by hand and it "
        "says the same again"
    )
    UNREACHABLE = "{host} cannot be reached: {reason}"
    SLOW = "{host} did not answer in time"
    REFUSED = "{host} refuses the user name or password"
    CERTIFICATE = "the certificate of {host} is not valid: {reason}"
    NO_ENCRYPTION = "{host} does not offer encryption"
    NOT_FOUND = "{host} has no {what}"
    NOT_ALLOWED = "{host} does not allow it: {reason}"
    BAD_ANSWER = "{host} gives an answer that makes no sense: {reason}"
    NO_CACHE = "the contact cache cannot be written: {reason}"
    OTHER = "{reason}"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, with what the sentence needs."""

    kind: SourceTrouble
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def sentence(self) -> str:
        """The English sentence, for the log and the API."""
        return fill_in(self.kind.value, self.params)


def fill_in(sentence: str, params: Mapping[str, str]) -> str:
    """Put parameters where their names stand in braces; values are never taken for patterns."""
    parts = sentence.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled.append(f"{params.get(name, '?')}{rest}")
    return "".join(filled)


class SourceError(ServiceError):
    """A phonebook cannot be read, or what it says makes no sense.

    Attributes:
        trouble: what to tell the user, in any language.
    """

    def __init__(self, kind: SourceTrouble, **params: str) -> None:
        """`params`: what the kind's sentence has in braces."""
        self.trouble = Trouble(kind, MappingProxyType(dict(params)))
        super().__init__(self.trouble.sentence())


def trouble_of(error: Exception) -> Trouble:
    """What to tell the user of any error."""
    if isinstance(error, SourceError):
        return error.trouble
    text = str(error) or type(error).__name__
    return Trouble(SourceTrouble.OTHER, MappingProxyType({"reason": text}))
