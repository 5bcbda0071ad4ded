from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max

from apps.common.events import Event, publish
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.notify.models import Notification


@dataclass(frozen=True)
class Notified(Event):
    """People have a new message; the live hub tells their screens."""

    NAME = "common.notified.v1"
    user_ids: tuple[str, ...]


def notify(user_ids: Iterable[Any], reason: Reason, *, link: str = "", severity: str = "info") -> int:
    """Puts one message into each inbox, in the caller's transaction; returns how many."""
    ids = sorted({UUID(str(u)) for u in user_ids})
    at = clock.now()
    Notification.objects.bulk_create(
        [Notification(user_id=u, reason=reason.to_json(), severity=severity, link=link, created_at=at) for u in ids]
    )
    if ids:
        publish(Notified(user_ids=tuple(str(u) for u in ids)), aggregate="inbox")
    return len(ids)


def list_unread(user_id: Any) -> list[Notification]:
    return list(Notification.objects.filter(user_id=user_id, read_at=None).order_by("-id")[:100])


def count_unread(user_id: Any) -> int:
    """Up to 100: a badge says no more."""
    return Notification.objects.filter(user_id=user_id, read_at=None)[:100].count()


@dataclass(frozen=True)
class Waiting:
    """What one person has not read: how many, and the newest of them."""

    user_id: UUID
    count: int
    newest: int


def list_waiting(*, severities: Collection[str], since: datetime, until: datetime) -> list[Waiting]:
    """By person, the unread messages of these severities that came in [since, until)."""
    rows = Notification.objects.filter(
        read_at=None, severity__in=severities, created_at__gte=since, created_at__lt=until
    )
    found = rows.values_list("user_id").annotate(count=Count("id"), newest=Max("id"))
    return [Waiting(*row) for row in found.order_by("user_id")]


def mark_read(user_id: Any, *, ids: Iterable[int] | None = None) -> int:
    rows = Notification.objects.filter(user_id=user_id, read_at=None)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    return rows.update(read_at=clock.now())
