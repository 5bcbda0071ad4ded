"""What a step of a cohort can ask of an exam. One criterion a line; its words are `research.criterion.<code>`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


@dataclass(slots=True)
class ExamRow:
    """What is known of one assessed exam; only what some step asks for is filled in."""

    exam_id: int
    patient_id: int
    at: datetime
    site: str = ""
    modality: str = ""
    exam_type: str = ""
    body_part: str = ""
    side: str = ""
    sex: str = ""
    age_years: int | None = None
    patient_class: str = ""
    state: str = ""
    priority: str = ""
    contrast: str = ""
    request_text: str = ""
    is_performed: bool = False
    is_reported: bool = False
    is_positive: bool | None = None
    is_critical: bool = False
    report_text: str = ""
    has_dose: bool = False
    dlp_mgy_cm: float | None = None
    ctdivol_mgy: float | None = None
    effective_dose_msv: float | None = None
    has_contrast: bool = False
    has_lesions: bool = False
    reactions: set[str] = field(default_factory=set)
    grades: set[str] = field(default_factory=set)


class Kind(StrEnum):
    CHOICE = "choice"  # {"values": [...]}
    RANGE = "range"  # {"least": number or null, "most": number or null}, both inclusive
    FLAG = "flag"  # {}
    WORDS = "words"  # {"words": [...]}: any of them, whatever its case


class Need(StrEnum):
    """A read of its own beside the exams, made only when a step asks for it."""

    STAMPS = "stamps"
    REPORT = "report"
    DOSE = "dose"
    CONTRAST = "contrast"
    REACTION = "reaction"
    GRADE = "grade"
    LESION = "lesion"


@dataclass(frozen=True)
class Criterion:
    code: str
    kind: Kind
    read: Callable[[ExamRow], Any]
    need: Need | None = None

    def matches(self, row: ExamRow, params: dict[str, Any]) -> bool:
        """What is not known matches no range and no choice."""
        value = self.read(row)
        if self.kind == Kind.FLAG:
            return bool(value)
        if self.kind == Kind.CHOICE:
            found = value if isinstance(value, (set, frozenset)) else {value}
            return not found.isdisjoint(params["values"])
        if self.kind == Kind.WORDS:
            text = value.casefold()
            return any(word.casefold() in text for word in params["words"])
        least, most = params.get("least"), params.get("most")
        return value is not None and (least is None or value >= least) and (most is None or value <= most)


CRITERIA = {
    one.code: one
    for one in (
        Criterion("modality", Kind.CHOICE, lambda row: row.modality),
        Criterion("exam_type", Kind.CHOICE, lambda row: row.exam_type),
        Criterion("body_part", Kind.CHOICE, lambda row: row.body_part),
        Criterion("side", Kind.CHOICE, lambda row: row.side),
        Criterion("site", Kind.CHOICE, lambda row: row.site),
        Criterion("sex", Kind.CHOICE, lambda row: row.sex),
        Criterion("age_years", Kind.RANGE, lambda row: row.age_years),
        Criterion("patient_class", Kind.CHOICE, lambda row: row.patient_class),
        Criterion("priority", Kind.CHOICE, lambda row: row.priority),
        Criterion("state", Kind.CHOICE, lambda row: row.state),
        Criterion("contrast_planned", Kind.CHOICE, lambda row: row.contrast),
        Criterion("request_words", Kind.WORDS, lambda row: row.request_text),
        Criterion("performed", Kind.FLAG, lambda row: row.is_performed, Need.STAMPS),
        Criterion("reported", Kind.FLAG, lambda row: row.is_reported, Need.STAMPS),
        Criterion("report_words", Kind.WORDS, lambda row: row.report_text, Need.REPORT),
        Criterion("report_positive", Kind.FLAG, lambda row: row.is_positive, Need.REPORT),
        Criterion("critical", Kind.FLAG, lambda row: row.is_critical, Need.REPORT),
        Criterion("dose_present", Kind.FLAG, lambda row: row.has_dose, Need.DOSE),
        Criterion("dlp_mgy_cm", Kind.RANGE, lambda row: row.dlp_mgy_cm, Need.DOSE),
        Criterion("ctdivol_mgy", Kind.RANGE, lambda row: row.ctdivol_mgy, Need.DOSE),
        Criterion("effective_dose_msv", Kind.RANGE, lambda row: row.effective_dose_msv, Need.DOSE),
        Criterion("contrast_given", Kind.FLAG, lambda row: row.has_contrast, Need.CONTRAST),
        Criterion("adverse_event", Kind.FLAG, lambda row: row.reactions, Need.REACTION),
        Criterion("reaction_grade", Kind.CHOICE, lambda row: row.reactions, Need.REACTION),
        Criterion("quality_grade", Kind.CHOICE, lambda row: row.grades, Need.GRADE),
        Criterion("lesion_measured", Kind.FLAG, lambda row: row.has_lesions, Need.LESION),
    )
}


def list_needs(codes: Iterable[str]) -> set[Need]:
    return {need for code in codes if (one := CRITERIA.get(code)) and (need := one.need)}
