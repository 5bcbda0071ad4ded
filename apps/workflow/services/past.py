"""Exams of the system that was here before: they enter the pathway at its end, with the times that were told.

No event is published: what was done years ago is no news to the hospital, to the queues or to quality control.
"""

import re
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.ids import new_uid
from apps.common.kernel.reason import Reason
from apps.directory.public import get_exam_type, get_patient, get_priority, get_site
from apps.workflow.engine.states import ENDED_STATES, ClockSource, ExamState, Facet, PatientClass, Stamp
from apps.workflow.models import Encounter, Exam, ExamChange, ExamFacet, ExamStamp, Order, Step
from apps.workflow.services.changes import add_stamp
from apps.workflow.services.effects import check_laterality

TRIGGER = "taken_over"
ENDS = (ExamState.DELIVERED, *ENDED_STATES)
END_STAMPS = {
    ExamState.DELIVERED: Stamp.FINISHED,
    ExamState.CANCELLED: Stamp.CANCELLED,
    ExamState.NO_SHOW: Stamp.NO_SHOW,
    ExamState.DISCONTINUED: Stamp.DISCONTINUED,
}
UID = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*))+")


@transaction.atomic
def record_past_exam(
    *,
    patient_id: int,
    site_id: int,
    exam_type_code: str,
    accession: str,
    performed_at: datetime,
    ordered_at: datetime | None = None,
    state: str = ExamState.DELIVERED,
    priority: str,
    patient_class: str = PatientClass.OUTPATIENT,
    laterality: str = "",
    reason: str = "",
    referrer_name: str = "",
    department: str = "",
    device_code: str = "",
    study_uid: str = "",
    actor: Actor,
) -> int:
    """Id of the exam. Raises Invalid, NotFound, Conflict (the accession number is another exam's)."""
    ordered = ordered_at or performed_at
    _check(accession, performed_at, ordered, state, study_uid)
    check_laterality(laterality)
    site, exam_type, patient = get_site(site_id), get_exam_type(exam_type_code), get_patient(patient_id)
    urgency = get_priority(priority)
    encounter = Encounter.objects.create(
        patient_id=patient.id, site_id=site_id, patient_class=patient_class, opened_at=ordered, ended_at=performed_at
    )
    order = Order.objects.create(
        encounter=encounter, priority_id=urgency.id, reason=reason, referrer_name=referrer_name[:128],
        department=department[:64], ordered_at=ordered, received_at=ordered,
    )  # fmt: skip
    facts: dict[str, Any] = {
        "order": order, "accession": accession, "accession_issuer": site.issuer, "exam_type_id": exam_type.id,
        "patient_id": patient.id, "site_id": site_id, "priority_id": urgency.id, "patient_class": patient_class,
        "modality": exam_type.modality, "state": state, "laterality": laterality, "contrast_planned": exam_type.contrast,
        "reason_for_exam": reason, "received_at": ordered, "slot_start": performed_at, "slot_device_code": device_code,
    }  # fmt: skip
    try:
        with transaction.atomic():
            exam = Exam.objects.create(**facts)
    except IntegrityError:
        raise Conflict("workflow.accession_taken", accession=accession) from None
    Step.objects.create(
        exam=exam, sps_id=f"S{exam.pk}-1"[:16], study_instance_uid=study_uid or new_uid(),
        requested_procedure_id=f"R{exam.pk}"[:16],
    )  # fmt: skip
    stamps = [(Stamp.RECEIVED, ordered), (END_STAMPS[ExamState(state)], performed_at)]
    for kind, at in stamps:
        add_stamp(exam, kind, at=at, source=ClockSource.SYSTEM, actor=actor)
    _note(exam, at=performed_at, actor=actor)
    record(
        actor, "exam.taken_over", obj=f"exam:{exam.pk}", patient_id=patient.id,
        detail={"accession": accession, "state": str(state)},
    )  # fmt: skip
    return exam.pk


@transaction.atomic
def note_past_report(exam_id: int, *, signed_at: datetime, actor: Actor) -> None:
    """The exam's own record of the report that came with it. Raises NotFound, Refused (not an exam that was taken over)."""
    exam = Exam.objects.select_for_update(of=("self",)).filter(pk=exam_id).first()
    if exam is None:
        raise NotFound("workflow.exam_missing", exam=exam_id)
    if exam.state != ExamState.DELIVERED or not exam.changes.filter(trigger=TRIGGER).exists():
        raise Refused(Reason("workflow.not_taken_over", {"accession": exam.accession}, "error"))
    if signed_at < exam.received_at:
        raise Invalid({"signed_at": Reason("workflow.time_before_order", severity="error")})
    for stamp in (Stamp.VERIFIED, Stamp.DELIVERED):
        ExamStamp.objects.create(
            exam=exam, kind=stamp, at=signed_at, source=ClockSource.SYSTEM, actor_name=actor.name,
            recorded_at=clock.now(),
        )  # fmt: skip
    for facet, value in ((Facet.REPORT, "signed"), (Facet.DELIVERY, "delivered")):
        ExamFacet.objects.update_or_create(
            exam=exam, facet=facet, defaults={"value": value, "at": signed_at, "source": ClockSource.SYSTEM}
        )


def _check(accession: str, performed_at: datetime, ordered: datetime, state: str, study_uid: str) -> None:
    faults = {}
    if not accession.strip() or len(accession) > 16:
        faults["accession"] = Reason("workflow.accession_unusable", {"accession": accession[:40]}, "error")
    if performed_at > clock.now():
        faults["performed_at"] = Reason("workflow.time_in_future", severity="error")
    if ordered > performed_at:
        faults["ordered_at"] = Reason("workflow.time_before_order", severity="error")
    if state not in set(ENDS):
        faults["state"] = Reason("workflow.choice_unknown", {"value": str(state)[:40]}, "error")
    if study_uid and (len(study_uid) > 64 or not UID.fullmatch(study_uid)):
        faults["study_uid"] = Reason("workflow.choice_unknown", {"value": study_uid[:40]}, "error")
    if faults:
        raise Invalid(faults)


def _note(exam: Exam, *, at: datetime, actor: Actor) -> None:
    ExamChange.objects.create(
        exam=exam, kind="fact", trigger=TRIGGER, from_state=exam.state, to_state=exam.state, at=at,
        recorded_at=clock.now(), source=ClockSource.SYSTEM, actor_id=actor.id[:64], actor_name=actor.name[:128],
    )  # fmt: skip
