"""Who reads what at present, and who may read how much more."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from apps.common.policy import get_policy
from apps.directory.public import list_people_with
from apps.reporting.engine.allocation import AllocationRules, Case, Reader
from apps.reporting.models import Assignment, ReaderProfile
from apps.workflow.public import ExamFacts


@dataclass(frozen=True)
class ReaderRow:
    id: str
    name: str
    sites: frozenset[int] | None
    may_verify: bool
    subspecialties: tuple[str, ...] = ()
    max_open: int = 0
    is_available: bool = False
    n_open: int = 0
    load: float = 0.0


def find_assignments(exam_ids: Iterable[int]) -> dict[int, Assignment]:
    """The open one of each exam that has one."""
    return {row.exam_id: row for row in Assignment.objects.filter(exam_id__in=list(exam_ids), ended_at=None)}


def list_exams_of_reader(reader_id: str) -> list[int]:
    return list(Assignment.objects.filter(reader_id=reader_id, ended_at=None).values_list("exam_id", flat=True))


def read_rules(site_id: int | None = None) -> AllocationRules:
    rules = get_policy("reporting.allocation", site_id=site_id).payload
    return AllocationRules(rules["subspecialties"], rules["work_units"], rules["urgent_rank"])


def list_readers(*, sites: Collection[int] | None = None) -> list[ReaderRow]:
    """Everybody who may write reports at one of these sites, by name, with what they have open."""
    units = read_rules().work_units
    profiles = {str(row.user_id): row for row in ReaderProfile.objects.all()}
    n_open: dict[str, int] = defaultdict(int)
    load: dict[str, float] = defaultdict(float)
    for reader_id, modality in Assignment.objects.filter(ended_at=None).values_list("reader_id", "modality"):
        n_open[reader_id] += 1
        load[reader_id] += units.get(modality, 1.0)
    verifiers = {str(user.id) for user, _ in list_people_with("report.sign")}
    rows = []
    for user, reach in list_people_with("report.write"):
        if sites is not None and reach is not None and not reach & set(sites):
            continue
        row = ReaderRow(str(user.id), user.name, reach, str(user.id) in verifiers)
        if profile := profiles.get(row.id):
            row = replace(
                row,
                subspecialties=tuple(profile.subspecialties),
                max_open=profile.max_open,
                is_available=profile.is_available,
            )
        rows.append(replace(row, n_open=n_open[row.id], load=load[row.id]))
    return sorted(rows, key=lambda row: (row.name, row.id))


def to_reader(row: ReaderRow) -> Reader:
    return Reader(row.id, row.sites, frozenset(row.subspecialties), row.max_open, row.n_open, row.load, row.may_verify)


def make_cases(exams: Iterable[ExamFacts]) -> list[Case]:
    """Exams as the engine sees them, each with who let it lie before."""
    exams = list(exams)
    past = Assignment.objects.filter(
        exam_id__in=[exam.id for exam in exams], end__in=[Assignment.End.IDLE, Assignment.End.RETURNED]
    )
    let_go: dict[int, set[str]] = defaultdict(set)
    for exam_id, reader_id in past.values_list("exam_id", "reader_id"):
        let_go[exam_id].add(reader_id)
    return [
        Case(
            exam.id,
            exam.site_id,
            exam.modality,
            exam.body_part,
            exam.priority_rank,
            exam.report_due_at or exam.due_at,
            frozenset(let_go[exam.id]),
        )
        for exam in exams
    ]
