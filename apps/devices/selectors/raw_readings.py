"""Readings as they came, from the table and from sealed hours alike."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from heapq import merge as merge_sorted
from statistics import median
from typing import NamedTuple

from django.db import connections
from django.db.models import Sum

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.prepared import READ_ALIAS
from apps.devices.engine.packing import find_hour, unpack
from apps.devices.models import Channel, Chunk
from apps.devices.models.reading import QUALITIES

MOST = 200_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ROWS = """
SELECT (extract(epoch FROM t) * 1000000)::bigint, value, quality, original, original_unit FROM devices_reading
WHERE channel_id = %s AND t >= %s AND t < %s ORDER BY t, stream_id, seq
"""
_COUNT = "SELECT count(*) FROM devices_reading WHERE channel_id = ANY(%s) AND t >= %s AND t < %s"


class Reading(NamedTuple):
    """`original` and its unit when the value came in another unit."""

    at: datetime
    value: float
    quality: str
    original: float | None
    original_unit: str | None


def list_readings(
    channels: Sequence[Channel], *, start: datetime, end: datetime
) -> Iterator[tuple[Channel, Iterator[Reading]]]:
    """Each channel with its readings by time. Raises Invalid when there are more than fit one file."""
    if not start < end:
        raise Invalid({"start": Reason("devices.dates_wrong", {"days": 0}, severity="error")})
    chunks = Chunk.objects.filter(hour__gte=find_hour(start), hour__lt=end, points__isnull=False)
    sealed = chunks.filter(channel__in=channels).aggregate(n=Sum("n"))["n"] or 0
    with connections[READ_ALIAS.get()].cursor() as cursor:
        cursor.execute(_COUNT, [[c.id for c in channels], start, end])
        n = sealed + cursor.fetchone()[0]
    if n > MOST:
        raise Invalid({"end": Reason("devices.too_many_readings", {"n": n, "most": MOST}, severity="error")})
    return ((channel, _read(channel, chunks, start, end)) for channel in channels)


class Baseline(NamedTuple):
    median: float | None
    low: float | None
    high: float | None
    n: int


def propose_baseline(channel: Channel, *, start: datetime, end: datetime) -> Baseline:
    """Median and range of a span's readings that are not bad. Raises Invalid when there are more than fit one file."""
    ((_, readings),) = list_readings([channel], start=start, end=end)
    values = [r.value for r in readings if r.quality != "bad"]
    return Baseline(median(values), min(values), max(values), len(values)) if values else Baseline(None, None, None, 0)


def _read(channel: Channel, chunks, start: datetime, end: datetime) -> Iterator[Reading]:
    with connections[READ_ALIAS.get()].cursor() as cursor:
        cursor.execute(_ROWS, [channel.id, start, end])
        rows = cursor.fetchall()
    first, last = (round((at - EPOCH) / timedelta(microseconds=1)) for at in (start, end))
    sealed = _open(chunks.filter(channel=channel).order_by("hour"), first, last)
    for t_us, value, quality, original, unit in merge_sorted(sealed, rows, key=lambda row: row[0]):
        yield Reading(EPOCH + timedelta(microseconds=t_us), value, QUALITIES[quality], original, unit)


def _open(chunks, first: int, last: int) -> Iterator[tuple]:
    for (packed,) in chunks.values_list("points"):
        points = unpack(bytes(packed))
        told = {n: (value, unit) for n, value, unit in points.originals}
        columns = (points.t_us.tolist(), points.values.tolist(), points.quality.tolist())
        for n, (t_us, value, quality) in enumerate(zip(*columns, strict=True)):
            if first <= t_us < last:
                yield (t_us, value, quality, *told.get(n, (None, None)))
