# SPDX-License-Identifier: GPL-3.0-or-later
"""The first tables: calls, what is to be forgotten, documents, the counter."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

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
_NUMBERS = ("facts_rev", "category_at", "note_at", "note_rev", "handled_at")


def upgrade() -> None:
    """Make them."""
    feed = op.create_table(
        "atc_feed",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("epoch", sa.Text, nullable=False),
    )
    op.bulk_insert(feed, [{"id": 1, "last": 0, "epoch": uuid.uuid4().hex}])
    op.create_table(
        "atc_call",
        sa.Column("uid", sa.Text, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in _NUMBERS),
        sa.Column("handled", sa.Boolean, nullable=False),
        sa.Column("erased", sa.Boolean, nullable=False),
        sa.Column("started_at", sa.Double, nullable=False),
        sa.Column("updated_at", sa.Double, nullable=False),
        sa.Column("answered_at", sa.Double),
        sa.Column("ended_at", sa.Double),
        sa.Column("handed_number", sa.Text),
    )
    op.create_index("atc_call_started", "atc_call", ["started_at"])
    op.create_table(
        "atc_order",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False, unique=True),
        sa.Column("until", sa.Double, nullable=False),
    )
    op.create_table(
        "atc_document",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("stamp", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Remove them."""
    for table in ("atc_document", "atc_order", "atc_call", "atc_feed"):
        op.drop_table(table)
