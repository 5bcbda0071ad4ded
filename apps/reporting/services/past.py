"""Reports of the system that was here before: signed there, read here as priors. Nobody is told, nothing is checked anew."""

from datetime import datetime

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.reporting.engine.states import ReportState, VersionKind
from apps.reporting.models import Report, ReportExam, ReportVersion
from apps.workflow.public import get_exam, note_past_report


@transaction.atomic
def record_past_report(
    exam_id: int,
    *,
    findings: str,
    impression: str,
    technique: str = "",
    author_name: str,
    signer_name: str = "",
    signed_at: datetime,
    lang: str = "zh",
    actor: Actor,
) -> int:
    """Id of the report, final, of an exam that was taken over. Raises NotFound, Invalid, Refused (reported already).

    Author and signer are names: their accounts were another system's. `engine_version` stays empty: our rules did not see the text.
    """
    if signed_at > clock.now():
        raise Invalid({"signed_at": Reason("workflow.time_in_future", severity="error")})
    exam = get_exam(exam_id)
    note_past_report(exam_id, signed_at=signed_at, actor=actor)
    report = Report.objects.create(
        patient_id=exam.patient_id, site_id=exam.site_id, modality=exam.modality, state=ReportState.FINAL, lang=lang,
        author_id="", author_name=author_name, started_at=signed_at, first_signed_at=signed_at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            ReportExam.objects.create(report=report, exam_id=exam_id)
    except IntegrityError:
        raise Refused(Reason("reporting.exam_reported", {"accession": exam.accession}, "error")) from None
    ReportVersion.objects.create(
        report=report, number=1, kind=VersionKind.FINAL, technique=technique, findings=findings, impression=impression,
        author_id="", author_name=author_name, signer_id="", signer_name=signer_name or author_name, signed_at=signed_at,
        engine_version="",
    )  # fmt: skip
    record(
        actor, "report.taken_over", obj=f"report:{report.pk}", patient_id=exam.patient_id, detail={"exam": exam_id}
    )  # fmt: skip
    return report.pk
