"""The database as one consistent dump, and back. Loads no Django; works on the embedded server, running or not, and on DATABASE_URL's."""

import contextlib
import fcntl
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from radflow.services.postgres import STOP_SIGNAL, Postgres
from radflow.services.postgres_runtime import find_runtime
from radflow.services.supervisor import DATABASE
from radflow.settings import env

RUNNING = "Radflow is running here: stop it first."


class Refused(Exception):
    """The message is for the person at the terminal."""


def write_dump(file: Path) -> None:
    """Written under another name and renamed, so that a file of that name is always a whole dump."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with reach_database(exclusive=False) as url:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={draft}", f"--dbname={url}")
    draft.rename(file)


def read_dump(file: Path) -> None:
    """Restores beside the present database and changes places at the end: all of it or nothing. Needs the right to make databases."""
    import psycopg
    from psycopg import sql
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    if not file.is_file():
        raise Refused(f"{file} does not exist.")
    with reach_database(exclusive=True, make=True) as url:
        if list_sessions(url):
            raise Refused(_name_sessions(url))
        name = str(conninfo_to_dict(url)["dbname"])
        new, old = f"{name}_restored", f"{name}_replaced"
        with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as server:

            def tell(words: str, *names: str) -> None:
                server.execute(sql.SQL(words).format(*map(sql.Identifier, names)))

            tell("DROP DATABASE IF EXISTS {}", new)
            tell("CREATE DATABASE {}", new)
            try:
                target = make_conninfo(url, dbname=new)
                words = ["--no-owner", "--single-transaction", "--exit-on-error", f"--dbname={target}", str(file)]
                _run("pg_restore", *words)
            except Refused:
                tell("DROP DATABASE {}", new)
                raise
            tell("DROP DATABASE IF EXISTS {}", old)
            try:
                with server.transaction():  # killed in between, the present one keeps its name
                    tell("ALTER DATABASE {} RENAME TO {}", name, old)
                    tell("ALTER DATABASE {} RENAME TO {}", new, name)
            except psycopg.errors.ObjectInUse:
                tell("DROP DATABASE {}", new)
                raise Refused(f"{_name_sessions(url)} Nothing was changed.") from None
            tell("DROP DATABASE {}", old)


@contextlib.contextmanager
def reach_database(*, exclusive: bool, make: bool = False) -> Iterator[str]:
    """The database's address. An embedded server that is down runs for as long as it is needed; `make`: one that never was is made."""
    if env.DATABASE_URL:
        yield env.DATABASE_URL
        return
    postgres = Postgres(env.VAR / "pg")
    if not postgres.exists() and not make:
        raise Refused(f"There is no database in {env.VAR}.")
    env.VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (env.VAR / "supervisor.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if exclusive:
                raise Refused(RUNNING) from None
            postgres.prepare()
            yield postgres.url(DATABASE)
            return
        postgres.prepare()
        (env.VAR / "log").mkdir(mode=0o700, exist_ok=True)
        with (env.VAR / "log" / "postgres.log").open("ab") as log:
            child = postgres.start(log)
        try:
            postgres.wait(child)
            postgres.create_database(DATABASE)
            yield postgres.url(DATABASE)
        finally:
            child.send_signal(STOP_SIGNAL)
            child.wait(60)


def _name_sessions(url: str) -> str:
    return (
        f"Stop these first, they use the database: {', '.join(list_sessions(url)) or 'a session that has just ended'}."
    )


def list_sessions(url: str) -> list[str]:
    """Who else is connected to the database, each program once."""
    import psycopg

    asked = "SELECT DISTINCT coalesce(nullif(application_name, ''), 'a session') || coalesce(' on ' || client_addr::text, '')"
    where = " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    with psycopg.connect(url) as connection:
        return sorted(row[0] for row in connection.execute(asked + where))


def refuse_while_running() -> None:
    """Raises Refused when this data folder's department is up."""
    env.VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (env.VAR / "supervisor.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refused(RUNNING) from None


def _run(program: str, *words: str) -> None:
    done = subprocess.run([find_runtime(is_root=False) / "bin" / program, *words], capture_output=True, text=True)
    if done.returncode:
        raise Refused(f"{program} failed: {done.stderr.strip()}")
