"""The SQL of the intake: COPY into a temporary table, then insert what is not there yet."""

from collections.abc import Iterable, Mapping, Sequence

import orjson
from django.db import connection

from apps.devices.engine.alarm_steps import Memory

_STAGE = """
CREATE TEMP TABLE IF NOT EXISTS devices_reading_in (
    channel_id bigint, t timestamptz, stream_id bigint, seq bigint, value double precision, quality smallint,
    received_at timestamptz, original double precision, original_unit text
) ON COMMIT DELETE ROWS
"""
_MOVE = "INSERT INTO devices_reading SELECT * FROM devices_reading_in ON CONFLICT DO NOTHING"
_STREAMS = """
UPDATE devices_devicestream s
SET watermark = u.watermark, ahead = u.ahead::jsonb, messages = s.messages + u.n, duplicates = s.duplicates + u.again, last_at = u.last_at
FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::bigint[], %s::bigint[], %s::timestamptz[]) AS u(id, watermark, ahead, n, again, last_at)
WHERE s.id = u.id
"""
_MEMORIES = """
INSERT INTO devices_alarmmemory (rule, channel_id, memory)
SELECT * FROM unnest(%s::text[], %s::bigint[], %s::jsonb[])
ON CONFLICT (rule, channel_id) DO UPDATE SET memory = excluded.memory, reset_at = NULL
"""


def insert_readings(rows: Sequence[tuple]) -> int:
    """Rows in the column order of the table; returns how many were new."""
    if not rows:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_STAGE)
        with cursor.copy("COPY devices_reading_in FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(_MOVE)
        return cursor.rowcount


def save_streams(rows: Iterable[tuple]) -> None:
    """Rows (id, watermark, ahead list, messages, duplicates, last_at)."""
    columns = list(zip(*((i, w, orjson.dumps(a).decode(), n, d, at) for i, w, a, n, d, at in rows), strict=True))
    if columns:
        with connection.cursor() as cursor:
            cursor.execute(_STREAMS, [list(column) for column in columns])


def save_memories(memories: Mapping[tuple[str, int], Memory]) -> None:
    """By (rule, channel id)."""
    if not memories:
        return
    rules = [rule for rule, _ in memories]
    channels = [channel for _, channel in memories]
    bodies = [orjson.dumps(memory.to_json()).decode() for memory in memories.values()]
    with connection.cursor() as cursor:
        cursor.execute(_MEMORIES, [rules, channels, bodies])
