"""Earlier exams of the patient as the report checks know them: the day of each, and the text of the newest reports."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.db.models import F, OuterRef, Subquery

from apps.directory.public import get_site
from apps.qc.public import PriorReport
from apps.reporting.models import ReportExam, ReportVersion
from apps.workflow.public import ExamFacts, list_exams_of_patient

TEXTS = 5
_SCANNED = ("acquired", "reported", "delivered", "discontinued")


def list_prior_reports(exams: Sequence[ExamFacts]) -> tuple[PriorReport, ...]:
    """Newest first. Every scanned exam of the patient is a day that may be compared with; texts are those of this site alone."""
    own = {exam.id for exam in exams}
    others = [e for e in list_exams_of_patient(exams[0].patient_id) if e.id not in own and e.state in _SCANNED]
    if not others:
        return ()
    zone = ZoneInfo(get_site(exams[0].site_id).time_zone)
    texts = _find_texts([e.id for e in others if e.site_id == exams[0].site_id])
    rows = [
        PriorReport(
            (exam.stamps.get("started") or exam.stamps.get("finished") or exam.received_at)
            .astimezone(zone)
            .date()
            .isoformat(),
            exam.modality,
            exam.body_part,
            *texts.get(exam.id, ("", "")),
        )
        for exam in others
    ]
    return tuple(sorted(rows, key=lambda row: row.date, reverse=True))


def _find_texts(exam_ids: list[int]) -> dict[int, tuple[str, str]]:
    """Findings and impression of the last signed version, of the newest few."""
    last = ReportVersion.objects.filter(report_id=OuterRef("report_id")).order_by("-number").values("id")[:1]
    links = ReportExam.objects.filter(exam_id__in=exam_ids, report__first_signed_at__isnull=False)
    rows = (
        links.annotate(last=Subquery(last))
        .filter(report__versions=F("last"))
        .order_by("-report__first_signed_at")
        .values_list("exam_id", "report__versions__findings", "report__versions__impression")
    )
    return {exam_id: (findings, impression) for exam_id, findings, impression in rows[:TEXTS]}
