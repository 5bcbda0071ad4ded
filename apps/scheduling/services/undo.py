"""Taking the last act back while the toast is on the screen: exactly what stood before, or a refusal."""

from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.noshow import may_undo
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Appointment, AppointmentChange, Occupancy, Resource, SlotBlock
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.appointments import (
    LIFECYCLE,
    end_appointment,
    lock_appointment,
    save_appointment,
    shift_appointment,
)
from apps.scheduling.services.block import refill_blocks
from apps.scheduling.services.book import publish_booked, tell_workflow_booked
from apps.scheduling.services.occupancy import drop_expired, shift_time
from apps.scheduling.services.pool_uses import plan_uses, write_uses
from apps.scheduling.services.shared_time import demote_overbooked
from apps.scheduling.services.slots import check_pools
from apps.scheduling.services.tickets import void_tickets
from apps.scheduling.services.visit_rules import check_member
from apps.scheduling.services.waiting import reopen_entry
from apps.scheduling.services.waiting_offers import withdraw_proposals
from apps.workflow.public import get_exam, request

Kind = AppointmentChange.Kind


@transaction.atomic
def undo_change(appointment_id: int, *, actor: Actor, with_visit: bool = False) -> Appointment:
    """Undoes the newest change when it is the caller's own and young enough; the time must still be free.

    `with_visit`: the caller takes the other exams of the visit back too.
    """
    before = AppointmentChange.objects.filter(appointment_id=appointment_id).order_by("-pk").first()
    if before is None:
        raise NotFound("scheduling.appointment_unknown", appointment=appointment_id)
    also = (before.before["resource_id"],) if before.before and "resource_id" in before.before else ()
    appointment, resources = lock_appointment(appointment_id, also=also)
    change = AppointmentChange.objects.filter(appointment_id=appointment_id).order_by("-pk").first()
    exam = get_exam(appointment.exam_id)
    _take_back_proposals(change, actor)
    _check_may_undo(change, actor, booking_policy(exam.site_id).payload)
    if change.kind == Kind.BOOKED:
        request(appointment.exam_id, "unbook", actor=actor, reason="undo")
        end_appointment(appointment, "cancel", reason="undo")
    elif change.kind == Kind.MOVED:
        move_back(appointment, change, resources[change.before["resource_id"]], actor)
    elif change.kind == Kind.CHECKED_IN:
        request(appointment.exam_id, "undo", actor=actor, reason="undo")
        void_tickets(appointment.exam_id, actor=actor)
        appointment.state = LIFECYCLE.next(appointment.state, "undo_check_in")
        save_appointment(appointment)
    else:
        _restore(appointment, resources, change, actor)
    if not with_visit and change.kind not in (Kind.BOOKED, Kind.CHECKED_IN):
        check_member(appointment, (appointment.starts_at, appointment.ends_at))
    reopen_entry(change)
    change.undone_at = clock.real_now()
    change.save(update_fields=["undone_at"])
    detail = {"kind": change.kind}
    record(actor, "appointment.undone", obj=f"appointment:{appointment.pk}", patient_id=exam.patient_id, detail=detail)
    return appointment


def move_back(appointment: Appointment, change: AppointmentChange, target: Resource, actor: Actor) -> None:
    """To the place before `change`, as it stood there, flag and overrides too; its units and its time must still be free."""
    span = _span_of(change)
    check_pools(get_exam(appointment.exam_id), target, span, ignore=(appointment.occupancy_id,))
    appointment.overrides = change.before.get("overrides", [])
    demote_overbooked(target.pk, span)
    kind = change.before.get("kind", OccupancyKind.APPOINTMENT)
    shift_appointment(appointment, target, span[0], actor=actor, reason="undo", kind=kind)
    _flag_again(appointment, change.before.get("flag"))


def _flag_again(appointment: Appointment, flag: dict | None) -> None:
    """Why it was to be looked at then still holds, unless it was a closed time that is open by now."""
    block = (flag or {}).get("params", {}).get("block")
    if flag and not (block and SlotBlock.objects.filter(pk=block, lifted_at__isnull=False).exists()):
        appointment.flag = flag
        appointment.save(update_fields=["flag"])


def _take_back_proposals(change: AppointmentChange, actor: Actor) -> None:
    """What this act freed may be kept for the waiting list already; nobody was asked, so it is free for the undo."""
    if change.before and "starts_at" in change.before:
        start, end = (datetime.fromisoformat(change.before[key]) for key in ("starts_at", "ends_at"))
        withdraw_proposals([change.before["resource_id"]], (start, end), actor=actor)


def _check_may_undo(change: AppointmentChange, actor: Actor, payload: dict) -> None:
    if change.undone_at is not None or change.actor_id != actor.id:
        raise Refused(Reason("scheduling.nothing_to_undo", {}, "error"))
    limits = {"undo_s": payload["undo_s"], "transit_s": payload["undo_transit_s"]}
    if not may_undo(change.at, now=clock.real_now(), **limits):
        raise Refused(Reason("scheduling.undo_too_late", {"seconds": payload["undo_s"]}, "error"))


def _restore(appointment: Appointment, resources: dict, change: AppointmentChange, actor: Actor) -> None:
    """A cancellation or no-show taken back: the old time must still be free, or this is a lost race."""
    resource = resources[change.before["resource_id"]]
    drop_expired([resource.pk])
    _open_own_block_piece(appointment, resource.pk)
    exam, span = get_exam(appointment.exam_id), _span_of(change)
    check_pools(exam, resource, span, ignore=(appointment.occupancy_id,))
    demote_overbooked(resource.pk, span)
    shift_time(appointment.occupancy, resource_id=resource.pk, span=span)
    shares = appointment.occupancy.kind == OccupancyKind.OVERBOOKED
    write_uses(appointment.occupancy, () if shares else plan_uses(exam, span))
    refill_blocks(resource.pk)
    appointment.state = LIFECYCLE.next(appointment.state, "restore")
    appointment.cancel_reason = appointment.cancel_code = ""
    save_appointment(appointment)
    if change.before.get("also_exam") or change.kind == Kind.NO_SHOW:
        request(appointment.exam_id, "undo", actor=actor, reason="undo")
    tell_workflow_booked(appointment, resource, actor=actor, reason="undo")
    publish_booked(appointment, resource)


def _span_of(change: AppointmentChange) -> Span:
    return datetime.fromisoformat(change.before["starts_at"]), datetime.fromisoformat(change.before["ends_at"])


def _open_own_block_piece(appointment: Appointment, resource_id: int) -> None:
    """A block that closed over the freed time gives it back for the undo; deleted rows leave nothing to name, so all is marked."""
    span = (appointment.starts_at, appointment.ends_at)
    Occupancy.objects.filter(
        resource_id=resource_id, is_live=True, kind=OccupancyKind.BLOCK, during__overlap=span
    ).delete()
    Resource.touch([resource_id])
