"""Orders come in: once per placer number, each exam with its accession number, step and study UID."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid
from apps.common.kernel.ids import new_uid
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import (
    ExamTypeFacts,
    PatientFacts,
    find_user_grants,
    get_exam_type,
    get_patient,
    get_priority,
    get_site,
    record_precaution,
    register_patient,
)
from apps.workflow.engine.states import Action, ClockSource, ExamState, PatientClass, Stamp
from apps.workflow.events import OrderPlaced
from apps.workflow.models import Encounter, Exam, Order, Step
from apps.workflow.selectors.exams import find_order_exams, list_exams_of_order
from apps.workflow.selectors.facts import ExamFacts
from apps.workflow.services.changes import add_stamp, save_change
from apps.workflow.services.effects import check_laterality
from apps.workflow.services.processing import plan_processing

MOST_REPEATS = 12
"""Exams of one repeated order; a longer series is ordered anew when its doctor has seen the first ones."""


def place_order(
    *,
    patient_id: int | None = None,
    unknown_sex: str = "",
    site_id: int,
    patient_class: str,
    exam_type_codes: Sequence[str],
    priority: str,
    reason: str = "",
    referrer_name: str = "",
    referrer_id: Any = None,
    placer_number: str | None = None,
    placer_issuer: str | None = None,
    ordered_at: datetime | None = None,
    laterality: str | None = None,
    visit_number: str = "",
    location: str = "",
    department: str = "",
    accession: str | None = None,
    repeat_times: int = 1,
    repeat_days: int = 0,
    precaution: str = "",
    precaution_note: str = "",
    note: str = "",
    actor: Actor,
) -> list[ExamFacts]:
    """The exams of the order; the same (issuer, placer number) again returns those that stand. Raises Invalid, NotFound.

    `accession` is one the orderer gave (for a single exam); else the department numbers by a database sequence.
    Without `patient_id` a person nobody can name gets a temporary identity, of `unknown_sex`, with the order.
    `precaution` is the isolation that the orderer asks for: it is the patient's, for this and every other exam.
    `note` is what else the orderer wrote; it stands in the timeline of each exam.
    `repeat_times` of one exam every `repeat_days` days are as many exams of this order, each due from its own day on.
    """
    site = get_site(site_id)
    issuer = placer_issuer or site.issuer
    if placer_number and (known := find_order_exams(issuer, placer_number)):
        return known
    types = _check_types(exam_type_codes, laterality, patient_class, accession)
    _check_repeat(repeat_times, repeat_days, types, accession)
    _check_referrer(referrer_id)
    if patient_id is None and not unknown_sex:
        raise Invalid({"patient_id": Reason("workflow.patient_needed", severity="error")})
    urgency = get_priority(priority)
    try:
        with transaction.atomic():
            patient = _find_person(patient_id, unknown_sex, actor)
            encounter = _open_encounter(patient.id, site_id, patient_class, visit_number, location)
            order = Order.objects.create(
                encounter=encounter,
                placer_issuer=issuer if placer_number else "",
                placer_number=placer_number or "",
                priority_id=urgency.id,
                reason=reason,
                referrer_id=referrer_id or None,
                referrer_name=referrer_name[:128],
                department=department[:64],
                ordered_at=ordered_at or clock.now(),
                received_at=clock.now(),
            )
            exams = [
                _create_exam(
                    order, t, site.issuer, laterality or "", accession, actor, offset_days=n * repeat_days, note=note
                )
                for t in types
                for n in range(repeat_times)
            ]
            if precaution:
                source = actor.name if actor.kind == "system" else "order"
                record_precaution(patient.id, kind=precaution, note=precaution_note, source=source, actor=actor)
            publish(OrderPlaced(order.id, [e.id for e in exams]), aggregate=f"order:{order.id}")
            record(
                actor, "order.placed", obj=f"order:{order.id}", patient_id=patient.id,
                detail={"exams": [e.accession for e in exams], "placer": placer_number or ""},
            )  # fmt: skip
    except IntegrityError:
        known = find_order_exams(issuer, placer_number or "")
        if known:  # the same order came twice at the same moment: the other one won
            return known
        raise Conflict("workflow.accession_taken", accession=accession or "") from None
    return list_exams_of_order(order.id)


def _find_person(patient_id: int | None, unknown_sex: str, actor: Actor) -> PatientFacts:
    if patient_id is not None:
        return get_patient(patient_id)
    return register_patient(actor=actor, sex=unknown_sex, is_unknown=True)


def _check_types(
    codes: Sequence[str], laterality: str | None, patient_class: str, accession: str | None
) -> list[ExamTypeFacts]:
    if not codes:
        raise Invalid({"exam_type_codes": Reason("workflow.exam_needed", severity="error")})
    if patient_class not in set(PatientClass):
        raise Invalid({"patient_class": Reason("workflow.class_unknown", {"value": str(patient_class)[:20]}, "error")})
    if accession and (len(codes) > 1 or len(accession) > 16):
        raise Invalid({"accession": Reason("workflow.accession_unusable", {"accession": accession[:40]}, "error")})
    check_laterality(laterality or "")
    types = [get_exam_type(code) for code in codes]
    for t in types:
        if t.laterality_rule == "required" and not laterality:
            raise Invalid({"laterality": Reason("workflow.laterality_needed", {"exam": t.names}, "error")})
    return types


def _check_repeat(times: int, days: int, types: Sequence[ExamTypeFacts], accession: str | None) -> None:
    """One exam is repeated, at a distance of days, and numbered by the department."""
    if times == 1:
        return
    if len(types) > 1 or accession:
        raise Invalid({"repeat_times": Reason("workflow.repeat_one_exam", {}, "error")})
    if not 1 < times <= MOST_REPEATS or not 1 <= days <= 366:
        raise Invalid({"repeat_days": Reason("workflow.repeat_needs_days", {"most": MOST_REPEATS}, "error")})


def _check_referrer(referrer_id: Any) -> None:
    """Only an account that is there can be shown the result."""
    if referrer_id and find_user_grants(referrer_id) is None:
        raise Invalid({"referrer_id": Reason("workflow.referrer_unknown", severity="error")})


def _open_encounter(patient_id: int, site_id: int, patient_class: str, visit_number: str, location: str) -> Encounter:
    values = {
        "patient_id": patient_id,
        "patient_class": patient_class,
        "location": location[:64],
        "opened_at": clock.now(),
    }
    if visit_number:
        row, _ = Encounter.objects.get_or_create(site_id=site_id, visit_number=visit_number, defaults=values)
        if row.patient_id == patient_id:
            return row
        raise Invalid({"visit_number": Reason("workflow.visit_of_another", {"visit": visit_number}, "error")})
    return Encounter.objects.create(site_id=site_id, **values)


def _create_exam(
    order: Order,
    exam_type: ExamTypeFacts,
    issuer: str,
    laterality: str,
    accession: str | None,
    actor: Actor,
    *,
    offset_days: int = 0,
    note: str = "",
) -> Exam:
    number = _next_exam_id()
    encounter = order.encounter
    exam = Exam(
        id=number,
        order=order,
        accession=accession or f"{clock.now():%y}{number:09d}",
        accession_issuer=issuer,
        exam_type_id=exam_type.id,
        patient_id=encounter.patient_id,
        site_id=encounter.site_id,
        priority_id=order.priority_id,
        patient_class=encounter.patient_class,
        modality=exam_type.modality,
        laterality="" if exam_type.laterality_rule == "none" else laterality,
        contrast_planned=exam_type.contrast,
        reason_for_exam=order.reason,
        received_at=order.received_at,
        repeat_offset_days=offset_days,
    )
    exam.save(force_insert=True)
    Step.objects.create(
        exam=exam, sps_id=f"S{number}-1"[:16], study_instance_uid=new_uid(), requested_procedure_id=f"R{number}"[:16]
    )
    add_stamp(exam, Stamp.RECEIVED, at=order.received_at, source=_source(actor), actor=actor)
    save_change(
        exam, "fact", "order_received", ExamState.REQUESTED, at=order.received_at, source=_source(actor), actor=actor,
        note=note,
    )  # fmt: skip
    _vet_by_rule(exam)
    return exam


def _vet_by_rule(exam: Exam) -> None:
    """Modalities outside the vetting list are accepted at once; the policy version is kept with the stamp."""
    policy = get_policy("workflow.pathway", site_id=exam.site_id)
    if exam.modality in policy.payload["needs_vetting"]:
        return
    machine, now = Actor.system("vetting rule"), clock.now()
    exam.state = ExamState.VETTED
    add_stamp(exam, Stamp.VETTED, at=now, source=ClockSource.SYSTEM, actor=machine)
    save_change(
        exam, "action", Action.VET, ExamState.REQUESTED, at=now, source=ClockSource.SYSTEM, actor=machine,
        detail={"policy": policy.label},
    )  # fmt: skip
    plan_processing(exam)


def _next_exam_id() -> int:
    """From the sequence behind the table's own key: unique without a lock, and the accession number is made of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('workflow_exam', 'id'))")
        return cursor.fetchone()[0]


def _source(actor: Actor) -> str:
    return {"person": ClockSource.PERSON, "machine": ClockSource.MESSAGE}.get(actor.kind, ClockSource.SYSTEM)
