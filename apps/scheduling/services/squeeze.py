"""An emergency between the booked: shown first with everybody it delays, then done in one piece."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.squeeze import SqueezePlan, Taken, plan_squeeze
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Appointment, AppointmentChange, Occupancy, Resource
from apps.scheduling.selectors.calendars import list_live_occupancies, list_openings, site_day
from apps.scheduling.selectors.policies import booking_policy, rights_policy
from apps.scheduling.services.appointments import place_of, shift_appointment
from apps.scheduling.services.book import book_appointment, note_change
from apps.scheduling.services.occupancy import drop_expired
from apps.scheduling.services.offer import list_fitting_resources
from apps.scheduling.services.pool_uses import lock_with_pools
from apps.scheduling.services.separations import find_too_near
from apps.scheduling.services.slots import EMERGENCY_GOES_FIRST
from apps.scheduling.services.visit_rules import find_broken
from apps.workflow.public import get_exam, list_exams


@dataclass(frozen=True)
class SqueezeView:
    """The plan, the appointments it pushes by id, and what a push breaks: a visit, or a distance between two exams."""

    resource: Resource
    plan: SqueezePlan
    appointments: dict[int, Appointment]
    broken: dict[int, list[Reason]]

    @property
    def delay_min(self) -> int:
        return sum(push.delay_min for push in self.plan.pushes)


def compare_squeezes(exam_id: int) -> list[SqueezeView]:
    """What a squeeze-in now would do on each fitting scanner, the one that delays least first, then the earliest."""
    views = [preview_squeeze(exam_id, resource_id=row.pk) for row in list_fitting_resources(get_exam(exam_id))]
    return sorted(
        views, key=lambda view: (view.delay_min, view.plan.over_closing_min, view.plan.span, view.resource.pk)
    )


def preview_squeeze(exam_id: int, *, resource_id: int, at: datetime | None = None) -> SqueezeView:
    """What a squeeze-in now (or `at`) would do; changes nothing."""
    exam = get_exam(exam_id)
    resource = Resource.objects.select_related("site").get(pk=resource_id)
    payload = booking_policy(exam.site_id).payload
    at = _round_up(max(at or clock.now(), clock.now()), payload["grid_min"])
    within = (at - timedelta(hours=4), at + timedelta(minutes=payload["squeeze_horizon_min"]))
    rows = list(
        list_live_occupancies(within, resource_ids=[resource_id])
        .exclude(kind=OccupancyKind.OVERBOOKED)
        .select_related("appointment__exam__patient", "appointment__occupancy", "appointment__visit")
        .order_by("during")
    )
    taken = [Taken(_appointment_id(row), (row.during.lower, row.during.upper), _may_move(row)) for row in rows]
    plan = plan_squeeze(at, exam.duration_min, taken, closes_at=closing_time(resource, at))
    pushed = [push.appointment_id for push in plan.pushes]
    found = {row.appointment.pk: row.appointment for row in rows if _appointment_id(row) in pushed}
    return SqueezeView(resource, plan, found, find_breaks(plan, found, resource))


@transaction.atomic
def squeeze_in(
    exam_id: int,
    *,
    resource_id: int,
    at: datetime,
    reason: str,
    client_key: str,
    actor: Actor,
    may_override: bool = False,
) -> Appointment:
    """Does what the preview at `at` said, last push first so that nobody stands on somebody else; else a lost race.

    Only urgent classes go between the booked, or any with the right to override.
    """
    _check_urgent(exam_id, may_override)
    resource = lock_with_pools([resource_id])[resource_id]  # whom it pushes is known only later
    if Appointment.objects.filter(client_key=client_key).exists():  # the same request again pushes nobody twice
        return book_appointment(exam_id, resource_id=resource_id, starts_at=at, client_key=client_key, actor=actor)
    drop_expired([resource_id])
    view = preview_squeeze(exam_id, resource_id=resource_id, at=at)
    if view.plan.span[0] != at:
        current = {"starts_at": view.plan.span[0].isoformat()}
        raise Conflict(Reason("scheduling.squeeze_changed", {}, "error"), current=current)
    for push in reversed(view.plan.pushes):
        appointment = (
            Appointment.objects.select_related("occupancy__resource")
            .select_for_update(of=("self",))
            .get(pk=push.appointment_id)
        )
        before = place_of(appointment)
        shift_appointment(appointment, resource, push.span[0], actor=actor, reason=reason)
        _flag(appointment, view.broken.get(appointment.pk, []))
        note_change(
            appointment,
            AppointmentChange.Kind.MOVED,
            actor=actor,
            before=before,
            reason=reason,
            reason_code="emergency",
        )
    booked = book_appointment(
        exam_id,
        resource_id=resource_id,
        starts_at=at,
        client_key=client_key,
        actor=actor,
        outside_hours_reason=reason,
        tolerate=EMERGENCY_GOES_FIRST,
    )
    detail = {
        "pushed": [[push.appointment_id, push.delay_min] for push in view.plan.pushes],
        "broken": sorted(view.broken),
        "reason": reason,
    }
    record(actor, "schedule.squeezed_in", obj=f"appointment:{booked.pk}", detail=detail)
    return booked


def find_breaks(plan: SqueezePlan, appointments: dict[int, Appointment], resource: Resource) -> dict[int, list[Reason]]:
    """By appointment: the visit that falls apart, the other exam that comes too close."""
    pushed = {push.appointment_id: push.span for push in plan.pushes}
    exams = {exam.id: exam for exam in list_exams([row.exam_id for row in appointments.values()])}
    moved = {appointments[pk].exam_id: span for pk, span in pushed.items()}
    found: dict[int, list[Reason]] = {}
    for pk, span in pushed.items():
        row = appointments[pk]
        reasons = [find_broken(row.visit, moved)] if row.visit else []
        reasons.append(find_too_near(exams[row.exam_id], span, resource))
        if told := [reason for reason in reasons if reason]:
            found[pk] = told
    return found


def _flag(appointment: Appointment, broken: list[Reason]) -> None:
    """The most serious last, so that it stands: distances between exams before visits."""
    if broken:
        appointment.flag = broken[-1].to_json()
        appointment.save(update_fields=["flag"])


def _check_urgent(exam_id: int, may_override: bool) -> None:
    exam = get_exam(exam_id)
    policy = rights_policy(exam.site_id)
    if not (exam.is_emergency or may_override or exam.priority_rank <= policy.payload["squeeze_max_rank"]):
        raise Refused(Reason("scheduling.not_urgent", {}, "error", policy.label))


def _appointment_id(row: Occupancy) -> int | None:
    appointment = getattr(row, "appointment", None)
    return appointment.pk if appointment else None


def _may_move(row: Occupancy) -> bool:
    appointment = getattr(row, "appointment", None)
    return appointment is not None and appointment.state in ("booked", "arrived")


def closing_time(resource: Resource, at: datetime) -> datetime:
    day = site_day(at, resource.site.time_zone)
    spans = list_openings([resource], day - timedelta(days=1), day)[resource.pk]
    ends = [end for start, end in spans if start <= at < end]
    return max(ends, default=at)


def _round_up(at: datetime, grid_min: int) -> datetime:
    floor = at.replace(minute=at.minute - at.minute % grid_min, second=0, microsecond=0)
    return floor if floor == at else floor + timedelta(minutes=grid_min)
