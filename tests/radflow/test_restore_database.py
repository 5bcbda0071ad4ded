"""The database comes back whole or stays as it is, on a server that others use too."""

import psycopg
import pytest

from radflow.services import database_dump
from radflow.services.database_dump import Refused, read_dump, write_dump

NAMES = ("scratch", "scratch_restored", "scratch_replaced")


@pytest.fixture
def server(django_db_setup, monkeypatch):
    """The tests' PostgreSQL as the one of DATABASE_URL, with a database of one row."""
    from tests.conftest import CLUSTER

    with psycopg.connect(CLUSTER.url("postgres"), autocommit=True) as admin:
        clear(admin)
        admin.execute("CREATE DATABASE scratch")
        monkeypatch.setattr(database_dump.env, "DATABASE_URL", CLUSTER.url("scratch"))
        with connect() as session:
            session.execute("CREATE TABLE word (word text)")
            session.execute("INSERT INTO word VALUES ('saved')")
        yield admin
        clear(admin)


def clear(admin) -> None:
    for name in NAMES:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def connect():
    return psycopg.connect(database_dump.env.DATABASE_URL, application_name="a desk")


def read_words() -> list[str]:
    with connect() as session:
        return [word for (word,) in session.execute("SELECT word FROM word ORDER BY word")]


def list_databases(admin) -> list[str]:
    found = admin.execute("SELECT datname FROM pg_database WHERE datname LIKE 'scratch%' ORDER BY 1").fetchall()
    return [name for (name,) in found]


def test_it_comes_back_as_it_was_saved(server, tmp_path):
    write_dump(tmp_path / "one.dump")
    with connect() as session:
        session.execute("INSERT INTO word VALUES ('later')")
    read_dump(tmp_path / "one.dump")
    assert read_words() == ["saved"] and list_databases(server) == ["scratch"]


def test_who_uses_it_is_named_and_nothing_changes(server, tmp_path):
    write_dump(tmp_path / "one.dump")
    with connect() as session:
        session.execute("INSERT INTO word VALUES ('later')")
        session.commit()
        with pytest.raises(Refused, match="a desk"):
            read_dump(tmp_path / "one.dump")
    assert read_words() == ["later", "saved"] and list_databases(server) == ["scratch"]


def test_who_comes_while_it_is_restored_keeps_the_present_one(server, tmp_path, monkeypatch):
    write_dump(tmp_path / "one.dump")
    run, late = database_dump._run, []

    def run_and_be_late(*words):
        run(*words)
        late.append(connect())

    monkeypatch.setattr(database_dump, "_run", run_and_be_late)
    with pytest.raises(Refused, match="a desk.*Nothing was changed"):
        read_dump(tmp_path / "one.dump")
    late[0].close()
    assert read_words() == ["saved"] and list_databases(server) == ["scratch"]
