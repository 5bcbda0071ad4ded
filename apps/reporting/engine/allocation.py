"""Who reads what: unread exams to readers by site, subspecialty and load, the most urgent first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Case:
    exam_id: int
    site_id: int
    modality: str
    body_part: str
    rank: int
    due_at: datetime | None = None
    let_go_by: frozenset[str] = frozenset()
    """Readers who had it and let it lie: it does not go back to them by itself."""


@dataclass(frozen=True)
class Reader:
    id: str
    sites: frozenset[int] | None
    """None: every site."""
    subspecialties: frozenset[str] = frozenset()
    max_open: int = 10
    n_open: int = 0
    load: float = 0.0
    may_verify: bool = True


@dataclass(frozen=True)
class Choice:
    exam_id: int
    reader_id: str
    subspecialty: str
    """The one that spoke for this reader; empty when only the load did."""


@dataclass(frozen=True)
class AllocationRules:
    subspecialties: Sequence[Mapping[str, Any]] = ()
    """Rows with `code` and any of `modalities` and `body_parts`; the first row that fits names the exam's subspecialty."""
    work_units: Mapping[str, float] = field(default_factory=dict)
    urgent_rank: int = 0
    """Exams of this rank or more urgent go only to readers who may verify."""


def find_subspecialty(rows: Sequence[Mapping[str, Any]], *, modality: str, body_part: str) -> str:
    for row in rows:
        if modality in row.get("modalities", (modality,)) and body_part in row.get("body_parts", (body_part,)):
            return row["code"]
    return ""


def allocate(cases: Iterable[Case], readers: Sequence[Reader], rules: AllocationRules) -> list[Choice]:
    """Each case to at most one reader, none beyond `max_open`; a case that fits nobody is left out.

    Among those who may have it, one of its subspecialty comes first, then the one with the least load for their size.
    """
    open_count = {reader.id: reader.n_open for reader in readers}
    load = {reader.id: reader.load for reader in readers}
    choices = []
    for case in sorted(cases, key=_urgency):
        wanted = find_subspecialty(rules.subspecialties, modality=case.modality, body_part=case.body_part)
        fit = [r for r in readers if open_count[r.id] < r.max_open and _may_have(r, case, rules)]
        if not fit:
            continue
        best = min(fit, key=lambda r: (bool(wanted) and wanted not in r.subspecialties, load[r.id], r.id))
        open_count[best.id] += 1
        load[best.id] += rules.work_units.get(case.modality, 1.0)
        choices.append(Choice(case.exam_id, best.id, wanted if wanted in best.subspecialties else ""))
    return choices


def _may_have(reader: Reader, case: Case, rules: AllocationRules) -> bool:
    if reader.id in case.let_go_by or (reader.sites is not None and case.site_id not in reader.sites):
        return False
    return reader.may_verify or case.rank > rules.urgent_rank


def _urgency(case: Case) -> tuple[Any, ...]:
    return case.rank, case.due_at is None, case.due_at, case.exam_id
