# SPDX-License-Identifier: GPL-3.0-or-later
"""A private PostgreSQL.

with Postgres() as server:
    engine = create_engine(server.url())
    server.kill()   # as a power cut: nothing said to the clients
    server.start()  # same data, same port
"""

import re
import signal
from pathlib import Path

from tests.servers.child import HOST, Child, find_binary

_USER = "atc"
_PASSWORD = "for-tests-only"


class Postgres(Child):
    """PostgreSQL with a new, empty cluster; as ``postgres`` or ``nobody`` when root starts it."""

    # The fast shutdown: open connections are ended, data is written.
    stop_signal = signal.SIGINT

    def __init__(self) -> None:
        super().__init__("postgres", run_as=("postgres", "nobody"))
        self.bin = _newest_bin()
        self.data = self.folder / "data"
        self._databases = 0

    def command(self) -> list[str]:
        """Return the postmaster's command line; the first start makes the cluster."""
        if not self.data.exists():
            self._make_cluster()
        options = {
            "listen_addresses": HOST,
            "unix_socket_directories": "",
            # A killed server loses nothing without fsync; only a machine without power would.
            "fsync": "off",
            "shared_buffers": "16MB",
            "max_connections": "40",
        }
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return [str(self.bin / "postgres"), "-D", str(self.data), "-p", str(self.port), *settings]

    def environment(self) -> dict[str, str]:
        """Return the environment with the password for the client programs."""
        return {**super().environment(), "PGPASSWORD": _PASSWORD}

    def ready(self) -> bool:
        """Tell whether it lets clients in; an open port is not enough while it recovers."""
        try:
            self.run(self.bin / "pg_isready", "-q", "-h", HOST, "-p", str(self.port))
        except RuntimeError:
            return False
        return True

    def url(self, database: str = "postgres", driver: str = "psycopg") -> str:
        """Return the SQLAlchemy URL of a database."""
        return f"postgresql+{driver}://{_USER}:{_PASSWORD}@{HOST}:{self.port}/{database}"

    def new_database(self, driver: str = "psycopg") -> str:
        """Make an empty database and return its SQLAlchemy URL."""
        self._databases += 1
        name = f"atc{self._databases}"
        self.psql(f"CREATE DATABASE {name}")
        return self.url(name, driver)

    def psql(self, sql: str, database: str = "postgres") -> str:
        """Run SQL as another client would; return its rows, fields separated by ``|``."""
        return self.run(
            *(self.bin / "psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1"),
            *("-h", HOST, "-p", str(self.port), "-U", _USER, "-d", database, "-c", sql),
        ).strip()

    def disconnect_all(self) -> None:
        """Throw every other client out, as an administrator's restart would."""
        self.psql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )

    def _make_cluster(self) -> None:
        # Read as the server's user, who cannot enter folders of the tests.
        secret = self.folder / "password"
        secret.write_text(_PASSWORD)
        self.run(
            *(self.bin / "initdb", "-D", self.data, "-U", _USER, "-E", "UTF8", "--no-locale"),
            *("-A", "scram-sha-256", f"--pwfile={secret}", "--no-sync"),
        )


def _newest_bin() -> Path:
    """Return the folder of the newest server: Debian keeps them out of PATH, by version."""

    def version(path: Path) -> float:
        found = re.search(r"/postgresql/([\d.]+)/", str(path))
        return float(found[1]) if found else 0.0

    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=version)
    return found[-1].parent if found else find_binary("postgres").resolve().parent
