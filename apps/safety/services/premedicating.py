"""Premedication: ordered by a physician from the policy's regimens; its clock follows the slot."""

from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.directory.public import list_users_with_role
from apps.safety.engine.premedication import list_dose_times, list_regimens
from apps.safety.models import Premedication
from apps.safety.selectors.rules import get_rules
from apps.safety.services.assessing import lock_state, reassess_exam
from apps.workflow.public import ExamFacts, get_exam


def order_premedication(exam_id: int, *, regimen: str, actor: Actor) -> Premedication:
    """Replaces a regimen ordered before. Raises NotFound for one that the policy does not hold."""
    with transaction.atomic():
        lock_state(exam_id)
        exam = get_exam(exam_id)
        rules = get_rules("premedication", site_id=exam.site_id)
        plan = rules.payload["regimens"].get(regimen)
        if plan is None:
            raise NotFound("safety.regimen_unknown", regimen=regimen)
        _check_in_time(regimen, rules.payload["regimens"], starts_at=exam.slot_start)
        Premedication.objects.filter(exam_id=exam_id, cancelled_at=None).update(cancelled_at=clock.now())
        row = Premedication.objects.create(
            exam_id=exam_id,
            regimen=regimen,
            hours_before=plan["hours_before"],
            policy_version=rules.label,
            ordered_by=actor.name,
            ordered_at=clock.now(),
        )
        set_dose_clock(exam_id)
        record(actor, "safety.premedication_ordered", obj=f"exam:{exam_id}", patient_id=exam.patient_id)
        reassess_exam(exam_id, cause="verdict_changed", by=actor)
        row.refresh_from_db()
        return row


def confirm_premedication(exam_id: int, *, actor: Actor) -> Premedication:
    """Somebody asked: it was taken as told."""
    with transaction.atomic():
        lock_state(exam_id)
        row = Premedication.objects.select_for_update(of=("self",)).filter(exam_id=exam_id, cancelled_at=None).first()
        if row is None:
            raise NotFound("safety.regimen_unknown", regimen="")
        if row.taken_at is None:
            row.taken_at, row.taken_noted_by = clock.now(), actor.name
            row.save(update_fields=["taken_at", "taken_noted_by"])
            record(actor, "safety.premedication_taken", obj=f"exam:{exam_id}")
            reassess_exam(exam_id, cause="verdict_changed", by=actor)
        return row


def set_dose_clock(exam_id: int) -> None:
    """First dose time from the slot as it is now; empty without a slot. A clock that moved is told to the people who give it."""
    with transaction.atomic():
        row = Premedication.objects.select_for_update(of=("self",)).filter(exam_id=exam_id, cancelled_at=None).first()
        if row is None:
            return
        exam = get_exam(exam_id)
        slot, before = exam.slot_start, row.first_dose_at
        row.first_dose_at = list_dose_times(tuple(row.hours_before), starts_at=slot)[0] if slot else None
        if row.first_dose_at == before:
            return
        row.save(update_fields=["first_dose_at"])
        if before is not None and row.taken_at is None:
            _tell_moved(exam, row)


def _check_in_time(regimen: str, regimens: dict, *, starts_at: datetime | None) -> None:
    """Too late for a regimen means that only those which still fit are ordered."""
    fitting = list_regimens(regimens, at=starts_at, now=clock.now()) if starts_at else list(regimens)
    if regimen not in fitting:
        names = [f"safety.regimen_{code}" for code in fitting]
        raise Refused(
            Reason(
                "safety.regimen_too_late", {"regimen": f"safety.regimen_{regimen}", "instead": names}, severity="error"
            )
        )


def _tell_moved(exam: ExamFacts, row: Premedication) -> None:
    is_late = row.first_dose_at is not None and row.first_dose_at < clock.now()
    code = "late" if is_late else "moved" if row.first_dose_at else "unbooked"
    reason = Reason(
        f"safety.premedication_clock_{code}",
        {
            "patient": exam.patient.name,
            "accession": exam.accession,
            "regimen": f"safety.regimen_{row.regimen}",
            "first_dose_at": row.first_dose_at.isoformat() if row.first_dose_at else "",
        },
        severity="block" if is_late else "warning",
    )
    people = list_users_with_role("nurse", "radiologist", site_id=exam.site_id)
    notify({user.id for user in people}, reason, link=f"/safety/exams/{exam.id}", severity=reason.severity)
