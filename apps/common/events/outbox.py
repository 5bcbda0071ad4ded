import json

from django.db import connection, transaction

from apps.common.events.event import Event
from apps.common.events.registry import list_subscribers
from apps.common.kernel import clock, trace
from apps.common.prepared import run_prepared

CHANNEL = "radflow_outbox"
WRITE = """
WITH event AS (
    INSERT INTO common_outboxevent (name, aggregate, payload, occurred_at, recorded_at, trace)
    VALUES (%s, %s, %s::jsonb, %s, %s, %s) RETURNING id
), deliveries AS (
    INSERT INTO common_delivery (event_id, subscriber, status, attempts, next_try_at, error)
    SELECT event.id, subscriber, 'open', 0, %s::timestamptz, ''
    FROM event, unnest(%s::text[]) WITH ORDINALITY AS one (subscriber, place) ORDER BY place
)
SELECT id, pg_notify(%s, '') FROM event
"""


def publish(event: Event, *, aggregate: str) -> int | None:
    """Writes the event and a delivery a subscriber in the caller's transaction, and wakes the relay at commit.

    `aggregate` (such as "exam:12") is the unit of order: deliveries of one aggregate reach a subscriber in sequence.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "publish() belongs inside the transaction that makes the fact true"
        )
    now = clock.real_now()
    fact = [event.NAME, aggregate, json.dumps(event.to_payload()), clock.now(), now, trace.carry()]
    hearers = [subscriber.name for subscriber in list_subscribers(event.NAME)]
    return run_prepared(WRITE, [*fact, now, hearers, CHANNEL])[0][0]
