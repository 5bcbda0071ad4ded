"""Readings for the eye: at most so many buckets a channel, each with its smallest and largest value, so that no spike is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.devices.models import Channel

MAX_DAYS = 35
_BUCKETS = """
SELECT channel_id, floor((extract(epoch FROM t) - %(first)s) / %(width)s)::int AS bucket,
       min(value) FILTER (WHERE quality < 2), max(value) FILTER (WHERE quality < 2), avg(value) FILTER (WHERE quality < 2),
       count(*), count(*) FILTER (WHERE quality = 2), extract(epoch FROM max(t))
FROM devices_reading
WHERE channel_id = ANY(%(channels)s) AND t >= %(start)s AND t < %(end)s
GROUP BY 1, 2 ORDER BY 1, 2
"""
_LATEST = """
SELECT c.id, r.t, r.value, r.quality FROM unnest(%s::bigint[]) AS c(id)
CROSS JOIN LATERAL (
    SELECT t, value, quality FROM devices_reading WHERE channel_id = c.id AND t >= %s AND t < %s ORDER BY t DESC LIMIT 1
) r
"""


@dataclass(frozen=True)
class Series:
    """Columns of equal length; `t` is the start of a bucket in epoch seconds; None in a gap."""

    channel: Channel
    t: list[float]
    low: list[float | None]
    high: list[float | None]
    mean: list[float | None]
    n: int
    bad: int
    bucket_s: float


def read_series(channels: Sequence[Channel], *, start: datetime, end: datetime, points: int) -> list[Series]:
    """Decimated series of each channel; a hole longer than three cadences (and a bucket) is a gap."""
    if not start < end or end - start > timedelta(days=MAX_DAYS):
        raise Invalid({"start": Reason("devices.dates_wrong", {"days": MAX_DAYS}, severity="error")})
    first, width = start.timestamp(), (end - start).total_seconds() / points
    params = {"first": first, "width": width, "channels": [c.id for c in channels], "start": start, "end": end}
    with connection.cursor() as cursor:
        cursor.execute(_BUCKETS, params)
        rows = cursor.fetchall()
    by_channel: dict[int, list[tuple]] = {}
    for channel_id, *row in rows:
        by_channel.setdefault(channel_id, []).append(row)
    return [_build(c, by_channel.get(c.id, []), first, width) for c in channels]


def _build(channel: Channel, rows: list[tuple], first: float, width: float) -> Series:
    t: list[float] = []
    low: list[float | None] = []
    high: list[float | None] = []
    mean: list[float | None] = []
    n = bad = 0
    hole, last = max(3 * channel.cadence_s, 2 * width), None
    for bucket, least, most, middle, count, spoilt, newest in rows:
        at = first + bucket * width
        if last is not None and at - last > hole:
            t.append(last + width), low.append(None), high.append(None), mean.append(None)
        t.append(at), low.append(least), high.append(most), mean.append(middle)
        n, bad, last = n + count, bad + spoilt, float(newest)
    return Series(channel, t, low, high, mean, n, bad, width)


def read_latest(channels: Sequence[Channel], now: datetime) -> dict[int, tuple[datetime, float, int]]:
    """Newest (t, value, quality) of each channel within the last day."""
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, [[c.id for c in channels], now - timedelta(days=1), now + timedelta(hours=1)])
        return {channel_id: (t, value, quality) for channel_id, t, value, quality in cursor.fetchall()}
