# SPDX-License-Identifier: GPL-3.0-or-later
"""The server dies, freezes, comes back older, says no: the desk goes on and tells why."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa

from atc.domain.sharing import SharingProblem, SharingState
from tests.servers.child import free_port
from tests.servers.postgres import Postgres
from tests.shared_log.conftest import NewDesk
from tests.shared_log.desk import SharingDesk, agree

BACK_S = 40.0
"""A desk tries again at least this often, however long the server was away."""


@contextmanager
def frozen(server: Postgres) -> Iterator[None]:
    """The server keeps its connections and answers nothing; each session is a process."""
    assert server._process
    main = psutil.Process(server._process.pid)
    processes = [main, *main.children(recursive=True)]
    for process in processes:
        process.suspend()
    try:
        yield
    finally:
        for process in processes:
            process.resume()


def test_a_server_killed_in_mid_write_loses_and_doubles_nothing(
    server: Postgres, anna: SharingDesk, bruno: SharingDesk
) -> None:
    for number in range(300):
        anna.call(f"a{number}", note=f"note {number}")
        bruno.call(f"b{number}")
        if number == 150:
            server.kill()
    anna.until(lambda: anna.state is SharingState.OFFLINE)
    anna.edit("a0", note="written while the server was away")
    assert anna.has("a0", note="written while the server was away"), "the desk goes on by itself"
    assert anna.status.problem is SharingProblem.UNREACHABLE
    server.start()
    calls = agree(anna, bruno, seconds=BACK_S)
    assert len(calls) == 600
    assert calls["a0"].note == "written while the server was away"
    assert anna.state is SharingState.ONLINE


def test_the_status_tells_what_waits(server: Postgres, anna: SharingDesk) -> None:
    server.stop()
    anna.until(lambda: anna.state is SharingState.OFFLINE)
    anna.call("one")
    anna.call("two")
    anna.until(lambda: anna.status.waiting == 2, BACK_S)
    server.start()
    anna.until(lambda: anna.state is SharingState.ONLINE and anna.status.waiting == 0, BACK_S)


def test_clients_thrown_out_by_the_administrator_come_back(
    server: Postgres, anna: SharingDesk, bruno: SharingDesk
) -> None:
    server.disconnect_all()
    anna.call("one")
    bruno.until(lambda: bruno.has("one"), BACK_S)


def test_a_server_that_freezes_is_noticed(
    server: Postgres, anna: SharingDesk, bruno: SharingDesk
) -> None:
    with frozen(server):
        anna.call("one")
        anna.until(lambda: anna.state is SharingState.OFFLINE, 30.0)
        assert anna.status.problem is SharingProblem.SLOW
        assert anna.has("one")
    bruno.until(lambda: bruno.has("one"), BACK_S)


def test_a_desk_ends_quickly_though_the_server_is_frozen(
    server: Postgres, anna: SharingDesk
) -> None:
    with frozen(server):
        anna.call("one")
        anna.unplug()
        left = [each.name for each in threading.enumerate() if each.name.startswith("sharing")]
        assert not left


@pytest.mark.parametrize("others", [1, 40])
def test_an_older_state_of_the_server_is_filled_up_again(
    server: Postgres, new_desk: NewDesk, url: str, others: int
) -> None:
    """As after restoring a backup: the desks still have what the server lost."""
    anna, bruno = new_desk("anna").online(), new_desk("bruno").online()
    for number in range(20):
        anna.call(f"a{number}", note="kept")
    agree(anna, bruno)
    for desk in (anna, bruno):
        desk.unplug()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM atc_call WHERE seq > 5"))
        connection.execute(sa.text("UPDATE atc_feed SET last = 5"))
    engine.dispose()
    # Others go on from there, past the number that anna and bruno had come to.
    new = new_desk("new").online()
    for number in range(others):
        new.call(f"n{number}")
    new.until(new.settled)
    bruno.call("b0")
    calls = agree(anna.online(), bruno.online(), new)
    assert len(calls) == 21 + others
    count = server.psql("SELECT count(*) FROM atc_call", sa.make_url(url).database or "")
    assert count == str(21 + others)


def test_a_new_server_gets_the_whole_log(server: Postgres, new_desk: NewDesk) -> None:
    anna = new_desk("anna").online()
    anna.call("one", note="kept")
    anna.until(anna.settled)
    anna.unplug()
    anna.url = server.new_database()
    late = new_desk("late", url=anna.url).online()
    anna.online()
    late.until(lambda: late.has("one", note="kept"))


# -- the first start -------------------------------------------------------------------------------


def test_two_consoles_make_the_tables_at_once(server: Postgres, new_desk: NewDesk) -> None:
    """Ten times, for they meet at another moment each time."""
    for turn in range(10):
        url = server.new_database()
        desks = [new_desk(f"{name}{turn}", url=url) for name in ("anna", "bruno")]
        for desk in desks:
            desk.share()
        for desk in desks:
            desk.until(lambda d=desk: d.state is SharingState.ONLINE)  # type: ignore[misc]
            assert not [s for s in desk.statuses if s.problem is not SharingProblem.NONE]
        desks[0].call("one")
        agree(*desks)
        for desk in desks:
            desk.unplug()


def test_the_tables_are_those_that_the_program_knows(url: str, new_desk: NewDesk) -> None:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415

    from atc.adapters.storage.shared_schema import METADATA, VERSION_TABLE  # noqa: PLC0415

    new_desk("anna").online()
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_tables_of_a_newer_console_are_left_alone(url: str, new_desk: NewDesk) -> None:
    new_desk("new").online().unplug()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE atc_version SET version_num = '9999'"))
    engine.dispose()
    old = new_desk("old").share()
    old.call("one")
    old.until(lambda: old.state is SharingState.TROUBLE)
    assert old.status.problem is SharingProblem.NEWER
    assert "9999" in old.status.reason
    assert old.has("one"), "it goes on by itself"


# -- what cannot work ------------------------------------------------------------------------------


@pytest.fixture
def lonely(tmp_path: Path) -> Iterator[NewDesk]:
    desks: list[SharingDesk] = []

    def make(url: str, **options: str) -> SharingDesk:
        desks.append(SharingDesk(tmp_path / "desk", url, "anna", **options))  # type: ignore[arg-type]
        return desks[-1].share()

    yield make
    for desk in desks:
        desk.close()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"password": "wr0ng-and-secret"}, SharingProblem.PASSWORD),
        ({"username": "nobody-knows"}, SharingProblem.PASSWORD),
        ({"database": "not_there"}, SharingProblem.NO_DATABASE),
        ({"query": {"sslmode": "require"}}, SharingProblem.TLS),
    ],
)
def test_what_the_server_refuses_is_said(
    url: str, lonely: NewDesk, change: dict[str, object], problem: SharingProblem
) -> None:
    wrong = sa.make_url(url).set(**change)  # type: ignore[arg-type]
    desk = lonely(wrong.render_as_string(hide_password=False))
    desk.until(lambda: desk.state is SharingState.TROUBLE)
    assert desk.status.problem is problem
    assert desk.status.reason
    assert str(sa.make_url(url).password) not in str(desk.statuses)
    assert "wr0ng" not in str(desk.statuses)
    desk.call("one")
    assert desk.has("one")


def test_the_password_may_come_from_elsewhere(url: str, lonely: NewDesk) -> None:
    parsed = sa.make_url(url)
    bare = parsed.set(password=None).render_as_string(hide_password=False)
    desk = lonely(bare, password=str(parsed.password))
    desk.until(lambda: desk.state is SharingState.ONLINE)


def test_no_server_at_all(lonely: NewDesk) -> None:
    desk = lonely(f"postgresql://atc@127.0.0.1:{free_port()}/atc")
    desk.until(lambda: desk.state is SharingState.OFFLINE)
    assert desk.status.problem is SharingProblem.UNREACHABLE


@pytest.mark.parametrize(
    "rubbish",
    [
        "rubbish",
        "postgresql://",
        "postgresql://host",
        "mysql://user:pa55@host/db",
        "postgresql://user:pa55@host:notaport/db",
        "sqlite:///file.db",
        "http://[::1",
    ],
)
def test_rubbish_is_said_without_repeating_it(lonely: NewDesk, rubbish: str) -> None:
    desk = lonely(rubbish)
    desk.until(lambda: desk.state is SharingState.TROUBLE)
    assert desk.status.problem is SharingProblem.BAD_URL
    assert "pa55" not in str(desk.statuses)
    desk.call("one")
    assert desk.has("one")


def test_a_user_who_may_not_make_tables_is_told_so(
    server: Postgres, url: str, lonely: NewDesk
) -> None:
    database = sa.make_url(url).database or ""
    server.psql("DROP ROLE IF EXISTS limited")
    server.psql("CREATE ROLE limited LOGIN PASSWORD 'for-tests'", database)
    server.psql("REVOKE CREATE ON SCHEMA public FROM PUBLIC", database)
    limited = sa.make_url(url).set(username="limited", password="for-tests")
    desk = lonely(limited.render_as_string(hide_password=False))
    desk.until(lambda: desk.state is SharingState.TROUBLE)
    assert desk.status.problem is SharingProblem.NO_RIGHTS
