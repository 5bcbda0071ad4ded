"""A database that an earlier version made becomes today's: the same tables, columns, indexes and constraints, and every row still there.

`golden/database-2026-11-29.dump` is `manage.py backup` of commit dc786bf with its demonstration, 27 migrations before today.
"""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from radflow.services import database_dump
from tests.department import ROOT

OLD = ROOT / "tests" / "golden" / "database-2026-11-29.dump"
SHAPES = {
    "columns": "SELECT table_name, column_name, data_type, is_nullable, collation_name FROM information_schema.columns"
    " WHERE table_schema = 'public'",
    "indexes": "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": "SELECT conrelid::regclass::text, conname FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace AND contype <> 'n'",
}
DAY = "devices_reading_2"
"""Tables of single days' readings come and go."""
KEPT = (
    "imaging_doserecord",
    "imaging_doseevent",
    "qc_phantommeasurement",
    "devices_device",
    "directory_user",
    "common_outboxevent",
)


@pytest.fixture
def old_url(transactional_db, monkeypatch):
    """An own database with what an earlier version left."""
    words = connection.get_connection_params()
    server = make_conninfo(**{name: words[name] for name in ("user", "password", "host", "port")}, dbname="postgres")
    name = f"test_upgrade_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        url = make_conninfo(server, dbname=name)
        monkeypatch.setattr(database_dump.env, "DATABASE_URL", url)
        database_dump.read_dump(OLD)
        yield f"postgresql://{words['user']}:{words['password']}@/{name}?host={words['host']}"
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def upgrade(url: str, var: Path) -> subprocess.CompletedProcess:
    env = {**os.environ, "DATABASE_URL": url, "RADFLOW_VAR": str(var), "RADFLOW_DEMO": "0"}
    env["DJANGO_SETTINGS_MODULE"] = "radflow.settings"
    argv = [sys.executable, "manage.py", "upgrade"]
    return subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True, timeout=600)


def count_rows(url: str) -> dict[str, int]:
    with psycopg.connect(url) as old:
        return {name: old.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in KEPT}


def read_shape(cursor) -> dict[str, set]:
    return {
        name: {row for row in cursor.execute(query).fetchall() if not row[0].startswith(DAY)}
        for name, query in SHAPES.items()
    }


def test_an_earlier_versions_database_becomes_todays_and_keeps_its_rows(old_url, tmp_path):
    before = count_rows(old_url)
    assert before["imaging_doserecord"] == 471
    done = upgrade(old_url, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "bring tables and starter data up to date: ok" in done.stdout
    after = count_rows(old_url)
    assert {name: after[name] >= n for name, n in before.items()} == dict.fromkeys(KEPT, True)
    with psycopg.connect(old_url) as upgraded, psycopg.connect(_name_todays()) as todays:
        found, wanted = read_shape(upgraded), read_shape(todays)
    assert {name: found[name] ^ wanted[name] for name in SHAPES} == {name: set() for name in SHAPES}


def test_somebody_at_work_in_the_database_stops_the_upgrade_before_it_begins(old_url, tmp_path):
    with psycopg.connect(old_url, application_name="ward"):
        done = upgrade(old_url, tmp_path)
    assert done.returncode == 1
    assert done.stderr == "Nothing was changed. Stop these first, they use the database: ward.\n"
    assert not (tmp_path / "backups").exists()


def test_a_failing_step_says_where_the_saved_database_is_and_how_to_go_back(old_url, tmp_path):
    with psycopg.connect(old_url) as old:
        old.execute("ALTER TABLE devices_device RENAME TO devices_gone")
    done = upgrade(old_url, tmp_path)
    (saved,) = (tmp_path / "backups").glob("*.dump")
    assert done.returncode == 1
    assert "bring tables and starter data up to date: FAILED" in done.stderr
    assert f"manage.py restore {saved}" in done.stderr


def _name_todays() -> str:
    words = connection.get_connection_params()
    return make_conninfo(**{name: words[name] for name in ("user", "password", "host", "port", "dbname")})
