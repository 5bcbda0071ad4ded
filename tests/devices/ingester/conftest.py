"""A broker and an ingester of their own, on the test database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from apps.common.kernel import clock
from radflow.services.broker import Broker
from tests.department import find_free_ports, wait_until

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    """The ingester beside the test has the real time; a reading of the tests' morning would be one of the future."""
    before = clock.set_source(clock.real_now)
    yield
    clock.set_source(before)


def database_url() -> str:
    s = connection.settings_dict
    return f"postgresql://{quote(s['USER'])}:{quote(s['PASSWORD'])}@/{s['NAME']}?host={quote(str(s['HOST']))}"


class Ingester:
    """`manage.py ingest_telemetry` as its own process, to be killed and started again."""

    def __init__(self, mqtt_url: str, log: Path) -> None:
        self.mqtt_url, self.log = mqtt_url, log
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        env = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "MQTT_URL": self.mqtt_url,
            "DJANGO_SETTINGS_MODULE": "radflow.settings",
        }
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "ingest_telemetry"], cwd=ROOT, env=env, stdout=out, stderr=out
            )

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(15)

    def wait_connected(self, times: int = 1) -> None:
        wait_until(
            lambda: self.log.read_text().count("intake connected") >= times, timeout_s=30, what=self.log.read_text()
        )


@pytest.fixture
def fleet_with_key(transactional_db, request):
    clear_readings()
    yield request.getfixturevalue("mr2")
    clear_readings()


def clear_readings() -> None:
    """It is no Django model: the flush between tests does not know it."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE devices_reading")


@pytest.fixture
def broker(tmp_path):
    (port,) = find_free_ports(1)
    broker = Broker(tmp_path / "broker", secrets=tmp_path / "secrets", host="127.0.0.1", port=port)
    (tmp_path / "secrets").mkdir()
    broker.prepare()
    with (tmp_path / "broker.log").open("wb") as log:
        broker.child = broker.start(log)  # a test that kills it puts the next one here
    broker.wait(broker.child)
    yield broker
    broker.child.terminate()
    broker.child.wait(10)


@pytest.fixture
def ingester(fleet_with_key, broker, tmp_path):
    ingester = Ingester(broker.url(), tmp_path / "ingester.log")
    ingester.start()
    try:
        ingester.wait_connected()
        yield ingester
    finally:
        if ingester.process and ingester.process.poll() is None:
            ingester.process.kill()
            ingester.process.wait(10)


def count_rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT (stream_id, seq)) FROM devices_reading")
        rows, messages = cursor.fetchone()
    assert rows == messages
    return rows
