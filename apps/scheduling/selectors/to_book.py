"""The front desk's list: exams without an appointment by due date, each with what was tried to reach the patient."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from apps.common.kernel import clock
from apps.directory.public import get_site, list_sites
from apps.scheduling.models import ContactAttempt
from apps.scheduling.selectors.calendars import day_span, site_day
from apps.scheduling.selectors.contacts import list_attempts_of
from apps.workflow.public import ExamFacts, list_exams_in_order, list_unbooked_exams

TRIED = ("today", "not_today", "never", "now")


@dataclass(frozen=True)
class ToBook:
    exam: ExamFacts
    attempts: tuple[ContactAttempt, ...]
    """Newest first."""

    @property
    def next_try_at(self) -> datetime | None:
        return self.attempts[0].next_try_at if self.attempts else None


def filter_to_book(query: Mapping[str, Any], *, sites: Collection[int] | None) -> QuerySet:
    """Rows that hold their id only. `due` is overdue, today or week; `tried` one of TRIED."""
    now = clock.now()
    places = [get_site(query["site"])] if query.get("site") else list_sites()
    zone = places[0].time_zone if places else "UTC"
    start, end = day_span(site_day(now, zone), zone)
    spans = {
        "overdue": {"due_before": now},
        "today": {"due_before": end},
        "week": {"due_before": end + (end - start) * 6},
    }
    rows = list_unbooked_exams({**query, **spans.get(query.get("due") or "", {})}, sites=sites)
    tries = ContactAttempt.objects.filter(exam=OuterRef("pk"))
    match query.get("tried"):
        case "today":
            return rows.filter(Exists(tries.filter(at__gte=start)))
        case "not_today":
            return rows.filter(~Exists(tries.filter(at__gte=start)))
        case "never":
            return rows.filter(~Exists(tries))
        case "now":
            last = tries.order_by("-at", "-id").values("next_try_at")[:1]
            return rows.alias(next_try=last).filter(Q(next_try__isnull=True) | Q(next_try__lte=now))
    return rows


def list_to_book(exam_ids: Sequence[int]) -> list[ToBook]:
    """The page of the list in its order. Two queries, however long it is."""
    attempts = list_attempts_of(exam_ids)
    return [ToBook(exam, tuple(attempts.get(exam.id, ()))) for exam in list_exams_in_order(exam_ids)]
