from django.db import connection, transaction

from apps.common.events.event import Event
from apps.common.events.registry import list_subscribers
from apps.common.kernel import clock

CHANNEL = "radflow_outbox"


def publish(event: Event, *, aggregate: str) -> int | None:
    """Writes the event and a delivery a subscriber in the caller's transaction, and wakes the relay at commit.

    `aggregate` (such as "exam:12") is the unit of order: deliveries of one aggregate reach a subscriber in sequence.
    """
    from apps.common.events.models import Delivery, OutboxEvent

    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "publish() belongs inside the transaction that makes the fact true"
        )
    real = clock.real_now()
    row = OutboxEvent.objects.create(
        name=event.NAME, aggregate=aggregate, payload=event.to_payload(), occurred_at=clock.now(), recorded_at=real
    )
    Delivery.objects.bulk_create(
        [Delivery(event=row, subscriber=s.name, next_try_at=real) for s in list_subscribers(event.NAME)]
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    return row.id
