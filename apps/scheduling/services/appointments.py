"""Moving, cancelling and following an appointment. Locks: resources, then the appointment, then (in workflow) the exam."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound
from apps.common.kernel.lifecycle import Lifecycle
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.states import APPOINTMENT_TABLE, OccupancyKind
from apps.scheduling.events import AppointmentCancelled, AppointmentMoved, AppointmentStateChanged
from apps.scheduling.models import Appointment, AppointmentChange, PoolUse, Resource
from apps.scheduling.services.block import refill_blocks
from apps.scheduling.services.book import note_change, record_overrides, tell_workflow_booked
from apps.scheduling.services.due import check_due
from apps.scheduling.services.occupancy import drop_expired, free_time, shift_time
from apps.scheduling.services.pool_uses import lock_for_exams, plan_uses, write_uses
from apps.scheduling.services.reasons import cancel_kind, check_reason
from apps.scheduling.services.reserve import give_up_reservation
from apps.scheduling.services.shared_time import promote_overbooked
from apps.scheduling.services.slots import check_slot
from apps.scheduling.services.tickets import follow_scanner
from apps.scheduling.services.visit_rules import check_member
from apps.workflow.public import get_exam, request

LIFECYCLE = Lifecycle(APPOINTMENT_TABLE, refusal="scheduling.not_in_this_state")


def lock_appointment(appointment_id: int, *, also: tuple[int, ...] = ()) -> tuple[Appointment, dict[int, Resource]]:
    """The locked appointment, its locked resources (with `also`) and the pools that it uses or needs; raises NotFound, or Conflict when it just moved."""
    found = Appointment.objects.filter(pk=appointment_id).values_list("exam_id", "occupancy__resource_id").first()
    if found is None:
        raise NotFound("scheduling.appointment_unknown", appointment=appointment_id)
    used = PoolUse.objects.filter(occupancy__appointment=appointment_id).values_list("pool_id", flat=True)
    resources = lock_for_exams([get_exam(found[0])], [found[1], *used, *also])
    row = (
        Appointment.objects.select_related("occupancy")
        .select_for_update(of=("self", "occupancy"))
        .get(pk=appointment_id)
    )
    held = {row.occupancy.resource_id, *row.occupancy.pool_uses.values_list("pool_id", flat=True)}
    if not held <= resources.keys():
        raise Conflict("common.stale", current={"version": row.version})
    return row, resources


def check_version(appointment: Appointment, expected_version: int | None) -> None:
    if expected_version is not None and expected_version != appointment.version:
        current = {
            "id": appointment.pk,
            "version": appointment.version,
            "state": appointment.state,
            "resource_id": appointment.occupancy.resource_id,
            "starts_at": appointment.starts_at.isoformat(),
        }
        raise Conflict("common.stale", current=current)


@transaction.atomic
def move_appointment(
    appointment_id: int,
    *,
    resource_id: int,
    starts_at: datetime,
    actor: Actor,
    reason: str = "",
    reason_code: str = "",
    expected_version: int | None = None,
    outside_hours_reason: str = "",
    separation_reason: str = "",
    separations_later: bool = False,
    with_visit: bool = False,
) -> Appointment:
    """Same exam, another time or scanner, same length; the old place stays if the new one is refused.

    `with_visit`: the caller moves the other exams of the visit too and checks its rules afterwards; `separations_later`: the
    other exams of the patient, and their separations.
    """
    appointment, resources = lock_appointment(appointment_id, also=(resource_id,))
    check_version(appointment, expected_version)
    LIFECYCLE.next(appointment.state, "move")
    exam, target = get_exam(appointment.exam_id), resources[resource_id]
    check_reason(reason_code, reason, kind="move", site_id=exam.site_id)
    drop_expired([resource_id])
    give_up_reservation(appointment.exam_id, actor=actor)
    slot = check_slot(
        exam,
        target,
        starts_at,
        length=appointment.ends_at - appointment.starts_at,
        ignore=(appointment.occupancy_id,),
        outside_hours_reason=outside_hours_reason,
        separation_reason=separation_reason,
        separations_later=separations_later,
        actor=actor,
    )
    if not outside_hours_reason:
        check_due(exam, starts_at)
    if not with_visit:
        check_member(appointment, slot.span)
    before = place_of(appointment) | {"overrides": appointment.overrides, "flag": appointment.flag}
    appointment.reasons = [item.to_json() for item in slot.reasons]
    appointment.overrides = [item.to_json() for item in slot.overrides]
    shift_appointment(appointment, target, starts_at, actor=actor, reason=reason or reason_code)
    why = {"reason": reason, "reason_code": reason_code}
    note_change(appointment, AppointmentChange.Kind.MOVED, actor=actor, before=before, **why)
    detail = {"from": before, "to": place_of(appointment), **why}
    record(actor, "appointment.moved", obj=f"appointment:{appointment.pk}", patient_id=exam.patient_id, detail=detail)
    record_overrides(appointment, slot.overrides, actor=actor, patient_id=exam.patient_id)
    return appointment


def shift_appointment(
    appointment: Appointment,
    target: Resource,
    starts_at: datetime,
    *,
    actor: Actor,
    reason: str = "",
    kind: str = OccupancyKind.APPOINTMENT,
) -> None:
    """Moves without asking the rules (the caller did); tells workflow, refills the blocks around the old place, publishes."""
    shares = kind == OccupancyKind.OVERBOOKED
    appointment.occupancy.kind, appointment.is_overbooked = kind, shares
    old_resource, old_start = appointment.occupancy.resource, appointment.starts_at
    length = appointment.ends_at - appointment.starts_at
    shift_time(appointment.occupancy, resource_id=target.pk, span=(starts_at, starts_at + length))
    span = (starts_at, starts_at + length)
    write_uses(appointment.occupancy, () if shares else plan_uses(get_exam(appointment.exam_id), span))
    promote_overbooked(old_resource.pk)
    appointment.flag = None
    save_appointment(appointment)
    follow_scanner(appointment.pk, target.pk)
    refill_blocks(old_resource.pk)
    tell_workflow_booked(appointment, target, actor=actor, reason=reason or None)
    publish(
        AppointmentMoved(
            appointment_id=appointment.pk,
            exam_id=appointment.exam_id,
            resource_id=target.pk,
            device_code=target.device_code,
            starts_at=appointment.starts_at,
            ends_at=appointment.ends_at,
            previous_starts_at=old_start,
            previous_device_code=old_resource.device_code,
        ),
        aggregate=f"exam:{appointment.exam_id}",
    )


@transaction.atomic
def cancel_appointment(
    appointment_id: int,
    *,
    reason: str = "",
    reason_code: str = "",
    actor: Actor,
    also_exam: bool = False,
    expected_version: int | None = None,
) -> Appointment:
    """Gives the slot back, late when the start is near; the request stands unless `also_exam` calls the exam off too."""
    appointment, _ = lock_appointment(appointment_id)
    check_version(appointment, expected_version)
    LIFECYCLE.next(appointment.state, "cancel")
    exam = get_exam(appointment.exam_id)
    check_reason(reason_code, reason, kind="cancel", site_id=exam.site_id)
    kind = cancel_kind(appointment.starts_at, site_id=exam.site_id)
    before = place_of(appointment) | {"exam_state": exam.state, "also_exam": also_exam, "state": appointment.state}
    if not also_exam and exam.state != "booked":
        raise Conflict(
            Reason("scheduling.patient_is_here", {"state": f"scheduling.state_{appointment.state}"}, "error")
        )
    request(appointment.exam_id, "cancel" if also_exam else "unbook", actor=actor, reason=reason or reason_code)
    why = {"reason": reason, "reason_code": reason_code}
    end_appointment(appointment, "cancel", **why)
    note_change(appointment, kind, actor=actor, before=before, **why)
    detail = before | why | {"kind": kind}
    record(
        actor, "appointment.cancelled", obj=f"appointment:{appointment.pk}", patient_id=exam.patient_id, detail=detail
    )
    return appointment


def end_appointment(appointment: Appointment, action: str, *, reason: str = "", reason_code: str = "") -> None:
    """Cancelled, stopped or no-show: the time is free again, the row stays on the board's past."""
    appointment.state = LIFECYCLE.next(appointment.state, action)
    appointment.cancel_reason, appointment.cancel_code = reason[:300], reason_code
    free_time(appointment.occupancy)
    save_appointment(appointment)
    promote_overbooked(appointment.occupancy.resource_id)
    refill_blocks(appointment.occupancy.resource_id)
    resource = appointment.occupancy.resource
    publish(
        AppointmentCancelled(
            appointment_id=appointment.pk,
            exam_id=appointment.exam_id,
            resource_id=resource.pk,
            device_code=resource.device_code,
            starts_at=appointment.starts_at,
            reason=action,
        ),
        aggregate=f"exam:{appointment.exam_id}",
    )


def follow_appointment(appointment: Appointment, action: str, *, at: datetime) -> None:
    """Arrived, in exam, done: a fact from below; a step that the table does not know changes nothing."""
    if action not in LIFECYCLE.allowed(appointment.state):
        return
    appointment.state = LIFECYCLE.next(appointment.state, action)
    save_appointment(appointment)
    publish(
        AppointmentStateChanged(
            appointment_id=appointment.pk,
            exam_id=appointment.exam_id,
            site_id=appointment.occupancy.resource.site_id,
            state=appointment.state,
            at=at,
        ),
        aggregate=f"exam:{appointment.exam_id}",
    )


def cut_short(appointment: Appointment, *, at: datetime) -> None:
    """An exam that ended early gives its remaining time back; one that ended late keeps its planned length."""
    start, end = appointment.starts_at, appointment.ends_at
    cut = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
    if start < cut < end:
        shift_time(appointment.occupancy, resource_id=appointment.occupancy.resource_id, span=(start, cut))
        if appointment.occupancy.pool_uses.exists():
            write_uses(appointment.occupancy, plan_uses(get_exam(appointment.exam_id), (start, cut)))
        refill_blocks(appointment.occupancy.resource_id)


def save_appointment(appointment: Appointment) -> None:
    appointment.version += 1
    appointment.save()


def place_of(appointment: Appointment) -> dict:
    return {
        "resource_id": appointment.occupancy.resource_id,
        "starts_at": appointment.starts_at.isoformat(),
        "ends_at": appointment.ends_at.isoformat(),
        "kind": appointment.occupancy.kind,
    }


def find_live_appointment(exam_id: int) -> Appointment | None:
    states = ["booked", "arrived", "in_exam"]
    return Appointment.objects.filter(exam_id=exam_id, state__in=states).order_by("-pk").first()


def now_at(at: datetime | None) -> datetime:
    return at or clock.now()
