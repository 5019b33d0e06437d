# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the shared database's tables up to date. Sharing thread.

Consoles that start at once take turns by an advisory lock; the second one finds all done.
"""

import logging
from pathlib import Path

import sqlalchemy as sa

from atc.adapters.storage.shared_schema import VERSION_TABLE

HEAD = "0001"
SCRIPTS = Path(__file__).parent / "shared_versions"
_LOCK = 0x4154_4353_4841_5245
"""`ATCSHARE` in ASCII: a number that nobody else will take."""


class NewerSchemaError(Exception):
    """The tables were made by a newer console."""


def bring_up_to_date(connection: sa.Connection) -> None:
    """Make or change the tables; a console without the right to do so may use finished ones.

    Raises:
        NewerSchemaError: this console is too old for them.
        sqlalchemy.exc.SQLAlchemyError: the server refuses; nothing is changed then.
    """
    with connection.begin():
        if _revision(connection) == HEAD:
            return
    with connection.begin():
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        revision = _revision(connection)
        if revision != HEAD:
            _upgrade(connection, revision)


def _revision(connection: sa.Connection) -> str | None:
    found = connection.execute(sa.select(sa.func.to_regclass(VERSION_TABLE))).scalar()
    if found is None:
        return None
    return connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608


def _upgrade(connection: sa.Connection, revision: str | None) -> None:
    from alembic.config import Config  # noqa: PLC0415 - seldom needed
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerSchemaError(revision)
    environment = EnvironmentContext(
        config,
        scripts,
        fn=lambda rev, _: scripts._upgrade_revs("head", rev),
    )
    environment.configure(
        connection=connection, version_table=VERSION_TABLE, transaction_per_migration=False
    )
    environment.run_migrations()
