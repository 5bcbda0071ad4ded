"""An emergency at the scanner's door: patient (known or nobody knows), order, arrival, in one act."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.devices.public import find_devices
from apps.directory.public import get_exam_type
from apps.workflow.engine.states import Action, PatientClass
from apps.workflow.models import Exam
from apps.workflow.selectors.exams import find_order_exams
from apps.workflow.selectors.facts import ExamFacts
from apps.workflow.selectors.floor import list_presets, pick_row
from apps.workflow.services.ordering import place_order
from apps.workflow.services.pathway import request

ISSUER = "radflow-door"


def admit_unscheduled(
    *,
    site_id: int,
    device_code: str,
    client_id: str,
    actor: Actor,
    patient_id: int | None = None,
    sex: str = "U",
    preset: str = "",
    exam_type_code: str = "",
    reason: str = "",
    laterality: str = "",
) -> ExamFacts:
    """The exam, arrived at this scanner; the same client id again gives the same one. Raises Invalid.

    Without `patient_id` the patient gets a temporary identity. `preset` is one of the site's reasons, or an exam type and words.
    """
    known = find_order_exams(ISSUER, client_id)
    if known:
        if known[0].site_id != site_id:
            raise Conflict("common.stale", current={})
        return known[0]
    device = find_devices([device_code]).get(device_code)
    if device is None or device.room.site_id != site_id:
        raise Invalid({"device_code": Reason("workflow.choice_unknown", {"value": device_code[:40]}, "error")})
    code, words = _choose(site_id, device.modality, preset, exam_type_code, reason)
    priority = get_policy("workflow.unscheduled", site_id=site_id).payload["priority"]
    with transaction.atomic():
        exam = place_order(
            patient_id=patient_id,
            unknown_sex=sex,
            site_id=site_id,
            patient_class=PatientClass.EMERGENCY,
            exam_type_codes=[code],
            priority=priority,
            reason=words,
            referrer_name=actor.name,
            placer_number=client_id,
            placer_issuer=ISSUER,
            laterality=laterality,
            actor=actor,
        )[0]
        Exam.objects.filter(pk=exam.id).update(slot_device_code=device_code)
        record(
            actor, "exam.admit_unscheduled", obj=f"exam:{exam.id}", patient_id=exam.patient_id,
            detail={"device": device_code, "exam_type": code, "is_unknown": patient_id is None},
        )  # fmt: skip
        return request(exam.id, Action.CHECK_IN, actor=actor)


def _choose(site_id: int, modality: str, preset: str, exam_type_code: str, reason: str) -> tuple[str, str]:
    if preset:
        row = pick_row(list_presets(site_id, modality), preset, field="preset")
        return row["exam_type"], reason.strip() or " / ".join(row["names"].values())
    exam_type = get_exam_type(exam_type_code)
    if exam_type.modality != modality:
        raise Invalid({"exam_type_code": Reason("workflow.other_modality", {"exam": exam_type.names}, "error")})
    if not reason.strip():
        raise Invalid({"reason": Reason("workflow.reason_needed", severity="error")})
    return exam_type.code, reason.strip()
