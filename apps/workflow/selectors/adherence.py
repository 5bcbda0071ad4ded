"""The exams received in a period as the triage audit judges them: three queries however many there are, and one for each class that somebody chose anew."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from apps.directory.public import get_priority
from apps.workflow.engine.adherence import TriagedExam
from apps.workflow.engine.states import Action, ExamState, Stamp
from apps.workflow.models import Exam, ExamChange, ExamStamp

MOST = 50_000
OFF = (ExamState.CANCELLED, ExamState.NO_SHOW)
SCANNED_BY = (Stamp.STARTED, Stamp.IMAGES_FIRST, Stamp.FINISHED)
"""Who has no start has images, or at least an end."""


def list_triaged(
    *, start: datetime, end: datetime, sites: Collection[int] | None, modality: str = ""
) -> list[TriagedExam]:
    """Received in [start, end), newest first and at most 50,000; later exams of a repeated order have days of their own and are left out."""
    exams = Exam.objects.filter(received_at__gte=start, received_at__lt=end, repeat_offset_days=0)
    if sites is not None:
        exams = exams.filter(site_id__in=sites)
    if modality:
        exams = exams.filter(modality=modality)
    columns = ("id", "priority__code", "priority__rank", "received_at", "scan_due_at", "state")
    rows = list(exams.order_by("-received_at", "-id").values_list(*columns)[:MOST])
    ids = [row[0] for row in rows]
    scanned, moves = _list_scanned(ids), _list_moves(ids)
    return [
        TriagedExam(code, rank, received_at, due_at, scanned.get(pk), state in OFF, tuple(moves.get(pk, ())))
        for pk, code, rank, received_at, due_at, state in rows
    ]


def _list_scanned(ids: list[int]) -> dict[int, datetime]:
    stamps = ExamStamp.objects.filter(exam_id__in=ids, kind__in=SCANNED_BY, is_void=False)
    first: dict[int, datetime] = {}
    for exam_id, at in stamps.order_by("at").values_list("exam_id", "at"):
        first.setdefault(exam_id, at)
    return first


def _list_moves(ids: list[int]) -> dict[int, list[tuple[int, int]]]:
    """Vetting and triage again, each from one class to another."""
    changes = ExamChange.objects.filter(exam_id__in=ids, trigger__in=(Action.RETRIAGE, Action.VET), is_undone=False)
    found = defaultdict(list)
    rows = list(changes.filter(detail__has_keys=["previous_priority", "priority"]).values_list("exam_id", "detail"))
    codes = {detail[name] for _, detail in rows for name in ("previous_priority", "priority")}
    ranks = {code: get_priority(code).rank for code in codes}
    for exam_id, detail in rows:
        found[exam_id].append((ranks[detail["previous_priority"]], ranks[detail["priority"]]))
    return found
