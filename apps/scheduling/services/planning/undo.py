"""Taking an applied plan back as one act: every booking that nothing depends on yet returns; what cannot is named with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import RadflowError, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.runs import ChangeKind, ChangeState
from apps.scheduling.models import Appointment, AppointmentChange, PlanChange, PlanRun, Resource, Visit
from apps.scheduling.selectors.policies import plan_undo_min
from apps.scheduling.selectors.told import list_told
from apps.scheduling.services.appointments import end_appointment
from apps.scheduling.services.occupancy import drop_expired, free_time, lock_resources
from apps.scheduling.services.planning.ask import change_run, lock_run
from apps.scheduling.services.separations import lock_patients, settle_separations
from apps.scheduling.services.undo import move_back
from apps.scheduling.services.visit_rules import check_visit
from apps.scheduling.services.waiting_offers import withdraw_proposals
from apps.workflow.public import get_exam, request

Kind = AppointmentChange.Kind


@dataclass(frozen=True)
class Undone:
    """Ids of the changes that are taken back, and why others stay."""

    run: PlanRun
    undone: list[int]
    kept: dict[int, Reason]


@dataclass
class _Step:
    """An applied change, the booking as it stands, and what the plan did to it."""

    change: PlanChange
    appointment: Appointment
    done: AppointmentChange


def undo_until(run: PlanRun, decided_at: datetime | None) -> datetime | None:
    """Until when what was applied at `decided_at` may be taken back; None when the policy knows no undo."""
    minutes = plan_undo_min(run.site_id)
    return decided_at + timedelta(minutes=minutes) if decided_at and minutes else None


@transaction.atomic
def undo_plan(run_id: int, *, actor: Actor) -> Undone:
    """Raises Refused when nothing can be taken back; then nothing happened. What is undone may be applied again."""
    _lock_calendar(run_id)
    run = lock_run(run_id)
    applied = list(run.changes.filter(state=ChangeState.APPLIED).order_by("to_starts_at", "pk"))
    if not applied:
        raise Refused(Reason("scheduling.nothing_to_undo", {}, "error"))
    lock_patients(get_exam(row.exam_id).patient_id for row in applied)
    kept: dict[int, Reason] = {}
    steps = []
    for change in applied:
        found = _read_step(run, change)
        if isinstance(found, Reason):
            kept[change.pk] = found
        else:
            steps.append(found)
    steps = _take_back_all(steps, kept, actor)
    if not steps:
        causes = {reason.code: reason for reason in kept.values()}  # each once: the changes keep their own
        raise Refused(Reason("scheduling.plan_not_undone", {"n": len(kept)}, "error"), others=tuple(causes.values()))
    _note(run, [step.change for step in steps], kept, actor)
    return Undone(run, [step.change.pk for step in steps], kept)


def _lock_calendar(run_id: int) -> None:
    rows = PlanChange.objects.filter(run_id=run_id, state=ChangeState.APPLIED)
    ids = {pk for pair in rows.values_list("from_resource_id", "to_resource_id") for pk in pair if pk is not None}
    sites = PlanRun.objects.filter(pk=run_id).values_list("site_id", flat=True)
    pools = Resource.objects.filter(kind=Resource.Kind.POOL, site_id__in=list(sites))
    lock_resources([*ids, *pools.values_list("pk", flat=True)])
    drop_expired(ids)


def _read_step(run: PlanRun, change: PlanChange) -> _Step | Reason:
    """The step, or why it stays: too late, changed since, the patient came or was told."""
    until = undo_until(run, change.decided_at)
    if until is None or clock.now() > until:
        return _name(change, "scheduling.plan_undo_too_late", until=until.isoformat() if until else "")
    rows = Appointment.objects.select_related("occupancy__resource__site").select_for_update(of=("self", "occupancy"))
    appointment = rows.filter(pk=change.appointment_id).first()
    done = AppointmentChange.objects.filter(appointment_id=change.appointment_id).order_by("-pk").first()
    kind = Kind.BOOKED if change.kind == ChangeKind.BOOK else Kind.MOVED
    if appointment is None or appointment.state != "booked" or done is None or not _is_ours(appointment, change, done):
        return _name(change, "scheduling.change_booking_moved")
    if done.kind != kind or done.undone_at is not None:
        return _name(change, "scheduling.change_booking_moved")
    if appointment.pk in list_told([appointment.pk]):
        return _name(change, "scheduling.change_patient_told")
    return _Step(change, appointment, done)


def _is_ours(appointment: Appointment, change: PlanChange, done: AppointmentChange) -> bool:
    """It stands where the plan put it, and the last that was done to it is what the plan did."""
    place = appointment.occupancy.resource_id, appointment.starts_at
    before = done.before or {}
    came_from = before.get("resource_id"), before.get("starts_at")
    known = change.from_resource_id, change.from_starts_at and change.from_starts_at.isoformat()
    return place == (change.to_resource_id, change.to_starts_at) and came_from == known


def _take_back_all(steps: list[_Step], kept: dict[int, Reason], actor: Actor) -> list[_Step]:
    """One that cannot return may stand in the way of others: again without it, until all of the rest go together."""
    while steps:
        try:
            with transaction.atomic():
                refused = _try_all(steps, actor)
                if refused:
                    raise _Again
                return steps
        except _Again:
            kept |= refused
            steps = [_fresh(step) for step in steps if step.change.pk not in refused]
    return steps


class _Again(Exception):
    """Takes the attempt back."""


def _fresh(step: _Step) -> _Step:
    """As the database has it after an attempt was taken back."""
    row = Appointment.objects.select_related("occupancy__resource__site").get(pk=step.appointment.pk)
    return _Step(step.change, row, step.done)


def _try_all(steps: Sequence[_Step], actor: Actor) -> dict[int, Reason]:
    """All places are given back first, so that bookings that changed places can change back."""
    for step in steps:
        if step.change.kind == ChangeKind.BOOK:
            request(step.change.exam_id, "unbook", actor=actor, reason="undo")
            end_appointment(step.appointment, "cancel", reason="undo")
        else:
            _withdraw(step, actor)
            free_time(step.appointment.occupancy)
    moves = [step for step in steps if step.change.kind == ChangeKind.MOVE]
    refused = {step.change.pk: reason for step in moves if (reason := _try_one(step, actor))}
    return refused or _list_broken(moves)


def _try_one(step: _Step, actor: Actor) -> Reason | None:
    try:
        with transaction.atomic():
            target = Resource.objects.select_related("site").get(pk=step.done.before["resource_id"])
            move_back(step.appointment, step.done, target, actor)
    except RadflowError as error:
        return _name(step.change, error.reason.code, **error.reason.params)
    return None


def _list_broken(moves: Sequence[_Step]) -> dict[int, Reason]:
    """What stands in the end: visits together, exams of one patient apart, unless it stood otherwise before the plan."""
    found: dict[int, Reason] = {}
    by_visit = {step.appointment.visit_id: step for step in moves if step.appointment.visit_id}
    for visit in Visit.objects.filter(pk__in=by_visit).order_by("pk"):
        try:
            check_visit(visit)
        except Refused as error:
            step = by_visit[visit.pk]
            found[step.change.pk] = _name(step.change, error.reason.code, **error.reason.params)
    for step in moves:
        if step.appointment.flag or step.appointment.overrides:
            continue
        try:
            settle_separations(step.appointment, get_exam(step.appointment.exam_id))
        except Refused as error:
            found[step.change.pk] = _name(step.change, error.reason.code, **error.reason.params)
    return found


def _withdraw(step: _Step, actor: Actor) -> None:
    """What the plan freed may be kept for the waiting list already; where nobody was asked it is free for the undo."""
    start, end = (datetime.fromisoformat(step.done.before[key]) for key in ("starts_at", "ends_at"))
    withdraw_proposals([step.done.before["resource_id"]], (start, end), actor=actor)


def _note(run: PlanRun, undone: Sequence[PlanChange], kept: dict[int, Reason], actor: Actor) -> None:
    now = clock.real_now()
    for change in undone:
        change.state, change.note, change.decided_at, change.decided_by = ChangeState.OPEN, None, None, ""
        change.save(update_fields=["state", "note", "decided_at", "decided_by"])
        last = AppointmentChange.objects.filter(appointment_id=change.appointment_id).order_by("-pk").first()
        AppointmentChange.objects.filter(pk=last.pk).update(undone_at=now)
        detail = {"run": run.pk, "change": change.pk}
        patient_id = get_exam(change.exam_id).patient_id
        record(
            actor,
            "plan.change_undone",
            obj=f"appointment:{change.appointment_id}",
            patient_id=patient_id,
            detail=detail,
        )
    for pk, reason in kept.items():
        PlanChange.objects.filter(pk=pk).update(note=reason.to_json())
    change_run(run, "undo_part" if kept else "undo")
    detail = {"undone": len(undone), "kept": len(kept)}
    record(actor, "plan.undone", obj=f"plan_run:{run.pk}", detail=detail)


def _name(change: PlanChange, code: str, **params) -> Reason:
    return Reason(code, {**params, "change": change.pk}, "warning")
