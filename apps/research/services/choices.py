"""What the builder offers: every criterion with its values and their words, of this department."""

from typing import Any

from apps.common.kernel.words import LANGUAGES, render_code
from apps.directory.public import list_exam_types, list_sites
from apps.research.engine.criteria import CRITERIA, Kind
from apps.research.models import Project
from apps.research.services.flow_words import say_value
from apps.workflow.public import ExamState, PatientClass

FIXED: dict[str, tuple[str, ...]] = {
    "side": ("L", "R", "B", ""),
    "sex": ("M", "F", "O", "U"),
    "patient_class": tuple(PatientClass),
    "state": tuple(ExamState),
    "priority": ("stat", "urgent", "soon", "routine"),
    "reaction_grade": ("mild", "moderate", "severe"),
    "quality_grade": ("pass", "defect", "fail"),
}


def list_choices(project: Project) -> list[dict[str, Any]]:
    return [
        {"code": one.code, "kind": one.kind, "names": {language: render_code(f"research.criterion.{one.code}", language) for language in LANGUAGES}, "choices": _list(one.code, project)}
        for one in CRITERIA.values()
    ]  # fmt: skip


def _list(code: str, project: Project) -> list[dict[str, Any]]:
    if CRITERIA[code].kind != Kind.CHOICE:
        return []
    if code == "site":
        return [{"value": s.code, "names": s.name} for s in list_sites() if s.id in project.site_ids]
    types = list_exam_types()
    if code == "exam_type":
        return [{"value": one.code, "names": one.names} for one in types]
    if code in ("modality", "body_part", "contrast_planned"):
        field = "contrast" if code == "contrast_planned" else code
        return [_say(code, value) for value in sorted({getattr(one, field) for one in types})]
    return [_say(code, value) for value in FIXED[code]]


def _say(code: str, value: str) -> dict[str, Any]:
    return {"value": value, "names": {language: say_value(code, value, language) for language in LANGUAGES}}
