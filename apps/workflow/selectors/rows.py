"""Exams as plain rows: one query brings an exam with everything its facts are made of, however many exams are asked for."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Coalesce, JSONObject

from apps.directory.public import IdentifierFacts, PatientFacts, list_identifier_rows
from apps.workflow.engine.states import FACET_STARTS, LAST_COUNTS, ClockSource, Stamp
from apps.workflow.models import Exam, ExamFacet, ExamStamp, Step
from apps.workflow.selectors.facts import ExamFacts, StepFacts

COLUMNS = (
    "id", "accession", "accession_issuer", "state", "site_id", "modality", "laterality",
    "contrast_planned", "protocol", "patient_class", "reason_for_exam", "received_at", "due_at", "scan_due_at",
    "report_due_at", "slot_start", "slot_device_code", "is_held", "needs_isolation", "version", "order_id", "repeat_offset_days",
    "site__code", "priority__code", "priority__rank",
    "exam_type__code", "exam_type__names", "exam_type__duration_min", "exam_type__body_part",
    "order__encounter__location", "order__encounter__ended_at", "order__encounter__visit_number", "order__referrer_name", "order__referrer_id",
    "order__placer_issuer", "order__placer_number", "order__ordered_at",
    "patient__name", "patient__name_pinyin", "patient__name_latin", "patient__family_name", "patient__given_name",
    "patient__sex", "patient__birth_date", "patient__mrn", "patient__phone", "patient__is_unknown", "patient__version",
    "patient__language",
)  # fmt: skip
NESTED = ("living_id", "identifier_rows", "step_rows", "facet_rows", "stamp_rows")


def list_fact_rows() -> QuerySet:
    """Named tuples; filter, order and cut them like any queryset of exams."""
    return _plan_rows().all()


@cache
def _plan_rows() -> QuerySet:
    """Never evaluated itself: it is made once because making it costs as much as asking it."""
    own = {"exam": OuterRef("pk")}
    steps, facets = Step.objects.filter(**own).order_by("id"), ExamFacet.objects.filter(**own).order_by("id")
    stamps = ExamStamp.objects.filter(**own, is_void=False).order_by("at", "id")
    nested = {
        # of a record merged a moment ago whose exams have yet to follow, the living one: its allergies are there already
        "living_id": Coalesce("patient__merged_into_id", "patient_id"),
        "identifier_rows": _gather(list_identifier_rows(OuterRef("patient_id")), "issuer", "type", "value"),
        "step_rows": _gather(steps, "id", "sps_id", "study_instance_uid", "requested_procedure_id"),
        "facet_rows": _gather(facets, "facet", "value"),
        "stamp_rows": _gather(stamps, "kind", "at", "source"),
    }
    return Exam.objects.annotate(**nested).values_list(*COLUMNS, *NESTED, named=True)


def _gather(rows: QuerySet, *columns: str) -> ArraySubquery:
    return ArraySubquery(rows.values(whole=JSONObject(**{c: c for c in columns})))


def make_exam_facts(row: Any, *, allowed_actions: tuple[str, ...]) -> ExamFacts:
    stamps = fold_stamp_rows(row.stamp_rows)
    return ExamFacts(
        id=row.id,
        accession=row.accession,
        issuer=row.accession_issuer,
        state=row.state,
        allowed_actions=allowed_actions,
        patient_id=row.living_id,
        patient=_make_patient_facts(row),
        site_id=row.site_id,
        site_code=row.site__code,
        exam_type_code=row.exam_type__code,
        exam_type_names=row.exam_type__names,
        duration_min=row.exam_type__duration_min,
        modality=row.modality,
        body_part=row.exam_type__body_part,
        laterality=row.laterality,
        contrast=row.contrast_planned,
        protocol=row.protocol,
        priority_code=row.priority__code,
        priority_rank=row.priority__rank,
        patient_class=row.patient_class,
        location="" if row.order__encounter__ended_at else row.order__encounter__location,
        visit_number=row.order__encounter__visit_number,
        reason_for_exam=row.reason_for_exam,
        referrer_name=row.order__referrer_name,
        referrer_id=str(row.order__referrer_id) if row.order__referrer_id else None,
        order_id=row.order_id,
        repeat_offset_days=row.repeat_offset_days,
        placer_issuer=row.order__placer_issuer,
        placer_number=row.order__placer_number,
        ordered_at=row.order__ordered_at,
        received_at=row.received_at,
        due_at=row.due_at,
        scan_due_at=row.scan_due_at,
        report_due_at=row.report_due_at,
        slot_start=row.slot_start,
        slot_device_code=row.slot_device_code,
        is_held=row.is_held,
        version=row.version,
        needs_isolation=row.needs_isolation,
        steps=tuple(
            StepFacts(s["id"], s["sps_id"], s["study_instance_uid"], s["requested_procedure_id"]) for s in row.step_rows
        ),
        facets={**FACET_STARTS, **read_facets(row)},
        stamps={kind: datetime.fromisoformat(s["at"]) for kind, s in stamps.items()},
        stamp_sources={kind: s["source"] for kind, s in stamps.items()},
    )


def _make_patient_facts(row: Any) -> PatientFacts:
    return PatientFacts(
        id=row.living_id,
        name=row.patient__name,
        name_pinyin=row.patient__name_pinyin,
        name_latin=row.patient__name_latin,
        family_name=row.patient__family_name,
        given_name=row.patient__given_name,
        sex=row.patient__sex,
        birth_date=row.patient__birth_date,
        identifiers=tuple(IdentifierFacts(**i) for i in row.identifier_rows),
        mrn=row.patient__mrn,
        phone=row.patient__phone,
        is_unknown=row.patient__is_unknown,
        version=row.patient__version,
        language=row.patient__language,
    )


def read_facets(row: Any) -> dict[str, str]:
    return {f["facet"]: f["value"] for f in row.facet_rows}


def has_mpps(row: Any) -> bool:
    return any(s["source"] == ClockSource.MPPS for s in row.stamp_rows)


def fold_stamp_rows(rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """One stamp a kind, of rows in time order: the first, or the last where only the last counts."""
    folded: dict[str, Mapping[str, Any]] = {}
    for stamp in rows:
        if stamp["kind"] not in folded or Stamp(stamp["kind"]) in LAST_COUNTS:
            folded[stamp["kind"]] = stamp
    return folded
