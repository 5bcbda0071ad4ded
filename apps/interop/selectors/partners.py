"""How the lines to the hospital are: who sends what and what of it waits for a person, who is sent what and how far behind they are."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.interop.engine.mapping import SENDERS, map_for
from apps.interop.models import Destination, InboundMessage, OutboundMessage

LAST = timedelta(hours=24)
MOST_SENDERS = 200
MOST_READ = 2000  # parked messages whose unknown codes are counted


@dataclass(frozen=True)
class SenderFacts:
    """What came from one MSH-3|MSH-4 within a day, and what of it (of any age) is parked. `kinds`: messages by type."""

    sender: str
    last_at: datetime | None
    n_received: int
    n_rejected: int
    n_parked: int
    kinds: dict[str, int]
    has_own_mapping: bool


def list_senders() -> list[SenderFacts]:
    """The busiest first; messages that could not be read have no sender."""
    recent = InboundMessage.objects.filter(received_at__gte=clock.now() - LAST).order_by()
    rows = recent.values("sender").annotate(
        n=Count("id"), last=Max("received_at"), no=Count("id", Q(status="rejected"))
    )
    parked = dict(
        InboundMessage.objects.filter(status="parked").order_by().values_list("sender").annotate(n=Count("id"))
    )
    kinds: dict[str, Counter[str]] = {}
    for sender, kind, n in recent.values_list("sender", "kind").annotate(n=Count("id")):
        kinds.setdefault(sender, Counter())[kind] = n
    own = get_policy("interop.mapping").payload.get(SENDERS, {})
    seen = {row["sender"]: row for row in rows}
    quiet = {"n": 0, "last": None, "no": 0}
    found = [
        SenderFacts(
            sender=sender,
            last_at=row["last"],
            n_received=row["n"],
            n_rejected=row["no"],
            n_parked=parked.get(sender, 0),
            kinds=dict(sorted(kinds.get(sender, {}).items())),
            has_own_mapping=sender in own,
        )
        for sender in {*seen, *parked, *own}
        for row in [seen.get(sender, quiet)]
    ]
    return sorted(found, key=lambda one: (-one.n_received, one.sender))[:MOST_SENDERS]


@dataclass(frozen=True)
class LineFacts:
    """What waits for a partner and since when, what is parked, and what was delivered within a day."""

    partner: Destination
    n_pending: int
    oldest_at: datetime | None
    n_parked: int
    n_sent: int


def list_lines() -> list[LineFacts]:
    rows = OutboundMessage.objects.order_by()
    pending = {
        d: (n, at)
        for d, n, at in rows.filter(status="pending")
        .values_list("destination")
        .annotate(n=Count("id"), at=Min("created_at"))
    }
    parked = _count(rows.filter(status="parked"))
    sent = _count(rows.filter(status="sent", sent_at__gte=clock.now() - LAST))
    return [
        LineFacts(one, *pending.get(one.id, (0, None)), n_parked=parked.get(one.id, 0), n_sent=sent.get(one.id, 0))
        for one in Destination.objects.filter(subscription=None).order_by("code")
    ]


def _count(rows: QuerySet) -> dict[int, int]:
    return dict(rows.values_list("destination").annotate(n=Count("id")))


def read_mapping(sender: str) -> dict[str, Any]:
    """The tables by which this sender is read, and the values in its parked messages that no table knows, with how often."""
    payload = get_policy("interop.mapping").payload
    unknown: Counter[tuple[str, str]] = Counter()
    parked = InboundMessage.objects.filter(status="parked", sender=sender).order_by("-id")
    for reasons in parked.values_list("reasons", flat=True)[:MOST_READ]:
        for reason in reasons:
            if reason["code"] == "interop.value_unknown":
                unknown[reason["field"], str(reason["params"].get("value", ""))] += 1
    return {
        "sender": sender,
        "tables": map_for(payload, sender),
        "own": payload.get(SENDERS, {}).get(sender, {}),
        "unknown": [{"field": f, "value": v, "count": n} for (f, v), n in unknown.most_common(100)],
    }
