"""The servers that the department stands on: PostgreSQL, Valkey or Redis, the MQTT broker."""

import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from apps.common.doctor.registry import fault, register_check, warn
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason

OLDEST_POSTGRES = 150000
MOST_CLOCK_DIFFERENCE_S = 2
TIMEOUT_S = 3


def check_database() -> Iterator[Reason]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version_num')::int, current_setting('server_version')")
            number, version = cursor.fetchone()
            cursor.execute("SELECT pg_is_in_recovery(), current_setting('fsync')")
            is_replica, fsync = cursor.fetchone()
    except DatabaseError as error:
        yield fault("common.doctor_database_away", error=str(error).strip().splitlines()[0])
        return
    if number < OLDEST_POSTGRES:
        yield fault("common.doctor_database_old", version=version)
    if is_replica:
        yield fault("common.doctor_database_replica")
    if fsync != "on":
        yield fault("common.doctor_database_unsafe")
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield fault("common.doctor_migrations", count=len(plan), first=str(plan[0][0]))


def check_connections() -> Iterator[Reason]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), current_setting('max_connections')::int FROM pg_stat_activity WHERE backend_type = 'client backend'"
        )
        used, most = cursor.fetchone()
    if used > 0.8 * most:
        yield warn("common.doctor_connections", used=used, most=most)


def check_clock() -> Iterator[Reason]:
    """Against the server's clock, and against what was already written: a clock that was set back shows in the audit trail."""
    with connection.cursor() as cursor:
        before = clock.real_now()
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
        after = clock.real_now()
        cursor.execute("SELECT max(at) FROM (SELECT at FROM common_auditentry ORDER BY id DESC LIMIT 50) last")
        (newest,) = cursor.fetchone()
    apart_s = (theirs - (before + (after - before) / 2)).total_seconds()
    if abs(apart_s) > MOST_CLOCK_DIFFERENCE_S:
        yield fault("common.doctor_clock_apart", seconds=round(apart_s))
    ahead_s = (newest - after).total_seconds() if newest else 0
    if ahead_s > MOST_CLOCK_DIFFERENCE_S:
        yield fault("common.doctor_clock_back", seconds=round(ahead_s))


def check_queue() -> Iterator[Reason]:
    client = redis.Redis.from_url(settings.REDIS_ADDRESS, socket_timeout=TIMEOUT_S, socket_connect_timeout=TIMEOUT_S)
    try:
        policy = client.info("memory").get("maxmemory_policy", "")
    except redis.RedisError as error:
        yield fault("common.doctor_queue_away", error=str(error)[:200])
        return
    finally:
        client.close()
    if policy != "noeviction":
        yield warn("common.doctor_queue_evicts", policy=policy)


def check_broker() -> Iterator[Reason]:
    parts = urlsplit(settings.MQTT_ADDRESS)
    began = time.monotonic()
    try:
        socket.create_connection((parts.hostname or "", parts.port or 1883), timeout=TIMEOUT_S).close()
    except OSError as error:
        yield fault("common.doctor_broker_away", address=f"{parts.hostname}:{parts.port}", error=str(error))
        return
    if (took := time.monotonic() - began) > 1:
        yield warn("common.doctor_broker_slow", seconds=round(took, 1))


register_check("database", check_database, needs_database=False)
register_check("connections", check_connections)
register_check("clock", check_clock)
register_check("queue", check_queue, needs_database=False)
register_check("broker", check_broker, needs_database=False)
