"""Storage of readings: bytes a point as rows and sealed, speed of sealing, a month of one channel and a day of all as charts."""

import argparse
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import benchmarks._department  # noqa: F401 makes the checkout importable

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
CADENCE_S, POINTS, SCREEN, ROUNDS = 10, 2000, 300, 9


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--channels", type=int, default=200, help="of a day; more than the demo has are made")
    parser.add_argument("--days", type=int, default=31, help="of the one channel that has a month")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="radflow-bench-") as folder:
        os.environ["RADFLOW_VAR"] = str(Path(folder) / "var")
        from tests.servers import TestCluster

        cluster = TestCluster(Path(folder))
        os.environ["DATABASE_URL"], os.environ["REDIS_URL"] = cluster.url("postgres"), "redis://127.0.0.1:1/0"
        cluster.start(keep="")
        try:
            measure(wanted.channels, wanted.days)
        finally:
            cluster.stop()


def measure(n_channels: int, days: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from apps.common.policy import seed_policies
    from apps.devices.models import Channel
    from apps.devices.public import seed_demo, seed_starter
    from apps.directory.public import seed_sites

    call_command("migrate", verbosity=0)
    seed_policies(), seed_sites(), seed_starter(), seed_demo()
    now = datetime.now(UTC).replace(hour=1, minute=0, second=0, microsecond=0)
    first = Channel.objects.order_by("id").first()
    more = [
        Channel(device_id=first.device_id, code=f"more_{n}", names=first.names, unit=first.unit)
        for n in range(n_channels - Channel.objects.count())
    ]
    Channel.objects.bulk_create(more)
    channels = list(Channel.objects.select_related("device").order_by("id")[:n_channels])
    last = now.replace(hour=0) - timedelta(days=3)
    fill(channels, last, 1)
    fill(channels[:1], last - timedelta(days=days - 1), days - 1)
    n_points = 8640 * (n_channels + days - 1)
    print(
        f"{n_points:,} points, every {CADENCE_S} s, two decimals, random walk: {n_channels} channels a day, one of them {days} days"
    )
    report("as rows", channels, last, days, table="devices_reading", n_points=n_points)
    began, cpu = time.perf_counter(), time.process_time()
    from apps.devices.public import seal_days

    assert seal_days(now) == n_points
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"sealed in {took:.1f} s ({n_points / took:,.0f} points/s; CPU of this process {cpu:.1f} s)")
    report("sealed", channels, last, days, table="devices_chunk", n_points=n_points)


def fill(channels, first: datetime, days: int) -> None:
    from django.db import connection

    from apps.devices.services.partitions import ensure_partitions

    for n in range(days):
        ensure_partitions(first + timedelta(days=n))
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        for channel in channels:
            cursor.execute(
                "INSERT INTO devices_reading SELECT %s, t, 1, n, round((20 + sum(random() - 0.5) OVER (ORDER BY t) / 20)::numeric, 2), 0, t"
                " FROM (SELECT n, %s::timestamptz + n * interval '10 seconds' AS t FROM generate_series(0, %s) AS n) AS rows",
                [channel.id, first, 8640 * days - 1],
            )
        cursor.execute("VACUUM ANALYZE devices_reading")


def report(name: str, channels, last: datetime, days: int, *, table: str, n_points: int) -> None:
    from django.db import connection

    from apps.devices.selectors.charts import read_series

    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {table}")
        cursor.execute(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.oid = %s::regclass"
            " OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = %s::regclass)",
            [table, table],
        )
        size = int(cursor.fetchone()[0])
    end = last + timedelta(days=1)
    month = clock(lambda: read_series(channels[:1], start=end - timedelta(days=days), end=end, points=POINTS))
    day = clock(lambda: read_series(channels, start=last, end=end, points=SCREEN))
    print(
        f"{name}: {size / n_points:.2f} B a point; {days} days of one channel to {POINTS} buckets {month};"
        f" a day of {len(channels)} channels to {SCREEN} buckets {day}"
    )


def clock(work) -> str:
    """Medians."""
    times = []
    for _ in range(ROUNDS):
        began, cpu = time.perf_counter(), time.process_time()
        work()
        times.append(((time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000))
    wall, cpu = (median(column) for column in zip(*times, strict=True))
    return f"{wall:.0f} ms (CPU of this process {cpu:.0f})"


if __name__ == "__main__":
    main()
