# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings a file's tables up to date, with a copy of the file made before.

A new file gets its tables straight from the models; Alembic, which is slow to import, is only
needed when there is something to change. A test holds both ways to the same tables.
"""

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from atc.adapters.storage.database import Database, UnusableFile

_log = logging.getLogger("storage")


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of one file.

    Attributes:
        metadata: the models.
        scripts: the folder with the migrations.
        head: the revision that the models are at.
    """

    metadata: Sequence[sa.MetaData]
    scripts: Path
    head: str


class NewerFile(UnusableFile):
    """The file was written by a newer version of the console."""


def bring_up_to_date(database: Database, schema: Schema, backups: Path) -> None:
    """Make or change the tables.

    Raises:
        NewerFile: it was written by a newer version.
        sqlalchemy.exc.SQLAlchemyError: a migration failed; the file is as it was.
    """
    revision = _revision(database.raw)
    if revision == schema.head:
        return
    if revision is None and not _has_tables(database.raw):
        _create(database, schema)
        return
    _migrate(database, schema, revision, backups)


def _revision(raw: sqlite3.Connection) -> str | None:
    found = raw.execute(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
    ).fetchone()
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone() if found else None
    return row[0] if row else None


def _has_tables(raw: sqlite3.Connection) -> bool:
    return raw.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None


def _create(database: Database, schema: Schema) -> None:
    connection = database.connection
    with connection.begin():
        for metadata in schema.metadata:
            metadata.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (schema.head,))


def _migrate(database: Database, schema: Schema, revision: str | None, backups: Path) -> None:
    from alembic.config import Config  # noqa: PLC0415 - seldom needed
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerFile(f"{database.path.name} was written by a newer version")
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    copy = backups / f"{database.path.stem}-{revision or 'none'}-{stamp}.db"
    database.backup(copy)
    _log.info("changing %s from %s to %s; copied to %s", database.path.name, revision,
              schema.head, copy.name)  # fmt: skip
    connection = database.connection
    # Tables that are made anew must not take the rows that refer to them along.
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.rollback()
    try:
        with connection.begin():
            environment = EnvironmentContext(
                config,
                scripts,
                fn=lambda rev, _: scripts._upgrade_revs("head", rev),
            )
            environment.configure(connection=connection, target_metadata=list(schema.metadata))
            environment.run_migrations()
    finally:
        database.raw.execute("PRAGMA foreign_keys=ON")
