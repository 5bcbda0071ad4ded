"""The SQL of the intake: readings leave by binary COPY, straight into their table or past what is there already."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from struct import Struct
from typing import NamedTuple

import orjson
from django.db import connection

from apps.common.prepared import run_prepared
from apps.devices.engine.alarm_steps import Memory

_STAGE = """
CREATE TEMP TABLE IF NOT EXISTS devices_reading_in (
    channel_id bigint, t timestamptz, stream_id bigint, seq bigint, value double precision, quality smallint,
    received_at timestamptz, original double precision, original_unit text
) ON COMMIT DELETE ROWS
"""
_COPY = "COPY {table} FROM STDIN (FORMAT binary)"
# PostgreSQL's binary COPY: a signature, flags and extension; each row a count of columns, then length and bytes of each
_HEAD, _TAIL = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
_ROW = Struct(">hiqiqiqiqidihiq").pack
_NO_ORIGINAL, _ORIGINAL = Struct(">ii").pack(-1, -1), Struct(">idi").pack
_US_FROM_1970_TO_2000 = 946_684_800_000_000
_MOVE = "INSERT INTO devices_reading SELECT * FROM devices_reading_in ON CONFLICT DO NOTHING"
_STREAMS = """
UPDATE devices_devicestream s
SET watermark = u.watermark, ahead = u.ahead, messages = s.messages + u.n, duplicates = s.duplicates + u.again, last_at = %s
FROM jsonb_to_recordset(%s::jsonb) AS u(id bigint, watermark bigint, ahead jsonb, n bigint, again bigint)
WHERE s.id = u.id RETURNING 1
"""
_MEMORIES = """
INSERT INTO devices_alarmmemory (rule, channel_id, memory, heard_s)
SELECT * FROM jsonb_to_recordset(%s::jsonb) AS u(rule text, channel_id bigint, memory jsonb, heard_s float8)
ON CONFLICT (rule, channel_id) DO UPDATE SET memory = excluded.memory, heard_s = excluded.heard_s RETURNING 1
"""


_RESETS = (
    "UPDATE devices_alarmmemory SET reset_at = NULL WHERE reset_at IS NOT NULL AND channel_id = ANY(%s)"
    " RETURNING rule, channel_id"
)


class Row(NamedTuple):
    """A reading in the order of its table; times in microseconds since 1970."""

    channel_id: int
    us: int
    stream_id: int
    seq: int
    value: float
    quality: int
    received_us: int
    original: float | None = None
    original_unit: str | None = None


def insert_readings(rows: Sequence[Row], *, again: bool = False) -> int:
    """Returns how many were new. Straight in: a row that is there already breaks the transaction, and `again` passes over it."""
    if not rows:
        return 0
    table = "devices_reading_in" if again else "devices_reading"
    with connection.cursor() as cursor:
        if again:
            cursor.execute(_STAGE)
        with connection.wrap_database_errors, cursor.copy(_COPY.format(table=table)) as copy:
            copy.write(_HEAD + b"".join(map(_pack, rows)) + _TAIL)
        if again:
            cursor.execute(_MOVE)
        return cursor.rowcount


def _pack(row: Row) -> bytes:
    channel_id, us, stream_id, seq, value, quality, received_us, original, unit = row
    shift = _US_FROM_1970_TO_2000
    head = _ROW(9, 8, channel_id, 8, us - shift, 8, stream_id, 8, seq, 8, value, 2, quality, 8, received_us - shift)
    if original is None or unit is None:
        return head + _NO_ORIGINAL
    text = unit.encode()
    return head + _ORIGINAL(8, original, len(text)) + text


def save_streams(rows: Iterable[tuple], *, at: datetime) -> None:
    """Rows (id, watermark, ahead list, messages, duplicates); one value of JSON costs less to write than five lists."""
    names = ("id", "watermark", "ahead", "n", "again")
    if found := [dict(zip(names, row, strict=True)) for row in rows]:
        run_prepared(_STREAMS, [at, orjson.dumps(found).decode()])


def save_memories(memories: Mapping[tuple[str, int], tuple[Memory, float | None]]) -> None:
    """By (rule, channel id): what is remembered, and of a silence rule when its channel was last heard."""
    if not memories:
        return
    rows = [
        {"rule": rule, "channel_id": channel, "memory": memory.to_json(), "heard_s": heard_s}
        for (rule, channel), (memory, heard_s) in memories.items()
    ]
    run_prepared(_MEMORIES, [orjson.dumps(rows).decode()])


def take_resets(channel_ids: list[int]) -> list[tuple[str, int]]:
    """(rule, channel id) of their latched alarms that people closed since the last call. Nothing else forgets a reset."""
    return run_prepared(_RESETS, [channel_ids])
