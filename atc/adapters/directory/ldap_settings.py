# SPDX-License-Identifier: GPL-3.0-or-later
"""What an LDAP source needs to know of its server, and which attribute says what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from urllib.parse import urlsplit

from atc.adapters.directory.records import digest
from atc.domain.contacts import NumberKind
from atc.domain.sources import SourceError

NUMBERS: Mapping[str, NumberKind] = MappingProxyType({kind.value: kind for kind in NumberKind})
"""The fields of the attribute map that are phone numbers."""

# RFC 2798 (inetOrgPerson) first, then what Active Directory calls the same.
DEFAULT_ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "given_name": ("givenName",),
        "surname": ("sn",),
        "name": ("displayName", "cn"),
        "company": ("o", "company"),
        "department": ("ou", "department"),
        "title": ("title",),
        "note": ("description",),
        "groups": ("businessCategory",),
        "keywords": (),
        "emails": ("mail",),
        "extension": ("ipPhone",),
        "work": ("telephoneNumber", "otherTelephone"),
        "mobile": ("mobile", "otherMobile"),
        "home": ("homePhone", "otherHomePhone"),
        "fax": ("facsimileTelephoneNumber",),
        "other": (),
        "photo": ("jpegPhoto", "thumbnailPhoto"),
    }
)


class LdapTree(Enum):
    """How a server arranges its phonebook."""

    PERSONS = "persons"
    """People anywhere under the base."""
    KALLIOPE = "kalliope"
    """`dc=extension` (the PBX's own phones) and `dc=system` (the shared contacts)."""


@dataclass(frozen=True, slots=True)
class LdapSettings:
    """One LDAP phonebook.

    Attributes:
        url: `ldap://host[:port]` or `ldaps://host[:port]`.
        base: where the phonebook's tree starts.
        start_tls: encrypt an `ldap://` connection before anything is said.
        ca_file: PEM file of the authority that signed the server's certificate; empty for the
            system's. A certificate is always checked.
        user: DN to log in as; empty for nobody.
        filter: which entries are contacts; empty for those with a number or an e-mail address.
        attributes: changes to `DEFAULT_ATTRIBUTES`: field → attributes, the best first.
        timeout_s: how long the server may stay silent.
        page_size: entries asked for at once (RFC 2696); more than 1,000 Active Directory never
            gives, and slapd begins anew with each page.
        limit: more entries than this are not a phonebook.
    """

    url: str
    base: str
    start_tls: bool = False
    ca_file: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    filter: str = ""
    attributes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    tree: LdapTree = LdapTree.PERSONS
    timeout_s: float = 15.0
    page_size: int = 1000
    limit: int = 1_500_000

    @property
    def host(self) -> str:
        """The server as messages name it."""
        try:
            return urlsplit(self.url).netloc.rpartition("@")[2] or self.url
        except ValueError:
            return self.url

    @property
    def attribute_map(self) -> dict[str, tuple[str, ...]]:
        """The attributes of each field, lower case: servers answer in any case."""
        changed = {**DEFAULT_ATTRIBUTES, **self.attributes}
        return {name: tuple(each.lower() for each in found) for name, found in changed.items()}

    @property
    def search_filter(self) -> str:
        """The filter to ask with. What a server has no schema for never matches, as it should."""
        if self.filter:
            return self.filter if self.filter.startswith("(") else f"({self.filter})"
        names = [each for name in (*NUMBERS, "emails") for each in self.attribute_map.get(name, ())]
        return "(|" + "".join(f"({name}=*)" for name in names) + ")"

    @property
    def fingerprint(self) -> str:
        """A mark of what decides how entries become contacts; with another, all are read anew."""
        return digest(
            self.base.casefold(), self.search_filter, self.tree.value, repr(self.attribute_map)
        )


class TooManyEntriesError(SourceError):
    """The server has more entries than it gives."""
