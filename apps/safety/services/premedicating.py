"""Premedication: ordered by a physician from the policy's regimens; its clock follows the slot."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.safety.engine.premedication import list_dose_times
from apps.safety.models import Premedication
from apps.safety.selectors.rules import get_rules
from apps.safety.services.assessing import lock_state, reassess_exam
from apps.workflow.public import get_exam


def order_premedication(exam_id: int, *, regimen: str, actor: Actor) -> Premedication:
    """Replaces a regimen ordered before. Raises NotFound for one that the policy does not hold."""
    with transaction.atomic():
        lock_state(exam_id)
        exam = get_exam(exam_id)
        rules = get_rules("premedication", site_id=exam.site_id)
        plan = rules.payload["regimens"].get(regimen)
        if plan is None:
            raise NotFound("safety.regimen_unknown", regimen=regimen)
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
    """First dose time from the slot as it is now; empty without a slot."""
    row = Premedication.objects.select_for_update(of=("self",)).filter(exam_id=exam_id, cancelled_at=None).first()
    if row is None:
        return
    slot = get_exam(exam_id).slot_start
    row.first_dose_at = list_dose_times(tuple(row.hours_before), starts_at=slot)[0] if slot else None
    row.save(update_fields=["first_dose_at"])
