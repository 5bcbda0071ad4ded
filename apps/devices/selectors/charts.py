"""Readings for the eye: at most so many buckets a channel, each with its smallest and largest value, so that no spike is lost.

The last days come from the table of readings, older ones from sealed hours; a bucket may hold both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter

from django.db import connection

from apps.common.kernel.errors import Invalid
from apps.common.kernel.later import Later
from apps.common.kernel.reason import Reason
from apps.devices.engine.packing import Points, Summary, add_summaries, find_hour, unpack
from apps.devices.models import Channel, Chunk

np = Later("numpy")
MAX_DAYS = 400
SUMMARY_S = 7200
"""From this width of a bucket on, the summaries of whole hours are as good as their points."""
_BUCKETS = """
SELECT channel_id, floor((extract(epoch FROM t) - %(first)s) / %(width)s)::int AS bucket,
       min(value) FILTER (WHERE quality < 2), max(value) FILTER (WHERE quality < 2), coalesce(sum(value) FILTER (WHERE quality < 2), 0),
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


@dataclass(frozen=True)
class Bucket:
    """`newest`: time of its last reading, epoch seconds."""

    facts: Summary
    newest: float

    @property
    def mean(self) -> float | None:
        usable = self.facts.n - self.facts.bad
        return self.facts.total / usable if usable else None

    def join(self, other: "Bucket") -> "Bucket":
        return Bucket(add_summaries(self.facts, other.facts), max(self.newest, other.newest))


def read_series(channels: Sequence[Channel], *, start: datetime, end: datetime, points: int) -> list[Series]:
    """Decimated series of each channel; a hole longer than three cadences (and a bucket) is a gap."""
    if not start < end or end - start > timedelta(days=MAX_DAYS):
        raise Invalid({"start": Reason("devices.dates_wrong", {"days": MAX_DAYS}, severity="error")})
    first, width = start.timestamp(), (end - start).total_seconds() / points
    params = {"first": first, "width": width, "channels": [c.id for c in channels], "start": start, "end": end}
    with connection.cursor() as cursor:
        cursor.execute(_BUCKETS, params)
        rows = cursor.fetchall()
    found: dict[int, dict[int, Bucket]] = {c.id: {} for c in channels}
    for channel_id, bucket, low, high, total, n, bad, newest in rows:
        _add(found[channel_id], bucket, Bucket(Summary(n, bad, low, high, total), float(newest)))
    _add_sealed(found, start=start, end=end, first=first, width=width)
    return [_build(c, sorted(found[c.id].items()), first, width) for c in channels]


def _add(buckets: dict[int, "Bucket"], n: int, new: "Bucket") -> None:
    old = buckets.get(n)
    buckets[n] = new if old is None else old.join(new)


def _add_sealed(
    found: dict[int, dict[int, "Bucket"]], *, start: datetime, end: datetime, first: float, width: float
) -> None:
    rows = Chunk.objects.filter(channel__in=found, hour__gte=find_hour(start), hour__lt=end).order_by("channel", "hour")
    names = ["channel_id", "hour", "n", "bad", "low", "high", "total"]
    whole = rows if width >= SUMMARY_S else rows.filter(points=None)
    for channel_id, at, n, bad, low, high, total in whole.values_list(*names):
        began = max(at.timestamp(), first)
        bucket = Bucket(Summary(n, bad, low, high, total), at.timestamp() + 3600)
        _add(found[channel_id], int((began - first) // width), bucket)
    if width >= SUMMARY_S:
        return
    packed = rows.exclude(points=None).values_list("channel_id", "points")
    for channel_id, group in groupby(packed, key=itemgetter(0)):
        parts = [unpack(bytes(points)) for _, points in group]
        for n, bucket in _sort_points(parts, start=start, end=end, first=first, width=width):
            _add(found[channel_id], n, bucket)


def _sort_points(
    parts: list[Points], *, start: datetime, end: datetime, first: float, width: float
) -> Iterator[tuple[int, "Bucket"]]:
    """Points of consecutive hours, by bucket."""
    t, values, quality = (np.concatenate([getattr(p, name) for p in parts]) for name in ("t_us", "values", "quality"))
    inside = slice(*np.searchsorted(t, [round(at.timestamp() * 1e6) for at in (start, end)]))
    t, values, quality = t[inside] / 1e6, values[inside], quality[inside]
    if not len(t):
        return
    numbers = np.floor((t - first) / width).astype(int)
    starts = np.flatnonzero(np.diff(numbers, prepend=numbers[0] - 1))
    good = quality < 2
    low = np.minimum.reduceat(np.where(good, values, np.inf), starts)
    high = np.maximum.reduceat(np.where(good, values, -np.inf), starts)
    total = np.add.reduceat(np.where(good, values, 0.0), starts)
    usable = np.add.reduceat(good.astype(int), starts)
    ends = np.append(starts[1:], len(t))
    columns = (numbers[starts], low, high, total, ends - starts, usable, t[ends - 1])
    for number, least, most, amount, n, fit, newest in zip(*(column.tolist() for column in columns), strict=True):
        low, high = (least, most) if fit else (None, None)
        yield number, Bucket(Summary(n, n - fit, low, high, amount), newest)


def _build(channel: Channel, buckets: Sequence[tuple[int, "Bucket"]], first: float, width: float) -> Series:
    t: list[float] = []
    low: list[float | None] = []
    high: list[float | None] = []
    mean: list[float | None] = []
    n = bad = 0
    hole, last = max(3 * channel.cadence_s, 2 * width), None
    for number, bucket in buckets:
        at = first + number * width
        if last is not None and at - last > hole:
            t.append(last + width), low.append(None), high.append(None), mean.append(None)
        t.append(at), low.append(bucket.facts.low), high.append(bucket.facts.high), mean.append(bucket.mean)
        n, bad, last = n + bucket.facts.n, bad + bucket.facts.bad, bucket.newest
    return Series(channel, t, low, high, mean, n, bad, width)


def read_latest(channels: Sequence[Channel], now: datetime) -> dict[int, tuple[datetime, float, int]]:
    """Newest (t, value, quality) of each channel within the last day."""
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, [[c.id for c in channels], now - timedelta(days=1), now + timedelta(hours=1)])
        return {channel_id: (t, value, quality) for channel_id, t, value, quality in cursor.fetchall()}
