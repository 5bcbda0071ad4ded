"""Days that are over leave the table of readings: an hour of a channel becomes one row of a few hundred bytes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

from apps.common.kernel.later import Later
from apps.common.policy import get_policy
from apps.devices.engine.packing import Points, Summary, add_summaries, merge, pack, summarise, unpack
from apps.devices.models import Chunk

np = Later("numpy")
POLICY = "devices.retention"
OTHER = "devices_reading_other"
"""The partition of what came after its day was sealed, or before its day existed."""
AT_ONCE = 200_000
_DAYS = """
SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'devices_reading'::regclass AND c.relname ~ '^devices_reading_[0-9]{8}$' ORDER BY 1
"""
_ROWS = """
SELECT channel_id, (extract(epoch FROM t) * 1000000)::bigint, value, quality, original, original_unit FROM {table}
WHERE t < %s AND channel_id IN (SELECT id FROM devices_channel) ORDER BY channel_id, t, stream_id, seq
"""
HOUR_US = 3_600_000_000


def seal_days(now: datetime) -> int:
    """Seals every whole day older than the policy's hot days, and late readings of sealed ones; returns how many readings.

    Each day is one transaction: its readings are in the table or in chunks, never in both and never in neither.
    """
    first_hot = now.astimezone(UTC).date() - timedelta(days=get_policy(POLICY).payload["hot_days"])
    with connection.cursor() as cursor:
        cursor.execute(_DAYS)
        names = [name for (name,) in cursor.fetchall()]
    days = [name for name in names if date.fromisoformat(name[-8:]) < first_hot]
    return sum(_seal_partition(name) for name in days) + _seal_late(first_hot)


@transaction.atomic
def _seal_partition(name: str) -> int:
    """Writers of that day wait; those of any other day do not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('devices_reading partitions'))")
        cursor.execute("SELECT to_regclass(%s)", [name])
        if cursor.fetchone()[0] is None:
            return 0  # another process was quicker
        cursor.execute(f"LOCK TABLE {name} IN SHARE ROW EXCLUSIVE MODE")
    n = _seal(name, datetime.max.replace(tzinfo=UTC))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {name}")
    return n


@transaction.atomic
def _seal_late(first_hot: date) -> int:
    until = datetime(first_hot.year, first_hot.month, first_hot.day, tzinfo=UTC)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {OTHER} IN SHARE ROW EXCLUSIVE MODE")
        n = _seal(OTHER, until)
        if n:
            cursor.execute(f"DELETE FROM {OTHER} WHERE t < %s", [until])
    return n


def _seal(table: str, until: datetime) -> int:
    """Chunks of the rows of a table that the caller has locked."""
    n, fresh = 0, []
    for channel_id, hour, points in _read_hours(table, until):
        n += len(points)
        fresh.append((channel_id, hour, points))
        if len(fresh) >= 1000:
            _save(fresh)
            fresh = []
    _save(fresh)
    return n


def _read_hours(table: str, until: datetime) -> Iterator[tuple[int, datetime, Points]]:
    """(channel, hour, points) in order; a channel that was deleted meanwhile takes its readings with it."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ROWS.format(table=table), [until])
        rest: list[tuple] = []
        while rows := cursor.fetchmany(AT_ONCE):
            rows = rest + rows
            keys = [(row[0], row[1] // HOUR_US) for row in rows]
            start = 0
            for end in range(1, len(rows)):
                if keys[end] != keys[start]:
                    yield _build(keys[start], rows[start:end])
                    start = end
            rest = rows[start:]
        if rest:
            yield _build((rest[0][0], rest[0][1] // HOUR_US), rest)


def _build(key: tuple[int, int], rows: list[tuple]) -> tuple[int, datetime, Points]:
    _, t_us, values, quality, originals, units = zip(*rows, strict=True)
    told = [(n, value, units[n]) for n, value in enumerate(originals) if value is not None]
    points = Points(np.array(t_us, np.int64), np.array(values, np.float64), np.array(quality, np.uint8), told)
    return key[0], datetime.fromtimestamp(key[1] * 3600, UTC), points


def _save(fresh: list[tuple[int, datetime, Points]]) -> None:
    """New chunks, and those that were there with the late points in their place."""
    if not fresh:
        return
    there = {
        (row.channel_id, row.hour): row
        for row in Chunk.objects.select_for_update().filter(
            channel_id__in={c for c, _, _ in fresh}, hour__in={h for _, h, _ in fresh}
        )
    }
    new, again = [], []
    for channel_id, hour, points in fresh:
        row = there.get((channel_id, hour))
        if row is None:
            row = Chunk(channel_id=channel_id, hour=hour, points=pack(points))
            _describe(row, summarise(points))
            new.append(row)
            continue
        row.version += 1
        if row.points is None:  # of this hour only the summary is kept
            _describe(row, add_summaries(Summary(row.n, row.bad, row.low, row.high, row.total), summarise(points)))
        else:
            whole = merge([unpack(bytes(row.points)), points])
            row.points = pack(whole)
            _describe(row, summarise(whole))
        again.append(row)
    Chunk.objects.bulk_create(new)
    Chunk.objects.bulk_update(again, ["version", "n", "bad", "low", "high", "total", "points"])


def _describe(row: Chunk, facts: Summary) -> None:
    row.n, row.bad, row.low, row.high, row.total = facts.n, facts.bad, facts.low, facts.high, facts.total


def drop_old_points(now: datetime) -> int:
    """Of hours older than the policy's days only the summary stays; returns how many."""
    until = now - timedelta(days=get_policy(POLICY).payload["points_days"])
    return Chunk.objects.filter(hour__lt=until, points__isnull=False).update(points=None)
