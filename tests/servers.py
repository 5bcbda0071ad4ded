"""The servers of the tests: one PostgreSQL cluster per concurrent test run of this checkout, whatever its number of processes."""

import fcntl
import subprocess
from pathlib import Path

import psycopg
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from radflow.services.postgres import STOP_SIGNAL, Postgres

MAX_RUNS = 16
MAKING_TABLES = 20_261_130  # advisory lock


class TestCluster:
    """Prepared at once (its address is part of the settings), started on demand, stopped with the run that holds its lock.

    `running` is the home of the one that another process of this run has started.
    """

    __test__ = False

    def __init__(self, var: Path, *, running: str = "") -> None:
        self.var = var
        self.running = Path(running) if running else None
        self._child: subprocess.Popen | None = None
        self._postgres: Postgres | None = None

    def url(self, database: str) -> str:
        return self.prepare().url(database)

    @property
    def home(self) -> Path:
        return self.prepare().home

    def start(self, *, keep: str) -> None:
        """Test databases of other migrations than those of `keep` are dropped."""
        if self._child is None and self.running is None:
            postgres = self.prepare()
            with (postgres.home / "postgres.log").open("wb") as log:
                self._child = postgres.start(log)
            postgres.wait(self._child, timeout_s=60)
            with psycopg.connect(postgres.url("postgres"), autocommit=True) as server:
                rows = server.execute(
                    "SELECT datname FROM pg_database WHERE datname LIKE 'test%%'"
                    " AND datname <> %(keep)s AND NOT starts_with(datname, %(keep)s || '_')",
                    {"keep": keep},
                )
                for (name,) in rows.fetchall():
                    server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def stop(self) -> None:
        if self._child is not None:
            self._child.send_signal(STOP_SIGNAL)
            self._child.wait(30)
            self._child = None

    def prepare(self) -> Postgres:
        if self._postgres is None:
            self._postgres = Postgres(self.running or self._take_home(), durable=False)
            self._postgres.prepare()
        return self._postgres

    def _take_home(self) -> Path:
        """The first folder no other run holds; the lock is kept for life and freed by the kernel."""
        for n in range(MAX_RUNS):
            home = self.var / ("test-pg" if n == 0 else f"test-pg-{n}")
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = (home / "lock").open("w")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                continue
            self._lock = lock
            return home
        raise RuntimeError(f"{MAX_RUNS} test runs of this checkout at once")


def copy_test_database(connection: BaseDatabaseWrapper, *, name: str) -> str:
    """Whoever comes first makes the tables, which takes much longer than copying them; returns the name."""
    product = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [MAKING_TABLES])
        server.execute("SELECT datname FROM pg_database")
        known = {datname for (datname,) in server.fetchall()}
        made = connection.settings_dict["TEST"]["NAME"]
        if made not in known:
            connection.creation.create_test_db(verbosity=0, serialize=False, keepdb=True)
            connection.close()
            connection.close_pool()
            connection.settings_dict["NAME"] = settings.DATABASES[connection.alias]["NAME"] = product
        if name not in known:
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (name, made))))
    return name
