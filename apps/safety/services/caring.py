"""Clocks of the preparation, the cannula's end, and the watch over a sedated patient."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.safety.events import PreparationMoved
from apps.safety.models import CareClock, Preparation, Sedation
from apps.safety.selectors.rules import get_rules
from apps.safety.services.assessing import lock_state
from apps.workflow.public import get_exam


def find_minutes(kind: str, *, site_id: int) -> int | None:
    """The department's own figure; none is shipped."""
    return get_rules("preparation", site_id=site_id).payload["minutes"][kind]


def start_clock(row: Preparation, kind: str, *, minutes: int, at: datetime, actor: Actor) -> CareClock:
    """Called with the preparation locked; the same clock started again runs from now."""
    CareClock.objects.filter(preparation=row, kind=kind, ended_at=None).update(ended_at=at)
    return CareClock.objects.create(
        preparation=row, kind=kind, started_at=at, due_at=at + timedelta(minutes=minutes), started_by=actor.name
    )


def end_clocks(row: Preparation, *, at: datetime, but: str = "") -> None:
    """A lane's clock ends when the patient leaves the lane; fasting goes on until the scan is over."""
    going = CareClock.objects.filter(preparation=row, ended_at=None).exclude(kind=but)
    if row.lane not in ("done", "left", "observing"):
        going = going.exclude(kind="fasting")
    going.update(ended_at=at)


def note_fasting(preparation_id: int, *, since: datetime, minutes: int | None, actor: Actor) -> CareClock:
    """When the patient last ate; `minutes` how long it has to be ago, by the department's rule when nobody says."""
    now = clock.now()
    if since > now:
        raise Invalid({"since": Reason("safety.in_the_future", severity="error")})
    with transaction.atomic():
        row = _lock(preparation_id)
        length = minutes or find_minutes("fasting", site_id=row.site_id)
        if not length:
            raise Invalid({"minutes": Reason("safety.minutes_needed", severity="error")})
        clock_row = start_clock(row, "fasting", minutes=length, at=since, actor=actor)
        record(actor, "preparation.fasting", obj=f"exam:{row.exam_id}", detail={"minutes": length})
        _tell(row)
        return clock_row


def remove_cannula(preparation_id: int, *, actor: Actor) -> Preparation:
    """Said twice it stays with the first."""
    with transaction.atomic():
        row = _lock(preparation_id)
        if row.iv_at is None:
            raise Refused(Reason("safety.no_cannula", severity="error"))
        if row.iv_removed_at is None:
            row.iv_removed_at, row.iv_removed_by = clock.now(), actor.name
            row.version += 1
            row.save()
            record(actor, "preparation.iv_removed", obj=f"exam:{row.exam_id}")
            _tell(row)
        return row


def start_sedation(
    exam_id: int,
    *,
    drug: str,
    dose: str,
    route: str,
    ordered_by: str,
    check_every_min: int,
    actor: Actor,
    escort: str = "",
) -> Sedation:
    """One at a time; the watch starts with it."""
    with transaction.atomic():
        lock_state(exam_id)
        if Sedation.objects.filter(exam_id=exam_id, recovered_at=None).exists():
            raise Refused(Reason("safety.sedated_already", severity="error"))
        exam = get_exam(exam_id)
        row = Sedation.objects.create(
            exam_id=exam_id,
            drug=drug.strip(),
            dose=dose.strip(),
            route=route,
            ordered_by=ordered_by.strip(),
            escort=escort.strip(),
            check_every_min=check_every_min,
            given_at=clock.now(),
            given_by=actor.name,
        )
        record(actor, "sedation.given", obj=f"exam:{exam_id}", patient_id=exam.patient_id, detail={"drug": row.drug})
        return row


def end_sedation(sedation_id: int, *, actor: Actor, note: str = "") -> Sedation:
    with transaction.atomic():
        row = Sedation.objects.select_for_update(of=("self",)).filter(pk=sedation_id).first()
        if row is None:
            raise NotFound("safety.sedation_unknown")
        if row.recovered_at is None:
            row.recovered_at, row.recovered_by, row.recovery_note = clock.now(), actor.name, note.strip()
            row.save(update_fields=["recovered_at", "recovered_by", "recovery_note"])
            record(actor, "sedation.recovered", obj=f"exam:{row.exam_id}", patient_id=get_exam(row.exam_id).patient_id)
        return row


def check_recovered(exam_id: int) -> None:
    """Nobody is let go asleep."""
    standing = Sedation.objects.filter(exam_id=exam_id, recovered_at=None).first()
    if standing:
        raise Refused(Reason("safety.not_recovered", {"drug": standing.drug}, severity="error"))


def _lock(preparation_id: int) -> Preparation:
    row = Preparation.objects.select_for_update(of=("self",)).filter(pk=preparation_id).first()
    if row is None:
        raise NotFound("safety.preparation_unknown")
    return row


def _tell(row: Preparation) -> None:
    publish(PreparationMoved(row.exam_id, row.site_id, row.lane), aggregate=f"exam:{row.exam_id}")
