"""Tests run on a real embedded PostgreSQL of their own (var/test-pg), started when the first test asks for the database.

Several processes share them: one walks the journeys, which wait most of the time, the others do everything else. They share
one PostgreSQL, too, where the first of them makes the tables and each other one copies its own database.
"""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
for folder in (ROOT, ROOT / "platform"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from tests.servers import TestCluster, copy_test_database  # noqa: E402

CLUSTER = TestCluster(ROOT / "var", running=os.environ.get("RADFLOW_TEST_CLUSTER", ""))
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
os.environ.update(
    RADFLOW_VAR=str(ROOT / "var" / f"test{WORKER}"),
    RADFLOW_SECRET_KEY="tests-sign-nothing-of-value",
    DATABASE_URL=CLUSTER.url("radflow"),
    REDIS_URL="redis://127.0.0.1:1/0",
    DJANGO_SETTINGS_MODULE="tests.settings",
)
for name in ("RADFLOW_BIND", "RADFLOW_DEMO", "RADFLOW_HTTPS", "RADFLOW_HOSTS", "RADFLOW_ADDRESS", "MQTT_URL"):
    os.environ.pop(name, None)

import django  # noqa: E402

django.setup()

import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from hypothesis import HealthCheck  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402

from tests.morning import begin_at_ten  # noqa: E402

TEST_NAME = settings.DATABASES["default"]["TEST"]["NAME"]
begin_at_ten()
pytest_plugins = ["tests.peers", "tests.processes"]
hypothesis_settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("busy machine")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """One PostgreSQL for all; with the settings named in its environment a process would read them before this file."""
    CLUSTER.start(keep="" if config.option.create_db else TEST_NAME)
    os.environ["RADFLOW_TEST_CLUSTER"] = str(CLUSTER.home)
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
        os.environ.pop(name)


def pytest_configure(config: pytest.Config) -> None:
    """The test database is kept from run to run, unless --create-db: its name changes with the migrations."""
    if WORKER:
        config.option.create_db = False  # whoever started the others has seen to it
    config.option.reuse_db = not config.option.create_db


def pytest_collection_finish() -> None:
    """What stands now stays until the end: nothing of it is looked through again for garbage, and what comes only now and then."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """What a killed run left behind in a kept database is swept out; a session that a thread left open is told and ended."""
    with django_db_blocker.unblock():
        if find_used_tables():
            call_command("flush", interactive=False, verbosity=0)
    yield
    with django_db_blocker.unblock():
        for state, query in end_other_sessions():
            print(f"a session was left open, {state}: {query}", file=sys.stderr)


def end_other_sessions() -> list[tuple[str, str]]:
    """Ends whoever else is connected to the test database: (state, last statement) of each."""
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.close_pool()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT state, query, pid FROM pg_stat_activity WHERE datname = %s", [name])
        found = cursor.fetchall()
        for *_, pid in found:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    return [(state, query) for state, query, _ in found]


def find_used_tables() -> list[str]:
    kept = {"django_migrations", "django_content_type", "auth_permission"}
    with connection.cursor() as cursor:
        tables = [
            t.name for t in connection.introspection.get_table_list(cursor) if t.type in "tp" and t.name not in kept
        ]
        parts = [f"(SELECT '{name}' FROM {connection.ops.quote_name(name)} LIMIT 1)" for name in tables]
        cursor.execute(" UNION ALL ".join(parts))
        return [name for (name,) in cursor.fetchall()]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker) -> None:
    """Starts the cluster before pytest-django makes the test database; of several processes each copies what the first made."""
    CLUSTER.start(keep=TEST_NAME)
    if WORKER:
        with django_db_blocker.unblock():
            settings.DATABASES["default"]["TEST"]["NAME"] = copy_test_database(connection, name=f"{TEST_NAME}_{WORKER}")


@pytest.fixture(autouse=True)
def fresh_policies(monkeypatch) -> None:
    """No policy that another test wrote and rolled back is remembered; within a test, however slow the machine, none is forgotten."""
    from apps.common.policy import registry

    registry.clear_cache()
    monkeypatch.setattr(registry, "CACHED_S", 3600.0)


def pytest_unconfigure(config: pytest.Config) -> None:
    CLUSTER.stop()
