"""Delivers the outbox: at least once, in order per aggregate and subscriber, parked when it keeps failing."""

import logging
import traceback
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q

from apps.common.events.models import Delivery
from apps.common.events.outbox import CHANNEL
from apps.common.events.registry import find_subscriber
from apps.common.kernel import clock, trace
from apps.common.observe import COUNTERS
from apps.common.prepared import Prepared, Slot, run_prepared

log = logging.getLogger(__name__)
BATCH = 200
MAX_ATTEMPTS = 8
BACK_OFF_S = (1, 2, 5, 15, 60, 300, 900)
OPEN = Prepared(
    lambda: (
        Delivery.objects.filter(
            Q(event_id=Slot("event"), id__gt=Slot("delivery")) | Q(event_id__gt=Slot("event")),
            status=Delivery.Status.OPEN,
        )
        .order_by("event_id", "id")
        .values_list("id", "event_id", "subscriber", "event__aggregate", "attempts", "next_try_at")[:BATCH]
    )
)
CLAIMED = Prepared(
    lambda: (
        Delivery.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("event")
        .filter(pk=Slot("delivery"))
        .order_by()
    )
)
CLOSE = "UPDATE common_delivery SET status = 'done', done_at = %s, attempts = attempts + 1 WHERE id = %s RETURNING id"


def deliver_pending(*, limit: int | None = None) -> int:
    """Delivers what is due until nothing is; returns how many deliveries were closed."""
    done = 0
    while limit is None or done < limit:
        closed = _deliver_pass()
        if not closed:
            return done
        done += closed
    return done


def _deliver_pass() -> int:
    """Walks all open deliveries page by page: a page full of failures that wait must not hold up the rest."""
    held, closed, after = set(), 0, (0, 0)
    while page := _list_open(after):
        for pk, event_id, subscriber, aggregate, attempts, next_try_at in page:
            after = (event_id, pk)
            key = (subscriber, aggregate)
            if key in held:
                continue
            if (attempts and clock.is_waiting(next_try_at, most_s=BACK_OFF_S[-1])) or not _deliver_one(pk):
                held.add(key)  # a later event of the same aggregate must not overtake
                continue
            closed += 1
    return closed


def _list_open(after: tuple[int, int]) -> list[tuple]:
    event_id, pk = after
    return OPEN(event=event_id, delivery=pk)


def _deliver_one(pk: int) -> bool:
    try:
        with transaction.atomic():
            row = CLAIMED.first(delivery=pk)
            if row is None:  # another relay has it in hand: nothing of its aggregate may overtake it
                return False
            if row.status != Delivery.Status.OPEN:
                return True
            subscriber = find_subscriber(row.event.name, row.subscriber)
            if subscriber is None:
                raise LookupError(f"no subscriber {row.subscriber} in this version")
            with (
                transaction.atomic(),
                trace.working_on(row.subscriber, parent=row.event.trace, kind="consumer", event_id=row.event_id),
            ):
                subscriber.handle(subscriber.event.from_payload(row.event.payload))
            run_prepared(CLOSE, [clock.real_now(), pk])
        COUNTERS["deliveries"].labels(row.subscriber, "done").inc()
        return True
    except Exception as error:  # any failure of a handler is recorded, retried, then parked where a person sees it
        _note_failure(pk, error)
        return False


def _note_failure(pk: int, error: Exception) -> None:
    with transaction.atomic():
        row = Delivery.objects.select_for_update(of=("self",)).select_related("event").get(pk=pk)
        row.attempts += 1
        row.error = "".join(traceback.format_exception_only(error)).strip()[:2000]
        if row.attempts >= MAX_ATTEMPTS:
            row.status = Delivery.Status.PARKED
            log.error("parked %s for %s: %s", row.event.name, row.subscriber, row.error)
        else:
            wait = BACK_OFF_S[min(row.attempts, len(BACK_OFF_S)) - 1]
            row.next_try_at = clock.real_now() + timedelta(seconds=wait)
            log.warning("event %s for %s failed (%s), again in %s s", row.event.name, row.subscriber, row.error, wait)
        row.save(update_fields=["attempts", "error", "status", "next_try_at"])
    COUNTERS["deliveries"].labels(row.subscriber, "parked" if row.status == Delivery.Status.PARKED else "failed").inc()


def retry_parked(delivery_id: int) -> bool:
    """Opens a parked delivery again, by a person's wish."""
    return bool(
        Delivery.objects.filter(pk=delivery_id, status=Delivery.Status.PARKED).update(
            status=Delivery.Status.OPEN, attempts=0, next_try_at=clock.real_now()
        )
    )


def wait_for_work(timeout_s: float) -> None:
    """Sleeps until a commit published something, or the time is over."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")
    for _ in connection.connection.notifies(timeout=timeout_s, stop_after=1):
        return
