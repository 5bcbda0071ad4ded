"""What speaks for looking at a report: told to quality control when it comes up, and again when the report is enrolled."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from apps.common.kernel import clock
from apps.qc.public import note_report_trigger
from apps.reporting.engine.pathology import Verdict
from apps.reporting.models import AiResult, AiTruth, CriticalResult, PathologyResult, Report
from apps.reporting.selectors.critical import is_late_at


def tell_signs(report_id: int, *, now: datetime) -> None:
    """A critical result that arrived late or has not arrived, pathology or a model that says something else. Twice changes nothing."""
    if CriticalResult.objects.filter(is_late_at(now), report_id=report_id).exists():
        note_report_trigger(report_id, "critical_late")
    if PathologyResult.objects.filter(report_id=report_id, verdict=Verdict.DISAGREES).exists():
        note_report_trigger(report_id, "pathology_disagrees")
    if _has_contradicted_model(report_id):
        note_report_trigger(report_id, "ai_disagrees")


def tell_signs_of_exam(exam_id: int) -> None:
    for report_id in Report.objects.filter(links__exam_id=exam_id).values_list("id", flat=True):
        tell_signs(report_id, now=clock.now())


def _has_contradicted_model(report_id: int) -> bool:
    said = AiTruth.objects.filter(exam=OuterRef("exam"), target=OuterRef("model__target"))
    against = said.exclude(is_present=OuterRef("is_positive"))
    return AiResult.objects.filter(Exists(against), exam__report_links__report_id=report_id).exists()
