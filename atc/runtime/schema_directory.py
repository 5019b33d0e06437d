# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of phonebooks and of what numbers mean at the site."""

from typing import Annotated, Literal

from msgspec import field

from atc.runtime.schema_base import Table, doc

SourceKind = Literal["csv", "vcard", "ldap", "carddav"]


class DirectorySettings(Table, frozen=True, kw_only=True):
    """A phonebook. Repeat the table for each.

    Where two phonebooks say different things of one person, the one that comes first in the file
    is believed.
    """

    id: Annotated[
        str,
        doc(
            "Name of the phonebook in the log and the cache. Another `id` is another phonebook.",
            "customers",
            form="letters, digits, dot, - and _",
            pattern=r"^[A-Za-z0-9._-]{1,40}$",
        ),
    ]
    kind: Annotated[SourceKind, doc("What it is.", "csv")]
    name: Annotated[str, doc("Name on the screen; when empty, the `id`.", "Customers")] = ""
    file: Annotated[str, doc("The file (csv, vcard); it is watched.", "customers.csv")] = ""
    columns: Annotated[
        dict[str, str],
        doc(
            "Headings of a CSV file that are not known by themselves, by field; or the columns' "
            "places from 1 in a file without headings.",
            {"name": "Nominativo", "work": "Tel. sede"},
        ),
    ] = field(default_factory=dict)
    url: Annotated[
        str,
        doc(
            "The server: `ldap://` or `ldaps://` host (ldap), the address book's address or the "
            "server's (carddav).",
            "ldaps://ldap.example.com",
        ),
    ] = ""
    address_book: Annotated[
        str,
        doc(
            "The one address book to use (carddav), by its name or the end of its path; empty: "
            "all, and new contacts go into the first.",
            "office",
        ),
    ] = ""
    base_dn: Annotated[
        str, doc("Where the phonebook's tree starts (ldap).", "dc=example,dc=com")
    ] = ""
    tree: Annotated[
        Literal["persons", "kalliope"],
        doc("How the tree is arranged (ldap): people anywhere in it, or as Kalliope does."),
    ] = "persons"
    filter: Annotated[
        str,
        doc(
            "Which entries are contacts (ldap); empty: those with a number or e-mail address.",
            "(objectClass=inetOrgPerson)",
        ),
    ] = ""
    username: Annotated[
        str,
        doc("Who logs in: a user name (carddav) or DN (ldap); empty: nobody.", "cn=atc,dc=example"),
    ] = ""
    password: Annotated[str, doc("The password.", "secret")] = ""
    password_keyring: Annotated[
        bool,
        doc(
            "Read the password from the system's keyring: service `atc`, user `directory.` + `id`."
        ),
    ] = False
    starttls: Annotated[bool, doc("Encrypt an `ldap://` connection before anything is said.")] = (
        False
    )
    ca_file: Annotated[
        str,
        doc("PEM file with the authority that signed the server's certificate.", "ca.pem"),
    ] = ""
    attributes: Annotated[
        dict[str, str],
        doc(
            "Attributes of an LDAP entry by field, several with commas, the best first.",
            {"work": "telephoneNumber, otherTelephone"},
        ),
    ] = field(default_factory=dict)
    interval_min: Annotated[
        int,
        doc(
            "Minutes from one sync to the next; 0: only at the start, when its file changes and "
            "by hand.",
            ge=0,
            le=10080,
        ),
    ] = 30
    personal: Annotated[
        bool,
        doc("Her own contacts live here, and what she adds or changes is written to it (carddav)."),
    ] = False

    @property
    def label(self) -> str:
        """The name on the screen."""
        return self.name or self.id


class NumbersSettings(Table, frozen=True, kw_only=True):
    """What phone numbers mean here, so that callers are recognised however a number is written."""

    country: Annotated[
        str,
        doc(
            "Country of the site; empty: the one of the system's language setting.",
            "IT",
            form="an ISO 3166 code of two letters",
            pattern=r"^([A-Za-z]{2})?$",
        ),
    ] = ""
    outside_prefix: Annotated[
        str,
        doc(
            "What is dialled to get an outside line; empty for nothing.",
            "0",
            form="digits, * and #",
            pattern=r"^[0-9*#]{0,6}$",
        ),
    ] = ""
