"""Overbooking: a second patient on a slot whose first one may not come, within the limits of policy and with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.overtime import Coming, chance_of_overtime
from apps.scheduling.engine.squeeze import Push, Taken, plan_squeeze
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Appointment, Occupancy, Resource
from apps.scheduling.selectors.calendars import day_span, list_live_occupancies, site_day
from apps.scheduling.selectors.noshow_rates import read_noshow_rates
from apps.scheduling.selectors.policies import booking_policy, rights_policy
from apps.scheduling.services.book import book_appointment
from apps.scheduling.services.occupancy import drop_expired
from apps.scheduling.services.pool_uses import lock_for_exams
from apps.scheduling.services.squeeze import closing_time
from apps.workflow.public import ExamFacts, get_exam


@dataclass(frozen=True)
class OverbookView:
    """Whose slot is shared, and how long everybody waits if everybody comes; `appointments` by id."""

    resource: Resource
    span: Span
    shared: tuple[Appointment, ...]
    wait_min: int
    pushes: tuple[Push, ...]
    appointments: dict[int, Appointment]
    overtime_chance: float | None = None

    @property
    def occupancy_ids(self) -> tuple[int, ...]:
        return tuple(row.occupancy_id for row in self.shared)


def preview_overbook(exam_id: int, *, resource_id: int, starts_at: datetime) -> OverbookView:
    """Raises Refused when nobody stands there, when time is taken by more than booked patients, or when a limit is reached."""
    exam = get_exam(exam_id)
    resource = Resource.objects.select_related("site").get(pk=resource_id)
    span = (starts_at, starts_at + timedelta(minutes=exam.duration_min))
    horizon = timedelta(minutes=booking_policy(exam.site_id).payload["squeeze_horizon_min"])
    rows = _list_taken(resource, (span[0], span[0] + horizon))
    shared = [row for row in rows if row.during.lower < span[1]]
    _check_shared(shared)
    _check_limits(resource, span)
    chance = _check_overtime(exam, resource, span)
    after = shared[0].during.upper
    taken = [
        Taken(row.appointment.pk, (row.during.lower, row.during.upper), may_move=True)
        for row in rows
        if _is_booked(row)
    ]
    plan = plan_squeeze(after, exam.duration_min, taken, closes_at=after + horizon)
    return OverbookView(
        resource=resource,
        span=span,
        shared=tuple(row.appointment for row in shared),
        wait_min=int((plan.span[0] - starts_at) / timedelta(minutes=1)),
        pushes=plan.pushes,
        appointments={row.appointment.pk: row.appointment for row in rows if _is_booked(row)},
        overtime_chance=chance,
    )


@transaction.atomic
def overbook(
    exam_id: int, *, resource_id: int, starts_at: datetime, reason: str, client_key: str, actor: Actor
) -> Appointment:
    """Books onto a taken slot; the resource's lock makes the count of its limits final."""
    exam = get_exam(exam_id)
    lock_for_exams([exam], [resource_id])
    place = {"resource_id": resource_id, "starts_at": starts_at}
    if Appointment.objects.filter(client_key=client_key).exists():
        return book_appointment(exam_id, client_key=client_key, actor=actor, **place)
    drop_expired([resource_id])
    view = preview_overbook(exam_id, **place)
    booked = book_appointment(
        exam_id, client_key=client_key, actor=actor, reason=reason, stands_on=view.occupancy_ids, **place
    )
    detail = {"with": [row.pk for row in view.shared], "wait_min": view.wait_min, "reason": reason}
    record(actor, "schedule.overbooked", obj=f"appointment:{booked.pk}", patient_id=exam.patient_id, detail=detail)
    return booked


def _list_taken(resource: Resource, within: Span) -> list[Occupancy]:
    rows = list_live_occupancies(within, resource_ids=[resource.pk]).exclude(kind=OccupancyKind.OVERBOOKED)
    return list(rows.select_related("appointment__exam__patient", "appointment__occupancy").order_by("during"))


def _is_booked(row: Occupancy) -> bool:
    appointment = getattr(row, "appointment", None)
    return appointment is not None and appointment.state == "booked"


def _check_shared(shared: list[Occupancy]) -> None:
    if not shared:
        raise Refused(Reason("scheduling.nobody_to_share_with", {}, "error"))
    if not all(_is_booked(row) for row in shared):
        raise Refused(Reason("scheduling.cannot_share", {}, "error"))


def _check_limits(resource: Resource, span: Span) -> None:
    policy = rights_policy(resource.site_id)
    zone = resource.site.time_zone
    rows = Occupancy.objects.filter(resource=resource, is_live=True, kind=OccupancyKind.OVERBOOKED)
    for limit, within in (("overbook_per_slot", span), ("overbook_per_day", day_span(site_day(span[0], zone), zone))):
        most = policy.payload[limit]
        if rows.filter(during__overlap=within).count() >= most:
            params = {"limit": most, "resource": resource.code}
            raise Refused(Reason(f"scheduling.{limit}", params, "error", policy.label))


def _check_overtime(exam: ExamFacts, resource: Resource, span: Span) -> float | None:
    """Only where the scanner is unlikely to end late by it (rule 17); None when the policy sets no limit or nothing is open."""
    policy = rights_policy(resource.site_id)
    limit, closes_at = policy.payload.get("overbook_overtime"), closing_time(resource, span[0])
    if limit is None or closes_at <= span[0]:
        return None
    rate = read_noshow_rates(resource.site_id, days=limit["history_days"], prior_n=limit["prior_n"])
    rows = list_live_occupancies((span[0], closes_at), resource_ids=[resource.pk]).select_related("appointment__exam")
    day = [_to_coming(row, span[0], rate) for row in rows]
    own = Coming(0, exam.duration_min, 1 - rate(exam.modality, exam.patient_class))
    minutes = int((closes_at - span[0]) / timedelta(minutes=1))
    chance = chance_of_overtime([*day, own], closes_at=minutes, most_min=limit["more_than_min"])
    if chance > limit["max_chance"]:
        params = {
            "resource": resource.code,
            "minutes": limit["more_than_min"],
            "share": f"{chance:.0%}",
            "limit": f"{limit['max_chance']:.0%}",
        }
        raise Refused(Reason("scheduling.overbook_overtime", params, "error", policy.label))
    return chance


def _to_coming(row: Occupancy, start: datetime, rate: Callable[[str, str], float]) -> Coming:
    """Closed and held time, and patients who are here, are certain."""
    first, last = (int((at - start) / timedelta(minutes=1)) for at in (row.during.lower, row.during.upper))
    chance = 1.0
    if _is_booked(row):
        chance = 1 - rate(row.appointment.exam.modality, row.appointment.exam.patient_class)
    return Coming(first, last - first, chance)
