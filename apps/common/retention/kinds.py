"""What can be deleted by age. Each app registers its own; the policy says after how many days, and none without it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from apps.common.audit.models import AuditEntry, AuditSeal
from apps.common.events.models import Delivery, OutboxEvent
from apps.common.kernel import clock
from apps.common.notify.models import Notification, OutgoingMessage

Drop = Callable[[datetime, frozenset[int], int], int]
"""`(before, held patients, at most) -> how many were deleted`; each call in transactions of its own, the oldest first."""
Count = Callable[[datetime, frozenset[int]], int]
"""`(before, held patients) -> how many would go`, for a look beforehand."""
KINDS: dict[str, Drop] = {}
COUNTS: dict[str, Count] = {}


def register_kind(code: str, drop: Drop, *, count: Count | None = None) -> None:
    """Words: `retention.<code>`."""
    KINDS[code] = drop
    if count is not None:
        COUNTS[code] = count


def drop_events(before: datetime, held: frozenset[int], limit: int) -> int:
    """Events that every hearer has heard. One that is open or parked stays, whatever its age."""
    waiting = Delivery.objects.exclude(status=Delivery.Status.DONE).values("event_id")
    old = OutboxEvent.objects.filter(recorded_at__lt=before).exclude(pk__in=waiting).order_by("id")
    ids = list(old.values_list("id", flat=True)[:limit])
    OutboxEvent.objects.filter(pk__in=ids).delete()
    return len(ids)


def drop_notifications(before: datetime, held: frozenset[int], limit: int) -> int:
    """What people in the department have read."""
    ids = list(Notification.objects.filter(read_at__lt=before).order_by("id").values_list("id", flat=True)[:limit])
    Notification.objects.filter(pk__in=ids).delete()
    return len(ids)


def drop_messages(before: datetime, held: frozenset[int], limit: int) -> int:
    """Messages to people outside that were sent or given up."""
    done = Q(state__in=(OutgoingMessage.State.SENT, OutgoingMessage.State.FAILED))
    old = OutgoingMessage.objects.filter(done, created_at__lt=before).order_by("id")
    ids = list(old.values_list("id", flat=True)[:limit])
    OutgoingMessage.objects.filter(pk__in=ids).delete()
    return len(ids)


def drop_audit(before: datetime, held: frozenset[int], limit: int) -> int:
    """Whole sealed ranges: the seals stay, so that the chain can still be followed. One that speaks of a held patient stays whole."""
    gone = 0
    old = AuditSeal.objects.filter(at__lt=before, dropped_at=None)
    if held:
        old = old.exclude(Exists(AuditEntry.objects.filter(seal=OuterRef("pk"), patient_id__in=held)))
    for seal in old.order_by("id")[:limit]:
        with transaction.atomic():
            entries = AuditEntry.objects.filter(seal=seal)
            gone += entries.delete()[0]
            AuditSeal.objects.filter(pk=seal.pk).update(dropped_at=clock.real_now())
    return gone


def days_ago(days: int) -> datetime:
    return clock.real_now() - timedelta(days=days)


register_kind("events", drop_events)
register_kind("notifications", drop_notifications)
register_kind("messages", drop_messages)
register_kind("audit", drop_audit)
