"""How the queue of today treats people: who waits longest, who was passed, and how true the estimates of the last days were."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.directory.public import get_site
from apps.scheduling.engine.waits import EstimateError, Spread, judge_estimates, minutes_waited, spread_of
from apps.scheduling.models import Ticket
from apps.scheduling.selectors.calendars import site_day

JUDGED = 5_000


@dataclass(frozen=True)
class ClassWaits:
    """Waits of one priority class today: of those who were called, and of those who still wait."""

    priority_code: str
    called: Spread
    waiting: Spread


@dataclass(frozen=True)
class QueueSummary:
    waiting: int
    longest_min: int | None
    longest_ticket_id: int | None
    classes: tuple[ClassWaits, ...]
    error: EstimateError
    error_days: int


def summarise_queue(site_id: int, *, modality: str = "") -> QueueSummary:
    now = clock.now()
    rows = Ticket.objects.filter(site_id=site_id, day=site_day(now, get_site(site_id).time_zone)).exclude(state="void")
    rows = rows.filter(exam__modality=modality) if modality else rows
    found = rows.select_related("exam__priority", "appointment__occupancy").order_by("priority_rank", "pk")
    called, waiting = defaultdict(list), defaultdict(dict)
    for ticket in found:
        until = ticket.first_called_at or now
        minutes = minutes_waited(
            ticket.checked_in_at, ticket.appointment.starts_at if ticket.appointment else None, until
        )
        code = ticket.exam.priority.code
        if ticket.first_called_at:
            called[code].append(minutes)
        elif ticket.state in ("waiting", "held"):
            waiting[code][ticket.pk] = minutes
    still = {pk: minutes for rows in waiting.values() for pk, minutes in rows.items()}
    longest = max(still, key=lambda pk: still[pk], default=None)
    days = get_policy("scheduling.queue", site_id=site_id).payload["error_days"]
    codes = dict.fromkeys(ticket.exam.priority.code for ticket in found)
    return QueueSummary(
        waiting=len(still),
        longest_min=still[longest] if longest else None,
        longest_ticket_id=longest,
        classes=tuple(ClassWaits(code, spread_of(called[code]), spread_of(waiting[code].values())) for code in codes),
        error=_judge(site_id, modality, now, days),
        error_days=days,
    )


def _judge(site_id: int, modality: str, now: datetime, days: int) -> EstimateError:
    rows = Ticket.objects.filter(
        site_id=site_id, day__gte=(now - timedelta(days=days)).date(), expected_at__isnull=False,
        first_called_at__isnull=False,
    )  # fmt: skip
    rows = rows.filter(exam__modality=modality) if modality else rows
    return judge_estimates(rows.order_by("-pk").values_list("expected_at", "first_called_at")[:JUDGED])


def count_overtaken(tickets: Sequence[Ticket], *, jump_rank: int) -> dict[int, tuple[int, int]]:
    """By ticket: how many of its modality came later today and were called first, and how many of those were emergencies. One query."""
    if not tickets:
        return {}
    rows = Ticket.objects.filter(site_id=tickets[0].site_id, day=tickets[0].day, first_called_at__isnull=False)
    rows = rows.values_list("exam__modality", "checked_in_at", "priority_rank")
    passed = list(rows.order_by("checked_in_at"))
    return {ticket.pk: _count(ticket, passed, jump_rank) for ticket in tickets}


def _count(ticket: Ticket, passed: Sequence[tuple], jump_rank: int) -> tuple[int, int]:
    if ticket.first_called_at:
        return 0, 0
    ranks = [rank for modality, at, rank in passed if modality == ticket.exam.modality and at > ticket.checked_in_at]
    return len(ranks), sum(rank <= jump_rank for rank in ranks)
