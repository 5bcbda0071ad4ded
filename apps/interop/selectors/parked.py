"""Messages that wait for a person, by sender and the first of their reasons."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.fields.json import KT

from apps.interop.models import InboundMessage

Status = InboundMessage.Status
NOT_TAKEN = ("interop.event_unsupported", "interop.message_unsupported")
MOST_GROUPS = 100


@dataclass(frozen=True)
class ParkedGroup:
    """`reason` is that of the latest one, as it is stored."""

    sender: str
    code: str
    status: str
    n: int
    oldest_at: datetime
    reason: dict


def list_waiting(taken: Collection[str]) -> QuerySet[InboundMessage]:
    """What is parked, and what was rejected as a kind that an older release did not take and this one does (`taken`). `code` is the first
    reason."""
    rows = InboundMessage.objects.annotate(code=KT("reasons__0__code")).order_by()
    rejected = Q(status=Status.REJECTED, kind__in=sorted(taken), code__in=NOT_TAKEN)
    return rows.filter(Q(status=Status.PARKED) | rejected)


def list_groups(taken: Collection[str]) -> list[ParkedGroup]:
    """The largest first, at most `MOST_GROUPS`."""
    found = (
        list_waiting(taken)
        .values_list("sender", "code", "status")
        .annotate(n=Count("id"), at=Min("received_at"), last=Max("id"))
        .order_by("-n", "sender", "code")[:MOST_GROUPS]
    )
    groups = list(found)
    reasons = dict(InboundMessage.objects.filter(pk__in=[last for *_, last in groups]).values_list("id", "reasons__0"))
    return [
        ParkedGroup(sender, code, status, n, at, reasons[last])
        for sender, code, status, n, at, last in groups
        if reasons.get(last)  # else gone meanwhile
    ]
