"""Results of models on an exam, and how models did against readers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, OuterRef, QuerySet, Subquery

from apps.common.kernel.proportions import compute_wilson
from apps.common.policy import get_policy
from apps.reporting.engine.ai_performance import Judged, Performance, keep_common, rate_models
from apps.reporting.models import AiModel, AiResult, AiTruth, ReportVersion

SHOWN = 200
FAULTS = ("false_alarm", "miss")
GROUPS = ("all", "sex", "age_band", "device_code", "site")


@dataclass(frozen=True)
class AiCase:
    exam_id: int
    accession: str
    at: datetime


@dataclass(frozen=True)
class AiOfExam:
    results: list[AiResult]
    n_hidden: int


def read_ai_of_exam(exam_id: int) -> AiOfExam:
    """What may be shown, with its findings and the reader's word, as `truth`; and how much may not yet."""
    truth = AiTruth.objects.filter(exam=OuterRef("exam"), target=OuterRef("model__target")).values("is_present")
    rows = AiResult.objects.filter(exam_id=exam_id).select_related("model").prefetch_related("findings")
    rows = list(rows.annotate(truth=Subquery(truth, output_field=BooleanField(null=True))).order_by("id"))
    shown = list_shown(rows)
    return AiOfExam(shown, len(rows) - len(shown))


def list_shown(results: list[AiResult]) -> list[AiResult]:
    """Of one exam, by the policy for the model's role: before reading, or only when somebody has signed a text of the exam."""
    late = [row for row in results if _read_when(row) != "before"]
    if not late or ReportVersion.objects.filter(report__links__exam_id=late[0].exam_id).exists():
        return results
    return [row for row in results if row not in late]


def _read_when(result: AiResult) -> str:
    return get_policy("reporting.ai", site_id=result.site_id).payload["show"][result.model.role]


def list_ai_models() -> QuerySet[AiModel]:
    return AiModel.objects.order_by("target", "product", "version")


def list_performance(**asked: Any) -> list[Performance]:
    """Of the models of one target; asked as `list_judged`."""
    return rate_models(list_judged(**asked), interval=compute_wilson)


def list_ai_cases(*, model_id: int, group: str, fault: str, **asked: Any) -> list[AiCase]:
    """Exams of a row of the performance at which the model raised a false alarm or missed something; the newest first, at most 200."""
    wrong = [
        row.exam_id
        for row in list_judged(**asked)
        if (row.model_id, row.group) == (model_id, group)
        and (row.is_false_alarm if fault == "false_alarm" else row.is_miss)
    ]
    rows = AiResult.objects.filter(model_id=model_id, exam_id__in=wrong).order_by("-received_at", "-id")
    return [AiCase(*row) for row in rows.values_list("exam_id", "exam__accession", "received_at")[:SHOWN]]


def list_judged(
    *, target: str, by: str, start: datetime, end: datetime, sites: Collection[int] | None, is_common: bool
) -> list[Judged]:
    """Results of [start, end) that a reader has judged; with `is_common` of exams that every model of the target has seen."""
    truth = AiTruth.objects.filter(exam=OuterRef("exam"), target=target).values("is_present")
    rows = AiResult.objects.filter(model__target=target, received_at__gte=start, received_at__lt=end)
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    rows = rows.annotate(truth=Subquery(truth, output_field=BooleanField(null=True))).filter(truth__isnull=False)
    column = {"site": "site__code", "all": "sex"}.get(by, by)
    judged = [
        Judged(model_id, exam_id, is_positive, said, "" if by == "all" else group)
        for model_id, exam_id, is_positive, said, group in rows.values_list(
            "model_id", "exam_id", "is_positive", "truth", column
        )
    ]
    return keep_common(judged) if is_common else judged
