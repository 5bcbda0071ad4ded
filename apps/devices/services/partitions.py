"""Daily partitions of the readings, made ahead of time."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

DAYS_BACK = 1
DAYS_AHEAD = 3


def ensure_partitions(now: datetime) -> int:
    """Partitions from yesterday to three days ahead of `now` (UTC days); returns how many were made."""
    today = now.astimezone(UTC).date()
    return sum(_ensure(today + timedelta(days=n)) for n in range(-DAYS_BACK, DAYS_AHEAD + 1))


def _ensure(day: date) -> bool:
    name, end = f"devices_reading_{day:%Y%m%d}", day + timedelta(days=1)
    bounds = f"FROM ('{day} 00:00+00') TO ('{end} 00:00+00')"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('devices_reading partitions'))")
        cursor.execute("SELECT to_regclass(%s)", [name])
        if cursor.fetchone()[0]:
            return False
        # rows that came before their day existed wait in the default partition: they move over in the same transaction
        cursor.execute(f"CREATE TABLE {name} (LIKE devices_reading INCLUDING DEFAULTS)")
        cursor.execute(
            f"WITH moved AS (DELETE FROM devices_reading_other WHERE t >= '{day} 00:00+00' AND t < '{end} 00:00+00' RETURNING *)"
            f" INSERT INTO {name} SELECT * FROM moved"
        )
        cursor.execute(f"ALTER TABLE devices_reading ATTACH PARTITION {name} FOR VALUES {bounds}")
    return True
