# SPDX-License-Identifier: GPL-3.0-or-later
"""The first tables of `contacts.db`."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("vip", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("contact_name", "contact", ["name"], unique=False)
    op.create_index(
        "contact_personal", "contact", ["name"], unique=False, sqlite_where=sa.text("personal")
    )
    op.create_table(
        "contact_group",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "contact_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("group_contact", "contact_group", ["contact_id"], unique=False)
    op.create_table(
        "link",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.BigInteger(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "name", "record_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("photo", sa.Integer(), nullable=False),
        sa.Column("unsynced", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("record_contact", "record", ["contact_id"], unique=False)
    op.create_index("record_uid", "record", ["source", "uid"], unique=True)
    op.create_table(
        "source",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cursor", sa.String(), server_default="", nullable=False),
        sa.Column("state", sa.String(), server_default="never", nullable=False),
        sa.Column("last_sync", sa.Double(), nullable=True),
        sa.Column("error", sa.String(), server_default="", nullable=False),
        sa.Column("skipped", sa.Integer(), server_default="0", nullable=False),
        sa.Column("refused", sa.String(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "photo",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id"),
    )
