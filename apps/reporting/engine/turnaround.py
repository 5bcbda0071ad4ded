"""How long the stages of an exam took: median and 90th percentile by group, on the wall or in working hours."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

# Stages of reading, each from one stamp to another; the wider intervals are the workflow's own.
STAGES: tuple[tuple[str, str, str], ...] = (
    ("waiting", "arrived", "started"),
    ("scan", "started", "finished"),
    ("transfer", "finished", "images_complete"),
    ("unread", "images_complete", "report_opened"),
    ("writing", "report_opened", "verified"),
    ("countersign", "preliminary", "verified"),
    ("reporting", "finished", "verified"),
    ("delivery", "verified", "delivered"),
    ("turnaround", "finished", "delivered"),
    ("whole", "received", "delivered"),
)
GROUPS = ("modality", "priority", "patient_class", "site", "weekday", "hour")


@dataclass(frozen=True, slots=True)
class TimedExam:
    exam_id: int
    accession: str
    group: str
    site: str
    stamps: Mapping[str, datetime]
    report_due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    exam_id: int
    accession: str
    group: str
    minutes: float
    is_late: bool | None
    """Verified after its due time; None without a due time or without a verification."""


@dataclass(frozen=True)
class Summary:
    group: str
    n: int
    median_min: float
    p90_min: float
    n_due: int
    n_late: int


def find_ends(stage: str) -> tuple[str, str]:
    return next((a, b) for code, a, b in STAGES if code == stage)


def measure(
    exams: Sequence[TimedExam],
    *,
    stage: str,
    working_min: Callable[[str, datetime, datetime], float] | None = None,
) -> list[Measured]:
    """One row for each exam that has both ends; `working_min(site, a, b)` counts working hours, else the wall does.

    An end before its start comes of two clocks that differ: it counts as no time, not as less than none.
    """
    start, end = find_ends(stage)
    found = []
    for exam in exams:
        if start not in exam.stamps or end not in exam.stamps:
            continue
        a, b = exam.stamps[start], exam.stamps[end]
        minutes = working_min(exam.site, a, b) if working_min else (b - a) / timedelta(minutes=1)
        verified = exam.stamps.get("verified")
        late = None if exam.report_due_at is None or verified is None else verified > exam.report_due_at
        found.append(Measured(exam.exam_id, exam.accession, exam.group, round(max(0.0, minutes), 1), late))
    return found


def summarise(rows: Sequence[Measured]) -> list[Summary]:
    """By group, in the order of the groups' names."""
    by_group: dict[str, list[Measured]] = defaultdict(list)
    for row in rows:
        by_group[row.group].append(row)
    return [_summarise(group, by_group[group]) for group in sorted(by_group)]


def summarise_all(rows: Sequence[Measured]) -> Summary | None:
    """None instead of zeros when there is nothing."""
    return _summarise("", rows) if rows else None


def _summarise(group: str, rows: Sequence[Measured]) -> Summary:
    median, p90 = np.percentile([row.minutes for row in rows], [50, 90])
    due = [row for row in rows if row.is_late is not None]
    return Summary(
        group, len(rows), round(float(median), 1), round(float(p90), 1), len(due), sum(bool(row.is_late) for row in due)
    )
