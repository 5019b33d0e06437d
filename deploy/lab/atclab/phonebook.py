# SPDX-License-Identifier: GPL-3.0-or-later
"""A phonebook of the people who call the lab's office, for a console to read."""

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from atclab.people import Office

_HEADINGS = ("Azienda", "Nome", "Telefono", "E-mail", "Categorie", "Note")


def write(path: Path, office: Office) -> Mapping[str, Any]:
    """Write the CSV file.

    Returns:
        The console's `[[directory]]` table for it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(_HEADINGS)
        rows.writerows(_row(number, name) for number, name in office.callers if number)
    return {"id": "customers", "name": "Customers", "kind": "csv", "file": str(path)}


def _row(number: str, name: str) -> tuple[str, ...]:
    """One caller; a name as `ACME SpA - Mario Rossi` is a company with a person in it."""
    company, _, person = (part.strip() for part in name.partition(" - "))
    host = re.sub(r"[^a-z0-9]+", "-", company.casefold()).strip("-") or "example"
    mail = f"info@{host}.example"
    # As people write numbers: the console finds the caller's +39 or 0039 all the same.
    written = f"{number[:4]} {number[4:7]} {number[7:]}".strip()
    groups = "Customers, VIP" if person else "Customers"
    return company, person, written, mail, groups, ""
