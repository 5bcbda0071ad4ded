"""Exams whose report was verified in a period, with the stamps that are asked for: folded by the database, one row an exam."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Min, Q, QuerySet

from apps.workflow.engine.states import LAST_COUNTS, Stamp
from apps.workflow.models import Exam, ExamStamp

MOST = 50_000
Sites = Collection[int] | None


@dataclass(frozen=True, slots=True)
class VerifiedRow:
    exam_id: int
    accession: str
    site_id: int
    modality: str
    patient_class: str
    priority_code: str
    report_due_at: datetime | None
    stamps: dict[str, datetime]


@dataclass(frozen=True)
class Punctuality:
    """Reports verified for the first time in a period; `n_unknown` had no due time."""

    in_time: int
    late: int
    n_unknown: int


def list_verified_rows(
    *, start: datetime, end: datetime, sites: Sites, kinds: Collection[str], modality: str = ""
) -> list[VerifiedRow]:
    """Exams with a verification in [start, end), newest first and at most 50,000 of them, with their stamps of these kinds."""
    exams = _list_verified(start, end, sites, modality).order_by("-id")
    asked = sorted(kinds)
    folded = {f"at_{kind}": _fold(kind) for kind in asked}
    columns = ("id", "accession", "site_id", "modality", "patient_class", "priority__code", "report_due_at")
    rows = exams.annotate(**folded).values_list(*columns, *folded)[:MOST]
    return [
        VerifiedRow(*row[: len(columns)], {kind: at for kind, at in zip(asked, row[len(columns) :]) if at is not None})
        for row in rows
    ]


def count_verified_left_out(*, start: datetime, end: datetime, sites: Sites, modality: str = "") -> int:
    """How many `list_verified_rows` leaves out because there are too many."""
    return max(0, _list_verified(start, end, sites, modality).count() - MOST)


def count_verified_in_time(*, start: datetime, end: datetime, sites: Sites) -> Punctuality:
    found = _list_first_verified(start, end, sites).aggregate(
        n=Count("id"),
        late=Count("id", filter=Q(first_at__gt=F("report_due_at"))),
        unknown=Count("id", filter=Q(report_due_at=None)),
    )
    return Punctuality(found["n"] - found["late"] - found["unknown"], found["late"], found["unknown"])


def list_verified_late(*, start: datetime, end: datetime, sites: Sites, most: int) -> list[tuple[int, str, datetime]]:
    """Exam, accession and when it was verified, too late; the newest first."""
    rows = _list_first_verified(start, end, sites).filter(first_at__gt=F("report_due_at")).order_by("-first_at", "-id")
    return list(rows.values_list("id", "accession", "first_at")[:most])


def _list_first_verified(start: datetime, end: datetime, sites: Sites) -> QuerySet[Exam]:
    rows = _list_verified(start, end, sites).annotate(first_at=_fold(Stamp.VERIFIED))
    return rows.filter(first_at__gte=start)


def _list_verified(start: datetime, end: datetime, sites: Sites, modality: str = "") -> QuerySet[Exam]:
    verified = ExamStamp.objects.filter(kind=Stamp.VERIFIED, at__gte=start, at__lt=end, is_void=False)
    exams = Exam.objects.filter(pk__in=verified.values("exam_id"))
    exams = exams.filter(modality=modality) if modality else exams
    return exams if sites is None else exams.filter(site_id__in=sites)


def _fold(kind: str) -> Min | Max:
    """As `fold_stamp_rows` says: the first of a kind, or the last where only the last counts."""
    earliest_or_last = Max if Stamp(kind) in LAST_COUNTS else Min
    return earliest_or_last("stamps__at", filter=Q(stamps__kind=kind, stamps__is_void=False))
