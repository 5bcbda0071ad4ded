"""The porters' board: what is open, what ended today, and who will have to be fetched soon."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.directory.public import get_site
from apps.scheduling.engine.states import PORTER_OPEN, PorterKind, PorterState
from apps.scheduling.models import PorterRequest
from apps.scheduling.selectors.calendars import day_span, site_day
from apps.workflow.public import ExamFacts, list_exams, list_steps

SHOWN = 300


@dataclass(frozen=True)
class PorterRow:
    request: PorterRequest
    exam: ExamFacts
    late_min: int
    """Minutes over the wanted time until the patient was fetched; 0 in time."""


@dataclass(frozen=True)
class PorterBoard:
    rows: tuple[PorterRow, ...]
    to_ask: tuple[ExamFacts, ...]
    """Inpatients of the next hours whom nobody asked a porter for yet."""


def get_porter_board(site_id: int) -> PorterBoard:
    now = clock.now()
    start, _ = day_span(site_day(now, get_site(site_id).time_zone), get_site(site_id).time_zone)
    requests = PorterRequest.objects.filter(site_id=site_id)
    rows = list(requests.filter(state__in=PORTER_OPEN).order_by("wanted_at", "pk")[:SHOWN])
    rows += requests.filter(ended_at__gte=start).order_by("-ended_at")[: SHOWN - len(rows)]
    exams = {exam.id: exam for exam in list_exams([row.exam_id for row in rows])}
    return PorterBoard(
        rows=tuple(PorterRow(row, exams[row.exam_id], _late_min(row, now)) for row in rows),
        to_ask=tuple(_list_to_ask(site_id, now)),
    )


def _late_min(row: PorterRequest, now: datetime) -> int:
    if row.state == PorterState.CANCELLED:
        return 0
    return max(0, int(((row.picked_up_at or now) - row.wanted_at).total_seconds() // 60))


def _list_to_ask(site_id: int, now: datetime) -> list[ExamFacts]:
    ahead = get_policy("scheduling.queue", site_id=site_id).payload["porter_ahead_min"]
    until = now + timedelta(minutes=ahead)
    exams = list_steps(states=["booked"], starts_from=now, starts_before=until, site_id=site_id, limit=SHOWN)
    wards = [exam for exam in exams if exam.patient_class == "inpatient"]
    asked = PorterRequest.objects.filter(exam_id__in=[exam.id for exam in wards], kind=PorterKind.BRING)
    known = set(asked.exclude(state=PorterState.CANCELLED).values_list("exam_id", flat=True))
    return [exam for exam in wards if exam.id not in known]


def list_on_the_way(exam_ids: Collection[int]) -> set[int]:
    """Exams whose patient a porter is still to bring. One query."""
    rows = PorterRequest.objects.filter(exam_id__in=exam_ids, kind=PorterKind.BRING, state__in=PORTER_OPEN)
    return set(rows.values_list("exam_id", flat=True))
