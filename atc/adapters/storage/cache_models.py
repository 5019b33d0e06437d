# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of `contacts.db`, the cache: all of it can be made again from the sources."""

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class CacheBase(DeclarativeBase):
    """The cache's tables."""


class MetaRow(CacheBase):
    """What the derived tables were made with."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class SourceRow(CacheBase):
    """Where a source stands. Times are wall-clock seconds since the epoch.

    Attributes:
        refused: fingerprint of the last answer that was refused for having lost too much.
    """

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(primary_key=True)
    cursor: Mapped[str] = mapped_column(server_default="")
    state: Mapped[str] = mapped_column(server_default="never")
    last_sync: Mapped[float | None]
    error: Mapped[str] = mapped_column(server_default="")
    skipped: Mapped[int] = mapped_column(server_default="0")
    refused: Mapped[str] = mapped_column(server_default="")


class RecordRow(CacheBase):
    """One record as its source gave it, numbers with their keys.

    Attributes:
        person: JSON, see `codec`.
        photo: hash of the photo, 0 without one.
    """

    __tablename__ = "record"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    uid: Mapped[str]
    revision: Mapped[str]
    contact_id: Mapped[int]
    person: Mapped[str]
    photo: Mapped[int]
    unsynced: Mapped[bool]

    __table_args__ = (
        sa.Index("record_uid", "source", "uid", unique=True),
        sa.Index("record_contact", "contact_id"),
    )


class LinkRow(CacheBase):
    """What a record can be found by and merged by: numbers written backwards, e-mail addresses.

    Backwards, because then one index serves whole numbers and last digits alike.

    Attributes:
        name: hash of the words of the record's name, 0 without one.
    """

    __tablename__ = "link"

    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)

    __table_args__ = ({"sqlite_with_rowid": False},)


class ContactRow(CacheBase):
    """A merged contact: what lists are sorted by. Its fields are in its records.

    Only the usual order has an index: each costs every import, and the reader remembers the others.
    """

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    surname: Mapped[str]
    company: Mapped[str]
    department: Mapped[str]
    number: Mapped[str]
    personal: Mapped[bool]
    vip: Mapped[bool]

    __table_args__ = (
        sa.Index("contact_name", "name"),
        sa.Index("contact_personal", "name", sqlite_where=sa.text("personal")),
    )


class GroupRow(CacheBase):
    """A contact's groups."""

    __tablename__ = "contact_group"

    name: Mapped[str] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(primary_key=True)

    __table_args__ = (sa.Index("group_contact", "contact_id"), {"sqlite_with_rowid": False})


class PhotoRow(CacheBase):
    """A record's photo, JPEG or PNG."""

    __tablename__ = "photo"

    record_id: Mapped[int] = mapped_column(
        sa.ForeignKey("record.id", ondelete="CASCADE"), primary_key=True
    )
    data: Mapped[bytes]
