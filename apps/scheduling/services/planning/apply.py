"""Putting proposals into the calendar through the gate of every booking: all that were chosen, or none.

Bookings that change places with each other could never go one by one. So every chosen booking gives its time back first,
then each takes its new one in order of time, all inside one transaction: nobody else sees the moment between, and a
refusal brings every old place back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import RadflowError, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.runs import ChangeKind, ChangeState, Moves, RunKind
from apps.scheduling.engine.states import MOVABLE_STATES
from apps.scheduling.models import Appointment, PlanChange, PlanRun, Resource, Visit
from apps.scheduling.selectors.told import list_told
from apps.scheduling.services.appointments import move_appointment
from apps.scheduling.services.book import book_appointment
from apps.scheduling.services.occupancy import free_time, lock_resources
from apps.scheduling.services.planning.ask import RUN_LIFECYCLE, change_run, lock_run
from apps.scheduling.services.separations import lock_patients, settle_separations
from apps.scheduling.services.visit_rules import check_visit
from apps.workflow.public import get_exam

MOVE_REASONS = {RunKind.PLAN: "planning", RunKind.REPAIR: "equipment"}
APPLICABLE = (ChangeKind.BOOK, ChangeKind.MOVE)


@dataclass(frozen=True)
class Applied:
    """Ids of the changes that are in the calendar now, and of those that were skipped because the calendar had moved on."""

    run: PlanRun
    applied: list[int]
    stale: list[int]


@transaction.atomic
def apply_changes(run_id: int, *, actor: Actor, change_ids: Iterable[int] | None = None) -> Applied:
    """The chosen open changes, or all. Raises Refused with every change that the gate refuses; then nothing happened."""
    _lock_calendar(run_id, change_ids)
    run = lock_run(run_id)
    RUN_LIFECYCLE.next(run.state, "apply_part")
    chosen = list(_select(run_id, change_ids).filter(state=ChangeState.OPEN))
    if not chosen:
        raise Refused(Reason("scheduling.nothing_to_apply", {}, "error"))
    appointments = _lock_appointments(chosen)
    stale = {row.pk: note for row in chosen if (note := _find_staleness(run, row, appointments))}
    lock_patients(get_exam(row.exam_id).patient_id for row in chosen if row.pk not in stale)
    fresh = sorted((row for row in chosen if row.pk not in stale), key=lambda row: (row.to_starts_at, row.pk))
    for row in fresh:
        if row.kind == ChangeKind.MOVE:
            free_time(appointments[row.appointment_id].occupancy)
    refused = [reason for row in fresh if (reason := _try_one(run, row, actor))]
    refused = refused or [*_list_broken_visits(fresh, appointments), *_list_too_close(fresh)]
    if refused:
        raise Refused(Reason("scheduling.plan_not_applied", {"n": len(refused)}, "error"), others=refused)
    _note_decisions(run, fresh, chosen, stale, actor)
    return Applied(run, [row.pk for row in fresh], sorted(stale))


def _select(run_id: int, change_ids: Iterable[int] | None):
    rows = PlanChange.objects.filter(run_id=run_id, kind__in=APPLICABLE)
    return rows if change_ids is None else rows.filter(pk__in=list(change_ids))


def _lock_calendar(run_id: int, change_ids: Iterable[int] | None) -> None:
    """Everything that any of the bookings takes, pools too, at once and in key order."""
    ids = {pk for pair in _select(run_id, change_ids).values_list("from_resource_id", "to_resource_id") for pk in pair}
    site_ids = PlanRun.objects.filter(pk=run_id).values_list("site_id", flat=True)
    pools = Resource.objects.filter(kind=Resource.Kind.POOL, site_id__in=list(site_ids))
    lock_resources([*(pk for pk in ids if pk is not None), *pools.values_list("pk", flat=True)])


def _lock_appointments(chosen: list[PlanChange]) -> dict[int, Appointment]:
    ids = [row.appointment_id for row in chosen if row.appointment_id]
    rows = Appointment.objects.select_related("occupancy").select_for_update(of=("self", "occupancy"))
    return {row.pk: row for row in rows.filter(pk__in=ids).order_by("pk")}


def _find_staleness(run: PlanRun, change: PlanChange, appointments: dict[int, Appointment]) -> Reason | None:
    """What happened since the run looked at the calendar; None when the booking stands as it did."""
    if change.kind == ChangeKind.BOOK:
        exam = get_exam(change.exam_id)
        is_waiting = exam.state == "vetted" and not exam.is_held
        return None if is_waiting else Reason("scheduling.change_exam_went_on", {"state": f"exam_state.{exam.state}"})
    appointment = appointments.get(change.appointment_id)
    if appointment is None or appointment.state not in MOVABLE_STATES:
        return Reason("scheduling.change_exam_went_on", {})
    place = appointment.occupancy.resource_id, appointment.starts_at
    if place != (change.from_resource_id, change.from_starts_at):
        return Reason("scheduling.change_booking_moved", {})
    is_news = run.moves != Moves.ALL and not change.is_told and appointment.flag is None
    if is_news and appointment.pk in list_told([appointment.pk]):
        return Reason("scheduling.change_patient_told", {})
    return None


def _try_one(run: PlanRun, change: PlanChange, actor: Actor) -> Reason | None:
    """The gate's refusal with the change that it is about; None when the booking has its new time."""
    place = {"resource_id": change.to_resource_id, "starts_at": change.to_starts_at}
    try:
        with transaction.atomic():
            if change.kind == ChangeKind.MOVE:
                code = MOVE_REASONS[run.kind]
                appointment = move_appointment(
                    change.appointment_id,
                    actor=actor,
                    reason_code=code,
                    with_visit=True,
                    separations_later=True,
                    **place,
                )
            else:
                key = (
                    f"plan-{run.pk}-{change.pk}-{change.appointment_id or 0}"  # undone and applied again is another one
                )
                appointment = book_appointment(
                    change.exam_id, client_key=key, actor=actor, separations_later=True, **place
                )
    except RadflowError as error:
        return _name_change(error, change)
    detail = {"run": run.pk, "change": change.pk, "saves": change.saves}
    patient_id = get_exam(change.exam_id).patient_id
    record(actor, "plan.change_applied", obj=f"appointment:{appointment.pk}", patient_id=patient_id, detail=detail)
    change.appointment = appointment
    return None


def _list_broken_visits(fresh: list[PlanChange], appointments: dict[int, Appointment]) -> list[Reason]:
    """Visits are asked when all of their members have moved: on the way their rules cannot hold."""
    moved = [row for row in fresh if row.appointment_id in appointments]
    by_visit = {visit: row for row in moved if (visit := appointments[row.appointment_id].visit_id)}
    refused = []
    for visit in Visit.objects.filter(pk__in=by_visit).order_by("pk"):
        try:
            check_visit(visit)
        except Refused as error:
            refused.append(_name_change(error, by_visit[visit.pk]))
    return refused


def _list_too_close(fresh: list[PlanChange]) -> list[Reason]:
    """Separations are asked of what stands in the end: two exams that swap cannot keep apart on the way."""
    refused = []
    for row in fresh:
        try:
            settle_separations(row.appointment, get_exam(row.exam_id))
        except Refused as error:
            refused.append(_name_change(error, row))
    return refused


def _name_change(error: RadflowError, change: PlanChange) -> Reason:
    params = {**error.reason.params, "change": change.pk}
    return Reason(error.reason.code, params, "error", error.reason.policy_version)


def _note_decisions(
    run: PlanRun, fresh: list[PlanChange], chosen: list[PlanChange], stale: dict[int, Reason], actor: Actor
) -> None:
    for row in chosen:
        row.decided_at, row.decided_by = clock.now(), actor.name
        row.state = ChangeState.STALE if row.pk in stale else ChangeState.APPLIED
        row.note = stale[row.pk].to_json() if row.pk in stale else None
        row.save(update_fields=["decided_at", "decided_by", "state", "note", "appointment"])
    is_open = run.changes.filter(state=ChangeState.OPEN, kind__in=APPLICABLE).exists()
    if fresh:
        change_run(run, "apply_part" if is_open else "apply")
    elif not is_open:
        change_run(run, "expire")
    detail = {"applied": len(fresh), "stale": len(stale)}
    record(actor, "plan.applied", obj=f"plan_run:{run.pk}", detail=detail)
