# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of `desk.db`: what is the receptionist's own and cannot be had from anywhere else.

The call log's tables in the same file are in `log_models`.
"""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class DeskBase(DeclarativeBase):
    """Her tables."""


class PersonalRow(DeskBase):
    """One of her own contacts.

    Attributes:
        revision: the server's, empty for one that no server ever had.
        person: JSON, see `codec`.
        changed: when she last changed it, seconds since the epoch; 0 when a server has it so.
        erased: she deleted it; kept until the server knows.
    """

    __tablename__ = "personal"

    uid: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[str]
    person: Mapped[str]
    photo: Mapped[bytes]
    changed: Mapped[float]
    erased: Mapped[bool]


class PickRow(DeskBase):
    """How often she chose a number, older choices counting less.

    Attributes:
        key: the number's key.
        score: the choices, each worth one when it was made, as they were worth at `at`.
        at: wall-clock seconds since the epoch.
    """

    __tablename__ = "pick"

    key: Mapped[str] = mapped_column(primary_key=True)
    score: Mapped[float]
    at: Mapped[float]


class DocumentRow(DeskBase):
    """A small thing set on screen, such as the rules of classification. `body`: JSON."""

    __tablename__ = "document"

    key: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    updated_at: Mapped[float]
