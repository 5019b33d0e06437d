# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns LDAP entries into records. Nothing that a server sends is taken for well-formed."""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from atc.adapters.directory import records
from atc.adapters.directory.ldap_settings import NUMBERS, LdapSettings, LdapTree
from atc.domain.contacts import (
    MAX_FIELD_CHARS,
    MAX_PHOTO_BYTES,
    NumberKind,
    PersonFields,
    SourceRecord,
)

Attributes = Mapping[str, Sequence[bytes]]
"""An entry's attributes, with lower-case names."""

# What servers call the name of an entry that stays when it is renamed or moved (RFC 4530 first).
ID_ATTRIBUTES = ("entryUUID", "objectGUID", "nsUniqueId", "ipaUniqueID")
# What changes whenever an entry does. Those that count come first: a modifyTimestamp has whole
# seconds, so that the second of two quick changes would go unseen.
REVISION_ATTRIBUTES = ("entryCSN", "uSNChanged", "entryUSN", "modifyTimestamp")

_MAX_VALUES = 256
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_EXTENSIONS = re.compile(r"(?:^|,)\s*dc=extension\s*(?:,|$)", re.IGNORECASE)


@dataclass(slots=True)
class Shortened:
    """What had to be left out of the entries of one sync, to be said once."""

    values: int = 0
    first: str = ""
    _dn: str = field(default="", repr=False)

    def at(self, dn: str) -> None:
        """The following is about this entry."""
        self._dn = dn

    def note(self, values: int = 1) -> None:
        """Count values that were cut or left out."""
        if values > 0:
            self.first = self.first or self._dn
            self.values += values


def lower_names(attributes: Mapping[str, Sequence[bytes]]) -> Attributes:
    """Names in lower case, without options such as `;lang-it`."""
    found: dict[str, list[bytes]] = {}
    for name, values in attributes.items():
        found.setdefault(name.split(";", 1)[0].lower(), []).extend(values)
    return found


def entry_id(dn: str, attributes: Attributes) -> str:
    """The uid of an entry: what the server says stays the same, else its DN."""
    for name in ID_ATTRIBUTES:
        for value in attributes.get(name.lower(), ()):
            if name == "objectGUID" and len(value) == 16:
                return str(uuid.UUID(bytes_le=bytes(value)))
            if value and (text := value[:128].decode("ascii", "ignore").strip()):
                return text
    return dn.casefold()[:1024]


def entry_revision(attributes: Attributes) -> str:
    """The server's mark of the entry's version, empty when it has none."""
    for name in REVISION_ATTRIBUTES:
        for value in attributes.get(name.lower(), ()):
            if value:
                return value[:128].decode("ascii", "replace")
    return ""


def content_revision(attributes: Attributes) -> str:
    """A mark of the contents, for servers that have none of their own."""
    parts: list[bytes] = []
    for name in sorted(attributes):
        parts += [name.encode(), *sorted(attributes[name])]
    return f"#{records.digest(*parts)}"


class EntryReader:
    """Reads persons from entries as the attribute map says."""

    def __init__(self, settings: LdapSettings, shortened: Shortened) -> None:
        self._map = settings.attribute_map
        self._kalliope = settings.tree is LdapTree.KALLIOPE
        self._shortened = shortened

    @property
    def wanted(self) -> list[str]:
        """The attributes to ask the server for."""
        return [
            *dict.fromkeys(name for names in self._map.values() for name in names),
            *ID_ATTRIBUTES,
            *REVISION_ATTRIBUTES,
        ]

    def record(self, dn: str, attributes: Attributes) -> SourceRecord | None:
        """The record of an entry, None when there is nobody in it."""
        self._shortened.at(dn)
        person = self._person(dn, attributes)
        if not records.is_somebody(person):
            return None
        revision = entry_revision(attributes) or content_revision(attributes)
        return SourceRecord(entry_id(dn, attributes), person, revision)

    def _person(self, dn: str, attributes: Attributes) -> PersonFields:
        given = self._line("given_name", attributes)
        surname = self._line("surname", attributes)
        return PersonFields(
            given_name=given,
            surname=surname,
            name=_own_name(self._line("name", attributes), given, surname),
            company=self._line("company", attributes),
            department=self._line("department", attributes),
            title=self._line("title", attributes),
            numbers=records.phone_numbers(self._numbers(dn, attributes)),
            emails=records.mail_addresses(self._texts("emails", attributes)),
            note=records.long_text("\n".join(islice(self._texts("note", attributes), 8))),
            groups=records.words(self._texts("groups", attributes)),
            keywords=records.words(self._texts("keywords", attributes)),
            photo=self._photo(attributes),
        )

    def _numbers(self, dn: str, attributes: Attributes) -> Iterator[tuple[str, NumberKind]]:
        inside = self._kalliope and _EXTENSIONS.search(dn)
        for name, kind in NUMBERS.items():
            in_house = inside and kind is NumberKind.WORK
            for text in self._texts(name, attributes):
                yield text, NumberKind.EXTENSION if in_house else kind

    def _line(self, name: str, attributes: Attributes) -> str:
        lines = (records.one_line(text) for text in self._texts(name, attributes))
        return next((line for line in lines if line), "")

    def _texts(self, name: str, attributes: Attributes) -> Iterator[str]:
        for attribute in self._map.get(name, ()):
            values = attributes.get(attribute)
            if not values:
                continue
            if len(values) > _MAX_VALUES:
                self._shortened.note(len(values) - _MAX_VALUES)
                values = values[:_MAX_VALUES]
            for value in values:
                yield self._text(value)

    def _text(self, value: bytes) -> str:
        if len(value) > MAX_FIELD_CHARS * 4:
            self._shortened.note()
            value = value[: MAX_FIELD_CHARS * 4]
            text = value.decode("utf-8", "ignore")
        else:
            try:
                text = value.decode("utf-8")
            except UnicodeDecodeError:
                # LDAPv3 asks for UTF-8; what breaks the rule is mostly an old Windows export.
                self._shortened.note()
                text = value.decode("cp1252", "ignore")
        return _CONTROL.sub("", text)

    def _photo(self, attributes: Attributes) -> bytes:
        for attribute in self._map.get("photo", ()):
            for value in islice(attributes.get(attribute, ()), 4):
                if photo := records.picture(value):
                    return photo
                self._shortened.note(len(value) > MAX_PHOTO_BYTES)
        return b""


def _own_name(name: str, given: str, surname: str) -> str:
    """The name, unless it is only given name and surname again, in whatever order."""
    if sorted(name.casefold().split()) == sorted(f"{given} {surname}".casefold().split()):
        return ""
    return name
