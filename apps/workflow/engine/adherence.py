"""How the department kept its own triage: of each priority class how many scans began by their due time, and how long they took."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import fmean, median


@dataclass(frozen=True)
class TriagedExam:
    """`moves`: (from rank, to rank) of each time it was triaged again; a lower rank is more urgent."""

    priority_code: str
    rank: int
    received_at: datetime
    due_at: datetime | None
    scanned_at: datetime | None
    is_off: bool = False
    moves: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class ClassAdherence:
    """`judged` are those whose due time has passed or who were scanned: `kept` of them in time. Days as the sources count them."""

    priority_code: str
    received: int
    off: int
    judged: int
    kept: int
    late_open: int
    open: int
    no_target: int
    raised: int
    lowered: int
    mean_days: float | None
    median_days: float | None
    p90_days: float | None


def judge_adherence(exams: Iterable[TriagedExam], *, now: datetime) -> list[ClassAdherence]:
    """One row a class, the most urgent first. Who was called off is counted and not judged."""
    classes: dict[tuple[int, str], list[TriagedExam]] = defaultdict(list)
    for exam in exams:
        classes[exam.rank, exam.priority_code].append(exam)
    return [_judge_class(code, rows, now) for (_, code), rows in sorted(classes.items())]


def _judge_class(code: str, rows: Sequence[TriagedExam], now: datetime) -> ClassAdherence:
    live = [row for row in rows if not row.is_off]
    aimed = [row for row in live if row.due_at is not None]
    judged = [row for row in aimed if row.scanned_at is not None or row.due_at < now]
    waits = sorted((row.scanned_at - row.received_at) / timedelta(days=1) for row in live if row.scanned_at)
    moves = [move for row in rows for move in row.moves]
    return ClassAdherence(
        priority_code=code,
        received=len(rows),
        off=len(rows) - len(live),
        judged=len(judged),
        kept=sum(row.scanned_at is not None and row.scanned_at <= row.due_at for row in judged),
        late_open=sum(row.scanned_at is None for row in judged),
        open=len(aimed) - len(judged),
        no_target=len(live) - len(aimed),
        raised=sum(after < before for before, after in moves),
        lowered=sum(after > before for before, after in moves),
        mean_days=round(fmean(waits), 2) if waits else None,
        median_days=round(median(waits), 2) if waits else None,
        p90_days=round(waits[ceil(len(waits) * 0.9) - 1], 2) if waits else None,
    )
