"""Giving an exam its time."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.events import AppointmentBooked
from apps.scheduling.models import Appointment, AppointmentChange, Resource, Ticket
from apps.scheduling.services.due import check_due
from apps.scheduling.services.occupancy import drop_expired, take_time
from apps.scheduling.services.pool_uses import lock_for_exams
from apps.scheduling.services.reserve import give_up_reservation
from apps.scheduling.services.slots import Slot, check_slot
from apps.workflow.public import ExamFacts, get_exam, record_fact, request


@transaction.atomic
def book_appointment(
    exam_id: int,
    *,
    resource_id: int,
    starts_at: datetime,
    client_key: str,
    actor: Actor,
    outside_hours_reason: str = "",
    separation_reason: str = "",
    separations_later: bool = False,
    tolerate: Collection[str] = frozenset(),
    stands_on: Collection[int] = (),
    reason: str = "",
) -> Appointment:
    """Books scanner and pools once per `client_key`; raises Refused when a rule says no and Conflict when the slot is gone.

    `stands_on` names the occupancies whose slot an overbooked patient shares.
    """
    exam = get_exam(exam_id)
    resource = lock_for_exams([exam], [resource_id])[resource_id]
    known = Appointment.objects.select_related("occupancy").filter(client_key=client_key).first()
    if known is not None:
        return _check_same(known, exam_id, resource_id, starts_at)
    exam = get_exam(exam_id)  # again: what it needs may have changed while the locks were waited for
    drop_expired([resource_id])
    give_up_reservation(exam_id, actor=actor)
    _check_not_booked(exam_id)
    slot = check_slot(
        exam,
        resource,
        starts_at,
        ignore=tuple(stands_on),
        outside_hours_reason=outside_hours_reason,
        separation_reason=separation_reason,
        separations_later=separations_later,
        tolerate=tolerate,
        actor=actor,
    )
    if not outside_hours_reason:
        check_due(exam, starts_at)
    appointment = _create(
        exam,
        resource,
        slot,
        client_key=client_key,
        actor=actor,
        outside_hours_reason=outside_hours_reason,
        shares=bool(stands_on),
    )
    _tell_booked(exam, appointment, resource, actor)
    Ticket.objects.filter(exam_id=exam_id, state__in=["waiting", "held"]).update(
        appointment=appointment, resource=resource, version=F("version") + 1
    )
    before = {"exam_state": exam.state}
    note_change(appointment, AppointmentChange.Kind.BOOKED, actor=actor, before=before, reason=reason)
    record(
        actor,
        "appointment.booked",
        obj=f"appointment:{appointment.pk}",
        patient_id=exam.patient_id,
        detail={
            "exam": exam_id,
            "resource": resource.code,
            "starts_at": starts_at.isoformat(),
            "outside_hours": outside_hours_reason,
        },
    )
    record_overrides(appointment, slot.overrides, actor=actor, patient_id=exam.patient_id)
    publish_booked(appointment, resource)
    return appointment


def record_overrides(appointment: Appointment, overrides: Sequence[Reason], *, actor: Actor, patient_id: int) -> None:
    """One line in the trail for every rule that was set aside."""
    for reason in overrides:
        record(
            actor,
            "appointment.separation_overridden",
            obj=f"appointment:{appointment.pk}",
            patient_id=patient_id,
            detail=reason.to_json(),
        )


def tell_workflow_booked(
    appointment: Appointment, resource: Resource, *, actor: Actor, reason: str | None = None
) -> None:
    """The exam's own record of its slot; the same transaction, so that both stand or fall."""
    request(appointment.exam_id, "book", actor=actor, reason=reason, detail=_slot_detail(appointment, resource))


def _tell_booked(exam: ExamFacts, appointment: Appointment, resource: Resource, actor: Actor) -> None:
    """An emergency is given its slot before anybody vetted: a fact that opens a task, not a request that is refused."""
    if exam.state == "requested" and exam.is_emergency:
        detail = _slot_detail(appointment, resource)
        record_fact(exam.id, "slot_assigned", at=clock.now(), source="person", detail=detail, actor=actor)
    else:
        tell_workflow_booked(appointment, resource, actor=actor)


def _slot_detail(appointment: Appointment, resource: Resource) -> dict:
    return {
        "starts_at": appointment.starts_at.isoformat(),
        "ends_at": appointment.ends_at.isoformat(),
        "device_code": resource.device_code,
    }


def note_change(
    appointment: Appointment,
    kind: str,
    *,
    actor: Actor,
    before: dict | None = None,
    reason: str = "",
    reason_code: str = "",
) -> AppointmentChange:
    return AppointmentChange.objects.create(
        appointment=appointment,
        kind=kind,
        before=before,
        reason=reason,
        reason_code=reason_code,
        at=clock.real_now(),
        happened_at=clock.now(),
        actor_id=actor.id,
        actor_name=actor.name,
    )


def publish_booked(appointment: Appointment, resource: Resource) -> None:
    publish(
        AppointmentBooked(
            appointment_id=appointment.pk,
            exam_id=appointment.exam_id,
            resource_id=resource.pk,
            device_code=resource.device_code,
            starts_at=appointment.starts_at,
            ends_at=appointment.ends_at,
        ),
        aggregate=f"exam:{appointment.exam_id}",
    )


def _create(
    exam: ExamFacts,
    resource: Resource,
    slot: Slot,
    *,
    client_key: str,
    actor: Actor,
    outside_hours_reason: str,
    shares: bool,
) -> Appointment:
    kind = OccupancyKind.OVERBOOKED if shares else OccupancyKind.APPOINTMENT
    uses = () if shares else slot.pool_uses
    occupancy = take_time(kind, resource_id=resource.pk, span=slot.span, uses=uses, patient_id=exam.patient_id)
    return Appointment.objects.create(
        exam_id=exam.id,
        occupancy=occupancy,
        state="arrived" if exam.state in ("arrived", "ready") else "booked",
        client_key=client_key,
        is_overbooked=shares,
        reasons=[reason.to_json() for reason in slot.reasons],
        overrides=[reason.to_json() for reason in slot.overrides],
        outside_hours_reason=outside_hours_reason,
        booked_at=clock.now(),
        booked_by=actor.name,
    )


def _check_not_booked(exam_id: int) -> None:
    live = Appointment.objects.filter(exam_id=exam_id, state__in=["booked", "arrived", "in_exam"]).first()
    if live is not None:
        raise Conflict(Reason("scheduling.already_booked", {"appointment": live.pk}, "error"))


def _check_same(known: Appointment, exam_id: int, resource_id: int, starts_at: datetime) -> Appointment:
    if (known.exam_id, known.occupancy.resource_id, known.starts_at) != (exam_id, resource_id, starts_at):
        raise Conflict(Reason("scheduling.client_key_used", {}, "error"))
    return known
