"""A visit booked, moved, called off or taken back as one: all of its exams or none. Locks: resources, visit, appointments, exams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.models import Appointment, AppointmentChange, SlotReservation, Visit
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.appointments import cancel_appointment, move_appointment, save_appointment
from apps.scheduling.services.book import book_appointment
from apps.scheduling.services.notices import plan_notices
from apps.scheduling.services.occupancy import free_time
from apps.scheduling.services.pool_uses import lock_for_exams, lock_with_pools
from apps.scheduling.services.reserve import give_up_reservation, reserve_slot
from apps.scheduling.services.separations import lock_patient, settle_separations
from apps.scheduling.services.undo import undo_change
from apps.scheduling.services.visit_offers import load_visit_exams, visit_policy
from apps.scheduling.services.visit_rules import check_visit, live_members
from apps.workflow.public import ExamFacts, get_exam


@dataclass(frozen=True)
class Wanted:
    """Where one exam of a visit shall lie."""

    exam_id: int
    resource_id: int
    starts_at: datetime


@transaction.atomic
def reserve_visit(places: Sequence[Wanted], *, actor: Actor) -> list[SlotReservation]:
    """Holds every slot of the visit or none, for the same three minutes."""
    return reserve_places(load_visit_exams([place.exam_id for place in places]), places, actor=actor)


def reserve_places(exams: Sequence[ExamFacts], places: Sequence[Wanted], *, actor: Actor) -> list[SlotReservation]:
    """Holds all of the places or raises; the caller has a transaction open."""
    lock_for_exams(exams, [place.resource_id for place in places])
    for place in places:
        give_up_reservation(place.exam_id, actor=actor)
    return [
        reserve_slot(place.exam_id, resource_id=place.resource_id, starts_at=place.starts_at, actor=actor)
        for place in _in_time(places)
    ]


@transaction.atomic
def book_visit(places: Sequence[Wanted], *, client_key: str, actor: Actor, keeps_order: bool = False) -> Visit:
    """Books every exam through the gate of single bookings; one refusal books none. The same `client_key` again is the same visit."""
    exams = load_visit_exams([place.exam_id for place in places])
    lock_for_exams(exams, [place.resource_id for place in places])
    known = Visit.objects.filter(client_key=client_key).first()
    if known is not None:
        if sorted(known.exam_order) != sorted(place.exam_id for place in places):
            raise Conflict(Reason("scheduling.client_key_used", {}, "error"))
        return known
    site_id = exams[0].site_id
    visit = Visit.objects.create(
        patient_id=exams[0].patient_id,
        client_key=client_key,
        keeps_order=keeps_order,
        exam_order=[place.exam_id for place in places],
        min_gap_min=booking_policy(site_id).payload["patient_gap_min"],
        max_gap_min=visit_policy(site_id).payload["max_gap_min"],
        booked_at=clock.now(),
        booked_by=actor.name,
    )
    for place in places:
        give_up_reservation(place.exam_id, actor=actor)
    for place in _in_time(places):
        appointment = book_appointment(
            place.exam_id,
            resource_id=place.resource_id,
            starts_at=place.starts_at,
            client_key=f"visit-{visit.pk}-{place.exam_id}",
            actor=actor,
        )
        Appointment.objects.filter(pk=appointment.pk).update(visit=visit)
    check_visit(visit)
    _record(visit, "booked", actor)
    return visit


@transaction.atomic
def move_visit(
    visit_id: int, places: Sequence[Wanted], *, actor: Actor, reason_code: str = "", reason: str = ""
) -> Visit:
    """All members to new places or none; the rooms that they hold now count as free for each other."""
    visit, members = _lock(visit_id, also=[place.resource_id for place in places])
    by_exam = {member.exam_id: member for member in members}
    if set(by_exam) != {place.exam_id for place in places}:
        raise Conflict("common.stale", current={"exams": sorted(by_exam)})
    lock_patient(visit.patient_id)
    for member in members:
        free_time(member.occupancy)
    moved = [
        move_appointment(
            by_exam[place.exam_id].pk,
            resource_id=place.resource_id,
            starts_at=place.starts_at,
            actor=actor,
            reason=reason,
            reason_code=reason_code,
            with_visit=True,
            separations_later=True,
        )
        for place in _in_time(places)
    ]
    check_visit(visit)
    for row in moved:
        settle_separations(row, get_exam(row.exam_id))
    _record(visit, "moved", actor)
    return visit


@transaction.atomic
def cancel_visit(visit_id: int, *, actor: Actor, reason_code: str = "", reason: str = "") -> Visit:
    """Calls every member off; one that may not be called off (the patient is here) keeps all."""
    visit, members = _lock(visit_id)
    for member in members:
        cancel_appointment(member.pk, actor=actor, reason=reason, reason_code=reason_code)
    _record(visit, "cancelled", actor)
    return visit


@transaction.atomic
def undo_visit(visit_id: int, *, actor: Actor) -> Visit:
    """Takes back the last act on every member it touched, as long as one appointment's could be."""
    lock_with_pools({place for member, change in _list_last(visit_id) for place in _list_places(member, change)})
    visit, last = _get(visit_id), _list_last(visit_id)
    if any(change.kind == "moved" for _, change in last):
        for member, _ in last:
            free_time(member.occupancy)
    for member, _ in last:
        undo_change(member.pk, actor=actor, with_visit=True)
    _record(visit, "undone", actor)
    return visit


@transaction.atomic
def take_out_of_visit(appointment_id: int, *, actor: Actor) -> Appointment:
    """The appointment stands alone from now on, where it is; a visit of one is no visit and dissolves."""
    found = Appointment.objects.filter(pk=appointment_id).values_list("visit_id", flat=True).first()
    if found is None:
        raise NotFound("scheduling.visit_unknown", appointment=appointment_id)
    visit, members = _lock(found)
    chosen = [member for member in members if member.pk == appointment_id]
    if not chosen:
        raise Refused(Reason("scheduling.not_in_this_state", {}, "error"))
    rest = [member for member in members if member.pk != appointment_id]
    for member in chosen if len(rest) > 1 else members:
        member.visit = None
        save_appointment(member)
    _record(visit, "split", actor, appointment=appointment_id)
    for member in members:
        plan_notices(member.pk)
    return chosen[0]


def _in_time(places: Sequence[Wanted]) -> list[Wanted]:
    return sorted(places, key=lambda place: (place.starts_at, place.exam_id))


def _list_last(visit_id: int) -> list[tuple[Appointment, AppointmentChange]]:
    """Every member in order of time with the last that was done to it."""
    rows = Appointment.objects.select_related("occupancy").filter(visit_id=visit_id)
    return [(row, row.changes.order_by("-pk").first()) for row in rows.order_by("occupancy__during", "pk")]


def _list_places(member: Appointment, change: AppointmentChange) -> list[int]:
    """Where it is and where it was."""
    before = change.before or {}
    return [member.occupancy.resource_id, *([before["resource_id"]] if "resource_id" in before else ())]


def _get(visit_id: int) -> Visit:
    visit = Visit.objects.select_for_update(of=("self",)).filter(pk=visit_id).first()
    if visit is None:
        raise NotFound("scheduling.visit_unknown", visit=visit_id)
    return visit


def _lock(visit_id: int, *, also: Sequence[int] = ()) -> tuple[Visit, list[Appointment]]:
    """The visit and its live members, their resources locked before; raises NotFound, or Conflict when one just moved."""
    before = [member.occupancy.resource_id for member in live_members(visit_id)]
    resources = lock_with_pools([*before, *also])
    visit = _get(visit_id)
    members = live_members(visit_id)
    if any(member.occupancy.resource_id not in resources for member in members):
        raise Conflict("common.stale")
    return visit, members


def _record(visit: Visit, act: str, actor: Actor, **detail) -> None:
    members = [[member.pk, member.starts_at.isoformat()] for member in live_members(visit.pk)]
    record(
        actor,
        f"visit.{act}",
        obj=f"visit:{visit.pk}",
        patient_id=visit.patient_id,
        detail={"members": members, **detail},
    )
