"""The columns of an export and where each comes from. Their meaning in words is `research.column.<name>`."""

from dataclasses import dataclass
from enum import StrEnum

from apps.research.engine.terms import Table


class Type(StrEnum):
    TEXT = "text"
    TIME = "time"
    NUMBER = "number"


@dataclass(frozen=True)
class Column:
    name: str
    type: Type
    source: str
    unit: str = ""


def _text(name: str, source: str) -> Column:
    return Column(name, Type.TEXT, source)


def _time(name: str, source: str) -> Column:
    return Column(name, Type.TIME, source, "UTC")


def _number(name: str, source: str, unit: str = "") -> Column:
    return Column(name, Type.NUMBER, source, unit)


WHO = (_text("subject", "directory.Patient"), _text("exam", "workflow.Exam"))
FREE_TEXT = (
    _text("technique", "reporting.ReportVersion.technique"),
    _text("findings", "reporting.ReportVersion.findings"),
    _text("impression", "reporting.ReportVersion.impression"),
)
COLUMNS: dict[str, tuple[Column, ...]] = {
    Table.EXAMS: (
        *WHO,
        _time("received_at", "workflow.Exam.received_at"),
        _time("performed_at", "workflow.ExamStamp started"),
        _text("age", "directory.Patient.birth_date"),
        _text("sex", "directory.Patient.sex"),
        _text("patient_class", "workflow.Exam.patient_class"),
        _text("site", "workflow.Exam.site"),
        _text("modality", "workflow.Exam.modality"),
        _text("exam_type", "directory.ExamType.code"),
        _text("body_part", "directory.ExamType.body_part"),
        _text("side", "workflow.Exam.laterality"),
        _text("contrast_planned", "workflow.Exam.contrast_planned"),
        _text("priority", "directory.PriorityClass.code"),
        _text("state", "workflow.Exam.state"),
    ),
    Table.TIMELINE: (
        *WHO,
        _text("event", "workflow.ExamStamp.kind"),
        _time("at", "workflow.ExamStamp.at"),
        _number("minutes_since_received", "workflow.ExamStamp.at - workflow.Exam.received_at", "min"),
        _text("clock_source", "workflow.ExamStamp.source"),
    ),
    Table.REPORTS: (
        *WHO,
        _number("report_version", "reporting.ReportVersion.number"),
        _text("version_kind", "reporting.ReportVersion.kind"),
        _time("signed_at", "reporting.ReportVersion.signed_at"),
        _text("language", "reporting.Report.lang"),
        _number("is_positive", "reporting.ReportVersion.is_positive", "0/1"),
        _number("is_critical", "reporting.Report.is_critical", "0/1"),
    ),
    Table.DOSES: (
        *WHO,
        _text("dose_modality", "imaging.DoseRecord.modality"),
        _time("dose_at", "imaging.DoseRecord.started_at"),
        _number("irradiations", "imaging.DoseRecord.n_events"),
        _number("dlp_mgy_cm", "imaging.DoseRecord.total_dlp", "mGy.cm"),
        _number("ctdivol_mgy", "imaging.DoseRecord.max_ctdivol", "mGy"),
        _number("dap_gym2", "imaging.DoseRecord.total_dap_gym2", "Gy.m2"),
        _number("reference_point_gy", "imaging.DoseRecord.total_rp_gy", "Gy"),
        _number("agd_left_mgy", "imaging.DoseRecord.agd_left_mgy", "mGy"),
        _number("agd_right_mgy", "imaging.DoseRecord.agd_right_mgy", "mGy"),
        _number("activity_mbq", "imaging.DoseRecord.activity_mbq", "MBq"),
        _number("effective_dose_msv", "imaging.DoseRecord.effective_dose_msv", "mSv"),
        _number("weight_kg", "imaging.DoseRecord.weight_kg", "kg"),
    ),
    Table.CONTRAST: (
        *WHO,
        _text("agent", "safety.ContrastAgent.code"),
        _text("injection_kind", "safety.Injection.kind"),
        _time("given_at", "safety.Injection.at"),
        _number("volume_ml", "safety.Injection.volume_ml", "mL"),
        _number("rate_ml_per_s", "safety.Injection.rate_ml_per_s", "mL/s"),
        _number("saline_ml", "safety.Injection.saline_ml", "mL"),
        _text("route", "safety.Injection.route"),
    ),
    Table.REACTIONS: (
        *WHO,
        _text("reaction_kind", "safety.Reaction.confirmed_kind, else chosen_kind"),
        _text("reaction_grade", "safety.Reaction.confirmed_grade, else chosen_grade"),
        _number("is_confirmed", "safety.Reaction.confirmed_at", "0/1"),
        _time("reaction_at", "safety.Reaction.started_at"),
        _text("outcome", "safety.Reaction.outcome_code"),
    ),
    Table.MEASUREMENTS: (
        *WHO,
        _text("lesion", "reporting.Lesion"),
        _text("lesion_role", "reporting.Lesion.role"),
        _number("is_node", "reporting.Lesion.is_node", "0/1"),
        _text("reading_state", "reporting.LesionReading.state"),
        _number("size_mm", "reporting.LesionReading.size_mm", "mm"),
        _time("measured_exam_at", "reporting.LesionReading.exam_at"),
    ),
}


def list_columns(table: str, *, with_text: bool) -> tuple[Column, ...]:
    return COLUMNS[table] + (FREE_TEXT if with_text and table == Table.REPORTS else ())
