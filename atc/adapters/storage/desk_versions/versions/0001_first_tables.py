# SPDX-License-Identifier: GPL-3.0-or-later
"""The first tables of `desk.db`."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "document",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("updated_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "personal",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("photo", sa.LargeBinary(), nullable=False),
        sa.Column("changed", sa.Double(), nullable=False),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_table(
        "pick",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "log_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number_key", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("queue", sa.String(), nullable=False),
        sa.Column("prefixes", sa.String(), nullable=False),
        sa.Column("started_at", sa.Double(), nullable=False),
        sa.Column("answered_at", sa.Double(), nullable=True),
        sa.Column("ended_at", sa.Double(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("handed_number", sa.String(), nullable=True),
        sa.Column("handed_name", sa.String(), nullable=False),
        sa.Column("linked", sa.String(), nullable=False),
        sa.Column("steps", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("category_name", sa.String(), nullable=False),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("handled", sa.Boolean(), nullable=False),
        sa.Column("handled_by", sa.String(), nullable=False),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.Double(), nullable=False),
        sa.Column("facts_rev", sa.Integer(), nullable=False),
        sa.Column("category_at", sa.BigInteger(), nullable=False),
        sa.Column("note_at", sa.BigInteger(), nullable=False),
        sa.Column("note_rev", sa.Integer(), nullable=False),
        sa.Column("handled_at", sa.BigInteger(), nullable=False),
        sa.Column("tags_at", sa.String(), nullable=False),
        sa.Column("note_dirty", sa.Boolean(), nullable=False),
        sa.Column("dirty", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index("log_category", "log_call", ["category", "started_at"], unique=False)
    op.create_index("log_direction", "log_call", ["direction", "started_at"], unique=False)
    op.create_index(
        "log_dirty", "log_call", ["id"], unique=False, sqlite_where=sa.text("dirty > 0")
    )
    op.create_index(
        "log_handed",
        "log_call",
        ["started_at"],
        unique=False,
        sqlite_where=sa.text("handed_number IS NOT NULL"),
    )
    op.create_index(
        "log_missed",
        "log_call",
        ["outcome", "handled", "started_at"],
        unique=False,
        sqlite_where=sa.text("outcome = 'missed'"),
    )
    op.create_index("log_number", "log_call", ["number_key", "started_at"], unique=False)
    op.create_index("log_outcome", "log_call", ["outcome", "started_at"], unique=False)
    op.create_index("log_queue", "log_call", ["queue", "started_at"], unique=False)
    op.create_index("log_started", "log_call", ["started_at"], unique=False)
    op.create_table(
        "log_order",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("until", sa.Double(), nullable=False),
        sa.Column("dirty", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "log_tag",
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tag", "call_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("log_tag_call", "log_tag", ["call_id"], unique=False)
    op.create_table(
        "log_text",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Double(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("call_id"),
    )
    op.create_table(
        "shared_document",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("dirty", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "shared_state",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
