# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log's tables in `desk.db`.

The columns from `uid` to `tags_at` are shared between desks under the same names; `shared_schema`
has them again for PostgreSQL.

Stamps (`*_at` integers) are microseconds of the time that all desks agree on, see `stamps`.
"""

from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class LogBase(DeclarativeBase):
    """The call log's tables."""


class LogCallRow(LogBase):
    """One call.

    Attributes:
        prefixes, steps: JSON, see `log_codec`.
        handed_number, handed_name: where it went, NULL when nowhere.
        tags: JSON list in the order they were given.
        facts_rev: counts the versions of what the call's own desk knows of it.
        category_at, note_at, handled_at: stamps of the last change by hand.
        note_rev: which of the notes that the shared database had it is, or was written from.
        tags_at: JSON object: when each tag was given (positive) or taken away (negative).
        note_dirty: the shared database does not have this note.
        dirty: counts changes that the shared database does not have; 0 for none.
    """

    __tablename__ = "log_call"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    desk: Mapped[str]
    direction: Mapped[str]
    number: Mapped[str]
    name: Mapped[str]
    number_key: Mapped[str]
    account: Mapped[str]
    contact_name: Mapped[str]
    company: Mapped[str]
    called: Mapped[str]
    queue: Mapped[str]
    prefixes: Mapped[str]
    started_at: Mapped[float]
    answered_at: Mapped[float | None]
    ended_at: Mapped[float | None]
    outcome: Mapped[str]
    ended_by: Mapped[str]
    handed_number: Mapped[str | None]
    handed_name: Mapped[str]
    linked: Mapped[str]
    steps: Mapped[str]
    category: Mapped[str]
    category_name: Mapped[str]
    tags: Mapped[str]
    note: Mapped[str]
    handled: Mapped[bool]
    handled_by: Mapped[str]
    erased: Mapped[bool]
    updated_at: Mapped[float]
    facts_rev: Mapped[int]
    category_at: Mapped[int] = mapped_column(sa.BigInteger)
    note_at: Mapped[int] = mapped_column(sa.BigInteger)
    note_rev: Mapped[int]
    handled_at: Mapped[int] = mapped_column(sa.BigInteger)
    tags_at: Mapped[str]
    note_dirty: Mapped[bool]
    dirty: Mapped[int]

    __table_args__ = (
        sa.Index("log_started", "started_at"),
        sa.Index("log_number", "number_key", "started_at"),
        sa.Index("log_direction", "direction", "started_at"),
        sa.Index("log_outcome", "outcome", "started_at"),
        sa.Index("log_category", "category", "started_at"),
        sa.Index("log_queue", "queue", "started_at"),
        sa.Index(
            "log_missed",
            "outcome",
            "handled",
            "started_at",
            sqlite_where=sa.text("outcome = 'missed'"),
        ),
        sa.Index("log_handed", "started_at", sqlite_where=sa.text("handed_number IS NOT NULL")),
        sa.Index("log_dirty", "id", sqlite_where=sa.text("dirty > 0")),
    )


class LogTextRow(LogBase):
    """What a call can be found by: a table of its own, so that looking through all is quick.

    Attributes:
        started_at: the call's, so that the newest are found without looking at the calls.
        folded: names, company, number and its digits, note, queue, tags; without case and accents.
    """

    __tablename__ = "log_text"

    call_id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[float]
    folded: Mapped[str]


class LogTagRow(LogBase):
    """The calls that have a tag."""

    __tablename__ = "log_tag"

    tag: Mapped[str] = mapped_column(primary_key=True)
    call_id: Mapped[int] = mapped_column(primary_key=True)

    __table_args__ = (
        sa.Index("log_tag_call", "call_id"),
        {"sqlite_with_rowid": False},
    )


class LogOrderRow(LogBase):
    """What has to be forgotten, on every desk, also by one that was away when it was said.

    Attributes:
        id: `delete`, `anonymise`, or `number:` and the hash of a number's key.
        until: which calls: those that began earlier, seconds since the epoch.
    """

    __tablename__ = "log_order"

    id: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[float]
    dirty: Mapped[int]


class SharedDocumentRow(LogBase):
    """A small thing that desks share as a whole, such as somebody's favourites.

    Attributes:
        id: kind and owner, as `favourites:reception`.
        body: JSON.
        stamp: the later one wins.
    """

    __tablename__ = "shared_document"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    stamp: Mapped[int] = mapped_column(sa.BigInteger)
    dirty: Mapped[int]


class SharedStateRow(LogBase):
    """Where this desk stands with the shared database.

    Attributes:
        key: `last_stamp`, `offset`, `cursor`, `epoch`.
    """

    __tablename__ = "shared_state"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


CALL = cast("sa.Table", LogCallRow.__table__)
TEXT = cast("sa.Table", LogTextRow.__table__)
TAG = cast("sa.Table", LogTagRow.__table__)
ORDER = cast("sa.Table", LogOrderRow.__table__)
DOCUMENT = cast("sa.Table", SharedDocumentRow.__table__)
STATE = cast("sa.Table", SharedStateRow.__table__)
