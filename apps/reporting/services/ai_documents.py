"""Results of models that come as structured reports among the images: taken for the products that the policy knows."""

import logging
from typing import Any

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Refused
from apps.common.policy import get_policy
from apps.imaging.public import ModelReport, get_study, list_model_reports
from apps.reporting.models import AiResult
from apps.reporting.services.ai_results import take_ai_result
from apps.workflow.public import ExamFacts, get_exam

log = logging.getLogger("radflow.reporting")
INTAKE = Actor.system("ai-documents")


def take_ai_documents(study_id: int) -> int:
    """One result a product, version and exam; asked again it changes nothing. How many were new."""
    reports = list_model_reports(study_id)
    if not reports:
        return 0
    exams = [get_exam(link.exam_id) for link in get_study(study_id).links.all()]
    return sum(_take(exam, report) for exam in exams for report in reports)


def _take(exam: ExamFacts, report: ModelReport) -> bool:
    if AiResult.objects.filter(exam_id=exam.id, document_uid=report.sop_uid).exists():
        return False
    known = _find_product(exam, report.product)
    if known is None:
        log.info("no role for the product %r of %s in reporting.ai", report.product, report.sop_uid)
        return False
    try:
        take_ai_result(
            exam,
            product=report.product,
            version=report.version,
            vendor=report.vendor,
            role=known["role"],
            target=known["target"],
            is_positive=report.is_positive,
            document_uid=report.sop_uid,
            findings=[
                {"label": mark.label, "probability": mark.probability, "sop_uid": mark.sop_uid} for mark in report.marks
            ],
            actor=INTAKE,
        )
    except (Conflict, Refused) as said:  # the same version has spoken of this exam before: its first word stands
        log.info("%s not taken: %s", report.sop_uid, said)
        return False
    return True


def _find_product(exam: ExamFacts, product: str) -> dict[str, Any] | None:
    """A report says neither what its model looks for nor in which role it is used here: the department does."""
    rows = get_policy("reporting.ai", site_id=exam.site_id).payload["products"]
    return next((row for row in rows if row["product"].casefold() == product.casefold()), None)
