"""Sealed hours: nothing is lost, nothing is there twice, charts say the same before and after."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from apps.devices.engine.packing import unpack
from apps.devices.models import Channel, Chunk
from apps.devices.public import drop_old_points, seal_days
from apps.devices.selectors.charts import read_series
from apps.devices.selectors.raw_readings import list_readings
from apps.devices.services.partitions import ensure_partitions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fleet")]
INSERT = "INSERT INTO devices_reading VALUES (%s, %s, 1, %s, %s, %s, %s, %s, %s)"
TODAY = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture
def channel():
    return Channel.objects.get(device__code="MR-2", code="water_flow")


@pytest.fixture
def write(channel):
    """Rows of one channel: every `step_s` from a day's start."""
    seq = 0

    def put(
        start: datetime, hours: float, *, step_s: int = 60, quality: int = 0, value=lambda n: 90 + n % 7 / 10
    ) -> None:
        nonlocal seq
        ensure_partitions(start)
        with connection.cursor() as cursor:
            for n in range(int(hours * 3600 / step_s)):
                seq += 1
                at = start + timedelta(seconds=n * step_s)
                original = (value(n) / 3.785, "[gal_us]/min") if n % 50 == 0 else (None, None)
                cursor.execute(INSERT, [channel.id, at, seq, value(n), quality, at, *original])

    return put


def count_rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM devices_reading")
        return cursor.fetchone()[0]


def draw(channel: Channel, points: int = 100) -> tuple:
    (series,) = read_series([channel], start=TODAY - timedelta(days=5), end=TODAY, points=points)
    round_all = lambda column: [None if x is None else round(x, 6) for x in column]  # noqa: E731
    return (*map(round_all, (series.t, series.low, series.high, series.mean)), series.n, series.bad)


def test_charts_say_the_same_before_and_after(channel, write):
    write(TODAY - timedelta(days=4, hours=3), 5)
    write(TODAY - timedelta(days=3), 1, quality=2, value=lambda n: 999.0)
    write(TODAY - timedelta(hours=2), 1)
    before, n = draw(channel), count_rows()
    assert seal_days(TODAY) == 360
    assert count_rows() == n - 360
    assert draw(channel) == before
    assert (before[4], before[5]) == (420, 60)
    assert seal_days(TODAY) == 0


def test_originals_stay_with_their_reading(channel, write):
    write(TODAY - timedelta(days=4), 2)
    seal_days(TODAY)
    first, second = Chunk.objects.order_by("hour")
    assert [(n, unit) for n, _, unit in unpack(bytes(first.points)).originals] == [
        (0, "[gal_us]/min"),
        (50, "[gal_us]/min"),
    ]
    assert [n for n, *_ in unpack(bytes(second.points)).originals] == [40]


def test_late_readings_open_their_hour_again(channel, write):
    start = (TODAY - timedelta(days=4)).replace(minute=0)
    write(start, 1, step_s=120)
    seal_days(TODAY)
    write(start + timedelta(seconds=60), 1, step_s=120)
    before = draw(channel)
    assert before[4] == 60
    assert seal_days(TODAY) == 30
    (chunk,) = Chunk.objects.all()
    assert (chunk.version, chunk.n, count_rows()) == (2, 60, 0)
    assert draw(channel) == before


def test_of_old_hours_the_summary_stays(channel, write):
    write(TODAY - timedelta(days=4), 3)
    seal_days(TODAY)
    wide = draw(channel, points=10)
    assert drop_old_points(TODAY + timedelta(days=790)) == 0
    assert drop_old_points(TODAY + timedelta(days=800)) == 3
    assert draw(channel, points=10) == wide
    (series,) = read_series([channel], start=TODAY - timedelta(days=4), end=TODAY - timedelta(days=3), points=400)
    assert (series.n, min(filter(None, series.low)), max(filter(None, series.high))) == (180, 90.0, 90.6)
    write(TODAY - timedelta(days=4), 1, value=lambda n: 95.0)
    seal_days(TODAY)
    assert Chunk.objects.filter(points=None).count() == 3
    assert Chunk.objects.order_by("hour").first().high == 95.0


def test_readings_of_a_deleted_channel_go_with_it(channel, write):
    write(TODAY - timedelta(days=4), 1)
    channel.delete()
    assert (seal_days(TODAY), count_rows(), Chunk.objects.count()) == (0, 0, 0)


def test_the_export_holds_every_reading_once_with_its_original(channel, write):
    write(TODAY - timedelta(days=4), 1)
    write(TODAY - timedelta(hours=2), 1)
    span = {"start": TODAY - timedelta(days=4, minutes=-10), "end": TODAY - timedelta(hours=1, minutes=30)}
    (before,) = [list(rows) for _, rows in list_readings([channel], **span)]
    seal_days(TODAY)
    (after,) = [list(rows) for _, rows in list_readings([channel], **span)]
    assert after == before
    assert (len(after), after[0].at, after[40].original_unit) == (80, span["start"], "[gal_us]/min")
