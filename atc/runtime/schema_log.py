# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the call log and of its sharing between desks."""

from typing import Annotated

from atc.runtime.schema_base import Table, doc, without_password


class CallLogSettings(Table, frozen=True, kw_only=True):
    """How long the call log keeps what. Where desks share their log, the shortest time counts."""

    keep_days: Annotated[
        int, doc("Days until a call is deleted; 0: never.", 730, ge=0, le=36500)
    ] = 0
    anonymise_days: Annotated[
        int,
        doc(
            "Days until it is forgotten whom a call was with: name, number, company and note go, "
            "the call still counts in reports; 0: never.",
            90,
            ge=0,
            le=36500,
        ),
    ] = 0


class SharedSettings(Table, frozen=True, kw_only=True):
    """A PostgreSQL database that several desks share their call log through.

    Notes, dispositions and the marks of missed calls are shared with it. Without it, and whenever
    the server is away, everything is kept on this machine; it is reconciled by itself when the
    server is back. The desks make the tables themselves, so the database's user needs the right
    to create tables the first time.
    """

    url: Annotated[
        str,
        doc(
            "The database; empty: this desk shares nothing. `sslmode=verify-full` and "
            "`sslrootcert=FILE` behind a question mark make the connection safe.",
            "postgresql://atc@db.example.com/atc?sslmode=verify-full",
        ),
    ] = ""
    password: Annotated[str, doc("The database user's password.", "secret")] = ""
    password_keyring: Annotated[
        bool, doc("Read the password from the system's keyring: service `atc`, user `shared`.")
    ] = False
    favourites: Annotated[
        str,
        doc(
            "Whose favourites are shown: desks with the same name here share theirs; empty: this "
            "desk keeps its own.",
            "reception",
            form="letters, digits, dot, - and _",
            pattern=r"^[A-Za-z0-9._-]{0,40}$",
        ),
    ] = ""

    def __repr__(self) -> str:
        shown = super().__repr__()
        return shown.replace(self.url, without_password(self.url)) if self.url else shown
