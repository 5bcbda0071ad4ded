from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render_code
from apps.common.policy import get_policy
from apps.reporting.engine.recist import (
    Assessment,
    Criteria,
    Lesion,
    Reading,
    ReadingState,
    Response,
    Role,
    assess,
    find_baseline_faults,
    find_limits,
)
from apps.reporting.engine.templates import WORDS
from apps.reporting.models import FollowUp, LesionReading, Report


@dataclass(frozen=True)
class PointFacts:
    exam_id: int
    at: datetime
    is_this: bool
    assessment: Assessment


@dataclass(frozen=True)
class LesionTable:
    """The open follow-up of the patient of a report: rows of lesions, columns of exams in order of time."""

    started_at: datetime | None = None
    points: list[PointFacts] = field(default_factory=list)
    lesions: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Reason] = field(default_factory=list)
    summary: str = ""
    pr_below_mm: float | None = None
    pd_from_mm: float | None = None
    policy_version: str = ""


def get_lesion_table(report: Report) -> LesionTable:
    """Whole, whatever the site of an exam: without all sizes the smallest sum would be wrong."""
    policy = get_policy("reporting.recist", site_id=report.site_id)
    follow_up = FollowUp.objects.filter(patient_id=report.patient_id, closed_at__isnull=True).first()
    if follow_up is None:
        return LesionTable(policy_version=policy.label)
    rows = list(follow_up.lesions.prefetch_related("readings"))
    by_exam: dict[int, dict[int, Reading]] = {}
    times: dict[int, datetime] = {}
    for row in rows:
        for one in row.readings.all():
            by_exam.setdefault(one.exam_id, {})[row.number] = _to_reading(one)
            times[one.exam_id] = one.exam_at
    exams = sorted(by_exam, key=lambda exam: (times[exam], exam))
    lesions = [Lesion(row.number, row.organ, row.is_node, Role(row.role)) for row in rows]
    criteria = Criteria(**policy.payload)
    points = [by_exam[exam] for exam in exams]
    own = {link.exam_id for link in report.links.all()}
    done = [
        PointFacts(exam, times[exam], exam in own, one)
        for exam, one in zip(exams, assess(lesions, points, criteria), strict=True)
    ]
    partial, progress = find_limits([point.assessment for point in done], criteria)
    return LesionTable(
        started_at=follow_up.started_at,
        points=done,
        lesions=[_to_row(row) for row in rows],
        faults=find_baseline_faults(lesions, points[0], criteria) if points else [],
        summary=write_summary(done, report.lang),
        pr_below_mm=partial,
        pd_from_mm=progress,
        policy_version=policy.label,
    )


def write_summary(points: list[PointFacts], lang: str) -> str:
    """The sentence for the report: of its own exam; empty at the baseline or without targets."""
    own = next((point.assessment for point in points if point.is_this), None)
    if own is None or own.overall == Response.NONE:
        return ""
    words = WORDS[lang]
    overall = render_code(f"reporting.response_{own.overall}", words)
    if own.sum_mm is None or own.baseline_mm is None or own.nadir_mm is None:
        return render_code("reporting.recist_overall", words, {"overall": overall})
    facts = {
        "sum": f"{own.sum_mm:.1f}",
        "baseline": f"{own.baseline_mm:.1f}",
        "nadir": f"{own.nadir_mm:.1f}",
        "change": "–" if own.from_baseline_pct is None else f"{own.from_baseline_pct:+.1f}%",
        "overall": overall,
    }
    return render_code("reporting.recist_summary", words, facts)


def _to_reading(row: LesionReading) -> Reading:
    return Reading(ReadingState(row.state), float(row.size_mm) if row.size_mm is not None else None)


def _to_row(row) -> dict[str, Any]:
    readings = sorted(row.readings.all(), key=lambda one: one.exam_at)
    return {
        "id": row.id,
        "number": row.number,
        "organ": row.organ,
        "label": row.label,
        "is_node": row.is_node,
        "role": row.role,
        "readings": [{"exam_id": one.exam_id, "state": one.state, "size_mm": one.size_mm} for one in readings],
    }
