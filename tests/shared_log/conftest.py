# SPDX-License-Identifier: GPL-3.0-or-later
"""A PostgreSQL of the tests' own, and desks that share through it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.servers.postgres import Postgres
from tests.shared_log.desk import SharingDesk


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """One server for all tests; each has a database of its own."""
    with Postgres() as running:
        yield running


@pytest.fixture
def url(server: Postgres) -> str:
    """An empty database."""
    if not server.running:
        server.start()
    return server.new_database()


NewDesk = Callable[..., SharingDesk]


@pytest.fixture
def new_desk(url: str, tmp_path: Path) -> Iterator[NewDesk]:
    """Makes desks that share the test's database."""
    desks: list[SharingDesk] = []

    def make(name: str, **options: object) -> SharingDesk:
        options.setdefault("url", url)
        desks.append(SharingDesk(tmp_path / name, name=name, **options))  # type: ignore[arg-type]
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def anna(new_desk: NewDesk) -> SharingDesk:
    return new_desk("anna").online()


@pytest.fixture
def bruno(new_desk: NewDesk) -> SharingDesk:
    return new_desk("bruno").online()
