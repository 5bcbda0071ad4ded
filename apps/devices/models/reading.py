"""The table of readings: partitioned by day, written by COPY and read by SQL, so it is no Django model.

One key serves both ends: it refuses a message that is stored twice and finds a channel by time. BRIN on the time serves retention.
"""

TABLE = "devices_reading"

CREATE = """
CREATE TABLE devices_reading (
    channel_id bigint NOT NULL,
    t timestamptz NOT NULL,
    stream_id bigint NOT NULL,
    seq bigint NOT NULL,
    value double precision NOT NULL,
    quality smallint NOT NULL,
    received_at timestamptz NOT NULL,
    original double precision,
    original_unit text,
    CONSTRAINT reading_once UNIQUE (channel_id, t, stream_id, seq)
) PARTITION BY RANGE (t);
CREATE TABLE devices_reading_other PARTITION OF devices_reading DEFAULT;
CREATE INDEX reading_t_brin ON devices_reading USING brin (t);
"""
DROP = "DROP TABLE devices_reading"
QUALITIES = ("good", "suspect", "bad")
