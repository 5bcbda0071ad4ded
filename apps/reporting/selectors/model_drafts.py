"""Drafts of models: those of an exam, and how models did that draft."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.db.models import QuerySet

from apps.common.kernel.errors import NotFound
from apps.common.kernel.proportions import compute_wilson
from apps.reporting.engine.drafting import DraftKind, DraftOutcome
from apps.reporting.models import ModelDraft
from apps.reporting.selectors.ai_results import SHOWN, AiCase

# What a count of the table leads to.
MARKS = ("differs", "unaudited", *DraftOutcome)


@dataclass(frozen=True)
class DraftingRow:
    """One model and kind of text; a share without a draft that was used has no value."""

    author: str
    kind: str
    n: int
    n_differs: int
    n_unaudited: int
    n_unchanged: int
    n_edited: int
    n_unused: int
    unchanged_share: float | None
    unchanged_interval: tuple[float, float] | None
    median_kept: float | None


def find_patient_draft(version_id: int) -> ModelDraft | None:
    """The newest that nobody has settled, of a version's words for the patient."""
    return ModelDraft.objects.filter(version_id=version_id, outcome="").order_by("-id").first()


def list_drafts_of_exam(exam_id: int) -> list[ModelDraft]:
    """Drafted reports, the newest first."""
    return list(ModelDraft.objects.filter(exam_id=exam_id, kind=DraftKind.REPORT).order_by("-id")[:20])


def get_draft_row(draft_id: int) -> ModelDraft:
    """Raises NotFound."""
    draft = ModelDraft.objects.filter(pk=draft_id).first()
    if draft is None:
        raise NotFound("reporting.draft_missing", draft=draft_id)
    return draft


def list_drafting(*, start: datetime, end: datetime, sites: Collection[int] | None) -> list[DraftingRow]:
    """One row a model and kind, in their order, of drafts asked for or handed in within [start, end)."""
    names = ("author", "kind", "verdict", "outcome", "kept_share")
    by_author: dict[tuple[str, str], list[tuple]] = {}
    for author, kind, *rest in _list_ready(start, end, sites).values_list(*names):
        by_author.setdefault((author, kind), []).append(tuple(rest))
    return [_count(*key, by_author[key]) for key in sorted(by_author)]


def _count(author: str, kind: str, rows: list[tuple]) -> DraftingRow:
    verdicts, outcomes = [row[0] for row in rows], [row[1] for row in rows]
    unchanged, edited = outcomes.count(DraftOutcome.UNCHANGED), outcomes.count(DraftOutcome.EDITED)
    used = unchanged + edited
    kept = [row[2] for row in rows if row[2] is not None]
    return DraftingRow(
        author,
        kind,
        len(rows),
        verdicts.count("differs"),
        verdicts.count("unaudited"),
        unchanged,
        edited,
        outcomes.count(DraftOutcome.UNUSED),
        unchanged / used if used else None,
        compute_wilson(unchanged, used) if used else None,
        median(kept) if kept else None,
    )


def list_drafting_cases(
    *, author: str, kind: str, mark: str, start: datetime, end: datetime, sites: Collection[int] | None
) -> list[AiCase]:
    """Exams behind a count, at most 200, the newest first."""
    rows = _list_ready(start, end, sites).filter(author=author, kind=kind)
    rows = rows.filter(outcome=mark) if mark in tuple(DraftOutcome) else rows.filter(verdict=mark)
    return [AiCase(*row) for row in rows.order_by("-id").values_list("exam_id", "exam__accession", "asked_at")[:SHOWN]]


def _list_ready(start: datetime, end: datetime, sites: Collection[int] | None) -> QuerySet[ModelDraft]:
    rows = ModelDraft.objects.filter(asked_at__gte=start, asked_at__lt=end, state=ModelDraft.State.READY)
    return rows if sites is None else rows.filter(site_id__in=sites)
