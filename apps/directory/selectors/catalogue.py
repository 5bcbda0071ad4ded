import json
from collections.abc import Collection
from dataclasses import fields
from pathlib import Path

from apps.common.kernel.errors import NotFound
from apps.common.prepared import Prepared, Slot
from apps.directory.engine.patient import ExamTypeFacts, PriorityFacts
from apps.directory.models import ExamType, PriorityClass

EXAM_TYPE = Prepared(lambda: ExamType.objects.filter(code=Slot("code")).order_by())
PRIORITY = Prepared(lambda: PriorityClass.objects.filter(code=Slot("code")).order_by())
STARTER = Path(__file__).resolve().parents[1] / "data" / "exam_types.json"


def get_exam_type(code: str) -> ExamTypeFacts:
    """Also a retired type, for exams of the past; raises NotFound."""
    row = EXAM_TYPE.first(code=code)
    if row is None:
        raise NotFound("directory.exam_type_missing", exam_type=code)
    return to_exam_type_facts(row)


def to_exam_type_facts(row: ExamType) -> ExamTypeFacts:
    return ExamTypeFacts(
        id=row.id,
        code=row.code,
        modality=row.modality,
        body_part=row.body_part,
        laterality_rule=row.laterality_rule,
        names=row.names,
        duration_min=row.duration_min,
        prep=row.prep,
        contrast=row.contrast,
        loinc=row.loinc,
        is_active=row.is_active,
    )


def list_exam_types(*, modality: str | None = None) -> list[ExamTypeFacts]:
    rows = ExamType.objects.filter(is_active=True)
    return [to_exam_type_facts(r) for r in (rows.filter(modality=modality) if modality else rows)]


def list_starter_exam_types() -> list[ExamTypeFacts]:
    """The catalogue a department begins with, as its file says: no database is asked."""
    rows = json.loads(STARTER.read_text(encoding="utf-8"))
    kept = [f.name for f in fields(ExamTypeFacts) if f.name not in ("id", "is_active")]
    return [ExamTypeFacts(id=0, **{name: row[name] for name in kept}) for row in rows]


def get_priority(code: str) -> PriorityFacts:
    row = PRIORITY.first(code=code)
    if row is None:
        raise NotFound("directory.priority_missing", priority=code)
    return to_priority_facts(row)


def find_priority_by_hl7(code: str) -> PriorityFacts | None:
    """The class whose TQ1-9 code this is; the least urgent one when several share it."""
    row = PriorityClass.objects.filter(hl7=code).order_by("-rank").first()
    return to_priority_facts(row) if row else None


def to_priority_facts(row: PriorityClass) -> PriorityFacts:
    return PriorityFacts(row.id, row.code, row.rank, row.names, row.hl7, row.dicom, row.due_min)


def find_priority_ids(codes: Collection[str]) -> list[int]:
    return list(PriorityClass.objects.filter(code__in=codes).values_list("id", flat=True))


def list_priority_ids() -> list[int]:
    """Most urgent first."""
    return list(PriorityClass.objects.order_by("rank", "id").values_list("id", flat=True))
