# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are new, old, newer, damaged: nothing of hers is lost, and she is told."""

import os
import shutil
import sqlite3
import time

import pytest

from atc.adapters.storage import stores
from atc.adapters.storage.database import Database
from atc.adapters.storage.migrations import Schema, bring_up_to_date
from atc.domain.storage import StorageTrouble
from tests.unit.storage.shelf import Shelf, person, record

RULES = '{"rules": []}'


def fill(folder):
    """A desk with a phonebook, a contact of her own and rules."""
    with Shelf(folder) as shelf:
        shelf.sync("csv", [record(str(n), f"Person {n}", f"333 {n:07d}") for n in range(300)])
        for n in range(50):
            shelf.ask(shelf.book.save_personal, f"p{n}", person(f"Mine {n}", photo=b"x" * 3000))
        shelf.do(lambda s: s.documents.save("rules", RULES))


def damage(path, at, data=b"\xff" * 4096):
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def troubles(shelf):
    shelf.rest()
    return [problem.trouble for problem in shelf.problems]


def aside(folder, pattern):
    return [path for path in folder.glob(pattern) if path.suffix == ".db"]


def one(path, query):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("at", [0, 100, 4096, 40960])
def test_a_damaged_cache_is_set_aside_and_can_be_filled_again(tmp_path, at):
    fill(tmp_path)
    damage(tmp_path / "contacts.db", at)

    with Shelf(tmp_path) as shelf:
        assert troubles(shelf) == [StorageTrouble.CACHE_DAMAGED]
        (kept,) = aside(tmp_path, "contacts.damaged-*")
        assert shelf.problems[0].aside == kept.name
        assert shelf.ask(shelf.book.count) == {"personal": 50}
        shelf.sync("csv", [record("1", "Anna", "333 1234567")])
        assert len(shelf.found("333 1234567")) == 1
        assert shelf.do(lambda s: s.documents.load("rules")) == RULES
    with Shelf(tmp_path) as shelf:
        assert troubles(shelf) == []


def test_a_file_that_is_no_database_is_set_aside(tmp_path):
    (tmp_path / "contacts.db").write_text("Dear diary, " * 1000)
    (tmp_path / "desk.db").write_text("Dear diary, " * 1000)

    with Shelf(tmp_path) as shelf:
        found = troubles(shelf)
        assert found == [StorageTrouble.DESK_DAMAGED, StorageTrouble.CACHE_DAMAGED]
        shelf.ask(shelf.book.save_personal, "", person("Anna"))
        assert shelf.labels() == ["Anna"]


def test_a_cache_damaged_while_it_is_open_is_replaced_and_the_question_answered(tmp_path):
    fill(tmp_path)
    with Shelf(tmp_path) as shelf:
        shelf.do(lambda s: s.settle())
        shelf.do(lambda s: s.cache.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        for at in range(4096, (tmp_path / "contacts.db").stat().st_size, 4096):
            damage(tmp_path / "contacts.db", at)
        shelf.do(lambda s: s.cache.raw.execute("PRAGMA shrink_memory").fetchall())

        shelf.ask(shelf.book.count)
        assert shelf.labels(personal_only=True)[:1] == ["Mine 0"]
        assert troubles(shelf) == [StorageTrouble.CACHE_DAMAGED]


def test_a_newer_cache_is_set_aside_whole(tmp_path):
    fill(tmp_path)
    make_newer(tmp_path / "contacts.db")

    with Shelf(tmp_path) as shelf:
        assert troubles(shelf) == [StorageTrouble.CACHE_NEWER]
        (kept,) = aside(tmp_path, "contacts.newer-*")
        assert one(kept, "SELECT count(*) FROM record WHERE source = 'csv'") == [(300,)]
        assert shelf.ask(shelf.book.count) == {"personal": 50}


def test_a_newer_desk_is_set_aside_and_what_is_known_taken_over(tmp_path):
    fill(tmp_path)
    make_newer(tmp_path / "desk.db", "ALTER TABLE personal ADD COLUMN mood TEXT")

    with Shelf(tmp_path) as shelf:
        assert troubles(shelf) == [StorageTrouble.DESK_NEWER]
        assert len(shelf.labels(personal_only=True)) == 50
        assert shelf.do(lambda s: s.documents.load("rules")) == RULES


def test_of_a_damaged_desk_all_that_can_be_read_is_kept(tmp_path):
    fill(tmp_path)
    path = tmp_path / "desk.db"
    ((pages,),) = one(path, "PRAGMA page_count")
    damage(path, 4096 * (pages // 2))

    with Shelf(tmp_path) as shelf:
        assert troubles(shelf) == [StorageTrouble.DESK_DAMAGED]
        assert len(shelf.labels(personal_only=True)) >= 40
        shelf.ask(shelf.book.delete_personal, "p0")
        left = shelf.labels(personal_only=True)
    with Shelf(tmp_path) as shelf:
        assert shelf.labels(personal_only=True) == left, "saved a second time"


def test_what_the_damage_took_comes_from_the_newest_copy(tmp_path):
    fill(tmp_path)
    with Shelf(tmp_path) as shelf:
        shelf.do(lambda s: s.look_after())
        shelf.ask(shelf.book.save_personal, "late", person("Late"))
    path = tmp_path / "desk.db"
    path.write_bytes(b"\0" * path.stat().st_size)

    with Shelf(tmp_path) as shelf:
        assert len(shelf.labels(personal_only=True)) == 50
        assert shelf.do(lambda s: s.documents.load("rules")) == RULES


def test_a_console_that_died_while_saving_saves_at_the_next_start(tmp_path):
    fill(tmp_path)
    (tmp_path / "desk.db").rename(tmp_path / "desk.damaged-20260101-000000-000000.db")

    with Shelf(tmp_path) as shelf:
        assert len(shelf.labels(personal_only=True)) == 50


def test_copies_are_made_once_a_day_and_the_newest_kept(tmp_path):
    fill(tmp_path)
    folder = tmp_path / "backups"
    with Shelf(tmp_path) as shelf:
        for day in range(8):
            shelf.do(lambda s: s.look_after())
            shelf.do(lambda s: s.look_after())
            assert len(list(folder.glob("desk-*.db"))) <= 5
            for number, copy in enumerate(sorted(folder.glob("desk-*.db"))):
                old = time.time() - 86400 * (number + 2)
                os.utime(copy, (old, old))
                if copy.name.startswith("desk-daily"):
                    copy.rename(folder / f"desk-{day}-{number}.db")
    assert len(list(folder.glob("desk-*.db"))) == 5


def test_migrations_make_the_same_tables_as_the_models(tmp_path):
    for name, schema in (("contacts", stores.CACHE), ("desk", stores.DESK)):
        made, migrated = tmp_path / f"{name}-made.db", tmp_path / f"{name}-migrated.db"
        up_to_date(made, schema, tmp_path)
        connection = sqlite3.connect(migrated)
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.close()
        up_to_date(migrated, schema, tmp_path)

        assert tables(made) == tables(migrated)
        assert one(made, "SELECT * FROM alembic_version") == [(schema.head,)]
        assert one(migrated, "SELECT * FROM alembic_version") == [(schema.head,)]


STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("personal", sa.Column("mood", sa.String(), server_default="calm"))
    {more}
"""


def next_version(folder, more="pass"):
    """The desk's schema with one more migration."""
    scripts = folder / "scripts"
    shutil.copytree(stores.DESK.scripts, scripts)
    (scripts / "versions" / "0002_mood.py").write_text(STEP.format(more=more))
    return Schema(stores.DESK.metadata, scripts, "0002")


def test_a_migration_keeps_everything_and_a_copy_of_before(tmp_path):
    fill(tmp_path)
    up_to_date(tmp_path / "desk.db", next_version(tmp_path), tmp_path / "backups")

    assert one(tmp_path / "desk.db", "SELECT DISTINCT mood FROM personal") == [("calm",)]
    assert one(tmp_path / "desk.db", "SELECT count(*) FROM personal") == [(50,)]
    (copy,) = (tmp_path / "backups").glob("desk-0001-*.db")
    assert one(copy, "SELECT count(*) FROM personal") == [(50,)]
    assert one(copy, "SELECT version_num FROM alembic_version") == [("0001",)]


def test_a_migration_that_fails_changes_nothing(tmp_path):
    fill(tmp_path)
    before = tables(tmp_path / "desk.db")
    schema = next_version(tmp_path, 'op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(Exception, match="nowhere"):
        up_to_date(tmp_path / "desk.db", schema, tmp_path / "backups")

    assert tables(tmp_path / "desk.db") == before
    assert one(tmp_path / "desk.db", "SELECT version_num FROM alembic_version") == [("0001",)]
    with Shelf(tmp_path) as shelf:
        assert len(shelf.labels(personal_only=True)) == 50


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path):
    fill(tmp_path)
    with Shelf(tmp_path) as shelf:
        shelf.do(
            lambda s: s.desk.raw.execute(
                f"PRAGMA max_page_count = {s.desk.raw.execute('PRAGMA page_count').fetchone()[0]}"
            ).fetchall()
        )
        answer = shelf.ask(shelf.book.save_personal, "", person("Big", photo=b"x" * 400_000))
        assert answer is None
        shelf.rest()
        while not shelf.delivered.empty():
            shelf.delivered.get()()
        assert ["full" in str(error) for error in shelf.failures] == [True]
        assert len(shelf.labels(personal_only=True)) == 50


def make_newer(path, change=""):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    if change:
        connection.execute(change)
    connection.commit()
    connection.close()


def up_to_date(path, schema, backups):
    database = Database(path, full_sync=False)
    try:
        bring_up_to_date(database, schema, backups)
    finally:
        database.close()


def tables(path):
    """Columns, keys and indexes of every table."""
    columns = 'SELECT name, upper(type), "notnull", pk FROM pragma_table_info({!r})'
    kind_of_index = (
        "SELECT sql LIKE '%WHERE%', sql LIKE '%UNIQUE%' FROM sqlite_schema WHERE name = {!r}"
    )
    found = {}
    for name, kind in one(path, "SELECT name, type FROM sqlite_schema"):
        if kind == "table":
            keys = one(path, f"SELECT * FROM pragma_foreign_key_list({name!r})")
            found[name] = sorted(one(path, columns.format(name))), keys
        elif not name.startswith("sqlite_"):
            members = one(path, f"SELECT name FROM pragma_index_info({name!r})")
            found[name] = members, one(path, kind_of_index.format(name))
    return found
