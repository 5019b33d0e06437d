# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared database's tables, in PostgreSQL.

Every change gets the next number of one counter, `seq`. The counter's row is locked from then to
the commit, so changes become visible in the order of their numbers, and whoever has read up to a
number has missed nothing before it.
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

METADATA = sa.MetaData()
VERSION_TABLE = "atc_version"
CHANNEL = "atc_changes"
"""What PostgreSQL notifies desks on."""

_TEXTS = (
    "desk",
    "direction",
    "number",
    "name",
    "number_key",
    "account",
    "contact_name",
    "company",
    "called",
    "queue",
    "prefixes",
    "outcome",
    "ended_by",
    "handed_name",
    "linked",
    "steps",
    "category",
    "category_name",
    "tags",
    "note",
    "handled_by",
    "tags_at",
)
_STAMPS = ("facts_rev", "category_at", "note_at", "note_rev", "handled_at")


def _columns() -> list["sa.Column[object]"]:
    """The columns of a call that are shared; `log_models` says what they mean."""
    columns: list[sa.Column[object]] = [sa.Column(n, sa.Text, nullable=False) for n in _TEXTS]
    columns += [sa.Column(n, sa.BigInteger, nullable=False) for n in _STAMPS]
    columns += [sa.Column(n, sa.Boolean, nullable=False) for n in ("handled", "erased")]
    columns += [sa.Column(n, sa.Double, nullable=False) for n in ("started_at", "updated_at")]
    columns += [sa.Column(n, sa.Double) for n in ("answered_at", "ended_at")]
    return [*columns, sa.Column("handed_number", sa.Text)]


CALL = sa.Table(
    "atc_call",
    METADATA,
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False, unique=True),
    *_columns(),
    sa.Index("atc_call_started", "started_at"),
)

ORDER = sa.Table(
    "atc_order",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False, unique=True),
    sa.Column("until", sa.Double, nullable=False),
)

DOCUMENT = sa.Table(
    "atc_document",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False, unique=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("stamp", sa.BigInteger, nullable=False),
)

FEED = sa.Table(
    "atc_feed",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("last", sa.BigInteger, nullable=False),
    sa.Column("epoch", sa.Text, nullable=False),
)
"""One row: the counter, and a name of this database that no other one has."""


def upsert(table: sa.Table, key: str) -> postgresql.Insert:
    """Insert, or replace the row with the same key."""
    insert = postgresql.insert(table)
    others = {c.name: insert.excluded[c.name] for c in table.columns if c.name != key}
    return insert.on_conflict_do_update(index_elements=[key], set_=others)
