"""`manage.py backup FILE` and `manage.py restore FILE`: the database as one consistent dump. Neither loads Django."""

import contextlib
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from radflow.services.postgres import STOP_SIGNAL, Postgres
from radflow.services.postgres_runtime import find_runtime
from radflow.services.supervisor import DATABASE
from radflow.settings import env


class Refused(Exception):
    """The message is for the person at the terminal."""


def main(words: list[str]) -> int:
    if len(words) != 2:
        print(f"usage: manage.py {words[0]} FILE", file=sys.stderr)
        return 2
    os.umask(0o077)
    try:
        {"backup": write_backup, "restore": read_backup}[words[0]](Path(words[1]).absolute())
    except (Refused, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def write_backup(file: Path) -> None:
    """Written under another name and renamed, so that a file of that name is always a whole dump."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with _reach_database(exclusive=False) as url:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={draft}", f"--dbname={url}")
    draft.rename(file)
    print(f"{file} ({file.stat().st_size / 1e6:.1f} MB)")


def read_backup(file: Path) -> None:
    """Restores beside the present database and changes places at the end: all of it or nothing. Needs the right to make databases."""
    import psycopg
    from psycopg import sql
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    if not file.is_file():
        raise Refused(f"{file} does not exist.")
    with _reach_database(exclusive=True) as url:
        name = str(conninfo_to_dict(url)["dbname"])
        new, old = f"{name}_restored", f"{name}_replaced"
        with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as server:

            def tell(words: str, *names: str) -> None:
                server.execute(sql.SQL(words).format(*map(sql.Identifier, names)))

            tell("DROP DATABASE IF EXISTS {}", new)
            tell("CREATE DATABASE {}", new)
            try:
                target = make_conninfo(url, dbname=new)
                _run(
                    "pg_restore",
                    "--no-owner",
                    "--single-transaction",
                    "--exit-on-error",
                    f"--dbname={target}",
                    str(file),
                )
            except Refused:
                tell("DROP DATABASE {}", new)
                raise
            tell("DROP DATABASE IF EXISTS {}", old)
            tell("ALTER DATABASE {} RENAME TO {}", name, old)
            tell("ALTER DATABASE {} RENAME TO {}", new, name)
            tell("DROP DATABASE {}", old)
    print(f"restored from {file}; the next start brings its tables up to this version")


@contextlib.contextmanager
def _reach_database(*, exclusive: bool) -> Iterator[str]:
    """The database's address. An embedded server that is down runs for as long as it is needed."""
    if env.DATABASE_URL:
        yield env.DATABASE_URL
        return
    postgres = Postgres(env.VAR / "pg")
    if not postgres.exists():
        raise Refused(f"There is no database in {env.VAR}.")
    postgres.prepare()
    with (env.VAR / "supervisor.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if exclusive:
                raise Refused("Radflow is running here: stop it first.") from None
            yield postgres.url(DATABASE)
            return
        with (env.VAR / "log" / "postgres.log").open("ab") as log:
            child = postgres.start(log)
        try:
            postgres.wait(child)
            postgres.create_database(DATABASE)
            yield postgres.url(DATABASE)
        finally:
            child.send_signal(STOP_SIGNAL)
            child.wait(60)


def _run(program: str, *words: str) -> None:
    done = subprocess.run([find_runtime(is_root=False) / "bin" / program, *words], capture_output=True, text=True)
    if done.returncode:
        raise Refused(f"{program} failed: {done.stderr.strip()}")
