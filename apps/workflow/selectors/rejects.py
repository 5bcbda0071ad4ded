"""Rejects and repeats of an exam, and what they are counted against."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from apps.workflow.engine.states import ClockSource, Stamp
from apps.workflow.models import ExamChange, ExamStamp, ImageReject


@dataclass(frozen=True)
class RejectCount:
    exam_id: int
    kind: str
    reason: str
    by: str
    device_code: str
    modality: str
    n_images: int


@dataclass(frozen=True)
class PerformedExam:
    """`by`: the person who finished or started it; empty when only the scanner said so."""

    exam_id: int
    by: str
    device_code: str
    modality: str


def list_rejects(exam_id: int) -> QuerySet[ImageReject]:
    return ImageReject.objects.filter(exam_id=exam_id).order_by("-id")


def list_deviations(exam_id: int) -> QuerySet[ExamChange]:
    return ExamChange.objects.filter(exam_id=exam_id, kind="deviation").order_by("-id")


@dataclass(frozen=True)
class Comment:
    """What somebody wrote beside an act: at vetting, at a hold, a question, an emergency start."""

    kind: str
    note: str
    by: str
    at: datetime


def list_comments(exam_id: int) -> list[Comment]:
    rows = ExamChange.objects.filter(exam_id=exam_id, kind="action", is_undone=False).exclude(note="").order_by("id")
    return [Comment(*row) for row in rows.values_list("trigger", "note", "actor_name", "at")[:50]]


def find_performer(exam_id: int) -> tuple[str, str] | None:
    """Id and name of the person who finished, else started the scan; None when only the scanner said so."""
    acts = ExamChange.objects.filter(exam_id=exam_id, kind="action", is_undone=False, trigger__in=["finish", "start"])
    acts = acts.filter(source=ClockSource.PERSON).exclude(actor_id="").order_by("trigger", "-id")
    return acts.values_list("actor_id", "actor_name").first()


def count_rejects(*, since: datetime, until: datetime, sites: Collection[int] | None) -> list[RejectCount]:
    """Not voided ones of the time [since, until)."""
    rows = ImageReject.objects.filter(at__gte=since, at__lt=until, void_at=None)
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    names = ("exam_id", "kind", "reason", "by", "device_code", "modality")
    return [RejectCount(*row) for row in rows.order_by().values_list(*names).annotate(n=Sum("n_images"))]


def list_rejects_of(
    *, since: datetime, until: datetime, sites: Collection[int] | None, column: str, group: str, modality: str = ""
) -> QuerySet[ImageReject]:
    """Those that `count_rejects` counts with this value of a column (reason, by, device_code, modality), with their exams, newest first."""
    rows = ImageReject.objects.filter(at__gte=since, at__lt=until, void_at=None).filter(**{column: group})
    rows = rows if sites is None else rows.filter(site_id__in=sites)
    rows = rows.filter(modality=modality) if modality else rows
    return rows.select_related("exam").order_by("-at", "-id")


def list_performed(
    *, since: datetime, until: datetime, sites: Collection[int] | None, modalities: Collection[str] | None = None
) -> Iterator[PerformedExam]:  # fmt: skip
    """Exams whose scan ended in the time [since, until), each once, with its performer and scanner."""
    ended = ExamStamp.objects.filter(kind=Stamp.FINISHED, is_void=False, at__gte=since, at__lt=until)
    if sites is not None:
        ended = ended.filter(exam__site_id__in=sites)
    if modalities is not None:
        ended = ended.filter(exam__modality__in=modalities)
    own = {"exam_id": OuterRef("exam_id"), "is_void": False, "source": ClockSource.PERSON}
    people = ExamStamp.objects.filter(**own, kind__in=[Stamp.FINISHED, Stamp.STARTED]).order_by("kind", "-id")
    rows = ended.order_by("exam_id", "-id").distinct("exam_id").annotate(who=Subquery(people.values("actor_name")[:1]))
    for row in rows.values_list("exam_id", "who", "exam__slot_device_code", "exam__modality").iterator():
        yield PerformedExam(row[0], row[1] or "", row[2], row[3])
